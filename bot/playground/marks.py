"""Marks on a text: how the Bot API measures them, and how they nest."""

from collections.abc import Iterator
from typing import Any

Entity = dict[str, Any]
"""A MessageEntity as the Bot API writes it; offset and length count UTF-16 units."""

# These may nest, cross and be cut; all others stand whole.
STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = ("blockquote", "expandable_blockquote")
VERBATIM = ("code", "pre")
_ORDER = {kind: place for place, kind in enumerate((*QUOTES, "text_link", "pre", "code", *STYLES))}


def utf16_length(text: str) -> int:
    """How long Telegram holds this text to be."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part that an entity covers."""
    if text.isascii():
        return text[offset : offset + length]
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")


def covered(text: str, entity: Entity) -> str:
    """The part of the text that this entity covers."""
    return utf16_slice(text, entity["offset"], entity["length"])


def begins_first(entity: Entity) -> tuple[int, int, int]:
    """Sorts by place, the longer first."""
    return entity["offset"], -entity["length"], _ORDER.get(entity["type"], len(_ORDER))


def end_of(entity: Entity) -> int:
    """The offset at which it ends."""
    end: int = entity["offset"] + entity["length"]
    return end


def well_nested(entities: list[Entity]) -> list[Entity]:
    """Sorted, so that each entity either contains the next or ends before it; styles are cut where they cross."""
    ordered = sorted(entities, key=begins_first)
    if _are_well_nested(ordered):
        return ordered
    whole = _disjoint([e for e in entities if e["type"] not in STYLES])
    verbatim = [e for e in whole if e["type"] in VERBATIM]
    walls = sorted({place for e in whole for place in (e["offset"], end_of(e))})
    styles: list[Entity] = []
    for kind in STYLES:
        for style in _joined([e for e in entities if e["type"] == kind]):
            styles.extend(_outside(style, verbatim))
    pieces = list(whole)
    for style in styles:
        pieces.extend(_cut(style, whole, walls))
    return sorted(_uncrossed(sorted(pieces, key=begins_first)), key=begins_first)


def _are_well_nested(ordered: list[Entity]) -> bool:
    """Whether there is nothing to cut, join or drop, as is nearly always so."""
    around: list[Entity] = []
    style_ends: dict[str, int] = {}
    for entity in ordered:
        kind, begin, end = entity["type"], entity["offset"], end_of(entity)
        while around and end_of(around[-1]) <= begin:
            around.pop()
        if around and end > end_of(around[-1]):
            return False
        if kind in STYLES:
            if style_ends.get(kind, -1) >= begin or (around and around[-1]["type"] in VERBATIM):
                return False
            style_ends[kind] = end
        elif any(_exclude_each_other(other["type"], kind) for other in around):
            return False
        around.append(entity)
    return True


def _exclude_each_other(outer: str, inner: str) -> bool:
    """Whether an entity that is no style may not stand inside this one."""
    if outer in STYLES:
        return inner in VERBATIM
    return (outer in QUOTES) == (inner in QUOTES) or outer not in QUOTES


def _disjoint(entities: list[Entity]) -> list[Entity]:
    """Without quotes in quotes, and without anything in code or in another such entity."""
    kept: list[Entity] = []
    quote_end = other_end = 0
    for entity in sorted(entities, key=begins_first):
        if entity["type"] in QUOTES:
            if entity["offset"] >= quote_end:
                kept.append(entity)
                quote_end = end_of(entity)
        elif entity["offset"] >= other_end:
            kept.append(entity)
            other_end = end_of(entity)
    return kept


def _joined(same: list[Entity]) -> list[Entity]:
    """Entities of one style, touching ones made one."""
    joined: list[Entity] = []
    for entity in sorted(same, key=begins_first):
        if joined and entity["offset"] <= end_of(joined[-1]):
            joined[-1] |= {"length": max(end_of(joined[-1]), end_of(entity)) - joined[-1]["offset"]}
        else:
            joined.append(dict(entity))
    return joined


def _outside(style: Entity, verbatim: list[Entity]) -> Iterator[Entity]:
    begin = style["offset"]
    for other in verbatim:
        if end_of(other) > begin and other["offset"] < end_of(style):
            if other["offset"] > begin:
                yield style | {"offset": begin, "length": other["offset"] - begin}
            begin = end_of(other)
    if begin < end_of(style):
        yield style | {"offset": begin, "length": end_of(style) - begin}


def _cut(style: Entity, whole: list[Entity], walls: list[int]) -> Iterator[Entity]:
    """The style, cut at each wall of an entity that it crosses (neither contains nor stands inside)."""
    crossed = [
        e
        for e in whole
        if e["offset"] < style["offset"] < end_of(e) < end_of(style)
        or style["offset"] < e["offset"] < end_of(style) < end_of(e)
    ]
    inner = {place for e in crossed for place in (e["offset"], end_of(e)) if style["offset"] < place < end_of(style)}
    begin = style["offset"]
    for place in (*(wall for wall in walls if wall in inner), end_of(style)):
        yield style | {"offset": begin, "length": place - begin}
        begin = place


def _uncrossed(ordered: list[Entity]) -> Iterator[Entity]:
    """Styles that cross one another, cut in the same way."""
    stack: list[int] = []
    for entity in ordered:
        while stack and stack[-1] <= entity["offset"]:
            stack.pop()
        begin = entity["offset"]
        for end in sorted({end for end in stack if begin < end < end_of(entity)}):
            yield entity | {"offset": begin, "length": end - begin}
            begin = end
        last = entity | {"offset": begin, "length": end_of(entity) - begin}
        yield last
        stack.append(end_of(last))
        stack.sort(reverse=True)
