# The hunt in numbers, and its picture.

command-stats = Your hunt in numbers
button-stats = 📊 Numbers
button-numbers = The numbers again
button-light = ☀ Light
button-dark = ☾ Dark
picture-failed = The picture did not work out this time. The same figures stand in the text; try the picture again in a while.

numbers-none = There is nothing to count yet. Send me a posting and tap Save on its card; from then on I keep count.
numbers-title = Your hunt in numbers, { $day }
numbers-caption = Your hunt in numbers, { $day }. The text above has the same figures.
numbers-funnel = How far jobs came
numbers-answers = Answers
numbers-answered = { $sent ->
    [one] { $answered } of 1 application answered.
   *[other] { $answered } of { $sent } applications answered.
}
numbers-waiting = { $waiting ->
    [one] 1 was sent within the last { $days } days and may still be.
   *[other] { $waiting } were sent within the last { $days } days and may still be.
}
numbers-fair = Answered of what was sent { $days } days ago or longer
numbers-too-few = By source, weekday and age of the posting I tell once there is enough that was sent { $days } days ago or longer: { $source } of a source, { $group } of the others.
numbers-sent-on = Sent on { $weekday }
numbers-early = Sent within { $days } days of posting
numbers-late = Sent later than { $days } days after posting
numbers-of = { $answered } of { $sent }
numbers-stays = Days in a stage, median
numbers-stay = { $days } ({ $stays } jobs)
numbers-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
numbers-weeks = The last 12 weeks
numbers-week = Week of { $monday }: { $saved } saved, { $applied } applied
numbers-idle = { $weeks ->
    [one] Nothing in 1 week.
   *[other] Nothing in { $weeks } weeks.
}
