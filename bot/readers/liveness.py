"""Whether a posting is still open: said only where its site says so; a closed door is no answer."""

from datetime import date

from bot.errors import CannotRead
from bot.model.liveness import Liveness
from bot.model.posting import Posting
from bot.model.quotes import folded
from bot.readers import addresses, link
from bot.web import Web


async def check(url: str, title: str | None, web: Web, today: date) -> Liveness:
    """Look at a posting again; `title` is what it was called when it was saved."""
    try:
        now: Posting | CannotRead = await link.read(url, web)
    except CannotRead as error:
        now = error
    return judged(now, url, title, today)


def judged(now: Posting | CannotRead, url: str, title: str | None, today: date) -> Liveness:
    """What an address that was read again tells of the posting that it led to."""
    if isinstance(now, CannotRead):
        # Only "gone" is an answer: forbidden, too many, broken, challenged and empty pages say nothing of the job.
        return Liveness.CLOSED if now.key == "web-gone" else Liveness.UNCERTAIN
    if "closed" in now.warnings:
        return Liveness.CLOSED
    called = now.stated.title.value if now.stated.title else None
    if title and called and not _alike(title, called):
        # Sites lead from a closed posting to another one; at the same address it may only have a new name.
        moved = now.canonical_url != addresses.canonical(url)
        return Liveness.CLOSED if moved else Liveness.UNCERTAIN
    if now.stated.deadline and now.stated.deadline.value.day < today:
        return Liveness.UNCERTAIN
    return Liveness.OPEN


def _alike(one: str, other: str) -> bool:
    """Whether two titles are one job's: half of the shorter one's words, or more, are in both."""
    words, others = (
        {word for word in folded(title).replace("/", " ").split() if any(map(str.isalnum, word))}
        for title in (one, other)
    )
    return 2 * len(words & others) >= min(len(words), len(others))
