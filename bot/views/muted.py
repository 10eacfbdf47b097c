"""A topic that was switched off, or on again."""

from bot.model.user import Topic, User
from bot.texts import text
from bot.views.buttons import Mute, OpenSettings, Unmute
from bot.views.screen import Button, Screen


def muted(topic: Topic, user: User, *, on: bool) -> Screen:
    """What will come, or not, and the way back."""
    what = text(f"topic-{topic.value.replace('_', '-')}", user.language)
    back = Mute(topic) if on else Unmute(topic)
    return Screen(
        text("unmuted" if on else "muted", user.language, what=what),
        (
            (
                Button(text("button-undo", user.language), back),
                Button(text("button-settings", user.language), OpenSettings()),
            ),
        ),
    )
