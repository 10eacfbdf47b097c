# Stellen nebeneinander.

command-compare = Stellen nebeneinander: /compare 3 5
button-compare = ⚖ Vergleichen
button-compare-these = { $count } nebeneinander zeigen
button-picture = Als Bild
button-other-jobs = Andere Stellen

compare-usage = Schreib die Nummern von zwei bis { $most } Stellen, etwa /compare 3 5. /jobs zeigt sie.
compare-too-many = Ich stelle höchstens { $most } Stellen nebeneinander. Lass bitte welche weg.
compare-too-few = Eine Stelle allein lässt sich mit nichts vergleichen. Hake noch eine an.
compare-twice = Das ist zweimal dieselbe Stelle. Schreib neben { $number } noch eine andere Nummer.
compare-gone = #{ $number } gibt es nicht mehr, und weniger als zwei Stellen sind übrig. /compare fängt neu an.
compare-nothing = Zum Vergleichen braucht es zwei gespeicherte Stellen. Schick mir eine Anzeige und tippe auf ihrer Karte auf „Speichern“.
compare-left-out = Nicht mehr da: { $numbers }
compare-which = Welche Stellen soll ich nebeneinanderstellen? Hake zwei bis { $most } an.

compare-title = { $count } Stellen nebeneinander
compare-decides = Was den Unterschied macht
compare-for-you = Für dich
compare-alike = In dem, was ich vergleichen kann, gleichen sie sich.
compare-unsaid = nicht gesagt
compare-untold = nicht zu sagen
compare-none-says = Keine sagt etwas zu: { $facts }

compare-fact-pay = Gehalt
compare-fact-place = Ort
compare-fact-fit = Passung
compare-fact-musts = Muss-Punkte
compare-fact-deadline = Letzter Tag
compare-fact-terms = Art
compare-fact-level = Stufe
compare-fact-status = Stand
compare-musts-met = ✓ { $musts }{ $more ->
    [0] {""}
   *[other] {" "}+{ $more }
}
compare-musts-partly = teils: { $musts }{ $more ->
    [0] {""}
   *[other] {" "}+{ $more }
}
compare-musts-missing = ✗ { $musts }{ $more ->
    [0] {""}
   *[other] {" "}+{ $more }
}

compare-pay-both = { $others ->
    [0] { $more } zahlt { $gap } mehr als { $less }.
   *[other] { $more } zahlt am meisten: { $gap } mehr als { $less } an zweiter Stelle.
}
compare-pay-lower = { $others ->
    [0] Am unteren Ende zahlt { $more } { $gap } mehr als { $less }.
   *[other] Am unteren Ende zahlt { $more } am meisten: { $gap } mehr als { $less } an zweiter Stelle.
}
compare-pay-upper = { $others ->
    [0] Am oberen Ende zahlt { $more } { $gap } mehr als { $less }.
   *[other] Am oberen Ende zahlt { $more } am meisten: { $gap } mehr als { $less } an zweiter Stelle.
}
compare-pay-middle = { $others ->
    [0] In der Mitte der Spanne zahlt { $more } { $gap } mehr als { $less }.
   *[other] In der Mitte der Spanne zahlt { $more } am meisten: { $gap } mehr als { $less } an zweiter Stelle.
}
compare-within = Von denen in { $currency }: { $line }
compare-counted = (Gerechnet auf ein Jahr Vollzeit: 2.080 Stunden, 260 Tage, 52 Wochen, 12 Monate.)
compare-mode = { $count ->
    [one] { $jobs } ist { $mode }
   *[other] { $jobs } sind { $mode }
}
compare-musts-first = Du erfüllst { $met } von { $musts } Muss-Punkten bei { $job }
compare-musts-next = { $met } von { $musts } bei { $job }
compare-places = { $count ->
    [one] { $fit } ist dort, wo du arbeiten willst, { $unfit } nicht.
   *[other] { $fit } sind dort, wo du arbeiten willst, { $unfit } nicht.
}
compare-closes = Bei { $job } ist die Frist zuerst um: { $day }.

criterion-salary = Gehalt
criterion-remote = remote
criterion-match = Passung
criterion-place = Ort
level-off = aus
level-some = etwas
level-much = viel
compare-weight = { $what }: { $level }

compare-first = { $job } kommt zuerst.
compare-even = { $jobs } liegen gleichauf.
compare-ahead = Nach dem, was gesagt ist, liegt { $job } vorn. Das kann sich ändern durch das, was fehlt: { $hangs }.
compare-open = Welche zuerst kommt, kann ich nicht sagen. Es hängt an dem, was fehlt: { $hangs }.
compare-of = { $what } ({ $jobs })
compare-pro = Dafür: { $reasons }
compare-contra = Dagegen: { $reasons }
compare-nothing-matters = Tippe unten an, was dir wichtig ist, und ich sage, welche zuerst kommt.
compare-nothing-known = Zu dem, was dir wichtig ist, sagen sie nichts, was ich abwägen könnte.
compare-pays-currency = Die Gehälter sind in verschiedenen Währungen, oder eine ist nicht genannt; ich wäge sie nicht ab.
compare-pays-period = Ein Gehalt sagt nicht, ob es für Stunde, Monat oder Jahr gilt; ich wäge sie nicht ab.
compare-pays-hours = Eine Stelle ist in Teilzeit und nach Zeit bezahlt; ich wäge sie nicht gegen Monats- oder Jahresgehälter ab.
compare-pays-ends = Ein Gehalt nennt nur das Mindeste, ein anderes nur das Höchste; ich wäge sie nicht ab.
compare-needs-profile = Sobald ich weiß, was du kannst und willst, zählen auch Passung und Ort: /profile
compare-needs-places = Sobald in deinem /profile steht, wo du arbeiten willst, zählt auch der Ort.
