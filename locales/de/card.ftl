# Die Karte einer Anzeige, die Ansichten einer gespeicherten Stelle, die Liste.

no-title = In der Anzeige steht kein Titel
title-at-company = { $title }, { $company }
company-without-title = { $company } (ohne Titel)

work-mode-remote = remote
work-mode-hybrid = hybrid
work-mode-onsite = vor Ort

employment-full-time = Vollzeit
employment-part-time = Teilzeit
employment-permanent = unbefristet
employment-temporary = befristet
employment-contract = freie Mitarbeit
employment-internship = Praktikum
employment-apprenticeship = Ausbildung
employment-working-student = Werkstudium
employment-volunteer = Ehrenamt

seniority-intern = Praktikum
seniority-junior = Einstieg
seniority-mid = mit Erfahrung
seniority-senior = Senior
seniority-lead = Leitung
seniority-executive = Geschäftsleitung

pay-range = { $low } – { $high } { $unit }
pay-exact = { $amount } { $unit }
pay-from = ab { $amount } { $unit }
pay-up-to = bis { $amount } { $unit }
pay-period = { $period ->
    [hour] { $amount } pro Stunde
    [day] { $amount } pro Tag
    [week] { $amount } pro Woche
    [month] { $amount } im Monat
   *[year] { $amount } im Jahr
}

deadline-open = { $days ->
    [one] Bewerben bis { $day }, noch 1 Tag
   *[other] Bewerben bis { $day }, noch { $days } Tage
}
deadline-today = Letzter Tag zum Bewerben: heute, { $day }
deadline-closed = { $days ->
    [one] Seit gestern geschlossen ({ $day })
   *[other] Seit { $days } Tagen geschlossen ({ $day })
}
deadline-from-page = { $deadline } (laut Seitendaten)

key-skills = Wichtigste Kenntnisse
you-would-do = Was du tun würdest
they-ask = Was verlangt wird
nice-to-have = Von Vorteil
they-offer = Was geboten wird
how-to-apply = So bewirbt man sich

stage-saved = Gespeichert
stage-applying = In Arbeit
stage-applied = Beworben
stage-screening = Vorauswahl
stage-interview = Gespräch
stage-offer = Angebot
stage-current = ● { $stage }

outcome-accepted = Angenommen
outcome-declined = Abgelehnt
outcome-rejected = Absage bekommen
outcome-withdrawn = Zurückgezogen
outcome-no-response = Keine Antwort
outcome-posting-closed = Anzeige geschlossen

job-standing = <b>#{ $number } · { $where }</b> · { $since }
closed-as = Geschlossen: { $outcome }
note-line = 📝 { $day }: { $note }
reminder-line = ⏰ { $when }

button-save = Speichern
button-applied = Beworben
button-not-for-me = Nichts für mich
button-full-text = Ganzer Text
button-open-link = Zur Anzeige
button-add-title = Titel ergänzen
button-undo = ↩ Rückgängig
button-note = Notiz
button-remind = Erinnern
button-more = Mehr
button-back = ‹ Zurück
button-bring-back = Zurückholen
button-delete = Löschen
button-delete-surely = Ja, löschen
button-keep = Behalten
button-jobs = Meine Stellen
button-help = Hilfe
button-example = Mit einem Beispiel probieren
button-closed-jobs = Geschlossene Stellen
button-active-jobs = Laufende Stellen
button-pending = ⏰ { $when }
button-open = Stelle öffnen
button-cancel = Abbrechen
button-read-anyway = Es ist eine Anzeige: lesen

put-aside = Weggelegt: { $name }
already-saved = Die hast du schon. Hier ist sie.
already-shown = Die hast du schon gesehen. Hier ist ihre Karte noch einmal.
more-of-job = <b>#{ $number }</b> { $name }
    Wie ging es aus, oder was möchtest du tun?
delete-surely = { $name } mit Notizen und Erinnerungen löschen? Das lässt sich nicht rückgängig machen.
job-deleted = Gelöscht: { $name }

remind-when = Wann soll ich dich an { $name } erinnern?
wait-hours = In 3 Stunden
reminder-set = Ich erinnere dich am { $when }.
reminder-called-off = Abgesagt.

saved-as = Gespeichert als #{ $number }.
moved-to = { $where }.

jobs-title = { $total ->
    [one] 1 laufende Stelle
   *[other] { $total } laufende Stellen
}
closed-jobs-title = { $total ->
    [one] 1 geschlossene Stelle
   *[other] { $total } geschlossene Stellen
}
no-jobs = Noch keine Stellen. Schick mir einen Link oder füge eine Anzeige ein und tippe auf der Karte auf „Speichern“.
no-closed-jobs = Noch ist nichts geschlossen.

ask-note = Schreib deine Notiz zu { $name } als nächste Nachricht. /cancel bricht ab.
ask-title = Wie heißt die Stelle? Schreib den Titel als nächste Nachricht. /cancel bricht ab.
note-kept = Notiert.
title-kept = Titel geändert.
full-text-of = Die ganze Anzeige von { $name }

looks-like = Sieht aus wie <b>#{ $number }</b> { $name }: dieselbe Stelle auf anderem Weg?
via = 📣 über { $channel }
button-timeline = Verlauf
button-read-again = Seite noch einmal lesen
timeline-title = <b>#{ $number }</b> { $name }
    Der Weg bisher:
timeline-title-changed = Titel geändert: { $title }
posting-changed = <b>Die Anzeige hat sich geändert</b>
change-salary = Gehalt: { $before } → { $after }
change-deadline = letzter Tag: { $before } → { $after }
change-place = Ort: { $before } → { $after }
change-must-added = neu verlangt: { $after }
change-must-dropped = nicht mehr verlangt: { $before }
still-open = Die Seite sagt dasselbe wie vorher; die Stelle ist offen.
still-closed = Laut Seite ist die Stelle geschlossen, oder die Seite ist weg.
still-uncertain = Diesmal konnte ich die Seite nicht lesen. Was du gespeichert hast, bleibt.

button-why = Warum?
button-back-to-card = Die Karte noch einmal
why-title = Worauf die Karte von { $name } steht, in den Worten der Anzeige
why-skill = Kenntnis: { $skill }
why-deadline = Letzter Tag zum Bewerben: { $day }
