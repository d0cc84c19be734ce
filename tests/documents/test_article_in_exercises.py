"""Each instruction of the source article has one place in the exercise that it belongs to.

An instruction is its key words. They must stand together in one line, at the place that is
named, and in no other setup step or cue of that exercise.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import tomli

TEXT = (Path(__file__).parents[2] / "exercises.toml").read_text(encoding="utf-8")
DATA: dict[str, list[dict[str, Any]]] = tomli.loads(TEXT)
EXERCISES: dict[str, dict[str, Any]] = {exercise["id"]: exercise for exercise in DATA["exercise"]}


class Instruction(NamedTuple):
    """What the article asks for, the place of it in an exercise, and the words it is known by."""

    article: str
    exercise: str
    place: str
    words: tuple[str, ...]


def of(exercise: str, *rows: tuple[str, str, str]) -> tuple[Instruction, ...]:
    return tuple(
        Instruction(article, exercise, place, tuple(words.split("+")))
        for article, place, words in rows
    )


INSTRUCTIONS = (
    *of(
        "kb_deadlift",
        ("stand with your feet hip-width apart", "setup", "feet+hip-width"),
        ("place the kettlebell on the floor between them", "setup", "floor+between the ankles"),
        ("brace your core", "setup", "brace the core"),
        ("bend at the hips and knees together", "setup", "bend+hips and knees+together"),
        ("grip the handle with both hands", "setup", "grip the handle+both hands"),
        ("keep your spine neutral and core tight", "setup", "spine neutral+core tight"),
        ("push through the middle of your feet", "cues.concentric", "push+mid-foot"),
        (
            "extend your hips and knees simultaneously",
            "feel.concentric",
            "hips and knees+straighten+together",
        ),
        ("fully extend without leaning back", "cues.peak", "hips fully straight+no lean back"),
        ("lower the kettlebell slowly", "cues.eccentric", "lower+slowly"),
        ("control throughout, and repeat", "cues.stretch", "control+again"),
    ),
    *of(
        "bb_deadlift",
        ("stand with your feet hip-width apart", "setup", "feet+hip-width"),
        ("brace your core", "setup", "brace the core"),
        ("bend at the hips and knees together", "setup", "bend hips and knees together"),
        ("grip with both hands", "setup", "double overhand"),
        ("keep your spine neutral", "setup", "spine neutral"),
        ("push through the middle of your feet", "cues.concentric", "push+mid-foot"),
        (
            "extend your hips and knees simultaneously",
            "feel.concentric",
            "hips and knees+straighten+together",
        ),
        ("fully extend without leaning back", "cues.peak", "straight+no lean back"),
        ("lower slowly", "cues.eccentric", "slowly"),
        ("repeat", "cues.stretch", "again"),
    ),
    *of(
        "lat_pulldown",
        ("adjust the knee pad so your legs are held", "setup", "knee pad+legs held"),
        ("grasp the bar slightly wider than the shoulders", "setup", "a little wider+shoulders"),
        ("lean back slightly", "setup", "small lean back"),
        ("lift your chest", "setup", "lift chest"),
        ("engage your core", "setup", "engage the core"),
        ("pull the bar down toward your chest", "cues.concentric", "pull the bar down+chest"),
        ("squeeze your shoulder blades together", "feel.peak", "shoulder blades+together"),
        ("let the bar rise slowly with control", "cues.eccentric", "rise slowly+control"),
        ("the stretch in your lats as they lengthen", "feel.eccentric", "lats lengthen+stretch"),
    ),
    *of(
        "cable_row",
        ("keep your shoulders pulled back", "setup", "shoulders back+kept there"),
        ("your preferred handle", "setup", "choose a handle"),
        ("sit with a neutral spine and arms extended", "setup", "spine neutral+arms extended"),
        ("engage your core", "setup", "engage the core"),
        ("pull the handle toward your torso", "cues.concentric", "pull the handle+belly"),
        ("bring your shoulder blades together", "feel.peak", "shoulder blades together"),
        ("return slowly, under control", "cues.eccentric", "return slowly+control"),
    ),
    *of(
        "db_row",
        ("one hand and knee on a bench", "setup", "knee and hand+bench"),
        ("the opposite foot planted on the floor", "setup", "other foot planted+floor"),
        ("a dumbbell in the free hand, arm down", "setup", "free hand+arm straight down"),
        ("tighten your core", "setup", "tighten the core"),
        ("pull toward your torso", "cues.concentric", "to the waist"),
        ("keep your elbow close to your body", "cues.concentric", "elbow close to the body"),
        ("squeeze between the shoulder blades", "feel.peak", "squeeze between+shoulder blades"),
        ("lower the weight slowly", "cues.eccentric", "lower+slowly"),
    ),
    *of(
        "pull_up",
        ("grip slightly wider than the shoulders", "setup", "a little wider+shoulders"),
        ("palms facing away", "setup", "palms forward"),
        ("hang with arms fully extended", "setup", "hang+arms straight"),
        ("engage your core", "setup", "core engaged"),
        ("pull up by retracting the shoulder blades", "feel.concentric", "blades+back"),
        ("until your chin clears the bar", "cues.peak", "chin clear of the bar"),
        ("lower yourself slowly", "cues.eccentric", "lower slowly"),
        ("repeat with consistent form", "cues.stretch", "every rep the same"),
    ),
    *of(
        "band_pull_up",
        ("palms facing away", "setup", "palms forward"),
        ("hang with arms fully extended, engage your core", "setup", "arms straight+core engaged"),
        ("lower yourself slowly", "cues.eccentric", "lower slowly"),
    ),
    *of(
        "assisted_pull_up",
        ("palms facing away", "setup", "palms forward"),
        ("grip slightly wider than the shoulders", "setup", "a little wider+shoulders"),
        ("hang with arms fully extended, engage your core", "setup", "arms straight+core engaged"),
        ("lower yourself slowly", "cues.eccentric", "lower slowly"),
    ),
)

each_instruction = pytest.mark.parametrize(
    "row", INSTRUCTIONS, ids=lambda row: f"{row.exercise}: {row.article}"
)

TRUNK = {"erector spinae", "latissimus dorsi", "rhomboids", "gluteus maximus", "hamstrings"}


def lines(exercise: dict[str, Any]) -> list[tuple[str, str]]:
    """Every setup step and cue of an exercise, with its place."""
    steps = [("setup", step) for step in exercise["setup"]]
    cues = [
        (f"{table}.{phase}", text)
        for table in ("cues", "feel")
        for phase, text in exercise[table].items()
    ]
    return steps + cues


def places(row: Instruction, texts: list[tuple[str, str]]) -> list[str]:
    """Return where all the words of an instruction stand together."""
    return [place for place, text in texts if all(word in text.lower() for word in row.words)]


@each_instruction
def test_an_instruction_of_the_article_has_one_place(row: Instruction) -> None:
    assert places(row, lines(EXERCISES[row.exercise])) == [row.place]


@each_instruction
def test_an_instruction_that_is_taken_out_is_missed(row: Instruction) -> None:
    others = [
        (place, text)
        for place, text in lines(EXERCISES[row.exercise])
        if not all(word in text.lower() for word in row.words)
    ]
    assert len(others) == len(lines(EXERCISES[row.exercise])) - 1
    assert places(row, others) == []


@pytest.mark.parametrize(
    ("name", "grip"),
    [
        ("kb_deadlift", "grip"),
        ("kb_deadlift_block", "grip"),
        ("kb_rdl", "two hands"),
        ("suitcase_deadlift", "on the handle"),
        ("two_kb_deadlift", "each handle"),
        ("trapbar_deadlift", "grip"),
        ("bb_rack_pull", "hands"),
        ("bb_deadlift", "grip"),
    ],
)
def test_a_hinge_is_braced_before_the_grip(name: str, grip: str) -> None:
    text = " / ".join(EXERCISES[name]["setup"]).lower()
    assert 0 <= text.find("brace") < text.find(grip)


def test_steps_stand_in_the_order_of_the_article() -> None:
    for name in ("kb_deadlift", "lat_pulldown", "cable_row", "db_row", "pull_up"):
        setup = " / ".join(EXERCISES[name]["setup"]).lower()
        rows = [row for row in INSTRUCTIONS if (row.exercise, row.place) == (name, "setup")]
        at = {row.article: setup.index(row.words[0]) for row in rows}
        # The row's rule about the shoulders holds throughout, and palms and width are one grip.
        free = {"keep your shoulders pulled back", "grip slightly wider than the shoulders"}
        order = [place for article, place in at.items() if article not in free]
        assert order == sorted(order)


@pytest.mark.parametrize("name", ["kb_deadlift", "bb_deadlift"])
def test_a_deadlift_works_the_muscles_that_the_article_names(name: str) -> None:
    exercise = EXERCISES[name]
    worked = {*exercise["primary"], *exercise["secondary"]}
    assert worked >= TRUNK | {"upper trapezius", "middle trapezius"}


def test_a_beginner_learns_the_hinge_with_a_kettlebell() -> None:
    first = DATA["session"][0]
    assert first["level"] == "beginner"
    assert first["exercise"][0]["exercise"] == "kb_deadlift"


def test_the_row_is_done_on_one_side_and_then_on_the_other() -> None:
    assert EXERCISES["db_row"]["sides"] == "each"


def test_help_from_a_machine_or_a_band_leads_to_the_pull_up() -> None:
    fixes = [fault["fix"] for fault in EXERCISES["pull_up"]["faults"]]
    assert any("band" in fix and "machine" in fix for fix in fixes)
    for name in ("assisted_pull_up", "band_pull_up"):
        rungs = [name]
        while "harder" in EXERCISES[rungs[-1]]:
            rungs.append(EXERCISES[rungs[-1]]["harder"])
        assert "pull_up" in rungs


def test_the_sections_of_the_article_are_the_stations_of_the_first_session() -> None:
    stations = [prescription["exercise"] for prescription in DATA["session"][0]["exercise"]]
    assert stations == ["kb_deadlift", "lat_pulldown", "cable_row", "db_row", "assisted_pull_up"]
