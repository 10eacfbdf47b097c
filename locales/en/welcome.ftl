# The first words, help and small talk. HTML as Telegram knows it: <b>, <i>, <a>, <blockquote>.

welcome =
    <b>Hello! I read job postings for you.</b>
    Send me a link, a text, a file or forward a message, and you see at once what the job asks and offers.
    Save what you like; I keep it with its deadline, your notes and reminders.

help =
    <b>Send me any of these</b>
    • a link to a posting, or up to five at once
    • the posting’s text, pasted or forwarded
    • a .txt, .html, .pdf or .docx file

    <b>On a card</b>
    Save keeps the job and gives it a number. Applied saves it as applied. On a saved job, tap the stage you have reached; write notes and set reminders there. Reply to a job’s card to add a note.

    <b>In plain words</b>
    “applied yesterday”, “interview on 3 December at 14:00 with the CTO”, “remind me Friday”, “they said no”: as a reply to a card, or on its own. Forward what they wrote to you, and I find its job. Nothing changes before you tap Yes.

    <b>Commands</b>
    /today: the one thing to do next, and why
    /jobs: your jobs, the most advanced first
    /search night shift: find words in your jobs
    /job 3: open job number 3
    /remind 3 tomorrow 9:00 call HR: a reminder; /reminders shows all
    /note 3, /tag 3, /contact 3: write a note, tags or a contact behind it
    /interview 3 3 December 14:00 with the CTO: a round of interviews
    /calendar: all that is to come, as a file for your calendar
    /compare 3 5: jobs side by side, by what matters to you
    /stats: your hunt in numbers
    /profile: what you know and wish for; each card then says how the job fits
    /settings: language, clock, hours, what you hear of
    /export: all your data as files; /import takes them back, and other tables of jobs
    /forget: delete everything I keep of you
    /cancel: stop what I asked you for
    /help: this page

    What I show stands in the posting. What isn’t there, I don’t guess.

small-talk-greeting = Hello! Send me a job link or paste a posting, and I’ll sum it up.
small-talk-thanks = You’re welcome. Send the next posting whenever you like.

command-jobs = Your saved jobs
command-job = Open a job by its number: /job 3
command-help = What I can do
command-cancel = Stop what I asked you for
command-start = Begin here

bot-description = Send me a job link, a text or a file. You see at once what the job asks and offers, and I keep the ones you like: stages, notes, reminders.
bot-short-description = Reads job postings, keeps the ones you like.

private-only = I work in a private chat, so that your job hunt stays yours. Tap my name and write to me there.
not-allowed = This bot is for invited people only. Its operator can add you: your number is { $id }.

example-posting =
    Data Analyst (all genders)
    Lindenbach Mobility, Hamburg, hybrid

    Lindenbach Mobility runs bike and tram rental in eleven cities. We are looking for a data analyst who turns ride data into better routes and shorter waits.

    What you will do
    - Build and maintain dashboards on rides, fleet and demand
    - Write SQL queries and Python notebooks for questions from operations
    - Design A/B tests for pricing and explain their results to non-technical teams
    - Keep an eye on data quality together with the data engineers

    What you bring
    - At least 2 years of experience in data analysis
    - Very good SQL and Python (pandas)
    - Experience with Tableau or Power BI
    - Fluent English

    Nice to have
    - German at B1 level
    - Knowledge of dbt or Airflow

    What we offer
    - Salary: €52,000 – €61,000 per year
    - 30 days of holiday and a public transport pass
    - Two days a week from home

    How to apply
    Send your CV to jobs@lindenbach-mobility.example until { $deadline }. Full-time, permanent.
