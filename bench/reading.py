"""How well pages are read: facts and text of known and unknown sites, time, memory, and what breaks the reader.

    python -m bench.reading [--mutated 10000] [--only tuned] [--misses] [--saved FOLDER]

Unknown sites are the invented pages of bench/pages: the tuned ones were looked at while the readers were mended, the
held-out ones never. The same pages go through trafilatura and extruct where `.[bench]` is installed. `--misses` names
each fact of the tuned pages that was read wrongly; `--saved` times the readers on a folder of pages of your own.
"""

import argparse
import asyncio
import json
import random
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from bench import peer
from bench.heavy_pages import damaged, dressed
from bench.labelled_pages import FIELDS, Facts, Labelled, facts_of, is_right, kept, pages
from bot.errors import CannotRead
from bot.model.posting import Headline, Posting
from bot.readers import link, page
from bot.summary import quick

Reader = Callable[[str, str], Posting | None]
HEAVY: Final = 250_000
NOTHING: Final = facts_of(Headline())


def ours(html: str, url: str) -> Posting | None:
    """The page as Jobtrail reads it; None where it asks for the text instead."""
    try:
        return page.read_html(page.decoded(html.encode("utf-8", "replace"), "utf-8"), url)
    except CannotRead:
        return None


READERS: Final[dict[str, Reader]] = {"Jobtrail": ours, "trafilatura + extruct": peer.read}


@dataclass(frozen=True)
class Result:
    """What became of one page."""

    page: Labelled
    facts: Facts
    text: str

    def is_right(self, field: str) -> bool:
        """Whether this fact was read as the page states it."""
        return is_right(field, self.page.facts[field], self.facts[field])


def results(reader: Reader, labelled: Sequence[Labelled]) -> list[Result]:
    """Every page read, and its text put through the same rules."""
    found = []
    for one in labelled:
        posting = reader(one.html, one.url)
        facts = facts_of(quick.summarise(posting).headline) if posting else NOTHING
        found.append(Result(one, facts, posting.text if posting else ""))
    return found


# -- facts and text --------------------------------------------------------------------------------------------------


def _share(right: int, of: int) -> str:
    return f"{right / of:.1%} ({right}/{of})" if of else "–"


def accuracy(found: Sequence[Result], fields: Sequence[str] = FIELDS) -> str:
    """Facts read rightly out of those that the pages state."""
    cells = [(one, field) for one in found for field in fields if one.page.facts[field]]
    return _share(sum(one.is_right(field) for one, field in cells), len(cells))


def invented(found: Sequence[Result]) -> str:
    """Facts read where the page states none."""
    cells = [(one, field) for one in found for field in FIELDS if not one.page.facts[field]]
    return _share(sum(not one.is_right(field) for one, field in cells), len(cells))


def text_kept(found: Sequence[Result], own: int) -> str:
    """Characters of the postings' own text (0) or of all other text (1) that came through."""
    counts = [kept(one.page.pieces[own], one.text) for one in found]
    return f"{sum(one for one, _ in counts) / sum(of for _, of in counts):.1%}"


def by_name(figure: Callable[[Sequence[Result]], str], read: Mapping[str, Sequence[Result]]) -> Callable[[str], str]:
    """A figure for the reader of a name."""
    return lambda name: figure(read[name])


def print_misses(found: Sequence[Result]) -> None:
    """Each fact that was read wrongly."""
    for one in found:
        for field in FIELDS:
            if not one.is_right(field):
                print(f"  {one.page.name} {field}: {one.page.facts[field]!r} read as {one.facts[field]!r}")
        own, other = one.page.pieces
        lost = [piece for piece in own if not kept((piece,), one.text)[0]]
        extra = [piece for piece in other if kept((piece,), one.text)[0]]
        if lost or extra:
            print(f"  {one.page.name} lost {lost} kept {extra}")


async def known_sites() -> tuple[str, str]:
    """Facts rightly read of the known sites' fixtures, and how many of their other examples end as they should."""
    from tests.readers.test_sites import EXAMPLES, web_of

    right = stated = 0
    ended, endings = 0, 0
    for path in sorted(EXAMPLES.glob("*.json")):
        for example in json.loads(path.read_text(encoding="utf-8")).values():
            expected = example["expected"]
            try:
                read = facts_of((await link.read(example["link"], web_of(example))).stated)
            except CannotRead as error:
                read = {"refused": error.key}
            if "refused" in expected:
                endings += 1
                ended += read == {"refused": expected["refused"]}
                continue
            for field in FIELDS:
                if expected.get(field):
                    stated += 1
                    right += is_right(field, expected[field], read.get(field))
    return _share(right, stated), f"{ended}/{endings}"


# -- time ------------------------------------------------------------------------------------------------------------


def milliseconds(reader: Reader, sources: Sequence[tuple[str, str]], rounds: int) -> str:
    """CPU time a page, each page's best of three, over all pages."""
    for html, url in sources[:3]:
        reader(html, url)  # what is loaded lazily is loaded
    taken = []
    for _ in range(rounds):
        for html, url in sources:
            best = float("inf")
            for _ in range(3):
                begun = time.process_time()
                reader(html, url)
                best = min(best, time.process_time() - begun)
            taken.append(best * 1000)
    cuts = statistics.quantiles(taken, n=100, method="inclusive")
    return f"p50 {cuts[49]:.1f}, p99 {cuts[98]:.1f}"


def saved(folder: Path) -> list[tuple[str, str]]:
    """The pages of a folder."""
    return [
        (page.decoded(path.read_bytes()), f"https://saved.example/{path.stem}")
        for path in sorted(folder.rglob("*.htm*"))
    ]


# -- memory ----------------------------------------------------------------------------------------------------------


def resident_mb() -> float:
    """The memory that this process holds now, in MB."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise LookupError("no VmRSS")


def read_a_thousand(name: str) -> None:
    """Print the memory held before the first page, after the hundredth, and after the thousandth."""
    reader, labelled = READERS[name], [*pages("tuned"), *pages("held_out")]
    marks = [resident_mb()]
    for number in range(1_000):
        one = labelled[number % len(labelled)]
        posting = reader(dressed(one.html, HEAVY, number), one.url)
        if posting:
            quick.summarise(posting)
        if number in (99, 999):
            marks.append(resident_mb())
    print(" → ".join(f"{mark:.0f}" for mark in marks))


def memory(name: str) -> str:
    """The same, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.reading", "--memory", name], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


# -- damage ----------------------------------------------------------------------------------------------------------


def exceptions(reader: Reader, count: int) -> str:
    """What damaged pages raise, reading and summing up, and the slowest of them."""
    sources = [one.html for one in (*pages("tuned"), *pages("held_out"))]
    chance = random.Random(20)  # noqa: S311  # a bench is to be the same each time
    raised: Counter[str] = Counter()
    slowest = 0.0
    for number in range(count):
        html = damaged(sources[number % len(sources)], sources, chance)
        begun = time.process_time()
        try:
            posting = reader(html, "https://jobs.example/1")
            slowest = max(slowest, time.process_time() - begun)
            if posting:
                quick.summarise(posting)
        except Exception as error:  # whatever it is, it is counted
            raised[type(error).__name__] += 1
    kinds = f" ({', '.join(f'{name} {times}' for name, times in raised.most_common(4))})" if raised else ""
    return f"{raised.total():,}{kinds}, slowest {slowest * 1000:.0f} ms"


# -- the table -------------------------------------------------------------------------------------------------------


def main(given: argparse.Namespace) -> None:
    """Run the bench and print its table."""
    names = list(READERS) if peer.is_installed() else ["Jobtrail"]
    if len(names) == 1:
        print("trafilatura and extruct are not installed (pip install -e '.[bench]'): Jobtrail alone.\n")
    halves = ["tuned"] if given.only else ["tuned", "held_out"]
    labelled = {half: pages(half) for half in halves}
    found = {name: {half: results(READERS[name], labelled[half]) for half in halves} for name in names}

    def row(what: str, aim: str, figure: Callable[[str], str]) -> None:
        print(f"| {what} | {aim} | {' | '.join(figure(name) for name in names)} |")

    print(f"| | aim | {' | '.join(names)} |")
    print(f"|---|---|{'---|' * len(names)}")
    right, ended = asyncio.run(known_sites())
    row("known sites: facts right of those stated", "≥ 97 %", lambda name: right if name == "Jobtrail" else "–")
    row("known sites: closed and empty ones told", "all", lambda name: ended if name == "Jobtrail" else "–")
    for half in halves:
        read = {name: found[name][half] for name in names}
        called = f"unknown pages, {half.replace('_', ' ')} ({len(labelled[half])})"
        row(f"{called}: facts right of those stated", "≥ 90 %", by_name(accuracy, read))
        for field in FIELDS:
            row(f"… {field}", "", by_name(partial(accuracy, fields=[field]), read))
        row("… read where none is stated", "0", by_name(invented, read))
        row("… characters of the posting kept", "", by_name(partial(text_kept, own=0), read))
        row("… characters of the rest kept", "", by_name(partial(text_kept, own=1), read))
    if given.misses:
        print_misses(found["Jobtrail"]["tuned"])
    if given.only:
        return
    sources = [(one.html, one.url) for half in halves for one in labelled[half]]
    heavy = [(dressed(html, HEAVY, number), url) for number, (html, url) in enumerate(sources)]
    row(
        f"CPU ms a page, as written (median {_median_kb(sources)} kB)",
        "≤ 25",
        lambda name: milliseconds(READERS[name], sources, 5),
    )
    row(
        f"CPU ms a page, dressed (median {_median_kb(heavy)} kB)",
        "≤ 25",
        lambda name: milliseconds(READERS[name], heavy, 2),
    )
    if given.saved:
        own = saved(given.saved)
        row(
            f"CPU ms a page, {len(own)} saved (median {_median_kb(own)} kB)",
            "≤ 25",
            lambda name: milliseconds(READERS[name], own, 1),
        )
    row("memory in MB before, after 100, after 1,000 pages", "", memory)
    row(f"exceptions over {given.mutated:,} damaged pages", "0", lambda name: exceptions(READERS[name], given.mutated))


def _median_kb(sources: Sequence[tuple[str, str]]) -> int:
    return round(statistics.median(len(html.encode("utf-8", "replace")) for html, _ in sources) / 1000)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mutated", type=int, default=10_000)
    parser.add_argument("--only", choices=["tuned"], help="the facts of this half alone")
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--saved", type=Path, metavar="FOLDER")
    parser.add_argument("--memory", choices=list(READERS), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.memory:
        read_a_thousand(chosen.memory)
    else:
        main(chosen)
