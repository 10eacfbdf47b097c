# Wo kein Platz mehr ist, und was dann hilft.

too-many-lines = Zu dieser Stelle gibt es schon { $most } Einträge, Notizen und was mit ihr geschah; mehr Platz ist nicht. Mit /export behältst du sie; lösche die Stelle dann und schick die Anzeige neu.
import-no-room = Du hast hier { $count } Stellen und Karten, die Datei bringt { $more } dazu, und Platz ist für { $most }. Lösche erst einige, oder hole nur einen Teil herein. Es wurde nichts geändert.
