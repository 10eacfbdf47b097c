# Die Suche in Zahlen, und ihr Bild.

command-stats = Deine Suche in Zahlen
button-stats = 📊 Zahlen
button-numbers = Die Zahlen noch einmal
button-light = ☀ Hell
button-dark = ☾ Dunkel
picture-failed = Das Bild hat diesmal nicht geklappt. Dieselben Zahlen stehen im Text; versuch es später noch einmal.

numbers-none = Es gibt noch nichts zu zählen. Schick mir eine Anzeige und tippe auf ihrer Karte auf „Speichern“; von da an zähle ich mit.
numbers-title = Deine Suche in Zahlen, { $day }
numbers-caption = Deine Suche in Zahlen, { $day }. Im Text darüber stehen dieselben Zahlen.
numbers-funnel = Wie weit die Stellen kamen
numbers-answers = Antworten
numbers-answered = { $sent ->
    [one] { $answered } von 1 Bewerbung beantwortet.
   *[other] { $answered } von { $sent } Bewerbungen beantwortet.
}
numbers-waiting = { $waiting ->
    [one] 1 ging in den letzten { $days } Tagen hinaus, da kann noch etwas kommen.
   *[other] { $waiting } gingen in den letzten { $days } Tagen hinaus, da kann noch etwas kommen.
}
numbers-fair = Beantwortet von dem, was vor { $days } Tagen oder früher hinausging
numbers-too-few = Nach Quelle, Wochentag und Alter der Anzeige zähle ich, sobald genug vor { $days } Tagen oder früher hinausging: { $source } je Quelle, sonst { $group }.
numbers-sent-on = Gesendet am { $weekday }
numbers-early = Binnen { $days } Tagen nach Erscheinen gesendet
numbers-late = Später als { $days } Tage nach Erscheinen gesendet
numbers-of = { $answered } von { $sent }
numbers-stays = Tage in einem Schritt, Median
numbers-stay = { $days } ({ $stays } Stellen)
numbers-days = { $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
}
numbers-weeks = Die letzten 12 Wochen
numbers-week = Woche ab { $monday }: { $saved } gespeichert, { $applied } beworben
numbers-idle = { $weeks ->
    [one] In 1 Woche nichts.
   *[other] In { $weeks } Wochen nichts.
}
