"""Letters as employers write them to somebody who applied; all of them, and everyone in them, invented."""

from dataclasses import dataclass

_LETTERS = """
rejection | en | Brackwater Ferries | Data Analyst
Subject: Your application for Data Analyst at Brackwater Ferries
From: Brackwater Ferries Careers <careers@brackwater-ferries.example>

Dear Robin,

Thank you for your interest in Brackwater Ferries and for the time you took to apply. We received many strong
applications for this role. After careful consideration, we have decided to move forward with other candidates whose
experience more closely matches what we need right now.

We will keep your details on file and wish you all the best.

Kind regards,
The Brackwater Ferries Team
---
invitation | en | Halden Orchards | Logistics Coordinator | 2026-12-03 14:00
Hi Robin,

Thanks for applying for the Logistics Coordinator position at Halden Orchards. We would like to invite you to a first
interview with Ada Brook, our head of operations.

Would Thursday, 3 December at 14:00 work for you? The call takes 45 minutes: https://meet.halden.example/abc-def

Best wishes
Mo Sand
---
receipt | en | Quill & Tide | Bookkeeper
Hello Robin,

We have received your application for the Bookkeeper role at Quill & Tide. Our team will review your application and
get back to you within two weeks. If your profile matches, we will invite you to an interview.

Regards,
Quill & Tide Recruiting
---
offer | en | Norrow Glass | Process Engineer
Dear Robin,

Following your interview last week, I am delighted to offer you the position of Process Engineer at Norrow Glass. Your
offer letter is attached; please sign it by Friday.

Sincerely,
Ivo Lark
---
rejection | en | Pell Street Bakery | Shift Manager
Hi Robin, thanks for coming in to meet the team at Pell Street Bakery. Unfortunately, you were not selected for the
Shift Manager job this time. Good luck with your search!
---
invitation | en | Tarn Robotics | Software Developer
Dear Robin

Your application to Tarn Robotics made us curious and we would love to chat about the Software Developer role. Please
pick a time that suits you here: https://calendar.tarn.example/robin

Cheers
Kit
---
receipt | en | Merrow Health | Nurse
Thank you for applying to Merrow Health! Your application for Nurse has been submitted successfully.
---
rejection | de | Kranich Verlag | Lektor
Betreff: Ihre Bewerbung als Lektor (m/w/d)
Von: Kranich Verlag Personalabteilung <personal@kranich-verlag.example>

Sehr geehrte Frau Feld,

vielen Dank für Ihre Bewerbung und Ihr Interesse an der Stelle als Lektor (m/w/d). Wir haben Ihre Unterlagen sorgfältig
geprüft. Leider müssen wir Ihnen mitteilen, dass wir uns für einen anderen Bewerber entschieden haben.

Für Ihren weiteren Weg wünschen wir Ihnen alles Gute.

Mit freundlichen Grüßen
Ihr Kranich-Verlag-Team
---
invitation | de | Stadtwerke Nebra | Elektroniker | 2026-12-03 14:30
Guten Tag Frau Feld,

vielen Dank für Ihre Bewerbung als Elektroniker bei Stadtwerke Nebra. Wir möchten Sie gerne persönlich kennenlernen und
laden Sie zu einem Vorstellungsgespräch am Donnerstag, den 3.12.2026 um 14:30 Uhr ein. Bitte bestätigen Sie den Termin.

Freundliche Grüße
Tom Ahorn
---
receipt | de | Weidenhof Pflege | Pflegefachkraft
Hallo Robin,

deine Bewerbung ist bei uns eingegangen. Vielen Dank! Wir prüfen deine Unterlagen und melden uns bei dir. Falls dein
Profil passt, laden wir dich zu einem Gespräch ein.

Dein Weidenhof Pflege Team
---
offer | de | Lothringer Optik | Augenoptiker
Liebe Robin,

wir freuen uns sehr, dir die Stelle anbieten zu können! Anbei findest du deinen Arbeitsvertrag für die Stelle als
Augenoptiker bei Lothringer Optik.

Herzliche Grüße
Jana
---
rejection | de | Hafenkontor Sieben | Sachbearbeiter
Sehr geehrter Herr Moos,

wir danken Ihnen für das nette Gespräch und Ihr Interesse an unserem Unternehmen. Nach reiflicher Überlegung können wir
Ihre Bewerbung als Sachbearbeiter bei Hafenkontor Sieben leider nicht weiter berücksichtigen.

Mit freundlichen Grüßen
---
invitation | de | Pixelwerk Süd | Entwickler | 2026-11-24 11:00
Hi Robin,

danke für deine Bewerbung! Wir würden dich gern kennenlernen. Passt dir einer der folgenden Termine?

- Dienstag, 24.11., 11:00 Uhr
- Mittwoch, 25.11., 16:00 Uhr

Viele Grüße
Pia von Pixelwerk Süd
---
rejection | fr | Atelier Corne | Comptable
Bonjour Robin,

Nous vous remercions pour l'intérêt porté au poste de Comptable chez Atelier Corne. Malheureusement, votre candidature
n'a pas été retenue.

Cordialement,
---
invitation | fr | Maison Brume | Vendeur | 2026-12-03 14:00
Bonjour,

Suite à votre candidature, nous souhaitons vous inviter à un entretien le 3 décembre à 14h.

Cordialement,
Maison Brume
---
rejection | es | Talleres Loma | Contable
Hola Robin:

Gracias por tu interés en el puesto de Contable. Lamentablemente, hemos decidido continuar con otros candidatos.

Saludos
---
receipt | es | Talleres Loma | Contable
Hola: hemos recibido tu candidatura para el puesto de Contable. Gracias por tu interés.
---
rejection | it | Officine Lago | Contabile
Gentile Robin,

La ringraziamo per il suo interesse. Purtroppo abbiamo deciso di proseguire con altri candidati.

Cordiali saluti
---
rejection | pt | Casa Maré | Analista
Olá Robin,

Agradecemos a sua candidatura. Infelizmente, você não foi selecionado para a vaga de Analista.

Atenciosamente
---
invitation | nl | Veldhuis Bouw | Monteur | 2026-12-03 14:00
Beste Robin,

Bedankt voor je sollicitatie. We willen je graag uitnodigen voor een gesprek op 3 december om 14:00 uur.

Met vriendelijke groet,
---
rejection | pl | Firma Brzoza | Analityk
Dzień dobry,

dziękujemy za przesłanie aplikacji. Niestety zdecydowaliśmy się kontynuować z innymi kandydatami.

Z poważaniem
---
invitation | ru | Полянка | Аналитик | 2026-12-03 14:00
Здравствуйте, Робин!

Спасибо за отклик на вакансию. Хотим пригласить вас на собеседование 3 декабря в 14:00.

С уважением
---
rejection | ru | Полянка | Аналитик
Добрый день! Спасибо за отклик. К сожалению, сейчас мы не готовы пригласить вас на собеседование по этой вакансии.
---
rejection | uk | Верба | Аналітик
Доброго дня! Дякуємо за ваш відгук на вакансію. На жаль, ми обрали іншого кандидата.
---
none | en
Unfortunately we are unable to meet on Monday, dear Robin. Could we schedule a call for another day instead? We look
forward to your interview.
---
none | en
Data Analyst, Brackwater Ferries. We are looking for an analyst who enjoys boats. Your tasks: reports, dashboards, and
talking with captains. We look forward to receiving your application by 30 November. If we like your profile, we will
invite you to an interview. Only shortlisted candidates will be contacted. Please send your CV to the address below. We
offer a fair salary, 30 days of leave, free ferry rides and a view of the harbour. Our process: a first call, then a
meeting with the team, then an offer. Requirements: SQL, patience, good English. You work three days in the office and
two from wherever you like. We have been carrying people and their bicycles over the water since 1961, and we are proud
of each crossing. The ferry leaves every ten minutes, whatever the weather, and so do our reports.
---
none | en
Hi Robin, how did your interview go? Let me know when you are free for a coffee!
---
none | en
Your weekly digest: 12 new jobs for you. Apply now.
---
none | de
Hallo Robin, kommst du am Freitag zum Grillen? Liebe Grüße, Jana
---
none | de
Wir suchen Verstärkung! Vorstellungsgespräche finden im Dezember statt. Bewerben Sie sich jetzt.
"""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and what it says: `kind` is "none" for one that says nothing about an application."""

    text: str
    kind: str
    language: str
    company: str = ""
    title: str = ""
    time: str = ""


def _letter(block: str) -> Letter:
    head, _, text = block.strip().partition("\n")
    kind, language, *more = (part.strip() for part in head.split("|"))
    return Letter(text, kind, language, *more)


LETTERS = tuple(map(_letter, _LETTERS.split("\n---\n")))
