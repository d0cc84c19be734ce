"""A session as a fold: `advance(state, event) -> (state, effects)`.

An event that comes too late, or does not fit the state, changes nothing and is not stored. The
fold asks no rule and no table: events carry what they change, so that a stored session replays
to the same state whatever the rules become.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core import session
from backcoach.core.session import events as ev
from backcoach.core.session.blocks import running_block
from backcoach.core.session.state import State

if TYPE_CHECKING:
    from collections.abc import Iterable

Signal = Literal["rest", "hold", "exercise", "session"]

LATE = 60_000  # ms; a signal for what ended longer ago would only startle

UNDOABLE = (
    ev.SetBegun
    | ev.SetDone
    | ev.SetAmended
    | ev.StepSkipped
    | ev.CursorMoved
    | ev.RestExtended
    | ev.ExerciseSwapped
    | ev.ExerciseChosen
    | ev.SetAdded
    | ev.PainReported
    | ev.NoteAdded
    | ev.Finished
    | ev.Continued
    | ev.SetsCorrected
    | ev.SessionCorrected
)


class Store(Struct, frozen=True):
    """Append the event to the session's record."""

    event: ev.Event


class Ring(Struct, frozen=True):
    """Alert the person; each signal has its own sound."""

    signal: Signal


Effect: TypeAlias = Store | Ring


def begin(event: ev.FirstEvent) -> State:
    """Return the first state of a session."""
    if isinstance(event, ev.SessionRecorded):
        return session.past.corrections.recorded_state(event)
    if isinstance(event, ev.ProgrammeChanged):
        return session.past.corrections.beside_sessions(event)
    plan = event.plan
    return State(
        event.id,
        plan,
        event.file,
        event.at,
        event.offset,
        cursor=plan.steps[0].id,
        chosen=plan.chosen,
    )


def advance(state: State, event: ev.Event) -> tuple[State, tuple[Effect, ...]]:
    """Return the state after an event and what is to be done about it."""
    after = _fold(state, event)
    if after is state:
        return state, ()
    signal = _signal(state, after, event)
    return after, (Store(event), Ring(signal)) if signal else (Store(event),)


def _fold(state: State, event: ev.Event) -> State:
    """Return the state after an event, the same one where it changes nothing."""
    handler = session.transitions.HANDLERS.get(type(event))
    is_gone = state.phase == "discarded" and not isinstance(event, ev.Undone)
    if handler is None or is_gone:
        return state
    after = handler(state, event)
    if after is state:
        return state
    if isinstance(event, UNDOABLE):
        after = replace(after, before=state, last_act=event)
    if not isinstance(event, ev.RestEnded | ev.BlockEnded | ev.Advised | ev.Undone):
        step_id = event.step if isinstance(event, ev.SetAmended) else None
        after = replace(after, amending=step_id)
    return after


def replay(started: ev.FirstEvent, later: Iterable[ev.Event]) -> State:
    """Return the state after all events of a stored session."""
    state = begin(started)
    for event in later:
        state = _fold(state, event)
    return state


def due(state: State, now: int) -> ev.Event | None:
    """Return the event that is due by the clock: a rest, a hold or a block is over."""
    deadline = next_deadline(state)
    step = state.step
    if deadline is None or now < deadline:
        return None
    if deadline == _end_of_block(state):
        return ev.BlockEnded(at=now, offset=state.offset)
    if state.phase == "resting" and state.countdown:
        return ev.RestEnded(at=now, step=state.countdown.after)
    if step is None or now - deadline > LATE:
        return None
    result = replace(state.prefill(step), seconds=state.hold_seconds(step))
    return ev.SetDone(
        at=deadline,
        offset=state.offset,
        step=step.id,
        result=result,
        reported=step.is_set and _reports(state),
    )


def _reports(state: State) -> bool:
    """Tell whether the person has reported a set of this session.

    Only then is it likely that somebody was there when the clock ended a hold.
    """
    return any(logged.reported for logged in state.logged.values())


def next_deadline(state: State) -> int | None:
    """Return the instant at which something ends by itself, None while nothing will."""
    if state.paused_at is not None:
        return None
    ends = [_end_of_block(state)]
    if state.phase == "resting" and state.countdown and not state.countdown.rung:
        ends.append(state.countdown.ends_at)
    if state.phase == "working" and state.step and state.step.is_hold:
        ends.append(state.begun_at + (state.get_ready + state.hold_seconds(state.step)) * 1000)
    return min((end for end in ends if end is not None), default=None)


def _end_of_block(state: State) -> int | None:
    """Return when the block ends in which the session is."""
    running = None if state.is_over else running_block(state)
    return running[0].ends_at if running else None


def _signal(before: State, after: State, event: ev.Event) -> Signal | None:
    if isinstance(event, ev.BlockEnded):
        if before.block is None or event.at - (before.block.ends_at or 0) > LATE:
            return None
        return "session" if after.phase == "finished" else "exercise"
    if isinstance(event, ev.RestEnded) and before.countdown:
        return "rest" if event.at - before.countdown.ends_at <= LATE else None
    if not isinstance(event, ev.SetDone):
        return None
    if after.phase == "finished":
        return "session"
    step = after.plan.step(event.step)
    if step and not any(after.is_open(other) for other in after.plan.steps_of(step.slot)):
        return "exercise"
    return "hold" if step and step.seconds is not None else None
