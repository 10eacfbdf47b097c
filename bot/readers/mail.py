"""An e-mail or a page saved as one file (.eml, .mhtml), taken apart within bounds."""

import email
import re
from dataclasses import dataclass, field
from email.headerregistry import BaseHeader
from email.message import Message
from email.policy import EmailPolicy
from typing import Any, Final

from bot.errors import CannotRead
from bot.model.given import GivenFile
from bot.readers import page
from bot.readers.charset import decoded
from bot.readers.markup import tidy

_MOST_PARTS: Final = 200
_MOST_BOUNDARIES: Final = 2_000
_MOST_LINES: Final = 500_000
_MOST_BODIES: Final = 4
_MOST_FILES: Final = 6
_LONGEST_HEADER: Final = 2_000
_LONGEST_SUBJECT: Final = 300

_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{1,60}):")
# No one types these: a text that begins with headers, two of these among them, is a mail.
_TECHNICAL = frozenset(
    {b"mime-version", b"message-id", b"received", b"return-path", b"content-type", b"delivered-to", b"dkim-signature"}
)
_FORWARDED = re.compile(r"(?:(?:fwd?|wg|aw|re|tr|rv|i|enc|doorst|pd|odp|sv|vs|vb|vl)\s?:\s*)+", re.IGNORECASE)
_QUOTED = re.compile(r"(?m)^(?:> ?)+")


@dataclass(slots=True)
class Mail:
    """What a mail holds: bodies in their order, attached files, and the address of a page saved whole."""

    subject: str = ""
    url: str | None = None
    pages: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    files: list[GivenFile] = field(default_factory=list)


def is_mail(content: bytes) -> bool:
    """Whether a text begins with the headers of a mail."""
    found: set[bytes] = set()
    for line in content[:16_384].lstrip().splitlines():
        if not line:
            break
        header = _HEADER.match(line)
        if header:
            found.add(header[1].lower())
        elif not found or line[:1] not in b" \t":
            return False
    return len(found & _TECHNICAL) >= 2


def opened(content: bytes) -> Mail:
    """Take a mail apart. CannotRead: document-broken, document-too-large."""
    if content.count(b"\n--") > _MOST_BOUNDARIES or max(content.count(b"\n"), content.count(b"\r")) > _MOST_LINES:
        raise CannotRead("document-too-large")
    try:
        return _opened(email.message_from_bytes(content, policy=_Bounded()))
    except Exception as error:  # the standard library's parser fails in too many ways to name
        raise CannotRead("document-broken") from error


class _Bounded(EmailPolicy):
    """Python's own rules for mail, for headers of a sane length: its parser takes quadratic time."""

    def header_fetch_parse(self, name: str, value: str) -> BaseHeader | Any:
        return super().header_fetch_parse(name, value[:_LONGEST_HEADER])


def _opened(message: Message) -> Mail:
    mail = Mail(subject=_subject(message), url=_address(message, "Snapshot-Content-Location"))
    waiting: list[Message] = [message]
    for _ in range(_MOST_PARTS):
        if not waiting:
            break
        part = waiting.pop()
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list):
            waiting.extend(child for child in reversed(inner[:_MOST_PARTS]) if isinstance(child, Message))
            # A mail that was attached whole brings the subject that matters.
            mail.subject = mail.subject or _subject(part)
        else:
            _take(mail, part)
    return mail


def _take(mail: Mail, part: Message) -> None:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or not content.strip():
        return
    kind, name = part.get_content_type(), part.get_filename()
    charset = part.get_content_charset()
    if part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
        if len(mail.files) < _MOST_FILES and name:
            mail.files.append(GivenFile(name[:200], content, kind))
    elif kind == "text/html" and len(mail.pages) < _MOST_BODIES:
        mail.url = mail.url or _address(part, "Content-Location")
        mail.pages.append(page.decoded(content, charset))
    elif kind == "text/plain" and len(mail.texts) < _MOST_BODIES:
        mail.texts.append(_QUOTED.sub("", decoded(content, charset)))


def _subject(message: Message) -> str:
    subject = tidy(str(message.get("Subject", "")))
    return _FORWARDED.sub("", subject, count=1).strip()[:_LONGEST_SUBJECT] if subject else ""


def _address(message: Message, header: str) -> str | None:
    address = str(message.get(header, "")).strip()
    return address if address.startswith(("https://", "http://")) else None
