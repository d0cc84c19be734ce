"""Left against right: the stronger side only matches the weaker, and its reserve tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.builders import line, one_armed
from support.lives import START, Lifter, visit
from support.pasts import DAY, PERSON
from support.pasts import visit as visit_with

from backcoach.core.coaching.ability.sides import asymmetries, side_note, weaker_side
from backcoach.core.coaching.targets.known.coaching import Coaching
from backcoach.core.exercises.model import Library, Session
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance

if TYPE_CHECKING:
    from backcoach.core.session.state import State

ARM = one_armed(implement="dumbbell", start="20 kg")
SESSION = Session(id="test", name="Test", exercise=(line(ARM, 3, reps=10, rir=2)[1],))
LIBRARY = Library(exercise=(ARM,), session=(SESSION,))


def coached(left: float, visits: int = 6) -> Coaching:
    """Return what is known of somebody whose left arm has that share of the right one."""
    past: list[State] = []
    lifter = Lifter(PERSON, {ARM.id: 40_000})
    for number in range(visits):
        at = START + number * 3 * DAY
        state = visit(LIBRARY, SESSION, lifter, past, at)
        for step in state.plan.steps:
            result = state.result(step)
            if step.side == "left" and result is not None and result.rir is not None:
                fewer = round((1 - left) * 100 / 2.5)
                felt = replace(result, rir=max(0, result.rir - fewer))
                state, _ = advance(state, ev.SetAmended(at=at, step=step.id, result=felt))
        past.append(state)
    return Coaching(LIBRARY, past, PERSON, START + visits * 3 * DAY)


def test_r_uni_01_the_weaker_side_goes_first() -> None:
    assert weaker_side(coached(1.0).courses(ARM)) == "left"
    courses = coached(0.9).courses(ARM)
    assert weaker_side(courses) == "left"
    mirrored = {"left": courses["right"], "right": courses["left"]}
    assert weaker_side(mirrored) == "right"  # type: ignore[arg-type]  # keys are sides


@pytest.mark.parametrize(("left", "is_said"), [(1.0, False), (0.8, True)])
def test_r_uni_04_a_difference_is_said_although_both_sides_do_the_same(
    left: float, is_said: bool
) -> None:
    note = side_note(coached(left, visits=10).courses(ARM))
    assert (note is not None) == is_said
    if note is not None:
        assert note.values["side"] == "left"


def test_r_uni_02_a_difference_is_in_per_cent_of_the_maximum() -> None:
    history = asymmetries(coached(0.9, visits=10).courses(ARM))
    assert history
    assert 2 <= history[0] <= 14


def test_a_side_that_was_left_out_of_a_visit_has_no_part_in_it() -> None:
    what = line(ARM, 1, reps=10, rir=2)
    past = [
        visit_with(what, 10, 10, rir=2, load="20 kg"),
        visit_with(what, 10, None, rir=2, load="20 kg", day=3),
    ]
    courses = Coaching(LIBRARY, past, PERSON, 6 * DAY).courses(ARM)
    assert {side: len(course.after) for side, course in courses.items()} == {"left": 2, "right": 1}


def test_with_one_side_only_there_is_nothing_to_compare() -> None:
    courses = {"left": coached(1.0).courses(ARM)["left"]}
    assert asymmetries(courses) == ()  # type: ignore[arg-type]  # keys are sides
    assert weaker_side({}) == "left"
    assert side_note({}) is None
