# What is shared fairly, and what only the operator sees.
slow-down = { $count ->
    [one] That is a lot at once. I go on with one message a second; one more is waiting. Nothing is lost.
   *[other] That is a lot at once. I go on with one message a second; { $count } more are waiting. Nothing is lost.
}
too-many-links = I read { $most } pages a day for one person, and that is where we are. Paste the posting’s text instead, or send the link again tomorrow.
too-many-jobs = You have { $most } jobs and cards here, and there is no room for more. Delete some (/jobs, then More), or send it again later: cards that were never saved go after 30 days.
posting-gone = 🚪 Its posting is closed
