"""A server of `backcoach serve` in this process, with a small program in the place of backcoach."""

from __future__ import annotations

import asyncio
import sys

from backcoach.serve.server import Address, Server

# A program that greets like one of Textual, says what it is told, and ends with its input.
ECHO = """
import sys
out = sys.stdout.buffer
out.write(b"__GANGLION__\\n")
def tell(data):
    out.write(b"D" + len(data).to_bytes(4, "big") + data)
    out.flush()
tell(b"up")
while head := sys.stdin.buffer.read(5):
    data = sys.stdin.buffer.read(int.from_bytes(head[1:], "big"))
    if b'"quit"' in data:
        break
    tell(head[:1] + data)
"""
MOST = 2
TAB, OTHER, THIRD = (f"{number:08x}-0000-0000-0000-000000000000" for number in range(3))


class Place:
    """A server in this process; `address` has the token, `origin` has not."""

    def __init__(self, program: str = ECHO) -> None:
        self.address = ""
        self._is_ready = asyncio.Event()
        command = (sys.executable, "-c", program)
        self._server = Server(command, Address(), self._open, most=MOST)
        self._task = asyncio.create_task(self._server.run())

    def _open(self, address: str) -> None:
        self.address = address
        self._is_ready.set()

    @property
    def origin(self) -> str:
        return self.address.split("/?")[0]

    @property
    def port(self) -> str:
        return self.origin.rsplit(":", 1)[1]

    async def ready(self) -> Place:
        await self._is_ready.wait()
        return self

    async def close(self) -> None:
        self._server.end()
        await self._task
