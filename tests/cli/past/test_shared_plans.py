"""`backcoach export --plan`: sessions and programmes that somebody else trains with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import tomli
from click.testing import CliRunner, Result

from backcoach.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

OWN = """
[[session]]
id = "mine"
name = "Mine"
[[session.exercise]]
exercise = "db_row"
sets = 2
[[session.exercise]]
exercise = "towel_row"
sets = 2

[[exercise]]
id = "db_row"
rest = 75

[[exercise]]
id = "towel_row"
name = "Towel row"
pattern = "horizontal_pull"
primary = ["rhomboids"]
load = "bodyweight"
reps = "8-12"
easier = "door_row"

[[exercise]]
id = "door_row"
name = "Door row"
pattern = "horizontal_pull"
primary = ["rhomboids"]
load = "bodyweight"
reps = "8-12"
harder = "towel_row"

[[exercise]]
id = "idle"
name = "Idle"
pattern = "core"
primary = ["abdominal wall"]
load = "none"
seconds = 20
"""


def export(*args: str) -> Result:
    return CliRunner().invoke(main, ["export", *args])


@pytest.mark.parametrize(("name", "session"), [("home", "home"), ("balanced back", "beginner")])
def test_a_shared_session_is_trained_by_somebody_else(
    name: str, session: str, tmp_path: Path
) -> None:
    shared = tmp_path / "shared.toml"
    result = export("--plan", name, "-o", str(shared))
    assert (result.exit_code, result.stderr) == (0, "")
    runner = CliRunner()
    assert runner.invoke(main, ["check", str(shared)]).exit_code == 0
    mine = runner.invoke(main, ["next", session, "--json"])
    theirs = runner.invoke(main, ["next", session, "--file", str(shared), "--json"])
    assert json.loads(theirs.stdout) == json.loads(mine.stdout)


def test_what_is_shared_of_ones_own_brings_its_own_exercises_and_ladder(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN)
    shared = tmp_path / "shared.toml"
    assert export("--plan", "mine", "--file", str(own), "-o", str(shared)).exit_code == 0
    tree = tomli.loads(shared.read_text())
    assert [row["id"] for row in tree["session"]] == ["mine"]
    assert [row["id"] for row in tree["exercise"]] == ["db_row", "towel_row", "door_row"]
    assert tree["exercise"][0]["rest"] == 75
    assert tree["exercise"][0]["setup"]
    assert CliRunner().invoke(main, ["check", str(shared)]).exit_code == 0


@pytest.mark.parametrize("name", ["first_pull_up", "balanced"])
def test_a_shared_programme_is_chosen_by_somebody_else(name: str, tmp_path: Path) -> None:
    shared = tmp_path / "shared.toml"
    assert export("--plan", name, "-o", str(shared)).exit_code == 0
    runner = CliRunner()
    assert runner.invoke(main, ["check", str(shared)]).exit_code == 0
    chosen = runner.invoke(main, ["programme", name, "--file", str(shared)])
    assert chosen.exit_code == 0
    mine, theirs = (
        runner.invoke(main, ["plan", "--weeks", "16", "--json", *file])
        for file in ((), ("--file", str(shared)))
    )
    assert json.loads(mine.stdout) == json.loads(theirs.stdout)
    tree = tomli.loads(shared.read_text())
    assert len(tree["programme"]) == 1
    assert {day["session"] for day in tree["programme"][0]["day"]} <= {
        row["id"] for row in tree["session"]
    }


@pytest.mark.parametrize(
    "args",
    [
        ("--plan", "nothing"),
        ("--plan", "home", "--to", "csv"),
        ("--plan", "home", "--since", "2026-01-01"),
    ],
)
def test_a_plan_that_cannot_be_shared_is_wrong_use(args: list[str]) -> None:
    result = export("--plan", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
