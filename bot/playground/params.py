"""A call's parameters, however they came (JSON, a form, a query), read as the Bot API reads them."""

import json
from collections.abc import Mapping
from typing import Any

from bot.playground.forms import Upload
from bot.playground.refusals import bad_request


class Params:
    """Typed access to a call's parameters; a wrong one is Refused."""

    __slots__ = ("given", "uploads")

    def __init__(self, given: Mapping[str, Any], uploads: Mapping[str, Upload] | None = None) -> None:
        self.given = given
        self.uploads = uploads or {}

    def __contains__(self, name: str) -> bool:
        return self.given.get(name) not in (None, "")

    def text(self, name: str, default: str = "") -> str:
        """A string; numbers are taken as they are written."""
        value = self.given.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; what is none counts as 0, as in Telegram."""
        value = self.given.get(name)
        if value is None or value == "":
            return default
        try:
            return int(str(value)[:20])
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        """True for true, 1, yes."""
        return str(self.given.get(name, "")).lower() in ("true", "1", "yes", "t", "y")

    def structure(self, name: str, what: str = "") -> Any:
        """A JSON value, or None where it isn't given."""
        value = self.given.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            raise bad_request(f"can't parse {what or name} JSON object") from None

    def objects(self, name: str, what: str = "") -> list[dict[str, Any]]:
        """A JSON array of objects; empty where it isn't given."""
        value = self.structure(name, what)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise bad_request(f"expected an Array of objects in {what or name}")
        return value

    def object(self, name: str, what: str = "") -> dict[str, Any]:
        """A JSON object; empty where it isn't given."""
        value = self.structure(name, what)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f"object expected as {what or name}")
        return value
