"""`backcoach people` with a real server: leave, what a coach sees, forgetting."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from click.testing import CliRunner, Result
from support.diary import Diary
from support.machines.postgres import SECRET
from support.machines.several import Laptop
from support.terminals.terminal import Terminal

from backcoach.cli.main import main
from backcoach.core.settings.settings import Settings, Sync
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import PERSON, config_dir, data_dir

if TYPE_CHECKING:
    from pathlib import Path

    from support.machines.postgres import Postgres


class Practice:
    """A lifter with one session at the server, and a coach; `people` signs in as either."""

    def __init__(self, folder: Path, postgres: Postgres, database: str) -> None:
        self._postgres, self._database = postgres, database
        self.lifter = postgres.lifter(database, "lena")
        self.coach = postgres.lifter(database, "carl")
        self.laptop = Laptop(folder, postgres, database, self.lifter)
        self.laptop.put(Diary("one").do(2).note("felt heavy").finish())
        self.laptop.sync()

    def url(self, login: str) -> str:
        return self._postgres.url(login, self._database)

    def keeper(self) -> str:
        login = f"keeper_{uuid4().hex[:8]}"
        role = f"CREATE ROLE {login} LOGIN PASSWORD '{SECRET}' IN ROLE backcoach_keeper"
        self._postgres.run_as_admin(role)
        return login

    def people(self, login: str, *words: str, **more: Any) -> Result:
        settings_file.write(config_dir(), Settings(sync=Sync(server=self.url(login))))
        os.environ.pop(PERSON, None)
        result = CliRunner().invoke(main, ["people", *words], **more)
        (config_dir() / settings_file.FILE_NAME).unlink()
        return result


@pytest.fixture
def practice(
    tmp_path: Path, postgres: Postgres, database: str, monkeypatch: pytest.MonkeyPatch
) -> Practice:
    monkeypatch.setenv("PGPASSWORD", SECRET)
    return Practice(tmp_path, postgres, database)


def said(result: Result, code: int = 0) -> Any:
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def test_a_coach_sees_a_lifter_from_the_leave_until_it_is_taken_back(practice: Practice) -> None:
    lifter, coach = practice.lifter, practice.coach
    assert "error" in said(practice.people(coach, "show", lifter, "--json"), 1)
    assert said(practice.people(lifter, "let", coach, "--json"))[0]["login"] == coach
    assert coach in practice.people(lifter, "let").stdout
    seen = said(practice.people(coach, "show", lifter, "--json"))
    assert (seen["sessions"], seen["latest"][0]["done"]) == (1, 2)
    text = practice.people(coach, "show", lifter).stdout
    assert "felt heavy" in text
    named = said(practice.people(coach, "show", "--json"))
    assert {each["login"] for each in named} == {lifter, coach}
    assert not list(data_dir().glob("*.db"))  # nothing of it is kept
    assert practice.people(coach, "stop", lifter).exit_code == 1  # not his to give
    assert practice.people(lifter, "stop", coach).exit_code == 0
    refused = practice.people(coach, "show", lifter)
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert said(practice.people(lifter, "let", "--json")) == []


@pytest.mark.pty
def test_on_a_terminal_a_coach_has_a_screen(practice: Practice) -> None:
    practice.people(practice.lifter, "let", practice.coach)
    server = practice.url(practice.coach)
    settings_file.write(config_dir(), Settings(sync=Sync(server=server)))
    with Terminal("people", "show", size=(100, 30)) as terminal:
        terminal.until("felt heavy")
        terminal.press("q")
        assert terminal.wait() == 0
    with Terminal("people", "show", env={"ACCESSIBLE": "1"}) as terminal:
        terminal.until(practice.lifter)
        assert terminal.wait() == 0


def test_ones_own_log_is_there_and_a_coach_may_not_be_looked_at(practice: Practice) -> None:
    lifter, coach = practice.lifter, practice.coach
    practice.people(lifter, "let", coach)
    assert "2 of 3 sets" in practice.people(lifter, "show", lifter).stdout
    assert practice.people(lifter, "show", coach).exit_code == 1


def test_leave_for_nobody_or_oneself_is_one_line(practice: Practice) -> None:
    nobody = practice.people(practice.lifter, "let", "nobody_at_all")
    assert (nobody.exit_code, nobody.stderr.count("\n")) == (1, 1)
    assert practice.people(practice.lifter, "let", practice.lifter).exit_code == 2
    assert practice.people(practice.lifter, "stop", practice.coach).exit_code == 1


def test_the_keeper_forgets_and_the_machine_keeps_its_own_log(practice: Practice) -> None:
    keeper, lifter = practice.keeper(), practice.lifter
    for login in (lifter, practice.coach):  # nobody else may
        assert practice.people(login, "forget", lifter, "--yes").exit_code == 1
    unasked = practice.people(keeper, "forget", lifter)
    assert (unasked.exit_code, unasked.stderr.count("\n")) == (2, 1)
    url = practice.url(keeper)
    done = practice.people(practice.coach, "forget", lifter, "--yes", "--server", url, "--json")
    assert said(done)["forgotten"] == lifter
    assert practice.people(keeper, "forget", lifter, "--yes").exit_code == 1
    assert practice.people(keeper, "forget", "x" * 64, "--yes").exit_code == 1
    gone = practice.people(lifter, "show", lifter)
    assert (gone.exit_code, gone.stderr.count("\n")) == (1, 1)
    assert "people forget" in gone.stderr  # and not only that the password is wrong
    assert practice.laptop.state("one").is_over


def test_without_a_server_it_is_wrong_use() -> None:
    for words in ("let x", "stop x", "show x", "forget x --yes"):
        result = CliRunner().invoke(main, ["people", *words.split()])
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
