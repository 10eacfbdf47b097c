# Fotos und Bildschirmfotos, wo die Wörter darin hier gelesen werden.
picture-unread = Bilder kann ich hier nicht lesen. Füge den Text der Anzeige ein oder schick mir ihren Link.
picture-unknown-kind = Diese Art von Bild kann ich nicht lesen. Schick es als Foto statt als Datei oder füge den Text hier ein.
picture-no-text = In dem Bild habe ich keinen lesbaren Text gefunden. Schick ein schärferes Bildschirmfoto oder füge den Text hier ein.
picture-too-large = Das Bild ist mir zu groß. Schneide es auf die Anzeige zu oder füge den Text hier ein.
picture-broken = Das Bild konnte ich nicht öffnen, es scheint beschädigt zu sein. Schick es noch einmal oder füge den Text hier ein.
picture-read-check = Das habe ich im Bild gelesen; bitte prüf es.
