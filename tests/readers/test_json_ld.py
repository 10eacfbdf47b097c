"""What pages state as data, however broken, becomes a posting; what can't be read is left out and never fails."""

import html
import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import CannotRead
from bot.model.posting import Deadline, DeadlineOrigin, Employment, Period, Posting, Salary, Stated, T, WorkMode
from bot.model.quotes import folded, stands_in
from bot.readers import json_ld, page
from bot.readers.broken_json import loaded
from bot.readers.markup import scan
from bot.readers.stated import Ad

DESCRIPTION = (
    "<p>Lantern Harbour keeps the lights of forty small ports burning.</p>"
    "<h3>What you will do</h3><ul><li>Plan the rounds of our two service boats</li>"
    "<li>Repair lamps, batteries and solar panels on site</li>"
    "<li>Write a short report after each round, with photographs</li></ul>"
    "<h3>What we ask</h3><ul><li>A finished apprenticeship in electrical work</li>"
    "<li>A boating licence, or the wish to get one in your first year</li></ul>"
)


def posting_data(**changes: object) -> dict[str, object]:
    return {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "title": "Harbour Lamp Electrician",
        "description": DESCRIPTION,
        "datePosted": "2025-10-01",
        "validThrough": "2025-12-15T23:59",
        "employmentType": "FULL_TIME",
        "hiringOrganization": {"@type": "Organization", "name": "Lantern Harbour AS"},
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": "Bergen", "addressCountry": "NO"},
        },
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "NOK",
            "value": {"@type": "QuantitativeValue", "minValue": 480000, "maxValue": 560000, "unitText": "YEAR"},
        },
        "identifier": {"@type": "PropertyValue", "name": "Lantern Harbour AS", "value": "LH-2207"},
        **changes,
    }


def page_with(script: str, kind: str = "application/ld+json", body: str = "") -> str:
    return f'<html><head><title>A job</title><script type="{kind}">{script}</script></head><body>{body}</body></html>'


def read(script: str, **more: str) -> Posting:
    return page.read_html(page_with(script, **more), "https://lantern-harbour.example/jobs/lamps")


def read_data(**changes: object) -> Posting:
    return read(json.dumps(posting_data(**changes)))


def said(fact: Stated[T] | None) -> T | None:
    return fact.value if fact else None


def test_all_stated_facts_are_read() -> None:
    posting = read_data()
    facts = posting.stated
    assert posting.source == "json-ld"
    assert said(facts.title) == "Harbour Lamp Electrician"
    assert said(facts.company) == "Lantern Harbour AS"
    assert [place.value for place in facts.places] == ["Bergen, NO"]
    assert [kind.value for kind in facts.employment] == [Employment.FULL_TIME]
    assert said(facts.salary) == Salary(Decimal(480000), Decimal(560000), "NOK", Period.YEAR)
    assert said(facts.deadline) == Deadline(date(2025, 12, 15), DeadlineOrigin.PAGE)
    assert said(facts.posted) == date(2025, 10, 1)
    assert said(facts.reference) == "LH-2207"


def test_every_stated_fact_stands_in_the_text() -> None:
    posting = read_data(jobLocationType="TELECOMMUTE")
    text = folded(posting.text)
    facts = posting.stated
    single = (facts.title, facts.company, facts.work_mode, facts.salary, facts.deadline, facts.posted, facts.reference)
    quotes = [fact.quote for fact in (*single, *facts.places, *facts.employment) if fact]
    assert len(quotes) == 9
    assert all(stands_in(quote, text) for quote in quotes)


def test_the_descriptions_lists_are_kept() -> None:
    lines = read_data().text.split("\n")
    assert lines[0] == "Harbour Lamp Electrician"
    assert "What you will do" in lines
    assert "- Plan the rounds of our two service boats" in lines
    assert lines.index("What you will do") < lines.index("- Plan the rounds of our two service boats")


GOOD = json.dumps(posting_data())
BROKEN = {
    "raw control characters": GOOD.replace("Lantern Harbour keeps", "Lantern\x0b Harbour\tkeeps\n").replace(
        "\\n", "\n"
    ),
    "the whole document entity-encoded": html.escape(GOOD),
    "CDATA guards": f"//<![CDATA[\n{GOOD}\n//]]>",
    "CDATA guards in a comment": f"/*<![CDATA[*/{GOOD}/*]]>*/",
    "an HTML comment around it": f"<!--\n{GOOD}\n-->",
    "a semicolon at the end": GOOD + ";",
    "a byte order mark": "\ufeff" + GOOD,
    "a missing comma": GOOD.replace('"datePosted"', ' "datePosted"').replace(',  "datePosted"', '\n"datePosted"'),
    "a trailing comma": GOOD[:-1] + ",}",
    "trailing commas inside": GOOD.replace('"NO"}', '"NO",},').replace(",},}", ",}}"),
    "an unknown escape": GOOD.replace("forty small", "\\$forty small"),
    "bare quotes in the description": GOOD.replace("forty small ports", 'forty "small" ports'),
    "a cut end": GOOD[:-3],
    "an array": f"[{GOOD}]",
    "a graph": json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, posting_data()]}),
    "a list item": json.dumps({"@type": "ItemList", "itemListElement": [{"item": posting_data()}]}),
    "single quotes": "{'@type': 'JobPosting', 'title': 'Harbour Lamp Electrician', "
    f"'hiringOrganization': 'Lantern Harbour AS', 'description': '{DESCRIPTION}'}}",
    "a comment before it": f"/* made by our careers plugin */\n{GOOD}",
    "the type as a list": json.dumps(posting_data(**{"@type": ["JobPosting", "Thing"]})),
    "the type as an address": json.dumps(posting_data(**{"@type": "http://schema.org/JobPosting"})),
    "the type in other case": json.dumps(posting_data(**{"@type": "jobposting"})),
    "Pascal-case keys": json.dumps({key[:1].upper() + key[1:]: value for key, value in posting_data().items()}),
    "the organization as a string": json.dumps(posting_data(hiringOrganization="Lantern Harbour AS")),
    "the organization as a list": json.dumps(posting_data(hiringOrganization=[{"name": "Lantern Harbour AS"}])),
    "markup in the title": json.dumps(posting_data(title="<b>Harbour Lamp</b> Electrician")),
    "escapes in the title": json.dumps(posting_data(title="Harbour&amp;nbsp;Lamp Electrician")),
    "not a number as a value": GOOD.replace("480000", "NaN"),
    "a number without end": GOOD.replace("480000", "4" * 5000),
    "the same posting twice": f"[{GOOD}, {GOOD}]",
    "a short and a long copy": json.dumps([posting_data(description="Lamps."), posting_data()]),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_broken_data_is_read_all_the_same(kind: str) -> None:
    posting = read(BROKEN[kind])
    assert posting.source == "json-ld"
    assert said(posting.stated.title) == "Harbour Lamp Electrician"
    assert said(posting.stated.company) == "Lantern Harbour AS"
    assert "- Repair lamps, batteries and solar panels on site" in posting.text.split("\n")


@pytest.mark.parametrize("kind", ["application/ld+json;charset=utf-8", "Application/LD+JSON", "application/ld+json "])
def test_the_scripts_type_may_be_written_in_any_way(kind: str) -> None:
    assert read(GOOD, kind=kind).source == "json-ld"


PLAIN = """Lantern Harbour keeps the lights of forty small ports burning, every night & all the year.

What you will do
• Plan the rounds of our two service boats
• Repair lamps, batteries and solar panels on site
• Write a short report after each round, with photographs"""


@pytest.mark.parametrize(
    "written",
    [
        html.escape(DESCRIPTION),
        html.escape(html.escape(DESCRIPTION)),
        DESCRIPTION.replace("</li>", "</li>\\n").replace("</p>", "</p>\\r\\n\\r\\n"),
        DESCRIPTION.replace("</li><li>", "</li>&amp;#xa;<li>"),
        PLAIN,
        html.escape(PLAIN.replace("\n", "&#xa;")),
    ],
)
def test_a_description_is_read_however_it_was_escaped(written: str) -> None:
    lines = read_data(description=written).text.split("\n")
    assert "What you will do" in lines
    assert "- Repair lamps, batteries and solar panels on site" in lines
    assert not any(sign in line for line in lines for sign in ("&amp;", "&lt;", "<li", "\\n", "#xa"))


def test_a_unit_at_the_outer_level_is_the_salarys() -> None:
    pay = {"currency": "EUR", "unitText": "HOUR", "value": {"minValue": "18,50", "maxValue": 21.75}}
    salary = read_data(baseSalary=pay).stated.salary
    assert salary
    assert (salary.value.min, salary.value.max) == (Decimal("18.50"), Decimal("21.75"))
    assert salary.value.period is Period.HOUR
    assert salary.quote == "EUR 18,50 – 21.75 HOUR"


@pytest.mark.parametrize(
    "pay",
    [
        {"currency": "EUR", "value": {"minValue": 0, "maxValue": 0, "unitText": "YEAR"}},
        {"currency": "EUR", "value": {"minValue": 9000, "maxValue": 100, "unitText": "YEAR"}},
        {"currency": "EUR", "value": {"value": "competitive"}},
        {"currency": "EUR"},
        [],
        None,
    ],
)
def test_a_salary_that_says_nothing_is_none(pay: object) -> None:
    assert read_data(baseSalary=pay).stated.salary is None


def test_a_salary_written_as_a_sentence_stays_a_line() -> None:
    posting = read_data(baseSalary="From 2.400 € a month, after tariff E9")
    assert posting.stated.salary is None
    assert "From 2.400 € a month, after tariff E9" in posting.text.split("\n")


def test_several_kinds_of_employment_are_all_read() -> None:
    kinds = read_data(employmentType=["PART_TIME", "TEMPORARY", "OTHER"]).stated.employment
    assert [kind.value for kind in kinds] == [Employment.PART_TIME, Employment.TEMPORARY]
    joined = read_data(employmentType="FULL_TIME, INTERN").stated.employment
    assert [kind.value for kind in joined] == [Employment.FULL_TIME, Employment.INTERNSHIP]


def test_remote_work_names_where_applicants_may_live() -> None:
    mode = read_data(
        jobLocationType="TELECOMMUTE",
        applicantLocationRequirements=[{"@type": "Country", "name": "Norway"}, {"@type": "Country", "name": "Sweden"}],
    ).stated.work_mode
    assert mode
    assert mode.value is WorkMode.REMOTE
    assert mode.quote == "TELECOMMUTE (Norway, Sweden)"


def test_from_where_one_may_work_stands_on_the_line_of_the_work_mode() -> None:
    posting = read_data(jobLocationType="TELECOMMUTE", applicantLocationRequirements={"name": "Norway"})
    assert posting.stated.remote_from == Stated("Norway", "TELECOMMUTE (Norway)")
    assert "TELECOMMUTE (Norway)" in posting.text.splitlines()


def test_areas_are_no_limit_of_a_job_that_is_not_remote_nor_where_they_are_too_many_to_name() -> None:
    countries = [{"name": f"Land {number}"} for number in range(30)]
    assert read_data(applicantLocationRequirements={"name": "Norway"}).stated.remote_from is None
    assert read_data(jobLocationType="ONSITE", applicantLocationRequirements="Norway").stated.remote_from is None
    many = read_data(jobLocationType="TELECOMMUTE", applicantLocationRequirements=countries)
    assert many.stated.remote_from is None


def test_a_country_may_be_an_object_and_places_may_be_several() -> None:
    places = read_data(
        jobLocation=[
            {"address": {"addressLocality": "Bergen", "addressCountry": {"@type": "Country", "name": "Norway"}}},
            {"address": "Tromsø, Norway"},
            {"address": {"addressLocality": "Bergen", "addressCountry": {"@type": "Country", "name": "Norway"}}},
        ]
    ).stated.places
    assert [place.value for place in places] == ["Bergen, Norway", "Tromsø, Norway"]


def test_a_place_that_is_only_the_employers_name_is_no_place() -> None:
    assert read_data(jobLocation={"@type": "Place", "name": "Lantern Harbour AS"}).stated.places == ()


def test_the_employer_may_stand_elsewhere_in_the_graph() -> None:
    data = {"@graph": [{"@type": "Organization", "@id": "#org", "name": "Lantern Harbour AS"}]}
    data["@graph"].append(posting_data(hiringOrganization={"@id": "#org"}))  # type: ignore[arg-type]
    assert said(read(json.dumps(data)).stated.company) == "Lantern Harbour AS"


@pytest.mark.parametrize("written", ["2035-10-01", "2024-01-01", "soon", "01/02/2026", "", None, {}])
def test_a_deadline_that_only_fills_the_field_is_none(written: object) -> None:
    assert read_data(validThrough=written).stated.deadline is None


def test_a_database_key_is_no_reference() -> None:
    assert read_data(identifier="6f1c2d3e-0a1b-4c5d-8e9f-001122334455").stated.reference is None
    assert read_data(identifier={"value": "Lantern Harbour AS"}).stated.reference is None


def test_parts_beside_the_description_are_read_and_not_twice() -> None:
    posting = read_data(
        qualifications="Fluent Norwegian or Danish",
        jobBenefits=["A berth for your own boat", "Six weeks of holidays"],
        responsibilities="<p>Lantern Harbour keeps the lights of forty small ports burning.</p>",
    )
    lines = posting.text.split("\n")
    assert lines[lines.index("Qualifications") + 1] == "Fluent Norwegian or Danish"
    assert lines[lines.index("Job benefits") + 1 :] == ["- A berth for your own boat", "- Six weeks of holidays"]
    assert sum("forty small ports" in line for line in lines) == 1


def test_a_short_description_gives_way_to_the_pages_own_text() -> None:
    posting = read(
        json.dumps(posting_data(description="Lamps, boats, fjords.")), body=f"<main>{DESCRIPTION * 2}</main>"
    )
    assert posting.source == "json-ld"
    assert posting.stated.company
    assert "- Repair lamps, batteries and solar panels on site" in posting.text.split("\n")


def test_a_title_alone_is_refused() -> None:
    with pytest.raises(CannotRead, match="reading-thin-page"):
        read(json.dumps({"@type": "JobPosting", "title": "Harbour Lamp Electrician"}))


def test_a_list_of_jobs_is_no_posting() -> None:
    jobs = [
        posting_data(title=f"Lamp Electrician {city}", description=DESCRIPTION + city) for city in ("Oslo", "Molde")
    ]
    with pytest.raises(CannotRead) as refusal:
        read(json.dumps(jobs))
    assert refusal.value.key == "reading-several-postings"
    assert refusal.value.facts == {"count": 2}


def test_a_job_that_is_stated_for_each_of_its_places_is_one() -> None:
    jobs = [
        posting_data(jobLocation={"address": {"addressLocality": city, "addressCountry": "NO"}})
        for city in ("Bergen", "Molde", "Bergen")
    ]
    posting = read(json.dumps(jobs))
    assert [place.value for place in posting.stated.places] == ["Bergen, NO", "Molde, NO"]


def test_of_several_jobs_the_one_that_the_page_is_about_is_read() -> None:
    jobs = [
        posting_data(title=f"Lamp Electrician {city}", description=DESCRIPTION + city) for city in ("Oslo", "Molde")
    ]
    source = page_with(json.dumps(jobs)).replace("<title>A job", "<title>Lamp Electrician Molde | Lantern Harbour")
    assert said(page.read_html(source).stated.title) == "Lamp Electrician Molde"
    jobs[0]["url"] = "https://lantern-harbour.example/jobs/lamps?utm_source=feed"
    assert said(read(json.dumps(jobs)).stated.title) == "Lamp Electrician Oslo"


def test_microdata_is_read_like_json_ld() -> None:
    posting = page.read_html(
        f"""<html><body><div itemscope itemtype="https://schema.org/JobPosting">
        <h1 itemprop="title">Harbour Lamp Electrician</h1>
        <meta itemprop="employmentType" content="PART_TIME"><time itemprop="datePosted" datetime="2025-10-01"></time>
        <p itemprop="hiringOrganization" itemscope itemtype="https://schema.org/Organization">
          <span itemprop="name">Lantern Harbour AS</span></p>
        <span itemprop="jobLocation" itemscope itemtype="https://schema.org/Place"><span itemprop="address" itemscope
          itemtype="https://schema.org/PostalAddress"><b itemprop="addressLocality">Bergen</b></span></span>
        <div itemprop="description">{DESCRIPTION}</div></div></body></html>"""
    )
    assert posting.source == "microdata"
    assert said(posting.stated.title) == "Harbour Lamp Electrician"
    assert said(posting.stated.company) == "Lantern Harbour AS"
    assert [place.value for place in posting.stated.places] == ["Bergen"]
    assert said(posting.stated.posted) == date(2025, 10, 1)
    assert [kind.value for kind in posting.stated.employment] == [Employment.PART_TIME]
    assert "- Repair lamps, batteries and solar panels on site" in posting.text.split("\n")


@pytest.mark.parametrize(
    "bomb", ["[" * 100_000, '{"a":' * 100_000, "[" * 5_000 + "]" * 5_000, '{"@graph":[' * 20_000 + GOOD, '"' * 100_000]
)
def test_a_depth_bomb_is_no_posting_and_no_failure(bomb: str) -> None:
    assert json_ld.ads(scan(page_with(bomb))) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
keys = st.sampled_from([*posting_data(), "jobLocationType", "applicantLocationRequirements", "skills", "url", "@id"])


@given(st.dictionaries(keys, json_values, max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_value_in_any_field_is_survived(changes: dict[str, object]) -> None:
    data = posting_data(**changes)
    data["@type"] = "JobPosting"
    ads = json_ld.ads(scan(page_with(json.dumps(data).replace("</", "<\\/"))))
    assert all(isinstance(ad, Ad) for ad in ads)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_damage_to_the_script_is_survived(data: st.DataObject) -> None:
    script = GOOD
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(script)))
        end = data.draw(st.integers(start, min(start + 30, len(script))))
        script = script[:start] + data.draw(st.text(alphabet='{}[]",:\\\n\0 x', max_size=6)) + script[end:]
    loaded(script)
    assert isinstance(json_ld.ads(scan(page_with(script))), list)
