"""What we know about skills: their names in ten languages, from the text files beside this module.

Each file is a field of work. A line is one skill:

    machine learning, ML | de: maschinelles Lernen, maschinell* Lern* | fr: apprentissage automatique

`|` parts the names of that one skill; a posting is shown the name that it uses itself. After a name come, with
commas, other ways to write it. The first name of all is the one by which a skill is known everywhere. `de:` and
its like say of which language this name and the next ones are; those before the first such mark, and after `en:`,
count in every language. Marks of a form: `stem*` takes any ending (as a name, it is shown as the posting writes it);
`=Form` counts only in that very case; `?Form` is an everyday word too and counts only among other skills or after a
cue ("experience with Go").
`[kind 0.8]` opens a group: what kind of skill follows, and how much one of them says about a job (0 to 1).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from bot.summary.lexicon.phrases import Phrases

_GROUP = re.compile(r"\[(\w+) (\d(?:\.\d+)?)\]")
_EVERYWHERE = ""
# Who reads one of these reads the others' terms too, and takes no harm from them; "office" is not French in English.
_FAMILIES = {"de": "de", "nl": "de", "fr": "fr", "es": "fr", "it": "fr", "pt": "fr", "pl": "pl", "ru": "ru", "uk": "ru"}


class Kind(StrEnum):
    """What sort of thing a skill is; it decides how the skill ranks and what it must make way for."""

    SKILL = "skill"  # tools, methods, sciences, crafts: what one can do
    FIELD = "field"  # a subject or an industry that one knows
    PROOF = "proof"  # certificates and licences
    SOFT = "soft"  # how one works
    GENERIC = "generic"  # a word that says little, and nothing beside a longer term that holds it
    SPOKEN = "spoken"  # a language that people speak
    DECOY = "decoy"  # what looks like a skill and is none: "health insurance"


@dataclass(frozen=True, slots=True)
class Entry:
    """One skill: its line in the file `field`, and how much it says about a job (0 to 1)."""

    line: str
    kind: Kind
    specificity: float
    field: str

    def name(self, number: int) -> str:
        """The name of that number, the common one being 0; "" where a posting's own words are to be shown."""
        return _name(self.line, number)


@lru_cache(maxsize=1024)
def _name(line: str, number: int) -> str:
    _, (name, *_) = next(islice(_names(line), number, None))
    return "" if "*" in name else name.lstrip("=?")


@cache
def entries() -> tuple[Entry, ...]:
    """All skills, read once, when they are first needed; a form's `of` is an entry's place in them."""
    found: list[Entry] = []
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        kind, specificity = Kind.SKILL, 1.0
        for line in path.read_text(encoding="utf-8").splitlines():
            if group := _GROUP.fullmatch(line):
                kind, specificity = Kind(group[1]), float(group[2])
            elif line and line[0] != "#":
                found.append(Entry(line, kind, specificity, path.stem))
    return tuple(found)


def forms(language: str | None) -> tuple[Phrases, ...]:
    """The forms by which to find skills in a text of that language; None is any."""
    if language is None:
        return tuple(_forms(family) for family in dict.fromkeys((_EVERYWHERE, *_FAMILIES.values())))
    family = _FAMILIES.get(language, _EVERYWHERE)
    return tuple(_forms(one) for one in dict.fromkeys((_EVERYWHERE, family)))


@cache
def _forms(family: str) -> Phrases:
    phrases = Phrases()
    for of, entry in enumerate(entries()):
        for number, (language, written) in enumerate(_names(entry.line)):
            if _FAMILIES.get(language, _EVERYWHERE) == family:
                for form in written:
                    phrases.add(form, of, number, language)
    phrases.ready()
    return phrases


def _names(line: str) -> Iterator[tuple[str, list[str]]]:
    """The names of a line: of which language each is, and its forms, the name itself first."""
    language = _EVERYWHERE
    for part in line.split(" | "):
        if part[2:4] == ": ":
            language = _EVERYWHERE if part.startswith("en") else part[:2]
            part = part[4:]
        yield language, part.split(", ")
