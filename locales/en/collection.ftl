# The list and how it is chosen, search, tags, and the fields that can be corrected.

archived-jobs-title = { $total ->
    [one] 1 archived job
   *[other] { $total } archived jobs
}
no-archived-jobs = Nothing is archived.
no-jobs-chosen = No job is like that.
where-archived = { $where } · archived

button-choose = Filter · Sort
button-clear-choice = ✕ Clear
button-show-jobs = { $total ->
    [one] Show 1 job
   *[other] Show { $total } jobs
}
choice-title = Which jobs shall I show?
choice-all = All of them, the most advanced first.
choice-only = Only: { $what }
choice-ordered = Sorted by: { $how }
choice-sort = ⇅ { $how }
choice-on = ● { $what }
choice-shelf-active = Under way
choice-shelf-closed = Closed
choice-shelf-archived = Archived
choice-star-starred = ★ Starred
choice-tag = 🏷 Tag …
choice-tag-on = ● 🏷 { $tag }
choice-which-tag = Which tag?
tag-with-count = { $tag } ({ $jobs })
choice-due-week = Due within 7 days
choice-due-open = Not over yet
choice-due-passed = Deadline over
choice-fit-good = Good match or better
choice-fit-great = Great match
choice-order-stage = stage
choice-order-deadline = deadline
choice-order-match = match
choice-order-newest = newest

search-missing = What shall I look for in your saved jobs? Write it too, as in /search night shift.
search-nothing = Nothing in your saved jobs has “{ $words }”.
search-title = { $total ->
    [one] 1 job has “{ $words }”
   *[other] { $total } jobs have “{ $words }”
}
search-gone = I don’t remember that search any more. Please look once more: /search and your words.
command-search = Look for words in your jobs: /search night shift

button-star = ☆ Star
button-unstar = ★ No star
button-archive = Archive
button-unarchive = Out of the archive
marked-star = Starred.
marked-unstar = The star is gone.
marked-archive = Archived. The list no longer shows it.
marked-unarchive = Back in the list.
in-the-archive = 🗄 archived

button-tags = 🏷 Tags
button-add-tags = Add tags
button-put-tag = + { $tag }
button-drop-tag = ✕ { $tag }
tags-title = <b>#{ $number }</b> { $name }
tags-line = 🏷 { $tags }
tags-none = It has no tags yet.
ask-tags = Which tags for { $name }? Write them as the next message, as in: remote urgent. /cancel stops.
tag-usage = Write the job’s number and its tags, as in /tag 3 remote urgent.
tags-missing = I see no tag in that. Write words, as in: remote urgent.
too-many-tags = A job can have { $most } tags. Please choose fewer, or take some off first.
tag-too-long = A tag can have { $most } characters. Please write a shorter one.

button-edit = ✎ Edit
edit-title = <b>#{ $number }</b> { $name }
    What shall I correct?
field-title = Title
field-company = Company
field-place = Place
field-deadline = Last day
field-link = Link
field-line = { $field }: { $value }
work-mode-unsaid = unsaid
ask-edit-title = What is the title of { $name }? Write it as the next message; a dash (-) empties it. /cancel stops.
ask-edit-company = Which company is { $name } at? Write it as the next message; a dash (-) empties it. /cancel stops.
ask-edit-place = Where is { $name }? Write it as the next message; a dash (-) empties it. /cancel stops.
ask-edit-deadline = Until when can one apply for { $name }? Write the date as the next message, as in 31 March 2026 or 2026-03-31; a dash (-) empties it. /cancel stops.
ask-edit-link = Where does { $name } stand? Write the link as the next message; a dash (-) empties it. /cancel stops.
edited = <b>Corrected</b>
edited-nothing = It says so already.
change-title = title: { $before } → { $after }
change-company = company: { $before } → { $after }
change-link = link: { $before } → { $after }
change-work-mode = work mode: { $before } → { $after }
field-too-long = That is longer than { $most } characters. Please shorten it and send it again.
deadline-unread = I don’t know which day that is. Please write it as in 31 March 2026 or 2026-03-31.
deadline-past = That day is over already. Please write one that is still to come, or a dash (-) for none.
link-unread = I can’t read that as a link. It looks like https://company.example/jobs/7.

button-notes = 📝 Notes
button-edit-note = ✎ Edit
button-pin-note = 📌 Pin
button-unpin-note = Unpin
button-delete-note = Delete
note-line-pinned = 📌 { $day }: { $note }
note-usage = Write the job’s number and your note, as in /note 3 They called back.
notes-title = { $total ->
    [0] <b>#{ $number }</b> { $name }: no notes yet. A reply to its card is one.
    [one] <b>#{ $number }</b> { $name }: 1 note
   *[other] <b>#{ $number }</b> { $name }: { $total } notes
}
note-head = 📝 <b>#{ $number }</b> { $name }, { $day }
note-gone = That note isn’t there any more.
note-changed = Note changed.
note-deleted = Note deleted.
ask-note-words = What shall the note say instead? Write it as the next message. /cancel stops.

button-files = { $files ->
    [one] 📎 1 file
   *[other] 📎 { $files } files
}
button-drop-file = Forget this file
button-more-files = More files
file-kept = Kept with this job.
file-dropped = Forgotten. In the chat above the file stays.
file-caption = 📎 <b>#{ $number }</b> { $name }, { $day }
file-lost = Telegram does not hand out { $file } any more.
file-photo = the picture
file-document = the file
file-voice = the voice message
file-audio = the recording
file-video = the video
file-gone = That file isn’t kept any more.
files-page = These were { $number } of { $pages } parts.
no-files = Nothing is kept with { $name }. A photo, file or voice message that you send as a reply to its card is.
too-many-files = There are { $most } files on this job already. Forget one first.

button-contacts = 👤 Contacts
button-add-contact = Add a contact
button-edit-contact = ✎ Edit
button-delete-contact = Delete
button-open-contact = Open the link
button-copy-mail = Copy the mail
button-copy-phone = Copy the phone
button-copy-line = Copy it
contacts-title = <b>#{ $number }</b> { $name }: contacts
contacts-none = Nobody yet.
contact-kept = Kept:
contact-deleted = Deleted: { $line }
contact-gone = That contact isn’t there any more.
contact-usage = Write the job’s number and who it is, as in /contact 3 Ana Pereira, HR, ana@company.example, +49 30 1234567.
contact-unread = I see no name, mail or phone in that. It looks like: Ana Pereira, HR, ana@company.example, +49 30 1234567.
contact-too-long = That is too long for a contact: { $most } characters at most.
too-many-contacts = There are { $most } contacts on this job already. Delete one first.
ask-contact = Who is it, for { $name }? Write one line as the next message, as in: Ana Pereira, HR, ana@company.example, +49 30 1234567. /cancel stops.
ask-contact-line = What shall it say instead? Write the whole line as the next message. /cancel stops.
    Now: { $line }

command-note = Note something on a job: /note 3 They called back
command-tag = Put tags on a job: /tag 3 remote urgent
command-contact = Keep a contact: /contact 3 Ana Pereira, HR, ana@company.example
