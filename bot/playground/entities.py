"""Texts as Telegram shows them: read from what a bot sends, or cleaned and split as people's apps do."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from bot.playground.automatic import automatic
from bot.playground.marks import Entity, covered, utf16_length, well_nested
from bot.playground.refusals import bad_request
from bot.playground.telegram_html import TAGS, parse

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_INPUT_LIMIT = 1 << 15  # bytes, before the tags are taken out
_MOST_ENTITIES = 100  # Telegram drops the rest without a word
_MOST_LOOKED_AT = 1000

_CONTROL = re.compile("[\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f]")
_DROPPED = re.compile("[\\r\u2028-\u202e\u0333\u033f\u030a]")
_INVISIBLE = re.compile(
    "[\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u206f\u2800\u3164\ufeff\uffa0]*"
)


def clean(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """The text and entities as they will be shown: no control characters, trimmed, styles nested well."""
    text = _CONTROL.sub(" ", text)
    kept = [entity for entity in islice(entities, _MOST_LOOKED_AT) if entity["length"] > 0]
    if _DROPPED.search(text):
        text, kept = _without_dropped(text, kept)
    kept = [entity for entity in kept if covered(text, entity).strip(" \n")]
    text = text.rstrip(" \n")
    end = utf16_length(text)
    for entity in kept:
        entity["length"] = min(entity["length"], end - entity["offset"])
    first = min((entity["offset"] for entity in kept), default=end)
    lead = min(len(text) - len(text.lstrip(" \n")), first)
    if lead:
        text = text[lead:]
        for entity in kept:
            entity["offset"] -= lead
    if _INVISIBLE.fullmatch(text):
        return "", []
    return text, well_nested([*kept, *automatic(text, kept)])[:_MOST_ENTITIES]


def _without_dropped(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    moved = [0]  # UTF-16 offset before → after
    after = 0
    for char in text:
        units = 2 if char > "\uffff" else 1
        after += 0 if _DROPPED.match(char) else units
        moved.extend([after] * units)
    for entity in entities:
        begin = moved[min(entity["offset"], len(moved) - 1)]
        end = moved[min(entity["offset"] + entity["length"], len(moved) - 1)]
        entity |= {"offset": begin, "length": end - begin}
    return _DROPPED.sub("", text), [entity for entity in entities if entity["length"] > 0]


def read(text: str, parse_mode: str, entities: list[Entity] | None = None) -> tuple[str, list[Entity]]:
    """A text that a bot sends, as Telegram will show it; Refused where Telegram would not take it."""
    if len(text) > _INPUT_LIMIT or len(text.encode("utf-8", "surrogatepass")) > _INPUT_LIMIT:
        raise bad_request("text is too long")
    match parse_mode.lower():
        case "html":
            text, entities = parse(text)
        case "" | "none":
            pass
        case "markdown" | "markdownv2":
            raise bad_request("the playground reads HTML and entities, not Markdown")
        case _:
            raise bad_request("unsupported parse_mode")
    return clean(text, _checked(entities or [], utf16_length(text)))


_NEEDS = {"text_link": "url", "custom_emoji": "custom_emoji_id", "text_mention": "user", "date_time": "unix_time"}
_GIVEN_KINDS = frozenset((*TAGS.values(), "expandable_blockquote", "text_mention"))


def _checked(entities: list[Entity], length: int) -> Iterator[Entity]:
    """Entities that a bot gave, within the text; those that Telegram finds by itself are passed over."""
    for entity in entities:
        kind, offset, size = entity.get("type"), entity.get("offset"), entity.get("length")
        if not isinstance(kind, str) or not isinstance(offset, int) or not isinstance(size, int):
            raise bad_request("can't parse MessageEntity: type, offset or length is missing")
        if offset < 0 or size < 0:
            raise bad_request(f"receive an entity with incorrect offset {offset} or length {size}")
        need = _NEEDS.get(kind)
        if need and not entity.get(need):
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{need}\"")
        if kind in _GIVEN_KINDS and offset < length:
            yield entity | {"length": min(size, length - offset)}


def split(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """A long text in the messages that a person's app would send: at a line's end, else at a space, where it can."""
    parts: list[str] = []
    while utf16_length(text) > limit:
        head = text[:limit]
        while (over := utf16_length(head) - limit) > 0:
            head = head[: -max(over // 2, 1)]
        half = len(head) // 2
        end = next((found for gap in "\n " if (found := head.rfind(gap, half)) > 0), len(head))
        parts.append(text[:end])
        text = text[end:]
    return [*parts, text]
