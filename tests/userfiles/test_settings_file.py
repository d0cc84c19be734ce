"""The settings on disk: read whatever stands there, written once and whole."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as given_settings
from hypothesis import strategies as st

from backcoach.core.settings.settings import BodyWeight, Settings, Signals
from backcoach.userfiles.settings_file import FILE_NAME, MAX_BYTES, ConfigError, load, write

CHOSEN = Settings(
    level="beginner",
    units="lb",
    body_weight=BodyWeight.parse("176 lb"),
    equipment=("kettlebell",),
    signals=Signals(bell=False, voice=True),
    own_keys={"pause": ("x",)},
)
needs_other_user = pytest.mark.skipif(os.geteuid() == 0, reason="root may do everything")


def put(folder: Path, content: str | bytes) -> Path:
    """Put a config.toml into a folder; return its path."""
    path = folder / FILE_NAME
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def complaint(folder: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        load(folder)
    return str(caught.value)


def refusal(folder: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        write(folder, CHOSEN)
    return str(caught.value)


@pytest.mark.parametrize("folder", [".", "not/there"])
def test_without_a_file_everything_is_as_usual(tmp_path: Path, folder: str) -> None:
    assert load(tmp_path / folder) == Settings()


def test_an_empty_file_leaves_everything_as_usual(tmp_path: Path) -> None:
    put(tmp_path, "")
    assert load(tmp_path) == Settings()


def test_a_byte_order_mark_and_line_ends_of_windows_do_no_harm(tmp_path: Path) -> None:
    put(tmp_path, b'\xef\xbb\xbfunits = "lb"\r\nrests = false\r\n')
    assert load(tmp_path) == Settings(units="lb", rests=False)


def test_every_problem_is_told_with_file_line_and_what_is_allowed(tmp_path: Path) -> None:
    path = put(tmp_path, 'units = "stone"\n\n[signals]\nbell = "loud"\n[keys]\npause = "s"\n')
    with pytest.raises(ConfigError) as caught:
        load(tmp_path)
    assert caught.value.lines == (
        f'{path}:1: units "stone" is not one of "kg", "lb"',
        f'{path}:4: signals: bell "loud" is not true or false',
        f'{path}:6: keys: key "s" is asked for by pause and belongs to skip',
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"units = \xff", ":1: byte 9 of the line, 0xff, is not UTF-8"),
        ('units = "kg"'.encode("utf-16"), ":1: the file is UTF-16; save it as UTF-8"),
        (b"\x00\x01\x02", ":1: "),
        ("units", ":1: "),
        ("\nunits = kg", ':2: kg is not a number; text goes in quotes, "kg"'),
        ("rests = true\nrests = true", ":2: rests is written twice; see line 1"),
        ("x = " + "[" * 50_000, ":1: lists or tables are too deep in each other"),
        ("get_ready = " + "9" * 5000, ":1: a number has too many digits"),
        (".".join("a" * 40_000) + " = 1", ":1: a key has more than 16 parts"),
        ("#" * (MAX_BYTES + 1), ": is larger than 100 kB"),
    ],
    ids=range(10),
)
def test_no_bytes_end_in_a_traceback(tmp_path: Path, content: str | bytes, message: str) -> None:
    path = put(tmp_path, content)
    assert complaint(tmp_path).startswith(f"{path}{message}")


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        ('theme = "dracula"\n', 'unknown key "theme"; it belongs under [look]'),
        ('week_starts = "monday"\n', 'unknown key "week_starts"; it belongs under [look]'),
        ("[signals]\npacer = false\n", 'unknown key "pacer"; it belongs above the first [table]'),
        ("[look]\nbell = true\n", 'unknown key "bell"; it belongs under [signals]'),
    ],
)
def test_a_setting_in_the_wrong_place_is_told_its_place(
    tmp_path: Path, content: str, ending: str
) -> None:
    put(tmp_path, content)
    assert complaint(tmp_path).endswith(ending)


@given_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=60) | st.text(alphabet='[]{}="\n.#ab1', max_size=40).map(str.encode))
def test_whatever_the_bytes_there_are_settings_or_lines(tmp_path: Path, content: bytes) -> None:
    path = put(tmp_path, content)
    try:
        load(tmp_path)
    except ConfigError as error:
        lines = error.lines
    else:
        lines = (f"{path}: no problem",)
    assert lines
    assert all(line.startswith(f"{path}:") for line in lines)


def test_no_control_character_of_a_file_reaches_the_program(tmp_path: Path) -> None:
    put(tmp_path, 'equipment = ["\\u001b]0;x\\u0007bar"]\n[hooks]\nset_done = ["a\\u0000b"]\n')
    settings = load(tmp_path)
    assert settings.equipment == ("]0;xbar",)
    assert settings.hooks.set_done == ("ab",)


def test_no_control_character_of_a_file_reaches_its_complaint(tmp_path: Path) -> None:
    put(tmp_path, 'units = "\\u001b[31m\\u202ekg"\n"\\u001bx" = 1\n')
    assert complaint(tmp_path).replace("\n", "").isprintable()


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).mkdir()
    assert complaint(tmp_path) == f"{tmp_path / FILE_NAME}: is a directory; name a file in it"


def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE_NAME)
    assert complaint(tmp_path) == f"{tmp_path / FILE_NAME}: is not an ordinary file"


def test_a_link_that_leads_nowhere_is_told_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).symlink_to("gone")
    assert "there is no such file" in complaint(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    folder.touch()
    assert complaint(folder) == f"{folder / FILE_NAME}: cannot be read: not a directory"
    assert refusal(folder) == f"{folder}: cannot be made: file exists"


@needs_other_user
def test_a_file_that_may_not_be_read_is_told(tmp_path: Path) -> None:
    put(tmp_path, "").chmod(0)
    assert "cannot be read: permission denied" in complaint(tmp_path)


@pytest.mark.parametrize("chosen", [Settings(), CHOSEN])
def test_what_is_written_is_read_again(tmp_path: Path, chosen: Settings) -> None:
    folder = tmp_path / "a" / "b"
    assert write(folder, chosen) == folder / FILE_NAME
    assert load(folder) == chosen


def test_the_file_and_its_folder_are_their_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    path = write(folder, CHOSEN)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "units = 3"])
def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path, content: str) -> None:
    path = put(tmp_path, content)
    assert refusal(tmp_path) == f"{path}: is there already and stays as it is"
    assert path.read_text() == content
    assert names(tmp_path) == [FILE_NAME]


def test_a_link_that_leads_nowhere_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).symlink_to("elsewhere")
    assert "is there already" in refusal(tmp_path)
    assert names(tmp_path) == [FILE_NAME]


def test_a_disk_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert refusal(tmp_path).endswith(f"{FILE_NAME}: cannot be written: no space left on device")
    assert names(tmp_path) == []


def test_a_reader_never_finds_half_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link
    seen = []

    def watched(source: str, target: Path) -> None:
        seen.append(target.exists())
        link(source, target)

    monkeypatch.setattr(os, "link", watched)
    path = write(tmp_path, CHOSEN)
    assert seen == [False]
    assert path.stat().st_nlink == 1


def test_settings_cost_neither_the_screen_nor_the_command_line() -> None:
    script = (
        "import sys, backcoach.userfiles.settings_file, backcoach.signals.alerts\n"
        "print(*{'textual', 'rich', 'click', 'asyncio', 'sqlite3', 'tempfile'} & {*sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.split() == []
