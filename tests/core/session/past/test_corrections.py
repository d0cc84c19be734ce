"""Corrections of the past: whatever is corrected equals what was right in the first place."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from support.builders import Coach, exercise, hold, line, one_armed

from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin, replay
from backcoach.core.session.past.corrections import new_step, recorded_sets, skipped_set
from backcoach.core.session.past.known_exercises import KnownExercises, with_known
from backcoach.core.session.past.recorded import SET_TYPE, Origin, RecordedSet, numbered
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Kind, Result, Scheme, Side

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.state import State

MINUTE = 60_000
SCHEMES = [scheme for scheme in get_args(Scheme) if scheme]
BEGAN = 1_795_000_000_000
STRANGE = "Lat Pulldown (Cable)"
NAMES = ("row", "db_row", STRANGE)
LOADS = st.sampled_from(
    [None, Load(24_000), Load(24_040, "lb"), Load(None, band="green"), Load(-20_000)]
)
RESULTS = st.builds(
    Result, reps=st.integers(0, 30), load=LOADS, rir=st.sampled_from([None, 0, 2, 4])
) | st.builds(Result, seconds=st.integers(1, 90), load=LOADS)
SETS = st.builds(
    RecordedSet,
    exercise=st.sampled_from(NAMES),
    result=RESULTS,
    at=st.integers(0, 90).map(lambda minutes: BEGAN + minutes * MINUTE),
    offset=st.sampled_from([0, 60]),
    kind=st.sampled_from(get_args(Kind)),
    side=st.sampled_from(get_args(Side)),
    rest_planned=st.sampled_from([None, 90]),
    rest_taken=st.sampled_from([None, 95, 40_000]),
    note=st.sampled_from(["", "grip went"]),
    reported=st.booleans(),
    extra=st.sampled_from([{}, {"rpe": "8.5"}, *({SET_TYPE: scheme} for scheme in SCHEMES)]),
    target=st.sampled_from(["", "8", "8–10", "8+", "20 s"]),
) | st.builds(
    RecordedSet,
    exercise=st.sampled_from(NAMES),
    result=st.just(Result()),
    at=st.just(BEGAN),
    target=st.sampled_from(["8", "20 s"]),
    skipped=st.just(True),
)
IDS = st.sampled_from([f"{slot}.{number}" for slot in (1, 2, 3) for number in (1, 2)])
NOTES = st.none() | st.sampled_from([(), ("tired",), ("tired", "hot")])
PAINS = st.none() | st.sampled_from([(), (ev.PainReported(at=BEGAN, offset=60, level=3),)])
CORRECTIONS = st.lists(
    st.one_of(
        st.builds(
            ev.SetsCorrected,
            at=st.just(1),
            sets=st.dictionaries(IDS, st.none() | SETS, min_size=1, max_size=3),
        ),
        st.builds(
            ev.SessionCorrected,
            at=st.just(1),
            name=st.none() | st.sampled_from(["Back", "Rücken"]),
            started_at=st.none() | st.integers(0, 9).map(lambda day: BEGAN + day * 86_400_000),
            started_offset=st.none() | st.sampled_from([0, 120]),
            session=st.none() | st.sampled_from(["", "home"]),
            finished_at=st.sampled_from([msgspec.UNSET, None, BEGAN + 90 * MINUTE]),
        ),
        st.builds(ev.SessionCorrected, at=st.just(1), notes=NOTES, pains=PAINS),
        st.builds(ev.Discarded, at=st.just(1)),
        st.builds(ev.Undone, at=st.just(1)),
    ),
    max_size=8,
)


def recorded(**sets: RecordedSet) -> ev.SessionRecorded:
    return ev.SessionRecorded(
        at=BEGAN, id="typed", name="Back", origin=Origin("log"), sets=sets, offset=60
    )


def row(reps: int = 8, minute: int = 1, written: str = "row", **fields: object) -> RecordedSet:
    usual = RecordedSet(
        exercise=written,
        result=Result(reps=reps, load=Load(40_000)),
        at=BEGAN + minute * MINUTE,
        offset=60,
    )
    return replace(usual, **fields)


def typed_at_first(state: State) -> State:
    """Return the session as it is if the values that a state has come to had been typed in."""
    event = ev.SessionRecorded(
        at=state.started_at,
        offset=state.offset,
        id=state.id,
        session=state.plan.session,
        name=state.plan.name,
        origin=Origin("log"),
        sets=recorded_sets(state),
        finished_at=state.finished_at,
        notes=state.notes,
    )
    return replace(begin(event), pains=state.pains)  # those are reported, and not typed in


def without_undo(state: State) -> State:
    return replace(state, before=None, amending=None, last_act=None)


@given(st.dictionaries(IDS, SETS, max_size=6), CORRECTIONS)
def test_any_corrections_equal_typing_the_right_values_in_the_first_place(
    sets: dict[str, RecordedSet], corrections: list[ev.Event]
) -> None:
    state = replay(recorded(**sets), corrections)
    if state.phase == "discarded":
        state, _ = advance(state, ev.Undone(at=2))
    assert without_undo(state) == typed_at_first(state)


class Said:
    """What somebody says of a session, correction by correction, kept without the program."""

    def __init__(self, sets: dict[str, RecordedSet]) -> None:
        self.sets = _by_time(sets)
        self.name, self.at, self.offset = "Back", BEGAN, 60
        self.finished_at: int | None = None
        self.session = ""
        self.notes: tuple[str, ...] = ()
        self.pains: tuple[ev.PainReported, ...] = ()

    def corrected(self, event: ev.Event) -> Said:
        after = copy(self)
        if isinstance(event, ev.SetsCorrected):
            sets = {**self.sets, **event.sets}
            after.sets = _by_time({name: done for name, done in sets.items() if done is not None})
        elif isinstance(event, ev.SessionCorrected):
            after.name = event.name or self.name
            after.session = self.session if event.session is None else event.session
            after.at = self.at if event.started_at is None else event.started_at
            moved, offset = after.at - self.at, event.started_offset
            after.offset = self.offset if offset is None else offset
            after.sets = {
                name: replace(
                    done, at=done.at + moved, offset=done.offset if offset is None else offset
                )
                for name, done in self.sets.items()
            }
            after.notes = self.notes if event.notes is None else event.notes
            after.pains = event.pains or ()
            if event.pains is None:
                after.pains = tuple(replace(pain, at=pain.at + moved) for pain in self.pains)
            if isinstance(event.finished_at, msgspec.UnsetType):
                after.finished_at = self.finished_at and self.finished_at + moved
            else:
                after.finished_at = event.finished_at
        return after

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Said) and vars(self) == vars(other)

    __hash__ = None  # type: ignore[assignment]  # it changes

    def typed(self) -> State:
        """Return the session with these values typed in the first place."""
        event = ev.SessionRecorded(
            at=self.at,
            id="typed",
            session=self.session,
            name=self.name,
            origin=Origin("log"),
            sets=self.sets,
            offset=self.offset,
            finished_at=self.finished_at,
            notes=self.notes,
        )
        return replace(begin(event), pains=self.pains)


def _by_time(sets: dict[str, RecordedSet]) -> dict[str, RecordedSet]:
    return dict(sorted(sets.items(), key=lambda item: item[1].at))


@given(st.dictionaries(IDS, SETS, max_size=6), CORRECTIONS)
def test_any_corrections_equal_typing_what_they_say(
    sets: dict[str, RecordedSet], corrections: list[ev.Event]
) -> None:
    said = [Said(sets)]
    is_discarded = False
    for event in corrections:
        if isinstance(event, ev.Undone):
            if is_discarded:
                is_discarded = False
            elif len(said) > 1:
                said.pop()
        elif isinstance(event, ev.Discarded):
            is_discarded = True
        elif not is_discarded and (after := said[-1].corrected(event)) != said[-1]:
            said.append(after)
    state = replay(recorded(**sets), corrections)
    assert (state.phase == "discarded") is is_discarded
    if is_discarded:
        state, _ = advance(state, ev.Undone(at=2))
    assert without_undo(state) == without_undo(said[-1].typed())
    assert record(state).sets == record(said[-1].typed()).sets


@given(st.dictionaries(IDS, SETS, max_size=6), CORRECTIONS)
def test_each_correction_is_undone_alone(
    sets: dict[str, RecordedSet], corrections: list[ev.Event]
) -> None:
    state = begin(recorded(**sets))
    for event in corrections:
        after, effects = advance(state, event)
        if effects and not isinstance(event, ev.Undone):
            assert advance(after, ev.Undone(at=2))[0] == state
        state = after


@given(st.dictionaries(IDS, SETS, max_size=6), CORRECTIONS)
def test_what_was_led_keeps_its_plan_whatever_is_corrected(
    sets: dict[str, RecordedSet], corrections: list[ev.Event]
) -> None:
    coach = Coach(line("row", 2, load="40 kg"), line(one_armed(), 1)).do(3).skip()
    events = [ev.SetsCorrected(at=1, sets=dict(sets)), *corrections]
    state = replay(coach.started, [*coach.events, *events])
    assert [slot.exercise.id for slot in state.plan.slots][:2] == ["row", "db_row"]
    ids = [step.id for step in state.plan.steps]
    assert len(set(ids)) == len(ids)
    assert set(state.logged) <= set(ids)
    assert [logged.at for logged in state.logged.values()] == sorted(
        logged.at for logged in state.logged.values()
    )
    msgspec.json.decode(msgspec.json.encode(record(state).public()))


def led() -> Coach:
    """Return a session that was led, with sets of every scheme."""
    drops = line("pulldown", 1, load="40 kg", drops=["80%"], rest_pause=[20])
    timed = line("row", 2, load="40 kg", every=60)
    rounds = line("swing", 1, within=60)
    return Coach(line("row", 2, load="40 kg", ramp="10%"), drops, timed, rounds).do(9).finish()


LED = led()


@given(
    st.lists(
        st.dictionaries(
            st.sampled_from([*recorded_sets(LED.state), "9.1"]),
            st.none() | SETS,
            min_size=1,
            max_size=3,
        ),
        max_size=5,
    )
)
def test_a_led_session_holds_what_any_corrections_say_whatever_its_sets_belong_to(
    corrections: list[dict[str, RecordedSet | None]],
) -> None:
    assert {step.scheme for step in LED.state.plan.steps} == {
        "", "ramp", "drop", "rest_pause", "emom", "amrap",
    }  # fmt: skip
    state, wanted = LED.state, recorded_sets(LED.state)
    for sets in corrections:
        state, _ = advance(state, ev.SetsCorrected(at=1, sets=sets))
        after = {**wanted, **sets}
        wanted = _by_time({name: done for name, done in after.items() if done is not None})
    ids = {slot.exercise.id for slot in LED.state.plan.slots}
    there = recorded_sets(state)
    done = {name: row for name, row in wanted.items() if not row.skipped or row.exercise not in ids}
    for name, row in done.items():
        kept = there[name]
        assert _said(kept) == _said(row)
    planned = {step.id: step for step in LED.state.plan.steps}
    for step in state.plan.steps:
        if step.id in planned and not state.plan.slots[step.slot].written:
            assert step.scheme == planned[step.id].scheme


def _said(row: RecordedSet) -> tuple[object, ...]:
    return (row.exercise, row.result, row.at, row.kind, row.side, row.note, row.reported)


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
