"""A session as health allows it: what is left out, what comes instead, what is lighter."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import Line, exercise, line
from support.pasts import GEAR_KG

from backcoach.core.coaching.health.health import health_of
from backcoach.core.coaching.health.places import PLACES, TRUNK
from backcoach.core.exercises.model import Exercise, Level, Library, Session
from backcoach.core.planning.expand import expand
from backcoach.core.planning.fitting.health_changes import Allowed, allowed, lightened
from backcoach.core.session.events import PainReported, RedFlagReported
from backcoach.core.settings.person import Person

if TYPE_CHECKING:
    from backcoach.core.session.plan import Plan

HINGE = exercise("deadlift", pattern="hinge", implement="barbell", equipment=("barbell",))
DRILL = exercise("drill", pattern="hinge", load="none")
ROW = exercise("cable_row", implement="stack", secondary=(TRUNK,))
SUPPORTED = exercise("chest_supported_row", implement="dumbbell", equipment=("bench",))
PULLDOWN = exercise("lat_pulldown", pattern="vertical_pull", implement="stack")
PULL_UP = exercise("pull_up", pattern="vertical_pull", load="bodyweight")
OTHERS = (SUPPORTED, PULLDOWN, PULL_UP)


def ask(
    *lines: Line,
    pain: int,
    place: str = "lower back",
    others: tuple[Exercise, ...] = OTHERS,
    equipment: tuple[str, ...] = (),
    level: Level | None = None,
    sessions: tuple[Session, ...] = (),
) -> tuple[Allowed, Plan | None]:
    """Return what is left of a session of these lines, and its plan; others are in the file."""
    session = Session(id="test", name="Test", exercise=tuple(written for _, written in lines))
    known = {exercise.id: exercise for exercise in (*(own for own, _ in lines), *others)}
    library = Library(exercise=tuple(known.values()), session=(session, *sessions))
    person = Person(gear=GEAR_KG, level=level, equipment=frozenset(equipment))
    health = health_of([PainReported(at=0, level=pain, place=place)], (), 1)
    left = allowed(library, session, person, health)
    if left.session is None:
        return left, None
    plan, _ = lightened(expand(library, left.session), health, GEAR_KG)
    return left, plan


def planned(done: tuple[Allowed, Plan | None]) -> list[str]:
    """Return the work sets in order: `cable_row 40 kg`."""
    _, plan = done
    assert plan is not None
    return [
        f"{plan.exercise(step).id} {step.load or '-'}" for step in plan.steps if step.kind == "work"
    ]


def kinds(done: tuple[Allowed, Plan | None]) -> list[str]:
    return [note.kind for note in done[0].notes]


def test_without_pain_nothing_changes() -> None:
    done = ask(line(HINGE, 2, load="60 kg"), line(ROW, 1, load="40 kg"), pain=0)
    assert planned(done) == ["deadlift 60 kg"] * 2 + ["cable_row 40 kg"]
    assert kinds(done) == []


def test_r_pain_01_a_back_that_hurts_has_no_hinge_but_something_easy_on_it() -> None:
    done = ask(line(HINGE, 3, load="60 kg"), line(ROW, 2, load="40 kg"), pain=3)
    assert planned(done) == ["chest_supported_row -"] * 3 + ["cable_row 30 kg"] * 2
    assert kinds(done) == ["pain_instead"]


def test_what_comes_instead_is_at_hand_new_in_the_session_and_of_the_level() -> None:
    no_bench = ask(line(HINGE), line(ROW), pain=4, equipment=("barbell",))
    assert planned(no_bench) == ["lat_pulldown -", "cable_row -"]
    both = (line(HINGE), line(PULLDOWN))
    used = ask(*both, pain=4, equipment=("barbell",), level="beginner")
    assert planned(used) == ["pull_up -", "lat_pulldown -"]
    hard = Session(id="hard", name="Hard", level="advanced", exercise=(line(PULL_UP)[1],))
    too_hard = ask(*both, pain=4, equipment=("barbell",), level="beginner", sessions=(hard,))
    assert planned(too_hard) == ["lat_pulldown -"]
    assert kinds(too_hard) == ["pain_left_out"]


def test_what_would_hurt_itself_does_not_come_instead() -> None:
    loaded = exercise("chest_supported_row", pattern="hinge", implement="dumbbell")
    done = ask(line(HINGE), line(ROW), pain=3, others=(loaded, PULLDOWN))
    assert planned(done) == ["lat_pulldown -", "cable_row -"]


def test_each_hinge_gets_another_stand_in_while_there_is_one() -> None:
    done = ask(line(DRILL), line(HINGE), line(ROW), pain=3, others=(SUPPORTED,))
    assert planned(done) == ["chest_supported_row -", "cable_row -"]
    assert kinds(done) == ["pain_instead", "pain_left_out"]


def test_a_session_of_which_nothing_is_left_does_not_begin() -> None:
    left, plan = ask(line(HINGE), pain=3, others=())
    assert plan is None
    assert left.stop is not None
    assert left.stop.kind == "pain_nothing_left"


def test_d3_extreme_pain_leaves_no_session() -> None:
    left, _ = ask(line(HINGE), line(ROW), pain=7)
    assert left.stop is not None
    assert left.stop.kind == "pain_rest"


def test_d2_a_red_flag_leaves_no_session() -> None:
    session = Session(id="s", name="S", exercise=(line(ROW)[1],))
    library = Library(exercise=(ROW,), session=(session,))
    health = health_of([RedFlagReported(at=0, flag="fever")], (), 1)
    left = allowed(library, session, Person(gear=GEAR_KG), health)
    assert left.stop is not None
    assert left.stop.kind == "flag_fever"


def test_pain_elsewhere_makes_what_it_concerns_lighter_and_says_why() -> None:
    done = ask(line(HINGE, 2, load="100 kg"), line(PULL_UP, 1, reps=8), pain=4, place="knee")
    assert planned(done) == ["deadlift 75 kg"] * 2 + ["pull_up -"]
    _, plan = done
    assert plan is not None
    why = plan.slots[0].why
    assert not isinstance(why, str)
    assert why.kind == "pain_lighter"


def test_a_superset_of_which_one_is_left_is_none() -> None:
    mates = (line(HINGE, 3, superset="a"), line(ROW, 3, superset="a"))
    _, plan = ask(*mates, pain=3, others=())
    assert plan is not None
    assert [slot.group for slot in plan.slots] == [""]


@pytest.mark.parametrize("place", PLACES)
@given(pain=st.integers(0, 10), grams=st.integers(2_500, 200_000))
def test_no_pain_ever_adds_load_or_sets(place: str, pain: int, grams: int) -> None:
    load = f"{grams / 1000} kg"
    _, plan = ask(line(HINGE, 2, load=load), line(ROW, 2, load=load), pain=pain, place=place)
    if plan is None:
        return
    for slot, steps in ((slot, plan.steps_of(number)) for number, slot in enumerate(plan.slots)):
        assert len(steps) <= 2
        assert all(step.load is None or (step.load.grams or 0) <= grams for step in steps), slot
