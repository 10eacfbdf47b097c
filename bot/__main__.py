"""`python -m bot [run|read|export|…]`: run it, read postings, look after what is kept."""

import argparse
import asyncio
import gc
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot import settings as settings_of
from bot.delivery import logs
from bot.errors import CannotBackUp, CannotRead, CannotStart, UserError
from bot.model.given import Given, GivenFile, GivenLink
from bot.settings import Settings


def main(arguments: list[str] | None = None) -> int:
    """Do what the command line asks for; the exit code."""
    given = _parser().parse_args(arguments)
    os.umask(0o077)  # what is kept, exported or backed up is what people wrote: for the bot's own user alone
    try:
        settings = settings_of.load()
        logs.listen(settings.log_level, settings.log_format, settings.secrets)
        return int(given.do(given, settings))
    except (CannotStart, CannotBackUp) as error:
        print(error, file=sys.stderr)  # noqa: T201  # the operator's one line
        return 1


def _run(_given: argparse.Namespace, settings: Settings) -> int:
    gc.disable()  # what is read now stays: to look through it for garbage takes a tenth of the start; `run` turns it on
    from bot.app import run

    try:
        asyncio.run(run(settings))
    except* CannotStart as errors:
        raise errors.exceptions[0] from None  # a group, where it ended tasks that run side by side
    return 0


def _read(given: argparse.Namespace, settings: Settings) -> int:
    return asyncio.run(_read_all(given, settings))


async def _read_all(given: argparse.Namespace, settings: Settings) -> int:
    """Print what each input says, in order; exit code 1 where one could not be read."""
    from bot.actions.take_in import preview
    from bot.model.user import Cause, User, Visit
    from bot.texts import FALLBACK, text
    from bot.views.as_json import posting_json, trouble_json
    from bot.views.card import card
    from bot.views.screen import plain
    from bot.web import Downloader

    visit = Visit(User(0, FALLBACK, "UTC"), datetime.now(UTC), Cause(0, 0))
    failed = False
    pages = Downloader(allow_private=settings.fetch_allow_private)
    try:
        for what in given.what:
            try:
                opened = await preview(_given(what, given.url), pages, visit.now)
                read, said = posting_json(opened.posting, opened.summary), plain(card(opened, visit).text)
            except UserError as error:
                failed = True
                read, said = (
                    trouble_json(error),
                    f"{what}: {plain(text(error.key, visit.user.language, **error.facts))}",
                )
            print(json.dumps(read, ensure_ascii=False) if given.json else f"{said}\n", flush=True)  # noqa: T201  # its purpose
    finally:
        await pages.close()
    return 1 if failed else 0


def _given(what: str, url: str | None) -> Given:
    """What a word of the command line stands for."""
    if what.lower().startswith(("http://", "https://")):
        return GivenLink(what)
    try:
        content = sys.stdin.buffer.read() if what == "-" else Path(what).read_bytes()
    except OSError as error:
        raise CannotRead("file-unopened", reason=error.strerror or "?") from error
    return GivenFile("" if what == "-" else Path(what).name, content, url=url)


def _export(given: argparse.Namespace, settings: Settings) -> int:
    if settings.database_path is not None and not settings.database_path.exists():
        raise CannotStart(f"DATABASE_URL: there is no {settings.database_path} to export from.")
    return asyncio.run(_export_all(given.user, settings))


async def _export_all(user_id: int, settings: Settings) -> int:
    """Print everything of a user as JSON, piece by piece; exit code 1 where there is nobody of that id."""
    from bot.actions import export
    from bot.model.takeout import Parts
    from bot.storage.database import Database

    database = await Database.open(settings.database)
    try:
        head = await export.head(database, user_id, datetime.now(UTC))
        if head is None:
            print(f"Nobody with the id {user_id} has written to this bot.", file=sys.stderr)  # noqa: T201  # its purpose
            return 1
        whole = Parts(head)
        async for job in export.jobs(database, user_id):
            whole.add(job)
            sys.stdout.buffer.write(whole.taken())
        sys.stdout.buffer.write(whole.end())
        sys.stdout.buffer.flush()
    finally:
        await database.close()
    return 0


def _backup(given: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.backup import backup

    return backup(settings, given.file)


def _restore(given: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.backup import restore

    return restore(settings, given.file)


def _dead(given: argparse.Namespace, settings: Settings) -> int:
    from bot.commands.dead import dead

    return dead(settings, given.retry)


def _move(given: argparse.Namespace, settings: Settings) -> int:
    path = settings.database_path
    if path is None or not path.exists():
        raise CannotStart(f"DATABASE_URL: there is no {path or 'SQLite file'} to move.")
    if not given.url.startswith(("postgresql://", "postgres://")):
        raise CannotStart("Where to must look like postgresql://user:password@host/name.")
    asyncio.run(_move_all(path, given.url))
    return 0


async def _move_all(path: Path, url: str) -> None:
    """Move everything, and say what was moved; CannotStart where the bot runs, or the other database is not empty."""
    from bot.storage.database import Database
    from bot.storage.moving import move

    def told(table: str, rows: int) -> None:
        print(f"{table:>14} {rows:>9}", flush=True)  # noqa: T201  # its purpose

    source = await Database.open(path)
    try:
        target = await Database.open(url)
        try:
            await move(source, target, told)
        finally:
            await target.close()
    finally:
        await source.close()
    print(f"All of it is there and was compared. {path} is as it was; let DATABASE_URL name the server now.")  # noqa: T201


def _health(_given: argparse.Namespace, settings: Settings) -> int:
    from bot.delivery.checkup import is_well

    return 0 if is_well(settings.http_host, settings.http_port) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Jobtrail, a chat companion for a job hunt.")
    parser.set_defaults(do=_run)
    commands = parser.add_subparsers(title="commands", metavar="")
    run = commands.add_parser("run", help="run the bot; without TELEGRAM_TOKEN, the playground (the default)")
    run.set_defaults(do=_run)
    read = commands.add_parser("read", help="read postings and print their cards")
    read.add_argument(
        "what", nargs="+", metavar="PATH|URL|-", help="a text, .html, .pdf, .docx, a link, or - for stdin"
    )
    read.add_argument("--json", action="store_true", help="one JSON object a line for each input, in order")
    read.add_argument("--url", help="where the input was found, for its links and its identity")
    read.set_defaults(do=_read)
    export = commands.add_parser("export", help="print everything of a user as JSON, while the bot is stopped")
    export.add_argument("user", type=int, metavar="USER", help="the user's Telegram id")
    export.set_defaults(do=_export)
    backup = commands.add_parser("backup", help="copy the database, whether the bot runs or not")
    backup.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to; without it, into BACKUP_DIR")
    backup.set_defaults(do=_backup)
    restore = commands.add_parser("restore", help="put a backup in the database's place, while the bot is stopped")
    restore.add_argument("file", type=Path, metavar="FILE", help="the backup; the database from before is kept aside")
    restore.set_defaults(do=_restore)
    dead = commands.add_parser(
        "dead", help="list what could not be done or delivered, without anybody's words, while the bot is stopped"
    )
    dead.add_argument("--retry", metavar="NAME", help="have one tried again at the next start: update-123, push-7")
    dead.set_defaults(do=_dead)
    move = commands.add_parser(
        "move-to-postgresql", help="copy everything from the SQLite file into an empty PostgreSQL database"
    )
    move.add_argument("url", metavar="URL", help="postgresql://user@host/name; PGPASSWORD may hold the password")
    move.set_defaults(do=_move)
    health = commands.add_parser("health", help="ask the running bot whether it is well; exit code 0 where it is")
    health.set_defaults(do=_health)
    return parser


if __name__ == "__main__":
    sys.exit(main())
