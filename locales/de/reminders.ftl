# Erinnerungen: gestellt, aufgelistet, geändert, und was gesagt wird, wenn eine kommt.

too-many-reminders-in-all = Du hast schon { $most } Erinnerungen vor dir, mehr behalte ich nicht. Sag mit /reminders erst eine ab.
reminder-too-long = Das ist länger, als eine Erinnerung sein kann ({ $most } Zeichen).
remind-past = Diese Zeit ist schon vorbei. Wann soll ich dich erinnern? Zum Beispiel: /remind 3 morgen um 9 Personalabteilung anrufen
remind-too-far = Das ist mir zu weit weg. Wähle einen Tag in den nächsten zwanzig Jahren.
wait-tomorrow = Morgen
wait-three-days = In 3 Tagen
wait-next-week = In einer Woche
wait-deadline = Am Tag vor der Frist
