# Was eine Seite oder ein Link anstelle einer Anzeige geantwortet hat.
reading-no-address = Das ist keine Webadresse, die ich öffnen kann. Füge stattdessen den Text der Anzeige hier ein.
reading-ask-for-paste = { $site } lässt nur Menschen seine Anzeigen lesen. Öffne sie, markiere alles, kopiere es und füge es hier ein; oder schick mir die Seite als Datei.
reading-challenge = Diese Seite will sicher sein, dass ein Mensch sie ansieht. Öffne sie, markiere alles, kopiere es und füge den Text stattdessen hier ein.
reading-login = Diese Seite verlangt eine Anmeldung. Öffne sie, markiere alles, kopiere es und füge den Text stattdessen hier ein.
reading-thin-page = Ich konnte die Seite öffnen, aber von der Anzeige steht fast nichts darin. Öffne sie, markiere alles, kopiere es und füge den Text stattdessen hier ein.
reading-several-postings = Diese Seite listet { $count } Stellen auf. Öffne die, die du meinst, und schick mir ihren Link oder ihren Text.
warning-closed = Laut der Seite ist diese Stelle nicht mehr offen.
