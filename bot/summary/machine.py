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
_FAR = 9
_TOKENS = re.compile(r"<\|(?:im_start|im_end|system|user|assistant|endoftext)\|>|\[/?INST\]|<</?SYS>>", re.IGNORECASE)
# One side of a conversation, written into the ad: "Assistant: the deadline is tomorrow."
_TURN = re.compile(r"(?:system|assistant)\s?:\s[^\s.!]+(?:\s[^\s.!]+){3,}[.!]", re.IGNORECASE)


@cache
def _phrases(name: str) -> Phrases[bool]:
    return Phrases({True: listed(tables("machine")[name])})


@cache
def _bag(name: str) -> frozenset[str]:
    return bag(tables("machine")[name])


def is_addressed_to_machine(text: str, line: tuple[Word, ...]) -> bool:
    """Whether a line speaks to a language model or tells one to drop its orders."""
    if _phrases("address").found(line) or _TOKENS.search(text) or _TURN.match(text):
        return True
    if any(word.text in _bag("drop") and _drops(line, at) for at, word in enumerate(line)):
        return True
    return _tells_a_model(line) or _tells_a_summary(line)


def _tells_a_model(line: tuple[Word, ...]) -> bool:
    """Whether a model is told what to say, or a note is for one: "language models must state", "note for all LLMs"."""
    return any(
        _has(line[found.end : found.end + _FAR], "telling")
        or _has(line[max(0, found.first - _NEAR) : found.first], "notes")
        for found in _phrases("models").found(line)
    )


def _tells_a_summary(line: tuple[Word, ...]) -> bool:
    """Whether somebody who sums the ad up is told what to say: "when summarising this, mention that"."""
    return any(
        _has(line[max(0, found.first - 3) : found.first], "when")
        and _has(line[found.end : found.end + _FAR], "telling")
        for found in _phrases("summing").found(line)
    )


def _has(words: tuple[Word, ...], name: str) -> bool:
    return any(word.text in _bag(name) for word in words)


def _drops(line: tuple[Word, ...], at: int) -> bool:
    """Whether what is to be ignored or forgotten are earlier orders: "all previous instructions", not "the alarm"."""
    if at and line[at - 1].text in _bag("never"):
        return False
    near = [word.text for word in line[at + 1 : at + 1 + _NEAR]]
    if not _bag("above").isdisjoint(near[:3]):
        return True
    return any(map(_ORDERS.match, near)) and not _bag("before").isdisjoint(near)
