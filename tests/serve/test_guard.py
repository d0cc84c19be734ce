"""Only who has the address with the token sees the page or drives the session."""

from __future__ import annotations

import asyncio
import sys
import time
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, CookieJar, WSMsgType, WSServerHandshakeError
from hypothesis import given
from hypothesis import strategies as st
from support.served import DEADLINE, Served

from backcoach.serve.guard import COOKIE, HEADERS
from backcoach.serve.server import Address, Server, origins
from backcoach.serve.visitor import LARGEST, SMALLEST, fitting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

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


class Place:
    """A server in this process; `address` has the token, `origin` has not."""

    def __init__(self) -> None:
        self.address = ""
        self._is_ready = asyncio.Event()
        command = (sys.executable, "-c", ECHO)
        self._server = Server(command, Address(), self._open, most=MOST)
        self._task = asyncio.create_task(self._server.run())

    def _open(self, address: str) -> None:
        self.address = address
        self._is_ready.set()

    @property
    def origin(self) -> str:
        return self.address.split("/?")[0]

    async def ready(self) -> Place:
        await self._is_ready.wait()
        return self

    async def close(self) -> None:
        self._server.end()
        await self._task


@pytest.fixture
async def place() -> AsyncIterator[Place]:
    place = await Place().ready()
    yield place
    await place.close()


@pytest.fixture
async def stranger() -> AsyncIterator[ClientSession]:
    async with ClientSession(cookie_jar=CookieJar(unsafe=True)) as client:
        yield client


@pytest.fixture
async def guest(place: Place, stranger: ClientSession) -> ClientSession:
    """Somebody who has opened the address."""
    async with stranger.get(place.address) as answer:
        assert answer.status == 200
    return stranger


@pytest.mark.parametrize("path", ["/", "/room", "/ws", "/page/page.js", "/static/js/textual.js"])
async def test_without_the_cookie_nothing_is_shown(
    path: str, place: Place, stranger: ClientSession
) -> None:
    async with stranger.get(place.origin + path) as answer:
        assert answer.status == 403


@pytest.mark.parametrize("token", ["", "x", "é", 40 * "a"])
async def test_another_token_lets_nobody_in(
    token: str, place: Place, stranger: ClientSession
) -> None:
    async with stranger.get(place.origin, params={"token": token}) as answer:
        assert answer.status == 403
    assert not list(stranger.cookie_jar)


async def test_the_token_gives_a_cookie_that_no_page_reads_or_sends(
    place: Place, stranger: ClientSession
) -> None:
    async with stranger.get(place.address) as answer:
        cookie = answer.cookies[COOKIE]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
        assert cookie.value not in place.address
    async with stranger.get(place.origin) as answer:
        assert answer.status == 200
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        page = await answer.text()
    assert "://" not in page  # nothing comes from elsewhere
    async with stranger.get(f"{place.origin}/static/js/textual.js") as answer:
        assert answer.status == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "a.localhost"])
async def test_another_name_of_the_machine_is_refused(
    host: str, place: Place, guest: ClientSession
) -> None:
    async with guest.get(place.origin, headers={"Host": host}) as answer:
        assert answer.status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://127.0.0.1:1"])
@pytest.mark.parametrize("path", ["/", "/room"])
async def test_another_page_may_not_ask(
    origin: str, path: str, place: Place, guest: ClientSession
) -> None:
    async with guest.get(place.origin + path, headers={"Origin": origin}) as answer:
        assert answer.status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", None])
async def test_another_page_may_not_drive(
    origin: str | None, place: Place, guest: ClientSession
) -> None:
    headers = {"Origin": origin} if origin else {}
    with pytest.raises(WSServerHandshakeError) as refused:
        await guest.ws_connect(f"{place.origin}/ws", headers=headers)
    assert refused.value.status == 403


async def test_no_file_outside_the_page_is_served(place: Place, guest: ClientSession) -> None:
    for path in ("/page/../guard.py", "/page/%2e%2e/guard.py", "/static/", "/page/"):
        async with guest.get(place.origin + path) as answer:
            assert answer.status in (403, 404)


async def test_keys_go_to_the_program_and_its_frames_come_back(
    place: Place, guest: ClientSession
) -> None:
    async with guest.ws_connect(
        f"{place.origin}/ws?width=9999&height=1", origin=place.origin
    ) as socket:
        assert await socket.receive_bytes() == b"up"
        await socket.send_json(["stdin", " é"])
        assert await socket.receive_bytes() == b"D" + " é".encode()
        await socket.send_json(["resize", {"width": 100, "height": 9999}])
        assert b'"height": 200' in await socket.receive_bytes()
        await socket.send_json(["ping", "7"])
        assert await socket.receive_json() == ["pong", "7"]


@pytest.mark.parametrize(
    "nonsense",
    ["", "{", "[]", "7", '["stdin"]', '["resize", 7]', '["resize", {"width": "x", "height": 1}]'],
)
async def test_what_is_not_from_the_page_ends_the_visit(
    nonsense: str, place: Place, guest: ClientSession
) -> None:
    ended = (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED)
    async with guest.ws_connect(f"{place.origin}/ws", origin=place.origin) as socket:
        assert await socket.receive_bytes() == b"up"
        await socket.send_str(nonsense)
        assert (await socket.receive()).type in ended


async def test_one_visitor_too_many_waits_outside(place: Place, guest: ClientSession) -> None:
    sockets = [
        await guest.ws_connect(f"{place.origin}/ws", origin=place.origin) for _ in range(MOST)
    ]
    assert not await _has_room(place, guest)
    with pytest.raises(WSServerHandshakeError) as refused:
        await guest.ws_connect(f"{place.origin}/ws", origin=place.origin)
    assert refused.value.status == 503
    await sockets[0].close()
    end = time.monotonic() + DEADLINE
    while not await _has_room(place, guest):  # the program of the one who left saves and ends
        assert time.monotonic() < end
    for socket in sockets[1:]:
        await socket.close()


async def _has_room(place: Place, guest: ClientSession) -> bool:
    async with guest.get(f"{place.origin}/room") as answer:
        return bool((await answer.json())["free"])


def test_behind_a_proxy_only_its_address_counts() -> None:
    assert origins(Address(public="https://back.example"), 8765) == ("https://back.example",)
    assert origins(Address(host="::1"), 80)[0] == "http://[::1]:80"


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_every_size_is_made_one_that_can_be_drawn(width: int, height: int) -> None:
    columns, rows = fitting(width, height)
    assert SMALLEST[0] <= columns <= LARGEST[0]
    assert SMALLEST[1] <= rows <= LARGEST[1]


@pytest.mark.slow
def test_a_port_that_is_taken_is_one_clear_line() -> None:
    with Served() as server:
        port = server.origin.rsplit(":", 1)[1]
        with Served("--port", port) as second:
            assert port in second.address
            assert second.process.wait(20) == 1
