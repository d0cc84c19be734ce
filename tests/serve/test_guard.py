"""Only who has the address with the token sees the page or drives the session."""

from __future__ import annotations

import asyncio
import ssl
import sys
import time
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, CookieJar, WSMsgType, WSServerHandshakeError
from hypothesis import given
from hypothesis import strategies as st
from support.served import DEADLINE, Served

from backcoach.serve.guard import COOKIE, HEADERS
from backcoach.serve.server import LARGEST_MESSAGE, Address, Server, origins
from backcoach.serve.visitor import FAILED, LARGEST, REPLACED, SMALLEST, fitting

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

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
# Writes as fast as somebody reads, and counts its frames in a file.
PART, PARTS = 65_536, 1000
FLOOD = f"""
import os
os.write(1, b"__GANGLION__\\n")
with open(COUNT, "wb", 0) as count:
    for _ in range({PARTS}):
        frame = b"D" + ({PART}).to_bytes(4, "big") + os.urandom({PART})
        while frame:
            frame = frame[os.write(1, frame):]
        count.write(b".")
"""
STILL = 20  # looks at it in which nothing changes
MOST = 2
TAB, OTHER, THIRD = (f"{number:08x}-0000-0000-0000-000000000000" for number in range(3))
GONE = (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED)


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


@pytest.mark.parametrize(
    "path", ["/", f"/free/{TAB}", f"/ws/{TAB}", "/page/page.js", "/static/js/textual.js"]
)
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
        (cookie,) = answer.cookies.values()
        assert cookie.key == f"{COOKIE}{place.port}"  # cookies do not keep ports apart
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
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
        assert answer.headers["Cache-Control"] == "no-cache"  # a newer version is noticed


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "127.0.0.1:1", "a.localhost"])
async def test_another_name_of_the_machine_is_refused(
    host: str, place: Place, guest: ClientSession
) -> None:
    async with guest.get(place.origin, headers={"Host": host}) as answer:
        assert answer.status == 403


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://127.0.0.1:1"])
@pytest.mark.parametrize("path", ["/", f"/free/{TAB}"])
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
        await guest.ws_connect(f"{place.origin}/ws/{TAB}", headers=headers)
    assert refused.value.status == 403


async def test_no_file_outside_the_page_is_served(place: Place, guest: ClientSession) -> None:
    for path in ("/page/../guard.py", "/page/%2e%2e/guard.py", "/static/", "/page/"):
        async with guest.get(place.origin + path) as answer:
            assert answer.status in (403, 404)


async def test_keys_go_to_the_program_and_its_frames_come_back(
    place: Place, guest: ClientSession
) -> None:
    async with guest.ws_connect(
        f"{place.origin}/ws/{TAB}?width=9999&height=1", origin=place.origin
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
    [
        *("", "{", "[]", "7", '["stdin"]', '["resize", 7]'),
        *('["resize", {"width": "x", "height": 1}]', '["resize", {"width": 1e999, "height": 1}]'),
        *('["resize", {"width": ' + 5000 * "9" + ', "height": 1}]', 30_000 * "["),
    ],
    ids=range(10),
)
async def test_what_is_not_from_the_page_ends_the_visit(
    nonsense: str, place: Place, guest: ClientSession
) -> None:
    async with guest.ws_connect(f"{place.origin}/ws/{TAB}", origin=place.origin) as socket:
        assert await socket.receive_bytes() == b"up"
        await socket.send_str(nonsense)
        assert (await socket.receive()).type in GONE


async def test_half_a_character_does_no_harm(place: Place, guest: ClientSession) -> None:
    async with guest.ws_connect(f"{place.origin}/ws/{TAB}", origin=place.origin) as socket:
        assert await socket.receive_bytes() == b"up"
        await socket.send_str('["stdin", "\\ud83d"]')
        assert await socket.receive_bytes() == b"D?"


@pytest.mark.parametrize("compress", [0, 15])
async def test_a_message_that_is_too_long_ends_the_visit(
    compress: int, place: Place, guest: ClientSession
) -> None:
    async with guest.ws_connect(
        f"{place.origin}/ws/{TAB}", origin=place.origin, compress=compress
    ) as socket:
        assert await socket.receive_bytes() == b"up"
        await socket.send_json(["stdin", 20 * LARGEST_MESSAGE * " "])
        assert (await socket.receive()).type in GONE


async def test_who_reads_nothing_stops_the_program_and_fills_no_memory(
    stranger: ClientSession, tmp_path: Path
) -> None:
    count = tmp_path / "count"
    place = await Place(f"COUNT = {str(count)!r}\n{FLOOD}").ready()
    async with stranger.get(place.address):
        pass
    async with stranger.ws_connect(f"{place.origin}/ws/{TAB}", origin=place.origin):
        still, written, end = 0, -1, time.monotonic() + DEADLINE
        while still < STILL:
            assert time.monotonic() < end
            await asyncio.sleep(0.05)
            now = len(count.read_bytes()) if count.exists() else -1
            still, written = (still + 1, written) if now == written >= 0 else (0, now)
        assert 0 < written < PARTS / 2
    await place.close()


async def test_one_visitor_too_many_waits_outside(place: Place, guest: ClientSession) -> None:
    sockets = [
        await guest.ws_connect(f"{place.origin}/ws/{tab}", origin=place.origin)
        for tab in (TAB, OTHER)
    ]
    assert not await _is_free(place, guest, THIRD)
    assert await _is_free(place, guest, OTHER)  # it takes the place that it has
    with pytest.raises(WSServerHandshakeError) as refused:
        await guest.ws_connect(f"{place.origin}/ws/{THIRD}", origin=place.origin)
    assert refused.value.status == 503
    await sockets[0].close()
    end = time.monotonic() + DEADLINE
    while not await _is_free(place, guest, THIRD):  # the program of who left saves and ends
        assert time.monotonic() < end
    for socket in sockets[1:]:
        await socket.close()


async def _is_free(place: Place, guest: ClientSession, tab: str) -> bool:
    async with guest.get(f"{place.origin}/free/{tab}") as answer:
        return bool((await answer.json())["free"])


async def test_a_tab_that_comes_back_ends_what_it_had_before(
    place: Place, guest: ClientSession
) -> None:
    """A network that fell silent closes nothing; the session must not be watched by itself."""
    path = f"{place.origin}/ws/{TAB}"
    async with guest.ws_connect(path, origin=place.origin) as lost:
        assert await lost.receive_bytes() == b"up"
        async with guest.ws_connect(path, origin=place.origin) as back:
            assert await back.receive_bytes() == b"up"
            assert (await lost.receive()).data == REPLACED
            await back.send_json(["stdin", "x"])
            assert await back.receive_bytes() == b"Dx"


@pytest.mark.parametrize("name", ["", "x", 36 * "g"])
async def test_a_tab_has_a_name_of_its_own(name: str, place: Place, guest: ClientSession) -> None:
    with pytest.raises(WSServerHandshakeError) as refused:
        await guest.ws_connect(f"{place.origin}/ws/{name}", origin=place.origin)
    assert refused.value.status == 404


async def test_a_program_that_fails_says_why_on_the_page(stranger: ClientSession) -> None:
    place = await Place("import sys; sys.exit('a.toml, line 3: \\x1b]0;no\\x07 set')").ready()
    async with stranger.get(place.address):
        pass
    async with stranger.ws_connect(f"{place.origin}/ws/{TAB}", origin=place.origin) as socket:
        assert await socket.receive_json() == ["failed", "a.toml, line 3: ]0;no set"]
        assert (await socket.receive()).data == FAILED
    await place.close()


def test_behind_a_proxy_only_its_address_counts() -> None:
    assert origins(Address(public="https://back.example"), 8765) == ("https://back.example",)
    assert origins(Address(host="::1"), 8765)[0] == "http://[::1]:8765"


def test_a_place_is_named_as_browsers_name_it() -> None:
    assert origins(Address(), 80)[0] == "http://127.0.0.1"
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    assert origins(Address(host="Back.Example", tls=tls), 443) == ("https://back.example",)
    assert origins(Address(host="back.example", tls=tls), 80) == ("https://back.example:80",)


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
