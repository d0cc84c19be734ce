"""The shipped sessions: order, balance, reserve, and length."""

from __future__ import annotations

import pytest
from core.exercises.shipped import EXERCISES, HOME, LINES, SESSIONS, Table, exercise_seconds


def session_seconds(name: str) -> int:
    """Readiness, general warm-up, cool-down, and every exercise one after the other."""
    return 60 + 300 + 180 + sum(map(exercise_seconds, SESSIONS[name]["exercise"]))


def test_a_drill_without_a_load_has_no_reserve_and_a_short_rest() -> None:
    drills = [line for line, exercise in LINES if exercise["load"] == "none"]
    assert drills
    assert all("rir" not in line and line["rest"] == 30 for line in drills)


@pytest.mark.parametrize(
    ("name", "seconds"), [("beginner", 2396), ("intermediate", 3025), ("advanced", 3786)]
)
def test_5_a_session_takes_as_long_as_it_was_planned(name: str, seconds: int) -> None:
    assert session_seconds(name) == seconds
    assert f" {round(seconds / 60)} minutes" in SESSIONS[name]["about"]


def test_the_home_session_has_one_superset_and_takes_about_forty_minutes() -> None:
    groups = [line.get("superset") for line in SESSIONS["home"]["exercise"]]
    assert groups == [None, "a", "a", None, None, None]
    timed = sum("within" in line for line, _ in LINES)
    assert sum("superset" in line for line, _ in LINES) == 2 + timed
    first, second = SESSIONS["home"]["exercise"][1:3]
    assert (first["sets"], first["rest"]) == (second["sets"], second["rest"])
    # In turns there is one rest for both of them, and a short change in each round.
    saved = (first["sets"] - 1) * first["rest"] - first["sets"] * SESSIONS["home"]["transition"]
    assert 35 * 60 <= session_seconds("home") - saved <= 45 * 60


@pytest.mark.parametrize(("line", "exercise"), LINES, ids=[row["id"] for _, row in LINES])
def test_a_line_of_a_session_says_how_it_is_done(line: Table, exercise: Table) -> None:
    assert "setup" in line
    assert {"sets", "within"} & set(line) or isinstance(line["reps"], list)
    assert {"rest", "every", "within"} & set(line)
    assert ("reps" in line) == ("tempo" in line) == ("reps" in exercise)
    assert ("seconds" in line) == ("seconds" in exercise)
    assert ("warmup" in line) == ("warmup_rest" in line)
    assert "load" not in line


@pytest.mark.parametrize("name", SESSIONS)
def test_r_rpe_03_enough_is_left_and_r_dl_02_a_hinge_is_never_taken_to_failure(name: str) -> None:
    session = SESSIONS[name]
    least, most = (3, 4) if session["level"] == "beginner" else (1, 3)
    for line in session["exercise"]:
        exercise = EXERCISES[line["exercise"]]
        if exercise["load"] == "none" or "rir" not in line:
            assert "seconds" in line or exercise["load"] in {"none", "bodyweight"}
            continue
        is_easy = name in ("light", "deadlift_light", "pull_up_easy")  # the light days (5.4)
        assert least <= line["rir"] <= most + is_easy
        assert exercise["pattern"] != "hinge" or line["rir"] >= 2


@pytest.mark.parametrize("name", ["beginner", "intermediate"])
def test_r_ord_01_the_hinge_comes_first_and_the_hardest_pull_last(name: str) -> None:
    patterns = [EXERCISES[line["exercise"]]["pattern"] for line in SESSIONS[name]["exercise"]]
    assert patterns == ["hinge", "vertical_pull", *["horizontal_pull"] * 2, "vertical_pull"]


@pytest.mark.parametrize(
    ("name", "kit"),
    [
        ("dumbbells", {"dumbbell", "second dumbbell"}),
        ("bands", {"band"}),
        ("bar", {"pull-up bar"}),
    ],
)
def test_who_has_just_one_thing_gets_a_whole_session(name: str, kit: set[str]) -> None:
    rows = [EXERCISES[line["exercise"]] for line in SESSIONS[name]["exercise"]]
    assert {thing for row in rows for thing in row["equipment"]} == kit
    patterns = {row["pattern"] for row in rows}
    assert patterns & {"hinge", "back_extension"}
    assert "vertical_pull" in patterns
    assert patterns & {"horizontal_pull", "scapular"}  # a bar alone has no row


def test_home_needs_only_what_is_at_home() -> None:
    ids = [line["exercise"] for line in SESSIONS["home"]["exercise"]]
    assert {kit for name in ids for kit in EXERCISES[name]["equipment"]} == HOME


def test_2_8_the_block_for_blades_and_trunk_needs_nothing_and_takes_five_to_eight_minutes() -> None:
    lines = SESSIONS["blades"]["exercise"]
    assert sum(map(exercise_seconds, lines)) <= 8 * 60
    assert sum(map(exercise_seconds, lines)) >= 5 * 60
    assert [EXERCISES[line["exercise"]]["equipment"] for line in lines] == [[]] * len(lines)
    assert {EXERCISES[line["exercise"]]["pattern"] for line in lines} == {"scapular", "core"}


@pytest.mark.parametrize("name", ["beginner", "intermediate", "advanced"])
def test_r_bal_01_the_pulls_of_a_session_are_in_balance(name: str) -> None:
    """Vertical and horizontal sets keep level, a fifth to a third are hinges."""
    sets = {"hinge": 0, "vertical_pull": 0, "horizontal_pull": 0}
    for line in SESSIONS[name]["exercise"]:
        sets[EXERCISES[line["exercise"]]["pattern"]] += line["sets"]
    assert 0.67 <= sets["vertical_pull"] / sets["horizontal_pull"] <= 1.5
    assert 0.20 <= sets["hinge"] / sum(sets.values()) <= 0.35
