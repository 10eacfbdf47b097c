# Rounds of interviews: the list, one round, what is asked for.

command-interview = Note an interview: /interview 3 3 December 14:00 with the CTO

button-rounds = 🗓 Interviews
button-add-round = Add an interview
button-round-when = 🕐 When
button-round-kind = What kind
button-round-with = 👤 With whom
button-round-where = 📍 Place or link
button-delete-round = Delete
button-move-along = Move to { $stage }
button-other-time = Or do you mean { $when }?

rounds-title = <b>#{ $number }</b> { $name }
    Interviews:
rounds-none = None yet. Add one, or write: /interview and the job’s number with the time.
round-of = 🗓 <b>#{ $number }</b> { $name }
round-kept = Noted.
round-deleted = Deleted.
round-was = ✓ That lies behind you.
round-hour-missing = I know the day alone. Tap When to add the hour, and I’ll remind you two hours before.
round-until = { $when } until { $end }
round-which-kind = What is it, at { $name }?
ask-round = When is the interview for { $name }, and with whom? Write it as the next message, as in: 3 December 14:00 with the CTO at https://… /cancel stops.
ask-round-when = When is the interview for { $name }? Write it as the next message, as in: Friday 14:00, or 15:30 for another hour on the same day. /cancel stops.
ask-round-with = Whom will you meet for { $name }? Write it as the next message; a dash (-) empties it. /cancel stops.
ask-round-where = Where is the interview for { $name }? Write the place or the link as the next message; a dash (-) empties it. /cancel stops.

round-usage = Write the job’s number and when it is, as in /interview 3 3 December 14:00 with the CTO.
round-unread = I see no sure time in that. Please write it as in 3 December 14:00 with the CTO.
round-time-unread = I see no sure time in that. Please write it as in 3 December 14:00, or Friday 14:00.
round-too-far = That day is too far off to be an interview’s. Please check the year.
round-too-long = That is longer than { $most } characters. Please write the time, the person and the place only.
round-gone = That interview isn’t there any more.
too-many-rounds = There are { $most } interviews on this job already. Delete one first.

timeline-round = 🗓 { $interview }
timeline-round-moved = 🗓 moved: { $interview }
timeline-round-gone = 🗓 deleted: { $interview }

# On which day a step was.

button-change-day = ✎ Change a date
button-another-day = Another day …
which-move = { $name }: which date shall I change?
which-day = { $name }: <b>{ $where }</b> since { $day }. Which day was it?
day-today = Today
day-yesterday = Yesterday
ask-day = On which day was it { $where }, { $name }? Write it as the next message, as in: last Friday, or 3 March. /cancel stops.
days-in-stage = { $days ->
    [one] {" "}– 1 day
   *[other] {" "}– { $days } days
}
days-so-far = { $days ->
    [one] {" "}– 1 day so far
   *[other] {" "}– { $days } days so far
}
day-unread = I don’t know which day that is. Please write it as in last Friday, or 3 March 2026.
day-to-come = That day is still to come. Please choose today or one before.
day-too-early = That is more than two years ago. Please check the year.
day-before-last-step = The step before that one came later. Choose a later day, or change that step’s date first.
day-after-next-step = The step after that one came earlier. Choose an earlier day, or change that step’s date first.
move-gone = That step isn’t there any more.
