# Die Einstellungen: eine Ansicht, und was von ihr aus gewählt wird.

command-settings = Sprache, Uhr, Zeiten, was du hören willst
button-settings = ⚙️ Einstellungen

settings-title = ⚙️ <b>Einstellungen</b>
settings-language = Sprache: <b>{ $name }</b>
settings-zone = Deine Uhr: <b>{ $place }</b>, jetzt { $time }
settings-push = Ich melde mich von selbst um <b>{ $hour }</b>; Erinnerungen kommen, wann du es sagst
settings-quiet = Ruhe von <b>{ $start }</b> bis <b>{ $end }</b>
settings-never-quiet = Keine Ruhezeit
settings-model = Das Modell schreibt auf: <b>{ $name }</b>
settings-kept = ✓ Gemerkt.

button-set-language = 🌐 Sprache
button-set-zone = 🕘 Meine Uhr
button-set-push = Meine Stunde
button-set-quiet = Ruhezeit
button-set-model = Sprache des Modells
button-set-weights = Was mir wichtig ist
button-quiet-until = Bis wann?
button-quiet-from = Ab wann?
quiet-never = Nie Ruhe
switch-morning = Nachricht am Morgen
switch-deadlines = Fristen
switch-follow-ups = Nachfragen
switch-interviews = Gespräche
switch-silence = Stille Stellen
settings-export = Meine Daten
settings-import = Einlesen
settings-forget = Alles löschen …

settings-choose-lang = In welcher Sprache soll ich sprechen?
button-as-app = Wie meine App ({ $name })
settings-choose-model = In welcher Sprache soll das Modell zusammenfassen?
model-as-bot = die, die ich spreche
settings-choose-push = Zu welcher Stunde deines Tages soll ich mich von selbst melden: Hinweise, Angebote, die Nachricht am Morgen?
settings-choose-from = Ab wann soll ich ruhig sein?
settings-choose-until = Bis wann soll ich ruhig sein?
hours-quiet = Um { $hour } melde ich mich, und das läge in deiner Ruhezeit von { $quiet_from } bis { $quiet_until }. Noch ist nichts geändert.
button-nearest-hour = Dann melde dich um { $hour }
button-leave-hours = Lass es, wie es ist
settings-choose-weigh = Wie wichtig ist dir das jeweils, wenn Stellen verglichen werden?
