"""The bodies of requests, read within bounds."""

from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

from bot.playground.files import UPLOAD_LIMIT
from bot.playground.refusals import Refused, bad_request

_FORM_LIMIT = UPLOAD_LIMIT + (1 << 20)
_MOST_PARTS = 100


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a request; name and media type are the sender's claims."""

    name: str
    content: bytes
    media_type: str


async def read_body(request: web.Request, limit: int) -> bytes:
    """The whole body; a 413 beyond `limit` bytes."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > limit:
            raise Refused(413, "Request Entity Too Large")
    return bytes(body)


async def read_multipart(request: web.Request, given: dict[str, Any], uploads: dict[str, Upload]) -> None:
    """Put a multipart form's fields into `given` and its files into `uploads`; a 413 beyond 51 MB."""
    total = parts = 0
    try:
        async for part in await request.multipart():
            parts += 1
            if not isinstance(part, BodyPartReader) or not part.name or parts > _MOST_PARTS:
                raise bad_request("can't parse the multipart form")
            content = bytearray()
            while chunk := await part.read_chunk(1 << 16):
                content += chunk
                total += len(chunk)
                if total > _FORM_LIMIT:
                    raise Refused(413, "Request Entity Too Large")
            if part.filename is None:
                given[part.name] = content.decode("utf-8", "replace")
            else:
                media_type = part.headers.get("Content-Type", "application/octet-stream")
                uploads[part.name] = Upload(part.filename, bytes(content), media_type)
    except ValueError:
        raise bad_request("can't parse the multipart form") from None
