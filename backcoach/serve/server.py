"""The server of the page: on loopback, for a few visitors, until it is ended."""

from __future__ import annotations

import asyncio
import signal
import ssl
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import textual_serve
from aiohttp import web
from msgspec import Struct

from backcoach.serve.guard import Guard
from backcoach.serve.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_MESSAGE = 65_536  # bytes that a page may send at once
HEARTBEAT = 10  # seconds after which a lost connection is noticed
LOOPBACK = ("127.0.0.1", "localhost", "::1")
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


class Server:
    """Serves the page; `ready` is told the address with the token once it can be opened.

    With `once` it ends after the first visitor has left.
    """

    def __init__(
        self,
        command: tuple[str, ...],
        address: Address,
        ready: Callable[[str], None],
        *,
        most: int = 4,
        once: bool = False,
    ) -> None:
        self._command = command
        self._address = address
        self._ready = ready
        self._most = most
        self._once = once
        self._sockets: set[web.WebSocketResponse] = set()
        self._ended = asyncio.Event()

    async def run(self) -> None:
        """Serve until a signal, or the last visitor of `once`. Raises OSError."""
        address = self._address
        for number in (signal.SIGINT, signal.SIGTERM):
            with suppress(NotImplementedError):  # on Windows
                asyncio.get_running_loop().add_signal_handler(number, self._ended.set)
        guard = Guard()
        runner = web.AppRunner(self._application(guard), access_log=None)
        await runner.setup()
        try:
            site = web.TCPSite(runner, address.host, address.port, ssl_context=address.tls)
            await site.start()
            known = origins(address, runner.addresses[0][1])
            guard.open_at(known)
            self._ready(f"{known[0]}/?token={guard.token}")
            await self._ended.wait()
        finally:
            for socket in tuple(self._sockets):
                await socket.close()
            await runner.cleanup()

    def end(self) -> None:
        """End the server; its visitors' programs save and end."""
        self._ended.set()

    def _application(self, guard: Guard) -> web.Application:
        made = web.Application(middlewares=[guard.middleware])
        made.add_routes(
            [
                web.get("/", self._index),
                web.get("/room", self._room),
                web.get("/ws", self._visit),
                web.static("/page", PAGE),
                web.static("/static", TERMINAL),
            ]
        )
        return made

    async def _index(self, _: web.Request) -> web.FileResponse:
        return web.FileResponse(PAGE / "index.html", headers={"Cache-Control": "no-store"})

    async def _room(self, _: web.Request) -> web.Response:
        """Say whether one more visitor finds room: a socket that is refused cannot say why."""
        return web.json_response({"free": len(self._sockets) < self._most})

    async def _visit(self, request: web.Request) -> web.StreamResponse:
        if len(self._sockets) >= self._most:
            return web.Response(status=503, text=f"{self._most} visitors are here already.\n")
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT, max_msg_size=LARGEST_MESSAGE)
        self._sockets.add(socket)
        try:
            await socket.prepare(request)
            size = (request.query.get("width", "80"), request.query.get("height", "24"))
            await Visitor(self._command, socket).attend(*size)
        except ValueError:
            pass  # no size: not from our page
        finally:
            self._sockets.discard(socket)
            await socket.close()
            if self._once:
                self._ended.set()
        return socket


def origins(address: Address, port: int) -> tuple[str, ...]:
    """Return the addresses under which a browser may come, the one to print first."""
    if address.public:
        return (address.public,)
    scheme = "https" if address.tls else "http"
    names = [address.host]
    if address.host in LOOPBACK:
        names += [name for name in LOOPBACK if name != address.host]
    return tuple(f"{scheme}://{bracketed(name)}:{port}" for name in names)


def bracketed(host: str) -> str:
    """Return a host as it stands in an address: IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host
