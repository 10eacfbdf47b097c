"""What a site's address answered, as plain data: JSON, XML, or the JSON in a page's script."""

from xml.parsers import expat

from bot.readers.broken_json import loaded
from bot.readers.markup import scan

_MAX_DEPTH = 32
_MAX_ELEMENTS = 200_000


def data_of(text: str, state: str | None = None) -> object | None:
    """The data of an answer; `state` is the id of the script that holds it. None where it is no data. Never raises."""
    if state is not None:
        return loaded(scan(text).states.get(state, ""))
    beginning = text[:200].lstrip("\ufeff \t\r\n")
    if beginning.startswith("<?xml"):
        return _xml(text)
    return loaded(text) if beginning.startswith(("{", "[")) else None


def _xml(text: str) -> object | None:
    """Elements as objects of lists by tag, or as their text; the root as an object of its own."""
    reader = _XmlReader()
    try:
        reader.parse(text)
    except (expat.ExpatError, _NotPlain):
        return None
    return reader.root


class _NotPlain(Exception):
    """XML with entities of its own, or deeper or larger than a list of jobs is."""


class _XmlReader:
    def __init__(self) -> None:
        self.root: dict[str, object] = {}
        self.stack: list[tuple[str, dict[str, list[object]], list[str]]] = []
        self.elements = 0

    def parse(self, text: str) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self.refuse
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.words
        # The bytes are text by now, whatever the prolog says of their encoding.
        parser.Parse(text.partition("?>")[2].lstrip().encode("utf-8", "replace"), True)

    def refuse(self, *_: object) -> None:
        raise _NotPlain

    def start(self, name: str, _: object) -> None:
        self.elements += 1
        if self.elements > _MAX_ELEMENTS or len(self.stack) >= _MAX_DEPTH:
            raise _NotPlain
        self.stack.append((name, {}, []))

    def words(self, text: str) -> None:
        if self.stack:
            self.stack[-1][2].append(text)

    def end(self, name: str) -> None:
        _, children, words = self.stack.pop()
        value: object = children or "".join(words).strip()
        if self.stack:
            self.stack[-1][1].setdefault(name, []).append(value)
        else:
            self.root = {name: value}
