# What the bot says by itself, and the one thing to do next.

command-today = The one thing to do next

push-late = ⌛ I am late with this, for I was away.

digest-title = <b>A few things at once:</b>
morning-title = ☀️ <b>{ $day }</b>
digest-line = • <b>#{ $number }</b> { $said }
digest-follow-up = ✉️ { $days } days without a word: <b>{ $name }</b>. Ask how it stands?
digest-silence = 🤐 A month of silence: <b>{ $name }</b>. Close it?
digest-thank-you = 💬 How did it go? A thank-you to <b>{ $name }</b>.
digest-more = … and { $more } more.

nudge-deadline = ⏳ { $days ->
    [0] Last day today to apply
    [one] One day left to apply
   *[other] { $days } days left to apply
} (until { $day }): <b>{ $name }</b>.
looked-open = I have just looked: it is still open.
looked-closed = I have just looked: its page says that it is closed.
looked-uncertain = I could not see on its page whether it is still open.

nudge-follow-up = ✉️ { $days } days without a word from <b>{ $name }</b>. Most who answer have done so by now; a short, friendly question is fine.
nudge-last-follow-up = ✉️ { $days } days since your last step with <b>{ $name }</b>. One last question is fine; I won’t bring it up again.
nudge-silence = 🤐 A month of silence from <b>{ $name }</b>. Shall I close it as “No response”? You can open it again any time.
nudge-interview-day = 🗓 Tomorrow: <b>{ $name }</b>
    { $interview }
nudge-interview-soon = 🗓 In two hours: <b>{ $name }</b>
    { $interview }
nudge-thank-you = 💬 How did it go with <b>{ $name }</b>? A short thank-you today does well, and a note now is worth much later.

button-wrote = I wrote to them
button-leave-open = Leave it open
button-page = Its page
button-today = What next?
followed-up = ✉️ You wrote to them.

button-mute-deadlines = 🔕 No deadline alerts
button-mute-follow-ups = 🔕 No follow-up offers
button-mute-interviews = 🔕 No interview alerts
button-mute-silence = 🔕 Don’t offer to close
button-mute-morning = 🔕 No morning message
topic-deadlines = alerts before a deadline
topic-follow-ups = offers to follow up
topic-interviews = alerts around an interview
topic-silence = offers to close a silent job
topic-morning = the morning message
muted = 🔕 Switched off: { $what }.
unmuted = 🔔 On: { $what }.

interview-screening = First talk
interview-phone = Call
interview-video = Video call
interview-onsite = On site
interview-technical = Technical interview
interview-task = Task
interview-trial = Trial day
interview-final = Final round
interview-interview = Interview
interview-with = with { $who }

today-title = ☀️ <b>{ $day }</b>
today-nothing = Nothing presses. Send me a job you like, or look through yours.
agenda-first = 👉 { $said }
agenda-more = • { $said }
agenda-left = { $left ->
    [one] … and one more job can wait.
   *[other] … and { $left } more jobs can wait.
}
button-open-number = Open #{ $number }
act-prepare = { $days ->
    [0] <b>Today</b>: get ready for #{ $number } { $name }.
    [one] <b>Tomorrow</b>: get ready for #{ $number } { $name }.
   *[other] <b>In { $days } days</b>: get ready for #{ $number } { $name }.
}
act-answer-offer = <b>Answer the offer</b> of #{ $number } { $name }.
act-apply-soon = { $days ->
    [0] <b>Apply today</b>, it is the last day: #{ $number } { $name }.
    [one] <b>Apply</b> by tomorrow: #{ $number } { $name }.
   *[other] <b>Apply</b>, { $days } days left: #{ $number } { $name }.
}
act-thank = <b>Thank them</b> for the talk: #{ $number } { $name }.
act-finish = { $days ->
    [0] <b>Finish</b> what you began: #{ $number } { $name }.
    [one] <b>Finish</b> what you began yesterday: #{ $number } { $name }.
   *[other] <b>Finish</b> what you began { $days } days ago: #{ $number } { $name }.
}
act-follow-up = <b>Ask how it stands</b>, { $days } days of silence: #{ $number } { $name }.
act-apply = <b>Apply</b>: #{ $number } { $name }.
act-decide = <b>Apply or drop it</b>, saved { $days } days ago: #{ $number } { $name }.
act-close = <b>Close it?</b> Nothing is to be expected of #{ $number } { $name } any more.
act-match = { $verdict ->
    [great] A great fit.
    [good] A good fit.
    [fair] A fair fit.
    [weak] A weak fit.
   *[poor] A poor fit.
}
