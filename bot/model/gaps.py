"""What to learn next: which missing thing stands in most of the saved jobs' musts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.model.match import Asked, Match
from bot.model.summary import Weight

_LEARNABLE = (Asked.SKILL, Asked.PROOF, Asked.LANGUAGE)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that `jobs` (by their numbers, in order) ask for and the profile does not have.

    Of the jobs in `opens` it is the only must that is missing. `name` is the word that the postings
    use most.
    """

    asked: Asked
    name: str
    jobs: tuple[int, ...]
    opens: tuple[int, ...]


def gaps(matches: Iterable[tuple[int, Match]], most: int = 5) -> tuple[Gap, ...]:
    """The gaps of saved jobs, given as (number, match), the one that stands in most jobs first; at most `most`."""
    jobs: dict[tuple[Asked, str], set[int]] = {}
    opens: dict[tuple[Asked, str], set[int]] = {}
    names: dict[tuple[Asked, str], Counter[str]] = {}
    for number, match in matches:
        missing = [part for check in match.checks if check.weight is Weight.MUST for part in check.lacks]
        for part in missing:
            for thing in part.things if part.asked in _LEARNABLE else ():
                of = (part.asked, thing.key)
                jobs.setdefault(of, set()).add(number)
                names.setdefault(of, Counter())[thing.name] += 1
                if all(thing.key in {each.key for each in other.things} for other in missing):
                    opens.setdefault(of, set()).add(number)
    found = [
        Gap(of[0], _commonest(names[of]), tuple(sorted(numbers)), tuple(sorted(opens.get(of, ()))))
        for of, numbers in jobs.items()
    ]
    found.sort(key=lambda gap: (-len(gap.jobs), -len(gap.opens), gap.name.casefold(), gap.name, gap.asked))
    return tuple(found[:most])


def _commonest(names: Counter[str]) -> str:
    return min(names, key=lambda name: (-names[name], name))
