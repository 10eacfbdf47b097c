# Reminders: set, listed, changed, and what is said when one comes.

command-remind = Set a reminder: /remind 3 tomorrow 9:00 call HR
command-reminders = All your reminders

# --- what can't be done
too-many-reminders-in-all = You have { $most } reminders to come, which is the most I keep. Call one off with /reminders first.
reminder-too-long = That is longer than a reminder can be ({ $most } characters). I can keep it as a note, and you set a shorter reminder.
remind-past = That time has gone by. Tell me one that is to come, such as “tomorrow 9:00” or “in 2 hours”.
remind-too-far = That is too far off for me. Choose a day within the next twenty years.
remind-unread = I found no time in that. Try: /remind 3 tomorrow 9:00 call HR, /remind 3 in 2 hours, or /remind 3 every Monday 9:00
remind-no-jobs = You have no job under way to be reminded of. Save one first.
when-unread = I found no time in that. Try “tomorrow 9:00”, “Friday”, “in 2 hours” or “every Monday 9:00”.
remind-text-gone = I can’t see any more what you wrote there. Please send it again.

# --- when
wait-tomorrow = Tomorrow
wait-three-days = In 3 days
wait-next-week = In a week
wait-deadline = The day before the deadline
remind-days-begin = Whole days: at { $hour } on your clock.
button-pick-date = 📅 Pick a date
button-in-words = In words
button-remind-other-time = Another time
pick-day = On which day shall I remind you of { $name }?
pick-hour = <b>{ $day }</b>: at what time shall I remind you of { $name }?
ask-when = When shall I remind you of { $name }? Write it as you would say it: “tomorrow 9:00”, “in 2 hours”, “every Monday 9:00”.
remind-which = Which job is it for?
remind-which-more = For another one write its number, as in /remind #7 tomorrow 9:00.

# --- set, opened, called off
reminder-is-set = ⏰ I’ll remind you on <b>{ $when }</b>.
reminder-also = Did you mean the other one?
reminder-comes = ⏰ Comes on <b>{ $when }</b>.
reminder-came = ⏰ Came on { $when }.
reminder-off = ✕ Called off: { $when }.
reminder-changed = Changed.
rule-daily = { $interval ->
    [one] every day
   *[other] every { $interval } days
}
rule-weekdays = { $interval ->
   *[other] Monday to Friday
}
rule-weekly = { $interval ->
    [one] every week
   *[other] every { $interval } weeks
}
rule-monthly = { $interval ->
    [one] every month
   *[other] every { $interval } months
}
rule-yearly = { $interval ->
    [one] every year
   *[other] every { $interval } years
}
button-change = Change
button-change-words = Change the words
button-call-it-off = Call off
button-all-reminders = All reminders
button-keep-as-note = Keep it as a note
ask-reminder-words = What shall the reminder say? A dash leaves it without words.

# --- all of them
reminders-title = { $total ->
    [one] <b>One reminder to come</b>
   *[other] <b>{ $total } reminders to come</b>
}
reminders-entry = <b>{ $nth }. { $when }</b>
    { $what }
reminders-none = No reminders to come. Open a job and tap Remind, or write /remind 3 tomorrow 9:00 call HR.

# --- when one comes
reminder-now = ⏰ You asked me to remind you: <b>{ $name }</b>
reminder-late = ⏰ You asked me to remind you, and I am late, for I was away: <b>{ $name }</b>
reminder-now-words = ⏰ <b>{ $words }</b>
reminder-late-words = ⏰ I am late with this, for I was away: <b>{ $words }</b>
button-done = ✓ Done
button-snooze-hour = In 1 hour
button-snooze-tomorrow = Tomorrow
button-snooze-pick = Later …
button-stop-series = Stop the series
reminder-done = ✓ Done.
reminder-again = It comes again on { $when }.
reminder-snoozed = 💤 I’ll come back to it on <b>{ $when }</b>.
reminder-stopped = ✕ This one comes no more.

# --- where you live
zone-ask = Is it { $time } where you are? Then your reminders come at the right hour.
button-zone-yes = Yes
button-zone-no = No
button-zone-later = Not now
ask-zone = Which city do you live in, or what time is it there now?
zone-unread = I know no such city, and found no time in that. Write a large city near you, or the time on your clock, such as 14:35.
zone-which = Which of these clocks is yours?
zone-set = 🕘 Your clock: <b>{ $place }</b>, where it is { $time }.
zone-moved = { $moved ->
    [one] What is to come keeps its time there.
   *[other] All { $moved } things to come keep their times there.
}
zone-left = Fine. You can tell me any time: /settings
button-another-place = Another place
