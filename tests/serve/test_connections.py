"""Who connects and says nothing, or too much, keeps nobody out."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from support.terminals.places import MOST, TAB

from backcoach.serve import connections
from backcoach.serve.connections import LONGEST_HEAD, MOST_PENDING
from backcoach.serve.server import EACH, SPARE

if TYPE_CHECKING:
    from aiohttp import ClientSession
    from support.terminals.places import Place

Opened = tuple[asyncio.StreamReader, asyncio.StreamWriter]
WITHOUT_END = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"


async def connect(place: Place, text: bytes = b"") -> Opened:
    reader, writer = await asyncio.open_connection("127.0.0.1", int(place.port))
    writer.write(text)
    await writer.drain()
    return reader, writer


async def is_closed(reader: asyncio.StreamReader) -> bool:
    try:
        return await asyncio.wait_for(reader.read(), 20) == b""
    except ConnectionError:
        return True


async def leave(*opened: Opened) -> None:
    for _, writer in opened:
        writer.close()


@pytest.mark.parametrize("text", [b"", b"G", WITHOUT_END])
async def test_any_number_of_silent_connections_keeps_nobody_out(
    text: bytes, place: Place, guest: ClientSession
) -> None:
    opened = [await connect(place, text) for _ in range(MOST_PENDING + SPARE + EACH * MOST)]
    async with guest.get(place.origin, headers={"Connection": "close"}) as answer:
        assert answer.status == 200
    assert await is_closed(opened[0][0])  # it has waited longest
    await leave(*opened)


@pytest.mark.parametrize("text", [b"", WITHOUT_END])
async def test_a_connection_without_a_request_is_closed(
    text: bytes, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "SILENCE", 0.02)
    opened = await connect(place, text)
    assert await is_closed(opened[0])
    await leave(opened)


async def test_a_head_without_an_end_is_closed(place: Place) -> None:
    opened = await connect(place, b"GET / HTTP/1.1\r\nX: " + b"x" * LONGEST_HEAD)
    assert await is_closed(opened[0])
    await leave(opened)


async def test_who_may_not_come_in_keeps_no_connection(
    place: Place, stranger: ClientSession
) -> None:
    async with stranger.get(place.origin) as answer:
        assert (answer.status, answer.headers["Connection"]) == (403, "close")


async def test_of_those_who_may_come_in_one_too_many_is_closed_and_hinders_nobody_afterwards(
    place: Place, guest: ClientSession
) -> None:
    (cookie,) = guest.cookie_jar
    asks = (
        f"GET /free/{TAB} HTTP/1.1\r\nHost: 127.0.0.1:{place.port}\r\n"
        f"Cookie: {cookie.key}={cookie.value}\r\n\r\n"
    ).encode()
    opened = [await connect(place, asks) for _ in range(SPARE + EACH * MOST)]
    answers = [await reader.read(12) for reader, _ in opened]
    assert answers.count(b"HTTP/1.1 200") == len(answers) - 1  # the guest keeps one as well
    assert answers.count(b"") == 1
    await leave(*opened)
    async with guest.get(place.origin) as answer:
        assert answer.status == 200
