"""A visitor: one process of backcoach, whose screen is drawn in one browser."""

from __future__ import annotations

import asyncio
import json
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

from backcoach.core.text import clean
from backcoach.serve import WEB_DRIVER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from aiohttp import web

# The codes of a closed socket by which the page knows that the program has ended by itself, that
# the same tab has come anew, or that the program failed.
ENDED, REPLACED, FAILED = 4000, 4001, 4002
END_WAIT = 5.0  # seconds for a process to save and end
SMALLEST, LARGEST = (20, 5), (500, 200)  # columns and rows
PRELUDE = b"__GANGLION__\n"  # by which a program of Textual begins
LONGEST_COMPLAINT = 4000  # bytes


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
        self._code = ENDED
        self._is_ending = False
        self.has_left = asyncio.Event()

    async def _close(self) -> None:
        await self._socket.close(code=self._code)

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
        except (ValueError, TypeError, KeyError, IndexError, RecursionError):
            pass  # not from our page: the socket is closed
        finally:
            await self.end()

    async def run(self) -> None:
        """Pass frames on until the program ends, and tell the page why where it failed."""
        process = self._process
        assert process is not None
        assert process.stdout is not None
        assert process.stderr is not None
        stdout = process.stdout
        complaint = asyncio.create_task(_complaint(process.stderr))
        with suppress(asyncio.IncompleteReadError, ValueError):  # it is at its end, or none of ours
            while await stdout.readline() not in (PRELUDE, b""):
                pass
            while True:
                head = await stdout.readexactly(5)
                payload = await stdout.readexactly(int.from_bytes(head[1:], "big"))
                with suppress(ConnectionError):  # who has left hinders nobody from ending
                    if head[:1] == b"D":
                        await self.on_data(payload)
                    elif head[:1] == b"M":
                        await self.on_meta(payload)
        await self._say_why(await complaint)

    async def _say_why(self, complaint: str) -> None:
        """Close the socket; what the program said of a failure goes to the page and to us."""
        if complaint:
            sys.stderr.write(complaint)
            sys.stderr.flush()
        if not (self._socket.closed or self._is_ending):
            self._code = FAILED
            with suppress(ConnectionError):
                await self._socket.send_str(json.dumps(["failed", complaint.strip()]))
        await self._close()

    async def _obey(self, message: Any) -> None:
        """Do what the page says. Raises an error of values, types, keys or places for nonsense."""
        kind, *values = message
        if kind == "stdin":
            await self.send_bytes(str(values[0]).encode(errors="replace"))
        elif kind == "resize":
            await self.set_terminal_size(*fitting(values[0]["width"], values[0]["height"]))
        elif kind == "ping":
            await self._socket.send_json(["pong", str(values[0])])
        elif kind in ("focus", "blur"):
            await self.send_meta({"type": str(kind)})

    async def replace(self) -> None:
        """Let the program save and end, because its tab has come anew; wait until it has."""
        self._code = REPLACED
        await self.end()
        await self._close()
        await self.has_left.wait()

    async def end(self) -> None:
        """Let the program save and end, and kill it where it does not."""
        if self._process is None or self._task is None:
            return
        self._is_ending = True
        with suppress(asyncio.TimeoutError):
            await asyncio.wait_for(self.send_meta({"type": "quit"}), END_WAIT)
        exit_code = asyncio.create_task(self._process.wait())
        await asyncio.wait({self._task, exit_code}, timeout=END_WAIT)
        if not exit_code.done():
            with suppress(ProcessLookupError):
                self._process.kill()
        await exit_code


async def _complaint(stderr: asyncio.StreamReader) -> str:
    """Return the beginning of what a program says of errors, safe to be shown."""
    kept = b""
    while part := await stderr.read(LONGEST_COMPLAINT):
        kept = (kept + part)[:LONGEST_COMPLAINT]
    return "".join(f"{clean(line)}\n" for line in kept.decode(errors="replace").splitlines())


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
