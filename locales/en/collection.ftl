# The list and how it is chosen, search, tags, and the fields that can be corrected.

archived-jobs-title = { $total ->
    [one] 1 archived job
   *[other] { $total } archived jobs
}
no-archived-jobs = Nothing is archived.
no-jobs-chosen = No job is like that.
where-archived = { $where } · archived

button-choose = Filter · Sort
button-clear-choice = ✕ Clear
button-show-jobs = { $total ->
    [one] Show 1 job
   *[other] Show { $total } jobs
}
choice-title = Which jobs shall I show?
choice-all = All of them, the most advanced first.
choice-only = Only: { $what }
choice-ordered = First: { $how }
choice-on = ● { $what }
choice-shelf-active = Under way
choice-shelf-closed = Closed
choice-shelf-archived = Archived
choice-star-starred = ★ Starred
choice-tag = 🏷 Tag …
choice-tag-on = ● 🏷 { $tag }
choice-which-tag = Which tag?
tag-with-count = { $tag } ({ $jobs })
choice-due-week = Due within 7 days
choice-due-open = Not over yet
choice-due-passed = Deadline over
choice-fit-good = Good match or better
choice-fit-great = Great match
choice-order-stage = the furthest
choice-order-deadline = the nearest deadline
choice-order-match = the best match
choice-order-newest = the newest

search-missing = What shall I look for in your saved jobs? Write it too, as in /search night shift.
search-nothing = Nothing in your saved jobs has “{ $words }”.
search-title = { $total ->
    [one] 1 job has “{ $words }”
   *[other] { $total } jobs have “{ $words }”
}
search-gone = I don’t remember that search any more. Please look once more: /search and your words.
command-search = Look for words in your jobs: /search night shift
