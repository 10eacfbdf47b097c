# Kurze Antworten: was sich nicht lesen lässt, und was stattdessen hilft.

not-a-posting = Darin sehe ich keine Stellenanzeige. Schick den Link zu einer, oder füge ihren ganzen Text ein: Aufgaben, Anforderungen, Bewerbung.
text-too-short = Das ist zu wenig. Füge die ganze Anzeige ein, oder schick ihren Link.
text-too-long = Dieser Text ist länger als die { $most } Zeichen, die ich auf einmal lese. Schick nur die Anzeige selbst.
more-links = { $count ->
    [one] Ich lese fünf Links auf einmal; einer blieb übrig. Schick ihn noch einmal allein.
   *[other] Ich lese fünf Links auf einmal; { $count } blieben übrig. Schick sie noch einmal.
}
link-trouble = { $link }
    { $trouble }
voice-unread = Sprachnachrichten kann ich nicht hören. Füge den Text der Anzeige ein, oder schick ihren Link.
sticker-unread = Schön! Für eine Karte brauche ich aber eine Anzeige: Link, Text oder Datei.
kind-unread = Diese Art Nachricht kann ich nicht lesen. Schick einen Link, einen Text oder eine Datei: .txt, .html, .pdf oder .docx.
file-too-large = Die Datei ist größer als die 20 MB, die ich bei Telegram holen darf. Füge stattdessen den Text der Anzeige ein.
file-unfetched = Telegram hat mir die Datei nicht gegeben. Bitte schick sie noch einmal.
file-unopened = Diese Datei lässt sich nicht öffnen: { $reason }.

unknown-command = { $command } kenne ich nicht. /help zeigt, was ich kann.
job-number-missing = Welche? Schreib die Nummer dazu, wie in /job 3. /jobs zeigt sie alle.
no-such-number = Eine Stelle #{ $number } hast du nicht. /jobs zeigt, welche du hast.
job-gone = Diese Stelle gibt es nicht mehr. /jobs zeigt, welche du hast.
reminder-gone = Diese Erinnerung ist schon erledigt.
button-expired = Dieser Knopf stammt von einer älteren Version von mir. /jobs zeigt deine Stellen, wie sie jetzt sind.
text-gone = Diesen Text habe ich nicht mehr. Bitte füge ihn noch einmal ein.
saved-stays = Deine gespeicherte Stelle bleibt, wie sie war. Um den geänderten Text zu behalten, schick ihn als neue Nachricht.
note-too-long = Diese Notiz ist länger als { $most } Zeichen. Bitte kürze sie und schick sie noch einmal.
title-too-long = Dieser Titel ist länger als { $most } Zeichen. Bitte kürze ihn und schick ihn noch einmal.
too-many-reminders = Zu dieser Stelle gibt es schon { $most } Erinnerungen. Sag erst eine ab.
cancelled = Gut, lassen wir das.
nothing-to-cancel = Es gibt nichts abzubrechen. Schick mir einfach eine Anzeige.
save-first = Speichere die Stelle zuerst, dann kann sie Notizen und Erinnerungen haben.
trouble = Bei mir ging etwas schief, vermerkt unter { $id }. Was du geschickt hast, ist aufgehoben; bitte versuch es noch einmal.
