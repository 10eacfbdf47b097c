"""A process that has read all of the bot and gives birth to bots: each its own process, begun in milliseconds.

Reads a line of JSON for each on stdin, {"env": {...}, "log": path, "sabotage": name or null}, and answers with its id.
A sabotage is done in the newborn before it runs.
"""

import json
import os
import signal
import sys
from pathlib import Path

import bot.app
import bot.handlers.routes  # noqa: F401  # read here, so that a bot need not
from bot.__main__ import main
from tests.faults import sabotage


def bear(env: dict[str, str], log: str, trick: str | None) -> int:
    """Begin a bot; its process id."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        with Path(log).open("ab") as out:
            os.dup2(out.fileno(), 1)
            os.dup2(out.fileno(), 2)
        os.close(0)
        os.environ.clear()
        os.environ.update(env)
        os.chdir(Path(log).parent)
        if trick:
            sabotage.TRICKS[trick]()
        code = main([])
    finally:
        os._exit(code)


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them: the system buries them
    for line in sys.stdin:
        wanted = json.loads(line)
        print(bear(wanted["env"], wanted["log"], wanted["sabotage"]), flush=True)  # noqa: T201  # the answer
