"""The server of the page: on loopback, for a few visitors, until it is ended."""

from __future__ import annotations

import asyncio
import logging
import signal
import ssl
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import textual_serve
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from msgspec import Struct

from backcoach.serve.buttons import buttons
from backcoach.serve.connections import SILENCE, Connections
from backcoach.serve.guard import Guard
from backcoach.serve.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.actions import Keymap

LARGEST_MESSAGE = 65_536  # bytes that a page may send at once
HEARTBEAT = 10  # seconds after which a lost connection is noticed
EACH, SPARE = 8, 16  # connections with a request: of a visitor, and of who comes in
BACKLOG = 32  # connections that wait to be taken
CLOSING = 2.0  # seconds for a page to confirm that its connection is closed
USUAL_PORTS = {"http": 80, "https": 443}
LOOPBACK = ("127.0.0.1", "localhost", "::1")
TAB = "{tab:[0-9a-f-]{36}}"
PAGE = Path(str(files("backcoach.serve") / "page"))
TERMINAL = Path(textual_serve.__path__[0]) / "static"


class Address(Struct, frozen=True):
    """Where to listen, and under which address browsers come: `public` without a path.

    Without `public` it is the place itself. A port of 0 is any free one.
    """

    host: str = "127.0.0.1"
    port: int = 0
    public: str = ""
    tls: ssl.SSLContext | None = None


def _is_of_this_program(record: logging.LogRecord) -> bool:
    """Tell whether a problem is one of this program, not of a request that nobody can read."""
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


class Server:
    """Serves the page; `ready` is told the address with the token once it can be opened.

    With `once` it ends after the first visitor has left. The buttons of the page send the keys of
    `keymap`, which is asked for each page.
    """

    def __init__(
        self,
        command: tuple[str, ...],
        address: Address,
        ready: Callable[[str], None],
        *,
        most: int = 4,
        once: bool = False,
        keymap: Callable[[], Keymap] = dict,
    ) -> None:
        self._command = command
        self._address = address
        self._ready = ready
        self._most = most
        self._once = once
        self._keymap = keymap
        self._visitors: dict[str, Visitor] = {}  # by the name that a tab gives itself
        self._ended = asyncio.Event()

    async def run(self) -> None:
        """Serve until a signal, or the last visitor of `once`. Raises OSError."""
        address = self._address
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # on Windows
                asyncio.get_running_loop().add_signal_handler(number, self._ended.set)
        guard = Guard()
        log = logging.getLogger(__name__)
        log.addFilter(_is_of_this_program)
        runner = web.AppRunner(self._application(guard), access_log=None, logger=log)
        await runner.setup()
        listener = None
        try:
            assert runner.server is not None
            listener = await asyncio.get_running_loop().create_server(
                Connections(runner.server, SPARE + EACH * self._most),
                address.host,
                address.port,
                ssl=address.tls,
                ssl_handshake_timeout=SILENCE if address.tls else None,
                backlog=BACKLOG,
            )
            port = listener.sockets[0].getsockname()[1]
            known = origins(address, port)
            guard.open_at(known, port)
            self._ready(f"{known[0]}/?token={guard.token}")
            await self._ended.wait()
        finally:
            if listener is not None:
                listener.close()
            await asyncio.gather(*(visitor.end() for visitor in self._visitors.values()))
            await runner.cleanup()

    def end(self) -> None:
        """End the server; its visitors' programs save and end."""
        self._ended.set()

    def _application(self, guard: Guard) -> web.Application:
        made = web.Application(middlewares=[guard.middleware])
        made.on_response_prepare.append(_keep_short)
        made.add_routes(
            [
                web.get("/", self._index),
                web.get(f"/free/{TAB}", self._free),
                web.get(f"/ws/{TAB}", self._visit),
                web.static("/page", PAGE),
                web.static("/static", TERMINAL),
            ]
        )
        return made

    async def _index(self, _: web.Request) -> web.Response:
        page = (PAGE / "index.html").read_text("utf-8")
        page = page.replace("<!-- buttons -->", buttons(self._keymap()))
        return web.Response(text=page, content_type="text/html")

    async def _free(self, request: web.Request) -> web.Response:
        """Say whether a tab may come in: a socket that is refused cannot say why."""
        is_free = request.match_info["tab"] in self._visitors or not self._is_full
        return web.json_response({"free": is_free})

    @property
    def _is_full(self) -> bool:
        return len(self._visitors) >= self._most

    async def _visit(self, request: web.Request) -> web.StreamResponse:
        tab = request.match_info["tab"]
        while (former := self._visitors.get(tab)) is not None:  # the same tab has come back
            await former.replace()
        if self._is_full:
            return web.Response(status=503, text=f"{self._most} visitors are here already.\n")
        socket = web.WebSocketResponse(
            timeout=CLOSING, heartbeat=HEARTBEAT, max_msg_size=LARGEST_MESSAGE
        )
        visitor = self._visitors[tab] = Visitor(self._command, socket)
        try:
            await socket.prepare(request)
            size = (request.query.get("width", "80"), request.query.get("height", "24"))
            await visitor.attend(*size)
        except ValueError:
            pass  # no size: not from our page
        finally:
            del self._visitors[tab]
            visitor.has_left.set()
            await socket.close()
            if self._once:
                self._ended.set()
        return socket


async def _keep_short(_: web.Request, response: web.StreamResponse) -> None:
    """Let a browser keep a file, and ask whether it is still the same."""
    if isinstance(response, web.FileResponse):
        response.headers["Cache-Control"] = "no-cache"


def origins(address: Address, port: int) -> tuple[str, ...]:
    """Return the addresses under which a browser may come, the one to print first."""
    if address.public:
        return (address.public,)
    scheme = "https" if address.tls else "http"
    names = [address.host]
    if address.host in LOOPBACK:
        names += [name for name in LOOPBACK if name != address.host]
    end = "" if port == USUAL_PORTS[scheme] else f":{port}"  # as browsers name a place
    return tuple(f"{scheme}://{bracketed(name.lower())}{end}" for name in names)


def bracketed(host: str) -> str:
    """Return a host as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host
