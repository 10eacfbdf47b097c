"""Job sites, tested by data: what each link's addresses answer, and what is read of it.

A site's examples lie in sites/<name>.json by what they show. Each site has at least an open posting, a closed one
and one whose data is malformed. Facts that an example does not expect are not looked at; `lines` must stand in the
posting's text in that order.
"""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import CannotRead
from bot.model.posting import Posting
from bot.model.quotes import folded, stands_in
from bot.readers import addresses, link
from bot.readers.sites import SITES, place_of
from bot.readers.sites.site import Site
from bot.web import Page
from tests.fakes import Answer, FakeWeb

EXAMPLES = Path(__file__).parent / "sites"
Example = dict[str, Any]


def examples(expecting: str = "") -> list[Any]:
    """All examples, or those that expect a fact of that name."""
    return [
        pytest.param(example, id=f"{path.stem}-{name}")
        for path in sorted(EXAMPLES.glob("*.json"))
        for name, example in json.loads(path.read_text(encoding="utf-8")).items()
        if not expecting or expecting in example["expected"]
    ]


def answer(address: str, prepared: dict[str, Any]) -> Answer:
    if "refused" in prepared:
        return CannotRead(prepared["refused"], host=address.split("/")[2])
    url = prepared.get("url", address)
    if "json" in prepared:
        body = json.dumps(prepared["json"], ensure_ascii=False).encode()
        return Page(url, 200, "application/json", None, body)
    if "text" in prepared:
        return Page(
            url, 200, "text/xml" if "<?xml" in prepared["text"] else "application/json", None, prepared["text"].encode()
        )
    return Page(url, 200, "text/html", "utf-8", prepared["page"].encode())


def web_of(example: Example) -> FakeWeb:
    return FakeWeb({address: answer(address, prepared) for address, prepared in example["answers"].items()})


def facts(posting: Posting) -> dict[str, Any]:
    """What an example may expect, in plain values."""
    stated = posting.stated
    pay = stated.salary.value if stated.salary else None
    return {
        "source": posting.source,
        "canonical_url": posting.canonical_url,
        "title": stated.title.value if stated.title else None,
        "company": stated.company.value if stated.company else None,
        "places": [place.value for place in stated.places],
        "work_mode": stated.work_mode.value if stated.work_mode else None,
        "employment": [kind.value for kind in stated.employment],
        "seniority": stated.seniority.value if stated.seniority else None,
        "salary": [
            str(pay.min) if pay.min is not None else None,
            str(pay.max) if pay.max is not None else None,
            pay.currency,
            pay.period,
        ]
        if pay
        else None,
        "deadline": stated.deadline.value.day.isoformat() if stated.deadline else None,
        "posted": stated.posted.value.isoformat() if stated.posted else None,
        "reference": stated.reference.value if stated.reference else None,
        "warnings": list(posting.warnings),
    }


@pytest.mark.parametrize("example", examples())
async def test_a_site_is_read_as_its_example_expects(example: Example) -> None:
    expected = example["expected"]
    web = web_of(example)
    if "refused" in expected:
        with pytest.raises(CannotRead) as refusal:
            await link.read(example["link"], web)
        assert refusal.value.key == expected["refused"]
        return
    posting = await link.read(example["link"], web)
    read = facts(posting)
    wanted = {"warnings": []} | {name: value for name, value in expected.items() if name != "lines"}
    assert {name: read[name] for name in wanted} == wanted
    lines = posting.text.split("\n")
    found = [lines.index(line) for line in expected.get("lines", [])]
    assert found == sorted(found)


@pytest.mark.parametrize("example", examples(expecting="source"))
async def test_every_fact_of_a_site_stands_in_the_text(example: Example) -> None:
    posting = await link.read(example["link"], web_of(example))
    stated = posting.stated
    values = [getattr(stated, one.name) for one in fields(stated)]
    quotes = [fact.quote for value in values for fact in (value if isinstance(value, tuple) else (value,)) if fact]
    assert quotes
    text = folded(posting.text)
    assert [quote for quote in quotes if not stands_in(quote, text)] == []


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_every_site_has_its_examples(site: Site) -> None:
    cases = json.loads((EXAMPLES / f"{site.name}.json").read_text(encoding="utf-8"))
    assert {"open", "closed", "malformed"} <= cases.keys()


@pytest.mark.parametrize("example", examples(expecting="canonical_url"))
def test_a_link_and_its_canonical_address_are_the_same_posting(example: Example) -> None:
    canonical = example["expected"]["canonical_url"]
    shown_elsewhere = "_jid=" in example["link"]  # there, only the page tells whose job it is
    assert shown_elsewhere or addresses.canonical(example["link"]) == canonical
    assert addresses.canonical(canonical) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "https://boards.greenhouse.io/millraceferries",
        "https://greenhouse.io.example/millraceferries/jobs/4410022",
        "https://jobs.lever.co/azulo",
        "https://jobs.lever.co.example/azulo/1f0c2c0e-8a51-4c55-9d0e-2b6a7f1e0a11",
        "https://hh.ru/employer/4410022",
        "https://firn.wd3.myworkdayjobs.com/External",
        "https://apply.workable.com/pedalia/",
        "https://www.arbeitsagentur.de/jobsuche/suche?was=Orgel",
    ],
)
def test_a_list_of_jobs_or_a_lookalike_is_no_posting_of_a_site(url: str) -> None:
    assert place_of(addresses.bare(url)) is None


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False).map(str) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("site", [site for site in SITES if site.read], ids=lambda site: site.name)
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_any_value_anywhere_in_a_sites_data_is_survived(site: Site, data: st.DataObject) -> None:
    example = json.loads((EXAMPLES / f"{site.name}.json").read_text(encoding="utf-8"))["open"]
    place = place_of(addresses.bare(example["link"]))
    assert place is not None
    payload = next(
        (one["json"] for address, one in example["answers"].items() if "json" in one),
        {"jobdetail": {}, "workzag-jobs": {"position": [{"id": [place.found["id"]], "name": ["x"]}]}},
    )
    for _ in range(data.draw(st.integers(1, 3))):
        payload = _damaged(payload, data)
    assert site.read is not None
    ad = site.read(payload, place.found)
    assert ad is None or isinstance(ad.sections, tuple)


def _damaged(payload: Any, data: st.DataObject) -> Any:
    """The payload with one value somewhere in it replaced."""
    if isinstance(payload, dict) and payload and data.draw(st.integers(0, 5)):
        key = data.draw(st.sampled_from(sorted(payload)))
        return {**payload, key: _damaged(payload[key], data)}
    if isinstance(payload, list) and payload and data.draw(st.integers(0, 5)):
        return [_damaged(payload[0], data), *payload[1:]]
    return data.draw(values)
