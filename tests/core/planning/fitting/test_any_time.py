"""What holds for any session and any time: minutes, what is left, and what is said."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from core.planning.fitting.short_of_time import DB_ROW, HINGE, PULL_UP, PULLDOWN, ROW, kinds, sets
from hypothesis import given, settings
from hypothesis import strategies as st
from support.builders import Line, hold, line, plan_of

from backcoach.core.exercises.usual_rest import rest_range
from backcoach.core.planning.fitting.fit_to_time import fit
from backcoach.core.session.timing.duration import session_seconds

if TYPE_CHECKING:
    from backcoach.core.session.plan import Plan


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Any session of one to six exercises, some of them in supersets."""
    lines: list[Line] = []
    for number in range(draw(st.integers(1, 6))):
        kind = draw(st.sampled_from((HINGE, PULLDOWN, ROW, DB_ROW, PULL_UP, hold())))
        mates = draw(st.integers(1, 2))
        count = draw(st.integers(1, 6))
        for _ in range(mates):
            fields = {"superset": f"s{number}"} if mates > 1 else {}
            rest = draw(st.none() | st.integers(0, 300))
            target = {} if kind.seconds else {"reps": draw(st.integers(1, 15))}
            warmup = draw(st.lists(st.integers(1, 10), max_size=2))
            lines.append(line(kind, count, rest=rest, warmup=warmup, **target, **fields))
    goal = draw(st.sampled_from(("beginner", "endurance", "hypertrophy", "strength")))
    return plan_of(*lines, goal=goal, rests=draw(st.booleans()))


@settings(max_examples=150)
@given(plan=plans(), minutes=st.integers(1, 90))
def test_the_minutes_are_kept_unless_the_smallest_session_is_longer(
    plan: Plan, minutes: int
) -> None:
    fitted = fit(plan, minutes)
    is_long = session_seconds(fitted.plan) > minutes * 60
    assert is_long == ("time_too_short" in kinds(fitted.notes))
    if is_long:
        assert sets(fitted.plan) == [1]


@settings(max_examples=150)
@given(plan=plans(), minutes=st.integers(1, 90))
def test_what_is_left_is_part_of_the_session_and_every_change_is_said(
    plan: Plan, minutes: int
) -> None:
    fitted = fit(plan, minutes)
    written, left = (
        Counter((each.exercise(step).id, step.kind, step.side, step.reps) for step in each.steps)
        for each in (plan, fitted.plan)
    )
    assert left <= written
    assert all(count >= 1 for count in sets(fitted.plan))
    assert (left == written) == (
        not kinds(fitted.notes) & {"time_sets", "time_left_out", "time_warmups", "time_no_warmups"}
    )
    is_in_order = fitted.plan.steps == plan.steps
    changes = {"time_sets", "time_left_out", "time_warmups", "time_no_warmups", "time_pair"}
    assert is_in_order or kinds(fitted.notes) & changes
    assert session_seconds(fitted.plan) <= session_seconds(plan)
    for slot in fitted.plan.slots:
        least = rest_range(slot.exercise, plan.goal).lowest
        assert slot.rest >= least or slot.rest <= max(own.rest for own in plan.slots)


@settings(max_examples=60)
@given(plan=plans(), minutes=st.integers(8, 60))
def test_more_time_never_gives_a_shorter_session(plan: Plan, minutes: int) -> None:
    shorter, longer = (fit(plan, each).plan for each in (minutes, minutes + 5))
    assert session_seconds(shorter) <= session_seconds(longer)
