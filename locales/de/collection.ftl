# Die Liste und ihre Auswahl, die Suche, Schlagwörter und die Felder, die sich ändern lassen.

archived-jobs-title = { $total ->
    [one] 1 Stelle im Archiv
   *[other] { $total } Stellen im Archiv
}
no-archived-jobs = Das Archiv ist leer.
no-jobs-chosen = So eine Stelle ist nicht dabei.
where-archived = { $where } · im Archiv

button-choose = Auswählen · Sortieren
button-clear-choice = ✕ Alles zeigen
button-show-jobs = { $total ->
    [one] 1 Stelle zeigen
   *[other] { $total } Stellen zeigen
}
choice-title = Welche Stellen soll ich zeigen?
choice-all = Alle, die am weitesten gediehenen zuerst.
choice-only = Nur: { $what }
choice-ordered = Zuerst: { $how }
choice-on = ● { $what }
choice-shelf-active = Laufend
choice-shelf-closed = Abgeschlossen
choice-shelf-archived = Archiv
choice-star-starred = ★ Mit Stern
choice-tag = 🏷 Schlagwort …
choice-tag-on = ● 🏷 { $tag }
choice-which-tag = Welches Schlagwort?
tag-with-count = { $tag } ({ $jobs })
choice-due-week = Frist in 7 Tagen
choice-due-open = Noch offen
choice-due-passed = Frist vorbei
choice-fit-good = Passt gut oder besser
choice-fit-great = Passt sehr gut
choice-order-stage = am weitesten
choice-order-deadline = die nächste Frist
choice-order-match = was am besten passt
choice-order-newest = die neuesten

search-missing = Wonach soll ich in deinen Stellen suchen? Schreib es dazu, wie in /search Nachtschicht.
search-nothing = In deinen Stellen steht nirgends „{ $words }“.
search-title = { $total ->
    [one] 1 Stelle mit „{ $words }“
   *[other] { $total } Stellen mit „{ $words }“
}
search-gone = An diese Suche erinnere ich mich nicht mehr. Bitte such noch einmal: /search und deine Wörter.
command-search = In deinen Stellen suchen: /search Nachtschicht
