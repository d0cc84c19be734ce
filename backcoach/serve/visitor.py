"""A visitor: one process of backcoach, whose screen is drawn in one browser."""

from __future__ import annotations

import asyncio
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from backcoach.serve import WEB_DRIVER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiohttp import web

ENDED = 4000  # the code by which the page knows that the program has ended by itself
END_WAIT = 5.0  # seconds for a process to save and end
SMALLEST, LARGEST = (20, 5), (500, 200)  # columns and rows


class Visitor(AppService):
    """Runs backcoach without a shell, and passes keys and frames between it and a browser."""

    def __init__(self, command: Sequence[str], socket: web.WebSocketResponse) -> None:
        super().__init__(
            "",
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self._close,
            download_manager=DownloadManager(),
        )
        self._command = tuple(command)
        self._socket = socket

    async def _close(self) -> None:
        await self._socket.close(code=ENDED)

    async def _open_app_process(
        self, width: int = 80, height: int = 24
    ) -> asyncio.subprocess.Process:
        environ = {**self._build_environment(width, height), "TEXTUAL_DRIVER": WEB_DRIVER}
        self._process = process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environ,
        )
        self._stdin = process.stdin
        return process

    async def attend(self, width: object, height: object) -> None:
        """Show the program in the browser until either of them leaves."""
        await self.start(*fitting(width, height))
        try:
            async for message in self._socket:
                if message.type == WSMsgType.TEXT:
                    await self._obey(message.json())
        except (ValueError, TypeError, KeyError, IndexError):
            pass  # not from our page: the socket is closed
        finally:
            await self._end()

    async def _obey(self, message: Any) -> None:
        """Do what the page says. Raises an error of values, types, keys or places for nonsense."""
        kind, *values = message
        if kind == "stdin":
            await self.send_bytes(str(values[0]).encode())
        elif kind == "resize":
            await self.set_terminal_size(*fitting(values[0]["width"], values[0]["height"]))
        elif kind == "ping":
            await self._socket.send_json(["pong", str(values[0])])
        elif kind in ("focus", "blur"):
            await self.send_meta({"type": str(kind)})

    async def _end(self) -> None:
        """Let the program save and end, and kill it where it does not."""
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.stop(), END_WAIT)
        if self._process is not None and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()


def fitting(width: object, height: object) -> tuple[int, int]:
    """Return a size within what a screen may have. Raises ValueError, TypeError."""
    wanted = (int(str(width)), int(str(height)))
    columns, rows = (
        max(least, min(value, most))
        for value, least, most in zip(wanted, SMALLEST, LARGEST, strict=True)
    )
    return columns, rows


def program(session: str | None, file: str | None) -> tuple[str, ...]:
    """Return the command of a visitor's process."""
    asked = (*((session,) if session else ()), *(("--file", file) if file else ()))
    return (sys.executable, "-m", "backcoach", "run", *asked)
