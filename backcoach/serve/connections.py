"""The connections to the server: each counts from its first request on, up to a number.

One without a request keeps nobody out: it is closed after some seconds, or sooner where there are
too many. Thousands of them would otherwise take every file descriptor of this process.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aiohttp import web

SILENCE = 5.0  # seconds until the head of the first request must be there
MOST_PENDING = 64  # connections without a request
LONGEST_HEAD = 32_768  # bytes
END_OF_HEAD = b"\r\n\r\n"


class Connections:
    """Makes the protocol of each connection; of those with a request, one too many is closed."""

    def __init__(self, server: web.Server, most: int) -> None:
        self._server = server
        self._most = most
        self._pending: dict[PendingConnection, None] = {}  # the oldest first

    def __call__(self) -> PendingConnection:
        return PendingConnection(self)

    def add(self, pending: PendingConnection) -> None:
        """Add a connection that waits for its request; of too many the oldest is closed."""
        self._pending[pending] = None
        if len(self._pending) > MOST_PENDING:
            next(iter(self._pending)).close()

    def remove(self, pending: PendingConnection) -> None:
        self._pending.pop(pending, None)

    def admit(self, transport: asyncio.Transport, head: bytes) -> None:
        """Hand a connection with its first request to the server, or close it."""
        if len(self._server.connections) >= self._most:
            transport.close()
            return
        protocol = self._server()
        transport.set_protocol(protocol)
        protocol.connection_made(transport)
        protocol.data_received(head)


class PendingConnection(asyncio.Protocol):
    """A connection until the head of its first request is there."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections
        self._head = b""
        self._transport: asyncio.Transport | None = None
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._timer = asyncio.get_running_loop().call_later(SILENCE, self.close)
        self._connections.add(self)

    def data_received(self, data: bytes) -> None:
        self._head += data
        transport = self._transport
        if END_OF_HEAD in self._head and transport is not None:
            self._leave()
            self._connections.admit(transport, self._head)
        elif len(self._head) > LONGEST_HEAD:
            self.close()

    def connection_lost(self, _: Exception | None) -> None:
        self._leave()

    def close(self) -> None:
        """Close the connection, and wait no longer for it."""
        transport = self._transport
        self._leave()
        if transport is not None:
            transport.abort()

    def _leave(self) -> None:
        self._connections.remove(self)
        self._transport = None
        if self._timer is not None:
            self._timer.cancel()
