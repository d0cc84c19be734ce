"""A swapped exercise is planned like any other line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from support.builders import Coach, exercise, hold, line, one_armed
from support.pasts import DAY, PERSON, visits
from support.shipped import shipped

from backcoach.core.coaching.targets.known.coaching import Coaching
from backcoach.core.exercises.model import Library, Session
from backcoach.core.planning.fitting.fit_person import fit_person
from backcoach.core.planning.swapped_line import line_planner, with_line
from backcoach.core.session.plan_changes import swap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.reason import Reason
    from backcoach.core.session.state import State

SHIPPED = shipped()
ROW = exercise("row", implement="stack", reps="8-10")
OTHER = exercise("other", implement="stack", reps="8-10", tempo="3-1-1-1")
OTHERS = line(OTHER, 3, reps="8-10", rir=2)
LIBRARY = Library(
    exercise=(ROW, OTHER), session=(Session(id="s", name="S", exercise=(OTHERS[1],)),)
)


def swapped(coach: Coach, other: Exercise, past: Sequence[State] = (), slot: int = 0) -> State:
    """Swap as a session does, with the line planned from the past."""
    planner = line_planner(LIBRARY, PERSON, past, lambda: 9 * DAY)
    event = swap(coach.state, slot, other, coach.now, 0)
    made = planner(coach.state, slot, other)
    assert event is not None
    assert made is not None
    return coach.tell(with_line(event, made, coach.state)).state


def test_f11_it_has_the_load_and_the_reason_of_its_own_past() -> None:
    past = visits(OTHERS, (9, 9, 9), (9, 9, 9), load="40 kg", rir=2)
    state = swapped(Coach(line(ROW, 3, reps=10, load="60 kg", rir=2)), OTHER, past)
    work = state.plan.steps_of(1, "work")
    assert {str(step.load) for step in work} == {"40 kg"}
    assert state.plan.slots[1].why
    assert state.plan.slots[1].abilities
    assert work[0].last is not None
    assert work[0].tempo == OTHER.tempo


def test_warm_ups_are_those_of_the_other_exercise() -> None:
    past = visits(OTHERS, (9, 9, 9), (9, 9, 9), load="40 kg", rir=2)
    warm = line(ROW, 2, reps=10, load="90 kg", warmup=["8 x 30%", "5 x 50%", "3 x 80%"])
    state = swapped(Coach(warm), OTHER, past)
    assert [str(step.load) for step in state.plan.steps_of(1, "warmup")] == ["20 kg"]
    assert state.cursor == "2.w1"
    bare = exercise("bare", load="bodyweight", reps="5-8")
    state = swapped(Coach(warm), bare)
    assert [step.id for step in state.plan.steps] == ["2.1", "2.2"]
    assert state.cursor == "2.1"


def test_what_is_done_stays_and_only_open_sets_are_planned() -> None:
    coach = Coach(line(ROW, 3, reps=10, load="60 kg")).do()
    state = swapped(coach, OTHER)
    assert [step.id for step in state.plan.steps] == ["1.1", "2.1", "2.2"]


def test_in_a_superset_each_set_keeps_its_turn() -> None:
    coach = Coach(line(ROW, 2, superset="a"), line("pull", 2, superset="a"))
    state = swapped(coach, one_armed("arm"))
    ids = [step.id for step in state.plan.steps]
    assert ids == ["3.1.left", "3.1.right", "2.1", "3.2.left", "3.2.right", "2.2"]
    assert [step.round for step in state.plan.steps] == [1, 1, 1, 2, 2, 2]


@settings(max_examples=60, deadline=None)
@given(
    sets=st.integers(1, 4),
    warm=st.integers(0, 3),
    done=st.integers(0, 3),
    other=st.sampled_from([OTHER, one_armed("arm"), hold(), exercise("bare", load="bodyweight")]),
)
def test_a_swap_always_leaves_the_cursor_on_an_open_step(
    sets: int, warm: int, done: int, other: Exercise
) -> None:
    coach = Coach(line(ROW, sets, reps=10, load="60 kg", warmup=[8] * warm))
    coach.do(min(done, len(coach.state.plan.steps) - 1))
    state = swapped(coach, other)
    assert state.step is not None
    assert state.is_open(state.step)
    assert len({step.id for step in state.plan.steps}) == len(state.plan.steps)


def chosen(past: Sequence[State], *equipment: str) -> tuple[list[str], tuple[Reason, ...]]:
    session = SHIPPED.find_session("beginner")
    assert session is not None
    person = replace(PERSON, level="beginner", equipment=frozenset(equipment))
    suited = fit_person(session, Coaching(SHIPPED, past, person, 9 * DAY))
    assert suited.session is not None
    return [written.exercise for written in suited.session.exercise], suited.notes


def test_what_was_chosen_for_good_stays_whatever_the_level_and_not_without_equipment() -> None:
    past = visits(OTHERS, (9, 9, 9))
    past[-1] = replace(past[-1], chosen={"kb_deadlift": "bb_deadlift", "db_row": "no_such"})
    names, notes = chosen(past)
    assert names[0] == "bb_deadlift", "a beginner keeps the barbell"
    assert "db_row" in names, "what the file has no more is left alone"
    assert notes == ()
    at_home = ("kettlebell", "cable station", "pull-down station", "dumbbell", "bench")
    names, notes = chosen(past, *at_home)
    assert names[0] == "kb_deadlift"
    assert "Barbell deadlift" in {note.values.get("chosen") for note in notes} | {
        note.values.get("exercise") for note in notes
    }


@pytest.mark.parametrize(
    ("choices", "chosen_in_the_end"),
    [
        ([("row", "other")], {"row": "other"}),
        ([("row", "other"), ("other", "third")], {"row": "third"}),
        ([("row", "other"), ("other", "row")], {}),
        ([("row", "other"), ("row", "third")], {"row": "third"}),
    ],
)
def test_the_last_choice_counts(
    choices: list[tuple[str, str]], chosen_in_the_end: dict[str, str]
) -> None:
    coach = Coach(line(ROW, 1))
    for instead_of, name in choices:
        coach.choose(instead_of, name)
    assert coach.state.chosen == chosen_in_the_end


def test_without_an_open_set_there_is_nothing_to_plan() -> None:
    coach = Coach(line(ROW, 2, reps=10)).do(2)
    planner = line_planner(LIBRARY, PERSON, (), lambda: 9 * DAY)
    assert planner(coach.state, 0, OTHER) is None
