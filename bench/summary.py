"""How well summaries say what a posting says: its facts and lists, against labels written by hand; and how quickly.

    python -m bench.summary [GOLD.jsonl]

The postings are invented, in ten languages; some of them were held out while the rules were made. With GOLD (in
SkillSpan's form) the skills are scored too, beside a lexicon alone and YAKE (bench/skills.py); the verifier of a
model's lines has its own table (bench/grounding.py).
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

from bot.model.posting import Posting
from bot.summary.quick import is_posting, summarise
from tests.summary import headlines
from tests.summary.labelled import FACTS, LISTS, Case, not_postings, postings, scores


def main(gold: str | None) -> None:
    """Print the tables."""
    cases = postings()
    tuned = [case for case in cases if not case.held_out]
    held_out = [case for case in cases if case.held_out]
    print(f"| | tuned on ({len(tuned)}) | held out ({len(held_out)}) |\n|---|---|---|")
    known, unknown = scores(tuned), scores(held_out)
    for name in FACTS:
        print(f"| {name}, right | {known[name]:.3f} | {unknown[name]:.3f} |")
    for name in LISTS:
        print(f"| {name}, F1 | {known[name]:.3f} | {unknown[name]:.3f} |")
    refused = [not is_posting(case.posting, summarise(case.posting)) for case in not_postings()]
    taken = [is_posting(case.posting, summarise(case.posting)) for case in cases]
    print(f"| other texts refused | {sum(refused)} of {len(refused)} | |")
    print(f"| ads taken for ads | {sum(taken)} of {len(taken)} | |")
    _print_times(cases)
    _print_heads()
    for module, arguments in (("bench.skills", [gold] if gold else []), ("bench.grounding", [])):
        print(flush=True)
        subprocess.run([sys.executable, "-m", module, *arguments], check=True)


def _print_heads() -> None:
    print("\n| heads of small employers' ads | right of those stated | read where none is stated |\n|---|---|---|")
    for folder in ("tuned", "fresh", "prose", "last"):
        right, stated, invented = headlines.scored(folder)
        print(
            f"| {folder} ({len(headlines.postings(folder))}) | {right / stated:.1%} ({right}/{stated}) | {invented} |"
        )


def _print_times(cases: Sequence[Case]) -> None:
    spent = []
    for case in [*cases, *cases, *cases]:
        begun = time.process_time()
        summarise(Posting(case.text, "text"))
        spent.append((time.process_time() - begun) * 1000)
    size = statistics.mean(len(case.text) for case in cases)
    long = "\n".join(case.text for case in cases if case.want and case.want["language"] == "en")[:6_000]
    begun = time.process_time()
    for number in range(20):
        summarise(Posting(long + " " * number, "text"))  # a text that was just read is not read again
    six = (time.process_time() - begun) / 20 * 1000
    percent = statistics.quantiles(spent, n=100, method="inclusive")
    print(f"| CPU ms a posting (mean {size:.0f} characters) | p50 {percent[49]:.1f}, p99 {percent[98]:.1f} | |")
    print(f"| CPU ms for 6,000 characters | {six:.1f} | |")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
