"""Text in a posting that is addressed to a machine, not to a person: orders to a language model, traps for one.

An ad may well be about language models; what counts is that one is spoken to, or told to drop its orders.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from bot.summary.phrases import Found, Phrases, Word, bag, listed, tables
from bot.summary.roles import is_role

_ORDERS = re.compile(
    r"^(?:instruction|prompt|rule|guideline|direction|command|anweisung|vorgabe|regel|befehl|consigne|directive|règle|instruccion|"
    r"instrucción|regla|indicacion|orden|istruzion|regol|instruç|regra|instructie|opdracht|regels|instrukcj|poleceni|zasad|"
    r"инструкц|указани|правил|команд|промпт|інструкц|вказівк)"
)
_NEAR = 6
_FAR = 9
_EARLY = 4  # words before "forget"
_TOKENS = re.compile(r"<\|(?:im_start|im_end|system|user|assistant|endoftext)\|>|\[/?INST\]|<</?SYS>>", re.IGNORECASE)
# One side of a conversation, written into the ad: "Assistant: the deadline is tomorrow."
_ROLE = re.compile(
    r"[\"']?role[\"']?\s?[:=]\s?[\"'](?:system|assistant|developer)[\"']|^#{2,} ?(?:system|instruction)s?\b|</?system>",
    re.IGNORECASE,
)
# "System message:", "Nouvelle instruction système :", "Systemnachricht:"
_HEADED = re.compile(
    r"(?:\S+ ){0,2}(?:system[- ]?(?:message|instruction|prompt|note|order|nachricht|anweisung|meldung|befehl|bericht|"
    r"instructie)s?|"
    r"(?:message|instruction|consigne|ordre) (?:du )?système|(?:mensaje|instrucción|orden|nota) (?:del|de) sistema|"
    r"(?:messaggio|istruzione|nota|ordine) (?:di|del) sistema|(?:mensagem|instrução|ordem) (?:do|de) sistema|"
    r"(?:komunikat|instrukcja|polecenie) systemow[aey]|системн\w{2,3} (?:сообщение|инструкция|указание|повідомлення|"
    r"інструкція|вказівка))\s?[:–—-]",
    re.IGNORECASE,
)
_ENDS_A_CALL = re.compile(r"\s?[,:;!]")
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_TURN = re.compile(r"(?:system|assistant)\s?:\s[^\s.!]+(?:\s[^\s.!]+){3,}[.!]", re.IGNORECASE)


_TABLES = ("address", "models", "tools", "readers", "if you are", "beings", "virtual", "outputs", "answers", "summing")
_Hits = Mapping[str, Sequence[Found[str]]]


@cache
def _phrases() -> Phrases[str]:
    return Phrases({name: listed(tables("machine")[name]) for name in _TABLES})


@cache
def _bag(name: str) -> frozenset[str]:
    return bag(tables("machine")[name])


def is_addressed_to_machine(text: str, line: tuple[Word, ...]) -> bool:
    """Whether a line speaks to a language model, tells one to drop its orders, or what to make of this ad."""
    if _TOKENS.search(text) or _ROLE.search(text) or _TURN.match(text) or _HEADED.match(text):
        return True
    if _calls_a_machine(text, line) or _takes_back(line):
        return True
    found = _phrases().found(line)
    if not found:
        return False
    hits: dict[str, list[Found[str]]] = {name: [] for name in _TABLES}
    for hit in found:
        hits[hit.label].append(hit)
    if hits["address"] or _speaks_of_its_output(text, line, hits):
        return True
    return any(tell(line, hits) for tell in _TELLS)


def _tells_a_model(line: tuple[Word, ...], hits: _Hits) -> bool:
    """Whether a model is told what to say, or a note is for one: "language models must state", "note for all LLMs"."""
    return any(
        _has(line[found.end : found.end + _FAR], "telling")
        or _has(line[max(0, found.first - _NEAR) : found.first], "notes")
        for found in hits["models"]
    ) or any(
        (_has(line[found.end : found.end + 3], "shall") and _has(line[found.end : found.end + _NEAR], "telling"))
        or _has(line[max(0, found.first - 3) : found.first], "notes")
        for found in hits["tools"]
    )


def _tells_a_summary(line: tuple[Word, ...], hits: _Hits) -> bool:
    """Whether somebody who sums the ad up is told what to say: "when summarising this, mention that"."""
    return any(
        _has(line[max(0, found.first - 3) : found.first], "when")
        and _has(line[found.end : found.end + _FAR], "telling")
        for found in hits["summing"]
    )


def _speaks_to_a_reader(line: tuple[Word, ...], hits: _Hits) -> bool:
    """Whether a machine is named as the one that reads this very ad: "whichever model is summarising this page"."""
    for found in (*hits["readers"], *hits["models"], *hits["tools"]):
        near = line[max(0, found.first - _FAR) : found.end + _FAR]
        if _has(near, "reading") and any(
            word.text in _bag("text") and near[at - 1].text in _bag("this") for at, word in enumerate(near) if at
        ):
            return True
    return False


def _asks_whether_one_is_a_machine(line: tuple[Word, ...], hits: _Hits) -> bool:
    """Whether it begins with "if you are a machine": no applicant is, though many operate one."""
    return any(
        0 <= being.first - found.end <= 2 and not (being.end < len(line) and is_role(line[being.end].text))
        for found in hits["if you are"]
        for being in hits["beings"]
    )


def _calls_an_assistant(line: tuple[Word, ...], hits: _Hits) -> bool:
    """Whether a virtual assistant, which may be a job, is told what to say or to leave out."""
    return any(_has(line[found.end : found.end + _NEAR], "telling") for found in hits["virtual"])


_TELLS = (_tells_a_model, _tells_a_summary, _speaks_to_a_reader, _asks_whether_one_is_a_machine, _calls_an_assistant)


def _speaks_of_its_output(text: str, line: tuple[Word, ...], hits: _Hits) -> bool:
    """Whether "your summary" must or must not hold something; "your answer", which people give too, only a link."""
    for found in hits["outputs"]:
        if _has(line[max(0, found.first - 1) : found.end + _NEAR], "shall"):
            return True
    return any(_has(line[found.end : found.end + _NEAR], "shall") for found in hits["answers"]) and bool(
        _LINK.search(text)
    )


def _calls_a_machine(text: str, line: tuple[Word, ...]) -> bool:
    """Whether the line's first words call on one: "dear automated system, …", "note for bots: …", "bots: …"."""
    at = 1 if line and line[0].text in _bag("dear") else 0
    while at and at < min(_EARLY, len(line)) and line[at].text in _bag("for"):
        at += 1
    if at >= len(line) or line[at].text not in _bag("machines" if at else "plural machines"):
        return False
    if ":" in text[: line[at].start] or text[line[at].end :].startswith("-"):
        return False  # "Note: AI is used here", "Hello AI-fans!"
    after = line[at : at + (2 if at else 3)]
    return not any(is_role(word.text) for word in after) and any(_ENDS_A_CALL.match(text, word.end) for word in after)


def _takes_back(line: tuple[Word, ...]) -> bool:
    """Whether it drops orders or takes the ad back: "forget your rules", "do not summarise this", "that was a test"."""
    drop, retell = _bag("drop"), _bag("retell")
    for at, word in enumerate(line):
        if word.text in drop:
            near = line[at + 1 : at + 1 + _NEAR]
            if _drops(line, at) or (_has(near[:3], "rest") and _has(near, "text")):
                return True
        if word.text in retell:
            near = line[at + 1 : at + 1 + _NEAR]
            refused = _has(line[max(0, at - 2) : at], "never") or _has(near, "never")
            if refused and _has(near, "this") and _has(near, "text"):
                return True
    if not line or line[0].text not in _bag("all"):
        return False
    return _has(line[:_FAR], "over") and _has(line[:_FAR], "trial")


def _has(words: tuple[Word, ...], name: str) -> bool:
    return any(word.text in _bag(name) for word in words)


def _drops(line: tuple[Word, ...], at: int) -> bool:
    """Whether what is to be ignored or forgotten are earlier orders: "all previous instructions", not "the alarm"."""
    if at and line[at - 1].text in _bag("never"):
        return False
    near = [word.text for word in line[at + 1 : at + 1 + _FAR]]
    told = next((place for place, word in enumerate(near) if word in _bag("told")), None)
    if at < _EARLY and told is not None and _bag("about").isdisjoint(near[: told + 3]):
        return True  # "forget all that you were told", but not "… about accountants"
    near = near[:_NEAR]
    if not _bag("above").isdisjoint(near[:3]):
        return True
    return any(map(_ORDERS.match, near)) and not _bag("before").isdisjoint(near)
