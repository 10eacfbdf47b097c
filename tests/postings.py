"""Postings of our own writing that several tests paste."""

ANALYST = """\
Data Analyst (all genders)
Brackwater Ferries, Kiel

About the role
Brackwater Ferries carries two million people a year. You turn their journeys into numbers that the harbour can use.

Your tasks
- Build dashboards on passengers, delays and fuel
- Write SQL and Python for questions from the captains
- Explain results to people who have never seen a chart

Requirements
- At least 3 years of experience with data analysis
- Very good SQL and Python
- Fluent English, German at B2

Nice to have
- Experience with dbt

We offer
- Salary: €50,000 - €58,000 per year
- 30 days of holiday

How to apply
Send your CV to jobs@brackwater.example by 31 March 2026. Full-time, permanent.
"""

NURSE = """\
Pflegefachkraft (m/w/d)
Haus Birkenhain gGmbH, Lüneburg

Deine Aufgaben
- Grundpflege und Behandlungspflege unserer Bewohner
- Dokumentation in unserer Pflegesoftware
- Anleitung von Auszubildenden

Dein Profil
- Abgeschlossene Ausbildung als Pflegefachkraft
- Einfühlungsvermögen und Teamfähigkeit
- Führerschein Klasse B

Wir bieten
- 3.400 € brutto monatlich
- 30 Tage Urlaub und unbefristeter Vertrag

Bewirb dich bis zum 15. April 2026 bei Frau Sommer.
"""

POEM = """\
The harbour sleeps, the gulls are grey,
a lantern counts the waves,
and somewhere past the end of day
the wind goes round the graves.
I asked the moon what it had seen,
it would not say a word;
the sea was dark, the sea was green,
and nothing else was heard.
"""
