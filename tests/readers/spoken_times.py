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

# Written when the grammar stood, to find what it gets wrong; then it was mended.
_SAID_LATER = {
    "en": """
tomorrow 3 interviews to prepare | none
tomorrow 9 | 2026-11-19 09:00
7 tomorrow | none
apply at 3 companies tomorrow | 2026-11-19 09:00 | | apply at 3 companies
I may call them tomorrow | 2026-11-19 09:00 | | I may call them
so what about Monday or Tuesday | none
remind me tomorrow to prepare for Friday's interview | 2026-11-19 09:00 | | prepare for Friday's interview
prepare for Friday's interview | none
remind me Friday about the Monday meeting | 2026-11-20 09:00 | | about the Monday meeting
every last Friday | none
first Monday of the month | none
every first Monday | none
in 3 working days at 10 | 2026-11-23 10:00
next Friday | 2026-11-20 09:00
next friday at 2:30 | 2026-11-20 14:30
Friday next week 10am | 2026-11-27 10:00
05/06 at 10 | 2027-06-05 10:00
2026-12-03T14:00 | 2026-12-03 14:00
12/31 | 2026-12-31 09:00
on the 31st | 2026-12-31 09:00
on the 3rd at 9 | 2026-12-03 09:00
the day before the interview | none
2 days before the deadline | none
not tomorrow | none
between 2 and 3pm tomorrow | 2026-11-19 14:00
from 2 to 3 tomorrow | 2026-11-19 14:00
3-4pm on Thursday | 2026-11-19 15:00
tomorrow 14:00–15:00 | 2026-11-19 14:00
at 25:00 | none
tomorrow at 25:00 | none
call +491761234567 tomorrow | 2026-11-19 09:00 | | call +491761234567
salary 60k tomorrow discuss | 2026-11-19 09:00 | | salary 60k discuss
see job 7 tomorrow | 2026-11-19 09:00 | | see job 7
tomorrow at noon with Ada | 2026-11-19 12:00 | | with Ada
on Monday, 23 November 2026 at 11:30 AM | 2026-11-23 11:30
Tuesday, 23 November 2026 | none
last Friday | past 2026-11-13 09:00
a week ago | past 2026-11-11 09:00
in a week | 2026-11-25 09:00
in a fortnight | none
in an hour and a half | 2026-11-18 11:50
1h | 2026-11-18 11:20
3d write to Ada | 2026-11-21 09:00 | | write to Ada
3 days | 2026-11-21 09:00
3 weeks notice period | none
this week | none
this afternoon | 2026-11-18 15:00
this morning | past 2026-11-18 09:00
every day | 2026-11-19 09:00 | daily
weekly on Tuesday at 5 | 2026-11-24 17:00 | weekly
once a week | none
tomorrow night | 2026-11-19 20:00
midnight | 2026-11-19 00:00
tomorrow at midnight | 2026-11-19 00:00
quarter past 9 | 2026-11-19 09:15
ten to nine tomorrow | 2026-11-19 08:50
9 to 5 job | none
eod | 2026-11-18 17:00
end of the month | 2026-11-30 09:00
end of next week | 2026-11-27 09:00
on Dec. 3, 2026, at 2:00 p.m. CET | 2026-12-03 14:00
3 Dec 2:00 p.m. | 2026-12-03 14:00
december 3 | 2026-12-03 09:00
Sat 10am | 2026-11-21 10:00
I sat down with the recruiter | none
June | none
29 February | 2028-02-29 09:00
30 February | none
monday | 2026-11-23 09:00
wednesday | 2026-11-25 09:00
wednesday 15:00 | 2026-11-18 15:00
wednesday at 9 | 2026-11-25 09:00
in 2 hours 30 minutes | 2026-11-18 12:50
in 1.5 hours | 2026-11-18 11:50
in 1000000 days | none
in 0 minutes | none
half 9 | 2026-11-19 09:30
18:30 | 2026-11-18 18:30
8pm | 2026-11-18 20:00
today | 2026-11-18 12:00
later today | 2026-11-18 12:00
an hour before the interview tomorrow | none
asap | none
1/2 hour | none
24/7 support | none
tomorrow tomorrow | 2026-11-19 09:00
tomorrow, Thursday | 2026-11-19 09:00
tomorrow, Friday | none
tonight at midnight | 2026-11-19 00:00
today at midnight | 2026-11-19 00:00
tomorrow 2pm ET | 2026-11-19 20:00
3 December 2:00 pm (PST) with Ada | 2026-12-03 23:00 | | with Ada
tomorrow 14:00 CST | none
tomorrow 14:00 UTC+2 | none
on Thursday at 10:00 GMT via Zoom | 2026-11-19 11:00 | | via Zoom
every Monday 9:00 CET | none
tomorrow at 9 PT call | 2026-11-19 18:00 | | call
завтра в 9 позвонить | 2026-11-19 09:00 | | позвонить
morgen um 9 | 2026-11-19 09:00
demain à 9h | 2026-11-19 09:00
Tomorrow, 9 AM: call HR! | 2026-11-19 09:00 | | call HR!
pls remind me tmrw at 3:30pm 🙏 | 2026-11-19 15:30 | | 🙏
Wed 25 Nov @ 11am w/ Ada | 2026-11-25 11:00 | | w/ Ada
25th November, 11:00-11:45 | 2026-11-25 11:00
Nov 25, 2026 at 11:00 AM - 11:45 AM | 2026-11-25 11:00
thurs 2pm | 2026-11-19 14:00
this thursday evening | 2026-11-19 18:00
next week tuesday morning | 2026-11-24 09:00
in 1 hr | 2026-11-18 11:20
in an hour | 2026-11-18 11:20
10 minutes | 2026-11-18 10:30
follow up in 10 days | 2026-11-28 09:00 | | follow up
every friday afternoon | 2026-11-20 15:00 | weekly
each morning at 7 | 2026-11-19 07:00 | daily
on mondays and thursdays | none
first thing tomorrow | 2026-11-19 09:00 | | first thing
end of day tomorrow | 2026-11-19 17:00
tomorrow before 5pm | none
11/25 at 2 | 2026-11-25 14:00
on the 25th at noon | 2026-11-25 12:00
a quarter to nine tomorrow morning | 2026-11-19 08:45
5 to 9 tomorrow | none
at 7 tonight | 2026-11-18 19:00
sunday night | 2026-11-22 20:00
in the afternoon | 2026-11-18 15:00
call mum on my birthday | none
dec 24th | 2026-12-24 09:00
24th of december 2026 | 2026-12-24 09:00
by end of month | 2026-11-30 09:00
a day after tomorrow | 2026-11-20 09:00
monday next week at half past two | 2026-11-23 14:30
Monday the 30th | 2026-11-30 09:00
Monday 30th at 10 | 2026-11-30 10:00
two days later | 2026-11-20 09:00
two hours ago | past 2026-11-18 08:20
the week after next | none
one week from today | 2026-11-25 09:00
next year | 2027-01-01 09:00
in 3-4 days | none
3pm or 4pm tomorrow | none
between Monday and Wednesday | none
9am tomorrow call Jo about job 12 | 2026-11-19 09:00 | | call Jo about job 12
2.30pm tomorrow | 2026-11-19 14:30
14.30 tomorrow | 2026-11-19 14:30
tomorrow at 2 o'clock | 2026-11-19 14:00
nine o'clock tomorrow | 2026-11-19 09:00
8:00 | 2026-11-19 08:00
08:00 | 2026-11-19 08:00
midday friday | 2026-11-20 12:00
saturday week | none
every 2 weeks on monday at 9 | 2026-11-23 09:00 | weekly/2
every month on the 31st | 2026-12-31 09:00 | monthly
monthly on the 15th at 10:00 | 2026-12-15 10:00 | monthly
yearly on 3 december | 2026-12-03 09:00 | yearly
every 1st | 2026-12-01 09:00 | monthly
tomorrow at nine thirty | 2026-11-19 09:30
every week 5 | none
between 2 and 3 tomorrow | 2026-11-19 14:00
at nine call ten people | 2026-11-19 09:00 | | call ten people
""",
    "de": """
so schnell wie möglich | none
do it | none
Mi 14:00 | 2026-11-18 14:00
am So | 2026-11-22 09:00
am Mo um 9 | 2026-11-23 09:00
Guten Morgen, erinnere mich um 11 | 2026-11-18 11:00
morgen | 2026-11-19 09:00
jeden Morgen | 2026-11-19 09:00 | daily
jeden 2. Freitag | 2026-11-20 09:00 | weekly/2
jeden zweiten Freitag um 9 | 2026-11-20 09:00 | weekly/2
jeden ersten Montag | none
am Morgen | 2026-11-19 09:00
heute Morgen | past 2026-11-18 09:00
Montag Morgen | 2026-11-23 09:00
am 3. anrufen | 2026-12-03 09:00 | | anrufen
am 3. um 9 anrufen | 2026-12-03 09:00 | | anrufen
am 3.12 | 2026-12-03 09:00
3.12. 9.30 Uhr | 2026-12-03 09:30
um 9.30 | 2026-11-19 09:30
um 3 | 2026-11-18 15:00
um 15 Uhr 30 | 2026-11-18 15:30
dreiviertel zehn | 2026-11-19 09:45
viertel zehn | 2026-11-19 09:15
fünf vor halb zehn | none
zehn vor neun | 2026-11-19 08:50
halb eins | 2026-11-18 12:30
kurz nach 9 | none
gegen 10 | 2026-11-19 10:00
nicht morgen | none
ab Montag | none
vor Freitag | none
bis morgen Abend | 2026-11-19 18:00
zwei Tage vor der Frist | none
nächsten Freitag | 2026-11-20 09:00
nächsten Freitag um halb drei | 2026-11-20 14:30
Ende des Monats | 2026-11-30 09:00
Ende November | 2026-11-30 09:00
am Montag, 23. November 2026, um 11:30 Uhr | 2026-11-23 11:30
Montag, den 23.11. um 11 Uhr | 2026-11-23 11:00
Dienstag, den 23.11. um 11 Uhr | none
in 2 Wochen | 2026-12-02 09:00
in zwei Wochen am Montag | none
heute in einer Woche | none
in 3 Monaten | 2027-02-18 09:00
um Mitternacht | 2026-11-19 00:00
heute | 2026-11-18 12:00
übermorgen Nachmittag | 2026-11-20 15:00
letzten Freitag | past 2026-11-13 09:00
letzte Woche | past 2026-11-11 09:00
vor einer Woche | past 2026-11-11 09:00
vorgestern | past 2026-11-16 09:00
täglich um 7 | 2026-11-19 07:00 | daily
wöchentlich am Montag | 2026-11-23 09:00 | weekly
monatlich am 1. | 2026-12-01 09:00 | monthly
jedes Jahr am 3. Dezember | 2026-12-03 09:00 | yearly
alle 3 Stunden | none
von 9 bis 17 Uhr arbeiten | 2026-11-19 09:00 | | arbeiten
am Donnerstag von 9 bis 10 Uhr | 2026-11-19 09:00
am Freitag mit Anna um 14 Uhr | 2026-11-20 14:00 | | mit Anna
in 5 | none
14 Uhr | 2026-11-18 14:00
14:30 h | 2026-11-18 14:30
in 30 Min. | 2026-11-18 10:50
2 Std | 2026-11-18 12:20
morgen oder übermorgen | none
Freitags um 10 | 2026-11-20 10:00 | weekly
am 31.12. | 2026-12-31 09:00
01.01.2025 | past 2025-01-01 09:00
diesen Freitag | 2026-11-20 09:00
mittags | 2026-11-18 12:00
morgen 14 Uhr MEZ | 2026-11-19 14:00
tomorrow 9:00 call HR | 2026-11-19 09:00 | | call HR
domani alle 9 | 2026-11-19 09:00
in 2 hours | 2026-11-18 12:20
Morgen 9 Uhr: HR anrufen! | 2026-11-19 09:00 | | HR anrufen!
Bitte erinnere mich morgen früh um 8 daran, die Mappe zu schicken | 2026-11-19 08:00 | | die Mappe zu schicken
Mi., 25.11., 11:00 Uhr | 2026-11-25 11:00
Mittwoch 25.11.2026 11.00 Uhr | 2026-11-25 11:00
am Mittwoch, den 25. November, um 11 Uhr | 2026-11-25 11:00
25.11. 11:00-11:45 Uhr | 2026-11-25 11:00
Do 14h | 2026-11-19 14:00
diesen Donnerstag Abend | 2026-11-19 18:00
nächste Woche Dienstag Vormittag | 2026-11-24 10:00
kommenden Dienstag | 2026-11-24 09:00
in ner Stunde | 2026-11-18 11:20
in 1 Std | 2026-11-18 11:20
in 10 Min | 2026-11-18 10:30
in zehn Tagen nachfassen | 2026-11-28 09:00 | | nachfassen
jeden Freitagnachmittag | 2026-11-20 15:00 | weekly
jeden Morgen um 7 | 2026-11-19 07:00 | daily
montags und donnerstags | none
morgen nach 17 Uhr | none
morgen vor 17 Uhr | none
am 25. um 12 | 2026-11-25 12:00
viertel vor neun morgen früh | 2026-11-19 08:45
Sonntagabend | 2026-11-22 18:00
am Nachmittag | 2026-11-18 15:00
24. Dez. | 2026-12-24 09:00
bis Monatsende | 2026-11-30 09:00
Montag in einer Woche | none
Montag, 30., 10 Uhr | 2026-11-30 10:00
vor zwei Stunden | past 2026-11-18 08:20
übernächste Woche | none
nächstes Jahr | 2027-01-01 09:00
in 3-4 Tagen | none
morgen um 3 oder 4 | none
zwischen Montag und Mittwoch | none
morgen um 14.30 | 2026-11-19 14:30
um acht | 2026-11-19 08:00
8:00 | 2026-11-19 08:00
8 Uhr | 2026-11-19 08:00
alle zwei Wochen montags um 9 | 2026-11-23 09:00 | weekly/2
jeden Monat am 31. | 2026-12-31 09:00 | monthly
jeden Monat am 15. um 10 Uhr | 2026-12-15 10:00 | monthly
jährlich am 3.12. | 2026-12-03 09:00 | yearly
morgen gegen Mittag | 2026-11-19 12:00
um 12 Uhr mittags | 2026-11-18 12:00
Samstag Vormittag 10:30 | 2026-11-21 10:30
am 1.12 um 9:15 | 2026-12-01 09:15
Freitag 13 Uhr mit Jo | 2026-11-20 13:00 | | mit Jo
in 2 Werktagen | 2026-11-20 09:00
nachher | none
später | none
ab morgen täglich um 9 | none
morgen um neun Uhr dreißig | 2026-11-19 09:30
morgen um neun dreißig | 2026-11-19 09:30
ca. 9 Uhr morgen | 2026-11-19 09:00
""",
    "fr": """
demain | 2026-11-19 09:00
le lundi à 9h | none
lundi | 2026-11-23 09:00
le lundi 23 novembre à 14h | 2026-11-23 14:00
mardi 23 novembre | none
vendredi prochain à 14h30 | 2026-11-20 14:30
vendredi en huit | none
réunion de 2 heures demain | none
demain 9 heures | 2026-11-19 09:00
avant vendredi | none
le 3 | 2026-12-03 09:00
le 3 à 9h | 2026-12-03 09:00
la semaine dernière | past 2026-11-11 09:00
tous les matins à 8h | 2026-11-19 08:00 | daily
tous les 15 jours | 2026-12-03 09:00 | daily/15
dans une heure | 2026-11-18 11:20
dans une heure et demie | 2026-11-18 11:50
dans 1h30 | 2026-11-18 11:50
il est à 3 km | none
à 15 h 30 | 2026-11-18 15:30
midi et demi | 2026-11-18 12:30
demain midi | 2026-11-19 12:00
minuit | 2026-11-19 00:00
chaque premier lundi | none
rappelle-moi de rappeler Ada demain à 10h | 2026-11-19 10:00 | | rappeler Ada
mercredi ou jeudi | none
jeudi de 9h à 10h30 | 2026-11-19 09:00
entre 14h et 15h demain | 2026-11-19 14:00
3 jours avant la date limite | none
fin novembre | 2026-11-30 09:00
hier soir | past 2026-11-17 18:00
ce matin | past 2026-11-18 09:00
cet après-midi à 4h | 2026-11-18 16:00
réunion 2 heures demain | none
demain, 9 heures | 2026-11-19 09:00
in 2 hours | 2026-11-18 12:20
Demain, 9h : appeler les RH ! | 2026-11-19 09:00 | | appeler les RH !
merci de me rappeler demain à 15h30 | 2026-11-19 15:30 | | merci de me rappeler
mer. 25/11 à 11h | 2026-11-25 11:00
mercredi 25 nov. à 11h00 | 2026-11-25 11:00
le 25 à midi | 2026-11-25 12:00
jeudi soir | 2026-11-19 18:00
jeudi prochain au matin | 2026-11-19 09:00
dans 10 min | 2026-11-18 10:30
dans dix jours relancer | 2026-11-28 09:00 | | relancer
dans un mois | 2026-12-18 09:00
la semaine d'après | none
tous les vendredis après-midi | 2026-11-20 15:00 | weekly
les lundis et jeudis | none
avant 17h demain | none
neuf heures moins le quart demain matin | 2026-11-19 08:45
en fin de journée | none
le 31/12 à 8h | 2026-12-31 08:00
dans 48h | 2026-11-20 10:20
dans 2h | 2026-11-18 12:20
à 8h du soir | 2026-11-18 20:00
entre lundi et mercredi | none
15h ou 16h demain | none
demain vers 10h | 2026-11-19 10:00
mardi 1er décembre 2026 à 9 h 15 | 2026-12-01 09:15
le premier décembre | 2026-12-01 09:00
24 déc | 2026-12-24 09:00
le premier lundi | none
""",
    "es": """
mañana | 2026-11-19 09:00
mañana por la tarde | 2026-11-19 15:00
mañana a las 5 | 2026-11-19 17:00
el lunes por la mañana | 2026-11-23 09:00
el próximo viernes | 2026-11-20 09:00
el viernes que viene a las 3 de la tarde | 2026-11-20 15:00
los lunes y miércoles | none
todos los lunes a las 8 | 2026-11-23 08:00 | weekly
cada mañana a las 8 | 2026-11-19 08:00 | daily
a las 14:00 | 2026-11-18 14:00
a mediodía | 2026-11-18 12:00
a las tres y media | 2026-11-18 15:30
a las doce menos diez | 2026-11-18 11:50
dos días antes de la entrevista | none
antes del viernes | none
hace una semana | past 2026-11-11 09:00
la semana pasada | past 2026-11-11 09:00
el 3 | 2026-12-03 09:00
el día 3 a las 9 | 2026-12-03 09:00
a fin de mes | 2026-11-30 09:00
dentro de un mes | 2026-12-18 09:00
el 3/12 | 2026-12-03 09:00
3 dic 14h | 2026-12-03 14:00
entre las 9 y las 10 de mañana | 2026-11-19 09:00
mañana de 9 a 10 | 2026-11-19 09:00
pasado mañana a las 9 de la mañana | 2026-11-20 09:00
hoy a las 20 | 2026-11-18 20:00
esta tarde a las 5 | 2026-11-18 17:00
a la una | 2026-11-18 13:00
el domingo a medianoche | 2026-11-22 00:00
dentro de una hora y media | 2026-11-18 11:50
en 3 días hábiles | 2026-11-23 09:00
tengo 3 entrevistas mañana | 2026-11-19 09:00 | | tengo 3 entrevistas
cada 8 horas | none
Mañana, 9:00: llamar a RRHH | 2026-11-19 09:00 | | llamar a RRHH
por favor recuérdame mañana a las 3 y media de la tarde | 2026-11-19 15:30
mié 25/11 11:00 | 2026-11-25 11:00
miércoles 25 de noviembre de 2026 a las 11h | 2026-11-25 11:00
el 25 al mediodía | 2026-11-25 12:00
el jueves por la noche | 2026-11-19 20:00
dentro de diez días | 2026-11-28 09:00
en un mes | 2026-12-18 09:00
todos los viernes por la tarde | 2026-11-20 15:00 | weekly
los lunes | 2026-11-23 09:00 | weekly
antes de las 17 de mañana | none
mañana antes de las 5 | none
a las nueve menos cuarto de la mañana | 2026-11-19 08:45
de lunes a miércoles | none
a las 3 o a las 4 mañana | none
mañana sobre las 10 | 2026-11-19 10:00
el martes 1 de diciembre a las 9:15 | 2026-12-01 09:15
24 dic | 2026-12-24 09:00
el próximo mes | 2026-12-01 09:00
cada 15 de mes | none
en 48 horas | 2026-11-20 10:20
hoy a las 8 | past 2026-11-18 08:00
esta tarde | 2026-11-18 15:00
mañana tarde | 2026-11-19 15:00
el lunes que viene por la mañana a las 10 | 2026-11-23 10:00
por favor recuérdame mañana a las 3 llamar | 2026-11-19 15:00 | | llamar
""",
    "it": """
domani | 2026-11-19 09:00
lunedì | 2026-11-23 09:00
il lunedì | none
di lunedì alle 9 | 2026-11-23 09:00 | weekly
il lunedì 23 novembre | 2026-11-23 09:00
lunedì 23 novembre ore 14:30 | 2026-11-23 14:30
alle 9:30 di domani | 2026-11-19 09:30
alle ore 15 | 2026-11-18 15:00
tra una settimana | 2026-11-25 09:00
fra un'ora e mezza | 2026-11-18 11:50
venerdì prossimo | 2026-11-20 09:00
prima di venerdì | none
entro venerdì | 2026-11-20 09:00
entro le 18 | 2026-11-18 18:00
domani alle 3 | 2026-11-19 15:00
domani sera alle 8 | 2026-11-19 20:00
sabato mattina | 2026-11-21 09:00
la settimana scorsa | past 2026-11-11 09:00
ogni primo lunedì | none
ogni mattina alle 8 | 2026-11-19 08:00 | daily
due giorni prima del colloquio | none
tra 2 giorni | 2026-11-20 09:00
all'una | 2026-11-18 13:00
domani dalle 9 alle 10 | 2026-11-19 09:00
alle 9 meno un quarto | 2026-11-19 08:45
il 3/12 alle 14 | 2026-12-03 14:00
3 dic alle 14 | 2026-12-03 14:00
ogni 15 giorni | 2026-12-03 09:00 | daily/15
tutti i venerdì | 2026-11-20 09:00 | weekly
mercoledì o giovedì | none
oggi pomeriggio | 2026-11-18 15:00
a fine mese | 2026-11-30 09:00
fra tre giorni lavorativi | 2026-11-23 09:00
Domani ore 9: chiamare HR | 2026-11-19 09:00 | | chiamare HR
mer 25/11 ore 11 | 2026-11-25 11:00
mercoledì 25 novembre 2026 alle 11:00 | 2026-11-25 11:00
il 25 a mezzogiorno | 2026-11-25 12:00
giovedì sera | 2026-11-19 18:00
tra dieci giorni | 2026-11-28 09:00
tra un mese | 2026-12-18 09:00
ogni venerdì pomeriggio | 2026-11-20 15:00 | weekly
entro domani alle 17 | 2026-11-19 17:00
alle nove meno un quarto di domani mattina | 2026-11-19 08:45
tra lunedì e mercoledì | none
alle 15 o alle 16 domani | none
domani verso le 10 | 2026-11-19 10:00
martedì 1 dicembre alle 9.15 | 2026-12-01 09:15
il primo dicembre | 2026-12-01 09:00
24 dic | 2026-12-24 09:00
il mese prossimo | 2026-12-01 09:00
tra 48 ore | 2026-11-20 10:20
oggi alle 8 | past 2026-11-18 08:00
questa sera alle 9 | 2026-11-18 21:00
lunedì prossimo di mattina alle 10 | 2026-11-23 10:00
di sera | 2026-11-18 18:00
ogni 1 del mese | none
a partire da domani | none
""",
    "ru": """
встреча на 2 часа завтра | none
завтра на 9 часов | 2026-11-19 09:00
в 3 | 2026-11-18 15:00
завтра в 3 | 2026-11-19 15:00
через 15 минут | 2026-11-18 10:35
в среду | 2026-11-25 09:00
до завтра | 2026-11-19 09:00
3 дня | 2026-11-21 09:00
полпятого | 2026-11-18 16:30
в час дня | 2026-11-18 13:00
к 9 | 2026-11-19 09:00
в следующий понедельник в 10 | 2026-11-23 10:00
через 2 дня в 10 | 2026-11-20 10:00
на выходных | 2026-11-21 09:00
в конце месяца | 2026-11-30 09:00
вчера вечером | past 2026-11-17 18:00
первый понедельник | none
за 2 дня до собеседования | none
напомни за час до собеседования | none
через час | 2026-11-18 11:20
через полтора часа | 2026-11-18 11:50
через месяц | 2026-12-18 09:00
неделю назад | past 2026-11-11 09:00
на прошлой неделе | past 2026-11-11 09:00
25 декабря | 2026-12-25 09:00
25-го в 10 | 2026-11-25 10:00
в понедельник или вторник | none
во вторник, 24 ноября, в 11:00 | 2026-11-24 11:00
во вторник 25 ноября | none
завтра с 9 до 10 | 2026-11-19 09:00
с 14:00 до 15:00 в пятницу | 2026-11-20 14:00
в 20:00 | 2026-11-18 20:00
в 8 часов вечера | 2026-11-18 20:00
четверть десятого | 2026-11-19 09:15
без десяти девять | 2026-11-19 08:50
половина третьего | 2026-11-18 14:30
в полночь | 2026-11-19 00:00
ежедневно в 9 | 2026-11-19 09:00 | daily
каждую неделю | 2026-11-25 09:00 | weekly
каждый день утром | 2026-11-19 09:00 | daily
по будням в 9 | 2026-11-19 09:00 | weekdays
не завтра | none
перед пятницей | none
в 14:00 мск | 2026-11-18 12:00
завтра в 10 по Киеву | 2026-11-19 09:00
3 дек в 14:00 | 2026-12-03 14:00
встреча в 5 завтра | 2026-11-19 17:00 | | встреча
каждый первый понедельник | none
через 3 рабочих дня | 2026-11-23 09:00
до 18:00 | 2026-11-18 18:00
Завтра, 9:00: позвонить в HR | 2026-11-19 09:00 | | позвонить в HR
ср 25.11 в 11 | 2026-11-25 11:00
в среду, 25 ноября 2026 г., в 11:00 | 2026-11-25 11:00
25 числа в полдень | 2026-11-25 12:00
в четверг вечером | 2026-11-19 18:00
через десять дней | 2026-11-28 09:00
каждую пятницу после обеда | 2026-11-20 15:00 | weekly
до завтра до 17 | 2026-11-19 17:00
без четверти девять завтра утром | 2026-11-19 08:45
между понедельником и средой | none
в 15 или в 16 завтра | none
завтра около 10 | 2026-11-19 10:00
во вторник 1 декабря в 9.15 | 2026-12-01 09:15
24 дек | 2026-12-24 09:00
в следующем месяце | 2026-12-01 09:00
через 48 часов | 2026-11-20 10:20
сегодня в 8 | past 2026-11-18 08:00
с завтрашнего дня | none
послезавтра вечером | 2026-11-20 18:00
в субботу утром в 10:30 | 2026-11-21 10:30
каждое 15 число | none
через 5 минут | 2026-11-18 10:25
в семнадцать тридцать | none
в девять | 2026-11-19 09:00
завтра в обед | 2026-11-19 12:00
в эту пятницу | 2026-11-20 09:00
на той неделе | none
через пару дней | none
""",
    "pt": """
amanhã | 2026-11-19 09:00
segunda | 2026-11-23 09:00
às segundas às 9 | 2026-11-23 09:00 | weekly
na próxima sexta | 2026-11-20 09:00
sexta que vem às 15h | 2026-11-20 15:00
depois de sexta | none
antes de sexta | none
dia 3 | 2026-12-03 09:00
dia 3 às 9 | 2026-12-03 09:00
semana passada | past 2026-11-11 09:00
daqui a uma semana | 2026-11-25 09:00
em uma hora e meia | 2026-11-18 11:50
em 1h30 | 2026-11-18 11:50
todas as manhãs às 8 | 2026-11-19 08:00 | daily
a cada 15 dias | 2026-12-03 09:00 | daily/15
meio-dia e meia | 2026-11-18 12:30
amanhã ao meio dia | 2026-11-19 12:00
à meia-noite de sexta | 2026-11-20 00:00
dois dias antes do prazo | none
amanhã das 9 às 10 | 2026-11-19 09:00
entre as 9 e as 10 amanhã | 2026-11-19 09:00
dez para as nove | 2026-11-19 08:50
às dez menos um quarto | 2026-11-19 09:45
hoje às 20h | 2026-11-18 20:00
amanhã à tarde | 2026-11-19 15:00
amanhã à noite às 8 | 2026-11-19 20:00
3 dez 14h | 2026-12-03 14:00
03/12 às 14h30 | 2026-12-03 14:30
segunda ou terça | none
fim do mês | 2026-11-30 09:00
em 3 dias úteis | 2026-11-23 09:00
amanhã 9h | 2026-11-19 09:00
falar com 2 pessoas amanhã | 2026-11-19 09:00 | | falar com 2 pessoas
Amanhã, 9h: ligar para o RH | 2026-11-19 09:00 | | ligar para o RH
qua 25/11 11h | 2026-11-25 11:00
quarta-feira, 25 de novembro de 2026, às 11:00 | 2026-11-25 11:00
no dia 25 ao meio-dia | 2026-11-25 12:00
quinta à noite | 2026-11-19 20:00
daqui a dez dias | 2026-11-28 09:00
em um mês | 2026-12-18 09:00
toda sexta à tarde | 2026-11-20 15:00 | weekly
até amanhã às 17h | 2026-11-19 17:00
entre segunda e quarta | none
às 15h ou às 16h amanhã | none
amanhã por volta das 10 | 2026-11-19 10:00
terça, 1 de dezembro, às 9h15 | 2026-12-01 09:15
1º de dezembro | 2026-12-01 09:00
24 dez | 2026-12-24 09:00
mês que vem | 2026-12-01 09:00
em 48 horas | 2026-11-20 10:20
hoje às 8 | past 2026-11-18 08:00
segunda que vem de manhã às 10 | 2026-11-23 10:00
daqui 2 dias | 2026-11-20 09:00
amanhã cedo | 2026-11-19 09:00
a partir de amanhã | none
todo dia 5 | 2026-12-05 09:00 | monthly
todo dia às 9 | 2026-11-19 09:00 | daily
""",
    "nl": """
morgen | 2026-11-19 09:00
maandagochtend om 9 | 2026-11-23 09:00
maandagochtend | 2026-11-23 09:00
elke ochtend om 8 uur | 2026-11-19 08:00 | daily
volgende vrijdag | 2026-11-20 09:00
aanstaande vrijdag om half drie | 2026-11-20 14:30
voor vrijdag | none
na vrijdag | none
over een week | 2026-11-25 09:00
over anderhalf uur | 2026-11-18 11:50
over een uur | 2026-11-18 11:20
een week geleden | past 2026-11-11 09:00
vorige week | past 2026-11-11 09:00
op de 3e | 2026-12-03 09:00
op 3 dec om 14u30 | 2026-12-03 14:30
om 14u | 2026-11-18 14:00
's avonds | 2026-11-18 18:00
morgen 's middags om 3 | 2026-11-19 15:00
vijf voor half tien | none
tien voor negen | 2026-11-19 08:50
kwart over 9 | 2026-11-19 09:15
om de week | 2026-12-02 09:00 | weekly/2
om de dag | 2026-11-20 09:00 | daily/2
elke eerste maandag | none
twee dagen voor de deadline | none
morgen van 9 tot 10 uur | 2026-11-19 09:00
tussen 14 en 15 uur morgen | 2026-11-19 14:00
middernacht | 2026-11-19 00:00
maandag of dinsdag | none
eind van de maand | 2026-11-30 09:00
over 3 werkdagen | 2026-11-23 09:00
doordeweeks om 9 | 2026-11-19 09:00 | weekdays
gesprek van 2 uur morgen | none
herinner me eraan morgen Ada te bellen | 2026-11-19 09:00 | | Ada te bellen
woensdag 25 november om 11:00 uur | 2026-11-25 11:00
dinsdag 25 november | none
kwart voor tien | 2026-11-19 09:45
Morgen, 9:00: HR bellen | 2026-11-19 09:00 | | HR bellen
wo 25/11 11u | 2026-11-25 11:00
woensdag 25 november 2026 om 11.00 uur | 2026-11-25 11:00
op de 25e om 12 uur | 2026-11-25 12:00
donderdagavond | 2026-11-19 18:00
over tien dagen | 2026-11-28 09:00
over een maand | 2026-12-18 09:00
elke vrijdagmiddag | 2026-11-20 15:00 | weekly
uiterlijk morgen om 17 uur | 2026-11-19 17:00
kwart voor negen morgenochtend | 2026-11-19 08:45
tussen maandag en woensdag | none
om 15 of 16 uur morgen | none
morgen rond 10 uur | 2026-11-19 10:00
dinsdag 1 december om 9.15 uur | 2026-12-01 09:15
24 dec | 2026-12-24 09:00
volgende maand | 2026-12-01 09:00
over 48 uur | 2026-11-20 10:20
vandaag om 8 | past 2026-11-18 08:00
maandag om half drie 's middags | 2026-11-23 14:30
elke 1e van de maand | none
vanaf morgen | none
morgenvroeg om 7 uur | 2026-11-19 07:00
zaterdagochtend 10:30 | 2026-11-21 10:30
vrijdag de 27e | 2026-11-27 09:00
""",
    "pl": """
jutro | 2026-11-19 09:00
w poniedziałek rano | 2026-11-23 09:00
co poniedziałek o 9 | 2026-11-23 09:00 | weekly
w poniedziałki o 9 | 2026-11-23 09:00 | weekly
co drugi piątek | 2026-11-20 09:00 | weekly/2
przed piątkiem | none
przed piątek | none
po piątku | none
do piątku | 2026-11-20 09:00
za godzinę | 2026-11-18 11:20
za półtorej godziny | 2026-11-18 11:50
za dwa tygodnie | 2026-12-02 09:00
tydzień temu | past 2026-11-11 09:00
w zeszłym tygodniu | past 2026-11-11 09:00
3-go | 2026-12-03 09:00
o trzeciej po południu | 2026-11-18 15:00
o trzeciej | 2026-11-18 15:00
jutro wieczorem o 8 | 2026-11-19 20:00
za dziesięć dziewiąta | 2026-11-19 08:50
dziesięć po dziewiątej | 2026-11-19 09:10
kwadrans po dziewiątej | 2026-11-19 09:15
wpół do dziesiątej | 2026-11-19 09:30
w każdy pierwszy poniedziałek | none
dwa dni przed terminem | none
jutro od 9 do 10 | 2026-11-19 09:00
między 14 a 15 jutro | 2026-11-19 14:00
o północy | 2026-11-19 00:00
poniedziałek lub wtorek | none
koniec miesiąca | 2026-11-30 09:00
za 3 dni robocze | 2026-11-23 09:00
w środę 25 listopada o 11:00 | 2026-11-25 11:00
we wtorek 25 listopada | none
3 gru 14:00 | 2026-12-03 14:00
codziennie rano | 2026-11-19 09:00 | daily
w weekend | 2026-11-21 09:00
za miesiąc | 2026-12-18 09:00
o 9:30 jutro | 2026-11-19 09:30
dziś o 20 | 2026-11-18 20:00
w dni robocze o 9 | 2026-11-19 09:00 | weekdays
w następny piątek o 15 | 2026-11-20 15:00
Jutro, 9:00: zadzwonić do HR | 2026-11-19 09:00 | | zadzwonić do HR
śr. 25.11 godz. 11 | 2026-11-25 11:00
w środę, 25 listopada 2026 r. o 11:00 | 2026-11-25 11:00
25-go o 12 | 2026-11-25 12:00
w czwartek wieczorem | 2026-11-19 18:00
za dziesięć dni | 2026-11-28 09:00
w każdy piątek po południu | 2026-11-20 15:00 | weekly
do jutra do 17 | 2026-11-19 17:00
za kwadrans dziewiąta jutro rano | 2026-11-19 08:45
między poniedziałkiem a środą | none
o 15 lub 16 jutro | none
jutro około 10 | 2026-11-19 10:00
we wtorek 1 grudnia o 9.15 | 2026-12-01 09:15
24 gru | 2026-12-24 09:00
w przyszłym miesiącu | 2026-12-01 09:00
za 48 godzin | 2026-11-20 10:20
dzisiaj o 8 | past 2026-11-18 08:00
od jutra | none
pojutrze wieczorem | 2026-11-20 18:00
w sobotę rano o 10:30 | 2026-11-21 10:30
co miesiąc 15 | none
za 5 minut | 2026-11-18 10:25
o siedemnastej | 2026-11-18 17:00
jutro o siedemnastej trzydzieści | 2026-11-19 17:30
25 listopada 2026 roku o 11:00 | 2026-11-25 11:00
""",
    "uk": """
о 3 | 2026-11-18 15:00
завтра о 3 | 2026-11-19 15:00
через 15 хвилин | 2026-11-18 10:35
у середу | 2026-11-25 09:00
3 дні | 2026-11-21 09:00
за годину | 2026-11-18 11:20
за 2 години | 2026-11-18 12:20
о першій | 2026-11-18 13:00
за дві години до співбесіди | none
в наступний понеділок о 10 | 2026-11-23 10:00
через 2 дні о 10 | 2026-11-20 10:00
на вихідних | 2026-11-21 09:00
наприкінці місяця | 2026-11-30 09:00
учора ввечері | past 2026-11-17 18:00
перший понеділок | none
через годину | 2026-11-18 11:20
через півтори години | 2026-11-18 11:50
тиждень тому | past 2026-11-11 09:00
минулого тижня | past 2026-11-11 09:00
25 грудня | 2026-12-25 09:00
у понеділок або вівторок | none
у вівторок, 24 листопада, об 11:00 | 2026-11-24 11:00
у вівторок 25 листопада | none
завтра з 9 до 10 | 2026-11-19 09:00
о 20:00 | 2026-11-18 20:00
чверть на десяту | 2026-11-19 09:15
за десять дев'ята | 2026-11-19 08:50
десять по дев'ятій | 2026-11-19 09:10
опівночі | 2026-11-19 00:00
щотижня | 2026-11-25 09:00 | weekly
щодня вранці | 2026-11-19 09:00 | daily
по буднях о 9 | 2026-11-19 09:00 | weekdays
кожного понеділка о 9 | 2026-11-23 09:00 | weekly
не завтра | none
перед п'ятницею | none
3 гру о 14:00 | 2026-12-03 14:00
до п'ятниці | 2026-11-20 09:00
через 3 робочі дні | 2026-11-23 09:00
Завтра, 9:00: подзвонити | 2026-11-19 09:00 | | подзвонити
ср 25.11 об 11 | 2026-11-25 11:00
у середу, 25 листопада 2026 р., об 11:00 | 2026-11-25 11:00
25 числа опівдні | 2026-11-25 12:00
у четвер увечері | 2026-11-19 18:00
через десять днів | 2026-11-28 09:00
щоп'ятниці після обіду | 2026-11-20 15:00 | weekly
до завтра до 17 | 2026-11-19 17:00
за чверть дев'ята завтра вранці | 2026-11-19 08:45
між понеділком і середою | none
о 15 або о 16 завтра | none
завтра близько 10 | 2026-11-19 10:00
у вівторок 1 грудня о 9.15 | 2026-12-01 09:15
24 гру | 2026-12-24 09:00
наступного місяця | 2026-12-01 09:00
через 48 годин | 2026-11-20 10:20
сьогодні о 8 | past 2026-11-18 08:00
з завтрашнього дня | none
післязавтра ввечері | 2026-11-20 18:00
у суботу вранці о 10:30 | 2026-11-21 10:30
через 5 хвилин | 2026-11-18 10:25
о сімнадцятій | 2026-11-18 17:00
о пів на третю | 2026-11-18 14:30
через пару днів | none
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


def _all(said: dict[str, str]) -> tuple[Said, ...]:
    return tuple(_said(language, line) for language, block in said.items() for line in block.strip().splitlines())


# Every other phrase of the first table was kept back while the grammar was written, and read once when it was done:
# 162 of 163 were right then, and the last had a word too many beside the right time.
WRITTEN_WITH = _all(_SAID)[::2]
HELD_BACK = _all(_SAID)[1::2]
LATER = _all(_SAID_LATER)
PHRASES = (*WRITTEN_WITH, *HELD_BACK, *LATER)
