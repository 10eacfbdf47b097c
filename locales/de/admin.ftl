# Was gerecht geteilt wird, und was nur sieht, wer den Bot betreibt.
slow-down = { $count ->
    [one] Das ist viel auf einmal. Ich mache mit einer Nachricht pro Sekunde weiter, eine wartet noch. Nichts geht verloren.
   *[other] Das ist viel auf einmal. Ich mache mit einer Nachricht pro Sekunde weiter, { $count } warten noch. Nichts geht verloren.
}
too-many-links = Ich lese für eine Person { $most } Seiten am Tag, und so weit sind wir. Füge den Text der Anzeige ein, oder schick den Link morgen noch einmal.
too-many-jobs = Du hast hier { $most } Stellen und Karten, mehr Platz ist nicht. Lösche einige (/jobs, dann Mehr), oder schick sie später noch einmal: nie gespeicherte Karten gehen nach 30 Tagen.
posting-gone = 🚪 Die Anzeige ist geschlossen
