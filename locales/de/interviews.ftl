# Gesprächsrunden: die Liste, eine Runde, wonach gefragt wird.

command-interview = Ein Gespräch eintragen: /interview 3 3. Dezember 14 Uhr mit der CTO

button-rounds = 🗓 Gespräche
button-add-round = Gespräch eintragen
button-round-when = 🕐 Wann
button-round-kind = Welcher Art
button-round-with = 👤 Mit wem
button-round-where = 📍 Ort oder Link
button-delete-round = Löschen
button-move-along = Weiter zu: { $stage }
button-other-time = Oder meinst du { $when }?

rounds-title = <b>#{ $number }</b> { $name }
    Gespräche:
rounds-none = Noch keine. Trag eines ein, oder schreib: /interview und die Nummer der Stelle mit der Zeit.
round-of = 🗓 <b>#{ $number }</b> { $name }
round-kept = Eingetragen.
round-deleted = Gelöscht.
round-was = ✓ Das liegt hinter dir.
round-hour-missing = Ich kenne nur den Tag. Tippe auf Wann und nenne die Uhrzeit, dann erinnere ich dich zwei Stunden vorher.
round-until = { $when } bis { $end }
round-which-kind = Was ist es, bei { $name }?
ask-round = Wann ist das Gespräch für { $name }, und mit wem? Schreib es als nächste Nachricht, etwa: 3. Dezember 14 Uhr mit der CTO, https://… /cancel bricht ab.
ask-round-when = Wann ist das Gespräch für { $name }? Schreib es als nächste Nachricht, etwa: Freitag 14 Uhr, oder 15:30 für eine andere Uhrzeit am selben Tag. /cancel bricht ab.
ask-round-with = Wen triffst du für { $name }? Schreib es als nächste Nachricht; ein Strich (-) leert das Feld. /cancel bricht ab.
ask-round-where = Wo ist das Gespräch für { $name }? Schreib den Ort oder den Link als nächste Nachricht; ein Strich (-) leert das Feld. /cancel bricht ab.

round-usage = Schreib die Nummer der Stelle und wann es ist, etwa /interview 3 3. Dezember 14 Uhr mit der CTO.
round-unread = Ich sehe darin keine sichere Zeit. Schreib sie bitte so: 3. Dezember 14 Uhr mit der CTO.
round-time-unread = Ich sehe darin keine sichere Zeit. Schreib sie bitte so: 3. Dezember 14 Uhr, oder Freitag 14 Uhr.
round-too-far = Der Tag liegt für ein Gespräch zu weit weg. Prüf bitte das Jahr.
round-too-long = Das ist länger als { $most } Zeichen. Schreib bitte nur Zeit, Person und Ort.
round-gone = Dieses Gespräch gibt es nicht mehr.
too-many-rounds = Bei dieser Stelle stehen schon { $most } Gespräche. Lösch erst eines.

timeline-round = 🗓 { $interview }
timeline-round-moved = 🗓 verlegt: { $interview }
timeline-round-gone = 🗓 gelöscht: { $interview }
