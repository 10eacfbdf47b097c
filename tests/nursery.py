"""A process that has read all of the bot and gives birth to bots: each its own process, begun in milliseconds.

Reads a line of JSON for each on stdin, {"env": {...}, "arguments": [...], "out": path, "err": path, "sabotage": name or
null}, and answers with its id; the bot works in the folder of `out`. A sabotage is done in the newborn before it runs.
What one ended with stands in a file of its id in the folder that is named on the command line.
"""

import gc
import json
import os
import signal
import sys
import traceback
from pathlib import Path

# Read here, so that a bot need not; but not what reads the environment as it is imported, as openai does.
import bot.app
import bot.handlers.routes
import bot.playground
import bot.storage.sqlite  # noqa: F401  # each for its being read
from bot.__main__ import main
from bot.readers import plain_text
from bot.summary.quick import summarise
from bot.texts import bundle, languages
from tests.faults import sabotage
from tests.postings import ANALYST


def warm_up() -> None:
    """Do once what a bot does once: read the words that it says and those that it looks for."""
    for language in languages():
        bundle(language)
    summarise(plain_text.read(ANALYST))


def bear(env: dict[str, str], arguments: list[str], out: str, err: str, trick: str | None) -> int:
    """Begin a bot; its process id."""
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.setsid()
        for file, descriptor in ((out, 1), (err, 2)):
            with Path(file).open("ab") as opened:
                os.dup2(opened.fileno(), descriptor)
        os.close(0)
        os.environ.clear()
        os.environ.update(env)
        os.chdir(Path(out).parent)
        if trick:
            sabotage.TRICKS[trick]()
        code = main(arguments)
    except BaseException:  # as the interpreter would
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)


def bury(folder: Path) -> None:
    """Write down what those ended with that did."""
    while True:
        try:
            child, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if not child:
            return
        (folder / "now").write_text(str(os.waitstatus_to_exitcode(status)))
        (folder / "now").rename(folder / str(child))


if __name__ == "__main__":
    signal.signal(signal.SIGCHLD, lambda *_: bury(Path(sys.argv[1])))
    warm_up()
    gc.freeze()
    print("ready", flush=True)  # noqa: T201  # whoever waits for it reads that
    for line in sys.stdin:
        wanted = json.loads(line)
        child = bear(wanted["env"], wanted["arguments"], wanted["out"], wanted["err"], wanted["sabotage"])
        print(child, flush=True)  # noqa: T201  # the answer
