# Warum eine Adresse nicht gelesen werden kann, und was man stattdessen schickt.
web-refused = Diese Adresse kann ich nicht öffnen. Bitte öffne sie selbst, kopiere den Text und füge ihn hier ein.
web-gone = { $host } sagt, dass es diese Seite nicht mehr gibt; die Stelle ist vielleicht schon vergeben. Hast du den Text noch, füge ihn hier ein.
web-closed-door = { $host } lässt mich nicht hinein. Öffne die Seite selbst, markiere alles, kopiere es und füge es hier ein.
web-slow = { $host } hat zu lange nicht geantwortet. Versuch es gleich noch einmal oder füge den Text hier ein.
web-too-large = Diese Seite auf { $host } ist mir zu groß. Bitte kopiere nur die Stellenanzeige und füge sie hier ein.
web-unreachable = Ich konnte die Seite von { $host } nicht laden. Prüfe den Link oder füge den Text hier ein.
web-not-a-page = Der Link zu { $host } führt zu etwas, das ich nicht lesen kann. Schick mir den Text der Anzeige oder eine PDF- oder Word-Datei.
