"""Corrections of the past: what each of them changes, and what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from core.session.past.examples import BEGAN, STRANGE, recorded, row
from msgspec.structs import replace
from support.builders import Coach, exercise, hold, line

from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin
from backcoach.core.session.past.corrections import new_step, recorded_sets, skipped_set
from backcoach.core.session.past.known_exercises import KnownExercises, with_known
from backcoach.core.session.past.recorded import Origin, RecordedSet, numbered
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise


def test_a_drop_set_stays_one_when_its_exercise_is_corrected() -> None:
    drops = line("row", 1, load="40 kg", drops=["80%"])
    state = Coach(drops).do(2).state
    name, drop = list(recorded_sets(state).items())[1]
    other: dict[str, RecordedSet | None] = {name: replace(drop, exercise="pulldown")}
    state, _ = advance(state, ev.SetsCorrected(at=1, sets=other))
    assert [done.is_follow_on for done in record(state).sets] == [False, True]


def test_what_a_hold_was_asked_for_stays_when_another_set_is_corrected() -> None:
    sets = {"1.1": row(target="20 s", result=Result(seconds=25)), "2.1": row()}
    state, _ = advance(begin(recorded(**sets)), ev.SetsCorrected(at=1, sets={"2.1": None}))
    assert [done.target for done in record(state).sets] == ["20 s"]


def test_an_undone_correction_of_notes_keeps_those_that_were_written_since() -> None:
    state = begin(replace(recorded(**numbered([row()])), notes=("tired", "hot")))
    corrected = ev.SessionCorrected(at=1, notes=("hot",))
    for event in (corrected, ev.NoteAdded(at=2, text="later")):
        state, _ = advance(state, event)
    assert state.notes == ("hot", "later")
    assert advance(state, ev.Undone(at=3))[0].notes == ("tired", "hot", "later")


def test_an_event_of_the_past_comes_back_from_the_store_as_it_was() -> None:
    for event in (
        recorded(**numbered([row(), row(written=STRANGE, extra={"rpe": "8.5"})])),
        ev.SetsCorrected(at=1, sets={"1.1": row(side="left", kind="warmup"), "1.2": None}),
        ev.SessionCorrected(at=1, name="Legs", started_at=3),
        ev.SessionCorrected(at=1, finished_at=None, notes=("hot",), pains=()),
    ):
        assert msgspec.json.decode(msgspec.json.encode(event), type=ev.Event) == event


def test_a_recorded_session_says_what_was_typed_and_where_from() -> None:
    sets = numbered([row(), row(9, 2), row(10, 3, STRANGE), row(8, 0, kind="warmup")])
    assert list(sets) == ["1.1", "1.2", "2.1", "1.w1"]
    typed = record(begin(recorded(**sets)))
    assert (typed.status, typed.origin, typed.offset) == ("finished", Origin("log"), 60)
    assert [(done.step, done.exercise, done.reps, done.set) for done in typed.sets] == [
        ("1.w1", "row", 8, 1),
        ("1.1", "row", 8, 1),
        ("1.2", "row", 9, 2),
        ("2.1", STRANGE, 10, 1),
    ]
    assert all(done.reported for done in typed.sets)
    assert begin(recorded(**sets)).step is None


def test_a_correction_of_one_set_keeps_what_was_asked_of_it() -> None:
    coach = Coach(line("row", 2, reps="8-10", load="40 kg")).do(2)
    done = recorded_sets(coach.state)["1.1"]
    right = replace(done, result=replace(done.result, reps=6), kind="warmup", reported=True)
    state, _ = advance(coach.state, ev.SetsCorrected(at=9, sets={"1.1": right}))
    first, second = record(state).sets
    assert (first.reps, first.kind, first.target, first.reported) == (6, "warmup", "8–10", True)
    assert (second.kind, second.set) == ("work", 1)


def test_a_set_that_is_taken_out_was_planned_and_not_done_or_never_was() -> None:
    coach = Coach(line("row", 2)).do(2)
    state, _ = advance(coach.state, ev.SetsCorrected(at=9, sets={"1.2": None, "2.1": row()}))
    assert [step.id for step in state.open_steps()] == ["1.2"]
    state, _ = advance(state, ev.SetsCorrected(at=9, sets={"2.1": None}))
    assert [step.id for step in state.plan.steps] == ["1.1", "1.2"]


def test_a_session_that_is_under_way_is_not_corrected_as_the_past() -> None:
    coach = Coach(line("row", 2)).do()
    for event in (
        ev.SetsCorrected(at=1, sets={"1.1": None}),
        ev.SessionCorrected(at=1, name="Other"),
    ):
        assert advance(coach.state, event) == (coach.state, ())


def test_a_correction_that_changes_nothing_is_not_stored() -> None:
    state = begin(recorded(**numbered([row()])))
    for event in (
        ev.SetsCorrected(at=1, sets={"1.1": row(), "7.7": None}),
        ev.SessionCorrected(at=1, name="Back", started_at=BEGAN),
        ev.Continued(at=1),
    ):
        assert advance(state, event) == (state, ())


def test_a_past_session_is_deleted_and_brought_back() -> None:
    state = begin(recorded(**numbered([row()])))
    gone, effects = advance(state, ev.Discarded(at=5))
    assert (record(gone).status, len(effects)) == ("discarded", 1)
    assert advance(gone, ev.Discarded(at=6)) == (gone, ())
    assert advance(gone, ev.Undone(at=7))[0] == state


def test_what_was_thrown_away_while_it_was_led_stays_away() -> None:
    gone = Coach(line("row", 2)).do().discard().state
    assert advance(gone, ev.Undone(at=7)) == (gone, ())


def test_a_session_that_moves_takes_sets_and_pains_along_and_comes_back_with_later_notes() -> None:
    coach = Coach(line("row", 1)).do().pain(4)
    day = 86_400_000
    moved, _ = advance(
        coach.state, ev.SessionCorrected(at=1, started_at=coach.state.started_at + day)
    )
    assert [pain.at - day for pain in moved.pains] == [pain.at for pain in coach.state.pains]
    assert moved.logged["1.1"].at - day == coach.state.logged["1.1"].at
    noted, _ = advance(moved, ev.NoteAdded(at=2, text="late"))
    back, _ = advance(noted, ev.Undone(at=3))
    assert (back.pains, back.notes) == (coach.state.pains, ("late",))


def test_rules_see_the_exercises_that_the_program_has_and_no_others() -> None:
    sets = numbered([row(), row(9, 2, STRANGE), row(10, 3)])
    state = with_known(begin(recorded(**sets)), KnownExercises([exercise("row")]))
    assert [state.plan.exercise(step).name for step in state.plan.steps] == ["Row", "Row"]
    assert list(state.logged) == ["1.1", "1.2"]
    assert with_known(begin(recorded(**sets)), KnownExercises()).logged == {}


def test_a_name_may_be_known_later_and_mean_another_load() -> None:
    class Aliases(KnownExercises):
        def find(self, written: str, result: Result) -> tuple[Exercise, Result] | None:
            typed = super().find("pulldown" if written == STRANGE else written, result)
            return typed and (typed[0], replace(result, load=Load(-40_000)))

    state = begin(recorded(**numbered([row(written=STRANGE)])))
    known = with_known(state, Aliases([exercise("pulldown")]))
    assert known.plan.slots[-1].exercise.id == "pulldown"
    assert known.logged["1.1"].result == Result(reps=8, load=Load(-40_000))


def test_what_the_program_led_is_seen_as_it_was() -> None:
    coach = Coach(line("row", 2)).do(2)
    assert with_known(coach.state, KnownExercises()) is coach.state
    added, _ = advance(coach.state, ev.SetsCorrected(at=9, sets={"2.1": row()}))
    assert list(with_known(added, KnownExercises()).logged) == ["1.1", "1.2"]


@pytest.mark.parametrize("target", ["8", "8–10", "8+", "20 s", "", "as many as you like"])
def test_what_was_asked_of_an_imported_set_stays_where_it_is_reps_or_seconds(target: str) -> None:
    (step,) = begin(recorded(**numbered([row(target=target)]))).plan.steps
    assert (step.target if step.reps or step.seconds else "") == target.replace(
        "as many as you like", ""
    )
    assert step.is_honest is target.endswith("+")


def test_a_set_that_was_left_out_comes_back_as_it_was_meant() -> None:
    coach = Coach(
        line(exercise("row", load="external"), 2, reps="8-10", load="40 kg"), line(hold())
    )
    coach.do().skip().skip().finish()
    steps = [step.id for step in coach.state.plan.steps]
    assert skipped_set(coach.state, steps[0]) is None
    assert skipped_set(coach.state, "9.9") is None
    meant = skipped_set(coach.state, steps[1])
    held = skipped_set(coach.state, steps[2])
    assert meant is not None
    assert held is not None
    assert (meant.result, held.result) == (Result(reps=8, load=Load(40_000)), Result(seconds=20))
    corrected = ev.SetsCorrected(at=coach.now, sets={steps[1]: meant})
    after, _ = advance(coach.state, corrected)
    assert recorded_sets(after)[steps[1]] == meant
    assert new_step(after, ["4.1", "x"]) == "5.1"
