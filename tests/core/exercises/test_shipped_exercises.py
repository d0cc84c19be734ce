"""What holds for each exercise of the shipped exercises.toml."""

from __future__ import annotations

import re

import pytest
from core.exercises.shipped import (
    DATA,
    EXERCISES,
    HOME,
    LONGEST,
    SESSIONS,
    TEXT,
    Table,
    each_exercise,
    each_table,
    texts,
)

from backcoach.pictures.poses import FIGURES

PHASES = ("concentric", "peak", "eccentric", "stretch")

MUSCLES = {
    *("latissimus dorsi", "teres major", "infraspinatus", "rhomboids", "erector spinae"),
    *("upper trapezius", "middle trapezius", "lower trapezius", "posterior deltoid"),
    *("biceps brachii", "brachialis", "brachioradialis", "forearm flexors", "pectoralis major"),
    "triceps brachii",
    *("abdominal wall", "external oblique"),
    *("gluteus maximus", "hamstrings", "quadriceps femoris", "adductor magnus"),
}

GYM = {
    *("barbell", "discs", "rack", "block", "box", "belt", "bench", "incline bench"),
    *("dumbbell", "second dumbbell", "second kettlebell", "trap bar"),
    *(
        "back extension bench",
        "door anchor",
        "rings",
        "row machine",
        "landmine",
        "parallel handles",
    ),
    *("cable station", "pull-down station", "assisted pull-up machine"),
}


def test_the_file_is_plain_in_any_editor_and_names_its_schema() -> None:
    assert TEXT.startswith("#:schema docs/exercises.schema.json\n")
    assert TEXT.isascii()
    assert "\t" not in TEXT
    assert "!" not in TEXT
    assert [line for line in TEXT.splitlines() if line != line.rstrip() or len(line) > 100] == []


def test_each_key_is_explained_where_it_first_appears() -> None:
    table, above, seen, silent = "", "", set(), []
    for line in TEXT.splitlines():
        if header := re.match(r"\[+([a-z.]+)\]+", line):
            table = header[1]
        elif (key := re.match(r"([a-z_]+) = ", line)) and (table, key[1]) not in seen:
            seen.add((table, key[1]))
            if "#" not in line and not above.startswith("#"):
                silent.append((table, key[1]))
        above = line
    assert silent == []
    assert len(seen) > 40


def test_ids_are_unique_and_the_first_session_is_for_beginners() -> None:
    assert len(EXERCISES) == len(DATA["exercise"]) == 59
    assert list(SESSIONS)[:7] == [
        *("beginner", "intermediate", "advanced", "home", "dumbbells", "bands", "bar")
    ]
    assert len(SESSIONS) == len(DATA["session"])


@each_exercise
def test_an_exercise_has_all_that_the_coach_says(exercise: Table) -> None:
    for phases in (exercise["cues"], exercise["feel"]):
        assert tuple(phases) == PHASES
    assert len(exercise["setup"]) >= 3
    assert len(exercise["faults"]) >= 3
    assert len(exercise["stop"]) >= 2
    assert "breathing" in exercise
    assert ("reps" in exercise) == ("tempo" in exercise) != ("seconds" in exercise)
    assert exercise.get("rest") == (30 if exercise["load"] == "none" else None)


@each_exercise
def test_muscles_equipment_and_figures_come_from_one_vocabulary(exercise: Table) -> None:
    muscles = exercise["primary"] + exercise["secondary"]
    assert set(muscles) <= MUSCLES
    assert len(set(muscles)) == len(muscles)
    assert set(exercise["equipment"]) <= HOME | GYM
    # Where no thing is lifted or hung from, the floor is enough.
    assert exercise["equipment"] or exercise["load"] in {"none", "bodyweight"}
    bars = {"barbell"} if "trap bar" in exercise["equipment"] else set()
    assert exercise["implement"] in {*exercise["equipment"], *bars, "stack", "none"}
    assert exercise["figure"] in FIGURES


def test_no_word_of_the_vocabularies_is_idle() -> None:
    assert {m for row in DATA["exercise"] for m in row["primary"] + row["secondary"]} == MUSCLES
    assert {kit for row in DATA["exercise"] for kit in row["equipment"]} == HOME | GYM
    assert {row["figure"] for row in DATA["exercise"]} == set(FIGURES)


@each_exercise
def test_a_first_load_is_given_where_there_is_a_load(exercise: Table) -> None:
    start = exercise.get("start", "")
    assert bool(start) == (exercise["load"] not in {"bodyweight", "none"})
    assert start.startswith("-") == (exercise["load"] == "assisted")
    assert start.endswith(" band") == (exercise["load"] == "band")


@each_table
def test_every_line_is_short_and_begins_with_a_capital(table: Table) -> None:
    assert [(key, text) for key, text in texts(table) if len(text) > LONGEST[key]] == []
    assert [text for _, text in texts(table) if text != text.strip() or not text[0].isupper()] == []


@each_exercise
def test_r_cue_02_cues_point_outside_the_body(exercise: Table) -> None:
    """What is felt inside stands under `feel`."""
    inside = re.compile(r"squeez|feel|tens|muscle|buttock|glute|hamstring|\blats?\b|blade", re.I)
    assert [cue for cue in exercise["cues"].values() if inside.search(cue)] == []


@each_table
def test_nothing_is_promised_and_nobody_is_frightened(table: Table) -> None:
    wrong = re.compile(r"postur|slouch|injur|prevent|protect|damage|danger|imbalance|never", re.I)
    assert [text for _, text in texts(table) if wrong.search(text)] == []


@pytest.mark.parametrize("name", ["chin_up", "negative_pull_up", "pull_up", "band_pull_up"])
def test_1_6_every_pull_up_works_the_rear_shoulder(name: str) -> None:
    assert "posterior deltoid" in EXERCISES[name]["secondary"]


def test_a_barbell_says_how_to_grip_it_and_what_arms_and_knees_do() -> None:
    text = " ".join(text for _, text in texts(EXERCISES["bb_deadlift"])).lower()
    for words in ("double overhand", "mixed", "hook", "straps", "arms straight", "knees bend"):
        assert words in text
    assert "knees fall inward" in text


def test_the_handle_of_a_kettlebell_has_one_place() -> None:
    places = re.compile(r"ankle|heel|toe|shin")
    for name in ("kb_deadlift", "kb_deadlift_block"):
        text = " ".join(text for _, text in texts(EXERCISES[name])).lower()
        assert places.findall(text) == ["ankle"]


def test_two_bells_may_differ_and_the_log_says_how() -> None:
    setup = " ".join(EXERCISES["two_kb_deadlift"]["setup"])
    assert "may differ" in setup
    assert "change hands" in setup
    assert "Log half" in setup


def test_a_band_is_left_with_a_foot_on_something_and_the_band_in_hand() -> None:
    ways = [step for step in EXERCISES["band_pull_up"]["setup"] if step.startswith("To get out")]
    assert len(ways) == 1
    assert "step on the box" in ways[0]
    assert "hold the band" in ways[0]


@each_exercise
def test_r_breath_01_out_with_the_effort_and_r_breath_02_braced_where_it_is_heavy(
    exercise: Table,
) -> None:
    is_heavy = exercise["pattern"] == "hinge" and exercise["id"] in {
        *("kb_deadlift", "kb_deadlift_block", "two_kb_deadlift", "suitcase_deadlift"),
        *("trapbar_deadlift", "bb_rack_pull", "bb_deadlift"),
    }
    if "seconds" in exercise:
        assert "even" in exercise["breathing"]
    elif is_heavy:
        assert exercise["breathing"].startswith("In before the lift, out ")
        assert any("Brace" in step for step in exercise["setup"])
    else:
        assert exercise["breathing"].startswith("Out ")


def test_r_lpd_01_no_bar_is_pulled_behind_the_neck() -> None:
    for exercise in DATA["exercise"]:
        spoken = [*exercise["setup"], *exercise["cues"].values(), *exercise["feel"].values()]
        assert not any("behind the neck" in text for text in spoken)
    faults = {entry["fault"] for entry in EXERCISES["lat_pulldown"]["faults"]}
    assert "The bar goes behind the neck" in faults


@pytest.mark.parametrize("name", ["bb_deadlift", "bb_rack_pull", "trapbar_deadlift"])
def test_r_dl_03_collars_are_asked_for_before_the_first_lift(name: str) -> None:
    assert any("collars on" in text for text in EXERCISES[name]["setup"])
