"""What every answer over HTTP says to a browser: take it for what it is, run nothing, keep nothing, tell nobody."""

from typing import Final

from aiohttp import web

_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def guard(app: web.Application) -> None:
    """Put the headers on every answer of the app, errors included, where the answer has none of its own."""
    app.on_response_prepare.append(_put)


async def _put(_request: web.Request, response: web.StreamResponse) -> None:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.popall("Server", None)  # which versions run here is nobody's business
