"""`backcoach edit`: corrections of the past."""

from __future__ import annotations

from typing import Any

import pytest
from cli.past.log_and_edit import done, invoke, sessions, sets
from support.builders import line
from support.diary import Diary, put

from backcoach.storage.store import Store
from backcoach.userfiles.paths import data_dir


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
        ("s/^1.1 .*/1.2 lat_pulldown 8/", "set 1.2 is there twice"),
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
