"""The sentences that the voice speaks after an event and as time passes.

A new sentence cuts off the one before it, so each is complete in itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.notation import load_words
from backcoach.core.session import events as ev
from backcoach.core.session.blocks import running_block
from backcoach.core.session.timing.pacing import is_led_to_the_end
from backcoach.core.session.timing.tempo import moment
from backcoach.core.views.summary import summary
from backcoach.core.wording.cues import cue, cues_for, focus, phase_word
from backcoach.core.wording.phrases import end_title, place
from backcoach.core.wording.reasons_en import reason_text
from backcoach.signals.pronunciation import aloud, time_words

if TYPE_CHECKING:
    from backcoach.core.actions import Keymap
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.notation import Tempo
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State
    from backcoach.core.session.timing.tempo import Moment

# What is spoken at the end of a rest, a hold or the get-ready time, by the seconds left.
SPOKEN_A_SECOND = 2.9  # words, as espeak and say speak unless they are told otherwise
LATE = 0.5  # s after a phase began; then its word alone is spoken
COUNTS = {10: "10 seconds", 3: "3", 2: "2", 1: "1"}


def spoken(
    before: State | None,
    after: State,
    event: ev.Event,
    *,
    paced: bool = False,
    cues: bool = False,
    keymap: Keymap | None = None,
) -> str:
    """Return what to speak after an event changed `before` to `after`, "" for nothing.

    `before` is None where a session begins or is resumed. With `paced`, each phase of a set
    with a tempo is announced, and with `cues` its cue where there is time. Keys are those of
    `keymap`, else the usual ones.
    """
    if before is not None and not _is_news(before, after, event):
        return ""
    step = after.step
    if after.is_over:
        is_worded = after.phase == "finished" or after.red_flag is not None
        return _end(after) if is_worded and before is not None else ""
    if step is None:
        return "Every set is done."
    if isinstance(event, ev.SetBegun):
        return _count_word(after) if after.get_ready else _go(after, step, paced=paced, cues=cues)
    if after.phase == "working" and before is not None:
        if isinstance(event, ev.RestEnded):  # the clock of an EMOM begins its sets
            return _go(after, step, paced=paced, cues=cues)
        return "Time is over, end the set." if isinstance(event, ev.BlockEnded) else ""
    is_named = before is None or _exercise(before) != _exercise(after)
    return aloud(f"{_lead(after, event, keymap)} {_coming(after, step, is_named=is_named)}")


def spoken_at(
    state: State, before_ms: int, now_ms: int, *, paced: bool = False, cues: bool = False
) -> str:
    """Return what to speak for the time since the last call at `before_ms`, "" for nothing.

    That is 10, 3, 2, 1 before the end of a rest, a hold or the get-ready time, then the word to
    begin and, with `paced`, each phase of a repetition, with `cues` its cue too. Instants are
    milliseconds UTC. If several were due since the last call, only the latest is spoken.
    """
    before, now = state.clock(before_ms), state.clock(now_ms)
    if (running := running_block(state)) is not None and (
        word := _count(running[0].left(before), running[0].left(now))
    ):
        return word
    if state.phase == "resting" and state.countdown:
        return _count(state.countdown.left(before), state.countdown.left(now))
    step = state.step
    was, elapsed = state.elapsed(before), state.elapsed(now)
    if state.phase != "working" or step is None or elapsed < 0:
        is_begun = state.phase == "working" and step is not None
        return _count(-was, -elapsed) if is_begun else ""
    if was < 0:
        return _go(state, step, paced=paced, cues=cues)
    if step.seconds is not None:
        return _count(step.seconds * 1000 - was, step.seconds * 1000 - elapsed)
    if paced and step.tempo:
        if is_led_to_the_end(state, step, now_ms):
            return "" if is_led_to_the_end(state, step, before_ms) else "Done."
        return _phase(state, step, step.tempo, was, elapsed, cues=cues)
    return ""


def _is_news(before: State, after: State, event: ev.Event) -> bool:
    """Return whether an event changed something that is to be spoken."""
    if before is after:
        return False
    if isinstance(event, ev.SetBegun | ev.Advised | ev.RestEnded | ev.BlockEnded):
        return True
    return (before.phase, before.cursor, _exercise(before)) != (
        after.phase,
        after.cursor,
        _exercise(after),
    )


def _exercise(state: State) -> Exercise | None:
    return state.plan.exercise(state.step) if state.step else None


def _lead(state: State, event: ev.Event, keymap: Keymap | None) -> str:
    """Return what is spoken before the coming set is named."""
    if isinstance(event, ev.SessionStarted):
        return _sentence(state.plan.name)
    if isinstance(event, ev.RestEnded):
        return "Rest is over."
    if isinstance(event, ev.BlockEnded):
        return f"Time is over. {_rest(state, event.at)}"
    if isinstance(event, ev.SetDone):
        return _rest(state, event.at)
    if isinstance(event, ev.Advised):
        return f"{_sentence(reason_text(state.advice, keymap))} {_rest(state, event.at)}"
    return ""


def _rest(state: State, now: int) -> str:
    rest = state.countdown
    if rest is None:
        return ""
    if rest.gap == "switch":
        return "Change sides."
    if rest.gap == "pause":
        return f"Pause {time_words(rest.seconds)}."
    if rest.gap == "transition":
        return "On to the next exercise."
    return f"Rest {time_words(-(-rest.left(now) // 1000))}." if rest.left(now) > 0 else ""


def _coming(state: State, step: Step, *, is_named: bool) -> str:
    """Return the coming set: `Left side, set 2 of 3: 10 reps, 22.5 kg.`."""
    load = state.prefill(step).load
    target = step.target if step.is_hold or not step.target else f"{step.target} reps"
    goal = ", ".join(part for part in (target, load_words(load) if load else "") if part)
    where = place(state.plan, step)
    sentence = _sentence(f"{where[:1].upper()}{where[1:]}: {goal}")
    return f"{_sentence(state.plan.exercise(step).name)} {sentence}" if is_named else sentence


def _count_word(state: State) -> str:
    return COUNTS.get(state.get_ready, "Get ready.")


def _count(was_left: int, left: int) -> str:
    """Return the word for the second just reached, given the milliseconds left before and now."""
    second = -(-left // 1000)
    return "" if second == -(-was_left // 1000) else COUNTS.get(second, "")


def _go(state: State, step: Step, *, paced: bool, cues: bool) -> str:
    """Return the word on which a set begins: its first phase, or "Go." with a cue."""
    exercise = state.plan.exercise(step)
    if paced and step.tempo:
        first = moment(step.tempo, 0)
        return f"{phase_word(exercise, first.phase)}{_cue(state, step, first, 1) if cues else ''}"
    attended = focus(state.plan, step)
    return aloud(f"Go. {_sentence(attended[1])}") if attended else "Go."


def _phase(state: State, step: Step, tempo: Tempo, was: int, elapsed: int, *, cues: bool) -> str:
    """Return the phase that has begun, after its number for a new repetition: `2, pull`."""
    before, now = moment(tempo, was), moment(tempo, elapsed)
    if (before.rep, before.phase) == (now.rep, now.phase):
        return ""
    word = phase_word(state.plan.exercise(step), now.phase)
    if now.rep != before.rep:
        word = f"{now.rep}, {word}"
    if cues and now.fraction * now.seconds <= LATE:
        word += _cue(state, step, now, len(word.split()))
    return word


def _cue(state: State, step: Step, now: Moment, before: int) -> str:
    """Return the first part of the cue of a phase, after so many words.

    It is "" where all of it cannot be spoken in what is left of the phase.
    """
    exercise = state.plan.exercise(step)
    text = cue(cues_for(exercise, inside=state.plan.goal == "hypertrophy"), now.phase)
    short = re.split(r"[,;:.]", text)[0].strip()
    words = before + len(short.split())
    left = (1 - now.fraction) * now.seconds
    return f": {aloud(short)}" if short and words <= SPOKEN_A_SECOND * left else ""


def _end(state: State) -> str:
    if state.red_flag is not None:
        return aloud(reason_text(instruction(state.red_flag)))
    return aloud(f"{end_title(state)}. {summary(state).headline}.")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
