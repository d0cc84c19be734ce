"""The writer that tests of the store share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.desk import SOON, Desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    opened = Desk(tmp_path / "data")
    yield opened
    if opened.writer._thread.is_alive():
        opened.writer.close(SOON)
