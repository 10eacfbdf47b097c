# The profile, and how a job fits it.

command-profile = What you know and wish for
ask-profile = Write what you know, speak and wish for, as it comes to mind. For example: Python, SQL (some), forklift licence, German C1, 4 years of nursing, remote, at least 50k €. /cancel stops.
ask-cv = Send me your CV as PDF or DOCX. I read it once, ask you about what I find, and don’t keep the file. /cancel stops.
profile-empty = Your profile is empty. Tap “Add” and tell me what you know and wish for, or tap “From my CV”; then each card says how the job fits you.
profile-title = Your profile
profile-skills = Skills
profile-languages = Languages
profile-degrees = Degrees
profile-proofs = Licences and certificates
profile-experience = Experience
profile-wishes = Wishes
profile-added = { $count ->
    [one] Taken in: 1 thing.
   *[other] Taken in: { $count } things.
}
profile-unread = Not understood: { $words }
profile-not-understood = I found nothing to keep in that. Write skills, languages, licences or wishes, with commas between them.
profile-too-large = A profile holds { $most } things. Take some out first.
profile-take-out = Tap what is to go.
profile-clear-surely = Delete your whole profile? Your jobs stay.
knows-yes = { $name }
knows-some = { $name } (some)
knows-no = no { $name }
years-in = { $years } years of { $subject }
years-in-all = { $years } years of work
education-school = school
education-full-school = school to the end
education-trade = vocational training
education-higher-trade = master craftsman or technician
education-bachelor = Bachelor
education-master = Master
education-doctorate = doctorate

cv-proposes = <b>{ $entry }</b>: know it? ({ $left } left)
    <blockquote>{ $words }</blockquote>
cv-done = That was all of it.
cv-says-nothing = I found no skills in that file. Is it your CV? You can also write them with /profile.
answer-yes = Yes
answer-some = Some
answer-no = No
button-all-true = All { $left } are true
button-stop-here = Stop here
button-take-as-cv = It is my CV
button-profile-add = Add
button-profile-cv = From my CV
button-profile-take-out = Take out
button-profile-clear = Delete profile
button-no-wishes = ✕ all wishes
button-gaps = Gaps

fit-verdict = 🎯 <b>{ $verdict }</b>: { $met } of { $musts } musts met
fit-provisional = { $verdict } (little to go on)
fit-breaks-short = ⚠️ against your wishes: { $wishes }
verdict-great = Great fit
verdict-good = Good fit
verdict-fair = Fair fit
verdict-weak = Weak fit
verdict-poor = Poor fit
button-fit = 🎯 How it fits me
fit-without-profile = Without a profile I can’t say how a job fits. /profile begins one.
fit-met = You have
fit-partly = You have in part
fit-missing = You don’t have
fit-unclear = I can’t tell
fit-your-words = ← { $words }
fit-wishes = Your wishes
fit-breaks = ⚠️ { $wish }: you said “{ $words }”, it says “{ $quote }”
fit-may-break = ❔ { $wish }: you said “{ $words }”, it says “{ $quote }”
fit-know-any = Do you know any of these?
know-yes = { $name } ✓
know-some = some
know-no = no
wish-pay = pay
wish-place = place
wish-language = language
wish-work-mode = where to work
wish-employment = kind of employment

gaps-title = What your saved jobs ask for and you don’t have
no-gaps = Nothing that I can tell.
gap-stands-in = { $jobs ->
    [one] • <b>{ $name }</b> stands in 1 of your jobs ({ $numbers })
   *[other] • <b>{ $name }</b> stands in { $jobs } of your jobs ({ $numbers })
}
gap-opens = { $jobs ->
    [one] • <b>{ $name }</b> stands in 1 of your jobs ({ $numbers }); it is the only must that you lack there
   *[other] • <b>{ $name }</b> stands in { $jobs } of your jobs ({ $numbers }); it is the only must that you lack in { $opens } of them
}
