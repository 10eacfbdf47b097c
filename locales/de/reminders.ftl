# Erinnerungen: gestellt, aufgelistet, geändert, und was gesagt wird, wenn eine kommt.

command-remind = Erinnerung stellen: /remind 3 morgen um 9 nachfragen
command-reminders = Alle deine Erinnerungen

# --- was nicht geht
too-many-reminders-in-all = Du hast schon { $most } Erinnerungen vor dir, mehr behalte ich nicht. Sag mit /reminders erst eine ab.
reminder-too-long = Das ist länger, als eine Erinnerung sein kann ({ $most } Zeichen). Ich kann es als Notiz behalten, und du stellst eine kürzere Erinnerung.
remind-past = Diese Zeit ist schon vorbei. Nenn mir eine, die noch kommt, etwa „morgen um 9“ oder „in 2 Stunden“.
remind-too-far = Das ist mir zu weit weg. Wähle einen Tag in den nächsten zwanzig Jahren.
remind-unread = Darin habe ich keine Zeit gefunden. Versuch: /remind 3 morgen um 9 nachfragen, /remind 3 in 2 Stunden oder /remind 3 jeden Montag um 9
remind-no-jobs = Du hast keine offene Stelle, an die ich dich erinnern könnte. Speichere erst eine.
when-unread = Darin habe ich keine Zeit gefunden. Versuch „morgen um 9“, „Freitag“, „in 2 Stunden“ oder „jeden Montag um 9“.
remind-text-gone = Ich kann nicht mehr sehen, was du dort geschrieben hast. Bitte schick es noch einmal.

# --- wann
wait-tomorrow = Morgen
wait-three-days = In 3 Tagen
wait-next-week = In einer Woche
wait-deadline = Am Tag vor Bewerbungsschluss
remind-days-begin = Ganze Tage: um { $hour } auf deiner Uhr.
button-pick-date = 📅 Datum wählen
button-in-words = In Worten
button-remind-other-time = Andere Uhrzeit
pick-day = An welchem Tag soll ich dich an { $name } erinnern?
pick-hour = <b>{ $day }</b>: Um wie viel Uhr soll ich dich an { $name } erinnern?
ask-when = Wann soll ich dich an { $name } erinnern? Schreib es, wie du es sagen würdest: „morgen um 9“, „in 2 Stunden“, „jeden Montag um 9“.
remind-which = Für welche Stelle?
remind-which-more = Für eine andere schreib ihre Nummer, etwa /remind #7 morgen um 9.

# --- gestellt, geöffnet, abgesagt
reminder-is-set = ⏰ Ich erinnere dich: <b>{ $when }</b>.
reminder-also = Oder meintest du die andere Zeit?
reminder-comes = ⏰ Kommt: <b>{ $when }</b>.
reminder-came = ⏰ Kam: { $when }.
reminder-off = ✕ Abgesagt: { $when }.
reminder-changed = Geändert.
rule-daily = { $interval ->
    [one] jeden Tag
   *[other] alle { $interval } Tage
}
rule-weekdays = { $interval ->
   *[other] montags bis freitags
}
rule-weekly = { $interval ->
    [one] jede Woche
   *[other] alle { $interval } Wochen
}
rule-monthly = { $interval ->
    [one] jeden Monat
   *[other] alle { $interval } Monate
}
rule-yearly = { $interval ->
    [one] jedes Jahr
   *[other] alle { $interval } Jahre
}
button-change = Ändern
button-change-words = Worte ändern
button-call-it-off = Absagen
button-all-reminders = Alle Erinnerungen
button-keep-as-note = Als Notiz behalten
ask-reminder-words = Was soll die Erinnerung sagen? Ein Strich lässt sie ohne Worte.

# --- alle
reminders-title = { $total ->
    [one] <b>Eine Erinnerung steht an</b>
   *[other] <b>{ $total } Erinnerungen stehen an</b>
}
reminders-entry = <b>{ $nth }. { $when }</b>
    { $what }
reminders-none = Keine Erinnerung steht an. Öffne eine Stelle und tippe auf Erinnern, oder schreib /remind 3 morgen um 9 nachfragen.

# --- wenn eine kommt
reminder-now = ⏰ Du wolltest erinnert werden: <b>{ $name }</b>
reminder-late = ⏰ Du wolltest erinnert werden, und ich bin spät dran, denn ich war nicht da: <b>{ $name }</b>
reminder-now-words = ⏰ <b>{ $words }</b>
reminder-late-words = ⏰ Ich bin spät dran, denn ich war nicht da: <b>{ $words }</b>
button-done = ✓ Erledigt
button-snooze-hour = In 1 Stunde
button-snooze-tomorrow = Morgen
button-snooze-pick = Später …
button-stop-series = Serie beenden
reminder-done = ✓ Erledigt.
reminder-again = Sie kommt wieder: { $when }.
reminder-snoozed = 💤 Ich komme darauf zurück: <b>{ $when }</b>.
reminder-stopped = ✕ Diese kommt nicht mehr.

# --- wo du lebst
zone-ask = Ist es bei dir { $time }? Dann kommen deine Erinnerungen zur richtigen Stunde.
button-zone-yes = Ja
button-zone-no = Nein
button-zone-later = Jetzt nicht
ask-zone = In welcher Stadt lebst du, oder wie spät ist es dort gerade?
zone-unread = So eine Stadt kenne ich nicht, und eine Uhrzeit habe ich darin nicht gefunden. Schreib eine große Stadt in deiner Nähe oder die Zeit auf deiner Uhr, etwa 14:35.
zone-which = Welche dieser Uhren ist deine?
zone-set = 🕘 Deine Uhr: <b>{ $place }</b>, dort ist es { $time }.
zone-moved = { $moved ->
    [one] Was ansteht, behält dort seine Uhrzeit.
   *[other] Alle { $moved } Dinge, die anstehen, behalten dort ihre Uhrzeit.
}
zone-left = Gut. Du kannst es mir jederzeit sagen: /settings
button-another-place = Ein anderer Ort
