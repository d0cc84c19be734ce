"""The words of a repetition: phases, tempo, and the cues."""

from __future__ import annotations

from math import dist
from typing import Any

import pytest
from support.builders import exercise, line, plan_of
from support.shipped import shipped

from backcoach.core.exercises.model import Cues, Exercise, Goal, Phase
from backcoach.core.notation import Tempo
from backcoach.core.wording.cues import (
    PHASE_WORDS,
    REPETITION,
    Movement,
    cue,
    cues_for,
    focus,
    phase_word,
    tempo_words,
)
from backcoach.pictures.figure import pose_at
from backcoach.pictures.poses import figure_for
from backcoach.pictures.skeleton import solve

CUES = Cues(concentric="Elbows back", eccentric="Slowly", peak="Hold it", stretch="Reach")
FEEL = Cues(concentric="Feel the side of the back")


@pytest.mark.parametrize("movement", PHASE_WORDS)
def test_every_phase_has_a_word_of_its_own_in_each_movement(movement: Movement) -> None:
    words = PHASE_WORDS[movement]
    assert list(words) == ["setup", *REPETITION]
    assert len(set(words.values())) == 5
    assert all(len(word) <= 7 for word in words.values())


UP, DOWN, ALONG = {"lift", "rise"}, {"lower"}, {"return"}
# Where an arm turns, limbs reach or a person walks, there is no one way of a load.
OWN_WAYS = {"rotation": "in", "core": "return", "carry": "down"}


@pytest.mark.parametrize("shipped_exercise", shipped().exercise, ids=lambda exercise: exercise.id)
def test_the_words_of_a_repetition_name_where_the_load_goes(shipped_exercise: Exercise) -> None:
    figure = figure_for(shipped_exercise.figure)
    assert figure is not None
    start, peak = (solve(pose_at(figure, phase, 0.0)) for phase in ("stretch", "peak"))
    ways = {name: dist(start[name], peak[name]) for name in ("hand", "left_hand", "neck", "heel")}
    hand = max(("hand", "left_hand"), key=lambda name: ways[name])
    has_load = shipped_exercise.load != "none" and ways[hand] > 10
    moving = hand if has_load else max(ways, key=lambda name: ways[name])
    _, up, _ = (a - b for a, b in zip(start[moving], peak[moving], strict=True))
    word = phase_word(shipped_exercise, "eccentric")
    if shipped_exercise.pattern in OWN_WAYS:
        assert word == OWN_WAYS[shipped_exercise.pattern]
        return
    if phase_word(shipped_exercise, "concentric") in ("lift", "raise"):
        assert up < 0
        assert word in DOWN
        return
    along = dist(start[moving], peak[moving])
    if abs(up) < along / 2:
        assert word in ALONG
    else:
        assert word in (UP if up > 0 else DOWN)


def test_a_pull_without_a_figure_goes_by_what_it_is_done_with() -> None:
    pull = exercise("pull", pattern="vertical_pull", load="band")
    assert phase_word(pull, "eccentric") == "rise"
    at_bar = exercise("pull", pattern="vertical_pull", load="band", equipment=("pull-up bar",))
    assert phase_word(at_bar, "eccentric") == "lower"


@pytest.mark.parametrize(
    ("tempo", "words"),
    [
        ("3-1-2-1", "pull 2, squeeze 1, return 3, reach 1"),
        ("3-0-1-0", "pull 1, return 3"),
        ("2-1-X-0", "pull fast, return 2, reach 1"),
        ("2-0-0-0", "return 2"),
    ],
)
def test_a_tempo_is_written_in_the_order_of_its_phases(tempo: str, words: str) -> None:
    assert tempo_words(exercise(), Tempo.parse(tempo)) == words


def focuses(goal: Goal = "beginner", count: int = 4, **fields: Any) -> list[tuple[Phase, str]]:
    plan = plan_of(line(exercise(**fields), count), goal=goal)
    return [attended for step in plan.steps if (attended := focus(plan, step))]


def test_r_cue_01_each_set_has_one_cue_and_they_take_turns() -> None:
    first = ("concentric", "Elbows back")
    assert focuses(cues=CUES) == [first, ("eccentric", "Slowly"), ("peak", "Hold it"), first]


def test_an_exercise_without_cues_has_no_focus() -> None:
    assert focuses() == []


def test_r_cue_02_for_muscle_growth_the_cue_is_a_feeling() -> None:
    assert focuses("hypertrophy", 2, cues=CUES, feel=FEEL) == [("concentric", FEEL.concentric)] * 2
    assert focuses("strength", 1, cues=CUES, feel=FEEL) == [("concentric", "Elbows back")]


def test_r_cue_02_a_hinge_has_external_cues_alone() -> None:
    hinge = exercise(pattern="hinge", cues=CUES, feel=FEEL)
    assert cues_for(hinge, inside=True) == CUES


def test_a_movement_without_feelings_keeps_its_cues() -> None:
    assert cues_for(exercise(cues=CUES), inside=True) == CUES


def test_each_phase_has_its_cue_and_setting_up_has_none() -> None:
    assert [cue(CUES, phase) for phase in ("setup", *REPETITION)] == [
        "",
        "Elbows back",
        "Hold it",
        "Slowly",
        "Reach",
    ]
