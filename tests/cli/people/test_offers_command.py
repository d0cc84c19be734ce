"""`backcoach people send | offers | accept | refuse | withdraw` with a real server."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from support.machines.postgres import SECRET

from backcoach.cli.main import main
from backcoach.core.settings.settings import Settings, Sync
from backcoach.userfiles import settings_file
from backcoach.userfiles.paths import PERSON, config_dir

if TYPE_CHECKING:
    from support.machines.postgres import Postgres


class Pair:
    """A lifter and a coach, each with a home of their own; `run` is a command of one of them."""

    def __init__(
        self, folder: Path, postgres: Postgres, database: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.folder = folder
        self.login = {name: postgres.lifter(database, name) for name in ("lena", "carl")}
        self._monkeypatch = monkeypatch
        for name, login in self.login.items():
            self._enter(name)
            server = postgres.url(login, database)
            settings_file.write(config_dir(), Settings(sync=Sync(server=server)))

    def _enter(self, name: str) -> None:
        os.environ.pop(PERSON, None)
        for variable in ("DATA", "CONFIG"):
            place = str(self.folder / name / variable.lower())
            self._monkeypatch.setenv(f"BACKCOACH_{variable}_DIR", place)

    def run(self, name: str, *words: str) -> Result:
        self._enter(name)
        return CliRunner().invoke(main, words)

    def people(self, name: str, *words: str, code: int = 0) -> Any:
        result = self.run(name, "people", *words, "--json")
        assert result.exit_code == code, result.output
        return json.loads(result.stdout)

    def has_session(self, name: str, session: str) -> bool:
        listed = json.loads(self.run(name, "list", "--json").stdout)
        return session in [each["id"] for each in listed]


@pytest.fixture
def pair(
    tmp_path: Path, postgres: Postgres, database: str, monkeypatch: pytest.MonkeyPatch
) -> Pair:
    monkeypatch.setenv("PGPASSWORD", SECRET)
    made = Pair(tmp_path, postgres, database, monkeypatch)
    made.run("carl", "init")
    made.run("lena", "people", "let", made.login["carl"])
    return made


def test_a_plan_is_sent_read_accepted_trained_and_taken_out_again(pair: Pair) -> None:
    lena, carl = pair.login["lena"], pair.login["carl"]
    sent = pair.people("carl", "send", lena, "mine", "--note", "light")
    assert sent == {"lifter": lena, "number": 1, "title": "My back"}
    (offer,) = pair.people("lena", "offers")["received"]
    assert (offer["from"], offer["note"], offer["answer"]) == (carl, "light", "open")
    shown = pair.run("lena", "people", "offers", "1").stdout
    assert "Kettlebell deadlift" in shown
    assert "accept 1" in pair.run("lena", "people", "offers").stdout
    assert not pair.has_session("lena", "mine")
    accepted = pair.run("lena", "people", "accept", "1")
    assert "backcoach run mine" in accepted.stdout
    assert pair.has_session("lena", "mine")
    assert "no problem" in pair.run("lena", "check").stdout
    assert '"mine"' in pair.run("lena", "export", "--plan", "mine").stdout
    (answered,) = pair.people("carl", "offers")["sent"]
    assert (answered["lifter"], answered["answer"]) == (lena, "accepted")
    pair.people("lena", "refuse", "1")
    assert not pair.has_session("lena", "mine")
    assert pair.people("carl", "offers")["sent"][0]["answer"] == "refused"
    pair.people("lena", "accept", "1")
    assert pair.has_session("lena", "mine")


def test_a_programme_a_whole_file_and_a_note_can_be_sent(pair: Pair) -> None:
    lena = pair.login["lena"]
    assert pair.people("carl", "send", lena, "balanced")["title"] == "Balanced back"
    path = str(pair.folder / "carl" / "config" / "exercises.toml")
    assert pair.people("carl", "send", lena, "--file", path)["title"] == "My back"
    assert pair.people("carl", "send", lena, "--note", "How is the elbow?")["title"] == ""
    assert "programme balanced" in pair.run("lena", "people", "accept", "1").stdout
    assert pair.people("lena", "accept", "3")["more"] == []
    assert pair.people("carl", "withdraw", lena, "2")["answer"] == "withdrawn"
    assert "taken" in pair.people("lena", "accept", "2", code=1)["error"]
    assert "error" in pair.people("carl", "withdraw", lena, "1", code=1)


def test_what_cannot_be_sent_or_answered_is_one_line(pair: Pair) -> None:
    lena, carl = pair.login["lena"], pair.login["carl"]
    wrong = pair.folder / "wrong.toml"
    wrong.write_text("[[session]]\nid = 7\n")
    empty = pair.folder / "empty.toml"
    empty.write_text("")
    for who, code, *words in (
        ("carl", 2, "send", lena),
        ("carl", 2, "send", lena, "no_such_session"),
        ("carl", 1, "send", lena, "--file", str(pair.folder / "none.toml")),
        ("carl", 1, "send", lena, "--file", str(empty)),
        ("carl", 2, "send", lena, "--note", "x" * 2001),
        ("carl", 1, "send", "nobody_here", "--note", "x"),
        ("lena", 1, "send", carl, "--note", "x"),
        ("lena", 1, "accept", "7"),
        ("lena", 1, "offers", "7"),
        ("lena", 2, "accept", "none"),
    ):
        result = pair.run(str(who), "people", *map(str, words))
        assert (result.exit_code, result.stderr.count("\n")) == (code, 1), result.output
    assert pair.run("carl", "people", "send", lena, "--file", str(wrong)).exit_code == 1


def test_without_the_server_an_answer_is_kept_and_sent_later(
    pair: Pair, monkeypatch: pytest.MonkeyPatch
) -> None:
    pair.people("carl", "send", pair.login["lena"], "mine")
    assert "1 from a coach" in pair.run("lena", "sync").stdout
    with monkeypatch.context() as patch:
        patch.setenv("PGPASSWORD", "wrong")
        listed = pair.people("lena", "offers")
        assert (len(listed["received"]), bool(listed["error"])) == (1, True)
        assert pair.people("lena", "accept", "1")["error"]
        assert pair.has_session("lena", "mine")
    assert pair.people("carl", "offers")["sent"][0]["answer"] == "open"
    assert pair.run("lena", "sync").exit_code == 0
    assert pair.people("carl", "offers")["sent"][0]["answer"] == "accepted"


def test_an_own_session_of_the_same_name_stays_and_it_is_said(pair: Pair) -> None:
    pair.run("lena", "init")
    own = Path(pair.folder / "lena" / "config" / "exercises.toml")
    own.write_text(own.read_text().replace('name = "My back"', 'name = "Of Lena"'))
    before = own.read_bytes()
    pair.people("carl", "send", pair.login["lena"], "mine")
    (line,) = pair.people("lena", "accept", "1")["more"]
    assert line.startswith("your own file comes before it; --file ")
    assert own.read_bytes() == before
