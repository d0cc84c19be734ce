"""People who share a machine: their names, their folders, and whose are in use."""

from __future__ import annotations

import stat
import sys

import pytest

from backcoach.userfiles import people
from backcoach.userfiles.paths import (
    OWNER,
    PEOPLE,
    PERSON,
    config_dir,
    data_dir,
    make_private,
    shared_config_dir,
    shared_data_dir,
)


def test_alone_one_is_the_owner_and_the_folders_are_the_usual_ones() -> None:
    assert people.everyone() == [OWNER]
    people.choose(OWNER)
    assert (data_dir(), config_dir()) == (shared_data_dir(), shared_config_dir())
    assert not data_dir().exists()


def test_each_person_has_folders_of_their_own_that_nobody_else_may_enter() -> None:
    assert people.add(" Anna  Bell ") == "Anna Bell"
    people.choose("anna bell")
    assert data_dir() == shared_data_dir() / PEOPLE / "Anna Bell"
    assert config_dir() == shared_config_dir() / PEOPLE / "Anna Bell"
    if sys.platform != "win32":
        for folder in (data_dir(), config_dir(), data_dir().parent, shared_data_dir()):
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_owner_is_one_of_several_where_files_of_theirs_are() -> None:
    people.add("zoe")
    people.add("Ben")
    assert people.everyone() == ["Ben", "zoe"]
    (shared_config_dir() / "config.toml").touch()
    assert people.everyone() == [OWNER, "Ben", "zoe"]


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "..", "../x", "a/b", "a\\b", ".hidden", "-x", "2", "x.", "a:b", "con", "COM1"),
        *("x" * 41, "a\x00/b", "\x1b[2J/", OWNER, "ME"),
    ],
)
def test_a_name_that_no_folder_can_have_is_refused_and_nothing_is_made(name: str) -> None:
    with pytest.raises(people.NameOfPersonError):
        people.add(name)
    assert not shared_data_dir().exists()


def test_control_characters_are_no_part_of_a_name() -> None:
    assert people.add("An\x1bna\n") == "Anna"


@pytest.mark.parametrize("again", ["Zoë", "zoë", "Zoe\u0308"])
def test_a_name_that_a_file_system_takes_for_another_is_there_already(again: str) -> None:
    people.add("Zoë")
    with pytest.raises(people.NameOfPersonError):
        people.add(again)
    people.choose(again)
    assert data_dir().name == "Zoë"


def test_nobody_is_chosen_by_a_name_that_nobody_has(monkeypatch: pytest.MonkeyPatch) -> None:
    people.add("Anna")
    with pytest.raises(people.NameOfPersonError, match='"Anna"'):
        people.choose("Ana")
    with pytest.raises(people.NameOfPersonError):
        people.choose("../Anna")
    assert not people.is_chosen()
    monkeypatch.setenv(PERSON, "Anna")
    assert people.is_chosen()


def test_what_else_lies_among_the_people_is_nobody() -> None:
    folder = shared_data_dir() / PEOPLE
    make_private(folder)
    (folder / ".git").mkdir()
    (folder / "notes").touch()
    (folder / "Anna").mkdir()
    assert people.everyone() == ["Anna"]
