# They are calling: all that one needs on the phone. And one's own calendar.

button-they-call = 📞 They are calling
calling-title = 📞 <b>#{ $number }</b> { $name }
calling-stands = 🚩 { $where }
calling-applied = { $days ->
    [0] 📨 Applied today, { $day }
    [one] 📨 Applied yesterday, { $day }
   *[other] 📨 Applied { $days } days ago, { $day }
}
calling-source = Found through { $source }
calling-files = 📎 { $files }
calling-gaps = ⚠️ They ask for, and your profile does not have: { $gaps }
calling-questions = <b>Ask them</b>
calling-copy-phone = 📞 Copy the number of { $who }
calling-copy-mail = ✉️ Copy the address of { $who }

ask-them-pay = What is the pay range for this job?
ask-them-remote = How much of the work can be done from home?
ask-them-start = When would I start?
ask-them-contract = Is the contract permanent, and how long is the trial period?
ask-them-hours = How many hours a week, and how flexible are they?
ask-them-team = Who would I work with, and whom would I report to?
ask-them-training = How would I be trained in the first weeks?
ask-them-holiday = How many days of holiday are there?
ask-them-first-months = What should be done after the first three months?
ask-them-next-steps = What are the next steps, and by when will you decide?
ask-them-why-open = Why is this job open now?

command-calendar = What is to come, as a file for your calendar
button-in-calendar = 📅 Calendar
button-deadline-in-calendar = 📅 Last day for my calendar
button-whole-calendar = 📅 All for my calendar
calendar-file-name = job-hunt
calendar-deadline = Last day to apply: { $name }
calendar-caption = 📅 { $interviews ->
    [0] {""}
    [one] 1 interview.
   *[other] { $interviews } interviews.
} { $deadlines ->
    [0] {""}
    [one] 1 last day.
   *[other] { $deadlines } last days.
} { $reminders ->
    [0] {""}
    [one] 1 reminder.
   *[other] { $reminders } reminders.
} Open the file to add it to your calendar; a later one brings that up to date.
calendar-empty = There is nothing to come yet: no interview, no last day, no reminder.
calendar-no-deadline = I know no last day to apply for that job.
