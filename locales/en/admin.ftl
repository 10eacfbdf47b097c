# What is shared fairly, and what only the operator sees.
slow-down = { $count ->
    [one] That is a lot at once. I go on with one message a second; one more is waiting. Nothing is lost.
   *[other] That is a lot at once. I go on with one message a second; { $count } more are waiting. Nothing is lost.
}
too-many-links = I read { $most } pages a day for one person, and that is where we are. Paste the posting’s text instead, or send the link again tomorrow.
too-many-jobs = You have { $most } jobs and cards here, and there is no room for more. Delete some (/jobs, then More), or send it again later: cards that were never saved go after 30 days.
posting-gone = 🚪 Its posting is closed

admin-title = <b>Jobtrail { $version }</b>
admin-people = { $people ->
    [one] 👥 One person, { $active } active in the last 7 days
   *[other] 👥 { $people } people, { $active } active in the last 7 days
}
admin-inbox = 📥 Inbox: { $waiting } waiting, { $parked } parked
admin-outbox = 📤 Outbox: { $waiting } waiting, { $dead } given up
admin-late = ⏰ The oldest due push waits for { $late }
admin-backup = 💾 Last backup: { $when }, { $size }
admin-no-backup = 💾 No backup yet
admin-backup-elsewhere = 💾 Backups: pg_dump makes them
admin-backup-failed = No backup was made: { $why }
admin-size = 🗄 Database: { $size }
admin-refusals = 🚦 Telegram asked for a pause: { $count } times since the start
admin-model = 🤖 Model since the start: { $asked } questions, { $failed } failed, { $tokens } tokens, { $cost }
admin-parked-title = <b>Updates that failed too often</b>
admin-parked-one = { $id } · { $when } · error { $error }
admin-nothing-parked = Nothing is parked.
admin-tried = It is done again now.
admin-not-parked = That one is not parked any more.
button-admin-refresh = ↻ Refresh
button-admin-back = ‹ Back
button-back-up = 💾 Back up now
button-parked = Parked updates ({ $count })
button-try-again = Try { $id } again
