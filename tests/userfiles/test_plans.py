"""Plans that were accepted: files beside the person's own, which none of them changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from backcoach.userfiles.exercises_file import (
    LibraryError,
    accepted_plans,
    find,
    load,
    share,
    shipped_path,
)
from backcoach.userfiles.plans import file_of, parts, put_in, read_plan, take_out

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.exercises.model import Library


def plan(session: str = "carls", line: str = "", more: str = "") -> bytes:
    row = line or 'exercise = "lat_pulldown"\nsets = 3\nreps = 8'
    return (
        f'[[session]]\nid = "{session}"\nname = "Of Carl"\ngoal = "strength"\n\n'
        f"[[session.exercise]]\n{row}\n{more}"
    ).encode()


def accept(folder: Path, data: bytes, number: int = 1) -> Path:
    return put_in(folder, data, file_of(data, "carl", number), "Sent by Carl")


def in_use(folder: Path) -> Library:
    return load(find(None, folder), accepted_plans(folder))


def test_an_accepted_plan_comes_beside_what_is_there_and_goes_again(tmp_path: Path) -> None:
    shipped = load(shipped_path())
    path = accept(tmp_path, plan())
    library = in_use(tmp_path)
    assert library.session == (*shipped.session, library.session[-1])
    assert library.session[-1].name == "Of Carl"
    assert library.exercise == shipped.exercise
    kept = take_out(tmp_path, path.name)
    assert kept is not None
    assert kept.read_bytes().endswith(plan())
    assert in_use(tmp_path) == shipped
    assert accept(tmp_path, plan()) == path
    assert take_out(tmp_path, path.name) not in (None, kept)
    assert take_out(tmp_path, path.name) is None


def test_the_own_file_comes_first_and_is_never_written(tmp_path: Path) -> None:
    own = tmp_path / "exercises.toml"
    own.write_bytes(plan(line='exercise = "db_row"\nsets = 2\nreps = 5'))
    before = own.read_bytes()
    accept(tmp_path, plan())
    accept(tmp_path, plan("other"), 2)
    library = in_use(tmp_path)
    carls, other = library.find_session("carls"), library.find_session("other")
    assert carls is not None
    assert other is not None
    assert [line.exercise for line in carls.exercise] == ["db_row"]
    assert own.read_bytes() == before
    alone = plan("mine", 'exercise = "r"\nsets = 1\nreps = 5')
    own.write_bytes(b"extends = false\n" + alone + EXERCISE)
    assert in_use(tmp_path).find_session("other") is None


EXERCISE = b'\n[[exercise]]\nid = "r"\nname = "Row"\npattern = "horizontal_pull"\nprimary = []\n'


def test_a_later_plan_takes_the_place_of_an_earlier_one_and_known_exercises_stay(
    tmp_path: Path,
) -> None:
    changed = b'\n[[exercise]]\nid = "lat_pulldown"\nname = "Not hers"\n'
    accept(tmp_path, plan(more=changed.decode()), 2)
    accept(tmp_path, plan(line='exercise = "db_row"\nsets = 2\nreps = 5'), 10)
    library = in_use(tmp_path)
    session, pulldown = library.find_session("carls"), library.find_exercise("lat_pulldown")
    assert session is not None
    assert pulldown is not None
    assert [line.exercise for line in session.exercise] == ["db_row"]
    assert pulldown.name != "Not hers"


def test_a_programme_comes_whole_and_what_is_the_same_changes_nothing(tmp_path: Path) -> None:
    shipped = load(shipped_path())
    data = share(shipped_path(), "balanced", "programme").encode()
    assert parts(data) == ([], ["balanced"])
    accept(tmp_path, data)
    assert in_use(tmp_path) == shipped


@pytest.mark.parametrize(
    "data",
    [b"\xff\xfe", b"[[session]]", plan(line='exercise = "nothing"\nsets = 1\nreps = 1'), b"a = ["],
)
def test_a_plan_with_a_mistake_is_not_put_in(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(LibraryError) as wrong:
        accept(tmp_path, data)
    assert "carl" in wrong.value.lines[0]
    assert not (tmp_path / "plans").exists()


def test_hostile_words_pass_the_gate(tmp_path: Path) -> None:
    library = read_plan(plan().replace(b"Of Carl", b"Of \\u001b[31mCarl\\u202e"), "plan")
    session = library.find_session("carls")
    assert session is not None
    assert session.name == "Of [31mCarl"
    path = put_in(tmp_path, plan(), "a.toml", "x\n[hooks]\nset_done = ['rm']\x1b[2J")
    assert path.read_text().splitlines()[0] == "# x [hooks] set_done = ['rm'][2J"


def test_no_sender_names_a_file_elsewhere() -> None:
    for sender in ("../../etc", "/x", "", "a" * 500, "con\n"):
        name = file_of(b"x", sender, 7)
        assert name.startswith("0007-")
        assert len(name) < 80
        assert not set("/\\.\n") & set(name.removesuffix(".toml"))


def test_a_plan_that_was_spoilt_is_named_with_its_line(tmp_path: Path) -> None:
    path = accept(tmp_path, plan())
    path.write_bytes(path.read_bytes() + b"sets = 5\n")
    with pytest.raises(LibraryError, match=rf"{path.name}:\d+: "):
        in_use(tmp_path)
    for text in (b"session = 3\nexercise = [7]\n", b"[[session]]\nid = [1]"):
        path.write_bytes(text)
        with pytest.raises(LibraryError, match=path.name):
            read_plan(path.read_bytes(), path.name)
        assert in_use(tmp_path) == load(shipped_path())


def test_a_plan_that_does_not_fit_the_own_file_is_not_put_in_or_says_what_to_do(
    tmp_path: Path,
) -> None:
    data = plan(line='exercise = "r"\nsets = 1') + EXERCISE + b"reps = 8\n"
    other = plan("mine", 'exercise = "r"\nsets = 1\nseconds = 5') + EXERCISE
    path = accept(tmp_path, data)
    (tmp_path / "exercises.toml").write_bytes(other)
    with pytest.raises(LibraryError, match=rf"{path.name}: does not go together"):
        in_use(tmp_path)
    take_out(tmp_path, path.name)
    assert in_use(tmp_path).find_session("mine")
    with pytest.raises(LibraryError, match=r"sent\.toml: does not go together"):
        put_in(tmp_path, data, "sent.toml", "Sent by Carl")
    assert not (tmp_path / "plans" / "sent.toml").exists()
    (tmp_path / "exercises.toml").write_bytes(b"session = 3")
    with pytest.raises(LibraryError, match=r"exercises\.toml:1"):
        accept(tmp_path, plan())


def test_a_folder_that_is_none_is_no_plan(tmp_path: Path) -> None:
    (tmp_path / "plans").touch()
    assert accepted_plans(tmp_path) == []
    assert accepted_plans(tmp_path, tmp_path / "named.toml") == []
