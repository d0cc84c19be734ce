"""What the rest of the program makes of an import: targets, checks, the course of an exercise."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from exchange.fixtures import FOLDER
from exchange.records import done, session
from exchange.records import export as export_of

from backcoach.cli.main import main
from backcoach.exchange.own import jsonl
from backcoach.storage.store import Store
from backcoach.userfiles.paths import config_dir, data_dir

if TYPE_CHECKING:
    from pathlib import Path

HEVY = str(FOLDER / "hevy_kg.csv")


def import_(*args: str, **more: Any) -> Result:
    return CliRunner().invoke(main, ["import", *args], **more)


def test_the_text_folder_of_the_settings_follows(tmp_path: Path) -> None:
    config_dir().mkdir(parents=True)
    text = f'[text]\nfolder = "{tmp_path}/text"\n'
    (config_dir() / "config.toml").write_text(text, encoding="utf-8")
    import_(HEVY, "--write")
    assert len(list((tmp_path / "text").rglob("*.toml"))) == 2

    assert "2 there already" in import_(f"{tmp_path}/text").stdout
    import_("--undo")
    assert list((tmp_path / "text").rglob("*.toml")) == []


def targets(session: str = "beginner") -> dict[str, dict[str, Any]]:
    result = CliRunner().invoke(main, ["next", session, "--json"])
    return {line["exercise"]: line for line in json.loads(result.stdout)["exercises"]}


@pytest.mark.parametrize("has_effort", [True, False])
def test_a_newcomer_gets_first_targets_from_what_was_imported(
    tmp_path: Path, *, has_effort: bool
) -> None:
    """Three sets of 10 with 45 kg, with about two left or with nothing said of it."""
    start = datetime.now().astimezone() - timedelta(days=5)
    when = f"{start.day} {start:%b} {start.year}, {start:%H:%M}"
    effort = "8" if has_effort else ""
    rows = [
        f'"A","{when}","{when}","Lat Pulldown (Cable)",{at},"normal",45,10,{effort}'
        for at in range(3)
    ]
    rows += [f'"A","{when}","{when}","Pull Up",{at},"normal",,6,{effort}' for at in range(3)]
    header = '"title","start_time","end_time","exercise_title","set_index","set_type","weight_kg"'
    path = tmp_path / "hevy.csv"
    path.write_text("\n".join([f'{header},"reps","rpe"', *rows]), encoding="utf-8")

    assert targets()["lat_pulldown"]["reason"]["kind"] == "first_by_feel"
    import_(str(path), "--write")
    line = targets()["lat_pulldown"]
    assert 35 <= line["load_kg"] <= 50
    assert line["reason"]["kind"] != "first_by_feel"
    assert {"kind": "imported", "values": {"program": "Hevy", "days": 5}} in line["note_reasons"]
    assert targets()["kb_deadlift"]["reason"]["kind"] == "first_guess"
    pull_up = targets("intermediate")["pull_up"]
    assert pull_up["reason"]["kind"] == "converted_reps"
    assert 3 <= pull_up["reason"]["values"]["reps"] <= 6

    import_("--undo")
    assert targets()["lat_pulldown"]["reason"]["kind"] == "first_by_feel"


def test_check_says_which_imported_names_the_file_knows(tmp_path: Path) -> None:
    assert import_(HEVY, "--write").exit_code == 0
    result = CliRunner().invoke(main, ["check"])

    assert result.exit_code == 0
    known, own = result.stdout.splitlines()[1:]
    assert known.startswith("names in your history that aliases know: ")
    assert "Lat Pulldown (Cable) = lat_pulldown" in known
    assert own.endswith(": Running")


def test_check_warns_of_ids_that_the_history_has_and_the_file_lacks(tmp_path: Path) -> None:
    table = tmp_path / "log.jsonl"
    record = session(done("1.1", "bb_deadlift_old", reps=5))
    table.write_text("".join(jsonl.write([record], export_of())), encoding="utf-8")
    assert import_(str(table), "--write").exit_code == 0

    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 0
    line = result.stdout.splitlines()[1]
    assert line.startswith('your history has the exercise "bb_deadlift_old", this file does not;')
    assert 'former = ["bb_deadlift_old"] keeps its sets' in line


def test_the_course_of_an_exercise_has_the_sets_of_all_its_names() -> None:
    import_(HEVY, "--write")
    result = CliRunner().invoke(main, ["history", "lat_pulldown", "--json"])
    (entry,) = json.loads(result.stdout)
    assert (entry["load_kg"], entry["reps"]) == (47.63, 10)

    own = CliRunner().invoke(main, ["history", "Face Pull"])
    assert "15 × 15 kg" in own.stdout


def test_check_says_that_the_log_is_damaged() -> None:
    import_(HEVY, "--write")
    with Store.open(data_dir()) as store:
        store._db.execute("UPDATE logged SET reps = reps + 1 WHERE place = 0")

    result = CliRunner().invoke(main, ["check"])
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{data_dir()}: The data file is damaged;")
