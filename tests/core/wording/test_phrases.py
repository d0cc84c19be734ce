"""The words of the coach, as they stand on the screen."""

from __future__ import annotations

from typing import Any

import pytest
from support.builders import Coach, exercise, hold, line, one_armed, plan_of

from backcoach.core.coaching.target import Target
from backcoach.core.exercises.model import Cues, Goal, Pattern, Phase
from backcoach.core.notation import Load, Tempo
from backcoach.core.session.plan import Result, Step
from backcoach.core.wording.cues import (
    PHASE_WORDS,
    REPETITION,
    cue,
    cues_for,
    focus,
    phase_word,
    tempo_words,
)
from backcoach.core.wording.phrases import (
    about_left,
    amount,
    coming_rest,
    counts_text,
    goal_text,
    last_time,
    lower_first,
    next_label,
    place,
    reserve_text,
    result_text,
    short_place,
    signal_text,
)

KG_20 = Load.parse("20 kg")
CUES = Cues(concentric="Elbows back", eccentric="Slowly", peak="Hold it", stretch="Reach")
FEEL = Cues(concentric="Feel the side of the back")


def sets(*reps: int, load: Load | None = KG_20, **fields: Any) -> tuple[Result, ...]:
    return tuple(Result(reps=one, load=load, **fields) for one in reps)


@pytest.mark.parametrize("pattern", PHASE_WORDS)
def test_every_phase_has_a_word_of_its_own_in_each_movement(pattern: Pattern) -> None:
    words = [phase_word(exercise(pattern=pattern), phase) for phase in ("setup", *REPETITION)]
    assert len(set(words)) == 5


@pytest.mark.parametrize(
    ("tempo", "said"),
    [
        ("3-1-2-1", "pull 2, squeeze 1, return 3, reach 1"),
        ("3-0-1-0", "pull 1, return 3"),
        ("2-1-X-0", "pull fast, return 2, reach 1"),
        ("2-0-0-0", "return 2"),
    ],
)
def test_a_tempo_is_said_in_the_order_in_which_it_is_lived(tempo: str, said: str) -> None:
    assert tempo_words(exercise(), Tempo.parse(tempo)) == said


def test_the_place_of_a_step_counts_sets_of_its_own_kind() -> None:
    plan = plan_of(line("row", 3, warmup=[8]), line(one_armed(), 2))
    places = [place(plan, step) for step in plan.steps]
    assert places[0] == "warm-up 1 of 1"
    assert places[1:4] == ["set 1 of 3", "set 2 of 3", "set 3 of 3"]
    assert places[4:6] == ["left side · set 1 of 2", "right side · set 1 of 2"]


def test_the_short_place_is_the_set_alone() -> None:
    plan = plan_of(line(one_armed(), 1, warmup=[8]), line("row", 1))
    assert [short_place(step) for step in plan.steps] == [
        "left, warm-up 1",
        "right, warm-up 1",
        "left, set 1",
        "right, set 1",
        "set 1",
    ]


@pytest.mark.parametrize(
    ("target", "load", "is_hold", "said"),
    [
        ("10", KG_20, False, "10 × 20 kg"),
        ("8–10", None, False, "8–10 reps"),
        ("1", None, False, "1 rep"),
        ("30 s", None, True, "30 s"),
        ("30 s", Load.parse("green band"), True, "30 s × green band"),
        ("", None, False, ""),
    ],
)
def test_an_amount(target: str, load: Load | None, is_hold: bool, said: str) -> None:
    assert amount(target, load, hold=is_hold) == said


def test_the_goal_has_the_load_that_will_be_logged() -> None:
    coach = Coach(line("row", 2, reps="8-10", load="20 kg"))
    assert goal_text(coach.state, coach.step) == "8–10 × 20 kg"
    coach.do(load=Load.parse("22.5 kg"))
    assert goal_text(coach.state, coach.step) == "8–10 × 22.5 kg"


@pytest.mark.parametrize(
    ("result", "said"),
    [
        (Result(reps=9, load=Load.parse("22.5 kg"), rir=2), "9 × 22.5 kg · 2 in reserve"),
        (Result(reps=1), "1 rep"),
        (Result(reps=0, load=KG_20), "0 × 20 kg"),
        (Result(reps=8, rir=0), "8 reps · nothing in reserve"),
        (Result(reps=8, rir=4), "8 reps · 4 or more in reserve"),
        (Result(seconds=25), "25 s"),
        (Result(seconds=0, load=KG_20), "0 s × 20 kg"),
    ],
)
def test_a_result(result: Result, said: str) -> None:
    assert result_text(result) == said


def test_nothing_is_said_of_a_reserve_that_nobody_told() -> None:
    assert reserve_text(None, ", ") == ""


@pytest.mark.parametrize(
    ("results", "said"),
    [
        (sets(10, 10, 9), "10, 10, 9 × 20 kg"),
        (sets(10, 9, load=None), "10, 9"),
        ((*sets(8), *sets(6, load=None)), "8 × 20 kg, 6 reps"),
        ((Result(seconds=30), Result(seconds=25)), "30 s, 25 s"),
    ],
)
def test_sets_in_short_share_their_load(results: tuple[Result, ...], said: str) -> None:
    assert counts_text(results) == said


def test_last_time_says_what_was_done_and_left() -> None:
    last = Target(last={"both": sets(10, 9, rir=2)})
    plan = plan_of(line("row", 2, warmup=[8]), targets={"row": last})
    said = "Last time 10, 9 × 20 kg, 2 in reserve"
    assert [last_time(plan, step) for step in plan.steps] == [said] * 3


def test_last_time_is_that_of_the_side() -> None:
    last = Target(last={"left": sets(10), "right": sets(8)})
    plan = plan_of(line(one_armed(), 1), targets={"db_row": last})
    assert [last_time(plan, step) for step in plan.steps] == [
        "Last time 10 × 20 kg",
        "Last time 8 × 20 kg",
    ]


def test_nothing_is_said_of_a_last_time_that_never_was() -> None:
    plan = plan_of(line())
    assert last_time(plan, plan.steps[0]) == ""


def focuses(goal: Goal = "beginner", count: int = 4, **fields: Any) -> list[tuple[Phase, str]]:
    plan = plan_of(line(exercise(**fields), count), goal=goal)
    found = [focus(plan, step) for step in plan.steps]
    return [one for one in found if one]


def test_r_cue_01_each_set_has_one_focus_and_they_take_turns() -> None:
    first = ("concentric", "Elbows back")
    assert focuses(cues=CUES) == [first, ("eccentric", "Slowly"), ("peak", "Hold it"), first]


def test_an_exercise_without_cues_has_no_focus() -> None:
    assert focuses() == []


def test_r_cue_02_for_muscle_growth_the_focus_is_a_feeling() -> None:
    assert focuses("hypertrophy", 2, cues=CUES, feel=FEEL) == [("concentric", FEEL.concentric)] * 2
    assert focuses("strength", 1, cues=CUES, feel=FEEL) == [("concentric", "Elbows back")]


def test_r_cue_02_a_hinge_keeps_its_attention_outside_the_body() -> None:
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


def test_the_rest_to_come_is_said_with_its_reason() -> None:
    coach = Coach(line("row", 2, rest=90))
    assert coming_rest(coach.state) == "Then 1:30. Suits two-arm pulls and beginners."
    assert coming_rest(coach.do().state) == "The last set"
    assert coming_rest(coach.do().state) == ""


def test_without_rests_none_is_announced() -> None:
    assert coming_rest(Coach(line("row", 2), rests=False).state) == "No rest after it"


def test_space_says_what_it_does() -> None:
    coach = Coach(line("row", 1, warmup=[8]), line(hold(), 1))
    said = [next_label(coach.state)]
    for _ in range(3):
        said.append(next_label(coach.begin().state))
        said.append(next_label(coach.done().state))
    assert said == [
        "Start warm-up",
        "Set done",
        "Start next set",
        "Set done",
        "Start next set",
        "End the hold",
        "",
    ]
    assert next_label(coach.carry_on().state) == "Finish"


def test_space_ends_a_pause_before_anything_else() -> None:
    coach = Coach(line()).begin().pause()
    assert next_label(coach.state) == "Go on"
    assert next_label(coach.resume().done().undo().undo().state) == "Start set"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (1860, "about 31 min left"),
        (20, "about 1 min left"),
        (0, "nothing left"),
        (-5, "nothing left"),
    ],
)
def test_what_is_left_is_said_in_minutes(seconds: int, said: str) -> None:
    assert about_left(seconds) == said


@pytest.mark.parametrize(
    ("sentence", "said"),
    [("Lower it", "lower it"), ("RPE 8", "RPE 8"), ("A", "a"), ("", ""), ("[L] side", "[L] side")],
)
def test_a_sentence_behind_a_colon(sentence: str, said: str) -> None:
    assert lower_first(sentence) == said


def test_a_notification_says_what_comes() -> None:
    coach = Coach(line("row", 2), line(one_armed())).do()
    assert signal_text("rest", coach.state) == "Rest over: Row, set 2"
    assert signal_text("exercise", coach.do().state) == "Next: Db row, left, set 1"
    assert signal_text("session", coach.do(2).state) == "Session complete"


def test_a_step_of_a_plan_can_always_be_said() -> None:
    plan = plan_of(line("row", 2, warmup=["8 x 50%"], load="20 kg"), line(hold(), 1))
    state = Coach(plan=plan).state

    def said(step: Step) -> str:
        return f"{short_place(step)}: {goal_text(state, step)}"

    assert [said(step) for step in plan.steps] == [
        "warm-up 1: 8 × 10 kg",
        "set 1: 8 × 20 kg",
        "set 2: 8 × 20 kg",
        "set 1: 20 s",
    ]
