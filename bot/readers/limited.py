"""Run another program within limits: `python -I limited.py SECONDS BYTES PROGRAM ARGUMENT…`.

Time, memory, files and core dumps are bounded before anything of the program is read, for it and all that it starts,
where the system can. It imports nothing of the bot.
"""

import contextlib
import runpy
import sys


def limit(seconds: int, memory: int) -> None:
    """Bound this process and those that it will start: seconds of processor time, bytes of memory, no files."""
    with contextlib.suppress(ImportError):
        import resource

        for kind, most in (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CPU, seconds),
            (resource.RLIMIT_AS, memory),
        ):
            with contextlib.suppress(OSError, ValueError):  # a system that does not know one may know the others
                resource.setrlimit(kind, (most, most))


def main() -> None:
    """Run the program that the arguments name, as if it had been started by itself."""
    limit(int(sys.argv[1]), int(sys.argv[2]))
    del sys.argv[:3]
    runpy.run_path(sys.argv[0], run_name="__main__")


if __name__ == "__main__":
    main()
