# The settings: one screen, and what is chosen from it.

command-settings = Language, clock, hours, what you hear of
button-settings = ⚙️ Settings

settings-title = ⚙️ <b>Settings</b>
settings-language = Language: <b>{ $name }</b>
settings-zone = Your clock: <b>{ $place }</b>, now { $time }
settings-push = I speak by myself at <b>{ $hour }</b>; reminders come when you said
settings-quiet = Quiet from <b>{ $start }</b> until <b>{ $end }</b>
settings-never-quiet = No quiet hours
settings-model = The model writes in: <b>{ $name }</b>
settings-kept = ✓ Kept.

button-set-language = 🌐 Language
button-set-zone = 🕘 My clock
button-set-push = My hour
button-set-quiet = Quiet hours
button-set-model = The model’s language
button-set-weights = What matters to me
button-quiet-until = Until when?
button-quiet-from = From when?
quiet-never = Never quiet
switch-morning = Morning message
switch-deadlines = Deadlines
switch-follow-ups = Follow-ups
switch-interviews = Interviews
switch-silence = Silent jobs
settings-export = My data
settings-import = Import
settings-forget = Delete everything …

settings-choose-lang = In which language shall I speak?
button-as-app = As my app ({ $name })
settings-choose-model = In which language shall the model write its summaries?
model-as-bot = the one I speak
settings-choose-push = At what hour of your day shall I speak by myself: alerts, offers, the morning message?
settings-choose-from = From when shall I be quiet?
settings-choose-until = Until when shall I be quiet?
hours-quiet = { $hour } is my hour to speak, and would lie in your quiet hours, from { $quiet_from } until { $quiet_until }. Nothing has changed yet.
button-nearest-hour = Speak at { $hour } then
button-leave-hours = Leave it as it is
settings-choose-weigh = How much does each of these matter to you, where jobs are compared?
