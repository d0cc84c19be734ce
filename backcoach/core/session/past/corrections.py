"""What a session holds that was not led, and what is corrected in one that is over.

Whatever is corrected, the state is the one that typing the right values at first would have led
to, as far as both can be told apart.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UnsetType
from msgspec.structs import replace

from backcoach.core.session.past.recorded import (
    SET_TYPE,
    RecordedSet,
    empty_plan,
    exercise_name,
    with_steps,
)
from backcoach.core.session.plan import Result
from backcoach.core.session.state import Logged, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backcoach.core.session.events import (
        ProgrammeChanged,
        SessionCorrected,
        SessionRecorded,
        SetsCorrected,
    )
    from backcoach.core.session.plan import Slot, Step


def recorded_state(event: SessionRecorded) -> State:
    """Return the state of a session that was typed in or imported."""
    state = State(
        event.id,
        empty_plan(event.session, event.name),
        event.file,
        event.at,
        event.offset,
        cursor=None,
        phase="finished",
        finished_at=event.finished_at,
        notes=event.notes,
        origin=event.origin,
    )
    return _with_sets(state, event.sets)


def beside_sessions(event: ProgrammeChanged) -> State:
    """Return the state of a record that is not a session, as one that does not count."""
    plan = empty_plan("", event.programme)
    return State(event.id, plan, "", event.at, event.offset, cursor=None, phase="discarded")


def recorded_sets(state: State) -> dict[str, RecordedSet]:
    """Return the sets that were done in a session, by the ids of their steps.

    Of those that were not led, skipped ones as well.
    """
    sets = {}
    for step in state.plan.steps:
        logged = state.logged.get(step.id)
        slot = state.plan.slots[step.slot]
        if logged is not None and (logged.result is not None or slot.written):
            sets[step.id] = _recorded(step, slot, logged)
    return {name: sets[name] for name in state.logged if name in sets}


def _recorded(step: Step, slot: Slot, logged: Logged) -> RecordedSet:
    written = slot.written
    result = logged.result or Result()
    was_asked = step.reps is not None or step.seconds != result.seconds
    return RecordedSet(
        exercise=exercise_name(slot),
        result=result,
        at=logged.at,
        offset=logged.offset,
        kind=step.kind,
        side=step.side,
        rest_planned=logged.rest_planned,
        rest_taken=logged.rest_taken,
        reported=logged.reported,
        note=logged.note,
        extra={**logged.extra, SET_TYPE: step.scheme} if step.scheme else logged.extra,
        name=slot.exercise.name if written and slot.exercise.name != written else "",
        target=step.target if written and was_asked else "",
        skipped=logged.result is None,
    )


def skipped_set(state: State, step_id: str) -> RecordedSet | None:
    """Return a skipped set as it was meant to be done, None where it was done."""
    step, logged = state.plan.step(step_id), state.logged.get(step_id)
    if step is None or logged is None or logged.result is not None:
        return None
    count = (
        {"seconds": step.seconds} if step.seconds else {"reps": step.reps.lo if step.reps else 0}
    )
    meant = replace(logged, result=Result(load=step.load, **count))
    return _recorded(step, state.plan.slots[step.slot], meant)


def new_step(state: State, taken: Iterable[str]) -> str:
    """Return an id for a step, in a slot that no other step is in."""
    ids = {step.id for step in state.plan.steps}.union(taken)
    slots = [int(name.partition(".")[0]) for name in ids if name.partition(".")[0].isdecimal()]
    return f"{max(slots, default=0) + 1}.1"


def with_corrected_sets(state: State, event: SetsCorrected) -> State:
    """Return a finished session with other sets."""
    if state.phase != "finished":
        return state
    before = recorded_sets(state)
    sets = {**before, **event.sets}
    after = {name: recorded for name, recorded in sets.items() if recorded is not None}
    return state if after == before else _with_sets(state, after)


def _with_sets(state: State, sets: Mapping[str, RecordedSet]) -> State:
    """Return a session in which these sets were done, and no others, in the order of time."""
    ordered = dict(sorted(sets.items(), key=lambda item: item[1].at))
    plan = with_steps(state.plan, ordered)
    skipped = {
        step.id: state.logged[step.id]
        for step in plan.steps
        if step.id not in sets and step.id in state.logged
        if state.logged[step.id].result is None
    }
    logged = {**skipped, **{name: _logged(recorded) for name, recorded in ordered.items()}}
    logged = dict(sorted(logged.items(), key=lambda item: item[1].at))
    return replace(state, plan=plan, logged=logged)


def _logged(recorded: RecordedSet) -> Logged:
    return Logged(
        None if recorded.skipped else recorded.result,
        recorded.at,
        recorded.offset,
        rest_planned=recorded.rest_planned,
        rest_taken=recorded.rest_taken,
        reported=recorded.reported,
        note=recorded.note,
        extra=recorded.extra,
    )


def with_corrected_session(state: State, event: SessionCorrected) -> State:
    """Return a finished session with another name, end or notes, or moved with all it holds."""
    if state.phase != "finished":
        return state
    plan = replace(
        state.plan,
        name=state.plan.name if event.name is None else event.name,
        session=state.plan.session if event.session is None else event.session,
    )
    started_at = state.started_at if event.started_at is None else event.started_at
    moved = started_at - state.started_at
    offset = event.started_offset
    finished_at = event.finished_at
    if isinstance(finished_at, UnsetType):
        finished_at = None if state.finished_at is None else state.finished_at + moved
    pains = event.pains
    if pains is None:
        pains = tuple(replace(pain, at=pain.at + moved) for pain in state.pains)
    after = replace(
        state,
        plan=plan,
        started_at=started_at,
        offset=state.offset if offset is None else offset,
        finished_at=finished_at,
        notes=state.notes if event.notes is None else event.notes,
        pains=pains,
        logged={
            name: replace(
                logged,
                at=logged.at + moved,
                offset=logged.offset if offset is None else offset,
            )
            for name, logged in state.logged.items()
        },
    )
    return state if after == state else after


def without_correction(state: State, corrected: State, back: State) -> State:
    """Return the state before a correction, with what was reported and noted since.

    `corrected` is the state right after it: a correction may move pains and take out notes.
    """
    notes = (*back.notes, *state.notes[len(corrected.notes) :])
    pains = (*back.pains, *state.pains[len(corrected.pains) :])
    return replace(back, notes=notes, pains=pains, flags=state.flags)
