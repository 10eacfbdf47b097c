"""What a button does when it is tapped: typed, versioned, ids only. What comes back is checked like any input.

A button of last month still works, so a code is never given another meaning; a new meaning is a new code.
"""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import ClassVar, get_type_hints

from bot.actions.calendar import Dated
from bot.actions.contacts import ContactAct
from bot.actions.edit import Field, Mark, ModeIs
from bot.actions.interviews import RoundAct
from bot.actions.notes import NoteAct
from bot.actions.remind import Wait
from bot.actions.reminders import Picks, ReminderAct
from bot.actions.settings import Part
from bot.model.comparison import HIGHEST_NUMBER, Criterion, Level, Picked
from bot.model.job import Outcome, Stage
from bot.model.profile import Knows
from bot.model.proposal import InterviewKind
from bot.model.user import Tongue, Topic
from bot.views.charts import Shade

VERSION = "1"
LONGEST = 64
_LARGEST_ID = 2**63 - 1
_NUMBER_BITS = HIGHEST_NUMBER.bit_length()


@dataclass(frozen=True, slots=True)
class Tap:
    """What one button means. `code` names it on the wire."""

    code: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class Example(Tap):
    """Show the card of an example posting."""

    code: ClassVar[str] = "ex"


@dataclass(frozen=True, slots=True)
class Help(Tap):
    """Show what the bot can do."""

    code: ClassVar[str] = "hp"


@dataclass(frozen=True, slots=True)
class ReadAnyway(Tap):
    """The text that was taken for no posting is one."""

    code: ClassVar[str] = "ra"
    message: int


@dataclass(frozen=True, slots=True)
class Save(Tap):
    """Save a card."""

    code: ClassVar[str] = "sv"
    job: int


@dataclass(frozen=True, slots=True)
class SaveApplied(Tap):
    """Save a card for which the user has applied."""

    code: ClassVar[str] = "ap"
    job: int


@dataclass(frozen=True, slots=True)
class PutAside(Tap):
    """Not for me."""

    code: ClassVar[str] = "no"
    job: int


@dataclass(frozen=True, slots=True)
class BringBack(Tap):
    """For me after all."""

    code: ClassVar[str] = "bk"
    job: int


@dataclass(frozen=True, slots=True)
class FullText(Tap):
    """Show the posting whole."""

    code: ClassVar[str] = "ft"
    job: int


@dataclass(frozen=True, slots=True)
class Why(Tap):
    """Show the words that each line of a card stands on."""

    code: ClassVar[str] = "wy"
    job: int


@dataclass(frozen=True, slots=True)
class ShowFit(Tap):
    """Show how a job fits the user's profile."""

    code: ClassVar[str] = "fi"
    job: int


@dataclass(frozen=True, slots=True)
class KnowIt(Tap):
    """Answer for a skill that a job asks for."""

    code: ClassVar[str] = "kn"
    job: int
    thing: int
    knows: Knows


@dataclass(frozen=True, slots=True)
class ShowProfile(Tap):
    """Show the user's profile."""

    code: ClassVar[str] = "pf"


@dataclass(frozen=True, slots=True)
class AddToProfile(Tap):
    """Ask what the user knows, speaks and wishes for."""

    code: ClassVar[str] = "pa"


@dataclass(frozen=True, slots=True)
class AskForCv(Tap):
    """Ask for the user's CV."""

    code: ClassVar[str] = "pc"


@dataclass(frozen=True, slots=True)
class TakeAsCv(Tap):
    """The file that was taken for no posting is a CV."""

    code: ClassVar[str] = "tc"


@dataclass(frozen=True, slots=True)
class AnswerProposal(Tap):
    """Answer for an entry that a CV proposes."""

    code: ClassVar[str] = "pr"
    entry: int
    knows: Knows


@dataclass(frozen=True, slots=True)
class AnswerAll(Tap):
    """All that the CV still proposes is true."""

    code: ClassVar[str] = "px"


@dataclass(frozen=True, slots=True)
class DropProposals(Tap):
    """No more questions about the CV."""

    code: ClassVar[str] = "pd"


@dataclass(frozen=True, slots=True)
class ChooseEntry(Tap):
    """Show a page of the entries that can be taken out of the profile."""

    code: ClassVar[str] = "pe"
    page: int


@dataclass(frozen=True, slots=True)
class DropEntry(Tap):
    """Take an entry out of the profile."""

    code: ClassVar[str] = "po"
    entry: int


@dataclass(frozen=True, slots=True)
class DropWishes(Tap):
    """Wish for nothing any more."""

    code: ClassVar[str] = "pw"


@dataclass(frozen=True, slots=True)
class ShowGaps(Tap):
    """Show which skills the saved jobs ask for most."""

    code: ClassVar[str] = "pg"


@dataclass(frozen=True, slots=True)
class ClearProfile(Tap):
    """Delete the profile; `sure` is 1 where the user was asked."""

    code: ClassVar[str] = "pz"
    sure: int


@dataclass(frozen=True, slots=True)
class StopRefining(Tap):
    """The model need not work on a card any more."""

    code: ClassVar[str] = "rs"
    job: int


@dataclass(frozen=True, slots=True)
class ShowRefined(Tap):
    """Show what the model made of a card."""

    code: ClassVar[str] = "rd"
    job: int


@dataclass(frozen=True, slots=True)
class Ask(Tap):
    """Ask for a question about a job."""

    code: ClassVar[str] = "as"
    job: int


@dataclass(frozen=True, slots=True)
class Open(Tap):
    """Open a job's card."""

    code: ClassVar[str] = "op"
    job: int


@dataclass(frozen=True, slots=True)
class MoveTo(Tap):
    """Move a job to a stage."""

    code: ClassVar[str] = "mv"
    job: int
    stage: Stage


@dataclass(frozen=True, slots=True)
class CloseAs(Tap):
    """End a job."""

    code: ClassVar[str] = "cl"
    job: int
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Undo(Tap):
    """Take a move back."""

    code: ClassVar[str] = "un"
    event: int


@dataclass(frozen=True, slots=True)
class AddNote(Tap):
    """Ask for a note."""

    code: ClassVar[str] = "nt"
    job: int


@dataclass(frozen=True, slots=True)
class AddTitle(Tap):
    """Ask for a title."""

    code: ClassVar[str] = "ti"
    job: int


@dataclass(frozen=True, slots=True)
class ChooseWhen(Tap):
    """Show when one can be reminded."""

    code: ClassVar[str] = "rm"
    job: int


@dataclass(frozen=True, slots=True)
class RemindIn(Tap):
    """Set a reminder."""

    code: ClassVar[str] = "ri"
    job: int
    wait: Wait


@dataclass(frozen=True, slots=True)
class ShowToday(Tap):
    """Show what to do next."""

    code: ClassVar[str] = "to"


@dataclass(frozen=True, slots=True)
class FollowedUp(Tap):
    """The user wrote to them."""

    code: ClassVar[str] = "fu"
    job: int


@dataclass(frozen=True, slots=True)
class Mute(Tap):
    """No more of this topic."""

    code: ClassVar[str] = "mu"
    topic: Topic


@dataclass(frozen=True, slots=True)
class Unmute(Tap):
    """More of this topic after all."""

    code: ClassVar[str] = "um"
    topic: Topic


@dataclass(frozen=True, slots=True)
class CallOff(Tap):
    """Take a reminder back."""

    code: ClassVar[str] = "ro"
    reminder: int


@dataclass(frozen=True, slots=True)
class OnReminder(Tap):
    """Do something with a reminder."""

    code: ClassVar[str] = "rr"
    reminder: int
    act: ReminderAct


@dataclass(frozen=True, slots=True)
class Snooze(Tap):
    """Let a reminder that came come again."""

    code: ClassVar[str] = "rz"
    reminder: int
    wait: Wait


@dataclass(frozen=True, slots=True)
class UndoSnooze(Tap):
    """A reminder that came is not to come again; `later` is the one that was to."""

    code: ClassVar[str] = "ry"
    reminder: int
    later: int


@dataclass(frozen=True, slots=True)
class SetTime(Tap):
    """Let a reminder come at a time of the user's clocks, as in 202611240930."""

    code: ClassVar[str] = "rt"
    reminder: int
    wall: int


@dataclass(frozen=True, slots=True)
class ListReminders(Tap):
    """A page of all reminders to come."""

    code: ClassVar[str] = "rl"
    page: int


@dataclass(frozen=True, slots=True)
class RemindOf(Tap):
    """The job that a /remind without a number is for; the command is what the button's message replies to."""

    code: ClassVar[str] = "rj"
    job: int


@dataclass(frozen=True, slots=True)
class KeepAsNote(Tap):
    """What is too long for a reminder is a note; it is what the button's message replies to."""

    code: ClassVar[str] = "rn"
    job: int


@dataclass(frozen=True, slots=True)
class PickMonth(Tap):
    """Show a month's calendar, as in 202611; 0 is the first that can be chosen. `id` is a job's or a reminder's."""

    code: ClassVar[str] = "rc"
    picks: Picks
    id: int
    month: int


@dataclass(frozen=True, slots=True)
class PickDay(Tap):
    """Show the hours of a day, as in 20261124."""

    code: ClassVar[str] = "rk"
    picks: Picks
    id: int
    day: int


@dataclass(frozen=True, slots=True)
class PickHour(Tap):
    """An hour of a day was picked, as in 2026112409."""

    code: ClassVar[str] = "rh"
    picks: Picks
    id: int
    hour: int


@dataclass(frozen=True, slots=True)
class AskWhen(Tap):
    """Ask for a time in words; `day` is the one that was picked, 0 for none."""

    code: ClassVar[str] = "rw"
    picks: Picks
    id: int
    day: int


@dataclass(frozen=True, slots=True)
class Inert(Tap):
    """A cell of a keyboard that does nothing."""

    code: ClassVar[str] = "in"


@dataclass(frozen=True, slots=True)
class ZoneIsRight(Tap):
    """The clock that was shown is the user's."""

    code: ClassVar[str] = "zy"


@dataclass(frozen=True, slots=True)
class AskForZone(Tap):
    """Ask where the user lives."""

    code: ClassVar[str] = "za"


@dataclass(frozen=True, slots=True)
class LeaveZone(Tap):
    """The user does not care to say where they live."""

    code: ClassVar[str] = "zn"


@dataclass(frozen=True, slots=True)
class SetZone(Tap):
    """Live in a zone, by its key (model/zones.py)."""

    code: ClassVar[str] = "zo"
    zone: int


@dataclass(frozen=True, slots=True)
class ShowSettings(Tap):
    """Show the settings, or a part of them."""

    code: ClassVar[str] = "se"
    part: Part


@dataclass(frozen=True, slots=True)
class OpenSettings(Tap):
    """Show the settings in a message of their own."""

    code: ClassVar[str] = "os"


@dataclass(frozen=True, slots=True)
class SetLanguage(Tap):
    """Speak a language."""

    code: ClassVar[str] = "sl"
    language: Tongue


@dataclass(frozen=True, slots=True)
class SetWeight(Tap):
    """Say how much something matters, among the settings."""

    code: ClassVar[str] = "sw"
    criterion: Criterion
    level: Level


@dataclass(frozen=True, slots=True)
class SetModelLanguage(Tap):
    """Let the model write in a language."""

    code: ClassVar[str] = "sm"
    language: Tongue


@dataclass(frozen=True, slots=True)
class SetHours(Tap):
    """The hours of the day: when the bot speaks by itself, from when and until when it does not, as in 92108."""

    code: ClassVar[str] = "sh"
    part: Part
    hours: int


@dataclass(frozen=True, slots=True)
class SwitchOn(Tap):
    """Switch a topic on, among the settings."""

    code: ClassVar[str] = "so"
    topic: Topic


@dataclass(frozen=True, slots=True)
class SwitchOff(Tap):
    """Switch a topic off, among the settings."""

    code: ClassVar[str] = "sx"
    topic: Topic


@dataclass(frozen=True, slots=True)
class More(Tap):
    """Show what else can be done with a job."""

    code: ClassVar[str] = "mo"
    job: int


@dataclass(frozen=True, slots=True)
class Timeline(Tap):
    """Show what happened with a job."""

    code: ClassVar[str] = "tl"
    job: int


@dataclass(frozen=True, slots=True)
class ShowMoves(Tap):
    """Show a job's moves, to be dated."""

    code: ClassVar[str] = "dm"
    job: int


@dataclass(frozen=True, slots=True)
class ChooseDay(Tap):
    """Show the days on which a move may have been."""

    code: ClassVar[str] = "dw"
    event: int


@dataclass(frozen=True, slots=True)
class SetDay(Tap):
    """Say on which day a move was, as YYYYMMDD."""

    code: ClassVar[str] = "do"
    event: int
    day: int


@dataclass(frozen=True, slots=True)
class AskForDay(Tap):
    """Ask on which day a move was."""

    code: ClassVar[str] = "da"
    event: int


@dataclass(frozen=True, slots=True)
class UndoDay(Tap):
    """Date a move as it was before."""

    code: ClassVar[str] = "du"
    event: int


@dataclass(frozen=True, slots=True)
class ReadAgain(Tap):
    """Look whether the posting is still open and says the same."""

    code: ClassVar[str] = "rg"
    job: int


@dataclass(frozen=True, slots=True)
class Delete(Tap):
    """Ask whether to delete a job."""

    code: ClassVar[str] = "dl"
    job: int


@dataclass(frozen=True, slots=True)
class DeleteSurely(Tap):
    """Delete a job."""

    code: ClassVar[str] = "dy"
    job: int


@dataclass(frozen=True, slots=True)
class ListActive(Tap):
    """A page of the jobs under way."""

    code: ClassVar[str] = "ls"
    page: int


@dataclass(frozen=True, slots=True)
class ListClosed(Tap):
    """A page of the jobs that have ended."""

    code: ClassVar[str] = "lc"
    page: int


@dataclass(frozen=True, slots=True)
class Browse(Tap):
    """A page of the jobs of a choice, by its number (model/choice.py)."""

    code: ClassVar[str] = "br"
    choice: int
    page: int


@dataclass(frozen=True, slots=True)
class Choose(Tap):
    """Show what can be chosen, with what is chosen so far."""

    code: ClassVar[str] = "bf"
    choice: int


@dataclass(frozen=True, slots=True)
class ChooseTag(Tap):
    """Show a page of the tags that can be chosen."""

    code: ClassVar[str] = "bt"
    choice: int
    page: int


@dataclass(frozen=True, slots=True)
class FoundPage(Tap):
    """A page of what a search finds."""

    code: ClassVar[str] = "sr"
    search: int
    page: int


@dataclass(frozen=True, slots=True)
class Tick(Tap):
    """Show a page of the jobs that can be compared, once one of them is ticked, or no more.

    `first` and `rest` hold what is ticked so far (model/comparison.Picked); `then` is the page and the job's number, 0
    for none (`Tick.at`).
    """

    code: ClassVar[str] = "ct"
    first: int
    rest: int
    then: int

    @classmethod
    def at(cls, picked: Picked, page: int, number: int = 0) -> "Tick":
        """The button that shows this page, and ticks or unticks that number."""
        return cls(*picked.packed, page << _NUMBER_BITS | number)

    @property
    def page(self) -> int:
        """The page to show."""
        return self.then >> _NUMBER_BITS

    @property
    def number(self) -> int:
        """The number that is ticked, or no more; 0 for none."""
        return self.then & HIGHEST_NUMBER


@dataclass(frozen=True, slots=True)
class Compare(Tap):
    """Show the ticked jobs side by side."""

    code: ClassVar[str] = "cp"
    first: int
    rest: int


@dataclass(frozen=True, slots=True)
class Weigh(Tap):
    """Say how much something matters, and show the comparison so."""

    code: ClassVar[str] = "cw"
    first: int
    rest: int
    criterion: Criterion
    level: Level


@dataclass(frozen=True, slots=True)
class DrawComparison(Tap):
    """Show the comparison as a picture."""

    code: ClassVar[str] = "cd"
    first: int
    rest: int
    shade: Shade


@dataclass(frozen=True, slots=True)
class ShowNumbers(Tap):
    """Show the hunt in numbers."""

    code: ClassVar[str] = "nu"


@dataclass(frozen=True, slots=True)
class DrawNumbers(Tap):
    """Show the hunt in numbers as a picture of that shade."""

    code: ClassVar[str] = "nd"
    shade: Shade


@dataclass(frozen=True, slots=True)
class MarkAs(Tap):
    """Give a job a star, put it into the archive, or take that back."""

    code: ClassVar[str] = "mk"
    job: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class ShowTags(Tap):
    """Show a job's tags."""

    code: ClassVar[str] = "tg"
    job: int


@dataclass(frozen=True, slots=True)
class AddTags(Tap):
    """Ask for tags."""

    code: ClassVar[str] = "ta"
    job: int


@dataclass(frozen=True, slots=True)
class PutTag(Tap):
    """Put a tag on a job, by its key (storage/tags.py)."""

    code: ClassVar[str] = "tp"
    job: int
    tag: int


@dataclass(frozen=True, slots=True)
class DropTag(Tap):
    """Take a tag off a job, by its key."""

    code: ClassVar[str] = "td"
    job: int
    tag: int


@dataclass(frozen=True, slots=True)
class EditMenu(Tap):
    """Show what a job says, to be corrected."""

    code: ClassVar[str] = "em"
    job: int


@dataclass(frozen=True, slots=True)
class EditField(Tap):
    """Ask for a field's new words."""

    code: ClassVar[str] = "ef"
    job: int
    field: Field


@dataclass(frozen=True, slots=True)
class SetWorkMode(Tap):
    """Say where the work is done."""

    code: ClassVar[str] = "wm"
    job: int
    mode: ModeIs


@dataclass(frozen=True, slots=True)
class UndoEdit(Tap):
    """Take a correction back."""

    code: ClassVar[str] = "ue"
    event: int


@dataclass(frozen=True, slots=True)
class ShowNotes(Tap):
    """Show a page of a job's notes."""

    code: ClassVar[str] = "ns"
    job: int
    page: int


@dataclass(frozen=True, slots=True)
class OnNote(Tap):
    """Do something with a note."""

    code: ClassVar[str] = "na"
    note: int
    act: NoteAct


@dataclass(frozen=True, slots=True)
class SendFiles(Tap):
    """Send a page of a job's files again."""

    code: ClassVar[str] = "fs"
    job: int
    page: int


@dataclass(frozen=True, slots=True)
class DropFile(Tap):
    """Forget a file of a job."""

    code: ClassVar[str] = "fd"
    file: int


@dataclass(frozen=True, slots=True)
class ShowContacts(Tap):
    """Show a page of a job's contacts."""

    code: ClassVar[str] = "cs"
    job: int
    page: int


@dataclass(frozen=True, slots=True)
class AddContact(Tap):
    """Ask for a contact."""

    code: ClassVar[str] = "ca"
    job: int


@dataclass(frozen=True, slots=True)
class OnContact(Tap):
    """Do something with a contact."""

    code: ClassVar[str] = "co"
    contact: int
    act: ContactAct


@dataclass(frozen=True, slots=True)
class ShowRounds(Tap):
    """Show the rounds of interviews of a job."""

    code: ClassVar[str] = "vs"
    job: int


@dataclass(frozen=True, slots=True)
class AddRound(Tap):
    """Ask for a round."""

    code: ClassVar[str] = "va"
    job: int


@dataclass(frozen=True, slots=True)
class OnRound(Tap):
    """Do something with a round."""

    code: ClassVar[str] = "vr"
    round: int
    act: RoundAct


@dataclass(frozen=True, slots=True)
class SetKind(Tap):
    """Say what a round is."""

    code: ClassVar[str] = "vk"
    round: int
    kind: InterviewKind


@dataclass(frozen=True, slots=True)
class SetWall(Tap):
    """Move a round to the other time that its words may have meant, as YYYYMMDDhhmm."""

    code: ClassVar[str] = "vw"
    round: int
    wall: int


@dataclass(frozen=True, slots=True)
class TheyCall(Tap):
    """Show what is needed on the phone."""

    code: ClassVar[str] = "ph"
    job: int


@dataclass(frozen=True, slots=True)
class PutInCalendar(Tap):
    """Send one thing as a calendar's file: an interview or reminder by its id, a last day by its job's."""

    code: ClassVar[str] = "ic"
    what: Dated
    which: int


@dataclass(frozen=True, slots=True)
class WholeCalendar(Tap):
    """Send all that is to come as a calendar's file."""

    code: ClassVar[str] = "ix"


@dataclass(frozen=True, slots=True)
class Confirm(Tap):
    """Do what was proposed."""

    code: ClassVar[str] = "qc"
    proposal: int


@dataclass(frozen=True, slots=True)
class Drop(Tap):
    """Nothing of what was proposed."""

    code: ClassVar[str] = "qd"
    proposal: int


@dataclass(frozen=True, slots=True)
class JustNote(Tap):
    """What was taken for more is a note."""

    code: ClassVar[str] = "qn"
    proposal: int


@dataclass(frozen=True, slots=True)
class OtherTime(Tap):
    """Take another of the times that may be meant."""

    code: ClassVar[str] = "qo"
    proposal: int
    nth: int


@dataclass(frozen=True, slots=True)
class ChooseJob(Tap):
    """Show the jobs that a proposal may be about."""

    code: ClassVar[str] = "qj"
    proposal: int


@dataclass(frozen=True, slots=True)
class PickJob(Tap):
    """Say which job a proposal is about."""

    code: ClassVar[str] = "qp"
    proposal: int
    job: int


@dataclass(frozen=True, slots=True)
class StopAsking(Tap):
    """Give up what the bot asked for."""

    code: ClassVar[str] = "st"


@dataclass(frozen=True, slots=True)
class Export(Tap):
    """Send everything that is kept of the user, as files."""

    code: ClassVar[str] = "xe"


@dataclass(frozen=True, slots=True)
class AskForImport(Tap):
    """Ask for a file to take in."""

    code: ClassVar[str] = "xa"


@dataclass(frozen=True, slots=True)
class Import(Tap):
    """Take in what was shown."""

    code: ClassVar[str] = "xi"
    shown: int


@dataclass(frozen=True, slots=True)
class DropImport(Tap):
    """Take nothing in of what was shown."""

    code: ClassVar[str] = "xc"
    shown: int


@dataclass(frozen=True, slots=True)
class ShowAdmin(Tap):
    """Show the operator how the bot is."""

    code: ClassVar[str] = "oa"


@dataclass(frozen=True, slots=True)
class BackUpNow(Tap):
    """Make a backup."""

    code: ClassVar[str] = "ob"


@dataclass(frozen=True, slots=True)
class ShowParked(Tap):
    """List the updates that failed too often."""

    code: ClassVar[str] = "oq"


@dataclass(frozen=True, slots=True)
class TryAgain(Tap):
    """Do a parked update again."""

    code: ClassVar[str] = "or"
    update: int


@dataclass(frozen=True, slots=True)
class AskToForget(Tap):
    """Ask whether to delete everything of the user."""

    code: ClassVar[str] = "xf"


@dataclass(frozen=True, slots=True)
class ForgetSurely(Tap):
    """Delete everything of the user, who was asked at that time (Unix seconds); after a while they are asked anew."""

    code: ClassVar[str] = "xy"
    asked: int


KINDS: dict[str, type[Tap]] = {kind.code: kind for kind in Tap.__subclasses__()}


def packed(tap: Tap) -> str:
    """The tap as it travels, at most 64 bytes."""
    data = ":".join((VERSION + tap.code, *(str(getattr(tap, field.name)) for field in fields(tap))))
    if len(data.encode()) > LONGEST:
        raise ValueError(f"{data} is longer than a button can carry")
    return data


def unpacked(data: str) -> Tap | None:
    """The tap that a button carried; None for one that we never made or make no more."""
    head, *parts = data[:LONGEST].split(":")
    kind = KINDS.get(head[1:]) if head.startswith(VERSION) else None
    if kind is None or len(parts) != len(fields(kind)):
        return None
    wanted = get_type_hints(kind)
    try:
        return kind(
            **{field.name: _part(wanted[field.name], part) for field, part in zip(fields(kind), parts, strict=True)}
        )
    except ValueError:
        return None


def _part(wanted: type[int] | type[StrEnum], part: str) -> int | StrEnum:
    if issubclass(wanted, StrEnum):
        return wanted(part)
    if not (part.isascii() and part.isdecimal() and int(part) <= _LARGEST_ID):
        raise ValueError(part)
    return int(part)
