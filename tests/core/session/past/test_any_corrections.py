"""Whatever is corrected equals what was right in the first place."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import msgspec
from core.session.past.examples import BEGAN, CORRECTIONS, IDS, SETS, recorded
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from support.builders import Coach, line, one_armed

from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin, replay
from backcoach.core.session.past.corrections import recorded_sets
from backcoach.core.session.past.recorded import Origin, RecordedSet
from backcoach.core.session.past.session_record import record

if TYPE_CHECKING:
    from backcoach.core.session.state import State


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
