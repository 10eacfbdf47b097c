"""Bots as processes of their own: begun as an operator does it, or born in a nursery (tests/nursery.py)."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self

_ROOT = Path(__file__).parents[1]


class Nursery:
    """Where bots are born in milliseconds: a bot that is begun as usual reads its code for a second first."""

    def __init__(self, folder: Path) -> None:
        self._ends = folder
        self._process = subprocess.Popen(  # noqa: S603  # our own program
            [sys.executable, "-m", "tests.nursery", str(folder)],
            cwd=_ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(_ROOT)},
        )
        assert self._answer() == b"ready\n"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.communicate()

    def bear(
        self, env: dict[str, str], out: Path, *arguments: str, err: Path | None = None, sabotage: str | None = None
    ) -> int:
        """Let a bot begin in the folder of `out`, where it writes all that it says; its process id."""
        order = {"env": env, "arguments": arguments, "out": str(out), "err": str(err or out), "sabotage": sabotage}
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        self._process.stdin.flush()
        return int(self._answer())

    def ended(self, process: int) -> int | None:
        """What it ended with, as `Popen.returncode` tells it; None while it runs."""
        end = self._ends / str(process)
        return int(end.read_text()) if end.exists() else None

    def _answer(self) -> bytes:
        assert self._process.stdout is not None
        return self._process.stdout.readline()


@dataclass(frozen=True, slots=True)
class Process:
    """A bot that has begun."""

    pid: int
    out: Path
    err: Path
    ended: Callable[[], int | None]

    async def line(self) -> str:
        """The first line that it prints."""
        async with asyncio.timeout(30):
            while "\n" not in self.out.read_text():
                assert self.ended() is None, self.err.read_text()
                await asyncio.sleep(0.01)
        return self.out.read_text().splitlines()[0]

    def send(self, sign: signal.Signals) -> None:
        """Send it a signal."""
        os.kill(self.pid, sign)

    async def end(self) -> tuple[int, str, str]:
        """Wait for its end: what it ended with, printed, and complained of."""
        async with asyncio.timeout(30):
            while (code := self.ended()) is None:  # noqa: ASYNC110  # a process of another parent tells nobody
                await asyncio.sleep(0.01)
        return code, self.out.read_text(), self.err.read_text()


_numbers = count(1)


def begin(nursery: Nursery | None, folder: Path, env: dict[str, str], *arguments: str) -> Process:
    """Begin a bot in a folder, as an operator does it where no nursery is given."""
    number = next(_numbers)
    out, err = folder / f"{number}.out", folder / f"{number}.err"
    out.touch()
    if nursery is not None:
        pid = nursery.bear(env, out, *arguments, err=err)
        return Process(pid, out, err, lambda: nursery.ended(pid))
    with out.open("wb") as printed, err.open("wb") as complained:
        begun = subprocess.Popen(  # noqa: S603  # our own program
            [sys.executable, "-m", "bot", *arguments], env=env, cwd=folder, stdout=printed, stderr=complained
        )
    return Process(begun.pid, out, err, begun.poll)
