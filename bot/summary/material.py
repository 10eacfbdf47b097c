"""What a model gets to see of a posting, and what may stay of what it writes.

The posting goes out as numbered lines between two marks that nobody can guess. Lines that speak to a machine and a
job board's own furniture are not among them, so that they are no evidence either.
"""

import hashlib
import json
import re
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from babel import Locale, UnknownLocaleError
from pydantic import BaseModel

from bot.model.posting import Posting
from bot.summary.grounding import Evidence, addresses
from bot.summary.sections import Passage, Section, read

MOST_CHARACTERS: Final = 8_000
# What to leave out first where a posting is longer: what says least about the job itself.
_SPARED = (Section.ABOUT, Section.OTHER, Section.HEAD)


@dataclass(frozen=True, slots=True)
class Material:
    """The passages that a model gets to see, in the posting's order, and the evidence that they are."""

    passages: Sequence[Passage]
    evidence: Evidence

    def told(self, ahead: str) -> str:
        """The lines as a message, with our own words ahead of them."""
        mark = secrets.token_hex(8)
        lines = "\n".join(f"{number}| {one.line.text}" for number, one in enumerate(self.passages, 1))
        return f"{ahead}\nThe posting stands between two lines {mark}:\n{mark}\n{lines}\n{mark}"


def material(posting: Posting) -> Material:
    """What of a posting is shown to a model."""
    seen = [one for one in read(posting.text) if not one.to_machine and one.line.section is not Section.BOARD]
    order = sorted(seen, key=lambda one: one.line.section in _SPARED)
    room = MOST_CHARACTERS
    kept = []
    for one in order:
        room -= len(one.line.text) + 6  # its number and its end
        if room < 0:
            break
        kept.append(one)
    passages = sorted(kept, key=lambda one: one.line.index)
    return Material(passages, Evidence([one.line.text for one in passages]))


def fingerprint(instructions: str, answer: type[BaseModel]) -> str:
    """Names what a model is asked: where it is another one, an answer of before is of no use."""
    asked = instructions + json.dumps(answer.model_json_schema(), sort_keys=True)
    return hashlib.sha256(asked.encode()).hexdigest()[:12]


def language_name(code: str) -> str:
    """A language's English name, as models know it."""
    try:
        return Locale.parse(code).english_name or code
    except (UnknownLocaleError, ValueError):
        return code


_BULLET = re.compile(r"(?:[-–—•*·]|\d{1,3}\|)\s+(?=\S)")
_MARKUP = re.compile(r"\*\*|__|`+")
_INVISIBLE = frozenset(("Cc", "Cf", "Co", "Cs", "Cn"))


def cleaned(written: str) -> str:
    """A model's words as one plain line: nothing invisible, no markup, no bullet."""
    line = " ".join(written[:4_000].split())
    line = "".join(sign for sign in line if unicodedata.category(sign) not in _INVISIBLE)
    return _BULLET.sub("", _MARKUP.sub("", line), count=1).strip()


_DOT = re.compile(r"(?<=\w)\.(?=[^\W\d_]{2})")
_COMMAND = re.compile(r"(?<![\w/])/(?=\w)")
_JOINER = "\u2060"  # invisible; Telegram's own search for links stops at it


def has_links(line: str) -> bool:
    """Whether a line holds more than a bare domain: a link, a mail address, a name behind "@"."""
    return any("@" in one or "/" in one for one in addresses(line))


def defanged(line: str) -> str:
    """A model's line in which Telegram finds nothing to link: no domain, no command."""
    return _COMMAND.sub("/" + _JOINER, _DOT.sub("." + _JOINER, line))
