"""What we know about skills: their names in ten languages, from the text files beside this module.

Each file is a field of work. A line is one skill:

    machine learning, ML | de: maschinelles Lernen, maschinell* Lern* | fr: apprentissage automatique

`|` parts the names of that one skill; a posting is shown the name that it uses itself. After a name come, with
commas, other ways to write it. The first name of all is the one by which a skill is known everywhere. A language
before a name is a note for the reader. Marks of a form: `stem*` takes any ending; `=Form` counts only in that very
case; `?Form` is an everyday word too and counts only among other skills or after a cue ("experience with Go").
`[kind 0.8]` opens a group: what kind of skill follows, and how much one of them says about a job (0 to 1).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from bot.summary.lexicon.phrases import Phrases

_GROUP = re.compile(r"\[(\w+) (\d(?:\.\d+)?)\]")
_LANGUAGE = re.compile(r"[a-z]{2}: ")


class Kind(StrEnum):
    """What sort of thing a skill is; it decides how the skill ranks and what it must make way for."""

    SKILL = "skill"  # tools, methods, sciences, crafts: what one can do
    FIELD = "field"  # a subject or an industry that one knows
    PROOF = "proof"  # certificates and licences
    SOFT = "soft"  # how one works
    GENERIC = "generic"  # a word that says little, and nothing beside a longer term that holds it
    SPOKEN = "spoken"  # a language that people speak


@dataclass(frozen=True, slots=True)
class Entry:
    """One skill: its names, the common one first, and how much it says about a job (0 to 1)."""

    names: tuple[str, ...]
    kind: Kind
    specificity: float
    field: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All skills, and the forms by which to find them: a form's `of` is an entry, its `name` one of its names."""

    entries: tuple[Entry, ...]
    phrases: Phrases


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once, when it is first needed."""
    entries: list[Entry] = []
    phrases = Phrases()
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        kind, specificity = Kind.SKILL, 1.0
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line or line[0] == "#":
                continue
            if group := _GROUP.fullmatch(line):
                kind, specificity = Kind(group[1]), float(group[2])
                continue
            entries.append(Entry(_learnt(line, len(entries), phrases), kind, specificity, path.stem))
    phrases.ready()
    return Lexicon(tuple(entries), phrases)


def _learnt(line: str, number: int, phrases: Phrases) -> tuple[str, ...]:
    names: list[str] = []
    for part in line.split(" | "):
        name, *others = _LANGUAGE.sub("", part, count=1).split(", ")
        names.append(phrases.add(name, number, len(names)))
        for other in others:
            phrases.add(other, number, len(names) - 1)
    return tuple(names)
