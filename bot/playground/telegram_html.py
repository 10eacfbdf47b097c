"""Telegram's HTML, read as strictly as Telegram does, and written back."""

import html as html_escapes
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.playground.addresses import checked_url
from bot.playground.marks import Entity, begins_first, end_of, utf16_length
from bot.playground.refusals import Refused, bad_request

TAGS = {
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

_INT32 = 1 << 31
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
        if tag not in TAGS:
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
        entity: Entity = {"offset": opened.offset, "length": self.offset - opened.offset, "type": TAGS[opened.tag]}
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


def parse(html: str) -> tuple[str, list[Entity]]:
    """The text and its marks; Refused with Telegram's own complaint where the HTML is broken."""
    return _Reader(html).read()


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

    for entity in sorted(entities, key=begins_first):
        if (tags := _html_tags(entity)) is None:
            continue
        while closing and closing[-1][0] <= entity["offset"]:
            plain(closing[-1][0])
            out.append(closing.pop()[1])
        plain(entity["offset"])
        out.append(tags[0])
        closing.append((end_of(entity), tags[1]))
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
