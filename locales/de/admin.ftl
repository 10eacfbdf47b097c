# Was gerecht geteilt wird, und was nur sieht, wer den Bot betreibt.
slow-down = { $count ->
    [one] Das ist viel auf einmal. Ich mache mit einer Nachricht pro Sekunde weiter, eine wartet noch. Nichts geht verloren.
   *[other] Das ist viel auf einmal. Ich mache mit einer Nachricht pro Sekunde weiter, { $count } warten noch. Nichts geht verloren.
}
too-many-links = Ich lese für eine Person { $most } Seiten am Tag, und so weit sind wir. Füge den Text der Anzeige ein, oder schick den Link morgen noch einmal.
too-many-jobs = Du hast hier { $most } Stellen und Karten, mehr Platz ist nicht. Lösche einige (/jobs, dann Mehr), oder schick sie später noch einmal: nie gespeicherte Karten gehen nach 30 Tagen.
posting-gone = 🚪 Die Anzeige ist geschlossen

admin-title = <b>Jobtrail { $version }</b>
admin-people = { $people ->
    [one] 👥 Eine Person, { $active } aktiv in den letzten 7 Tagen
   *[other] 👥 { $people } Personen, { $active } aktiv in den letzten 7 Tagen
}
admin-inbox = 📥 Eingang: { $waiting } warten, { $parked } geparkt
admin-outbox = 📤 Ausgang: { $waiting } warten, { $dead } aufgegeben
admin-late = ⏰ Die älteste fällige Nachricht wartet seit { $late }
admin-backup = 💾 Letzte Sicherung: { $when }, { $size }
admin-no-backup = 💾 Noch keine Sicherung
admin-backup-elsewhere = 💾 Sicherungen: die macht pg_dump
admin-backup-failed = Es wurde keine Sicherung gemacht: { $why }
admin-size = 🗄 Datenbank: { $size }
admin-refusals = 🚦 Telegram bat um eine Pause: { $count }-mal seit dem Start
admin-model = 🤖 Modell seit dem Start: { $asked } Fragen, { $failed } gescheitert, { $tokens } Token, { $cost }
admin-parked-title = <b>Updates, die zu oft gescheitert sind</b>
admin-parked-one = { $id } · { $when } · Fehler { $error }
admin-nothing-parked = Nichts ist geparkt.
admin-tried = Es wird jetzt noch einmal versucht.
admin-not-parked = Das ist nicht mehr geparkt.
button-admin-refresh = ↻ Aktualisieren
button-admin-back = ‹ Zurück
button-back-up = 💾 Jetzt sichern
button-parked = Geparkte Updates ({ $count })
button-try-again = { $id } noch einmal
