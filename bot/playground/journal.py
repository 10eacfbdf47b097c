"""What the playground keeps over restarts: one JSON line for each thing that happened, rewritten when it grows."""

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from bot.playground.chats import Json, Person
from bot.playground.files import File
from bot.playground.world import World

log = logging.getLogger(__name__)

_FORMAT = "jobtrail-playground-1"
_LINES_BEFORE_REWRITE = 20_000

Record = tuple[str, Json]


class Journal:
    """Writes down what happens in a world, and rebuilds the world from it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None
        self._lines = 0
        self._world: World | None = None

    def open(self, new_world: Callable[[], World]) -> World:
        """The world as it was; a new one if nothing was kept, or if what was kept can't be read (it is set aside)."""
        world = new_world()
        if self._path.exists():
            try:
                for record in _records_in(self._path):
                    _apply(world, *record)
            except (ValueError, LookupError, TypeError, AttributeError, OSError) as error:
                aside = self._path.with_name(f"{self._path.name}.damaged")
                log.warning("The playground's chats can't be read (%s); they are kept in %s.", error, aside)
                self._path.replace(aside)
                world = new_world()
        self._world = world
        self._rewrite()
        world.journal = self._add
        world.updates.on_confirm = lambda update_ids: self._add("confirmed", {"update_ids": update_ids})
        world.files.on_keep = lambda file: self._add("file", asdict(file))
        return world

    def close(self) -> None:
        """Write no more."""
        if self._file:
            self._file.close()
            self._file = None

    def _add(self, kind: str, data: Json) -> None:
        if self._file is None:
            return
        self._file.write(_line(kind, data))
        self._file.flush()
        self._lines += 1
        if self._lines > _LINES_BEFORE_REWRITE:
            self._rewrite()

    def _rewrite(self) -> None:
        assert self._world is not None  # noqa: S101 - open() sets it
        self.close()
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_name(f"{self._path.name}.new")
        with fresh.open("w", encoding="utf-8") as file:
            file.writelines(_line(kind, data) for kind, data in _records_of(self._world))
        fresh.replace(self._path)
        self._file = self._path.open("a", encoding="utf-8")
        self._lines = 0


def _line(kind: str, data: Json) -> str:
    return json.dumps([kind, data], separators=(",", ":")) + "\n"


def _records_in(path: Path) -> Iterable[Record]:
    """What a journal says; a last line that a sudden end cut short is passed over."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            if not line.endswith("\n"):
                return
            kind, data = json.loads(line)
            yield kind, data


def _records_of(world: World) -> Iterable[Record]:
    """A world as the shortest journal that rebuilds it."""
    yield "format", {"name": _FORMAT, "next_update": world.updates.next_id}
    yield "profile", world.profile.kept
    for file in world.files.all():
        yield "file", asdict(file)
    for person in world.people.values():
        yield "person", asdict(person)
    for chat in world.chats.values():
        yield "chat", chat.kept
        for message in chat.messages.values():
            yield "message", message
    for update in world.updates.waiting.values():
        yield "update", update


def _apply(world: World, kind: str, data: dict[str, Any]) -> None:
    apply = _APPLIED.get(kind)
    if apply is None:
        raise ValueError(f"it speaks of {kind!r}")
    apply(world, data)


def _apply_format(world: World, data: Json) -> None:
    if data["name"] != _FORMAT:
        raise ValueError("it was written by another version")
    world.updates.next_id = max(world.updates.next_id, int(data["next_update"]))


def _apply_chat(world: World, data: Json) -> None:
    world.add_chat(data["info"]).take_back(data)


def _apply_message(world: World, data: Json) -> None:
    chat = world.add_chat(data["chat"])
    chat.add(data)
    chat.read = chat.last_id


def _apply_edited(world: World, data: Json) -> None:
    world.chats[data["chat"]["id"]].messages[data["message_id"]] = data


def _apply_deleted(world: World, data: Json) -> None:
    for message_id in data["message_ids"]:
        world.chats[data["chat"]].messages.pop(message_id, None)


def _apply_cleared(world: World, data: Json) -> None:
    chat = world.chats[data["chat"]]
    chat.messages.clear()
    chat.pinned.clear()
    chat.reactions.clear()


_APPLIED: dict[str, Callable[[World, Json], object]] = {
    "format": _apply_format,
    "profile": lambda world, data: world.profile.take_back(data),
    "file": lambda world, data: world.files.know(File(**data)),
    "person": lambda world, data: world.add_person(Person(**data)),
    "chat": _apply_chat,
    "message": _apply_message,
    "edited": _apply_edited,
    "deleted": _apply_deleted,
    "cleared": _apply_cleared,
    "update": lambda world, data: world.updates.take_back(data),
    "confirmed": lambda world, data: world.updates.confirm(data["update_ids"]),
}
