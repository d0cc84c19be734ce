"""The program as tests of the whole use it for weeks: typed lines, and a clock that they move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from seasons.run import ROOT
from seasons.visits.visit import Program
from support.typed_visits import Visits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def program() -> Iterator[Program]:
    """The program of this checkout; each visit is a process forked from it."""
    with Program(ROOT) as program:
        yield program


@pytest.fixture
def visits(program: Program, tmp_path: Path) -> Iterator[Visits]:
    """A person with intermediate experience and 80 kg, without a pacer."""
    visits = Visits(program, tmp_path)
    yield visits
    visits.close()
