"""A year of training behind the history screen."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from support.screen.fake_host import START, FakeHost
from support.shipped import shipped

from backcoach.run.past.made_up_year import fill
from backcoach.storage.store import Store
from backcoach.tui.history import reader

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("year")
    with Store.open(folder) as store:
        fill(store, shipped(), START, 60)
    return folder


@pytest.fixture
def host(year: Path, tmp_path: Path) -> FakeHost:
    shutil.copytree(year, tmp_path / "data")
    host = FakeHost()
    host.folder = tmp_path / "data"
    return host


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for what is read, so that a busy machine changes nothing."""
    monkeypatch.setattr(reader, "PATIENCE", 60)
