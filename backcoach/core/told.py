"""The coach's words as lines of text: each is said once, when it is news, and never changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.dial import dial
from backcoach.core.duration import seconds_left
from backcoach.core.intent import correctable
from backcoach.core.outline import OPEN, progress, rows
from backcoach.core.page import page
from backcoach.core.wording import (
    about_left,
    focus,
    goal_text,
    lower_first,
    next_label,
    phase_word,
    place,
    reserve_text,
    result_text,
    short_place,
    signal_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.form import Field
    from backcoach.core.gear import Gear
    from backcoach.core.outline import Mark
    from backcoach.core.plan import Result, Step
    from backcoach.core.state import State
    from backcoach.core.summary import Summary

MARKS: dict[Mark, str] = {
    "done": "done",
    "here": "now",
    "begun": "begun",
    "skipped": "left out",
    "open": "to do",
}


def opening(state: State, now: int) -> list[str]:
    """Return which session this is, and what was changed in it for today."""
    done, planned = progress(state)
    sets = f"{done} of {planned} sets done" if state.logged else f"{planned} sets"
    lines = [f"{state.plan.name}: {sets}, {about_left(seconds_left(state, now))}."]
    return lines if state.logged else [*lines, *map(_sentence, state.plan.notes)]


def news(before: State | None, after: State, now: int) -> list[str]:
    """Return what is new in a state for one who was told of `before`, None for nobody.

    What was done comes first, then the rest, then what is to be done.
    """
    lines = list(_logged(before, after)) if before else []
    if after.is_over:
        return lines
    was_paused = before is not None and before.paused_at is not None
    if was_paused and after.paused_at is None:
        lines.append("Going on.")
    lines += _rest(before, after, now)
    if after.advice and (before is None or before.advice != after.advice):
        lines.append(_sentence(after.advice))
    lines += _working(before, after) if after.phase == "working" else _coming(before, after)
    if after.paused_at is not None and not was_paused:
        lines.append(f"Paused. {enter(after)}")
    return lines


def _logged(before: State, after: State) -> Iterator[str]:
    """Say what was logged or corrected; of sets left out together the exercise alone."""
    left_out: dict[int, list[Step]] = {}
    for step_id, logged in after.logged.items():
        was = before.logged.get(step_id)
        step = after.plan.step(step_id)
        if step is None or (was is not None and was.result == logged.result):
            continue
        if logged.result is None:
            left_out.setdefault(step.slot, []).append(step)
        else:
            yield f"{_where(after, step)}: {result_text(logged.result)}."
    for steps in left_out.values():
        name = after.plan.exercise(steps[0]).name
        yield f"{_where(after, steps[0]) if len(steps) == 1 else name}: left out."


def _where(state: State, step: Step) -> str:
    """Return the set, with its exercise where that is another one than the next."""
    if state.step is not None and state.step.slot == step.slot:
        return short_place(step).capitalize()
    return f"{state.plan.exercise(step).name}, {short_place(step)}"


def _rest(before: State | None, after: State, now: int) -> Iterator[str]:
    rest, was = after.countdown, before.countdown if before else None
    if rest is None:
        return
    left = rest.text(after.clock(now))
    if was is None or was.after != rest.after:
        yield f"Rest {left}: {rest.why}."
    elif rest.rung and not was.rung:
        yield f"{signal_text('rest', after)}. {enter(after)}"
    elif rest.ends_at != was.ends_at:
        yield f"Rest {left}."


def _coming(before: State | None, after: State) -> Iterator[str]:
    step = after.step
    if step is None:
        if before is None or before.is_over or before.step is not None:
            yield f"Every set is done. {enter(after)}"
    elif before is None or _asked(before) != _asked(after):
        exercise = after.plan.exercise(step)
        lead = "Next: " if after.phase == "resting" else ""
        goal = f"{goal_text(after, step)}{reserve_text(step.rir, ', ')}"
        yield f"{lead}{exercise.name}, {place(after.plan, step)}: {goal}."
        is_first = all(after.is_open(one) for one in after.plan.steps_of(step.slot))
        cue = f"Set up: {lower_first(exercise.setup[0])}." if is_first and exercise.setup else ""
        yield f"{cue or _focus(after, step)} {enter(after)}".strip()


def _asked(state: State) -> tuple[str, str, str] | None:
    """Return what was said of the coming set, None while none was coming."""
    if state.phase not in ("ready", "resting") or state.step is None:
        return None
    return state.step.id, state.plan.exercise(state.step).id, goal_text(state, state.step)


def _working(before: State | None, after: State) -> Iterator[str]:
    step = after.step
    is_known = before is not None and before.phase == "working"
    if step is None or (is_known and before is not None and before.begun_at == after.begun_at):
        return
    if after.get_ready:
        yield f"Get ready: {after.get_ready} s. {_focus(after, step)}"
    else:
        yield f"{_go(after, step)} {_focus(after, step)} {enter(after)}"


def begun(state: State, before: int, now: int) -> str:
    """Return the word on which a set begins that was got ready for between two instants."""
    step = state.step
    if state.phase != "working" or step is None or not state.get_ready:
        return ""
    if not state.elapsed(before) < 0 <= state.elapsed(now):
        return ""
    return f"{_go(state, step)} {enter(state)}"


def _go(state: State, step: Step) -> str:
    return f"{'Hold' if step.is_hold else 'Go'}: {goal_text(state, step)}."


def _focus(state: State, step: Step) -> str:
    found = focus(state.plan, step)
    if found is None:
        return ""
    phase, text = found
    word = phase_word(state.plan.exercise(step), phase).capitalize()
    return f"{word}: {_sentence(lower_first(text))}"


def enter(state: State) -> str:
    """Return what Enter does here."""
    return f"Enter: {lower_first(next_label(state))}."


def log(state: State, selected: str | None) -> tuple[Step, Result] | None:
    """Return the set that numbers correct, with what is or will be logged for it."""
    step = correctable(state, selected)
    return None if step is None else (step, state.result(step) or state.prefill(step))


def log_line(state: State, selected: str | None) -> str:
    """Return in words the set that numbers correct."""
    found = log(state, selected)
    if found is None:
        return "No set was done."
    step, result = found
    verb = " will be logged as" if state.is_open(step) else ""
    return f"{_where(state, step)}{verb}: {result_text(result)}."


def clock_line(state: State, now: int) -> str:
    """Return what the clock says, and how much of the session is left."""
    shown = dial(state, now)
    done, planned = progress(state)
    sets = f"{done} of {planned} sets"
    left = "" if state.is_over else f", {about_left(seconds_left(state, now))}"
    reason = shown.reason if state.paused_at is None else ""
    parts = (f"{shown.title} {shown.text}".strip(), reason, f"{sets}{left}")
    return " ".join(f"{part}." for part in parts if part)


def more(state: State, gear: Gear | None) -> list[str]:
    """Return everything there is to say of the set that is next or under way."""
    if state.step is None:
        return ["Every set is done."]
    told = page(state, gear)
    lines = [f"{line.label.strip()}: {line.text}".removeprefix(": ") for line in told.lines]
    return [f"{told.title}, {told.place}", *lines]


def session_lines(state: State) -> list[str]:
    """Return the exercises of the session with how far each one is."""
    return [
        f"{row.name}: {row.counts.replace(OPEN, 'open')}"
        + (f", {row.load}" if row.load else "")
        + f", {MARKS[row.mark]}."
        for row in rows(state)
    ]


def summary_lines(shown: Summary) -> list[str]:
    """Return what a finished session came to, and what comes next time and why."""
    done = [
        f"{one.name}: {one.text}{f', {one.change}' if one.change else ''}."
        for one in shown.exercises
    ]
    coming = [
        f"Next time: {one.name}, {one.text}. {_sentence(one.why)}".strip()
        for one in shown.outlook.coming
    ]
    best = [f"Best: {_sentence(text)}" for text in shown.outlook.records]
    notes = [f"Note: {note}" for note in shown.notes]
    return [f"Session complete: {shown.headline}.", *done, *best, *coming, *notes]


def question_line(field: Field) -> str:
    """Return a question of a form with its answers and the one that Enter gives."""
    scale = [option.label for option in field.options if option.value.isdigit()]
    if scale:
        choices = f"from {scale[0]}, to {scale[-1]}"
    else:
        choices = "; ".join(f"{n} {one.label}" for n, one in enumerate(field.options, 1))
    return f"{field.label}: {choices}. Enter: {field.options[field.chosen].label}."


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."
