"""What a person may have meant, to be confirmed by one tap before anything is done."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final, Protocol

from bot.model.job import Outcome, Stage
from bot.model.schedule import SpokenTime

# Words: what a shorter text says stands in the proposal; a reminder and a note keep all of theirs by themselves.
_MORE_THAN_A_MOVE: Final = 6
_MORE_THAN_AN_INTERVIEW: Final = 14


class InterviewKind(StrEnum):
    """What an interview is."""

    SCREENING = "screening"
    PHONE = "phone"
    VIDEO = "video"
    ONSITE = "onsite"
    TECHNICAL = "technical"
    TASK = "task"
    TRIAL = "trial"
    FINAL = "final"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True)
class Move:
    """A job is in another stage, or has ended, since `day`; None where no day was said."""

    to: Stage | Outcome
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview at a time, which may be past; `when.timed` says whether the hour was said."""

    kind: InterviewKind
    when: SpokenTime
    with_whom: str | None = None
    where: str | None = None

    @property
    def stage(self) -> Stage:
        """The stage that a job with such an interview has reached."""
        return Stage.SCREENING if self.kind is InterviewKind.SCREENING else Stage.INTERVIEW


@dataclass(frozen=True, slots=True)
class Remind:
    """A reminder, with its words; "" where none were said."""

    when: SpokenTime
    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """A note."""

    words: str


Proposal = Move | Interview | Remind | Note


class NewsKind(StrEnum):
    """What an employer may write to somebody who applied."""

    RECEIPT = "receipt"
    INVITATION = "invitation"
    OFFER = "offer"
    REJECTION = "rejection"


@dataclass(frozen=True, slots=True)
class News:
    """What an employer wrote: its kind, the words that say so, and which job it may be about.

    `companies` and `titles` are hints, the likeliest first; `times` are the times it names that are still to come,
    `where` is a link or a place to meet, `with_whom` who will be there, in its words.
    """

    kind: NewsKind
    quote: str
    companies: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    times: tuple[SpokenTime, ...] = ()
    where: str | None = None
    with_whom: str | None = None

    @property
    def moves_to(self) -> Stage | Outcome:
        """The stage or outcome that such news stands for."""
        if self.kind is NewsKind.REJECTION:
            return Outcome.REJECTED
        stages = {NewsKind.RECEIPT: Stage.APPLIED, NewsKind.INVITATION: Stage.INTERVIEW, NewsKind.OFFER: Stage.OFFER}
        return stages[self.kind]


@dataclass(frozen=True, slots=True)
class Suggested:
    """What a text was understood to mean, as it is kept until a tap settles it.

    `words` are the user's, or the letter's text; `zone` is whose clocks its times are by. `times` are the other walls
    that an interview's or reminder's time may have; `candidates` the ids of the jobs that it may be about, the
    likeliest first. `letter` and `quote` tell what an employer wrote, and `message` the message that it came in.
    `reply` is whether the text answered a job's card, and so may be a note.
    """

    proposals: tuple[Proposal, ...]
    words: str
    zone: str
    quote: str | None = None
    letter: NewsKind | None = None
    message: int | None = None
    reply: bool = False
    times: tuple[datetime, ...] = ()
    candidates: tuple[int, ...] = ()

    @property
    def keeps_words(self) -> bool:
        """Whether the text says more than what is proposed, so that it is kept as a note too."""
        if self.letter is not None:
            return True
        many = len(self.words.split())
        enough = {Move: _MORE_THAN_A_MOVE, Interview: _MORE_THAN_AN_INTERVIEW}
        return all(many >= enough.get(type(one), many + 1) for one in self.proposals)


class Understands(Protocol):
    """What finds a time in words, as `bot.readers.spoken_time.understood` does."""

    def __call__(
        self, words: str, language: str, now: datetime, zone: str, *, hour: int = 9, back: bool = False
    ) -> SpokenTime | None:
        """The time, or None."""
