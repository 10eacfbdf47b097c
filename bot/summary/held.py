"""What a profile holds, made ready to be held against a demand: an option in, a status and the profile's words out.

Nothing is guessed: met needs words of the profile; where it is silent the answer is unclear, or missing for a skill.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from bot.model.match import Asked, Status
from bot.model.profile import Degree, Education, Experience, Knows, Profile, Spoken
from bot.summary.concepts import around, covering, keys_of, kind_of
from bot.summary.demands import Demand, Option
from bot.summary.schooling import Schooling, subject_words

_BEST_FIRST = (Status.MET, Status.PARTLY, Status.UNCLEAR, Status.MISSING)
_NEARLY = 0.5  # of the years asked for


class Answer(NamedTuple):
    """What the profile says to one thing, and its words."""

    status: Status
    words: tuple[str, ...] = ()


class _Subject(NamedTuple):
    """What an entry is about: the keys of its words, and the words themselves, folded."""

    keys: frozenset[str]
    words: frozenset[str]

    @property
    def is_known(self) -> bool:
        return any(kind_of(key) is not None for key in self.keys)


_NOTHING = _Subject(frozenset(), frozenset())


class Held:
    """A profile's entries by their keys."""

    def __init__(self, profile: Profile) -> None:
        self._denied: dict[str, str] = {}
        self._known: dict[str, tuple[Knows, str]] = {}
        self._languages: dict[str, Spoken] = {}
        self._degrees: list[tuple[Degree, _Subject]] = [(each, _subject(each.subject)) for each in profile.degrees]
        self._years: list[tuple[Experience, _Subject]] = [(each, _subject(each.subject)) for each in profile.experience]
        for ability in profile.abilities:
            for key in keys_of(ability.name):
                if ability.knows is Knows.NO:
                    self._denied.setdefault(key, ability.words)
                else:
                    self._learn(key, ability.knows, ability.words)
        for proof in profile.proofs:
            for key in keys_of(proof.name):
                self._learn(key, Knows.YES, proof.words)
        for language in profile.languages:
            for key in keys_of(language.name):
                self._languages.setdefault(key, language)

    def _learn(self, key: str, knows: Knows, words: str) -> None:
        if key not in self._known or (self._known[key][0] is Knows.SOME and knows is Knows.YES):
            self._known[key] = (knows, words)

    def answer(self, demand: Demand) -> Answer:
        """The best that the profile says to any of the demand's options."""
        answers = [self._to(option, is_basic=demand.is_basic) for option in demand.options]
        best = min(answers, key=lambda answer: _BEST_FIRST.index(answer.status))
        if best.status is Status.MISSING and demand.is_open:
            return Answer(Status.UNCLEAR, best.words)
        return best

    def _to(self, option: Option, *, is_basic: bool) -> Answer:
        if option.asked is Asked.LANGUAGE:
            return self._language(option)
        if option.asked is Asked.YEARS:
            return self._experience(option)
        if option.asked is Asked.DEGREE and option.schooling is not None:
            return self._degree(option.schooling)
        return self.skill(option.thing.key, is_basic=is_basic)

    def skill(self, key: str, *, is_basic: bool = False) -> Answer:
        """Whether a skill or a proof is had: itself, a kind of it, or only something near it."""
        if key in self._denied:
            return Answer(Status.MISSING, (self._denied[key],))
        found = [self._known[each] for each in self._within(key)]
        sure = next((words for knows, words in found if knows is Knows.YES or is_basic), None)
        if sure is not None:
            return Answer(Status.MET, (sure,))
        if found:
            return Answer(Status.PARTLY, (found[0][1],))
        near = next(self._near(key), None)
        return Answer(Status.MISSING) if near is None else Answer(Status.UNCLEAR, (near,))

    def _within(self, key: str) -> Iterator[str]:
        """What is known and covers the key, itself first, then in the profile's order."""
        kinds = covering(key)
        if key in self._known:
            yield key
        yield from (each for each in self._known if each != key and each in kinds)

    def _near(self, key: str) -> Iterator[str]:
        wholes = around(key)
        yield from (words for each, (_, words) in self._known.items() if each in wholes)
        kinds = covering(key)
        yield from (degree.words for degree, subject in self._degrees if not subject.keys.isdisjoint(kinds))

    def _language(self, option: Option) -> Answer:
        if not self._languages:
            return Answer(Status.UNCLEAR)
        spoken = self._languages.get(option.thing.key)
        if spoken is None:
            return Answer(Status.MISSING)
        words = (spoken.words,)
        if option.level is None:
            return Answer(Status.MET, words)
        if spoken.level is None:
            return Answer(Status.UNCLEAR, words)
        short = option.level.rung - spoken.level.rung
        return Answer(Status.MET if short <= 0 else Status.PARTLY if short == 1 else Status.MISSING, words)

    def _experience(self, option: Option) -> Answer:
        wanted = _Subject(frozenset(option.keys), option.words)
        if wanted == _NOTHING:
            return _most_years((each for each, _ in self._years), option.years)
        same = [each for each, subject in self._years if subject != _NOTHING and _shares(subject, wanted)]
        if same:
            return _most_years(same, option.years)
        in_all = _most_years((each for each, subject in self._years if subject == _NOTHING), option.years)
        # Enough years in all do not say how many of them were spent on this.
        return Answer(Status.UNCLEAR, in_all.words) if in_all.status is Status.MET else in_all

    def _degree(self, asked: Schooling) -> Answer:
        if asked.education is Education.TRADE and (proof := self._licensed(asked)) is not None:
            return Answer(Status.MET, (proof,))
        answers = [_to_degree(degree, subject, asked) for degree, subject in self._degrees]
        return min(answers, key=lambda answer: _BEST_FIRST.index(answer.status), default=Answer(Status.UNCLEAR))

    def _licensed(self, asked: Schooling) -> str | None:
        """The words for a registration that nobody has without having learnt the trade."""
        kinds = frozenset(kind for key in asked.keys for kind in covering(key))
        return next(
            (words for key, (_, words) in self._known.items() if key in kinds and key.endswith("registration")), None
        )


@lru_cache(maxsize=512)
def _subject(words: str | None) -> _Subject:
    return _NOTHING if not words else _Subject(frozenset(keys_of(words)), subject_words(words))


def _most_years(entries: Iterable[Experience], asked: float) -> Answer:
    most = max(entries, key=lambda each: each.years, default=None)
    if most is None:
        return Answer(Status.UNCLEAR)
    words = (most.words,)
    if most.years >= asked:
        return Answer(Status.MET, words)
    return Answer(Status.PARTLY if most.years >= _NEARLY * asked else Status.MISSING, words)


def _to_degree(degree: Degree, subject: _Subject, asked: Schooling) -> Answer:
    wanted = _Subject(frozenset(asked.keys), asked.words)
    if not degree.education.reaches(asked.education):
        return Answer(Status.MISSING)
    words = (degree.words,)
    if wanted == _NOTHING or (subject != _NOTHING and _shares(subject, wanted)):
        return Answer(Status.MET, words)
    # Two subjects of which we know both are two subjects; else nobody can say.
    return Answer(Status.MISSING if subject.is_known and wanted.is_known else Status.UNCLEAR, words)


def _shares(one: _Subject, other: _Subject) -> bool:
    """Whether two subjects are the same, or one is a kind of the other."""
    if any(not covering(key).isdisjoint(other.keys) for key in one.keys):
        return True
    if any(not covering(key).isdisjoint(one.keys) for key in other.keys):
        return True
    return any(_alike(word, another) for word in one.words for another in other.words)


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: "Köchin" and "Koch", "elektryk" and "elektryka"."""
    same = 0
    for letter, another in zip(one, other, strict=False):
        if letter != another:
            break
        same += 1
    return same >= 4 and same >= min(len(one), len(other)) - 2 and same >= 0.6 * max(len(one), len(other))
