"""`backcoach history` and `stats`: the course of an exercise, and the past in figures."""

from __future__ import annotations

import json

import pytest
from cli.past.log_and_edit import done, invoke
from support.builders import line
from support.diary import Diary, put

from backcoach.storage.store import Store
from backcoach.userfiles.paths import data_dir


def trained() -> None:
    with Store.open(data_dir()) as store:
        for day, reps in enumerate((6, 8)):
            diary = Diary(f"day {day}", line("db_row", 1, load="24 kg"), day=day)
            put(store, diary.do(reps=reps).report())
        put(store, Diary("old", line("gone", 1), day=2).do(reps=5))


@pytest.mark.parametrize("name", ["db_row", "Single-arm dumbbell row", " DB_ROW "])
def test_the_course_of_an_exercise_is_found_by_its_name_or_id(name: str) -> None:
    trained()
    assert invoke("history", name).stdout.split("\n") == [
        "Single-arm dumbbell row. Bars: estimated maximum",
        "2026-11-18  ▁  6 × 24 kg  max about 29 kg, give or take 1",
        "2026-11-19  █  8 × 24 kg  max about 30 kg, give or take 2  best",
        "",
    ]
    rows = json.loads(invoke("history", name, "--last", "1", "--json").stdout)
    assert [(diary["reps"], diary["load_kg"]) for diary in rows] == [(8, 24.0)]


def test_an_exercise_missing_from_the_file_still_has_its_history() -> None:
    trained()
    assert invoke("history", "gone").stdout == "gone. Bars: reps\n2026-11-20  5 reps\n"


def test_an_exercise_that_was_never_done_has_none() -> None:
    result = invoke("history", "pull_up")
    assert (result.stdout, result.exit_code) == ("No set of Pull-up yet.\n", 0)
    assert invoke("history", "pull_up", "--json").stdout == "[]\n"


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
