"""`backcoach import`: what it shows, writes and takes back, and what a wrong file does."""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from exchange.fixtures import EXPECTED, FOLDER
from exchange.records import done, session
from exchange.records import export as export_of

from backcoach.cli.main import main
from backcoach.exchange.intake.storing import FILE, LastImport, remember
from backcoach.exchange.own import jsonl
from backcoach.storage.lock import Lock
from backcoach.storage.store import Store, read_history
from backcoach.userfiles.paths import config_dir, data_dir

HEVY = str(FOLDER / "hevy_kg.csv")
HEVY_LB = str(FOLDER / "hevy_lbs_12h.csv")
STRONG_1, STRONG_2 = (str(FOLDER / f"strong_reexport_{number}.csv") for number in (1, 2))


def import_(*args: str, **more: Any) -> Result:
    return CliRunner().invoke(main, ["import", *args], **more)


def names() -> list[str]:
    return [each.name for each in read_history(data_dir()) if each.status == "finished"]


def test_a_file_is_shown_first_and_written_when_asked_to() -> None:
    result = import_(HEVY)
    assert result.exit_code == 0
    assert "Hevy; loads in kg" in result.stdout
    assert "2 new; from 2025-12-03 to 2025-12-06" in result.stdout
    assert "7 known here: Lat Pulldown (Cable) = lat_pulldown" in result.stdout
    assert "1 kept under its own name: Running" in result.stdout
    assert result.stdout.endswith("Nothing is written yet; --write does it.\n")
    assert not data_dir().exists()

    assert import_(HEVY, "--write").exit_code == 0
    assert len(names()) == 2
    again = import_(HEVY, "--write")
    assert "2 there already" in again.stdout
    assert again.stdout.endswith("There is nothing to write.\n")


def test_the_last_import_is_taken_back_and_a_copy_of_before_is_kept() -> None:
    import_(HEVY, "--write")
    before = names()
    written = import_(STRONG_1, "--unit", "kg", "--write")
    assert f"The log as it was before is {data_dir()}/backcoach.db.before-import-" in written.stdout
    assert len(names()) == 4

    assert import_("--undo").stdout == "The last import is taken back: 2 sessions.\n"
    assert names() == before
    nothing = import_("--undo")
    assert nothing.exit_code == 1
    assert nothing.stderr == "backcoach: there is no import to take back\n"


def test_changed_sessions_are_left_unless_they_are_to_be_replaced() -> None:
    import_(STRONG_1, "--unit", "kg", "--write")
    result = import_(STRONG_2, "--unit", "kg")
    assert "1 new, 1 there already" in result.stdout
    assert "1 changed since, left as it is; --replace takes the new" in result.stdout
    assert (
        "1 changed since, taken as it is now"
        in import_(STRONG_2, "--unit", "kg", "--replace", "--write").stdout
    )
    assert "3 there already" in import_(STRONG_2, "--unit", "kg").stdout


@pytest.mark.parametrize("name", EXPECTED)
def test_json_has_the_expected_keys_for_each_file(name: str) -> None:
    if name.endswith(".fit"):
        pytest.importorskip("fitdecode")
    options = EXPECTED[name].get("options", {})
    arguments = [f"--{key}={options[key]}" for key in ("unit", "tz") if key in options]
    columns = [f"--column={key}={title}" for key, title in options.get("columns", {}).items()]
    result = import_(str(FOLDER / name), "--json", *arguments, *columns)
    (facts,) = json.loads(result.stdout)

    assert result.exit_code == EXPECTED[name].get("exit", 0)
    if result.exit_code:
        assert facts["error"]
        assert "\x1b" not in result.stdout
    else:
        keys = {
            "dialect",
            "rows",
            "sets",
            "sessions",
            "kinds",
            "reps",
            "volume_kg",
            "first",
            "last",
        }
        assert {key: facts[key] for key in keys & EXPECTED[name].keys()} == {
            key: EXPECTED[name][key] for key in keys & EXPECTED[name].keys()
        }
        assert (facts["new"], facts["there"], facts["changed"]) == (facts["sessions"], 0, 0)


def test_json_writes_as_well() -> None:
    (facts,) = json.loads(import_(HEVY, "--json", "--write").stdout)
    assert (facts["new"], facts["written"]) == (2, True)
    (facts,) = json.loads(import_(HEVY, "--json").stdout)
    assert (facts["new"], facts["there"], facts["written"]) == (0, 2, False)


def test_one_wrong_file_keeps_all_from_being_written(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n", encoding="utf-8")
    result = import_(HEVY, str(wrong), "--write")

    assert result.exit_code == 1
    assert result.stderr.startswith(f'{wrong}: line 1: the columns "a", "b" are from no program')
    assert result.stderr.endswith("Nothing is written, since not every file can be read.\n")
    assert names() == []


def test_a_unit_is_asked_for_and_taken_from_the_settings() -> None:
    path = str(FOLDER / "strong_s1_comma.csv")
    result = import_(path)
    assert result.exit_code == 1
    assert "add --unit kg or --unit lb" in result.stderr
    assert "loads in lb, as --unit says" in import_(path, "--unit", "lb").stdout

    config_dir().mkdir(parents=True)
    (config_dir() / "config.toml").write_text('units = "lb"\n', encoding="utf-8")
    assert "loads in lb, as your settings say" in import_(path).stdout
    assert "loads in kg, as --unit says" in import_(path, "--unit", "kg").stdout


def test_columns_are_named_by_hand_and_what_is_still_missing_is_said() -> None:
    path = str(FOLDER / "nasty_french_header.csv")
    named = ["--unit", "kg", "--column", "exercise=Nom de l'exercice", "--column", "weight=Poids"]
    assert "others, such as --column" in import_(path, "--unit", "kg").stderr
    wrong = import_(path, *named, "--column", "reps=Reps")
    assert wrong.exit_code == 1
    assert 'no column has the title "Reps"' in wrong.stderr
    half = import_(path, *named)
    assert "Sets without reps or seconds, kept: 2." in half.stdout
    whole = import_(path, *named, "--column", "reps=Réps")
    assert "Sets without" not in whole.stdout


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ([], "name a file"),
        (["x", ""], '"" names no file'),
        (["--undo", "x"], "--undo stands alone"),
        (["x", "--tz", "Mars"], '"Mars" is not a time zone'),
        (["x", "--tz", "../etc/passwd"], "is not a time zone"),
        (["x", "--map", "Row"], "has no = between two names"),
        (["x", "--map", "Row=cabel_row"], 'did you mean "cable_row"?'),
        (["x", "--column", "=y"], "has no = between two names"),
        (["x", "--column", "foo=Reps"], 'there is no field "foo"; fields: date, '),
        (["x", "--unit", "stone"], "kg"),
    ],
)
def test_wrong_use_is_one_line(args: list[str], words: str) -> None:
    result = import_(*args)

    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def big(path: Path) -> None:
    """A file of 2 GB that takes no room."""
    with path.open("wb") as file:
        file.truncate(2_000_000_000)


def pipe(path: Path) -> None:
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (big, "is larger than 33 MB; split it"),
        (pipe, "is not an ordinary file"),
        (loop, "cannot be read"),
        (Path.mkdir, "holds no session"),
        (Path.touch, "the file is empty"),
        (lambda path: path.write_bytes(os.urandom(5000)), ""),
        (lambda path: path.write_bytes(b"\xff\xfe" * 50), ""),
        (lambda _: None, "there is no such file"),
    ],
)
def test_what_is_no_export_is_one_line_and_leaves_the_log_as_it_was(
    tmp_path: Path, make: Any, words: str
) -> None:
    import_(HEVY, "--write")
    before = (data_dir() / "backcoach.db").read_bytes()
    path = tmp_path / "file"
    make(path)

    result = import_(str(path), "--write")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{path}: ")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert (data_dir() / "backcoach.db").read_bytes() == before


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(HEVY)
    assert import_(str(link), "--write").exit_code == 0
    assert len(names()) == 2


def test_nothing_is_imported_while_a_session_is_live_elsewhere() -> None:
    data_dir().mkdir(parents=True)
    lock = Lock(data_dir())
    assert lock.acquire()
    try:
        result = import_(HEVY, "--write")
    finally:
        lock.release()
    assert result.exit_code == 1
    assert "a session is live in another window" in result.stderr
    assert names() == []


def test_of_two_imports_at_once_the_second_is_told_of_the_first() -> None:
    data_dir().mkdir(parents=True)
    lock = Lock(data_dir())
    assert lock.acquire(for_session=False)
    try:
        result = import_(HEVY, "--write")
    finally:
        lock.release()
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "session is live" not in result.stderr
    assert "as an import does" in result.stderr
    assert names() == []


def test_an_import_that_could_not_be_taken_back_is_not_stored() -> None:
    import_(HEVY, "--write")
    known = (data_dir() / FILE).read_bytes()
    (data_dir() / FILE).unlink()
    (data_dir() / FILE).mkdir()

    result = import_(STRONG_1, "--unit", "kg", "--write")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)
    assert f"{FILE}: is a directory" in result.stderr
    assert len(read_history(data_dir())) == 2

    (data_dir() / FILE).rmdir()
    (data_dir() / FILE).write_bytes(known)
    assert "2 sessions" in import_("--undo").stdout


def test_undo_passes_over_what_was_never_stored() -> None:
    import_(HEVY, "--write")
    imported = LastImport(1, {"gone": (0, 1)}, decisions={"gone too": (0, 1)})
    remember(data_dir(), imported)

    assert import_("--undo").exit_code == 0
    assert {each.status for each in read_history(data_dir())} == {"finished"}


def test_decisions_about_programmes_come_back(tmp_path: Path) -> None:
    runner = CliRunner()
    runner.invoke(main, ["programme", "balanced"])
    runner.invoke(main, ["programme", "--pause"])
    log = tmp_path / "log.jsonl"
    assert runner.invoke(main, ["export", "--to", "jsonl", "-o", str(log)]).exit_code == 0
    lost = runner.invoke(main, ["export", "--to", "csv", "-o", str(tmp_path / "sets.csv")])
    assert "2 decisions about programmes" in lost.stderr

    shutil.rmtree(data_dir())
    assert "2 decisions about programmes written" in import_(str(log), "--write").stdout
    (held,) = [
        each
        for each in json.loads(runner.invoke(main, ["programme", "--json"]).stdout)
        if each["standing"]
    ]
    assert (held["id"], held["standing"]["status"]) == ("balanced", "paused")
    assert "There is nothing to write." in import_(str(log), "--write").stdout

    assert "2 decisions about programmes" in import_("--undo").stdout
    listed = json.loads(runner.invoke(main, ["programme", "--json"]).stdout)
    assert not any(each["standing"] for each in listed)


def test_loads_in_another_unit_than_the_settings_are_named() -> None:
    assert 'units = "lb" in config.toml' in import_(HEVY_LB, "--write").stdout
    import_("--undo")
    config_dir().mkdir(parents=True, exist_ok=True)
    (config_dir() / "config.toml").write_text('units = "lb"\n', encoding="utf-8")
    assert "config.toml" not in import_(HEVY_LB, "--write").stdout


def test_nothing_from_a_file_reaches_the_terminal_as_a_command() -> None:
    for name in ("nasty_hostile.csv", "nasty_latin1.csv"):
        for more in ([], ["--json"]):
            result = import_(str(FOLDER / name), "--unit", "kg", *more)
            text = result.stdout + result.stderr
            assert not {char for char in text if ord(char) < 32 or 127 <= ord(char) < 160} - {"\n"}
            assert "\u202e" not in text


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
