# Die ersten Worte, Hilfe und Geplauder.

welcome =
    <b>Hallo! Ich lese Stellenanzeigen für dich.</b>
    Schick mir einen Link, einen Text, eine Datei oder leite eine Nachricht weiter: Du siehst sofort, was die Stelle verlangt und bietet.
    Was dir gefällt, speicherst du; ich behalte es mit Frist, Notizen und Erinnerungen.

help =
    <b>Das kannst du mir schicken</b>
    • den Link zu einer Anzeige, oder bis zu fünf auf einmal
    • den Text der Anzeige, eingefügt oder weitergeleitet
    • eine Datei: .txt, .html, .pdf oder .docx

    <b>Auf einer Karte</b>
    „Speichern“ behält die Stelle und gibt ihr eine Nummer. „Beworben“ speichert sie als beworben. Bei einer gespeicherten Stelle tippst du auf den Stand, den du erreicht hast; dort schreibst du auch Notizen und setzt Erinnerungen. Eine Antwort auf die Karte wird eine Notiz.

    <b>In einfachen Worten</b>
    „gestern beworben“, „Vorstellungsgespräch am 3. Dezember um 14 Uhr mit der CTO“, „Absage bekommen“: als Antwort auf eine Karte oder für sich. Leite weiter, was man dir schreibt, und ich finde die Stelle dazu. Bevor du Ja tippst, ändert sich nichts.

    <b>Befehle</b>
    /today: das eine, was als Nächstes zu tun ist, und warum
    /jobs: deine Stellen, die am weitesten gediehenen zuerst
    /search Nachtschicht: in deinen Stellen suchen
    /job 3: Stelle Nummer 3 öffnen
    /remind 3 morgen um 9 nachfragen: eine Erinnerung; /reminders zeigt alle
    /note 3, /tag 3, /contact 3: dahinter eine Notiz, Schlagwörter oder ein Kontakt
    /interview 3 3. Dezember 14 Uhr mit der CTO: ein Gespräch eintragen
    /calendar: alles, was ansteht, als Datei für deinen Kalender
    /compare 3 5: Stellen nebeneinander, nach dem, was dir wichtig ist
    /stats: deine Suche in Zahlen
    /profile: was du kannst und dir wünschst; jede Karte sagt dann, wie die Stelle passt
    /settings: Sprache, Uhr, Zeiten, was du hören willst
    /export: alle deine Daten als Dateien; /import nimmt sie wieder auf, und andere Stellentabellen
    /forget: alles löschen, was ich von dir habe
    /cancel: abbrechen, wonach ich gefragt habe
    /help: diese Seite

    Was ich zeige, steht in der Anzeige. Was dort nicht steht, rate ich nicht.

small-talk-greeting = Hallo! Schick mir einen Stellenlink oder füge eine Anzeige ein, ich fasse sie zusammen.
small-talk-thanks = Gern. Schick einfach die nächste Anzeige.

command-jobs = Deine gespeicherten Stellen
command-job = Eine Stelle nach Nummer öffnen: /job 3
command-help = Was ich kann
command-cancel = Abbrechen, wonach ich gefragt habe
command-start = Hier geht es los

bot-description = Schick mir einen Stellenlink, einen Text oder eine Datei. Du siehst sofort, was die Stelle verlangt und bietet, und ich behalte, was dir gefällt: Stand, Notizen, Erinnerungen.
bot-short-description = Liest Stellenanzeigen, behält, was dir gefällt.

private-only = Ich arbeite im privaten Chat, damit deine Stellensuche deine bleibt. Tippe auf meinen Namen und schreib mir dort.
not-allowed = Dieser Bot ist nur für eingeladene Personen. Wer ihn betreibt, kann dich aufnehmen: Deine Nummer ist { $id }.

example-posting =
    Datenanalyst (m/w/d)
    Lindenbach Mobility, Hamburg, hybrid

    Lindenbach Mobility verleiht Räder und Bahnen in elf Städten. Wir suchen einen Datenanalysten, der aus Fahrtdaten bessere Strecken und kürzere Wartezeiten macht.

    Deine Aufgaben
    - Dashboards zu Fahrten, Flotte und Nachfrage aufbauen und pflegen
    - SQL-Abfragen und Python-Notebooks für Fragen aus dem Betrieb schreiben
    - A/B-Tests für Preise entwerfen und die Ergebnisse verständlich erklären
    - Gemeinsam mit dem Data Engineering auf die Datenqualität achten

    Dein Profil
    - Mindestens 2 Jahre Erfahrung in der Datenanalyse
    - Sehr gute Kenntnisse in SQL und Python (pandas)
    - Erfahrung mit Tableau oder Power BI
    - Fließendes Englisch

    Von Vorteil
    - Deutsch auf Niveau B1
    - Kenntnisse in dbt oder Airflow

    Wir bieten
    - Gehalt: 52.000 – 61.000 € brutto im Jahr
    - 30 Tage Urlaub und ein Ticket für den Nahverkehr
    - Zwei Tage pro Woche im Homeoffice

    So bewirbst du dich
    Schick deinen Lebenslauf bis zum { $deadline } an jobs@lindenbach-mobility.example. Vollzeit, unbefristet.
