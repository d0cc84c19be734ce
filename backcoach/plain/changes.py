"""What has changed in a session since it was last described, as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.questions.during_session import (
    RESERVE_QUESTION,
    load_asked,
    load_question,
    reserve_asked,
)
from backcoach.core.text import one_line
from backcoach.core.wording.cues import focus, phase_word
from backcoach.core.wording.phrases import (
    goal_text,
    leave_text,
    lower_first,
    place,
    result_text,
    signal_text,
    where,
)
from backcoach.core.wording.reasons_en import reason_text
from backcoach.core.wording.set_words import block_text
from backcoach.plain.lines import enter, first_upper, joined, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.actions import Keymap
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State
    from backcoach.core.units import Unit


def news(
    before: State | None,
    after: State,
    now: int,
    keymap: Keymap | None = None,
    unit: Unit = "kg",
) -> list[str]:
    """Return what has changed since the state `before`, None for a session not yet described.

    What was done comes first, then the rest, then what is to be done. Keys are those of
    `keymap`, else the usual ones; loads are asked for in `unit`.
    """
    lines = list(_logged(before, after)) if before else []
    if before is not None and is_reserve_newly_asked(before, after):
        lines.append(f"{RESERVE_QUESTION} r0 to r4{_meaning(after)}.")
    if after.is_over:
        return lines
    if before is not None and before.block != after.block and after.block is not None:
        lines += ["Time is over."] if after.block.is_over else []
    was_paused = before is not None and before.paused_at is not None
    if was_paused and after.paused_at is None:
        lines.append("Going on.")
    lines += _rest(before, after, now)
    if after.advice and (before is None or before.advice != after.advice):
        lines.append(sentence(reason_text(after.advice, keymap)))
    lines += _working(before, after, now) if after.phase == "working" else _coming(before, after)
    coming = load_asked(after)
    was_asked = load_asked(before) if before else None
    if coming is not None and (was_asked is None or was_asked.id != coming.id):
        lines.append(f"{load_question(unit)}.")
    if after.paused_at is not None and not was_paused:
        lines.append(f"Paused. {enter(after)}")
    return lines


def is_reserve_newly_asked(before: State, after: State) -> bool:
    """Return whether a set was done between two states of which the reserve is asked."""
    step = reserve_asked(after)
    return step is not None and before.result(step) is None


def _meaning(state: State) -> str:
    """Return what the answers mean where the reserve is asked for the first time."""
    done = [step for step in state.plan.steps if step.kind == "work" and state.result(step)]
    return ": r0 is none, r2 is two more that would have gone" if len(done) == 1 else ""


def _logged(before: State, after: State) -> Iterator[str]:
    """Yield what was logged or corrected; sets left out together are named by their exercise."""
    left_out: dict[int, list[Step]] = {}
    for step_id, logged in after.logged.items():
        was = before.logged.get(step_id)
        step = after.plan.step(step_id)
        if step is None or (was is not None and was.result == logged.result):
            continue
        if logged.result is None:
            left_out.setdefault(step.slot, []).append(step)
        else:
            yield f"{where(after, step)}: {result_text(logged.result)}."
    for steps in left_out.values():
        name = after.plan.exercise(steps[0]).name
        yield f"{where(after, steps[0]) if len(steps) == 1 else name}: skipped."


def _rest(before: State | None, after: State, now: int) -> Iterator[str]:
    rest, was = after.countdown, before.countdown if before else None
    if rest is None:
        return
    left = rest.text(after.clock(now))
    if was is None or was.after != rest.after:
        yield joined(f"Rest {left}.", first_upper(sentence(reason_text(rest.why))))
    elif rest.rung and not was.rung:
        yield f"{signal_text('rest', after)}. {enter(after)}"
    elif rest.ends_at != was.ends_at:
        yield f"Rest {left}."


def _coming(before: State | None, after: State) -> Iterator[str]:
    step = after.step
    if step is None:
        if before is None or before.is_over or before.step is not None:
            yield f"Every set is done. {enter(after)}"
    elif before is None or _coming_key(before) != _coming_key(after):
        exercise = after.plan.exercise(step)
        lead = "Next: " if after.phase == "resting" else ""
        goal = f"{goal_text(after, step)}{leave_text(step)}"
        yield f"{lead}{exercise.name}, {place(after.plan, step)}: {goal}."
        is_first = all(after.is_open(other) for other in after.plan.steps_of(step.slot))
        if is_first and (block := block_text(after.plan, step)):
            yield sentence(block)
        note = after.plan.slots[step.slot].last_note
        if is_first and note:
            yield sentence(f"Noted last time: {one_line(note)}")
        cue = f"Set up: {lower_first(exercise.setup[0])}." if is_first and exercise.setup else ""
        yield joined(cue or _focus(after, step), enter(after))


def _coming_key(state: State) -> tuple[str, str, str] | None:
    """Return what describes the coming set, None while none is coming."""
    if state.phase not in ("ready", "resting") or state.step is None:
        return None
    return state.step.id, state.plan.exercise(state.step).id, goal_text(state, state.step)


def _working(before: State | None, after: State, now: int) -> Iterator[str]:
    step = after.step
    if step is None or (
        before is not None and before.phase == "working" and before.begun_at == after.begun_at
    ):
        return
    if after.elapsed(now) < 0:
        yield joined(f"Get ready: {after.get_ready} s.", _focus(after, step))
    else:
        yield joined(_go(after, step), _focus(after, step), enter(after))


def begun(state: State, before: int, now: int) -> str:
    """Return the line for a set whose get-ready time ended between two instants."""
    step = state.step
    if state.phase != "working" or step is None or not state.get_ready:
        return ""
    if not state.elapsed(before) < 0 <= state.elapsed(now):
        return ""
    return f"{_go(state, step)} {enter(state)}"


def _go(state: State, step: Step) -> str:
    return f"{'Hold' if step.is_hold and step.is_set else 'Go'}: {goal_text(state, step)}."


def _focus(state: State, step: Step) -> str:
    cue = focus(state.plan, step)
    if cue is None:
        return ""
    phase, text = cue
    word = phase_word(state.plan.exercise(step), phase).capitalize()
    return f"{word}: {sentence(lower_first(text))}"
