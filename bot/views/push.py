"""What the bot says by itself."""

from datetime import datetime, timedelta

from bot.actions.pushes import NO_UPDATE, Ready
from bot.model.user import Visit
from bot.views.job_menu import reminder
from bot.views.screen import Screen

_LATE = timedelta(minutes=10)


def push_screen(push: Ready, now: datetime) -> Screen:
    """The push as it is to look at that moment; an overdue one says so."""
    return reminder(push.opened, Visit(push.user, now, NO_UPDATE), late=now - push.due_at > _LATE)
