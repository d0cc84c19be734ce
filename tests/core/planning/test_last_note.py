"""What was noted of an exercise is seen when it comes up next, and in the history."""

from __future__ import annotations

from support.builders import Coach, exercise, line

from backcoach.core.exercises.model import Library, Session
from backcoach.core.exercises.prescription import Prescription
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.planning.todays_plan import Today, last_note, prepare
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin
from backcoach.core.session.past.session_record import record
from backcoach.core.settings.person import Person
from backcoach.core.views.listings import report_lines
from backcoach.core.views.set_page import page

LIBRARY = Library(
    exercise=(exercise("row"), exercise("pull")),
    session=(
        Session(
            id="test",
            name="Test",
            exercise=(Prescription(exercise="row", sets=1), Prescription(exercise="pull", sets=1)),
        ),
    ),
)


def noted(*texts: str, step: str = "1.1") -> Coach:
    coach = Coach(line("row", 1), line("pull", 1)).do(2)
    for text in texts:
        coach.state, _ = advance(coach.state, ev.NoteAdded(at=9, text=text, step=step))
    return coach


def test_a_note_stands_with_the_set_after_which_it_was_written() -> None:
    first, second = record(noted("grip went", "tired").state).sets
    assert (first.note, second.note) == ("grip went · tired", "")
    assert noted("late").state.notes == ("late",)
    assert noted("of the day", step="").state.logged["1.1"].note == ""


def test_it_is_seen_when_the_exercise_comes_up_next() -> None:
    past = [noted("grip went").state]
    plan = prepare(
        LIBRARY, LIBRARY.session[0], Person(gear=DEFAULT["kg"]), past, Today(now=86_400_000)
    ).plan
    assert plan is not None
    assert [slot.last_note for slot in plan.slots if slot.exercise.id in ("row", "pull")] == [
        "grip went",
        "",
    ]
    state = begin(ev.SessionStarted(at=0, id="s", plan=plan))
    row = next(step for step in plan.steps if plan.exercise(step).id == "row")
    state, _ = advance(state, ev.CursorMoved(at=1, step=row.id))
    texts = {text.label: text.text for text in page(state).lines}
    assert texts["Noted"] == "grip went"


def test_only_the_last_time_counts() -> None:
    assert last_note("row", [noted("old").state, noted().state]) == ""
    assert last_note("row", [noted().state, noted("new").state]) == "new"
    assert last_note("other", [noted("new").state]) == ""


def test_the_history_says_a_note_once() -> None:
    assert report_lines(record(noted("grip went", "tired").state)) == ["grip went", "tired"]
