"""The first words, the help, and what small talk is answered with."""

from datetime import timedelta

from bot.model.intent import Intent
from bot.model.user import Visit
from bot.texts import Markup, text
from bot.views.buttons import Example, Help, ListActive
from bot.views.screen import Button, Screen, Style
from bot.views.when import day

COMMANDS = (
    "today",
    "jobs",
    "search",
    "job",
    "remind",
    "reminders",
    "note",
    "tag",
    "contact",
    "interview",
    "calendar",
    "compare",
    "stats",
    "profile",
    "settings",
    "export",
    "import",
    "forget",
    "help",
    "cancel",
    "start",
)


def welcome(visit: Visit) -> Screen:
    """Three lines, and a card with one tap."""
    return Screen(text("welcome", visit.user.language), _ways_on(visit))


def help_page(visit: Visit) -> Screen:
    """What one can send, and the commands."""
    return Screen(text("help", visit.user.language), _ways_on(visit))


def small_talk(intent: Intent, visit: Visit) -> Screen:
    """A short, useful answer to a greeting or a thank-you."""
    if intent is Intent.HELP:
        return help_page(visit)
    return Screen(text(f"small-talk-{intent.value}", visit.user.language), _ways_on(visit))


def example_posting(visit: Visit) -> str:
    """A posting of our own, to see a card with; its last day is always ahead."""
    # The last day of next month, so that the example stays the same text for weeks.
    month_after_next = (visit.today.replace(day=1) + timedelta(days=63)).replace(day=1)
    last_day = month_after_next - timedelta(days=1)
    return str(text("example-posting", visit.user.language, deadline=day(last_day, visit.user.language)))


def commands(language: str) -> list[tuple[str, Markup]]:
    """The commands and what each does, for Telegram's menu."""
    return [(command, text(f"command-{command}", language)) for command in COMMANDS]


def _ways_on(visit: Visit) -> tuple[tuple[Button, ...], ...]:
    language = visit.user.language
    return (
        (Button(text("button-example", language), Example(), style=Style.PRIMARY),),
        (Button(text("button-jobs", language), ListActive(1)), Button(text("button-help", language), Help())),
    )
