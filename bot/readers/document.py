"""A file becomes a Posting, by what is in it: PDF, Word, OpenDocument, a saved page, a mail, or plain text."""

import asyncio
import re
from dataclasses import replace
from enum import Enum, auto
from typing import Final

from bot.errors import CannotRead
from bot.model.given import GivenFile
from bot.model.posting import Posting
from bot.model.quotes import folded
from bot.readers import mail, office, page, pdf, plain_text
from bot.readers.charset import decoded

MOST_BYTES: Final = 20 * 1024 * 1024
_THIN: Final = 600  # characters of a mail that only says "see the file attached"

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # what Word wrote until 2003, and what locked files come in
_LOCKED_OLE: Final = "EncryptedPackage".encode("utf-16-le")
_WORD_OLE: Final = "WordDocument".encode("utf-16-le")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_PICTURE_BRANDS = (b"ftyphei", b"ftypmif", b"ftypavif", b"ftypmsf")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)?"
    r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|h[1-6]|table|ul|span|section|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")


class Kind(Enum):
    """What a file is, by its first bytes."""

    PDF = auto()
    PACKAGE = auto()
    MAIL = auto()
    HTML = auto()
    TEXT = auto()


async def read(given: GivenFile) -> Posting:
    """Read a document. CannotRead says what is wrong with it and what to send instead."""
    if len(given.content) > MOST_BYTES:
        raise CannotRead("document-too-large")
    if not given.content.strip():
        raise CannotRead("document-empty")
    kind = kind_of(given)
    if kind is Kind.PDF:
        return _said(await pdf.text(given.content), "pdf")
    if kind is Kind.MAIL:
        return await _of_mail(given)
    # Off the loop: a large file takes longer than others should wait.
    return await asyncio.to_thread(_READERS[kind], given)


def kind_of(given: GivenFile) -> Kind:
    """What a file is; its name decides only where its content does not. CannotRead for what can't be read."""
    content, name = given.content, given.name.lower()
    start = content[:1024]
    if start.lstrip(b"\xef\xbb\xbf\0\t\r\n ").startswith(b"%PDF-") or (name.endswith(".pdf") and b"%PDF-" in start):
        return Kind.PDF
    if start.startswith(b"PK\x03\x04"):
        return Kind.PACKAGE
    _refuse_known(content, start)
    text = decoded(content[:8_192])
    if len(_CONTROLS.findall(text)) * 30 > len(text):
        # Cut, mangled or never what its name says.
        raise CannotRead("document-broken" if name.endswith((".pdf", ".docx", ".odt")) else "document-unknown-kind")
    if mail.is_mail(content):
        return Kind.MAIL
    claims_html = name.endswith((".html", ".htm", ".xhtml")) or (given.media_type or "").endswith("html")
    return Kind.HTML if _HTML.match(text) or (claims_html and "<" in text) else Kind.TEXT


def _refuse_known(content: bytes, start: bytes) -> None:
    """CannotRead for what is known and can't be read."""
    if start.startswith(_PICTURES) or start[8:12] == b"WEBP" or start[4:12].startswith(_PICTURE_BRANDS):
        raise CannotRead("picture-unread")
    if re.match(rb"\s*(?:<\?xml[^>]{0,200}>\s*)?<svg\b", start):
        raise CannotRead("picture-unread")
    if start.startswith(b"{\\rtf"):
        raise CannotRead("document-old-kind", kind=".rtf")
    if start.startswith(_OLE):
        if _LOCKED_OLE in content:
            raise CannotRead("document-locked")
        if _WORD_OLE in content:
            raise CannotRead("document-old-kind", kind=".doc")
        raise CannotRead("document-unknown-kind")


def _of_package(given: GivenFile) -> Posting:
    package = office.Package(given.content)
    kind = package.kind
    if kind is office.Kind.DOCX:
        return _said(office.docx(package), "docx")
    if kind is office.Kind.ODT:
        return _said(office.odt(package), "odt")
    if kind is office.Kind.PAGES:
        raise CannotRead("document-old-kind", kind=".pages")
    raise CannotRead("document-broken" if given.name.lower().endswith((".docx", ".odt")) else "document-unknown-kind")


def _of_page(given: GivenFile) -> Posting:
    return _as_file(page.read_html(page.decoded(given.content), given.url))


def _of_text(given: GivenFile) -> Posting:
    return plain_text.read(decoded(given.content))


_READERS = {Kind.PACKAGE: _of_package, Kind.HTML: _of_page, Kind.TEXT: _of_text}


def _said(text: str, source: str) -> Posting:
    try:
        return replace(plain_text.read(text), source=source)
    except CannotRead as error:
        if error.key != "text-too-short":
            raise
        # A document of pictures alone, such as a scan.
        raise CannotRead("document-no-text") from error


def _as_file(posting: Posting) -> Posting:
    return replace(posting, source="html") if posting.source == "page" else posting


async def _of_mail(given: GivenFile) -> Posting:
    """The mail's page, else its text, else what is attached; the subject is the first line."""
    opened = await asyncio.to_thread(mail.opened, given.content)
    body, trouble = await asyncio.to_thread(_body, opened)
    if body is None or len(body.text) < _THIN:
        for file in opened.files:
            try:
                attached = await _attached(file)
            except CannotRead as error:
                trouble = trouble or error
                continue
            if attached is not None and len(attached.text) > len(body.text if body else ""):
                rest = f"\n\n{body.text}" if body else ""
                body = replace(attached, text=attached.text + rest)
                break
    if body is None:
        raise trouble or CannotRead("document-no-text")
    return replace(body, text=_under(opened.subject, body.text))


async def _attached(file: GivenFile) -> Posting | None:
    """An attached posting; None for what is no document. A mail inside a mail is not opened again."""
    if kind_of(file) is Kind.MAIL:
        return None
    return await read(file)


def _body(opened: mail.Mail) -> tuple[Posting | None, CannotRead | None]:
    """What the mail itself says, and what was in the way of reading it; a page before the same as plain text."""
    best: Posting | None = None
    trouble: CannotRead | None = None
    for source in opened.pages:
        try:
            posting = _as_file(page.read_html(source, opened.url))
        except CannotRead as error:
            trouble = trouble or error
        else:
            best = _longer(best, posting)
    for text in opened.texts:
        try:
            posting = plain_text.read(text)
        except CannotRead as error:
            trouble = trouble or error
        else:
            # The plain half of a mail is often a stub ("this mail needs HTML"), seldom the better one.
            best = posting if best is None or len(posting.text) > 2 * len(best.text) else best
    return (replace(best, source="mail") if best and best.source == "text" else best), trouble


def _longer(one: Posting | None, other: Posting) -> Posting:
    return other if one is None or len(other.text) > len(one.text) else one


def _under(subject: str, text: str) -> str:
    if not subject or folded(subject) in folded(text[:1_000]):
        return text
    return f"{subject}\n{text}"
