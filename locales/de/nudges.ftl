# Was der Bot von sich aus sagt, und das eine, was als Nächstes zu tun ist.

command-today = Das eine, was jetzt zu tun ist

push-late = ⌛ Das kommt zu spät, ich war nicht da.

digest-title = <b>Ein paar Dinge auf einmal:</b>
morning-title = ☀️ <b>{ $day }</b>
digest-line = • <b>#{ $number }</b> { $said }
digest-follow-up = ✉️ { $days } Tage ohne ein Wort: <b>{ $name }</b>. Nachfragen?
digest-silence = 🤐 Ein Monat Stille: <b>{ $name }</b>. Schließen?
digest-thank-you = 💬 Wie lief es? Ein Dank an <b>{ $name }</b>.
digest-more = … und { $more } weitere.

nudge-deadline = ⏳ { $days ->
    [0] Heute ist der letzte Tag für die Bewerbung
    [one] Noch ein Tag für die Bewerbung
   *[other] Noch { $days } Tage für die Bewerbung
} (bis { $day }): <b>{ $name }</b>.
looked-open = Eben nachgesehen: Die Stelle ist noch offen.
looked-closed = Eben nachgesehen: Laut ihrer Seite ist die Stelle vergeben.
looked-uncertain = Ob sie noch offen ist, war auf der Seite nicht zu sehen.

nudge-follow-up = ✉️ { $days } Tage ohne ein Wort von <b>{ $name }</b>. Die meisten hätten bis jetzt geantwortet; eine kurze, freundliche Nachfrage ist in Ordnung.
nudge-last-follow-up = ✉️ { $days } Tage seit deinem letzten Schritt bei <b>{ $name }</b>. Eine letzte Nachfrage ist in Ordnung; ich erinnere nicht noch einmal daran.
nudge-silence = 🤐 Ein Monat Stille von <b>{ $name }</b>. Soll ich die Stelle als „Keine Antwort“ schließen? Du kannst sie jederzeit wieder öffnen.
nudge-interview-day = 🗓 Morgen: <b>{ $name }</b>
    { $interview }
nudge-interview-soon = 🗓 In zwei Stunden: <b>{ $name }</b>
    { $interview }
nudge-thank-you = 💬 Wie lief es mit <b>{ $name }</b>? Ein kurzer Dank heute tut gut, und eine Notiz jetzt ist später viel wert.

button-wrote = Ich habe geschrieben
button-leave-open = Offen lassen
button-page = Zur Seite
button-today = Was jetzt?
followed-up = ✉️ Du hast ihnen geschrieben.

button-mute-deadlines = 🔕 Keine Frist-Hinweise
button-mute-follow-ups = 🔕 Keine Nachfass-Hinweise
button-mute-interviews = 🔕 Keine Gesprächs-Hinweise
button-mute-silence = 🔕 Nicht zum Schließen anbieten
button-mute-morning = 🔕 Keine Morgennachricht
topic-deadlines = Hinweise vor einer Frist
topic-follow-ups = Hinweise zum Nachfragen
topic-interviews = Hinweise rund um ein Gespräch
topic-silence = Angebote, stille Stellen zu schließen
topic-morning = die Morgennachricht
muted = 🔕 Aus: { $what }.
unmuted = 🔔 An: { $what }.

interview-screening = Erstes Gespräch
interview-phone = Telefonat
interview-video = Videogespräch
interview-onsite = Vor Ort
interview-technical = Fachgespräch
interview-task = Aufgabe
interview-trial = Probetag
interview-final = Letzte Runde
interview-interview = Gespräch
interview-with = mit { $who }

today-title = ☀️ <b>{ $day }</b>
today-nothing = Nichts drängt. Schick mir eine Stelle, die dir gefällt, oder sieh deine durch.
agenda-first = 👉 { $said }
agenda-more = • { $said }
agenda-left = { $left ->
    [one] … und eine weitere Stelle kann warten.
   *[other] … und { $left } weitere Stellen können warten.
}
button-open-number = #{ $number } öffnen
act-prepare = { $days ->
    [0] <b>Heute</b>: bereite #{ $number } { $name } vor.
    [one] <b>Morgen</b>: bereite #{ $number } { $name } vor.
   *[other] <b>In { $days } Tagen</b>: bereite #{ $number } { $name } vor.
}
act-answer-offer = <b>Antworte auf das Angebot</b> von #{ $number } { $name }.
act-apply-soon = { $days ->
    [0] <b>Bewirb dich heute</b>, es ist der letzte Tag: #{ $number } { $name }.
    [one] <b>Bewirb dich</b> bis morgen: #{ $number } { $name }.
   *[other] <b>Bewirb dich</b>, noch { $days } Tage: #{ $number } { $name }.
}
act-thank = <b>Bedank dich</b> für das Gespräch: #{ $number } { $name }.
act-finish = { $days ->
    [0] <b>Mach fertig</b>, was du begonnen hast: #{ $number } { $name }.
    [one] <b>Mach fertig</b>, was du gestern begonnen hast: #{ $number } { $name }.
   *[other] <b>Mach fertig</b>, was du vor { $days } Tagen begonnen hast: #{ $number } { $name }.
}
act-follow-up = <b>Frag nach</b>, { $days } Tage Stille: #{ $number } { $name }.
act-apply = <b>Bewirb dich</b>: #{ $number } { $name }.
act-decide = <b>Bewerben oder streichen</b>, gespeichert vor { $days } Tagen: #{ $number } { $name }.
act-close = <b>Schließen?</b> Von #{ $number } { $name } ist nichts mehr zu erwarten.
act-match = { $verdict ->
    [great] Passt sehr gut.
    [good] Passt gut.
    [fair] Passt einigermaßen.
    [weak] Passt wenig.
   *[poor] Passt kaum.
}
