"""Only who has the address with the token sees the page or drives the session."""

from __future__ import annotations

import asyncio
import ssl
from typing import TYPE_CHECKING

import pytest
from aiohttp import WSServerHandshakeError
from support.terminals.places import TAB
from support.terminals.served import Served

from backcoach.serve.guard import COOKIE, HEADERS
from backcoach.serve.server import Address, origins

if TYPE_CHECKING:
    from aiohttp import ClientSession
    from support.terminals.places import Place


@pytest.mark.parametrize(
    "path", ["/", f"/free/{TAB}", f"/ws/{TAB}", "/page/page.js", "/static/js/textual.js"]
)
async def test_without_the_cookie_nothing_is_shown(
    path: str, place: Place, stranger: ClientSession
) -> None:
    async with stranger.get(place.origin + path) as answer:
        assert answer.status == 403


@pytest.mark.parametrize(
    "request_", [b"GET / HTTP/1.1\r\nX: " + b"a" * 9000 + b"\r\n\r\n", b"\x16\x03\x01\r\n\r\n"]
)
async def test_a_request_that_nobody_can_read_leaves_no_lines_on_the_terminal(
    request_: bytes, place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", place.port)
    writer.write(request_)
    await writer.drain()
    assert b" 400 " in await reader.readline()
    writer.close()
    assert not caplog.records


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


def test_behind_a_proxy_only_its_address_counts() -> None:
    assert origins(Address(public="https://back.example"), 8765) == ("https://back.example",)
    assert origins(Address(host="::1"), 8765)[0] == "http://[::1]:8765"


def test_a_place_is_named_as_browsers_name_it() -> None:
    assert origins(Address(), 80)[0] == "http://127.0.0.1"
    tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    assert origins(Address(host="Back.Example", tls=tls), 443) == ("https://back.example",)
    assert origins(Address(host="back.example", tls=tls), 80) == ("https://back.example:80",)


@pytest.mark.slow
def test_a_port_that_is_taken_is_one_clear_line() -> None:
    with Served() as server:
        port = server.origin.rsplit(":", 1)[1]
        with Served("--port", port) as second:
            assert port in second.address
            assert second.process.wait(20) == 1
