# What plain words or a letter may have meant, proposed and confirmed.

proposal-asks = Shall I note this?
proposal-done = <b>Done</b>
proposal-dropped = All right, nothing changed.
proposal-gone = That suggestion is no longer kept. Please say it once more.
proposes-move = Now at: <b>{ $where }</b>
proposes-move-on = Now at: <b>{ $where }</b>, since { $day }
proposes-series = { $when }, and again
proposes-letter = 📝 their words, as a note
proposes-words = 📝 your words, as a note
which-job = Which job is it about?

button-confirm = ✓ Yes
button-drop = No
button-just-note = Just a note
button-another-job = Another job …
button-read-letter = It is a posting: read it
button-undo-move = ↩ Undo the step: { $where }
button-undo-interview = ↩ Undo the appointment
button-undo-reminder = ↩ Undo the reminder

letter-receipt = 📨 They have your application:
letter-invitation = 📨 An invitation:
letter-offer = 📨 An offer:
letter-rejection = 📨 A no, I’m sorry:
