"""`backcoach import`: what it shows, writes and takes back."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result
from exchange.fixtures import EXPECTED, FOLDER

from backcoach.cli.main import main
from backcoach.exchange.intake.storing import FILE, LastImport, remember
from backcoach.storage.store import read_history
from backcoach.userfiles.paths import config_dir, data_dir

if TYPE_CHECKING:
    from pathlib import Path

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


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(HEVY)
    assert import_(str(link), "--write").exit_code == 0
    assert len(names()) == 2


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
    assert "decisions about programmes: 2" in lost.stderr

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
