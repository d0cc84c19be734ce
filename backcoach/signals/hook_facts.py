"""When the hooks run, and the facts that each is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from backcoach.core.session import events as ev
from backcoach.core.session.fold import LATE
from backcoach.core.session.past.session_record import iso
from backcoach.core.session.set_counts import progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State

HookName = Literal["session_start", "set_start", "set_done", "rest_over", "session_finished"]
Facts: TypeAlias = dict[str, str | int | float | None]


def hooks_due(before: State | None, after: State, event: ev.Event) -> tuple[HookName, ...]:
    """Return the hooks to run after an event, in order.

    There is none for a rest whose end was noticed late, nor for resuming a session.
    """
    return tuple(_due(before, after, event))


def _due(before: State | None, after: State, event: ev.Event) -> Iterator[HookName]:
    if before is None:
        if isinstance(event, ev.SessionStarted):
            yield "session_start"
        return
    if before is after:
        return
    if isinstance(event, ev.SetBegun) and before.phase != "working":
        yield "set_start"
    if isinstance(event, ev.SetDone):
        yield "set_done"
    rest = before.countdown
    if isinstance(event, ev.RestEnded) and rest and event.at - rest.ends_at <= LATE:
        yield "rest_over"
    if after.phase == "finished" and before.phase != "finished":
        yield "session_finished"


def facts(name: HookName, state: State, event: ev.Event) -> Facts:
    """Return the facts for a hook: plain values without nesting, None for what does not apply.

    `state` is the state after the event. The set is the last one done for `set_done`, none for
    `session_finished`, else the current or next one. `reps` and `seconds` are what was done,
    `target` is what was planned. Loads are in kilograms, negative for assistance; durations in
    seconds; instants in ISO 8601, in the time zone in which the session began.
    """
    done, planned = progress(state)
    return {
        "hook": name,
        "at": iso(event.at, state.offset),
        "session_id": state.id,
        "session": state.plan.session,
        "session_name": state.plan.name,
        "started_at": iso(state.started_at, state.offset),
        "sets_done": done,
        "sets_planned": planned,
        **_set_facts(state, _step(name, state)),
    }


def _step(name: HookName, state: State) -> Step | None:
    if name == "session_finished":
        return None
    if name != "set_done":
        return state.step
    done = [step_id for step_id, logged in state.logged.items() if logged.result is not None]
    return state.plan.step(done[-1]) if done else None


def _set_facts(state: State, step: Step | None) -> Facts:
    """Return the facts of a set: its result or, while it is open, the values filled in."""
    if step is None:
        return {}
    exercise = state.plan.exercise(step)
    result = state.result(step)
    values = result or state.prefill(step)
    grams = values.load.grams if values.load else None
    rest = state.countdown
    return {
        "exercise": exercise.id,
        "exercise_name": exercise.name,
        "kind": step.kind,
        "side": step.side,
        "set": step.set,
        "sets": state.plan.sets_of(step),
        "target": step.target,
        "reps": result.reps if result else None,
        "seconds": result.seconds if result else None,
        "load": str(values.load) if values.load else None,
        "load_kg": None if grams is None else grams / 1000,
        "rir": values.rir,
        "rest_s": rest.seconds if rest else None,
    }
