"""Several people on one machine: `backcoach people`, `--person`, and the question at the start."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result
from support.diary import Diary, put
from support.terminals.terminal import SPACE, Terminal

from backcoach.cli.main import main
from backcoach.storage.store import Store
from backcoach.userfiles import people
from backcoach.userfiles.paths import (
    OWNER,
    PERSON,
    data_dir,
    of_person,
    shared_config_dir,
    shared_data_dir,
)

if TYPE_CHECKING:
    from pathlib import Path


def invoke(*args: str, **variables: str) -> Result:
    """Run a command as a process of its own would: nobody is chosen yet."""
    os.environ.pop(PERSON, None)
    return CliRunner().invoke(main, args, env={PERSON: None, **variables})


def completed(*words: str) -> list[str]:
    """Return what a shell offers for the last of some words."""
    *before, begun = words
    shell = ShellComplete(main, {}, "backcoach", "_BACKCOACH_COMPLETE")
    return [item.value for item in shell.get_completions(before, begun)]


def trained(folder: Path, name: str) -> None:
    with Store.open(folder) as store:
        put(store, Diary(name).do(1))


def sessions(*args: str, **variables: str) -> int:
    result = invoke(*args, "history", "--json", **variables)
    assert result.exit_code == 0, result.output
    return len(json.loads(result.stdout))


@pytest.fixture
def two() -> None:
    """The owner has one session, Anna none."""
    trained(shared_data_dir(), "one")
    assert invoke("people", "add", "Anna").exit_code == 0


def test_alone_nothing_has_to_be_chosen() -> None:
    assert sessions() == 0
    trained(data_dir(), "one")
    assert sessions() == 1
    assert sessions("--person", OWNER) == 1


def test_people_are_added_and_listed() -> None:
    assert invoke("people").stdout.split()[0] == OWNER
    added = invoke("people", "add", "Anna", "--json")
    listed = invoke("people", "list", "--json")
    assert json.loads(listed.stdout) == [json.loads(added.stdout)]
    folder = str(shared_data_dir() / "people" / "Anna")
    assert json.loads(added.stdout)["data"] == folder
    assert invoke("people").stdout == f"Anna  {folder}\n"
    assert invoke("people", "--json").stdout == listed.stdout


def test_whose_log_was_there_before_is_said_when_the_first_other_one_comes() -> None:
    trained(shared_data_dir(), "one")
    assert OWNER in invoke("people", "add", "Anna").stdout.splitlines()[1]
    assert len(invoke("people", "add", "Ben").stdout.splitlines()) == 1


@pytest.mark.parametrize("name", ["..", "anna", OWNER])
def test_a_name_that_cannot_be_taken_is_wrong_use(name: str, two: None) -> None:
    result = invoke("people", "add", name)
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)


def called(name: str, text: str) -> None:
    """Write what `[person]` says of somebody."""
    folder = of_person(shared_config_dir(), name)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config.toml").write_text(f"[person]\n{text}\n")


@pytest.mark.usefixtures("two")
class TestTwo:
    def test_a_default_is_meant_where_nobody_is_named(self) -> None:
        called(OWNER, 'default = "anna"')
        assert sessions() == 0
        assert sessions("--person", OWNER) == 1
        called(OWNER, f'default = "{OWNER}"')
        assert sessions() == 1
        called("Anna", 'default = "Anna"')  # it is the file of all that says it
        assert sessions() == 1
        called(OWNER, 'default = "Zoe"')
        result = invoke("history")
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert 'config.toml:2: there is nobody called "Zoe"' in result.stderr

    def test_a_name_of_ones_own_is_shown_and_understood(self) -> None:
        called(OWNER, 'name = "Ben"')
        assert sessions("--person", "ben") == 1
        assert f"{OWNER} (Ben)" in invoke("people").stdout
        assert people.shown_names([OWNER, "Anna"]) == {OWNER: "Ben", "Anna": "Anna"}
        called("Anna", 'name = "Ben"')  # which is taken
        assert people.shown_names([OWNER, "Anna"]) == {OWNER: "Ben", "Anna": "Anna"}
        called(OWNER, 'name = "Anna"')  # the name of a folder comes first
        assert people.shown_names([OWNER, "Anna"])[OWNER] == OWNER
        assert sessions("--person", "Anna") == 0

    def test_settings_that_cannot_be_read_name_nobody(self) -> None:
        called(OWNER, "default = 7")
        assert invoke("people").exit_code == 0
        assert invoke("history").exit_code == 2
        assert sessions("--person", "Anna") == 0

    @pytest.mark.parametrize("words", [("",), ("run", "")])
    def test_a_shell_completes_the_names(self, words: tuple[str, ...]) -> None:
        called(OWNER, 'name = "Ben"')
        assert completed(*words[:-1], "--person", "") == [OWNER, "Anna", "Ben"]
        assert completed(*words[:-1], "--person", "an") == ["Anna"]
        assert completed(*words[:-1], "--person", "x") == []

    def test_each_has_a_log_of_their_own(self) -> None:
        assert sessions("--person", OWNER) == 1
        assert sessions("--person=anna") == 0
        assert sessions(**{PERSON: "Anna"}) == 0
        assert sessions("--person", OWNER, **{PERSON: "Anna"}) == 1

    @pytest.mark.parametrize("words", ["history", "config", "sync", "serve", "run --plain"])
    def test_where_nobody_is_named_and_nobody_can_be_asked_it_is_wrong_use(
        self, words: str
    ) -> None:
        result = invoke(*words.split())
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert f"{OWNER}, Anna" in result.stderr

    def test_what_is_nobodys_needs_no_name(self) -> None:
        for words in ("why", "people", "completion bash", "history --help"):
            assert invoke(*words.split()).exit_code == 0

    @pytest.mark.parametrize("words", ["--person Ana", "--person", "run --person Ana --plain"])
    def test_a_name_that_nobody_has_is_wrong_use(self, words: str) -> None:
        result = invoke(*words.split())
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)

    @pytest.mark.pty
    def test_on_a_screen_it_is_asked_and_the_session_is_theirs(self) -> None:
        with Terminal(size=(80, 24)) as terminal:
            screen = terminal.until("Who trains")
            assert f"{OWNER}  who was here first" in screen
            terminal.press("j", SPACE)
            terminal.until("Beginner in a gym")
            terminal.press(b"\x03")
            assert terminal.wait() == 0
        assert (shared_data_dir() / "people" / "Anna" / "backcoach.db").exists()

    @pytest.mark.pty
    def test_in_lines_it_is_asked_and_may_be_left(self) -> None:
        with Terminal("--plain") as terminal:
            terminal.until("2 Anna")
            terminal.press("q\n")
            assert terminal.wait() == 0
        with Terminal("--plain") as terminal:
            terminal.until("2 Anna")
            terminal.press("nobody\n", "anna\n")
            terminal.until("none of these")
            terminal.until("First a few questions")
