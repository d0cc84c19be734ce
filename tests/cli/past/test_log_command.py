"""`backcoach log`: sessions that are entered later."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cli.past.log_and_edit import LINES, done, invoke, sessions, sets

from backcoach.storage.lock import Lock
from backcoach.userfiles.paths import data_dir


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
        assert "running in another window" in result.stderr
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
