"""A session cut to the time there is: what goes first, what stays, and that it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from core.planning.fitting.short_of_time import (
    BALANCED,
    DB_ROW,
    HINGE,
    PULL_UP,
    PULLDOWN,
    ROW,
    kinds,
    over,
    rests,
    rests_cut,
    sets,
    sets_cut,
)
from support.builders import exercise, line, one_armed, plan_of

from backcoach.core.coaching.targets.target import Target
from backcoach.core.exercises.model import Session
from backcoach.core.exercises.usual_rest import rest_range
from backcoach.core.notation import Reps, Seconds
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.planning.fitting.fit_to_time import fit
from backcoach.core.reason import Reason
from backcoach.core.session.timing.duration import session_seconds

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.plan import Plan


def test_a_session_that_fits_is_left_as_it_is() -> None:
    plan, minutes = over(0, *BALANCED)
    assert fit(plan, minutes).plan is plan
    assert fit(plan, minutes).notes == ()


def test_rests_of_rows_go_first_and_no_further_than_they_must() -> None:
    fitted = fit(*over(45, *BALANCED))
    assert rests(fitted.plan) == [90, 90, 60, 45, 120]
    assert fitted.notes == (
        rests_cut("row", 60, 90),
        rests_cut("one_side_row", 45, 60),
    )
    just = fit(*over(1, line(ROW, 3, rest=120), goal="hypertrophy"))
    assert just.notes == (rests_cut("row", 105, 120),)


def test_then_the_other_pulls_and_hinges_last() -> None:
    assert rests(fit(*over(46, *BALANCED)).plan) == [90, 75, 60, 45, 105]
    assert rests(fit(*over(135, *BALANCED)).plan) == [90, 60, 60, 45, 60]
    assert rests(fit(*over(136, *BALANCED)).plan) == [75, 60, 60, 45, 60]


def test_r_rest_01_no_rest_goes_below_the_minimum_of_its_class() -> None:
    fitted = fit(plan_of(*BALANCED), 1).plan
    for slot in fitted.slots:
        assert slot.rest >= rest_range(slot.exercise, fitted.goal).lowest


def test_a_rest_that_is_shorter_than_the_minimum_anyway_stays() -> None:
    plan = plan_of(line(ROW, 2, rest=20), line(DB_ROW, 2, rest=0))
    minutes = session_seconds(plan) // 60
    assert rests(fit(plan, minutes).plan) == [20, 0]


def test_a_cut_rest_says_so_where_the_rest_is_shown_and_outlasts_a_swap() -> None:
    plan, minutes = over(45, *BALANCED)
    hinge, _, row, *_ = fit(plan, minutes).plan.slots
    assert (row.rest_why, row.rest_written) == (
        Reason("rest_to_fit", {"minutes": minutes}),
        True,
    )
    assert hinge == plan.slots[0]


def test_then_sets_go_to_two_exercises_to_two_and_only_then_single_sets_stay() -> None:
    plan = plan_of(line(HINGE, 4), line(PULLDOWN, 3), line(ROW, 3), line(DB_ROW, 2))
    courses = list(dict.fromkeys(tuple(sets(fit(plan, minutes).plan)) for minutes in range(60)))
    assert courses[::-1] == [
        (4, 3, 3, 2),
        (4, 3, 2, 2),
        (4, 2, 2, 2),
        (3, 2, 2, 2),
        (2, 2, 2, 2),
        (2, 2, 2),
        (2, 2),
        (2, 1),
        (1, 1),
        (1,),
    ]


def test_f16_few_minutes_hold_a_hinge_and_two_pulls_in_turns_with_two_sets_and_one_warm_up() -> (
    None
):
    hinge = line(HINGE, 3, reps=8, warmup=[8, 5, 3], rest=90, setup=60)
    fitted = fit(plan_of(hinge, *BALANCED[1:]), 17)
    assert session_seconds(fitted.plan) <= 17 * 60
    assert [slot.exercise.id for slot in fitted.plan.slots] == [
        *("kettlebell_deadlift", "lat_pulldown", "cable_row")
    ]
    assert sets(fitted.plan) == [2, 2, 2]
    assert [step.id for step in fitted.plan.steps] == [
        *("1.w3", "1.1", "1.2", "2.1", "3.1", "2.2", "3.2")
    ]
    assert {"time_pair", "time_warmups"} <= kinds(fitted.notes)


def in_turns(plan: Plan) -> list[set[str]]:
    """Return the kinds of changes of each fitted plan in which two exercises are done in turns."""
    changes = [kinds(fit(plan, minutes).notes) for minutes in range(1, 20)]
    return [change for change in changes if "time_pair" in change]


def test_only_what_is_side_by_side_and_has_no_clock_is_done_in_turns() -> None:
    between = [line(exercise(name), 2, superset="A") for name in ("curl", "raise")]
    assert any("time_left_out" not in change for change in in_turns(plan_of(*BALANCED[1:3])))
    apart = in_turns(plan_of(BALANCED[1], *between, BALANCED[2]))
    assert all("time_left_out" in change for change in apart)
    led = line(PULLDOWN, 2, reps=10, every=120)
    assert not in_turns(plan_of(line(HINGE, 2), led, BALANCED[2]))


def test_warm_ups_go_before_sets_and_that_of_a_hinge_last() -> None:
    plan = plan_of(line(HINGE, 2, warmup=[8, 5]), line(PULLDOWN, 2, warmup=[8]))
    warmups = [
        tuple(step.id for step in fit(plan, minutes).plan.steps if step.kind == "warmup")
        for minutes in range(22, 0, -1)
    ]
    assert list(dict.fromkeys(warmups)) == [
        ("1.w1", "1.w2", "2.w1"),
        ("1.w2", "2.w1"),
        ("1.w2",),
        (),
    ]


def test_fewer_sets_are_said_and_rests_that_are_gone_are_not() -> None:
    lines = (line(HINGE, 1), line(ROW, 3, rest=90))
    two = fit(*over(61, *lines))
    assert two.notes == (rests_cut("row", 60, 90), sets_cut("Cable row", 2, 3))
    fitted = fit(*over(160, *lines))
    assert fitted.notes == (sets_cut("Cable row", 1, 3),)


def test_a_set_goes_with_both_of_its_sides() -> None:
    fitted = fit(*over(1, line(DB_ROW, 2, rest=45))).plan
    assert [step.side for step in fitted.steps] == ["left", "right"]


def test_a_set_that_was_to_show_what_is_there_is_then_the_last_one_that_stays() -> None:
    aims = {"cable_row": Target(reps=Reps(10, 10), honest=1)}
    plan, minutes = over(61, line(HINGE, 1), line(ROW, 3, rest=90, rir=2), targets=aims)
    *_, last = fit(plan, minutes).plan.steps
    assert (last.set, last.is_honest, last.rir) == (2, True, 1)


def test_a_superset_loses_whole_rounds_and_rests_as_its_weightiest_member_needs() -> None:
    mates = (line(HINGE, 3, superset="a", rest=150), line(ROW, 3, superset="a", rest=150))
    lines = (*mates, line(DB_ROW, 2, rest=60))
    plan, minutes = over(31, *lines, goal="hypertrophy")
    assert rests(fit(plan, minutes).plan) == [120, 120, 60]
    assert fit(plan, minutes).notes == (rests_cut("superset", 120, 150),)
    for minutes in range(3, 17):
        counts = sets(fit(plan, minutes).plan)
        assert len(set(counts[:2])) == 1


def test_then_exercises_go_from_the_end_and_are_named() -> None:
    plan = plan_of(line(HINGE, 2), line(PULLDOWN, 2), line(ROW, 2))
    smallest = session_seconds(plan_of(line(HINGE, 1), line(PULLDOWN, 1)))
    fitted = fit(plan, -(-smallest // 60))
    assert sets(fitted.plan) == [1, 1]
    assert fitted.notes == (
        sets_cut("Kettlebell deadlift", 1, 2),
        sets_cut("Lat pulldown", 1, 2),
        Reason("time_left_out", {"exercise": "Cable row"}),
    )


def test_of_two_exercises_of_one_movement_the_later_goes_first() -> None:
    plan = plan_of(line(ROW, 2), line(HINGE, 2), line(DB_ROW, 2), line(PULLDOWN, 2))
    left = [
        tuple(slot.exercise.id for slot in fit(plan, minutes).plan.slots) for minutes in range(60)
    ]
    assert list(dict.fromkeys(left))[::-1] == [
        ("cable_row", "kettlebell_deadlift", "db_row", "lat_pulldown"),
        ("cable_row", "kettlebell_deadlift", "lat_pulldown"),
        ("cable_row", "kettlebell_deadlift"),
        ("cable_row",),
    ]


def test_when_nothing_is_short_enough_the_smallest_session_is_offered_and_said() -> None:
    plan = plan_of(line(HINGE, 2, reps=10, tempo="3-1-1-1", warmup=[8]), line(ROW, 2))
    fitted = fit(plan, 1)
    assert [step.id for step in fitted.plan.steps] == ["1.1"]
    assert session_seconds(fitted.plan) == 180
    assert fitted.notes[-1] == Reason("time_too_short", {"minutes": 3})


def test_the_cool_down_is_left_out_first_then_the_easy_minutes_and_both_are_said() -> None:
    session = Session(
        id="test", name="Test", easy=Seconds(300), cool_down=Seconds(180), exercise=()
    )
    plan = with_easy_minutes(plan_of(*BALANCED), session)
    whole = session_seconds(plan) // 60
    kept = [
        (tuple(step.kind for step in fitted.plan.steps if not step.is_set), fitted.notes)
        for fitted in (fit(plan, whole + 1), fit(plan, whole - 2), fit(plan, whole - 5))
    ]
    cool_down = Reason("time_left_out", {"exercise": "Cool-down"})
    easy = Reason("time_left_out", {"exercise": "Easy minutes"})
    assert kept == [
        (("easy", "cooldown"), ()),
        (("easy",), (cool_down,)),
        ((), (easy, cool_down)),
    ]


def test_without_rests_only_sets_are_cut() -> None:
    plan, minutes = over(1, line(ROW, 3), line(PULL_UP, 3), rests=False)
    fitted = fit(plan, minutes).plan
    assert (rests(fitted), sets(fitted)) == (rests(plan), [3, 2])


@pytest.mark.parametrize(
    ("kind", "movement"),
    [
        (HINGE, "hinge"),
        (PULLDOWN, "pulldown"),
        (PULL_UP, "pull_up"),
        (ROW, "row"),
        (DB_ROW, "one_side_row"),
        (one_armed("one_arm_pulldown", pattern="vertical_pull"), "one_side_pulldown"),
    ],
)
def test_a_note_names_the_movement_whose_rests_are_cut(kind: Exercise, movement: str) -> None:
    fitted = fit(*over(1, line(kind, 2, rest=150)))
    assert fitted.notes == (rests_cut(movement, 135, 150),)


@pytest.mark.parametrize(
    ("pattern", "movement"),
    [("core", "drill"), ("back_extension", "extension"), ("carry", "carry"), ("hinge", "hinge")],
)
def test_a_rest_that_is_cut_is_named_by_the_movement(pattern: str, movement: str) -> None:
    plan, minutes = over(20, line(exercise("what", pattern=pattern), 3, rest=120))
    (note,) = fit(plan, minutes).notes
    assert (note.kind, note.values["movement"]) == ("time_rests", movement)
