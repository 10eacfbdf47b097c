# Sie rufen an: alles, was man am Telefon braucht. Und der eigene Kalender.

button-they-call = 📞 Sie rufen an
calling-title = 📞 <b>#{ $number }</b> { $name }
calling-stands = 🚩 { $where }
calling-applied = { $days ->
    [0] 📨 Heute beworben, { $day }
    [one] 📨 Gestern beworben, { $day }
   *[other] 📨 Vor { $days } Tagen beworben, { $day }
}
calling-source = Gefunden über { $source }
calling-files = 📎 { $files }
calling-gaps = ⚠️ Wird verlangt und steht nicht in deinem Profil: { $gaps }
calling-questions = <b>Frag sie</b>
calling-copy-phone = 📞 Nummer von { $who } kopieren
calling-copy-mail = ✉️ Adresse von { $who } kopieren

ask-them-pay = In welchem Rahmen liegt das Gehalt?
ask-them-remote = Wie viel der Arbeit geht von zu Hause aus?
ask-them-start = Wann würde ich anfangen?
ask-them-contract = Ist die Stelle unbefristet, und wie lang ist die Probezeit?
ask-them-hours = Wie viele Stunden sind es in der Woche, und wie frei sind sie?
ask-them-team = Mit wem würde ich arbeiten, und an wen berichten?
ask-them-training = Wie werde ich in den ersten Wochen eingearbeitet?
ask-them-holiday = Wie viele Urlaubstage gibt es?
ask-them-first-months = Was soll nach den ersten drei Monaten geschafft sein?
ask-them-next-steps = Wie geht es weiter, und bis wann entscheiden Sie?
ask-them-why-open = Warum ist die Stelle gerade frei?

command-calendar = Was ansteht, als Datei für deinen Kalender
button-in-calendar = 📅 Kalender
button-deadline-in-calendar = 📅 Frist für meinen Kalender
button-whole-calendar = 📅 Alles für meinen Kalender
calendar-file-name = jobsuche
calendar-deadline = Bewerben bis heute: { $name }
calendar-caption = 📅 { $interviews ->
    [0] {""}
    [one] 1 Gespräch.
   *[other] { $interviews } Gespräche.
} { $deadlines ->
    [0] {""}
    [one] 1 Frist.
   *[other] { $deadlines } Fristen.
} { $reminders ->
    [0] {""}
    [one] 1 Erinnerung.
   *[other] { $reminders } Erinnerungen.
} Öffne die Datei, um sie in deinen Kalender zu übernehmen; eine spätere bringt ihn auf den neuen Stand.
calendar-empty = Es steht noch nichts an: kein Gespräch, keine Frist, keine Erinnerung.
calendar-no-deadline = Ich kenne für diese Stelle keine Bewerbungsfrist.
