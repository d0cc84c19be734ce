"""What a past leads to: the properties that every target has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from support.builders import exercise, line, plan_of
from support.lives import Lifter, train
from support.pasts import DAY, PERSON, ROW, next_time, trained, visit, visits
from support.shipped import shipped

from backcoach.core.coaching.targets.known.coaching import Coaching
from backcoach.core.coaching.targets.targets import targets
from backcoach.core.exercises.model import Library, Session
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.implements import Stack
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.coaching.targets.target import Target
    from backcoach.core.session.state import State


SHIPPED = shipped()
STEP = 5_000  # of the stack, in grams
REPORT = st.tuples(st.integers(4, 14), st.integers(0, 4))
PAST = st.lists(st.lists(REPORT, min_size=3, max_size=3), min_size=1, max_size=5)


def grams(target: Target) -> int:
    assert target.load is not None
    return target.load.grams or 0


def reps(target: Target) -> int:
    assert target.reps is not None
    return target.reps.lo


def past_of(reports: list[list[tuple[int, int]]], load: str = "60 kg") -> list[State]:
    """Return sessions of three sets with these reps and reserves."""
    return [
        visit(ROW, *(done for done, _ in sets), load=load, rir=sets[0][1], day=3 * place)
        for place, sets in enumerate(reports)
    ]


def asked_for(target: Target, *sets: tuple[int, int | None], day: float) -> State:
    """Return a session that asked for a target, with so many reps more or less and reserves."""
    plan = plan_of(ROW, targets={"row": target})
    done = [
        Result(reps=max(1, reps(target) + more), load=target.load, rir=left) for more, left in sets
    ]
    return trained(plan, done, day=day)


@given(
    PAST,
    st.lists(st.integers(0, 4), min_size=2, max_size=2),
    st.integers(1, 3),
    st.sampled_from([None, 0, 1]),
)
@settings(max_examples=80, deadline=None)
def test_r_prog_01_a_miss_never_raises_a_target(
    reports: list[list[tuple[int, int]]], easy: list[int], missing: int, left: int | None
) -> None:
    past = past_of(reports)
    before = next_time(ROW, past)
    sets = [*((2, rir) for rir in easy), (-missing, left)]
    short = asked_for(before, *sets, day=3 * len(past))
    after = next_time(ROW, [*past, short])
    assert grams(after) <= grams(before)
    if grams(after) == grams(before):
        assert reps(after) <= reps(before)


@given(PAST, st.integers(4, 14), st.integers(0, 3))
@settings(max_examples=60, deadline=None)
def test_r_prog_02_and_r_prog_04_a_target_goes_up_by_at_most_one_sensible_step(
    reports: list[list[tuple[int, int]]], done: int, left: int
) -> None:
    past = past_of([*reports, [(10, 2)] * 3, [(10, 2)] * 3])
    known = next_time(ROW, past)
    wild = visit(ROW, done, done, done, load=str(known.load), rir=left, day=3 * len(past))
    after = next_time(ROW, [*past, wild])
    assert grams(after) - grams(known) <= max(STEP, grams(known) // 10)


@given(PAST)
@settings(max_examples=40, deadline=None)
def test_unreported_sets_never_raise_a_target(reports: list[list[tuple[int, int]]]) -> None:
    past = past_of(reports)
    first = next_time(ROW, past)
    aim = first
    for place in range(len(past), len(past) + 5):
        amounts = [reps(aim)] * 3
        done = visit(ROW, *amounts, load=str(aim.load), day=3 * place, reported=False)
        past.append(done)
        aim = next_time(ROW, past)
    assert grams(aim) <= grams(first)


def test_s13_one_wild_report_moves_a_target_by_one_step_at_most() -> None:
    past = visits(ROW, *[(9, 9, 9)] * 5, rir=2)
    before = next_time(ROW, past)
    for left in range(5):
        wild = visit(ROW, 9, 9, 9, rir=left, day=15)
        assert abs(grams(next_time(ROW, [*past, wild])) - grams(before)) <= STEP


@given(PAST, st.sampled_from([2, 4]))
@settings(max_examples=40, deadline=None)
def test_scaling_all_loads_scales_all_targets(
    reports: list[list[tuple[int, int]]], factor: int
) -> None:
    stack = PERSON.gear.stack
    assert isinstance(stack, Stack)
    large_stack = replace(
        stack, start=stack.start * factor, step=stack.step * factor, end=stack.end * factor
    )
    large_person = replace(PERSON, gear=replace(PERSON.gear, stack=large_stack))
    small = next_time(ROW, past_of(reports))
    large = next_time(ROW, past_of(reports, f"{60 * factor} kg"), person=large_person)
    assert (grams(large), reps(large)) == (factor * grams(small), reps(small))


def test_the_order_of_sessions_of_other_exercises_on_a_day_does_not_matter() -> None:
    other = line(exercise("curl", implement="stack"), 3, reps="8-10", rir=2)
    mine = visits(ROW, (9, 9, 9), (9, 9, 9), rir=2)
    theirs = visits(other, (9, 9, 9), (9, 9, 9), rir=2)
    one_way = sorted(
        [*mine, *theirs], key=lambda state: (state.started_at, state.plan.slots[0].exercise.id)
    )
    other_way = sorted(
        [*theirs, *mine],
        key=lambda state: (state.started_at, state.plan.slots[0].exercise.id == "curl"),
    )
    assert next_time(ROW, one_way) == next_time(ROW, other_way)


def test_people_who_count_in_pounds_get_the_same_loads_up_to_rounding() -> None:
    session = SHIPPED.find_session("intermediate")
    assert session is not None
    maxima = {"bb_deadlift": 150_000, "lat_pulldown": 80_000, "cable_row": 80_000, "db_row": 40_000}
    ends = {}
    for unit in ("kg", "lb"):
        person = replace(PERSON, gear=DEFAULT[unit])
        past = train(SHIPPED, session, Lifter(person, maxima), 12)
        ends[unit] = targets(SHIPPED, session, past, person, past[-1].started_at + 3 * DAY)
    for name in maxima:
        kilograms, pounds = grams(ends["kg"][name]), grams(ends["lb"][name])
        assert abs(kilograms - pounds) <= 0.12 * kilograms


def test_a_session_that_lies_ahead_is_left_out() -> None:
    past = visits(ROW, (9, 9, 9), (9, 9, 9), rir=2)
    ahead = visit(ROW, 3, 3, 3, rir=0, day=400)
    now = 10 * DAY
    coaching = Coaching(Library(exercise=(ROW[0],), session=()), [*past, ahead], PERSON, now)
    assert coaching.past == past
    assert (
        next_time(ROW, past, days=7).why
        == targets(*_of(ROW), [*past, ahead], PERSON, past[-1].started_at + 7 * DAY)["row"].why
    )


def _of(what: tuple) -> tuple[Library, Session]:  # type: ignore[type-arg]  # a line of a session
    session = Session(id="test", name="Test", exercise=(what[1],))
    return Library(exercise=(what[0],), session=(session,)), session
