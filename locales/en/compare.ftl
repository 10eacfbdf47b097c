# Jobs side by side.

command-compare = Jobs side by side: /compare 3 5
button-compare = ⚖ Compare
button-compare-these = Show { $count } side by side
button-picture = As a picture
button-other-jobs = Other jobs

compare-usage = Write the numbers of two to { $most } jobs, as in /compare 3 5. /jobs lists them.
compare-too-many = I hold { $most } jobs side by side at most. Leave some out, please.
compare-too-few = One job alone has nothing to be held against. Tick one more.
compare-twice = That is twice the same job. Write another number beside { $number }.
compare-gone = #{ $number } isn’t there any more, and fewer than two jobs are left. /compare begins anew.
compare-nothing = For a comparison it takes two saved jobs. Send me a posting and tap Save on its card.
compare-left-out = Not there any more: { $numbers }
compare-which = Which jobs shall I hold side by side? Tick two to { $most }.

compare-title = { $count } jobs side by side
compare-decides = What decides
compare-for-you = For you
compare-alike = In what I can compare they are alike.
compare-unsaid = not said
compare-untold = can’t be told
compare-none-says = None of them says: { $facts }

compare-fact-pay = Pay
compare-fact-place = Place
compare-fact-fit = Fit
compare-fact-musts = Musts
compare-fact-deadline = Last day
compare-fact-terms = Terms
compare-fact-level = Level
compare-fact-status = Status
compare-musts-met = ✓ { $musts }{ $more ->
    [0] {""}
   *[other] {" "}+{ $more }
}
compare-musts-partly = partly: { $musts }{ $more ->
    [0] {""}
   *[other] {" "}+{ $more }
}
compare-musts-missing = ✗ { $musts }{ $more ->
    [0] {""}
   *[other] {" "}+{ $more }
}

compare-pay-both = { $others ->
    [0] { $more } pays { $gap } more than { $less }.
   *[other] { $more } pays most: { $gap } more than { $less }, the next.
}
compare-pay-lower = { $others ->
    [0] At the lower end { $more } pays { $gap } more than { $less }.
   *[other] At the lower end { $more } pays most: { $gap } more than { $less }, the next.
}
compare-pay-upper = { $others ->
    [0] At the upper end { $more } pays { $gap } more than { $less }.
   *[other] At the upper end { $more } pays most: { $gap } more than { $less }, the next.
}
compare-pay-middle = { $others ->
    [0] In the middle of its range { $more } pays { $gap } more than { $less }.
   *[other] In the middle of its range { $more } pays most: { $gap } more than { $less }, the next.
}
compare-within = Of those paid in { $currency }: { $line }
compare-counted = (Counted for a year of full time: 2,080 hours, 260 days, 52 weeks, 12 months.)
compare-mode = { $count ->
    [one] { $jobs } is { $mode }
   *[other] { $jobs } are { $mode }
}
compare-musts-first = You meet { $met } of { $musts } musts at { $job }
compare-musts-next = { $met } of { $musts } at { $job }
compare-places = { $count ->
    [one] { $fit } is where you want to work, not so { $unfit }.
   *[other] { $fit } are where you want to work, not so { $unfit }.
}
compare-closes = The time for { $job } is over first: { $day }.

criterion-salary = pay
criterion-remote = remote
criterion-match = fit
criterion-place = place
level-off = off
level-some = some
level-much = much
compare-weight = { $what }: { $level }

compare-first = { $job } comes first.
compare-even = { $jobs } come out even.
compare-ahead = By what is said, { $job } is ahead. That can change with what isn’t said: { $hangs }.
compare-open = I can’t tell which comes first. It hangs on what isn’t said: { $hangs }.
compare-of = { $what } ({ $jobs })
compare-pro = For it: { $reasons }
compare-contra = Against it: { $reasons }
compare-nothing-matters = Tap below what matters to you, and I say which comes first.
compare-nothing-known = Of what matters to you they say nothing that I could weigh.
compare-pays-currency = The pays are in several currencies, or in one that is not named, so I don’t weigh them.
compare-pays-period = One of the pays does not say whether it is for an hour, a month or a year, so I don’t weigh them.
compare-pays-hours = One job is part-time and paid by time, so I don’t weigh its pay against that of a month or a year.
compare-pays-ends = One pay says only the least, another only the most, so I don’t weigh them.
compare-needs-profile = Once I know what you can and want, fit and place count too: /profile
compare-needs-places = Once your /profile says where you want to work, place counts too.
