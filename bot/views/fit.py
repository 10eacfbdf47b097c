"""Whether a job fits, and why: what is met by which words of the user's, what is missing, what can't be told."""

from collections.abc import Iterator, Sequence

from bot.actions.open_job import Opened
from bot.actions.profile import key_of, worth_asking
from bot.model.match import Check, Match, Status, WishCheck
from bot.model.profile import Knows
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.buttons import KnowIt, Open
from bot.views.card import LONGEST_NAME, clipped, name, verdict_line
from bot.views.screen import LONGEST_TEXT, Button, Screen, length

_MARKS = {Status.MET: "✅", Status.PARTLY: "◐", Status.MISSING: "❌", Status.UNCLEAR: "❔"}
_MOST_LINES = 12
_ASKED_AT_ONCE = 4


def fit_screen(opened: Opened, visit: Visit) -> Screen:
    """The match of one job, line by line, with the skills to tap that it turns on."""
    language, match = visit.user.language, opened.match
    back = (Button(text("button-back-to-card", language), Open(opened.job.id)),)
    if match is None:
        return Screen(text("fit-without-profile", language), (back,))
    parts = [Markup(f"<b>{name(opened.job, language)}</b>\n{verdict_line(match, language)}"), *_parts(match, language)]
    rows = tuple(
        tuple(
            Button(
                text(f"know-{knows.value}", language, name=clipped(thing.name, 24)),
                KnowIt(opened.job.id, key_of(thing), knows),
            )
            for knows in Knows
        )
        for thing in worth_asking(match)[:_ASKED_AT_ONCE]
    )
    if rows:
        parts.append(text("fit-know-any", language))
    while length("\n\n".join(parts)) > LONGEST_TEXT:
        del parts[-2]
    return Screen(Markup("\n\n".join(parts)), (*rows, back))


def _parts(match: Match, language: str) -> Iterator[Markup]:
    for key, checks in (
        ("fit-met", match.met),
        ("fit-partly", match.partly),
        ("fit-missing", match.missing),
        ("fit-unclear", match.unclear),
    ):
        if checks:
            yield Markup(f"<b>{text(key, language)}</b>\n{_lines(checks, language)}")
    wishes = [_wish("fit-breaks", one, language) for one in match.broken]
    wishes += [_wish("fit-may-break", one, language) for one in match.unclear_wishes]
    if wishes:
        yield Markup(f"<b>{text('fit-wishes', language)}</b>\n" + "\n".join(wishes))


def _lines(checks: Sequence[Check], language: str) -> str:
    shown = []
    for check in checks[:_MOST_LINES]:
        line = f"{_MARKS[check.status]} {clipped(check.text, 200)}"
        if check.words and check.status in (Status.MET, Status.PARTLY):
            words = clipped(", ".join(check.words), LONGEST_NAME)
            line += f"\n    {text('fit-your-words', language, words=words)}"
        shown.append(line)
    return "\n".join(shown)


def _wish(key: str, broken: WishCheck, language: str) -> str:
    wish = text(f"wish-{broken.wish.value.replace('_', '-')}", language)
    return text(key, language, wish=wish, words=clipped(broken.words, LONGEST_NAME), quote=clipped(broken.quote, 160))
