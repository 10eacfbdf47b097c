"""Telegram's texts: its HTML read as strictly as it does, entities with UTF-16 offsets, and back to HTML."""

import html as html_escapes
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from bot.playground.refusals import Refused, bad_request

Entity = dict[str, Any]
"""A MessageEntity as the Bot API writes it; offset and length count UTF-16 units."""

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_INPUT_LIMIT = 1 << 15  # bytes, before the tags are taken out
_INT32 = 1 << 31
_MOST_ENTITIES = 100  # Telegram drops the rest without a word

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
# These may nest, cross and be cut; all others stand whole.
_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
_QUOTES = ("blockquote", "expandable_blockquote")
_VERBATIM = ("code", "pre")
_ORDER = {kind: place for place, kind in enumerate((*_QUOTES, "text_link", "pre", "code", *_STYLES))}


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


# -- Telegram HTML ------------------------------------------------------------------------------------------------

_SPECIAL = re.compile("[<&]")
_SPACES = " \t\r\n\0\x0b"
_NAME_END = re.compile(f"[{re.escape(_SPACES)}>]")
_ATTRIBUTE_END = re.compile(f"[{re.escape(_SPACES)}=>/\"']")
_BARE_TAG = re.compile("<(b|i|u|s|a|em|ins|del|strong|strike|code|pre|blockquote|tg-spoiler)>")  # no attributes to read
_TOKEN = re.compile("[A-Za-z0-9.-]*")
_ESCAPE = re.compile("&(?:#(?:[xX]([0-9a-fA-F]{1,9})|([0-9]{1,9}))|([A-Za-z]+));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TIME_FORMAT = re.compile("[rR]|[tTdDwW]*")


@dataclass(slots=True)
class _Open:
    tag: str
    offset: int
    begin: int
    attributes: dict[str, str] = field(default_factory=dict)


class _Reader:
    """One pass over a text in Telegram HTML."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.at = 0
        self.out: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        html = self.html
        while self.at < len(html):
            special = _SPECIAL.search(html, self.at)
            self._write(html[self.at : special.start() if special else len(html)])
            if special is None:
                break
            self.at = special.start()
            if special[0] == "&":
                self._write(self._escape() or self._next())
            elif html.startswith("</", self.at):
                self._close_tag()
            else:
                self._open_tag()
        if self.open:
            raise _broken(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        text = "".join(self.out)
        if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
            raise _broken(
                "Text contains invalid Unicode characters after decoding HTML entities, "
                "check for unmatched surrogate code units"
            )
        return text, self.entities

    def _write(self, text: str) -> None:
        if text:
            self.out.append(text)
            self.offset += utf16_length(text)

    def _next(self) -> str:
        self.at += 1
        return self.html[self.at - 1]

    def _peek(self) -> str:
        return self.html[self.at] if self.at < len(self.html) else "\0"

    def _skip_spaces(self) -> None:
        while self.at < len(self.html) and self.html[self.at] in _SPACES:
            self.at += 1

    def _until(self, end: re.Pattern[str]) -> str:
        found = end.search(self.html, self.at)
        begin, self.at = self.at, found.start() if found else len(self.html)
        return self.html[begin : self.at]

    def _escape(self) -> str:
        """The character that an escape here stands for; nothing is taken where there is none."""
        found = _ESCAPE.match(self.html, self.at)
        if found is None:
            return ""
        hexadecimal, decimal, name = found.groups()
        if name:
            char = _NAMED.get(name, "")
        else:
            code = int(hexadecimal, 16) if hexadecimal else int(decimal)
            char = chr(code) if 0 < code < 0x10FFFF else ""
        if char:
            self.at = found.end()
        return char

    def _open_tag(self) -> None:
        begin = self.at
        if bare := _BARE_TAG.match(self.html, begin):
            self.at = bare.end()
            self.open.append(_Open(bare[1], self.offset, len(self.out)))
            return
        self.at += 1
        tag = self._until(_NAME_END).lower()
        if self._peek() == "\0":
            raise self._broken_at("Unclosed start tag", begin)
        if tag not in _TAGS:
            raise self._broken_at(f'Unsupported start tag "{tag}"', begin)
        opened = _Open(tag, self.offset, len(self.out))
        while self._peek() != ">":
            self._skip_spaces()
            if self._peek() == ">":
                break
            self._attribute(opened, begin)
        self.at += 1
        if tag == "span" and opened.attributes.get("class") != "tg-spoiler":
            raise self._broken_at('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(opened)

    def _attribute(self, opened: _Open, begin: int) -> None:
        name = self._until(_ATTRIBUTE_END)
        if not name:
            raise self._broken_at(f'Empty attribute name in the tag "{opened.tag}"', begin)
        self._skip_spaces()
        if self._peek() == "=":
            self.at += 1
            self._skip_spaces()
            if self._peek() == "\0":
                raise self._broken_at(f'Unclosed start tag "{opened.tag}"', begin)
            opened.attributes[name] = self._quoted() if self._peek() in "'\"" else self._bare()
            if self._peek() == "\0":
                raise self._broken_at("Unclosed start tag", begin)
        elif self._peek() == "\0":
            raise self._broken_at(f'Unclosed start tag "{opened.tag}"', begin)
        else:
            opened.attributes.setdefault(name, "")

    def _bare(self) -> str:
        begin = self.at
        token = _TOKEN.match(self.html, self.at)
        self.at = token.end() if token else begin
        if self._peek() not in _SPACES + ">":
            raise self._broken_at("Unexpected end of name token", begin)
        return self.html[begin : self.at].lower()

    def _quoted(self) -> str:
        end = self._next()
        value: list[str] = []
        stop = re.compile(f"[{end}&]")
        while self.at < len(self.html):
            value.append(self._until(stop))
            if self._peek() == "&":
                value.append(self._escape() or self._next())
            elif self._peek() == end:
                self.at += 1
                break
        return "".join(value)

    def _close_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._broken_at("Unexpected end tag", begin)
        self.at += 2
        tag = self._until(_NAME_END).lower()
        self._skip_spaces()
        if self._peek() != ">":
            raise self._broken_at("Unclosed end tag", begin)
        self.at += 1
        opened = self.open.pop()
        if tag and tag != opened.tag:
            raise self._broken_at(f'Unmatched end tag, expected "</{opened.tag}>", found "</{tag}>"', begin)
        if self.offset > opened.offset:
            self._entity(opened)

    def _entity(self, opened: _Open) -> None:
        entity: Entity = {"offset": opened.offset, "length": self.offset - opened.offset, "type": _TAGS[opened.tag]}
        given = opened.attributes
        match opened.tag:
            case "a":
                link = _link(given.get("href") or "".join(self.out[opened.begin :]))
                if link is None:
                    return
                entity |= link
            case "blockquote" if "expandable" in given:
                entity["type"] = "expandable_blockquote"
            case "tg-emoji":
                entity["custom_emoji_id"] = _emoji_id(given.get("emoji-id", ""))
            case "tg-time":
                moment = _moment(given)
                if moment is None:
                    return
                entity |= moment
            case "code" | "pre":
                if not self._joins_language(opened, entity):
                    return
        self.entities.append(entity)

    def _joins_language(self, opened: _Open, entity: Entity) -> bool:
        """Whether this entity is one of its own; `<pre><code class="language-x">` is one with a language."""
        language = opened.attributes.get("class", "")
        if opened.tag == "code" and language.startswith("language-"):
            entity["language"] = language.removeprefix("language-")
        last = self.entities[-1] if self.entities else {}
        same_place = (last.get("offset"), last.get("length")) == (entity["offset"], entity["length"])
        if same_place and {opened.tag, last["type"]} == {"code", "pre"}:
            language = last.get("language") or entity.get("language", "")
            if language:
                last |= {"type": "pre", "language": language}
                return False
        return True

    def _broken_at(self, what: str, begin: int) -> Refused:
        offset = len(self.html[:begin].encode("utf-8", "surrogatepass"))
        head, comma, tail = what.partition(", expected")
        return _broken(f"{head} at byte offset {offset}{comma}{tail}")


def _broken(what: str) -> Refused:
    return bad_request(f"can't parse entities: {what}")


def _emoji_id(written: str) -> str:
    if not written.isdecimal() or not 0 < int(written) < 1 << 63:
        raise _broken("Invalid custom emoji identifier specified")
    return written


def _moment(given: dict[str, str]) -> Entity | None:
    """When this is; nothing for a moment that Telegram would drop."""
    written, shape = given.get("unix", ""), given.get("format", "")
    if not _TIME_FORMAT.fullmatch(shape):
        raise _broken("Invalid date format used")
    moment = int(written) if written.isdecimal() and len(written) < 11 else 0
    if not 0 < moment < _INT32:
        return None
    return {"unix_time": moment} | ({"date_time_format": shape} if shape else {})


def _link(url: str) -> Entity | None:
    """What a link leads to; nothing for an address that Telegram would drop."""
    if url.lower().startswith("tg://user?id="):
        number = url[len("tg://user?id=") :]
        return (
            {"type": "text_mention", "user": {"id": int(number), "is_bot": False, "first_name": number}}
            if (number.isdecimal() and len(number) < 19)
            else None
        )
    checked = checked_url(url)
    return {"url": checked} if checked else None


def checked_url(url: str) -> str | None:
    """The address as Telegram keeps it (a scheme, a path), or None where it takes it for none."""
    url = url.strip()
    scheme = url.partition(":")[0].lower()
    if scheme in ("tg", "ton", "tonsite"):
        return url
    if "://" not in url:
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port  # a wrong port is a wrong address
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not ("." in host or ":" in host) or re.search(r"\s", host):
        return None
    return parts._replace(
        scheme=parts.scheme.lower(),
        netloc=parts.netloc.lower() if "@" not in parts.netloc else parts.netloc,
        path=parts.path or "/",
    ).geturl()


# -- cleaning, as Telegram does before it shows a text -------------------------------------------------------------

_CONTROL = re.compile("[\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f]")
_DROPPED = re.compile("[\\r\u2028-\u202e\u0333\u033f\u030a]")
_INVISIBLE = re.compile(
    "[\\s\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u206f\u2800\u3164\ufeff\uffa0]*"
)


def clean(text: str, entities: Iterable[Entity]) -> tuple[str, list[Entity]]:
    """The text and entities as they will be shown: no control characters, trimmed, styles nested well."""
    text = _CONTROL.sub(" ", text)
    kept = [entity for entity in entities if entity["length"] > 0]
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
    return text, well_nested([*kept, *_automatic(text, kept)])[:_MOST_ENTITIES]


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


def _begins_first(entity: Entity) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], _ORDER.get(entity["type"], len(_ORDER))


def _end(entity: Entity) -> int:
    end: int = entity["offset"] + entity["length"]
    return end


def well_nested(entities: list[Entity]) -> list[Entity]:
    """Sorted, so that each entity either contains the next or ends before it; styles are cut where they cross."""
    ordered = sorted(entities, key=_begins_first)
    if _are_well_nested(ordered):
        return ordered
    whole = _disjoint([e for e in entities if e["type"] not in _STYLES])
    verbatim = [e for e in whole if e["type"] in _VERBATIM]
    walls = sorted({place for e in whole for place in (e["offset"], _end(e))})
    styles: list[Entity] = []
    for kind in _STYLES:
        for style in _joined([e for e in entities if e["type"] == kind]):
            styles.extend(_outside(style, verbatim))
    pieces = list(whole)
    for style in styles:
        pieces.extend(_cut(style, whole, walls))
    return sorted(_uncrossed(sorted(pieces, key=_begins_first)), key=_begins_first)


def _are_well_nested(ordered: list[Entity]) -> bool:
    """Whether there is nothing to cut, join or drop, as is nearly always so."""
    around: list[Entity] = []
    style_ends: dict[str, int] = {}
    for entity in ordered:
        kind, begin, end = entity["type"], entity["offset"], _end(entity)
        while around and _end(around[-1]) <= begin:
            around.pop()
        if around and end > _end(around[-1]):
            return False
        if kind in _STYLES:
            if style_ends.get(kind, -1) >= begin or (around and around[-1]["type"] in _VERBATIM):
                return False
            style_ends[kind] = end
        elif any(_exclude_each_other(other["type"], kind) for other in around):
            return False
        around.append(entity)
    return True


def _exclude_each_other(outer: str, inner: str) -> bool:
    """Whether an entity that is no style may not stand inside this one."""
    if outer in _STYLES:
        return inner in _VERBATIM
    return (outer in _QUOTES) == (inner in _QUOTES) or outer not in _QUOTES


def _disjoint(entities: list[Entity]) -> list[Entity]:
    """Without quotes in quotes, and without anything in code or in another such entity."""
    kept: list[Entity] = []
    quote_end = other_end = 0
    for entity in sorted(entities, key=_begins_first):
        if entity["type"] in _QUOTES:
            if entity["offset"] >= quote_end:
                kept.append(entity)
                quote_end = _end(entity)
        elif entity["offset"] >= other_end:
            kept.append(entity)
            other_end = _end(entity)
    return kept


def _joined(same: list[Entity]) -> list[Entity]:
    """Entities of one style, touching ones made one."""
    joined: list[Entity] = []
    for entity in sorted(same, key=_begins_first):
        if joined and entity["offset"] <= _end(joined[-1]):
            joined[-1] |= {"length": max(_end(joined[-1]), _end(entity)) - joined[-1]["offset"]}
        else:
            joined.append(dict(entity))
    return joined


def _outside(style: Entity, verbatim: list[Entity]) -> Iterator[Entity]:
    begin = style["offset"]
    for other in verbatim:
        if _end(other) > begin and other["offset"] < _end(style):
            if other["offset"] > begin:
                yield style | {"offset": begin, "length": other["offset"] - begin}
            begin = _end(other)
    if begin < _end(style):
        yield style | {"offset": begin, "length": _end(style) - begin}


def _cut(style: Entity, whole: list[Entity], walls: list[int]) -> Iterator[Entity]:
    """The style, cut at each wall of an entity that it crosses (neither contains nor stands inside)."""
    crossed = [
        e
        for e in whole
        if e["offset"] < style["offset"] < _end(e) < _end(style)
        or style["offset"] < e["offset"] < _end(style) < _end(e)
    ]
    inner = {place for e in crossed for place in (e["offset"], _end(e)) if style["offset"] < place < _end(style)}
    begin = style["offset"]
    for place in (*(wall for wall in walls if wall in inner), _end(style)):
        yield style | {"offset": begin, "length": place - begin}
        begin = place


def _uncrossed(ordered: list[Entity]) -> Iterator[Entity]:
    """Styles that cross one another, cut in the same way."""
    stack: list[int] = []
    for entity in ordered:
        while stack and stack[-1] <= entity["offset"]:
            stack.pop()
        begin = entity["offset"]
        for end in sorted({end for end in stack if begin < end < _end(entity)}):
            yield entity | {"offset": begin, "length": end - begin}
            begin = end
        last = entity | {"offset": begin, "length": _end(entity) - begin}
        yield last
        stack.append(_end(last))
        stack.sort(reverse=True)


# -- what Telegram marks by itself --------------------------------------------------------------------------------

_COUNTRIES = (
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bv bw by bz ca cc "
    "cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gb "
    "gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke "
    "kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu "
    "mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw "
    "sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz "
    "ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw"
)
_DOMAINS = frozenset(
    f"{_COUNTRIES} academy agency app biz blog careers cloud com company design dev digital edu gov group info "
    "int jobs me mil museum name net network news online org page pro shop site software space store studio "
    "systems team tech today tools training website wiki work works world xyz".split()
)
_WORD = re.compile(r"""[^\s<>"'(),;\[\]{}«»“”|]+""")
_FULL_URL = re.compile(r"(?i)https?://[^\s<>\"«»“”|]+")
_BARE_URL = re.compile(r"(?i)((?:[a-z0-9_-]{1,63}\.){1,8}([a-z]{2,24}))(?::\d{1,5})?(?:[/?#]\S*)?")
_EMAIL = re.compile(r"(?i)[a-z0-9_+-][a-z0-9_.+-]{0,63}@(?:[a-z0-9_-]{1,63}\.){1,8}[a-z]{2,24}")
_COMMAND = re.compile(r"(?<![\w/<>@.:])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{5,32})?(?![\w/<>])")
_MENTION = re.compile(r"(?<![\w@/.])@[A-Za-z][A-Za-z0-9_]{3,31}(?![\w@])")
_HASHTAG = re.compile(r"(?<![\w#/&])#(?=\d*[^\W\d_])\w{1,256}(?![\w#])")


def _automatic(text: str, given: list[Entity]) -> Iterator[Entity]:
    """Links, addresses, commands, mentions and hashtags that nothing given covers or crosses."""
    taken = [(e["offset"], _end(e)) for e in given if e["type"] not in _STYLES and e["type"] not in _QUOTES]
    ascii_only = text.isascii()
    for kind, begin, end in sorted(_found(text), key=lambda found: (found[1], -found[2])):
        offset = begin if ascii_only else utf16_length(text[:begin])
        length = end - begin if ascii_only else utf16_length(text[begin:end])
        if all(offset + length <= first or offset >= last for first, last in taken):
            taken.append((offset, offset + length))
            yield {"offset": offset, "length": length, "type": kind}


def _found(text: str) -> Iterator[tuple[str, int, int]]:
    if "." in text:
        for full in _FULL_URL.finditer(text):
            if checked_url(url := _without_tail(full[0])):
                yield "url", full.start(), full.start() + len(url)
        for word in _WORD.finditer(text):
            if "." in word[0] and "://" not in word[0]:
                yield from _bare(word)
    if "/" in text:
        yield from (("bot_command", *found.span()) for found in _COMMAND.finditer(text))
    if "@" in text:
        yield from (("mention", *found.span()) for found in _MENTION.finditer(text))
    if "#" in text:
        yield from (("hashtag", *found.span()) for found in _HASHTAG.finditer(text))


def _without_tail(url: str) -> str:
    """The address without the punctuation that ends its sentence."""
    url = url.rstrip(".,:;!?'…")
    while url.endswith(")") and url.count(")") > url.count("("):
        url = url[:-1].rstrip(".,:;!?'…")
    return url


def _bare(word: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    written = _without_tail(word[0])
    if "@" in written:
        if _EMAIL.fullmatch(written):
            yield "email", word.start(), word.start() + len(written)
        return
    found = _BARE_URL.fullmatch(written)
    if found and found[2].lower() in _DOMAINS:
        yield "url", word.start(), word.start() + len(written)


# -- the two ways in, the one way back ----------------------------------------------------------------------------


def read(text: str, parse_mode: str, entities: list[Entity] | None = None) -> tuple[str, list[Entity]]:
    """A text that a bot sends, as Telegram will show it; Refused where Telegram would not take it."""
    if len(text) > _INPUT_LIMIT or len(text.encode("utf-8", "surrogatepass")) > _INPUT_LIMIT:
        raise bad_request("text is too long")
    match parse_mode.lower():
        case "html":
            text, entities = _Reader(text).read()
        case "" | "none":
            pass
        case "markdown" | "markdownv2":
            raise bad_request("the playground reads HTML and entities, not Markdown")
        case _:
            raise bad_request("unsupported parse_mode")
    return clean(text, _checked(entities or [], utf16_length(text)))


_NEEDS = {"text_link": "url", "custom_emoji": "custom_emoji_id", "text_mention": "user", "date_time": "unix_time"}
_GIVEN_KINDS = frozenset((*_TAGS.values(), "expandable_blockquote", "text_mention"))


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


def to_html(text: str, entities: Iterable[Entity]) -> str:
    """The text with its styles as Telegram HTML; what Telegram marks by itself is left plain."""
    units = text.encode("utf-16-le", "surrogatepass")
    out: list[str] = []
    at = 0
    closing: list[tuple[int, str]] = []

    def plain(to: int) -> None:
        nonlocal at
        out.append(html_escapes.escape(units[2 * at : 2 * to].decode("utf-16-le", "replace"), quote=False))
        at = max(at, to)

    for entity in sorted(entities, key=_begins_first):
        if (tags := _html_tags(entity)) is None:
            continue
        while closing and closing[-1][0] <= entity["offset"]:
            plain(closing[-1][0])
            out.append(closing.pop()[1])
        plain(entity["offset"])
        out.append(tags[0])
        closing.append((_end(entity), tags[1]))
    while closing:
        plain(closing[-1][0])
        out.append(closing.pop()[1])
    plain(len(units) // 2)
    return "".join(out)


_PLAIN_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}


def _html_tags(entity: Entity) -> tuple[str, str] | None:
    kind = entity["type"]
    if tag := _PLAIN_TAGS.get(kind):
        return f"<{tag}>", f"</{tag}>"
    match kind:
        case "expandable_blockquote":
            return "<blockquote expandable>", "</blockquote>"
        case "text_link":
            return f'<a href="{html_escapes.escape(entity["url"])}">', "</a>"
        case "text_mention":
            return f'<a href="tg://user?id={entity["user"]["id"]}">', "</a>"
        case "pre" if entity.get("language"):
            return f'<pre><code class="language-{html_escapes.escape(entity["language"])}">', "</code></pre>"
        case "pre":
            return "<pre>", "</pre>"
        case "custom_emoji":
            return f'<tg-emoji emoji-id="{entity["custom_emoji_id"]}">', "</tg-emoji>"
        case "date_time":
            shape = f' format="{entity["date_time_format"]}"' if entity.get("date_time_format") else ""
            return f'<tg-time unix="{entity["unix_time"]}"{shape}>', "</tg-time>"
    return None
