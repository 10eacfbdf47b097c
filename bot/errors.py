"""Errors that a user may see: a locale key and its facts. Handlers and the command line put them into words."""


class UserError(Exception):
    """Something that the user can mend.

    `key` names a message in locales/, `facts` are its variables. Whoever wraps a foreign error raises
    `from` it, so that the log keeps the cause.
    """

    def __init__(self, key: str, **facts: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class CannotRead(UserError):
    """What was sent can't be read as a posting; the key says what to send instead."""


class NotFound(UserError):
    """No such job, or not this user's: both are answered alike."""


class CannotStart(Exception):
    """The bot can't start; the text is one line for the operator that names the setting or the cause."""


class CannotBackUp(Exception):
    """A backup can't be made or put back; the text is one line for the operator that says what to do."""


class CannotKeep(CannotStart):
    """The disk does not take what is to be kept: the bot ends rather than going on without."""
