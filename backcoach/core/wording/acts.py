"""What the program says after each thing that a person did, and that it can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, structs

from backcoach.core.actions import BY_ID, RESERVES, key_text
from backcoach.core.session import events as ev
from backcoach.core.session.set_corrections import reported
from backcoach.core.session.set_counts import progress
from backcoach.core.session.state import State
from backcoach.core.session.timing.pacing import reps_led
from backcoach.core.session.undo import act_undone
from backcoach.core.wording.phrases import (
    end_title,
    lower_first,
    reserve_text,
    result_text,
    short_place,
    where,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.actions import Keymap
    from backcoach.core.session.plan import Step


class Act(Struct, frozen=True):
    """An event of any kind with the states that it stands between."""

    before: State
    after: State
    event: Any


def act_text(before: State, after: State, event: ev.Event, keymap: Keymap) -> str:
    """Return what an event did that led from one state to another, "" where nothing is to be said.

    Where it can be taken back, the text names the key that does so.
    """
    if isinstance(event, ev.Undone):
        return _taken_back(before, after)
    describe = _TEXTS.get(type(event))
    fixed = _FIXED.get(type(event), "")
    text = describe(Act(before, after, event)) if describe else fixed
    if not text or after.last_act is not event:
        return text
    key = key_text("undo", keymap)
    is_way = isinstance(event, ev.CursorMoved | ev.Finished)
    return f"{text} · {key} {'goes back' if is_way else 'takes it back'}"


def _taken_back(before: State, after: State) -> str:
    """Return what an undo took back: `Took back set 2`, `Set 2 is 8 × 20 kg again`."""
    act = act_undone(before)
    if isinstance(act, ev.SetBegun | ev.SetDone | ev.SetAmended | ev.StepSkipped):
        step = before.plan.step(act.step)
        return _set_taken_back(before, after, act, step) if step else ""
    if isinstance(act, ev.RestExtended):
        return f"Took back {_rest_extended(Act(before, after, act))}"
    return f"Took back {_NAMES.get(type(act), 'the last thing done')}"


def _set_taken_back(before: State, after: State, act: ev.Event, step: Step) -> str:
    name = _place(after, step)
    if isinstance(act, ev.SetBegun):
        if after.phase == "working":
            return "Getting ready again"
        return f"Took back the start of {name}"
    if isinstance(act, ev.SetDone):
        return f"Took back {name}"
    if isinstance(act, ev.StepSkipped):
        name = where(after, step)
        return f"{name} {'is' if step.is_set or name[-1] != 's' else 'are'} open again"
    back = after.result(step) or after.prefill(step)
    was = before.result(step)
    if was is not None and was != back and structs.replace(was, rir=back.rir) == back:
        return f"Took back: {reserve_text(was.rir)}" if was.rir is not None else ""
    return f"{where(after, step)}: {result_text(back)} again"


def _place(state: State, step: Step) -> str:
    """Return which step it is, within a sentence: `set 2`, `Row, left, set 2`, `easy minutes`."""
    if not step.is_set:
        return lower_first(state.plan.exercise(step).name)
    is_at_hand = state.step is not None and state.step.slot == step.slot
    return short_place(step) if is_at_hand else where(state, step)


_NAMES: dict[type, str] = {
    ev.CursorMoved: "the jump",
    ev.ExerciseSwapped: "the swap",
    ev.ExerciseChosen: "the choice of exercise",
    ev.SetAdded: "the added set",
    ev.PainReported: "the pain",
    ev.NoteAdded: "the note",
    ev.Finished: "the end of the session",
    ev.Continued: "going on",
}


def _set_done(act: Act) -> str:
    step = act.after.plan.step(act.event.step)
    if step is None:
        return ""
    side = "" if step.side == "both" else f"{step.side}, "
    return f"Logged {side}{result_text(act.event.result)}"


def _set_amended(act: Act) -> str:
    step = act.after.plan.step(act.event.step)
    if step is None:
        return ""
    verb = " will be" if act.after.is_open(step) else ""
    return f"{where(act.after, step)}{verb}: {result_text(act.event.result)}"


def _step_skipped(act: Act) -> str:
    step = act.after.plan.step(act.event.step)
    return f"Skipped {_place(act.before, step)}" if step else ""


def _cursor_moved(act: Act) -> str:
    left, step = act.before.step, act.after.step
    if step is None:
        return ""
    if act.before.phase != "working" or left is None:
        return f"Now {act.after.plan.exercise(step).name}"
    rep = reps_led(act.before, left, act.event.at)
    at = f" at rep {rep}" if rep else ""
    return f"Left {_place(act.before, left)}{at}, not logged"


def _rest_extended(act: Act) -> str:
    return f"{abs(act.event.seconds)} s {'more' if act.event.seconds > 0 else 'less'} rest"


def _exercise_swapped(act: Act) -> str:
    old = act.before.plan.slots[act.event.slot].exercise.name
    return f"{act.event.replacement.exercise.name} instead of {old}"


def _set_added(act: Act) -> str:
    name = act.after.plan.slots[act.event.slot].exercise.name
    return f"{name} has {act.after.plan.sets_of(act.event.steps[0])} sets now"


def _finished(act: Act) -> str:
    done, planned = progress(act.after)
    return f"{end_title(act.after)} · {done} of {planned} sets"


def _pain_reported(act: Act) -> str:
    return f"Pain noted: {act.event.level} of 10{f', {act.event.place}' if act.event.place else ''}"


_FIXED: dict[type, str] = {
    ev.SetCancelled: "No rep was done, so nothing is logged",
    ev.ExerciseChosen: "In later sessions too",
    ev.NoteAdded: "Note kept",
    ev.Resumed: "Going on",
    ev.Continued: "Going on",
}
# Each takes the event under which it stands.
_TEXTS: dict[type, Callable[[Act], str]] = {
    ev.SetDone: _set_done,
    ev.SetAmended: _set_amended,
    ev.StepSkipped: _step_skipped,
    ev.CursorMoved: _cursor_moved,
    ev.RestExtended: _rest_extended,
    ev.ExerciseSwapped: _exercise_swapped,
    ev.SetAdded: _set_added,
    ev.PainReported: _pain_reported,
    ev.Finished: _finished,
}


def no_use(action: str, state: State, selected: str | None) -> str:
    """Return why an action does nothing in this state, `selected` being the set to correct."""
    step = reported(state, selected) if action in RESERVES else None
    if step is not None and state.result(step) is not None:
        return _no_reps_left(state, step)
    if state.is_over:
        return "The session is over"
    if state.phase == "resting" and action == "cut_time":
        return "The rest is over"
    return BY_ID[action].no_use


def _no_reps_left(state: State, step: Step) -> str:
    if step.kind == "warmup":
        return "A warm-up has no reps left to say"
    if step.is_hold:
        return "A hold has no reps left to say"
    return f"How many were left is not asked of {state.plan.exercise(step).name}"
