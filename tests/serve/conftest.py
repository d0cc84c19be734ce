"""A server in this process, and who asks it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from aiohttp import ClientSession, CookieJar
from support.terminals.places import Place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


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
