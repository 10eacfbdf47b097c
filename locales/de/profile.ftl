# Das Profil, und wie eine Stelle dazu passt.

command-profile = Was du kannst und dir wünschst
ask-profile = Schreib, was du kannst, sprichst und dir wünschst, wie es dir einfällt. Zum Beispiel: Python, SQL (etwas), Staplerschein, Englisch C1, 4 Jahre Pflege, remote, mindestens 50k €. /cancel bricht ab.
ask-cv = Schick mir deinen Lebenslauf als PDF oder DOCX. Ich lese ihn einmal, frage dich nach dem, was ich finde, und behalte die Datei nicht. /cancel bricht ab.
profile-empty = Dein Profil ist leer. Tippe auf „Ergänzen“ und sag mir, was du kannst und dir wünschst, oder auf „Aus dem Lebenslauf“; dann sagt jede Karte, wie die Stelle zu dir passt.
profile-title = Dein Profil
profile-skills = Kenntnisse
profile-languages = Sprachen
profile-degrees = Abschlüsse
profile-proofs = Scheine und Zertifikate
profile-experience = Erfahrung
profile-wishes = Wünsche
profile-added = { $count ->
    [one] Aufgenommen: 1 Angabe.
   *[other] Aufgenommen: { $count } Angaben.
}
profile-unread = Nicht verstanden: { $words }
profile-not-understood = Darin fand ich nichts zum Aufnehmen. Schreib Kenntnisse, Sprachen, Scheine oder Wünsche, durch Kommas getrennt.
profile-too-large = Ein Profil fasst { $most } Angaben. Nimm erst einige heraus.
profile-take-out = Tippe an, was weg soll.
profile-clear-surely = Dein ganzes Profil löschen? Deine Stellen bleiben.
knows-yes = { $name }
knows-some = { $name } (etwas)
knows-no = kein { $name }
years-in = { $years } Jahre { $subject }
years-in-all = { $years } Jahre im Beruf
education-school = Schule
education-full-school = Abitur
education-trade = Ausbildung
education-higher-trade = Meister oder Techniker
education-bachelor = Bachelor
education-master = Master
education-doctorate = Promotion

cv-proposes = <b>{ $entry }</b>: kannst du das? (noch { $left })
    <blockquote>{ $words }</blockquote>
cv-done = Das war alles.
cv-says-nothing = In der Datei fand ich keine Kenntnisse. Ist es dein Lebenslauf? Du kannst sie auch mit /profile schreiben.
answer-yes = Ja
answer-some = Etwas
answer-no = Nein
button-all-true = Alle { $left } stimmen
button-stop-here = Hier aufhören
button-take-as-cv = Es ist mein Lebenslauf
button-profile-add = Ergänzen
button-profile-cv = Aus dem Lebenslauf
button-profile-take-out = Herausnehmen
button-profile-clear = Profil löschen
button-no-wishes = ✕ alle Wünsche
button-gaps = Lücken

fit-verdict = 🎯 <b>{ $verdict }</b>: { $met } von { $musts } Muss-Punkten
fit-provisional = { $verdict } (wenig Anhalt)
fit-breaks-short = ⚠️ gegen deine Wünsche: { $wishes }
verdict-great = Passt sehr gut
verdict-good = Passt gut
verdict-fair = Passt einigermaßen
verdict-weak = Passt wenig
verdict-poor = Passt kaum
button-fit = 🎯 Wie es zu mir passt
fit-without-profile = Ohne Profil kann ich nicht sagen, wie eine Stelle passt. /profile legt eins an.
fit-met = Das hast du
fit-partly = Das hast du zum Teil
fit-missing = Das fehlt dir
fit-unclear = Das kann ich nicht sagen
fit-your-words = ← { $words }
fit-wishes = Deine Wünsche
fit-breaks = ⚠️ { $wish }: du sagst „{ $words }“, dort steht „{ $quote }“
fit-may-break = ❔ { $wish }: du sagst „{ $words }“, dort steht „{ $quote }“
fit-know-any = Kannst du etwas davon?
know-yes = { $name } ✓
know-some = etwas
know-no = nein
wish-pay = Gehalt
wish-place = Ort
wish-language = Sprache
wish-work-mode = Arbeitsort
wish-employment = Art der Anstellung

gaps-title = Was deine Stellen verlangen und du nicht hast
no-gaps = Nichts, soweit ich sehe.
gap-stands-in = { $jobs ->
    [one] • <b>{ $name }</b> steht in 1 deiner Stellen ({ $numbers })
   *[other] • <b>{ $name }</b> steht in { $jobs } deiner Stellen ({ $numbers })
}
gap-opens = { $jobs ->
    [one] • <b>{ $name }</b> steht in 1 deiner Stellen ({ $numbers }); es ist der einzige Muss-Punkt, der dir dort fehlt
   *[other] • <b>{ $name }</b> steht in { $jobs } deiner Stellen ({ $numbers }); in { $opens } davon ist es der einzige Muss-Punkt, der dir fehlt
}
