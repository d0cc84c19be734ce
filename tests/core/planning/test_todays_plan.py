"""One session for one person today: what is at hand, what was done, and what is said of both."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from core.planning.todays import HINGE, ROW, SHIPPED, at_home, lifts, names, planned, ready, shipped
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from support.builders import exercise, line
from support.pasts import DAY, PERSON, PERSON_FINE, visit, visits

from backcoach.core.exercises.model import Library, Session
from backcoach.core.planning.todays_plan import Today, prepare
from backcoach.core.reason import Reason, Value
from backcoach.core.session.events import PainReported
from backcoach.core.settings.person import unknown_equipment

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.coaching.ability.past_sets.reports import Style
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


def test_where_nothing_is_said_the_session_stays_as_it_is_written() -> None:
    plan = planned(ready(ROW, HINGE))
    assert names(plan) == ["row", "deadlift"]
    assert plan.notes == ()


def test_what_was_done_decides_what_is_asked() -> None:
    past = visits(ROW, (10, 10, 10), (10, 10, 10), rir=3)
    plan = planned(ready(ROW, person=PERSON_FINE, past=past))
    (slot,) = lifts(plan)
    assert str(plan.steps[1].load) == "42.5 kg"
    assert isinstance(slot.why, Reason)
    assert slot.why.kind == "more_load"


def test_the_goal_of_the_person_comes_before_that_of_the_session() -> None:
    assert planned(ready(ROW)).goal == "hypertrophy"
    assert planned(ready(ROW, person=at_home(goal="strength"))).goal == "strength"


def test_r_dl_01_the_warm_up_fits_the_implement_of_the_person() -> None:
    plan = planned(ready(HINGE))
    loads = [step.load for step in plan.steps if step.kind == "warmup"]
    assert loads
    assert all(load and load.grams and load.grams >= 20_000 for load in loads)


def test_easy_minutes_come_first_and_a_cool_down_last_unless_they_are_switched_off() -> None:
    plan = planned(ready(ROW))
    ends = [plan.steps[place] for place in (0, -1)]
    assert [(step.kind, step.seconds, step.load, step.rir) for step in ends] == [
        ("easy", 300, None, None),
        ("cooldown", 180, None, None),
    ]
    assert all(step.is_set for step in planned(ready(ROW, easy_minutes=False)).steps)


def test_a_drill_without_a_load_has_no_reserve() -> None:
    plan = planned(shipped("home"))
    drills = [step for step in plan.steps if plan.exercise(step).id == "hinge_drill"]
    assert drills
    assert all(step.rir is None for step in drills)


def test_no_pain_makes_the_easy_minutes_shorter() -> None:
    reported = PainReported(at=0, level=6, place="shoulder")
    plan = planned(shipped("beginner", reports=(reported,)))
    assert [step.seconds for step in plan.steps if not step.is_set] == [300, 180]


def test_without_rests_there_are_none() -> None:
    assert not planned(ready(ROW, rests=False)).rests


def test_what_is_replaced_is_said() -> None:
    plan = planned(shipped("beginner", at_home("kettlebell", "pull-up bar", "band", "wall")))
    assert "lat_pulldown" not in names(plan)
    assert "lacks_replaced" in [note.kind for note in plan.notes if isinstance(note, Reason)]


def test_equipment_with_which_nothing_fits_is_said_and_there_is_no_plan() -> None:
    prepared = ready(ROW, person=at_home("wall"))
    assert prepared.plan is None
    values: dict[str, Value] = {"session": "Test", "lack": ("cable machine",)}
    assert prepared.stop == Reason("nothing_fits", values)


THINGS = sorted({thing for exercise in SHIPPED.exercise for thing in exercise.equipment})


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from([session.id for session in SHIPPED.session]),
    st.sets(st.sampled_from(THINGS), min_size=1),
    st.none() | st.integers(5, 90),
    st.none() | st.integers(1, 5),
)
def test_a_session_is_doable_with_any_equipment_or_says_that_nothing_fits(
    name: str, things: Iterable[str], minutes: int | None, energy: int | None
) -> None:
    person = at_home(*things)
    prepared = shipped(name, person, minutes=minutes, energy=energy)
    if prepared.plan is None:
        assert isinstance(prepared.stop, Reason)
        assert prepared.stop.kind == "nothing_fits"
        return
    assert prepared.plan.steps
    for slot in prepared.plan.slots:
        assert set(slot.exercise.equipment) <= person.equipment


@pytest.mark.parametrize(("days", "is_asked"), [(0, False), (14, False), (15, True)])
def test_3_3_a_body_weight_is_asked_again_after_two_weeks(days: int, is_asked: bool) -> None:
    weighed = date(2026, 11, 1)
    person = structs.replace(PERSON, body_weight=80_000, weighed=weighed)
    noon = datetime(2026, 11, 1, 12, tzinfo=timezone.utc) + timedelta(days=days)
    now = Today(now=round(noon.timestamp() * 1000))

    def notes(load: str, who: Person = person) -> tuple[object, ...]:
        what = line(exercise("pull", pattern="vertical_pull", load=load), reps=6)
        session = Session(id="test", name="Test", exercise=(what[1],))
        plan = prepare(Library(exercise=(what[0],), session=(session,)), session, who, (), now).plan
        assert plan is not None
        return plan.notes

    asked = (Reason("body_weight_old", {"days": days}),)
    assert notes("assisted") == (asked if is_asked else ())
    assert notes("external") == (), "nothing hangs on it"
    assert notes("assisted", structs.replace(person, weighed=None)) == ()
    assert notes("assisted", structs.replace(person, body_weight=None)) == ()


def test_sessions_that_lie_ahead_are_left_out_and_named() -> None:
    past = visits(ROW, (9, 9, 9), (9, 9, 9), rir=2)
    ahead = visit(ROW, 3, 3, 3, rir=0, day=400)
    now = past[-1].started_at + 3 * DAY
    session = Session(id="test", name="Test", exercise=(ROW[1],))
    library = Library(exercise=(ROW[0],), session=(session,))
    plans = [
        planned(prepare(library, session, PERSON, sessions, Today(now=now)))
        for sessions in (past, [*past, ahead])
    ]
    assert plans[0].steps == plans[1].steps
    assert plans[0].notes == ()
    assert plans[1].notes == (Reason("sessions_ahead", {"count": 1}),)


def test_what_reports_count_for_is_said_when_it_changes() -> None:
    past = visits(ROW, *[(10, 10, 10)] * 4, rir=0)
    session = Session(id="test", name="Test", exercise=(ROW[1],))
    library = Library(exercise=(ROW[0],), session=(session,))

    def notes(*past: State) -> tuple[Reason | str, ...]:
        now = past[-1].started_at + 3 * DAY
        return planned(prepare(library, session, PERSON, past, Today(now=now))).notes

    def led(style: Style = "", overstated: int = 0) -> State:
        plan = structs.replace(past[-1].plan, report_style=style, overstated=overstated)
        return structs.replace(past[-1], plan=plan)

    assert notes(*past) == (Reason("reports_alike"),)
    assert notes(*past[:-1], led("always_0")) == ()
    assert notes(led("always_0")) == (Reason("reports_count"),), "eight zeros are needed"
    assert notes(led(overstated=3)) == (Reason("reports_high", {"reps": 2}),)


def test_words_of_the_equipment_that_no_exercise_has_are_named_with_the_nearest() -> None:
    person = at_home("barbell", "discs", "kettlebel", "treadmill", "sled")
    notes = planned(shipped("beginner", person)).notes
    assert notes[:2] == (
        Reason("equipment_misspelt", {"word": "kettlebel", "near": "kettlebell"}),
        Reason("equipment_unknown", {"words": ("sled", "treadmill")}),
    )
    everything = {word for exercise in SHIPPED.exercise for word in exercise.equipment}
    assert unknown_equipment(SHIPPED, at_home(*everything)) == ()
