"""How many sets were done is one number, on the screen, in a record and in the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from support.builders import Coach, exercise, line, one_armed
from support.diary import Diary, put

from backcoach.core.session import events as ev
from backcoach.core.session.action_events import event_for
from backcoach.core.session.fold import begin
from backcoach.core.session.leading import Instant, Leading
from backcoach.core.session.past.recorded import Origin, RecordedSet
from backcoach.core.session.past.session_record import record
from backcoach.core.session.past.unled_record import record_of
from backcoach.core.session.plan import Result, Side
from backcoach.core.session.set_counts import progress, sets_done, sets_recorded
from backcoach.storage.reading import figures
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

ROW = exercise("row", implement="stack", start="40 kg")
DROPS = line(ROW, 2, reps=8, drops=["80%", "60%"])
ARM = line(one_armed(), 2, warmup=[8])


def skip(coach: Coach) -> Coach:
    """Let the person leave out what is under the cursor."""
    event = event_for("skip", coach.state, Instant(coach.now), Leading())
    assert event is not None
    return coach.tell(event)


def test_two_sides_are_one_set_and_drops_belong_to_theirs() -> None:
    coach = Coach(line(one_armed(), 2), DROPS)
    assert progress(coach.do().state) == (0, 4)
    assert progress(coach.do().state) == (1, 4)
    assert progress(coach.do(4).state) == (4, 4)
    assert not coach.state.is_over


def test_a_set_that_is_left_out_takes_its_drops_along() -> None:
    coach = skip(Coach(DROPS, line("pull")).do())
    assert [step.id for step in coach.state.open_steps()] == ["2.1"]
    assert coach.state.cursor == "2.1"
    assert progress(coach.state) == (1, 3)
    assert len(coach.undo().state.open_steps()) == 4


def test_a_drop_that_is_left_out_leaves_the_next_one() -> None:
    coach = skip(Coach(DROPS).do(2))
    assert [step.id for step in coach.state.open_steps()] == ["1.4"]
    assert progress(coach.state) == (2, 2)


def test_one_side_of_a_set_takes_its_own_drops_along() -> None:
    arm = line(one_armed(start="20 kg"), 1, reps=10, drops=["80%"])
    coach = skip(Coach(arm))
    assert [step.id for step in coach.state.open_steps()] == ["1.1.right", "1.2.right"]


@pytest.mark.parametrize("side", ["left", "right"])
def test_who_trains_one_side_alone_has_done_its_sets(side: str) -> None:
    led = record(Coach(ARM).do(6).state)
    sets = tuple(done for done in led.sets if done.side == side)
    entered = structs.replace(led, sets=sets, origin=Origin("log"))
    assert (sets_done(entered), sets_recorded(sets)) == (2, 2)
    assert sets_done(structs.replace(led, sets=sets)) == 0


@given(st.lists(st.sampled_from(["do", "do", "skip", "add"]), max_size=14))
def test_a_record_counts_as_the_screen_does(verbs: list[str]) -> None:
    coach = Coach(ARM, DROPS, line("row", 1))
    for verb in verbs:
        if coach.state.is_over:
            break
        if verb == "add":
            coach.add(0)
            continue
        coach = coach.do() if verb == "do" else skip(coach)
        if (step := coach.state.step) is not None and step.side == "right":
            coach = coach.do() if verb == "do" else skip(coach)
    done, planned = progress(coach.state)
    made = record(coach.state)
    assert (sets_done(made), made.planned) == (done, planned)


def test_the_store_counts_as_the_screen_does(tmp_path: Path) -> None:
    seen = []
    with Store.open(tmp_path) as store:
        for day, sets in enumerate((0, 2, 3, 4, 6, 7, 8, 10)):
            coach = Diary(f"day {day}", ARM, DROPS, day=day).do(sets)
            if day == 6:
                skip(coach)
            put(store, coach if coach.state.is_over else coach.finish())
            seen.append(progress(coach.state))
        days = figures.days(store)
        weeks = figures.weeks_of_sessions(store)
    assert [(day.done, day.planned) for day in days] == seen
    assert {done for done, _ in seen} == {0, 1, 2, 3, 4}
    assert sum(week.done for week in weeks) == sum(done for done, _ in seen)
    assert sum(week.planned for week in weeks) == 4 * len(seen)


def test_in_an_import_sets_of_one_side_are_others_than_those_without() -> None:
    sides: tuple[Side, ...] = ("both", "left", "right", "left")
    sets = {
        f"1.{number}": RecordedSet(exercise="row", result=Result(reps=8), at=number, side=side)
        for number, side in enumerate(sides, 1)
    }
    event = ev.SessionRecorded(at=0, id="s", origin=Origin("strong"), sets=sets, finished_at=9)
    assert progress(begin(event)) == (3, 3)
    assert record_of(event).planned == record(begin(event)).planned == 3
