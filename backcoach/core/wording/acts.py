"""What the program says after each thing that a person did, and that it can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.actions import key_text
from backcoach.core.session import events as ev
from backcoach.core.session.pacing import reps_led
from backcoach.core.session.undo import act_undone
from backcoach.core.wording.phrases import (
    amount,
    count_of,
    end_text,
    lower_first,
    reserve_text,
    result_text,
    where,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.actions import Keymap
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State


def act_text(before: State, after: State, event: ev.Event, keymap: Keymap) -> str:
    """Return what an event did that led from one state to another, "" where nothing is to be said.

    Where it can be taken back, the text names the key that does so.
    """
    if isinstance(event, ev.Undone):
        return _taken_back(before, after)
    describe = _TEXTS.get(type(event))
    text = describe(before, after, event) if describe else ""
    key = key_text("undo", keymap)
    if not text or act_undone(after) is not event:
        return text
    return f"{text} · {key} goes back" if isinstance(event, _MOVES) else f"{text} · {key} undoes it"


def _set_done(before: State, after: State, event: ev.SetDone) -> str:
    step = after.plan.step(event.step)
    if step is None:
        return ""
    side = "" if step.side == "both" else f"{step.side} "
    return f"Logged {side}{result_text(event.result)}"


def _set_cancelled(before: State, after: State, event: ev.SetCancelled) -> str:
    return "Nothing was lifted yet, nothing is logged"


def _set_amended(before: State, after: State, event: ev.SetAmended) -> str:
    step = after.plan.step(event.step)
    if step is None:
        return ""
    was = before.result(step) or before.prefill(step)
    verb = " will be" if after.is_open(step) else ""
    return f"{where(after, step)}{verb}: {_change(was, event.result)}"


def _change(was: Result, now: Result) -> str:
    """Return what differs between two results: `7 reps, not 8`, `22.5 kg, not 20 kg`, `2 left`."""
    parts = []
    if count_of(was) != count_of(now):
        count = amount(count_of(now), None, hold=now.seconds is not None)
        parts.append(f"{count}, not {count_of(was)}" if count_of(was) else count)
    if was.load != now.load:
        load = str(now.load) if now.load else "no load"
        parts.append(f"{load}, not {was.load}" if was.load else load)
    if was.rir != now.rir:
        parts.append(reserve_text(now.rir) or "left unsaid")
    return " · ".join(parts) or result_text(now)


def _step_skipped(before: State, after: State, event: ev.StepSkipped) -> str:
    step = after.plan.step(event.step)
    return f"Left out {lower_first(where(before, step))}" if step else ""


def _cursor_moved(before: State, after: State, event: ev.CursorMoved) -> str:
    left, step = before.step, after.step
    if step is None:
        return ""
    if before.phase != "working" or left is None:
        return f"Now {after.plan.exercise(step).name}"
    rep = reps_led(before, left, event.at)
    at = f" at rep {rep}" if rep else ""
    return f"Left {lower_first(where(before, left))}{at}, not logged"


def _rest_extended(before: State, after: State, event: ev.RestExtended) -> str:
    return f"{abs(event.seconds)} s {'more' if event.seconds > 0 else 'less'} rest"


def _exercise_swapped(before: State, after: State, event: ev.ExerciseSwapped) -> str:
    old = before.plan.slots[event.slot].exercise.name
    return f"{event.replacement.exercise.name} instead of {old}"


def _exercise_chosen(before: State, after: State, event: ev.ExerciseChosen) -> str:
    return "From the next session on as well"


def _set_added(before: State, after: State, event: ev.SetAdded) -> str:
    name = after.plan.slots[event.slot].exercise.name
    return f"{name} has {after.plan.sets_of(event.steps[0])} sets now"


def _pain_reported(before: State, after: State, event: ev.PainReported) -> str:
    return f"Kept: pain {event.level}{f', {event.place}' if event.place else ''}"


_TEXTS: dict[type, Callable[[State, State, ev.Event], str]] = {
    ev.SetDone: _set_done,  # type: ignore[dict-item]  # each takes the event under which it stands
    ev.SetCancelled: _set_cancelled,  # type: ignore[dict-item]
    ev.SetAmended: _set_amended,  # type: ignore[dict-item]
    ev.StepSkipped: _step_skipped,  # type: ignore[dict-item]
    ev.CursorMoved: _cursor_moved,  # type: ignore[dict-item]
    ev.RestExtended: _rest_extended,  # type: ignore[dict-item]
    ev.ExerciseSwapped: _exercise_swapped,  # type: ignore[dict-item]
    ev.ExerciseChosen: _exercise_chosen,  # type: ignore[dict-item]
    ev.SetAdded: _set_added,  # type: ignore[dict-item]
    ev.PainReported: _pain_reported,  # type: ignore[dict-item]
}
