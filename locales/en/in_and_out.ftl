# Everything out, a file in, and all of it gone.

command-export = All your data as files
command-import = Bring your jobs in from a file
command-forget = Delete everything I keep of you

export-json = Everything I keep of you. /import takes it back.
export-csv = Your jobs as a table, for any spreadsheet.
export-part = { $what } Part { $part }.
export-nothing = There is nothing of yours here yet. Send me a posting to begin.

table-number = Number
table-title = Title
table-company = Company
table-place = Location
table-work-mode = Work mode
table-stage = Stage
table-outcome = Outcome
table-star = Star
table-deadline = Deadline
table-saved = Saved
table-applied = Applied
table-moved = Last change
table-interview = Next interview
table-reminder = Next reminder
table-match = Match
table-source = Source
table-link = Link
table-tags = Tags
table-contacts = Contact
table-notes = Notes

import-ask = Send me the file as your next message: the .json from /export, or a table of your jobs as .csv, wherever it comes from. You see what I would take in before I keep anything.
import-preview = { $jobs ->
    [0] <b>No new jobs</b>
    [one] <b>1 new job</b>
   *[other] <b>{ $jobs } new jobs</b>
}{ $known ->
    [0] {""}
   *[other] , { $known } known already
}{ $unread ->
    [0] {""}
    [one] , 1 I can’t read
   *[other] , { $unread } I can’t read
}
import-more = { $count ->
    [one] … and 1 more
   *[other] … and { $count } more
}
import-cards = { $count ->
    [one] One card that you never saved comes along.
   *[other] { $count } cards that you never saved come along.
}
import-come = { $what ->
    [settings] Your settings come along.
    [profile] Your profile comes along.
   *[both] Your settings and your profile come along.
}
import-stay = { $what ->
    [settings] Your settings stay as they are here.
    [profile] Your profile stays as it is here.
   *[both] Your settings and your profile stay as they are here.
}
import-came = { $what ->
    [settings] Your settings are back.
    [profile] Your profile is back.
   *[both] Your settings and your profile are back.
}
import-until = by { $day }
import-doubtful = I read { $written } as { $day }. If that is wrong, write the dates as 2026-12-31 and send the table again.
import-unknown-status = I don’t know what { $words } means as a stage: it goes into a note.
import-no-name = Line { $place }: no title and no company
import-bad-job = Job { $place } in the file is not as it should be
import-done = { $count ->
    [0] Done.
    [one] 1 job is in your collection now.
   *[other] { $count } jobs are in your collection now.
}
import-dropped = All right, I kept nothing of that file.

import-too-large = That file is larger than the 20 MB that Telegram lets me fetch. Split it and send the parts one by one.
import-too-many = There are more than { $most } jobs in that file. Split it and send the parts one by one.
import-empty = There is no job in that file.
import-nothing-readable = I can’t read a single job in that file. Is it the one you meant?
import-unreadable = I can’t make anything of that file. Send the .json from /export, or a table as .csv.
import-spreadsheet = I can’t open spreadsheets themselves. Save yours as CSV (in its menu: Save as, or Download) and send me that.
import-no-columns = I can’t tell which column is which. Give the table a first line with names such as Title, Company, Link, Status, Deadline, and send it again.
import-broken-table = From line { $line } on I can’t tell the cells apart; a quotation mark may be missing there. Please save the table as CSV once more.
import-cut-off = That file ends in the middle. Please send it once more, whole.
import-broken-json = That file is damaged. Please send the .json from /export as it was.
import-foreign-json = That JSON is not one of mine. Send the .json from /export, or a table as .csv.
import-newer-version = That file was made by a newer version of me ({ $version }). Ask who runs this bot to update it.
import-gone = I don’t have that file any more. Please send it once more, with /import.

forget-ask = { $count ->
    [0] <b>Delete everything I keep of you?</b>
    [one] <b>Delete everything I keep of you, with your saved job?</b>
   *[other] <b>Delete everything I keep of you, with your { $count } saved jobs?</b>
}
    Postings, notes, reminders, contacts, your profile and your settings go. This can’t be undone.
forget-done =
    <b>Everything of yours is deleted here.</b>
    What is left: copies in backups that this bot’s operator has made, until those are replaced; and this chat, which you can clear in Telegram. If you write to me again, we begin anew.

button-import = { $count ->
    [0] Import
   *[other] Import { $count }
}
button-forget-surely = Yes, delete everything
button-export-first = First my data
button-keep-all = Keep everything
