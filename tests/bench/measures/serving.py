"""`serve` beside a bare textual-serve: to the first byte of the screen, and bytes a second.

The bare server shows the bare program. Both are asked by the same client, in turn.
"""

from __future__ import annotations

import asyncio
import shlex
import socket
import subprocess
import sys
from contextlib import asynccontextmanager, contextmanager
from time import perf_counter
from typing import TYPE_CHECKING
from uuid import uuid4

from aiohttp import ClientSession, CookieJar, WSMsgType
from msgspec import Struct

from bench.figures import Figure
from bench.measures.keys import UNHURRIED
from bench.measures.starting import FIRST_FRAME
from bench.program import BARE, PATIENCE, SIZE, environment

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from pathlib import Path

    from aiohttp import ClientWebSocketResponse

VISITS = 15
WINDOWS, WINDOW = 4, 10.0  # s
LONGER = 8  # presses of +, for a rest that outlasts the windows
SERVE = (sys.executable, "-m", "backcoach", "serve", "--max", "1")
BARE_SERVER = "import sys; from textual_serve.server import Server; "
BARE_SERVER += "Server(sys.argv[1], host='127.0.0.1', port=int(sys.argv[2])).serve()"
BESIDE = "textual-serve, bare"


class Place(Struct):
    """A server: its address without a path, the page that lets in, and whether tabs have names."""

    origin: str
    page: str
    is_ours: bool


class Screen:
    """What comes through a socket: every byte of it, and when the first one came."""

    def __init__(self, client: ClientWebSocketResponse[bool]) -> None:
        self._client = client
        self.shown = b""
        self.first = 0.0
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._client:
            if message.type == WSMsgType.BINARY:
                self.first = self.first or perf_counter()
                self.shown += message.data

    async def until(self, *words: bytes, since: int = 0) -> float:
        """Wait for words behind a place; return the instant. Raises RuntimeError."""
        end = perf_counter() + PATIENCE
        while not all(self.shown.find(word, since) >= 0 for word in words):
            if perf_counter() > end or self._reading.done():
                raise RuntimeError(f"{words} never came: {self.shown[since:][-2000:]!r}")
            await asyncio.sleep(0.001)
        return perf_counter()

    async def press(self, keys: str, *words: bytes) -> None:
        since = len(self.shown)
        await self._client.send_json(["stdin", keys])
        await self.until(*words, since=since)
        await asyncio.sleep(UNHURRIED)


def serving(folder: Path) -> Iterator[Figure]:
    """Open each server many times, then watch a session through it."""
    with _ours(environment(folder)) as ours, _bare(environment(folder)) as bare:
        yield from asyncio.run(_measured(ours, bare))


async def _measured(ours: Place, bare: Place) -> list[Figure]:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as client:
        (await client.get(ours.page)).release()
        pages: dict[bool, list[float]] = {True: [], False: []}
        firsts: dict[bool, list[float]] = {True: [], False: []}
        for _ in range(VISITS):
            for place in (bare, ours):
                began = perf_counter()
                async with client.get(place.origin) as answer:
                    await answer.read()
                pages[place.is_ours].append((perf_counter() - began) * 1000)
                began = perf_counter()
                async with _visit(client, place) as screen:
                    firsts[place.is_ours].append((screen.first - began) * 1000)
        sent = await _sent(client, ours, bare)
    figures = [
        Figure("serve: the page", "ms", tuple(pages[True]), tuple(pages[False]), BESIDE),
        Figure("serve: first byte", "ms", tuple(firsts[True]), tuple(firsts[False]), BESIDE),
    ]
    for state, (own, beside) in sent.items():
        word = f"{BESIDE}, clock"
        figures.append(Figure(f"serve, {state}: sent", "B/s", tuple(own), tuple(beside), word))
    return figures


async def _sent(
    client: ClientSession, ours: Place, bare: Place
) -> dict[str, tuple[list[float], list[float]]]:
    """Return the bytes a second of each state, and those of the bare program meanwhile."""
    async with _visit(client, ours) as own, _visit(client, bare) as beside:
        await own.until(*FIRST_FRAME)
        await asyncio.sleep(UNHURRIED)
        await own.press(" ", b"Set done")
        rates = {"working": await _rates(own, beside)}
        await own.press(" ", b"Rest")
        for _ in range(LONGER):
            await own.press("+")
        rates["resting"] = await _rates(own, beside)
    return rates


async def _rates(*screens: Screen) -> tuple[list[float], list[float]]:
    rates: tuple[list[float], list[float]] = ([], [])
    for _ in range(WINDOWS):
        before = [len(screen.shown) for screen in screens]
        began = perf_counter()
        await asyncio.sleep(WINDOW)
        lasted = perf_counter() - began
        for kept, screen, length in zip(rates, screens, before, strict=True):
            kept.append((len(screen.shown) - length) / lasted)
    return rates


@asynccontextmanager
async def _visit(client: ClientSession, place: Place) -> AsyncIterator[Screen]:
    """Open the socket as a tab of its own; the screen has its first byte."""
    path = f"/ws/{uuid4()}" if place.is_ours else "/ws"
    size = f"width={SIZE[0]}&height={SIZE[1]}"
    async with client.ws_connect(f"{place.origin}{path}?{size}", origin=place.origin) as connected:
        screen = Screen(connected)
        await screen.until(b"\x1b")
        yield screen
    while place.is_ours and not await _is_free(client, place):  # the program saves and ends
        await asyncio.sleep(0.01)


async def _is_free(client: ClientSession, place: Place) -> bool:
    async with client.get(f"{place.origin}/free/{uuid4()}") as answer:
        return bool((await answer.json())["free"])


@contextmanager
def _ours(env: Mapping[str, str]) -> Iterator[Place]:
    with subprocess.Popen(SERVE, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        yield Place(address.split("/?")[0], address, is_ours=True)
        process.terminate()


@contextmanager
def _bare(env: Mapping[str, str]) -> Iterator[Place]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    command = (sys.executable, "-c", BARE_SERVER, shlex.join((*BARE, "clock")), port)
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while "Ctrl+C" not in process.stdout.readline():
            assert process.poll() is None
        yield Place(f"http://127.0.0.1:{port}", f"http://127.0.0.1:{port}", is_ours=False)
        process.terminate()
