"""What holds in the shipped exercises.toml.

Read as plain tables, so that nothing of the program can hide a mistake of the file.
"""

from __future__ import annotations

import re
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest
import tomli

from backcoach.pictures.poses import FIGURES

Table = dict[str, Any]

TEXT = (Path(__file__).parents[3] / "exercises.toml").read_text(encoding="utf-8")
DATA: dict[str, list[Table]] = tomli.loads(TEXT)
EXERCISES: dict[str, Table] = {row["id"]: row for row in DATA["exercise"]}
SESSIONS: dict[str, Table] = {row["id"]: row for row in DATA["session"]}
LINES: list[tuple[Table, Table]] = [
    (line, EXERCISES[line["exercise"]])
    for session in DATA["session"]
    for line in session["exercise"]
]

PHASES = ("concentric", "peak", "eccentric", "stretch")

MUSCLES = {
    *("latissimus dorsi", "teres major", "infraspinatus", "rhomboids", "erector spinae"),
    *("upper trapezius", "middle trapezius", "lower trapezius", "posterior deltoid"),
    *("biceps brachii", "brachialis", "brachioradialis", "forearm flexors", "pectoralis major"),
    "triceps brachii",
    *("abdominal wall", "external oblique"),
    *("gluteus maximus", "hamstrings", "quadriceps femoris", "adductor magnus"),
}
HOME = {"kettlebell", "band", "pull-up bar", "wall"}
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
# The most letters that can be read between two breaths, and that fit their place on screen.
LONGEST = {"name": 26, "cues": 38, "feel": 38, "setup": 44, "faults": 44, "stop": 50}
LONGEST |= {"breathing": 60, "about": 80}

# Steps up the ladders, from the easier to the harder, as either end writes them.
WRITTEN_BELOW = {(row["id"], row["harder"]) for row in DATA["exercise"] if "harder" in row}
WRITTEN_ABOVE = {(row["easier"], row["id"]) for row in DATA["exercise"] if "easier" in row}

# Where two ladders meet, and where an exercise stands beside one, only one end writes the step.
JOINS = {
    ("kb_deadlift", "suitcase_deadlift"),
    ("suitcase_deadlift", "two_kb_deadlift"),
    ("trapbar_deadlift", "bb_rack_pull"),
    ("trapbar_deadlift", "bb_deadlift"),
    ("assisted_pull_up", "negative_pull_up"),
    ("chest_supported_row", "db_row"),
    ("band_row", "ring_row"),
    ("kb_deadlift", "db_rdl"),
    ("db_rdl", "single_leg_rdl"),
    ("chest_supported_row", "machine_row"),
    ("machine_row", "cable_row"),
    ("cable_row", "landmine_row"),
    ("band_pull_up", "top_hold"),
    ("top_hold", "negative_pull_up"),
    ("negative_pull_up", "parallel_pull_up"),
    ("db_floor_pullover", "db_pullover"),
    ("parallel_pull_up", "pull_up"),
}

each_exercise = pytest.mark.parametrize("exercise", DATA["exercise"], ids=EXERCISES)
each_table = pytest.mark.parametrize(
    "table", DATA["exercise"] + DATA["session"], ids=[*EXERCISES, *SESSIONS]
)


def strings(value: Any) -> list[str]:
    """Every string in a value, however deep."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [text for part in parts for text in strings(part)]


def texts(table: Table) -> list[tuple[str, str]]:
    """Every text of an exercise or a session that is read, with the key it stands under."""
    return [(key, text) for key in LONGEST if key in table for text in strings(table[key])]


def rep_seconds(tempo: str) -> int:
    return sum(1 if part == "X" else int(part) for part in tempo.split("-"))


def set_seconds(line: Table) -> int:
    """One work set; a one-sided set is both sides and the change between them."""
    if "seconds" in line:
        return int(line["seconds"])
    side = int(line["reps"]) * rep_seconds(line["tempo"])
    return side * 2 + 15 if EXERCISES[line["exercise"]]["sides"] == "each" else side


def exercise_seconds(line: Table) -> int:
    seconds = int(line["setup"])
    for warmup in line.get("warmup", []):
        reps = int(str(warmup).split(" x ")[0])
        seconds += reps * rep_seconds(line["tempo"]) + int(line["warmup_rest"])
    return seconds + int(line["sets"] * set_seconds(line) + (line["sets"] - 1) * line["rest"])


def session_seconds(name: str) -> int:
    """Readiness, general warm-up, cool-down, and every exercise one after the other."""
    return 60 + 300 + 180 + sum(map(exercise_seconds, SESSIONS[name]["exercise"]))


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


def test_a_step_of_a_ladder_is_written_at_both_ends() -> None:
    assert WRITTEN_BELOW ^ WRITTEN_ABOVE == JOINS


@pytest.mark.parametrize(("low", "high"), sorted(WRITTEN_BELOW | WRITTEN_ABOVE))
def test_neighbours_exist_and_share_the_movement(low: str, high: str) -> None:
    assert EXERCISES[low]["pattern"] == EXERCISES[high]["pattern"]


def upward(name: str) -> list[str]:
    """An exercise and, as the harder one of each names it, every rung above it."""
    rungs = [name]
    while "harder" in EXERCISES[rungs[-1]]:
        rungs.append(EXERCISES[rungs[-1]]["harder"])
    return rungs


def test_1_1_the_hinge_climbs_from_a_drill_to_the_barbell() -> None:
    assert upward("hinge_drill") == [
        *("hinge_drill", "kb_deadlift_block", "kb_deadlift", "kb_rdl", "two_kb_deadlift"),
        *("trapbar_deadlift", "bb_deadlift"),
    ]
    assert upward("suitcase_deadlift")[1:] == upward("kb_rdl")[1:], "the one or the other"
    assert EXERCISES["suitcase_deadlift"]["easier"] == "kb_deadlift"
    assert EXERCISES["bb_deadlift"]["easier"] == "bb_rack_pull"


def test_1_2_a_barbell_hinge_begins_with_the_lightest_full_size_discs() -> None:
    bars = [row for row in DATA["exercise"] if row["implement"] == "barbell"]
    assert {row["start"] for row in bars} == {"40 kg"}


def test_1_3_a_straight_arm_pulldown_is_no_rung_and_works_the_long_head_and_the_chest() -> None:
    straight = EXERCISES["straight_arm_pulldown"]
    assert not {"easier", "harder"} & set(straight)
    assert "straight_arm_pulldown" not in {name for step in WRITTEN_BELOW for name in step}
    assert {"triceps brachii", "pectoralis major"} <= set(straight["secondary"])


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


def test_a_drill_without_a_load_has_no_reserve_and_a_short_rest() -> None:
    drills = [line for line, exercise in LINES if exercise["load"] == "none"]
    assert drills
    assert all("rir" not in line and line["rest"] == 30 for line in drills)


def test_no_ladder_leads_back_to_where_it_began() -> None:
    ladders: TopologicalSorter[str] = TopologicalSorter()
    for low, high in WRITTEN_BELOW | WRITTEN_ABOVE:
        ladders.add(high, low)
    ladders.prepare()


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
