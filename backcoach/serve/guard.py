"""Who may see the page and drive the session: only who has the address with the token.

Any web page can make a browser send requests to this machine. So a request must name this server
as its host, come from its own page, and carry the cookie that only the address with the token
gives.
"""

from __future__ import annotations

import hmac
import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp import web
from aiohttp.typedefs import Handler  # noqa: TC002  aiohttp reads the annotation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from aiohttp.typedefs import Middleware

COOKIE = "backcoach"  # and the port: cookies of one machine are not kept apart by it
TOKEN_BYTES = 24
NO_COOKIE = "Open the whole address that backcoach serve has printed, with its token.\n"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),  # the terminal in the page writes its styles itself
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
# A redirect would still count as coming from the page with the link, without the new cookie.
ENTER = (
    '<!DOCTYPE html><title>backcoach</title><link rel="icon" href="data:,">'
    '<meta http-equiv="refresh" content="0;url=/">\n'
)


class Guard:
    """The secrets of one run of the server, and the addresses under which it is itself.

    Before `open_at` nobody is let in.
    """

    def __init__(self) -> None:
        self.token = secrets.token_urlsafe(TOKEN_BYTES)
        self._cookie = secrets.token_urlsafe(TOKEN_BYTES)
        self._origins: frozenset[str] = frozenset()
        self._hosts: frozenset[str] = frozenset()
        self.cookie_name = COOKIE

    def open_at(self, origins: Iterable[str], port: int) -> None:
        """Let browsers in that come under these addresses, such as `http://127.0.0.1:8765`."""
        self.cookie_name = f"{COOKIE}{port}"
        self._origins = frozenset(origins)
        self._hosts = frozenset(origin.split("://", 1)[1] for origin in self._origins)

    @property
    def middleware(self) -> Middleware:
        @web.middleware
        async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
            answer = self._refusal(request) or self._entrance(request)
            response = await handler(request) if answer is None else answer
            if response.status == HTTPStatus.FORBIDDEN:
                response.force_close()  # who may not come in keeps no connection either
            if not response.prepared:
                for name, value in HEADERS.items():
                    response.headers.setdefault(name, value)
            return response

        return check

    def _refusal(self, request: web.Request) -> web.Response | None:
        """Return the answer to a request for another server or from another page."""
        origin = request.headers.get("Origin")
        is_socket = request.headers.get("Upgrade", "").lower() == "websocket"
        if request.host not in self._hosts:
            return web.Response(status=403, text="This is not an address of this server.\n")
        if origin not in self._origins and (origin is not None or is_socket):
            return web.Response(status=403, text="Another page may not use this server.\n")
        return None

    def _entrance(self, request: web.Request) -> web.Response | None:
        """Return the answer to who comes with the token, or without the cookie."""
        token = request.query.get("token")
        if token is not None and request.path == "/":
            if not _equal(token, self.token):
                return web.Response(status=403, text=NO_COOKIE)
            response = web.Response(text=ENTER, content_type="text/html")
            response.set_cookie(
                self.cookie_name,
                self._cookie,
                httponly=True,
                samesite="Strict",
                secure=any(origin.startswith("https:") for origin in self._origins),
            )
            return response
        if not _equal(request.cookies.get(self.cookie_name, ""), self._cookie):
            return web.Response(status=403, text=NO_COOKIE)
        return None


def _equal(text: str, secret: str) -> bool:
    return hmac.compare_digest(text.encode(errors="replace"), secret.encode())
