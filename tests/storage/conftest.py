"""The store and the writer that these tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.desk import SOON, Desk

from backcoach.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "data")
    yield opened
    if opened.writer._thread.is_alive():
        opened.writer.close(SOON)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        yield opened
