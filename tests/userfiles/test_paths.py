from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from backcoach.userfiles.paths import config_dir, data_dir, make_private

Folder = Callable[[], Path]

FOLDERS: list[tuple[str, Folder]] = [
    ("BACKCOACH_DATA_DIR", data_dir),
    ("BACKCOACH_CONFIG_DIR", config_dir),
]


@pytest.mark.parametrize(("variable", "folder"), FOLDERS)
def test_the_variable_names_the_folder(
    variable: str, folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(variable, str(tmp_path / "Übung 1"))
    assert folder() == tmp_path / "Übung 1"


@pytest.mark.parametrize(("variable", "folder"), FOLDERS)
def test_a_tilde_in_the_variable_is_the_home(
    variable: str, folder: Folder, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv(variable, "~/back")
    assert folder() == tmp_path / "back"


@pytest.mark.parametrize(("variable", "folder"), FOLDERS)
@pytest.mark.parametrize("empty", [True, False])
def test_without_the_variable_it_is_the_systems_place_for_it(
    variable: str, folder: Folder, empty: bool, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv(variable, "") if empty else monkeypatch.delenv(variable)
    assert folder().name == "backcoach"
    assert tmp_path in folder().parents
    assert not folder().exists()


def test_data_and_settings_do_not_share_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, _ in FOLDERS:
        monkeypatch.delenv(variable)
    assert sys.platform == "darwin" or data_dir() != config_dir()


def test_a_private_folder_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    make_private(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_folder_that_exists_keeps_its_permissions(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)
    make_private(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


HEADLESS = (
    *("userfiles.paths", "clock", "storage.lock", "storage.store", "storage.damage.recovery"),
    "storage.writer",
)
HEAVY = ("textual", "rich", "click", "asyncio", "platformdirs", "subprocess")


@pytest.mark.parametrize("module", HEADLESS)
def test_no_screen_is_loaded_to_read_or_write(module: str) -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", f"import sys, backcoach.{module}; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    ).stdout.split()
    assert f"backcoach.{module}" in loaded
    assert not set(HEAVY) & set(loaded)
