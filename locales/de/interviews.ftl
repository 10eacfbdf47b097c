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

# An welchem Tag ein Schritt war.

button-change-day = ✎ Datum ändern
button-another-day = Ein anderer Tag …
which-move = { $name }: Welches Datum soll ich ändern?
which-day = { $name }: <b>{ $where }</b> seit { $day }. An welchem Tag war es?
day-today = Heute
day-yesterday = Gestern
ask-day = An welchem Tag war es „{ $where }“, { $name }? Schreib ihn als nächste Nachricht, etwa: letzten Freitag, oder 3. März. /cancel bricht ab.
days-in-stage = { $days ->
    [one] {" "}– 1 Tag
   *[other] {" "}– { $days } Tage
}
days-so-far = { $days ->
    [one] {" "}– bisher 1 Tag
   *[other] {" "}– bisher { $days } Tage
}
day-unread = Ich weiß nicht, welcher Tag das ist. Schreib ihn bitte so: letzten Freitag, oder 3. März 2026.
day-to-come = Der Tag kommt erst noch. Nimm bitte heute oder einen davor.
day-too-early = Das ist mehr als zwei Jahre her. Prüf bitte das Jahr.
day-before-last-step = Der Schritt davor kam später. Nimm einen späteren Tag, oder ändere erst das Datum jenes Schritts.
day-after-next-step = Der Schritt danach kam früher. Nimm einen früheren Tag, oder ändere erst das Datum jenes Schritts.
move-gone = Diesen Schritt gibt es nicht mehr.
