"""What a short text wants that is no posting: a greeting, a thank-you, help."""

import re
from enum import StrEnum

_WORD = re.compile(r"[^\W\d_]+")


class Intent(StrEnum):
    """What can be answered without a posting."""

    GREETING = "greeting"
    THANKS = "thanks"
    HELP = "help"


# What people type, in whatever language they type it.
_WORDS = {
    Intent.GREETING: "hi hello hey hallo moin servus salut bonjour hola ciao olá cześć hoi привет вітаю guten",
    Intent.THANKS: "thanks thank thx danke merci gracias grazie obrigado obrigada dzięki dank bedankt спасибо дякую",
    Intent.HELP: "help hilfe aide ayuda aiuto ajuda pomoc hulp помощь how what who wie was wer",
}
_INTENTS = {word: intent for intent, words in _WORDS.items() for word in words.split()}
_MOST_WORDS = 6


def small_talk(text: str) -> Intent | None:
    """What a short text wants; None where it is long or says nothing that we know."""
    words = _WORD.findall(text.casefold())
    if len(words) > _MOST_WORDS:
        return None
    return next((_INTENTS[word] for word in words if word in _INTENTS), None)
