"""Text in a posting that is addressed to a machine, not to a person: orders to a language model, traps for one.

An ad may well be about language models; what counts is that one is spoken to, or told to drop its orders.
"""

import re
from functools import cache

from bot.summary.phrases import Phrases, Word, bag, listed, tables

_ORDERS = re.compile(
    r"^(?:instruction|prompt|rule|guideline|direction|command|anweisung|vorgabe|regel|befehl|consigne|directive|règle|instruccion|"
    r"instrucción|regla|indicacion|orden|istruzion|regol|instruç|regra|instructie|opdracht|regels|instrukcj|poleceni|zasad|"
    r"инструкц|указани|правил|команд|промпт|інструкц|вказівк)"
)
_NEAR = 6
_TOKENS = re.compile(
    r"<\|(?:im_start|im_end|system|user|assistant|endoftext)\|>|\[/?INST\]|<</?SYS>>|^\s*(?:system|assistant)\s*:\s",
    re.IGNORECASE,
)


@cache
def _address() -> Phrases[bool]:
    return Phrases({True: listed(tables("machine")["address"])})


@cache
def _bag(name: str) -> frozenset[str]:
    return bag(tables("machine")[name])


def is_addressed_to_machine(text: str, line: tuple[Word, ...]) -> bool:
    """Whether a line speaks to a language model or tells one to drop its orders."""
    if _address().found(line) or _TOKENS.search(text):
        return True
    for at, word in enumerate(line):
        if word.text in _bag("drop"):
            near = [other.text for other in line[at + 1 : at + 1 + _NEAR]]
            if any(map(_ORDERS.match, near)) and any(other in _bag("before") for other in near):
                return True
    return False
