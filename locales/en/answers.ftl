# Short answers: what was sent can't be used, and what to send instead.

not-a-posting = I don’t see a job posting in this. Send a link to one, or paste its whole text: what one would do, what they ask, how to apply.
text-too-short = That is too little to read. Paste the whole posting, or send its link.
text-too-long = That text is longer than the { $most } characters I read at once. Send only the posting itself.
more-links = { $count ->
    [one] I read five links at a time; one was left. Send it again on its own.
   *[other] I read five links at a time; { $count } were left. Send them again.
}
link-trouble = { $link }
    { $trouble }
voice-unread = I can’t listen to voice messages. Paste the posting’s text, or send its link.
sticker-unread = Nice one. For a card I need a posting, though: its link, its text or a file.
kind-unread = I can’t read this kind of message. Send a link, a text, or a .txt, .html, .pdf or .docx file.
file-too-large = That file is larger than the 20 MB that Telegram lets me fetch. Paste the posting’s text instead.
file-unfetched = Telegram did not hand me that file. Please send it once more.
file-unopened = This file can’t be opened: { $reason }.

unknown-command = I don’t know { $command }. /help shows what I can do.
job-number-missing = Which one? Write its number too, as in /job 3. /jobs lists them.
no-such-number = You have no job #{ $number }. /jobs lists those you have.
job-gone = That job isn’t there any more. /jobs lists those you have.
reminder-gone = That reminder is done with already.
button-expired = That button is from an older version of me. /jobs shows your jobs as they are now.
text-gone = I don’t have that text any more. Please paste it once more.
saved-stays = Your saved job stays as it was. To keep the edited text, send it as a new message.
note-too-long = That note is longer than { $most } characters. Please shorten it and send it again.
title-too-long = That title is longer than { $most } characters. Please shorten it and send it again.
too-many-reminders = There are { $most } reminders on this job already. Call one off first.
cancelled = All right, never mind.
nothing-to-cancel = There is nothing to cancel. Send me a posting whenever you like.
save-first = Save the job first, then it can have notes and reminders.
trouble = Something went wrong on my side, and I noted it under { $id }. What you sent is kept; please try once more.
