# Die Liste und ihre Auswahl, die Suche, Schlagwörter und die Felder, die sich ändern lassen.

archived-jobs-title = { $total ->
    [one] 1 Stelle im Archiv
   *[other] { $total } Stellen im Archiv
}
no-archived-jobs = Das Archiv ist leer.
no-jobs-chosen = So eine Stelle ist nicht dabei.
where-archived = { $where } · im Archiv

button-choose = Auswählen · Sortieren
button-clear-choice = ✕ Alles zeigen
button-show-jobs = { $total ->
    [one] 1 Stelle zeigen
   *[other] { $total } Stellen zeigen
}
choice-title = Welche Stellen soll ich zeigen?
choice-all = Alle, die am weitesten gediehenen zuerst.
choice-only = Nur: { $what }
choice-ordered = Sortiert nach: { $how }
choice-sort = ⇅ { $how }
choice-on = ● { $what }
choice-shelf-active = Laufend
choice-shelf-closed = Abgeschlossen
choice-shelf-archived = Archiv
choice-star-starred = ★ Mit Stern
choice-tag = 🏷 Schlagwort …
choice-tag-on = ● 🏷 { $tag }
choice-which-tag = Welches Schlagwort?
tag-with-count = { $tag } ({ $jobs })
choice-due-week = Frist in 7 Tagen
choice-due-open = Noch offen
choice-due-passed = Frist vorbei
choice-fit-good = Passt gut oder besser
choice-fit-great = Passt sehr gut
choice-order-stage = Stand
choice-order-deadline = Frist
choice-order-match = Passung
choice-order-newest = neueste

search-missing = Wonach soll ich in deinen Stellen suchen? Schreib es dazu, wie in /search Nachtschicht.
search-nothing = In deinen Stellen steht nirgends „{ $words }“.
search-title = { $total ->
    [one] 1 Stelle mit „{ $words }“
   *[other] { $total } Stellen mit „{ $words }“
}
search-gone = An diese Suche erinnere ich mich nicht mehr. Bitte such noch einmal: /search und deine Wörter.
command-search = In deinen Stellen suchen: /search Nachtschicht

button-star = ☆ Stern
button-unstar = ★ Stern weg
button-archive = Ins Archiv
button-unarchive = Aus dem Archiv
marked-star = Hat jetzt einen Stern.
marked-unstar = Der Stern ist weg.
marked-archive = Im Archiv. Die Liste zeigt sie nicht mehr.
marked-unarchive = Wieder in der Liste.
in-the-archive = 🗄 im Archiv

button-tags = 🏷 Schlagwörter
button-add-tags = Schlagwörter dazu
button-put-tag = + { $tag }
button-drop-tag = ✕ { $tag }
tags-title = <b>#{ $number }</b> { $name }
tags-line = 🏷 { $tags }
tags-none = Sie hat noch keine Schlagwörter.
ask-tags = Welche Schlagwörter für { $name }? Schreib sie als nächste Nachricht, wie in: remote eilig. /cancel bricht ab.
tag-usage = Schreib die Nummer der Stelle und ihre Schlagwörter, wie in /tag 3 remote eilig.
tags-missing = Darin sehe ich kein Schlagwort. Schreib Wörter, wie in: remote eilig.
too-many-tags = Eine Stelle kann { $most } Schlagwörter haben. Bitte wähle weniger, oder nimm erst welche weg.
tag-too-long = Ein Schlagwort kann { $most } Zeichen haben. Bitte schreib ein kürzeres.

button-edit = ✎ Ändern
edit-title = <b>#{ $number }</b> { $name }
    Was soll ich ändern?
field-title = Titel
field-company = Firma
field-place = Ort
field-deadline = Letzter Tag
field-link = Link
field-line = { $field }: { $value }
work-mode-unsaid = ungesagt
ask-edit-title = Wie heißt die Stelle { $name }? Schreib es als nächste Nachricht; ein Strich (-) leert das Feld. /cancel bricht ab.
ask-edit-company = Bei welcher Firma ist { $name }? Schreib es als nächste Nachricht; ein Strich (-) leert das Feld. /cancel bricht ab.
ask-edit-place = Wo ist { $name }? Schreib es als nächste Nachricht; ein Strich (-) leert das Feld. /cancel bricht ab.
ask-edit-deadline = Bis wann kann man sich auf { $name } bewerben? Schreib das Datum als nächste Nachricht, wie in 31. März 2026 oder 2026-03-31; ein Strich (-) leert das Feld. /cancel bricht ab.
ask-edit-link = Wo steht { $name }? Schreib den Link als nächste Nachricht; ein Strich (-) leert das Feld. /cancel bricht ab.
edited = <b>Geändert</b>
edited-nothing = So steht es schon da.
change-title = Titel: { $before } → { $after }
change-company = Firma: { $before } → { $after }
change-link = Link: { $before } → { $after }
change-work-mode = Arbeitsform: { $before } → { $after }
field-too-long = Das ist länger als { $most } Zeichen. Bitte kürze es und schick es noch einmal.
deadline-unread = Welcher Tag das ist, weiß ich nicht. Bitte schreib ihn wie in 31. März 2026 oder 2026-03-31.
deadline-past = Dieser Tag ist schon vorbei. Bitte schreib einen, der noch kommt, oder einen Strich (-) für keinen.
link-unread = Das kann ich nicht als Link lesen. Er sieht aus wie https://firma.example/jobs/7.

button-notes = 📝 Notizen
button-edit-note = ✎ Ändern
button-pin-note = 📌 Anheften
button-unpin-note = Lösen
button-delete-note = Löschen
note-line-pinned = 📌 { $day }: { $note }
note-usage = Schreib die Nummer der Stelle und deine Notiz, wie in /note 3 Sie haben zurückgerufen.
notes-title = { $total ->
    [0] <b>#{ $number }</b> { $name }: noch keine Notizen. Eine Antwort auf ihre Karte wird eine.
    [one] <b>#{ $number }</b> { $name }: 1 Notiz
   *[other] <b>#{ $number }</b> { $name }: { $total } Notizen
}
note-head = 📝 <b>#{ $number }</b> { $name }, { $day }
note-gone = Diese Notiz gibt es nicht mehr.
note-changed = Notiz geändert.
note-deleted = Notiz gelöscht.
ask-note-words = Was soll die Notiz stattdessen sagen? Schreib es als nächste Nachricht. /cancel bricht ab.

button-files = { $files ->
    [one] 📎 1 Datei
   *[other] 📎 { $files } Dateien
}
button-drop-file = Diese Datei vergessen
button-more-files = Weitere Dateien
file-kept = Bei dieser Stelle aufgehoben.
file-dropped = Vergessen. Oben im Chat bleibt die Datei.
file-caption = 📎 <b>#{ $number }</b> { $name }, { $day }
file-lost = Telegram gibt { $file } nicht mehr heraus.
file-photo = das Bild
file-document = die Datei
file-voice = die Sprachnachricht
file-audio = die Aufnahme
file-video = das Video
file-gone = Diese Datei ist nicht mehr aufgehoben.
files-page = Das waren { $number } von { $pages } Teilen.
no-files = Zu { $name } ist nichts aufgehoben. Ein Foto, eine Datei oder Sprachnachricht als Antwort auf ihre Karte wird es.
too-many-files = Zu dieser Stelle gibt es schon { $most } Dateien. Vergiss erst eine.

button-contacts = 👤 Kontakte
button-add-contact = Kontakt dazu
button-edit-contact = ✎ Ändern
button-delete-contact = Löschen
button-open-contact = Link öffnen
button-copy-mail = Mail kopieren
button-copy-phone = Telefon kopieren
button-copy-line = Kopieren
contacts-title = <b>#{ $number }</b> { $name }: Kontakte
contacts-none = Noch niemand.
contact-kept = Aufgehoben:
contact-deleted = Gelöscht: { $line }
contact-gone = Diesen Kontakt gibt es nicht mehr.
contact-usage = Schreib die Nummer der Stelle und wer es ist, wie in /contact 3 Ana Pereira, Personal, ana@firma.example, +49 30 1234567.
contact-unread = Darin sehe ich weder Namen noch Mail noch Telefon. Es sieht so aus: Ana Pereira, Personal, ana@firma.example, +49 30 1234567.
contact-too-long = Das ist zu lang für einen Kontakt: höchstens { $most } Zeichen.
too-many-contacts = Zu dieser Stelle gibt es schon { $most } Kontakte. Lösch erst einen.
ask-contact = Wer ist es, bei { $name }? Schreib eine Zeile als nächste Nachricht, wie in: Ana Pereira, Personal, ana@firma.example, +49 30 1234567. /cancel bricht ab.
ask-contact-line = Was soll stattdessen dastehen? Schreib die ganze Zeile als nächste Nachricht. /cancel bricht ab.
    Jetzt: { $line }

command-note = Zu einer Stelle etwas notieren: /note 3 Sie haben zurückgerufen
command-tag = Einer Stelle Schlagwörter geben: /tag 3 remote eilig
command-contact = Einen Kontakt aufheben: /contact 3 Ana Pereira, Personal, ana@firma.example
