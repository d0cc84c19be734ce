"""Which exercises.toml is read, what is said when it cannot be, and how a copy is made."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec import structs
from support.spoilt.mutations import SAMPLE

from backcoach.core.exercises.file.json_schema import schema_text
from backcoach.userfiles import exercises_file
from backcoach.userfiles.exercises_file import (
    MAX_BYTES,
    LibraryError,
    find,
    init,
    load,
    shipped_path,
)

ROOT = Path(__file__).parents[2]
needs_other_user = pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")


def complaint(path: Path) -> str:
    with pytest.raises(LibraryError) as caught:
        load(path)
    return str(caught.value)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A person's own file in their configuration directory."""
    path = tmp_path / "exercises.toml"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def test_the_shipped_file_is_found_in_a_checkout_and_in_a_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "backcoach"
    package.mkdir()
    monkeypatch.setattr(
        exercises_file, "__file__", str(package / "userfiles" / "exercises_file.py")
    )
    assert shipped_path() == tmp_path / "exercises.toml"
    (package / "exercises.toml").touch()
    assert shipped_path() == package / "exercises.toml"


def test_the_file_asked_for_comes_before_the_own_and_the_own_before_the_shipped(
    own: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.toml"
    assert find(other, own.parent) == other
    assert find(None, own.parent) == own
    assert find(None, tmp_path / "nowhere") == shipped_path()


def test_an_own_file_that_leads_nowhere_is_not_passed_over(tmp_path: Path) -> None:
    link = tmp_path / "exercises.toml"
    link.symlink_to("gone")
    assert find(None, tmp_path) == link
    assert complaint(link) == f"{link}: there is no such file"


def test_the_shipped_file_has_no_problem() -> None:
    shipped = load(shipped_path(), checks_shipped=True)
    assert shipped.session
    assert shipped.exercise


def test_the_shipped_file_is_compared_with_itself_only_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its tests have done so, and a start waits for it; all that a person writes is compared."""
    row = '\n[[session]]\nid = "twice"\nname = "T"\n[[session.exercise]]\nexercise = "pull_up"\n'
    shipped = tmp_path / "exercises.toml"
    shipped.write_text(shipped_path().read_text("utf-8") + row * 2, "utf-8")
    with pytest.raises(LibraryError, match="used twice"):
        load(shipped)
    monkeypatch.setattr(exercises_file, "shipped_path", lambda: shipped)
    assert load(shipped).find_session("twice") is not None
    with pytest.raises(LibraryError, match="used twice"):
        load(shipped, checks_shipped=True)


def test_a_right_file_is_read(own: Path) -> None:
    assert load(own).find_session("pull") is not None


def test_problems_name_the_file_as_the_person_knows_it(
    own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own.parent)
    own.write_text(SAMPLE.replace("sides =", "side =").replace("rir = 2", "rir = 9"))
    with pytest.raises(LibraryError) as caught:
        load(Path("exercises.toml"))
    first, second = caught.value.lines
    assert first.startswith('exercises.toml:16: session "pull", exercise 1: rir 9 is not')
    assert second.startswith('exercises.toml:45: exercise "db_row": unknown key "side"')


def test_what_is_no_file_is_told_apart(tmp_path: Path) -> None:
    assert complaint(tmp_path / "x.toml") == f"{tmp_path}/x.toml: there is no such file"
    assert complaint(tmp_path) == f"{tmp_path}: is a directory; name a file in it"
    (tmp_path / "file").touch()
    inside = tmp_path / "file" / "x.toml"
    assert complaint(inside) == f"{inside}: cannot be read: not a directory"
    assert complaint(Path("x" * 300)).endswith("x: cannot be read: file name too long")


def test_pipes_sockets_and_devices_are_not_waited_for(tmp_path: Path) -> None:
    pipe, plug = tmp_path / "pipe", tmp_path / "plug"
    os.mkfifo(pipe)
    assert complaint(pipe) == f"{pipe}: is not an ordinary file"
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(plug))
        assert complaint(plug).startswith(f"{plug}: cannot be read: ")
    for device in ("/dev/zero", "/dev/null", "/dev/tty"):
        assert complaint(Path(device)).startswith(f"{device}: ")


def test_a_file_beyond_all_size_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert complaint(path) == f"{path}: is larger than 1 MB; make it smaller"
    with path.open("wb") as file:
        file.write(SAMPLE.encode())
        file.write(b"#" * (MAX_BYTES - file.tell()))
    assert load(path).session


@needs_other_user
def test_a_file_that_may_not_be_read_is_told(own: Path) -> None:
    own.chmod(0)
    assert complaint(own) == f"{own}: cannot be read: permission denied"


def test_a_hostile_path_is_shown_as_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "\x1b[31m\n\udcffx"
    assert complaint(path) == f"{tmp_path}/[31m �x: there is no such file"


def test_an_own_file_adds_to_what_is_shipped(tmp_path: Path) -> None:
    path, shipped = tmp_path / "own.toml", load(shipped_path())
    path.write_text(
        '[[session]]\nid = "mine"\nname = "Mine"\n'
        '[[session.exercise]]\nexercise = "lat_pulldown"\nsets = 2\n'
        '[[exercise]]\nid = "lat_pulldown"\nname = "Pull-down at the window"\n'
    )
    library = load(path)
    assert [session.id for session in library.session] == [
        "mine",
        *(session.id for session in shipped.session),
    ]
    changed, before = library.find_exercise("lat_pulldown"), shipped.find_exercise("lat_pulldown")
    assert changed
    assert before
    assert changed == structs.replace(before, name="Pull-down at the window")
    assert len(library.exercise) == len(shipped.exercise)


def test_an_own_file_may_stand_alone(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text("extends = false\n" + SAMPLE)
    assert {session.id for session in load(path).session} == {"pull"}
    path.write_text("extends = false\n")
    assert "session is missing" in complaint(path)


def test_init_writes_a_session_to_begin_with(tmp_path: Path) -> None:
    library = load(init(tmp_path))
    assert library.session[0].id == "mine"
    assert library.exercise[0].name
    assert len(library.session) == 1 + len(load(shipped_path()).session)


def test_what_init_writes_is_for_this_person_alone(tmp_path: Path) -> None:
    path = init(tmp_path / "new" / "backcoach", whole=True)
    assert path == tmp_path / "new" / "backcoach" / "exercises.toml"
    assert path.read_text().startswith("#:schema exercises.schema.json\n")
    assert (path.parent / "exercises.schema.json").read_text() == schema_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert find(None, path.parent) == path
    assert load(path) == structs.replace(load(shipped_path()), extends=False)


@pytest.mark.parametrize("kind", ["file", "link", "directory"])
def test_init_changes_nothing_that_is_there(tmp_path: Path, kind: str) -> None:
    path, target = tmp_path / "exercises.toml", tmp_path / "target"
    if kind == "file":
        path.write_text("mine")
    elif kind == "link":
        path.symlink_to(target)
    else:
        path.mkdir()
    with pytest.raises(LibraryError) as caught:
        init(tmp_path)
    assert caught.value.lines == (
        f"{path}: is there already and stays as it is; edit it, or move it away",
    )
    assert not target.exists()
    assert kind != "file" or path.read_text() == "mine"


def test_init_tells_why_it_cannot_make_the_directory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(
        LibraryError, match=r"file: cannot be made: file exists; set BACKCOACH_CONFIG_DIR$"
    ):
        init(tmp_path / "file")
    with pytest.raises(LibraryError, match=r"file/sub: cannot be made: not a directory; set "):
        init(tmp_path / "file" / "sub")


def test_init_leaves_no_part_of_a_file_on_a_full_disk(tmp_path: Path) -> None:
    code = (
        "import resource, sys, pathlib; from backcoach.userfiles.exercises_file import *\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, 1_000))\n"
        "try: init(pathlib.Path(sys.argv[1]))\n"
        "except LibraryError as error: print(error)\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", code, tmp_path], cwd=ROOT, capture_output=True, text=True, check=True
    )
    reason = "cannot be written: file too large; set BACKCOACH_CONFIG_DIR"
    assert result.stdout == f"{tmp_path}/exercises.toml: {reason}\n"
    assert list(tmp_path.iterdir()) == []


def test_reading_needs_neither_textual_nor_click() -> None:
    code = "import sys, backcoach.userfiles.exercises_file; print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {"textual", "rich", "click", "logging", "asyncio"} & set(result.stdout.split())
