# The card of a posting, the screens of a saved job, the list of jobs.

no-title = No title in the posting
title-at-company = { $title }, { $company }
company-without-title = { $company } (no title)

work-mode-remote = remote
work-mode-hybrid = hybrid
work-mode-onsite = on site

employment-full-time = full-time
employment-part-time = part-time
employment-permanent = permanent
employment-temporary = fixed-term
employment-contract = contract
employment-internship = internship
employment-apprenticeship = apprenticeship
employment-working-student = working student
employment-volunteer = volunteer

seniority-intern = intern
seniority-junior = junior
seniority-mid = mid-level
seniority-senior = senior
seniority-lead = lead
seniority-executive = executive

pay-range = { $low } – { $high } { $unit }
pay-exact = { $amount } { $unit }
pay-from = from { $amount } { $unit }
pay-up-to = up to { $amount } { $unit }
pay-period = { $period ->
    [hour] { $amount } an hour
    [day] { $amount } a day
    [week] { $amount } a week
    [month] { $amount } a month
   *[year] { $amount } a year
}

deadline-open = { $days ->
    [one] Apply by { $day }, 1 day left
   *[other] Apply by { $day }, { $days } days left
}
deadline-today = Last day to apply: today, { $day }
deadline-closed = { $days ->
    [one] Closed yesterday ({ $day })
   *[other] Closed { $days } days ago ({ $day })
}
deadline-from-page = { $deadline } (the page’s data)

key-skills = Key skills
you-would-do = What you would do
they-ask = What they ask
nice-to-have = Nice to have
they-offer = What they offer
how-to-apply = How to apply

stage-saved = Saved
stage-applying = Applying
stage-applied = Applied
stage-screening = Screening
stage-interview = Interview
stage-offer = Offer
stage-current = ● { $stage }

outcome-accepted = I took it
outcome-declined = I declined
outcome-rejected = They said no
outcome-withdrawn = I withdrew
outcome-no-response = No response
outcome-posting-closed = Posting closed

job-standing = <b>#{ $number } · { $where }</b> · { $since }
closed-as = Closed: { $outcome }
note-line = 📝 { $day }: { $note }
reminder-line = ⏰ { $when }

button-save = Save
button-applied = Applied
button-not-for-me = Not for me
button-full-text = Full text
button-open-link = Open the posting
button-add-title = Add a title
button-undo = ↩ Undo
button-note = Note
button-remind = Remind
button-more = More
button-back = ‹ Back
button-bring-back = Bring it back
button-delete = Delete
button-delete-surely = Yes, delete
button-keep = Keep it
button-jobs = My jobs
button-help = Help
button-example = Try with an example
button-closed-jobs = Closed jobs
button-active-jobs = Jobs under way
button-pending = ⏰ { $when }
button-open = Open the job
button-cancel = Cancel
button-read-anyway = It is a posting: read it

put-aside = Put aside: { $name }
already-saved = You have this one already. Here it is.
already-shown = You have seen this one before. Here is its card again.
more-of-job = <b>#{ $number }</b> { $name }
    How did it end, or what would you like to do?
delete-surely = Delete { $name } with its notes and reminders? This can’t be undone.
job-deleted = Deleted: { $name }

remind-when = When shall I remind you of { $name }?
wait-hours = In 3 hours
reminder-set = I’ll remind you on { $when }.
reminder-called-off = Called off.

saved-as = Saved as #{ $number }.
moved-to = { $where }.

jobs-title = { $total ->
    [one] 1 job under way
   *[other] { $total } jobs under way
}
closed-jobs-title = { $total ->
    [one] 1 closed job
   *[other] { $total } closed jobs
}
no-jobs = No jobs yet. Send me a link or paste a posting, and tap Save on its card.
no-closed-jobs = Nothing is closed yet.

ask-note = Write your note for { $name } as the next message. /cancel stops.
ask-title = What is the title of this job? Write it as the next message. /cancel stops.
note-kept = Noted.
title-kept = Title changed.
full-text-of = The posting of { $name }, whole

looks-like = Looks like <b>#{ $number }</b> { $name }: the same job by another way?
via = 📣 via { $channel }
button-timeline = Timeline
button-read-again = Read the page again
timeline-title = <b>#{ $number }</b> { $name }
    The way so far:
timeline-title-changed = Title changed: { $title }
posting-changed = <b>The posting has changed</b>
change-salary = pay: { $before } → { $after }
change-deadline = last day to apply: { $before } → { $after }
change-place = place: { $before } → { $after }
change-must-added = asked for now: { $after }
change-must-dropped = not asked for any more: { $before }
still-open = The page says the same as before; the posting is open.
still-closed = The page says that this posting is closed, or it is gone.
still-uncertain = I could not read the page this time. What you saved stays as it is.

button-why = Why?
button-back-to-card = The card again
why-title = What the card of { $name } stands on, in the posting’s own words
why-skill = Skill: { $skill }
why-deadline = Last day to apply: { $day }
