"""Machines and people of a real server."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest
from support.machines.several import Laptop
from sync.people import People

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from support.machines.postgres import Postgres


@pytest.fixture
def pair(tmp_path: Path, postgres: Postgres, database: str) -> tuple[Laptop, Laptop]:
    login = postgres.lifter(database)
    laptop = Laptop(tmp_path, postgres, database, login, "laptop")
    return laptop, Laptop(tmp_path, postgres, database, login, "desktop")


@pytest.fixture
def people(tmp_path: Path, postgres: Postgres, database: str) -> Iterator[People]:
    with ExitStack() as stack:
        yield People(stack, tmp_path, postgres, database)
