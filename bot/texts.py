"""Every word that a user reads: `text("key", "de", name=…)` from locales/<language>/*.ftl, in Telegram's HTML.

Values are escaped, so that nothing from a posting or a person can become markup; a `Markup` value is taken as it
is, for pieces that were made here. A language without a message falls back to English.
"""

import html
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource

LOCALES = Path(__file__).parent.parent / "locales"
FALLBACK = "en"


class Markup(str):
    """A piece of finished HTML, made by us and already escaped."""

    __slots__ = ()


Value = str | int | float | date | datetime | Markup


def escaped(words: str) -> Markup:
    """Foreign words made safe for Telegram's HTML."""
    return Markup(html.escape(words, quote=False))


@cache
def languages() -> tuple[str, ...]:
    """The languages that the bot speaks, English first."""
    found = sorted(folder.name for folder in LOCALES.iterdir() if any(folder.glob("*.ftl")))
    return (FALLBACK, *(name for name in found if name != FALLBACK))


def spoken(wanted: str | None) -> str:
    """The language to speak with someone who wants `wanted`, a BCP 47 tag such as "de-AT"."""
    name = (wanted or FALLBACK).replace("_", "-").split("-")[0].lower()
    return name if name in languages() else FALLBACK


@cache
def bundle(language: str) -> FluentBundle:
    """One language's messages, read once."""
    # Isolation marks would be copied along with every company name; the card's own layout keeps scripts apart.
    made = FluentBundle([language], use_isolating=False)
    for path in sorted((LOCALES / language).glob("*.ftl")):
        made.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return made


def text(key: str, language: str, **values: Value) -> Markup:
    """The message in that language, its values escaped. A missing key is a bug and raises KeyError."""
    name = spoken(language)
    return _said(key, name, values) if values else _always_the_same(key, name)


@cache
def _always_the_same(key: str, language: str) -> Markup:
    return _said(key, language, {})


def _said(key: str, language: str, values: Mapping[str, Value]) -> Markup:
    for name in dict.fromkeys((language, FALLBACK)):
        words = bundle(name)
        if words.has_message(key):
            pattern = words.get_message(key).value
            if pattern is None:
                break
            said, faults = words.format_pattern(pattern, _safe(values))
            if faults:
                raise KeyError(f"{key} in {name}: {faults[0]}")
            return Markup(said)
    raise KeyError(key)


def _safe(values: Mapping[str, Value]) -> dict[str, Value]:
    # Fluent takes str, numbers and dates; a Markup is handed on as the plain str that it is.
    return {name: _plain(value) if isinstance(value, str) else value for name, value in values.items()}


def _plain(words: str) -> str:
    return str(words) if isinstance(words, Markup) else html.escape(words, quote=False)
