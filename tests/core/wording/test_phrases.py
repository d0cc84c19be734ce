"""Short texts about steps, results, rests and actions."""

from __future__ import annotations

from typing import Any

import pytest
from support.builders import Coach, hold, line, one_armed, plan_of

from backcoach.core.coaching.targets.target import Target
from backcoach.core.exercises.model import Session
from backcoach.core.notation import Load, Seconds
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.session.plan import Result, Step
from backcoach.core.wording.phrases import (
    about_left,
    action_label,
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


def sets(*reps: int, load: Load | None = KG_20, **fields: Any) -> tuple[Result, ...]:
    return tuple(Result(reps=count, load=load, **fields) for count in reps)


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
    ("target", "load", "is_hold", "text"),
    [
        ("10", KG_20, False, "10 × 20 kg"),
        ("8–10", None, False, "8–10 reps"),
        ("1", None, False, "1 rep"),
        ("30 s", None, True, "30 s"),
        ("30 s", Load.parse("green band"), True, "30 s × green band"),
        ("", None, False, ""),
    ],
)
def test_an_amount(target: str, load: Load | None, is_hold: bool, text: str) -> None:
    assert amount(target, load, hold=is_hold) == text


def test_the_goal_has_the_load_that_will_be_logged() -> None:
    coach = Coach(line("row", 2, reps="8-10", load="20 kg"))
    assert goal_text(coach.state, coach.step) == "8–10 × 20 kg"
    coach.do(load=Load.parse("22.5 kg"))
    assert goal_text(coach.state, coach.step) == "8–10 × 22.5 kg"


@pytest.mark.parametrize(
    ("result", "text"),
    [
        (Result(reps=9, load=Load.parse("22.5 kg"), rir=2), "9 × 22.5 kg · 2 left"),
        (Result(reps=1), "1 rep"),
        (Result(reps=0, load=KG_20), "0 × 20 kg"),
        (Result(reps=8, rir=0), "8 reps · 0 left"),
        (Result(reps=8, rir=4), "8 reps · 4 or more left"),
        (Result(seconds=25), "25 s"),
        (Result(seconds=0, load=KG_20), "0 s × 20 kg"),
    ],
)
def test_a_result(result: Result, text: str) -> None:
    assert result_text(result) == text


def test_nothing_is_said_of_a_reserve_that_is_unknown() -> None:
    assert reserve_text(None, ", ") == ""


@pytest.mark.parametrize(
    ("results", "text"),
    [
        (sets(10, 10, 9), "10, 10, 9 × 20 kg"),
        (sets(10, 9, load=None), "10, 9"),
        ((*sets(8), *sets(6, load=None)), "8 × 20 kg, 6 reps"),
        ((Result(seconds=30), Result(seconds=25)), "30 s, 25 s"),
        ((Result(seconds=300), Result(seconds=150)), "5 min, 150 s"),
    ],
)
def test_sets_in_short_share_their_load(results: tuple[Result, ...], text: str) -> None:
    assert counts_text(results) == text


def test_last_time_says_what_was_done_and_left() -> None:
    last = Target(last={"both": sets(10, 9, rir=2)})
    plan = plan_of(line("row", 2, warmup=[8]), targets={"row": last})
    text = "10, 9 × 20 kg, 2 left"
    assert [last_time(plan, step) for step in plan.steps] == [text] * 3


def test_last_time_is_that_of_the_side() -> None:
    last = Target(last={"left": sets(10), "right": sets(8)})
    plan = plan_of(line(one_armed(), 1), targets={"db_row": last})
    assert [last_time(plan, step) for step in plan.steps] == [
        "10 × 20 kg",
        "8 × 20 kg",
    ]


def test_nothing_is_said_of_a_last_time_that_never_was() -> None:
    plan = plan_of(line())
    assert last_time(plan, plan.steps[0]) == ""


def test_the_rest_to_come_is_said_with_its_reason() -> None:
    coach = Coach(line("row", 2, rest=90))
    assert coming_rest(coach.state) == "Then rest 1:30. Usual after two-arm pulls, for beginners."
    assert coming_rest(coach.do().state) == "The last set"
    assert coming_rest(coach.do().state) == ""


def test_after_a_cool_down_the_session_ends() -> None:
    session = Session(id="test", name="Test", cool_down=Seconds(180), exercise=())
    coach = Coach(plan=with_easy_minutes(plan_of(line("row", 1)), session)).do()
    assert coming_rest(coach.state) == "Then the session ends"


def test_without_rests_none_is_announced() -> None:
    assert coming_rest(Coach(line("row", 2), rests=False).state) == "No rest after it"


def test_space_says_what_it_does() -> None:
    coach = Coach(line("row", 1, warmup=[8]), line(hold(), 1))
    labels = [next_label(coach.state)]
    for _ in range(3):
        labels.append(next_label(coach.begin().state))
        labels.append(next_label(coach.done().state))
    assert labels == [
        "Start warm-up",
        "Set done",
        "Start next set",
        "Set done",
        "Start next set",
        "End the hold",
        "",
    ]
    assert next_label(coach.carry_on().state) == "Finish"


def test_space_starts_a_set_for_which_somebody_gets_ready() -> None:
    coach = Coach(line()).begin(get_ready=5)
    labels = [next_label(coach.state, coach.now + seconds * 1000) for seconds in (4, 6)]
    assert labels == ["Start now", "Set done"]


def test_space_ends_a_pause_before_anything_else() -> None:
    coach = Coach(line()).begin().pause()
    assert next_label(coach.state) == "Go on"
    assert next_label(coach.resume().done().undo().undo().state) == "Start set"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (1860, "about 31 min left"),
        (20, "about 1 min left"),
        (0, "nothing left"),
        (-5, "nothing left"),
    ],
)
def test_what_is_left_is_said_in_minutes(seconds: int, text: str) -> None:
    assert about_left(seconds) == text


@pytest.mark.parametrize(
    ("sentence", "text"),
    [("Lower it", "lower it"), ("RPE 8", "RPE 8"), ("A", "a"), ("", ""), ("[L] side", "[L] side")],
)
def test_a_sentence_behind_a_colon(sentence: str, text: str) -> None:
    assert lower_first(sentence) == text


def test_a_notification_says_what_comes() -> None:
    coach = Coach(line("row", 2), line(one_armed())).do()
    assert signal_text("rest", coach.state) == "Rest over: Row, set 2"
    assert signal_text("exercise", coach.do().state) == "Next: Db row, left, set 1"
    assert signal_text("session", coach.do(2).state) == "Session complete"


def test_a_step_of_a_plan_can_always_be_said() -> None:
    plan = plan_of(line("row", 2, warmup=["8 x 50%"], load="20 kg"), line(hold(), 1))
    state = Coach(plan=plan).state

    def text(step: Step) -> str:
        return f"{short_place(step)}: {goal_text(state, step)}"

    assert [text(step) for step in plan.steps] == [
        "warm-up 1: 8 × 10 kg",
        "set 1: 8 × 20 kg",
        "set 2: 8 × 20 kg",
        "set 1: 20 s",
    ]


def test_an_action_is_called_by_what_it_does_now() -> None:
    coach = Coach(line("row", 2))
    assert action_label("next", coach.state) == next_label(coach.state)
    usual = action_label("pause", coach.state), action_label("finish", coach.state)
    coach.do().pause()
    assert action_label("pause", coach.state) not in usual
    coach.resume().finish()
    assert action_label("finish", coach.state) not in usual
