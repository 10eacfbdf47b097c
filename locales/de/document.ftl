# Warum eine Datei nicht gelesen werden kann, und was man stattdessen schickt.
document-unknown-kind = Diese Art von Datei kann ich nicht lesen. Ich lese PDF, Word (.docx), OpenDocument (.odt), Text, gespeicherte Seiten (.html) und E-Mails (.eml). Oder füge den Text hier ein.
document-old-kind = { $kind }-Dateien kann ich nicht lesen. Speichere sie als PDF oder .docx und schick sie noch einmal, oder füge den Text hier ein.
document-locked = Diese Datei ist mit einem Passwort geschützt. Schick sie ohne Passwort oder füge den Text hier ein.
document-no-text = In dieser Datei steht kein Text, nur Bilder davon. Öffne sie, markiere alles, kopiere den Text und füge ihn hier ein; oder schreib mir das Wichtigste.
document-broken = Ich konnte diese Datei nicht öffnen; sie scheint beschädigt zu sein. Schick sie noch einmal oder füge den Text hier ein.
document-too-large = Diese Datei ist mir zu groß. Schick nur die Seiten mit der Anzeige oder füge ihren Text hier ein.
document-too-many-pages = Diese Datei hat mehr als { $most } Seiten. Schick nur die mit der Anzeige oder füge ihren Text hier ein.
document-empty = Diese Datei ist leer. Schick sie noch einmal oder füge den Text hier ein.
