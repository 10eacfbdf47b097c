# Reminders: set, listed, changed, and what is said when one comes.

too-many-reminders-in-all = You have { $most } reminders to come, which is the most I keep. Call one off with /reminders first.
reminder-too-long = That is longer than a reminder can be ({ $most } characters).
remind-past = That time has gone by. When shall I remind you? For example: /remind 3 tomorrow 9:00 call HR
remind-too-far = That is too far off for me. Choose a day within the next twenty years.
wait-tomorrow = Tomorrow
wait-three-days = In 3 days
wait-next-week = In a week
wait-deadline = The day before the deadline
