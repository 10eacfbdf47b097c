"""Programs that read strangers' files: whatever becomes of one, the bot goes on, and nothing is left behind."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

import pytest

from bot.readers.apart import Program, Unread

MEGABYTE = 1024 * 1024


def program(folder: Path, source: str, *, seconds: float = 10.0) -> Program:
    """A program of that source, with little to take."""
    path = folder / "program.py"
    path.write_text(source, encoding="utf-8")
    return Program(path, seconds=seconds, memory=256 * MEGABYTE, said=MEGABYTE, at_once=2)


async def trouble(made: Program, content: bytes = b"a" * 1_000_000) -> str:
    """What a program that gives no text is said to have."""
    with pytest.raises(Unread) as caught:
        await made.text(content)
    return caught.value.trouble


NEVER_ENDS = {
    "hangs": "import time\nwhile True: time.sleep(1)",
    "spins": "while True: pass",
    "shrugs off what it is told": "import signal, time\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ntime.sleep(60)",
    "drips": "import sys, time\nwhile True:\n    print(' ', flush=True)\n    time.sleep(0.01)",
}


@pytest.mark.parametrize("source", NEVER_ENDS.values(), ids=NEVER_ENDS.keys())
async def test_a_program_that_never_ends_is_ended(tmp_path: Path, source: str) -> None:
    assert await trouble(program(tmp_path, source, seconds=0.4)) == "broken"


@pytest.mark.skipif(sys.platform != "linux", reason="limits are tested where they are known to hold")
@pytest.mark.parametrize(
    "source",
    [
        'import sys, time\nhoard = bytearray(512 * 1024 ** 2)\nprint(\'{"text": "all of it"}\')',
        "hoard = []\nwhile True: hoard.append(bytearray(1024 ** 2))",
        """import subprocess, sys
subprocess.run([sys.executable, '-c', 'hoard = bytearray(512 * 1024 ** 2)'], check=True)
print('{"text": "all of it"}')""",
    ],
    ids=["at once", "bit by bit", "by another"],
)
async def test_a_program_that_eats_memory_gets_none(tmp_path: Path, source: str) -> None:
    assert await trouble(program(tmp_path, source)) == "broken"


@pytest.mark.skipif(sys.platform != "linux", reason="limits are tested where they are known to hold")
async def test_a_program_writes_no_file(tmp_path: Path) -> None:
    source = f"open({str(tmp_path / 'file')!r}, 'w').write('x' * 9000)\nprint('{{\"text\": \"written\"}}')"
    assert await trouble(program(tmp_path, source)) == "broken"
    assert not (tmp_path / "file").exists() or (tmp_path / "file").stat().st_size == 0


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up where Linux shows them")
async def test_a_program_that_leaves_another_behind_keeps_nobody_waiting(tmp_path: Path) -> None:
    names = tmp_path / "names"
    names.mkdir()
    source = (
        "import os, subprocess\n"
        "other = subprocess.Popen(['sleep', '60'], start_new_session=True)\n"
        f"os.mkdir(f'{names}/{{other.pid}}')\n"
        'print(\'{"text": "done"}\')'
    )
    try:
        async with asyncio.timeout(20):
            assert await trouble(program(tmp_path, source, seconds=0.6)) == "broken"
    finally:
        os.kill(await _named_in(names), signal.SIGKILL)


GARBAGE = {
    "nothing": "",
    "no JSON": "print('not json')",
    "bytes of no encoding": "import sys\nsys.stdout.buffer.write(b'\\xff\\xfe{\"text\": 1}')",
    "a list": "print('[]')",
    "a number for text": "print('{\"text\": 7}')",
    "nested without end": "print('[' * 200_000)",
    "a number without end": "print('{\"text\": ' + '9' * 200_000 + '}')",
    "an answer without end": "import sys\nwhile True: sys.stdout.write('a' * 65536)",
    "a crash": "import os\nos.abort()",
    "an exit that reads nothing": "import sys\nsys.exit(0)",
    "an error": "raise RuntimeError('oh')",
    "half an answer": 'print(\'{"text": "one\')',
}


@pytest.mark.parametrize("source", GARBAGE.values(), ids=GARBAGE.keys())
async def test_garbage_is_no_text(tmp_path: Path, source: str) -> None:
    assert await trouble(program(tmp_path, source)) == "broken"


async def test_a_program_names_its_trouble_in_few_letters(tmp_path: Path) -> None:
    assert await trouble(program(tmp_path, 'print(\'{"trouble": "locked"}\')')) == "locked"
    assert len(await trouble(program(tmp_path, f"print({json.dumps({'trouble': 'x' * 500})!r})"))) == 40


async def test_half_a_character_can_be_kept_like_any_other_text(tmp_path: Path) -> None:
    said = await program(tmp_path, 'print(\'{"text": "one \\\\ud83d two"}\')').text(b"")
    assert said == "one ? two"


async def test_a_program_is_given_the_file_and_its_arguments_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_TOKEN", "123456789:secret")
    source = (
        "import json, os, sys\n"
        "seen = [sys.stdin.buffer.read().decode(), sys.argv[1:], [name for name in os.environ if name != 'LC_CTYPE']]\n"
        "print(json.dumps({'text': json.dumps([*seen, __name__])}))"
    )
    said = await program(tmp_path, source).text(b"a file", "one", "two", environment={"LANGUAGES": "here"})
    assert json.loads(said) == ["a file", ["one", "two"], ["LANGUAGES"], "__main__"]


async def test_others_are_served_while_a_file_is_read(tmp_path: Path) -> None:
    go_on = tmp_path / "go on"
    # It answers only once somebody else was served meanwhile.
    waits = (
        f'import os, time\nwhile not os.path.exists({str(go_on)!r}): time.sleep(0.01)\nprint(\'{{"text": "done"}}\')'
    )

    async def somebody_else() -> None:
        await asyncio.sleep(0)
        go_on.touch()

    said, _ = await asyncio.gather(program(tmp_path, waits).text(b""), somebody_else())
    assert said == "done"


async def test_only_so_many_run_at_once(tmp_path: Path) -> None:
    # Each makes a folder of its own while it runs, and tells how many there were.
    source = (
        "import os, sys, time\n"
        f"folder = os.path.join({str(tmp_path)!r}, f'running {{os.getpid()}}')\n"
        "os.mkdir(folder)\ntime.sleep(0.2)\n"
        f"count = sum(name.startswith('running') for name in os.listdir({str(tmp_path)!r}))\n"
        'os.rmdir(folder)\nprint(\'{"text": "%d"}\' % count)'
    )
    made = program(tmp_path, source)
    counts = await asyncio.gather(*(made.text(b"") for _ in range(4)))
    assert max(map(int, counts)) <= 2


async def _named_in(folder: Path) -> int:
    """The process that made a folder named after itself."""
    for _ in range(1_000):
        if names := os.listdir(folder):  # noqa: PTH208  # the names are what is looked at
            return int(names[0])
        await asyncio.sleep(0.01)
    raise AssertionError("it never began")


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


async def _is_gone(pid: int) -> bool:
    for _ in range(500):
        if not _is_running(pid):
            return True
        await asyncio.sleep(0.01)  # the system takes a moment to end it
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up where Linux shows them")
async def test_a_reading_that_is_given_up_leaves_no_process_behind(tmp_path: Path) -> None:
    names = tmp_path / "names"
    names.mkdir()
    made = program(tmp_path, f"import os, time\nos.mkdir(f'{names}/{{os.getpid()}}')\ntime.sleep(60)", seconds=60)
    reading = asyncio.create_task(made.text(b""))
    pid = await _named_in(names)
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    assert await _is_gone(pid)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up where Linux shows them")
async def test_what_a_program_started_ends_with_it(tmp_path: Path) -> None:
    names = tmp_path / "names"
    names.mkdir()
    source = (
        "import os, subprocess, time\n"
        "child = subprocess.Popen(['sleep', '60'])\n"
        f"os.mkdir(f'{names}/{{child.pid}}')\n"
        "time.sleep(60)"
    )
    assert await trouble(program(tmp_path, source, seconds=1)) == "broken"
    assert await _is_gone(await _named_in(names))
