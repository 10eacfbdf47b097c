"""Ask the bot that runs on this machine whether it is well: `python -m bot health`.

A container asks twice a minute for as long as it lives, so nothing of the bot is read to ask, and no HTTP library.
"""

import http.client
from typing import Final

_PATIENCE: Final = 10.0  # seconds, of which the bot gives its database five
# Who listens on every address of one kind is found under this machine's own of that kind, and not of the other.
_EVERYWHERE: Final = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104  # they are compared with


def is_well(host: str, port: int) -> bool:
    """Whether the bot that listens there says that it is ready."""
    asked = http.client.HTTPConnection(f"{own_name(host)}:{port}", timeout=_PATIENCE)
    try:
        asked.request("GET", "/health/ready")
        return asked.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def own_name(host: str) -> str:
    """By which name, as in a URL, this machine reaches what listens on that address."""
    host = _EVERYWHERE.get(host, host)
    return f"[{host}]" if ":" in host else host
