"""Times as people write them, in ten languages, and what each of them means.

Everything is said on Wednesday, 18 November 2026, at 10:20 in Berlin, by someone who is at their desk at 9. A line is
words | wall time, none, or past + wall time | rule | the words that are left.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

NOW = datetime(2026, 11, 18, 9, 20, tzinfo=UTC)
ZONE = "Europe/Berlin"

_SAID = {
    "en": """
tomorrow 9:00 call HR | 2026-11-19 09:00 | | call HR
in 2 hours | 2026-11-18 12:20
Friday | 2026-11-20 09:00
remind me on Friday at 3pm to send the portfolio | 2026-11-20 15:00 | | send the portfolio
3 December at 14:00 | 2026-12-03 14:00
interview on December 3rd at 2:30 pm with Ada | 2026-12-03 14:30 | | interview with Ada
half past nine tomorrow | 2026-11-19 09:30
quarter to five | 2026-11-18 16:45
tonight | 2026-11-18 20:00
tomorrow morning | 2026-11-19 09:00
tomorrow evening at 7 check the portal | 2026-11-19 19:00 | | check the portal
day after tomorrow at noon | 2026-11-20 12:00
next week | 2026-11-23 09:00
Tuesday next week at 11 | 2026-11-24 11:00
in three days | 2026-11-21 09:00
in half an hour | 2026-11-18 10:50
in 45 min ring back | 2026-11-18 11:05 | | ring back
every Monday 9:00 | 2026-11-23 09:00 | weekly
every other Friday at 16:00 send hours | 2026-11-20 16:00 | weekly/2 | send hours
every weekday at 8:30 | 2026-11-19 08:30 | weekdays
daily at 6pm | 2026-11-18 18:00 | daily
on the 1st of every month | 2026-12-01 09:00 | monthly
2026-12-03 14:00 | 2026-12-03 14:00
3 March | 2027-03-03 09:00
call at 4 | 2026-11-18 16:00 | | call
at 9 | 2026-11-19 09:00
yesterday | past 2026-11-17 09:00
today at 8 | past 2026-11-18 08:00
31 November at 9 | none
after the interview | none
every 3 hours | none
before Friday | none
soon | none
by Friday 5pm | 2026-11-20 17:00
Mon 10am | 2026-11-23 10:00
this Friday at 14:00-15:30 | 2026-11-20 14:00
in 2 weeks | 2026-12-02 09:00
two weeks from now | 2026-12-02 09:00
next month | 2026-12-01 09:00
""",
    "de": """
morgen um 9 HR anrufen | 2026-11-19 09:00 | | HR anrufen
in 2 Stunden | 2026-11-18 12:20
am Freitag | 2026-11-20 09:00
erinnere mich Freitag um 15 Uhr an die Mappe | 2026-11-20 15:00 | | die Mappe
3.12. um 14 Uhr | 2026-12-03 14:00
Vorstellungsgespräch am 3. Dezember um 14:30 Uhr mit Ada | 2026-12-03 14:30 | | Vorstellungsgespräch mit Ada
morgen halb zehn | 2026-11-19 09:30
Viertel vor fünf | 2026-11-18 16:45
viertel nach elf | 2026-11-18 11:15
heute Abend | 2026-11-18 18:00
morgen früh | 2026-11-19 09:00
morgen Abend um 7 Portal prüfen | 2026-11-19 19:00 | | Portal prüfen
übermorgen mittags | 2026-11-20 12:00
nächste Woche | 2026-11-23 09:00
Dienstag nächster Woche um 11 | 2026-11-24 11:00
in drei Tagen | 2026-11-21 09:00
in einer halben Stunde | 2026-11-18 10:50
in 45 Minuten zurückrufen | 2026-11-18 11:05 | | zurückrufen
jeden Montag 9:00 | 2026-11-23 09:00 | weekly
jeden Tag um 18 Uhr | 2026-11-18 18:00 | daily
alle zwei Wochen freitags | 2026-11-20 09:00 | weekly/2
alle 2 Wochen | 2026-12-02 09:00 | weekly/2
werktags um 8:30 | 2026-11-19 08:30 | weekdays
am 1. jedes Monats | 2026-12-01 09:00 | monthly
03.12.2026 14:00 | 2026-12-03 14:00
3. März | 2027-03-03 09:00
Montag 10 Uhr | 2026-11-23 10:00
Mo 10 Uhr | 2026-11-23 10:00
um 16 Uhr anrufen | 2026-11-18 16:00 | | anrufen
gestern | past 2026-11-17 09:00
heute um 8 | past 2026-11-18 08:00
vor 3 Tagen | past 2026-11-15 09:00
31.11. um 9 | none
nach dem Gespräch | none
irgendwann | none
bis Freitag 17 Uhr | 2026-11-20 17:00
morgen zwischen 14 und 15 Uhr | 2026-11-19 14:00
am Wochenende | 2026-11-21 09:00
in 14 Tagen | 2026-12-02 09:00
Montagnachmittag | 2026-11-23 15:00
""",
    "fr": """
demain à 9h appeler les RH | 2026-11-19 09:00 | | appeler les RH
dans 2 heures | 2026-11-18 12:20
vendredi | 2026-11-20 09:00
rappelle-moi vendredi à 15h d'envoyer le dossier | 2026-11-20 15:00 | | envoyer le dossier
le 3 décembre à 14h | 2026-12-03 14:00
entretien le 3 décembre à 14h30 avec Ada | 2026-12-03 14:30 | | entretien avec Ada
demain à neuf heures et demie | 2026-11-19 09:30
à cinq heures moins le quart | 2026-11-18 16:45
ce soir | 2026-11-18 18:00
demain matin | 2026-11-19 09:00
après-demain à midi | 2026-11-20 12:00
la semaine prochaine | 2026-11-23 09:00
mardi de la semaine prochaine à 11h | 2026-11-24 11:00
dans trois jours | 2026-11-21 09:00
dans une demi-heure | 2026-11-18 10:50
dans 45 minutes rappeler Ada | 2026-11-18 11:05 | | rappeler Ada
tous les lundis à 9h | 2026-11-23 09:00 | weekly
chaque jour à 18h | 2026-11-18 18:00 | daily
toutes les deux semaines | 2026-12-02 09:00 | weekly/2
03/12/2026 14:00 | 2026-12-03 14:00
05/06 à 10h | 2027-06-05 10:00
1er mars | 2027-03-01 09:00
lundi prochain à 10h | 2026-11-23 10:00
hier | past 2026-11-17 09:00
il y a 3 jours | past 2026-11-15 09:00
le 31 novembre à 9h | none
après l'entretien | none
demain après-midi à 3 heures | 2026-11-19 15:00
vendredi de 14h à 15h30 | 2026-11-20 14:00
le 25 à 10h | 2026-11-25 10:00
fin du mois | 2026-11-30 09:00
""",
    "es": """
mañana a las 9 llamar a RRHH | 2026-11-19 09:00 | | llamar a RRHH
en 2 horas | 2026-11-18 12:20
el viernes | 2026-11-20 09:00
recuérdame el viernes a las 15:00 enviar el portafolio | 2026-11-20 15:00 | | enviar el portafolio
3 de diciembre a las 14:00 | 2026-12-03 14:00
entrevista el 3 de diciembre a las 14:30 con Ada | 2026-12-03 14:30 | | entrevista con Ada
mañana a las nueve y media | 2026-11-19 09:30
a las cinco menos cuarto | 2026-11-18 16:45
esta noche | 2026-11-18 20:00
mañana por la mañana | 2026-11-19 09:00
pasado mañana al mediodía | 2026-11-20 12:00
la próxima semana | 2026-11-23 09:00
el martes de la semana que viene a las 11 | 2026-11-24 11:00
dentro de tres días | 2026-11-21 09:00
en media hora | 2026-11-18 10:50
en 45 minutos devolver la llamada | 2026-11-18 11:05 | | devolver la llamada
cada lunes a las 9:00 | 2026-11-23 09:00 | weekly
los viernes a las 16:00 | 2026-11-20 16:00 | weekly
todos los días a las 6 de la tarde | 2026-11-18 18:00 | daily
cada dos semanas | 2026-12-02 09:00 | weekly/2
03/12/2026 14:00 | 2026-12-03 14:00
05/06 a las 10 | 2027-06-05 10:00
lunes 10:00 | 2026-11-23 10:00
mañana a las 8 de la noche | 2026-11-19 20:00
ayer | past 2026-11-17 09:00
hace 3 días | past 2026-11-15 09:00
el 31 de noviembre | none
después de la entrevista | none
el 25 a las 10 | 2026-11-25 10:00
el viernes de 14:00 a 15:30 | 2026-11-20 14:00
el fin de semana | 2026-11-21 09:00
""",
    "it": """
domani alle 9 chiamare le risorse umane | 2026-11-19 09:00 | | chiamare le risorse umane
tra 2 ore | 2026-11-18 12:20
venerdì | 2026-11-20 09:00
ricordami venerdì alle 15 di mandare il portfolio | 2026-11-20 15:00 | | mandare il portfolio
3 dicembre alle 14:00 | 2026-12-03 14:00
colloquio il 3 dicembre alle 14.30 con Ada | 2026-12-03 14:30 | | colloquio con Ada
domani alle nove e mezza | 2026-11-19 09:30
alle cinque meno un quarto | 2026-11-18 16:45
stasera | 2026-11-18 18:00
domani mattina | 2026-11-19 09:00
dopodomani a mezzogiorno | 2026-11-20 12:00
la prossima settimana | 2026-11-23 09:00
martedì della prossima settimana alle 11 | 2026-11-24 11:00
fra tre giorni | 2026-11-21 09:00
tra mezz'ora | 2026-11-18 10:50
tra un'ora richiamare Ada | 2026-11-18 11:20 | | richiamare Ada
ogni lunedì alle 9 | 2026-11-23 09:00 | weekly
tutti i giorni alle 18 | 2026-11-18 18:00 | daily
ogni due settimane | 2026-12-02 09:00 | weekly/2
03/12/2026 ore 14 | 2026-12-03 14:00
05/06 alle 10 | 2027-06-05 10:00
lunedì prossimo alle 10 | 2026-11-23 10:00
domani pomeriggio alle 3 | 2026-11-19 15:00
ieri | past 2026-11-17 09:00
3 giorni fa | past 2026-11-15 09:00
il 31 novembre | none
dopo il colloquio | none
il 25 alle 10 | 2026-11-25 10:00
venerdì dalle 14 alle 15:30 | 2026-11-20 14:00
fine mese | 2026-11-30 09:00
""",
    "pt": """
amanhã às 9 ligar para o RH | 2026-11-19 09:00 | | ligar para o RH
em 2 horas | 2026-11-18 12:20
na sexta-feira | 2026-11-20 09:00
lembre-me na sexta às 15h de enviar o portfólio | 2026-11-20 15:00 | | enviar o portfólio
3 de dezembro às 14h | 2026-12-03 14:00
entrevista dia 3 de dezembro às 14h30 com a Ada | 2026-12-03 14:30 | | entrevista com a Ada
amanhã às nove e meia | 2026-11-19 09:30
quinze para as cinco | 2026-11-18 16:45
hoje à noite | 2026-11-18 20:00
amanhã de manhã | 2026-11-19 09:00
depois de amanhã ao meio-dia | 2026-11-20 12:00
semana que vem | 2026-11-23 09:00
terça da próxima semana às 11h | 2026-11-24 11:00
daqui a três dias | 2026-11-21 09:00
em meia hora | 2026-11-18 10:50
daqui a 45 minutos retornar a ligação | 2026-11-18 11:05 | | retornar a ligação
toda segunda às 9h | 2026-11-23 09:00 | weekly
todos os dias às 18h | 2026-11-18 18:00 | daily
a cada duas semanas | 2026-12-02 09:00 | weekly/2
03/12/2026 às 14:00 | 2026-12-03 14:00
05/06 às 10h | 2027-06-05 10:00
segunda-feira 10:00 | 2026-11-23 10:00
amanhã às 3 da tarde | 2026-11-19 15:00
ontem | past 2026-11-17 09:00
há 3 dias | past 2026-11-15 09:00
31 de novembro | none
depois da entrevista | none
dia 25 às 10h | 2026-11-25 10:00
sexta das 14h às 15h30 | 2026-11-20 14:00
no fim de semana | 2026-11-21 09:00
""",
    "nl": """
morgen om 9 uur HR bellen | 2026-11-19 09:00 | | HR bellen
over 2 uur | 2026-11-18 12:20
vrijdag | 2026-11-20 09:00
herinner me vrijdag om 15:00 aan het portfolio | 2026-11-20 15:00 | | het portfolio
3 december om 14 uur | 2026-12-03 14:00
gesprek op 3 december om 14:30 met Ada | 2026-12-03 14:30 | | gesprek met Ada
morgen om half tien | 2026-11-19 09:30
kwart voor vijf | 2026-11-18 16:45
vanavond | 2026-11-18 18:00
morgenochtend | 2026-11-19 09:00
overmorgen om 12 uur | 2026-11-20 12:00
volgende week | 2026-11-23 09:00
dinsdag volgende week om 11 uur | 2026-11-24 11:00
over drie dagen | 2026-11-21 09:00
over een half uur | 2026-11-18 10:50
over 45 minuten terugbellen | 2026-11-18 11:05 | | terugbellen
elke maandag om 9 uur | 2026-11-23 09:00 | weekly
elke dag om 18:00 | 2026-11-18 18:00 | daily
om de twee weken | 2026-12-02 09:00 | weekly/2
elke 2 weken | 2026-12-02 09:00 | weekly/2
03-12-2026 14:00 | 2026-12-03 14:00
05/06 om 10 uur | 2027-06-05 10:00
maandag 10 uur | 2026-11-23 10:00
morgenmiddag om 3 uur | 2026-11-19 15:00
gisteren | past 2026-11-17 09:00
3 dagen geleden | past 2026-11-15 09:00
31 november | none
na het gesprek | none
om 8 uur 's avonds | 2026-11-18 20:00
vrijdag van 14 tot 15 uur | 2026-11-20 14:00
in het weekend | 2026-11-21 09:00
tien over half tien | none
""",
    "pl": """
jutro o 9 zadzwonić do HR | 2026-11-19 09:00 | | zadzwonić do HR
za 2 godziny | 2026-11-18 12:20
w piątek | 2026-11-20 09:00
przypomnij mi w piątek o 15:00 o portfolio | 2026-11-20 15:00 | | portfolio
3 grudnia o 14:00 | 2026-12-03 14:00
rozmowa 3 grudnia o 14:30 z Adą | 2026-12-03 14:30 | | rozmowa z Adą
jutro o wpół do dziesiątej | 2026-11-19 09:30
za kwadrans piąta | 2026-11-18 16:45
dziś wieczorem | 2026-11-18 18:00
jutro rano | 2026-11-19 09:00
pojutrze w południe | 2026-11-20 12:00
w przyszłym tygodniu | 2026-11-23 09:00
we wtorek w przyszłym tygodniu o 11 | 2026-11-24 11:00
za trzy dni | 2026-11-21 09:00
za pół godziny | 2026-11-18 10:50
za tydzień oddzwonić | 2026-11-25 09:00 | | oddzwonić
w każdy poniedziałek o 9 | 2026-11-23 09:00 | weekly
codziennie o 18:00 | 2026-11-18 18:00 | daily
co dwa tygodnie | 2026-12-02 09:00 | weekly/2
03.12.2026 godz. 14:00 | 2026-12-03 14:00
5.06. o 10 | 2027-06-05 10:00
poniedziałek 10:00 | 2026-11-23 10:00
jutro o 3 po południu | 2026-11-19 15:00
wczoraj | past 2026-11-17 09:00
3 dni temu | past 2026-11-15 09:00
31 listopada | none
po rozmowie | none
jutro o dziewiątej | 2026-11-19 09:00
o ósmej wieczorem | 2026-11-18 20:00
w piątek od 14 do 15 | 2026-11-20 14:00
""",
    "ru": """
завтра в 9 утра позвонить в HR | 2026-11-19 09:00 | | позвонить в HR
через 2 часа | 2026-11-18 12:20
в пятницу | 2026-11-20 09:00
напомни мне в пятницу в 15:00 отправить портфолио | 2026-11-20 15:00 | | отправить портфолио
3 декабря в 14:00 | 2026-12-03 14:00
собеседование 3 декабря в 14:30 с Адой | 2026-12-03 14:30 | | собеседование с Адой
завтра в половине десятого | 2026-11-19 09:30
без четверти пять | 2026-11-18 16:45
сегодня вечером | 2026-11-18 18:00
завтра утром | 2026-11-19 09:00
послезавтра в полдень | 2026-11-20 12:00
на следующей неделе | 2026-11-23 09:00
во вторник на следующей неделе в 11 | 2026-11-24 11:00
через три дня | 2026-11-21 09:00
через полчаса | 2026-11-18 10:50
через неделю перезвонить | 2026-11-25 09:00 | | перезвонить
каждый понедельник в 9:00 | 2026-11-23 09:00 | weekly
по пятницам в 16:00 | 2026-11-20 16:00 | weekly
каждый день в 18:00 | 2026-11-18 18:00 | daily
каждые две недели | 2026-12-02 09:00 | weekly/2
03.12.2026 в 14:00 | 2026-12-03 14:00
5.06 в 10:00 | 2027-06-05 10:00
понедельник 10:00 | 2026-11-23 10:00
завтра в 3 часа дня | 2026-11-19 15:00
завтра в 3 дня | 2026-11-19 15:00
вчера | past 2026-11-17 09:00
3 дня назад | past 2026-11-15 09:00
31 ноября | none
после собеседования | none
в полдесятого | 2026-11-19 09:30
в 8 вечера | 2026-11-18 20:00
в пятницу с 14 до 15 | 2026-11-20 14:00
до пятницы | 2026-11-20 09:00
25 числа в 10 | 2026-11-25 10:00
""",
    "uk": """
завтра о 9 ранку подзвонити в HR | 2026-11-19 09:00 | | подзвонити в HR
через 2 години | 2026-11-18 12:20
у п'ятницю | 2026-11-20 09:00
нагадай мені в п’ятницю о 15:00 надіслати портфоліо | 2026-11-20 15:00 | | надіслати портфоліо
3 грудня о 14:00 | 2026-12-03 14:00
співбесіда 3 грудня о 14:30 з Адою | 2026-12-03 14:30 | | співбесіда з Адою
завтра о пів на десяту | 2026-11-19 09:30
за чверть п'ята | 2026-11-18 16:45
сьогодні ввечері | 2026-11-18 18:00
завтра вранці | 2026-11-19 09:00
післязавтра опівдні | 2026-11-20 12:00
наступного тижня | 2026-11-23 09:00
у вівторок наступного тижня об 11 | 2026-11-24 11:00
через три дні | 2026-11-21 09:00
через півгодини | 2026-11-18 10:50
через тиждень передзвонити | 2026-11-25 09:00 | | передзвонити
щопонеділка о 9:00 | 2026-11-23 09:00 | weekly
щодня о 18:00 | 2026-11-18 18:00 | daily
кожні два тижні | 2026-12-02 09:00 | weekly/2
03.12.2026 о 14:00 | 2026-12-03 14:00
5.06 о 10:00 | 2027-06-05 10:00
понеділок 10:00 | 2026-11-23 10:00
завтра о 3 годині дня | 2026-11-19 15:00
учора | past 2026-11-17 09:00
3 дні тому | past 2026-11-15 09:00
31 листопада | none
після співбесіди | none
завтра о дев'ятій | 2026-11-19 09:00
о 8 вечора | 2026-11-18 20:00
у п'ятницю з 14 до 15 | 2026-11-20 14:00
""",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A phrase and what it means; `wall` is None where it can't be understood."""

    language: str
    words: str
    wall: datetime | None
    past: bool
    rule: str
    rest: str


def _said(language: str, line: str) -> Said:
    words, wall, rule, rest = ([part.strip() for part in line.split("|")] + ["", ""])[:4]
    when = None if wall == "none" else datetime.fromisoformat(wall.removeprefix("past "))
    return Said(language, words, when, wall.startswith("past"), rule or "once", rest)


PHRASES = tuple(_said(language, line) for language, block in _SAID.items() for line in block.strip().splitlines())
# Every other phrase was kept back while the grammar was written, and read once when it was done.
WRITTEN_WITH = PHRASES[::2]
HELD_BACK = PHRASES[1::2]
