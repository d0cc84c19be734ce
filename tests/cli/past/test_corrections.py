"""Sessions that are entered later, and corrections of the past, by command."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from support.builders import line
from support.diary import Diary, put

from backcoach.cli.main import main
from backcoach.cli.past import corrections as past
from backcoach.cli.past import log_command
from backcoach.storage.lock import Lock
from backcoach.storage.store import Store
from backcoach.userfiles.paths import data_dir

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

LINES = ("lat_pulldown 10 10 9 x 45 kg r2", "db_row 9 x 20 kg")


def invoke(*args: str, text: str = "") -> Result:
    return CliRunner().invoke(main, args, input=text)


def done(*args: str, text: str = "") -> str:
    result = invoke(*args, text=text)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def sessions() -> list[Any]:
    return list(json.loads(done("history", "--json")))


def sets(number: int = -1) -> list[tuple[str, str, int | None, str | None, int | None]]:
    return [
        (row["step"], row["exercise"], row["reps"], row["load"], row["rir"])
        for row in sessions()[number]["sets"]
    ]


@pytest.fixture
def logged() -> None:
    done("log", "--date", "2026-11-20", "--session", "beginner", *LINES)


@pytest.fixture
def editor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Use a terminal in which the editor changes the text with these edits of sed."""
    for command in (past, log_command):
        monkeypatch.setattr(command, "is_terminal", lambda: True)
    seen = tmp_path / "seen"

    def use(*edits: str) -> Path:
        script = tmp_path / "editor"
        changes = "\n".join(
            f'[ "$n" = {number} ] && sed -i {shlex.quote(edit)} "$1"'
            for number, edit in enumerate(edits)
        )
        count = tmp_path / "count"
        count.write_text("0")
        script.write_text(
            f'#!/bin/sh\nn=$(cat {count}); echo $((n+1)) > {count}\ncat "$1" >> {seen}\n'
            f'{changes}\ntouch -d "+1 hour" "$1"\n'
        )
        script.chmod(0o700)
        monkeypatch.delenv("VISUAL", raising=False)
        monkeypatch.setenv("EDITOR", str(script))
        return seen

    return use


@pytest.mark.usefixtures("logged")
def test_a_session_that_was_done_without_the_program_is_one_like_others() -> None:
    (session,) = sessions()
    assert session["started_at"].startswith("2026-11-20T12:00:00")
    assert (session["session"], session["status"]) == ("beginner", "finished")
    assert session["origin"] == {"program": "log", "dialect": ""}
    assert sets() == [
        ("1.1", "lat_pulldown", 10, "45 kg", None),
        ("1.2", "lat_pulldown", 10, "45 kg", None),
        ("1.3", "lat_pulldown", 9, "45 kg", 2),
        ("2.1.left", "db_row", 9, "20 kg", None),
        ("2.1.right", "db_row", 9, "20 kg", None),
    ]
    assert all(row["reported"] for row in session["sets"])


def test_the_next_targets_follow_what_was_logged_and_corrected() -> None:
    def load() -> str:
        lines = json.loads(done("next", "beginner", "--json"))["exercises"]
        return str(next(row["load"] for row in lines if row["exercise"] == "lat_pulldown"))

    first = load()
    done("log", "--session", "beginner", "lat_pulldown 12 12 12 x 80 kg r1")
    second = load()
    done("edit", "--delete")
    assert first != second
    assert load() == first
    done("edit", "--undo")
    assert load() == second


def test_lines_come_from_standard_input_too() -> None:
    done("log", text="# my session\n\nlat_pulldown 8 x 100 lb\n'\n".replace("'\n", ""))
    assert sets() == [("1.1", "lat_pulldown", 8, "100 lb", None)]


def test_a_line_without_its_quotes_is_one_line() -> None:
    done("log", "lat_pulldown", "10", "9", "x", "45", "kg", "r2", "felt light")
    assert sets() == [
        ("1.1", "lat_pulldown", 10, "45 kg", None),
        ("1.2", "lat_pulldown", 9, "45 kg", 2),
    ]
    assert sessions()[0]["sets"][0]["note"] == "felt light"


@pytest.mark.parametrize(
    ("line", "sides", "count"),
    [
        ("db_row left 10 x 20 kg right 9 x 22 kg", ["left", "right"], "1 set"),
        ("db_row right 9 8 x 20 kg", ["right", "right"], "2 sets"),
        ("db_row 9 x 20 kg", ["left", "right"], "1 set"),
    ],
)
def test_what_was_done_on_a_side_is_logged_of_that_side(
    line: str, sides: list[str], count: str
) -> None:
    assert done("log", line).startswith(f"Logged {count} of ")
    assert [row["side"] for row in sessions()[0]["sets"]] == sides


def test_two_sets_in_the_line_of_one_are_refused(logged: None, editor: Any) -> None:
    editor(r"s/db_row left 9 x 20 kg/db_row left 9 right 8 x 20 kg/")
    result = invoke("edit")
    assert (result.exit_code, "is one set" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    ("args", "text", "code", "message"),
    [
        (["log", "--date", "0001-01-01", "x"], "", 2, '"0001-01-01" is before 1900'),
        (["stats", "--since", "0026-11-20"], "", 2, '"0026-11-20" is before 1900'),
        (["log", "--date", "2999-01-01", "x"], "", 2, '--date "2999-01-01" is in the future'),
        (["log", "--date", "yesterday", "x"], "", 2, 'is not a date; write 2026-11-20 or "2026'),
        (["log", "--session", "beginer", "x"], "", 2, 'did you mean "beginner"?'),
        (["log", "lat_pulldown"], "", 1, "line 1: "),
        (["log"], "lat_pulldown 8\nlat_pulldown ten\n", 1, 'line 2: "ten" is not a set'),
        (["log"], "\n", 1, "there is no set; write lat_pulldown 10 10 9 x 45 kg r2"),
        (["log", "--edit", "lat_pulldown 8"], "", 2, "--edit and LINE exclude each other"),
        (["edit"], "", 1, "there is no session yet"),
        (["edit", "2026-01-01"], "", 1, "there is no session of 2026-01-01"),
        (["edit", "--undo"], "", 1, "there is no corrected session yet"),
        (["edit", "--undo", "--delete"], "", 2, "exclude each other"),
    ],
)
def test_a_mistake_is_one_line_and_stores_nothing(
    args: list[str], text: str, code: int, message: str
) -> None:
    result = invoke(*args, text=text)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (data_dir() / "backcoach.db").exists() or sessions() == []


def test_nothing_is_changed_while_a_session_is_live_in_another_window() -> None:
    done("log", *LINES)
    lock = Lock(data_dir())
    assert lock.acquire()
    for args in (["log", *LINES], ["edit", "--delete"]):
        result = invoke(*args)
        assert result.exit_code == 1
        assert "live in another window" in result.stderr
    lock.release()
    assert len(sessions()) == 1


def test_in_a_terminal_the_coming_session_is_filled_in(editor: Any) -> None:
    seen = editor("s/^lat_pulldown .*/lat_pulldown 7 7 x 40 kg/; /^kb_/d")
    assert "Logged" in done("log", "--edit", "--session", "beginner")
    assert "lat_pulldown" in seen.read_text()
    assert ("1.1", "lat_pulldown", 7, "40 kg", None) in sets()
    assert "kb_deadlift" not in str(sets())


def test_what_the_editor_leaves_wrong_comes_up_again_with_what_is_wrong(editor: Any) -> None:
    seen = editor("s/^lat_pulldown .*/lat_pulldown ten/", "s/^lat_pulldown .*/lat_pulldown 10/")
    done("log", "--edit", "--session", "beginner")
    assert '"ten" is not a set' in seen.read_text()
    assert ("2.1", "lat_pulldown", 10, None, None) in sets()


@pytest.mark.usefixtures("logged")
def test_an_editor_that_only_adds_blank_lines_is_not_opened_for_ever(editor: Any) -> None:
    seen = editor("s/^1.1 .*/9.9 lat_pulldown 8/", *["s/^# NOT YET.*//"] * 3)
    result = invoke("edit")
    assert (result.exit_code, "there is no set 9.9" in result.stderr) == (1, True)
    assert seen.read_text().count("name  ") == 2  # as it was, and once with what is wrong


@pytest.mark.usefixtures("logged")
def test_each_value_of_a_past_set_is_corrected_and_taken_back(editor: Any) -> None:
    before = sessions()
    editor('s/^1.3 .*/1.3 12:20 lat_pulldown warm-up 8 x 50 kg r0 "grip went"/; /^2.1.left/d')
    done("edit")
    assert sets() == [
        ("1.1", "lat_pulldown", 10, "45 kg", None),
        ("1.2", "lat_pulldown", 10, "45 kg", None),
        ("2.1.right", "db_row", 9, "20 kg", None),
        ("1.3", "lat_pulldown", 8, "50 kg", 0),
    ]
    row = sessions()[0]["sets"][-1]
    assert (row["kind"], row["note"]) == ("warmup", "grip went")
    assert row["done_at"].startswith("2026-11-20T12:20:00")
    done("edit", "--undo")
    assert sessions() == before


@pytest.mark.usefixtures("logged")
def test_a_session_is_renamed_moved_and_its_sets_with_it_in_one_step(editor: Any) -> None:
    before = sessions()
    editor(
        "s/^name .*/name  At my sister's/; s/^date .*/date  2026-11-19 18:00/;"
        " s/^1.1 .*/1.1 lat_pulldown 6/"
    )
    assert "backcoach edit --undo" in done("edit", "2026-11-20")
    (session,) = sessions()
    assert session["name"] == "At my sister's"
    assert session["started_at"].startswith("2026-11-19T18:00")
    assert session["sets"][1]["done_at"].startswith("2026-11-19T18:00")
    assert session["sets"][0]["reps"] == 6
    done("edit", "--undo")
    assert sessions() == before


@pytest.mark.usefixtures("logged")
def test_a_session_is_split_and_made_whole_again(editor: Any) -> None:
    before = sessions()
    editor("s/^2.1.left/---\\n&/")
    done("edit")
    parts = [[row["exercise"] for row in session["sets"]] for session in sessions()]
    assert sorted(parts) == [["db_row"] * 2, ["lat_pulldown"] * 3]
    first = next(s for s in sessions() if s["origin"]["program"] == "log")
    assert [row["step"] for row in first["sets"]] == ["1.1", "1.2", "1.3"]
    done("edit", "--undo")
    assert [session for session in sessions() if session["status"] == "finished"] == before


@pytest.mark.usefixtures("logged")
def test_sets_are_added_and_a_line_that_is_not_changed_stays_as_it_was(editor: Any) -> None:
    editor("s/^1.2 .*/&\\ndead_hang 30 s/")
    done("edit")
    assert ("3.1", "dead_hang", None, None, None) in sets()
    editor("s/nothing//")
    assert "Nothing was changed" in done("edit")


def test_what_was_led_is_corrected_and_stays_assumed_where_nobody_touched_it(editor: Any) -> None:
    with Store.open(data_dir()) as store:
        put(store, Diary("led", line("db_row", 3, load="24 kg", rest=60)).do(3))
    editor("s/^1.2 .*/1.2 lat_pulldown 5 x 22 kg/")
    done("edit")
    rows = sessions()[0]["sets"]
    assert [(row["exercise"], row["reps"], row["reported"]) for row in rows] == [
        ("db_row", 8, False),
        ("lat_pulldown", 5, True),
        ("db_row", 8, False),
    ]
    assert [row["rest_taken_s"] for row in rows] == [0, 0, None]


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        ("s/^1.1 .*/9.9 lat_pulldown 8/", "there is no set 9.9"),
        ("s/^1.1 .*/1.2 lat_pulldown 8/", "set 1.2 stands twice"),
        ("s/^1.1 .*/1.1 25:00 lat_pulldown 8/", '"25:00" is not a time of day'),
        ("s/^1.1 .*/1.1 lat_pulldown 8 8/", "is one set"),
        ("s/^date .*/date tomorrow/", '"tomorrow" is not a date'),
        ("s/^date .*/date 2999-01-01/", '"2999-01-01" is in the future'),
        ("s/^date .*/date 0026-11-20 18:00/", '"0026-11-20 18:00" is before 1900'),
        ("/^[0-9]/d", "no set is left"),
    ],
)
@pytest.mark.usefixtures("logged")
def test_what_cannot_be_meant_is_said(edit: str, message: str, editor: Any) -> None:
    editor(edit)
    before = sessions()
    result = invoke("edit")
    assert result.exit_code == 1
    assert message in result.stderr
    assert sessions() == before


def test_stats_are_the_same_figures_as_text_and_for_programs() -> None:
    done("log", "--date", "2026-11-20", "lat_pulldown 10 10 9 x 45 kg r2", "db_row 9 x 20 kg r1")
    done("log", "--date", "2026-11-21", "lat_pulldown 5 x 60 kg r1", '"Bench press" 8 x 60 kg')
    figures = json.loads(done("stats", "--since", "2026-11-16", "--json"))
    assert (figures["sessions"], figures["sets_done"]) == (2, 6)  # both sides are one set
    muscles = {row["muscle"]: row["weeks"]["2026-11-16"] for row in figures["muscles"]}
    assert muscles["lats"] == 5.0
    assert figures["balance"]["vertical"] == 4.0
    assert figures["unknown"] == {"Bench press": 1.0}
    records = [
        (row["exercise"], row["reps"], row["load"])
        for row in figures["records"]
        if row["exercise"] == "lat_pulldown"
    ]
    assert records == [("lat_pulldown", 5, "60 kg"), ("lat_pulldown", 10, "45 kg")]
    text = done("stats", "lat pull-down", "--since", "2026-11-16")
    assert "10 × 45 kg" in text
    assert "Bench press" not in text
    assert "▁" not in text
    assert "Last done   2026-11-21" in done("show", "lat_pulldown")


def test_stats_of_nothing_say_so_and_an_unknown_exercise_is_wrong_use() -> None:
    assert done("stats") == "No set yet.\n"
    assert json.loads(done("stats", "--json"))["sessions"] == 0
    assert invoke("stats", "lat_pulldwn").exit_code == 2


def test_history_shows_what_was_noted_and_takes_time_away_for_no_training() -> None:
    done("log", "--date", "2026-11-20", 'lat_pulldown 10 x 45 kg "grip went"')
    assert done("history").splitlines() == [
        "2026-11-20 12:00  Logged later  1 set  entered later",
        "                  lat_pulldown: grip went",
    ]
    assert json.loads(done("history", "--json", "--last", "1"))[0]["sets"][0]["note"] == "grip went"
