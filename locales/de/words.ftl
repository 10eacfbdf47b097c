# Was einfache Worte oder ein Brief wohl meinen, vorgeschlagen und bestätigt.

proposal-asks = Soll ich das eintragen?
proposal-done = <b>Erledigt</b>
proposal-dropped = Alles klar, nichts ist geändert.
proposal-gone = Diesen Vorschlag habe ich nicht mehr. Sag es bitte noch einmal.
proposes-move = Jetzt: <b>{ $where }</b>
proposes-move-on = Jetzt: <b>{ $where }</b>, seit { $day }
proposes-series = { $when }, und immer wieder
proposes-letter = 📝 ihre Worte, als Notiz
proposes-words = 📝 deine Worte, als Notiz
which-job = Um welche Stelle geht es?

button-confirm = ✓ Ja
button-drop = Nein
button-just-note = Nur eine Notiz
button-another-job = Eine andere Stelle …
button-read-letter = Es ist eine Anzeige: lesen
button-undo-move = ↩ Schritt zurück: { $where }
button-undo-interview = ↩ Termin zurück
button-undo-reminder = ↩ Erinnerung zurück

letter-receipt = 📨 Deine Bewerbung ist angekommen:
letter-invitation = 📨 Eine Einladung:
letter-offer = 📨 Ein Angebot:
letter-rejection = 📨 Eine Absage, tut mir leid:
