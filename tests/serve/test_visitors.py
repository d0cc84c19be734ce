"""What passes between a page and its program, who has a place, and how a visit ends."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, WSMsgType, WSServerHandshakeError
from hypothesis import given
from hypothesis import strategies as st
from support.terminals.places import OTHER, TAB, THIRD, Place
from support.terminals.served import DEADLINE, Served

from backcoach.core.settings.settings import Settings
from backcoach.serve.server import LARGEST_MESSAGE
from backcoach.serve.visitor import FAILED, LARGEST, REPLACED, SMALLEST, fitting
from backcoach.userfiles.paths import config_dir
from backcoach.userfiles.settings_file import write

if TYPE_CHECKING:
    from pathlib import Path

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
GONE = (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED)


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


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_every_size_is_made_one_that_can_be_drawn(width: int, height: int) -> None:
    columns, rows = fitting(width, height)
    assert SMALLEST[0] <= columns <= LARGEST[0]
    assert SMALLEST[1] <= rows <= LARGEST[1]


@pytest.mark.slow
async def test_who_leaves_before_the_screen_is_there_leaves_no_error(
    stranger: ClientSession,
) -> None:
    write(config_dir(), Settings())
    with Served("--max", "1") as server:
        async with stranger.get(server.address):
            pass
        for _ in range(3):
            async with stranger.ws_connect(
                f"{server.origin}/ws/{TAB}", origin=server.origin
            ) as socket:
                assert await socket.receive_bytes()
        end = time.monotonic() + DEADLINE
        free = False
        while not free:
            assert time.monotonic() < end
            async with stranger.get(f"{server.origin}/free/{OTHER}") as answer:
                free = (await answer.json())["free"]
        assert "Traceback" not in server.finish()
