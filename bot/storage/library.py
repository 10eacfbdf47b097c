"""Which SQLite is used: a mended one, where the extra `[sqlite]` is installed, in the place of the system's.

SQLite before 3.51.3 can damage a write-ahead log that two connections write at the same moment, and most systems ship
such a one. A process must have only one SQLite, as the locks of a second would undo those of the first; so the mended
one takes the standard library's name before anything has asked for that.
"""

import sys
from typing import Final

_NAMES: Final = ("sqlite3", "sqlite3.dbapi2")


def prefer_the_mended() -> None:
    """Use the extra's SQLite wherever `sqlite3` is asked for from now on; without the extra nothing changes."""
    if _NAMES[0] in sys.modules:
        return  # too late: somebody holds the system's
    try:
        import sqlcipher3
        from sqlcipher3 import dbapi2
    except ImportError:
        return
    for name, module in zip(_NAMES, (sqlcipher3, dbapi2), strict=True):
        sys.modules[name] = module
