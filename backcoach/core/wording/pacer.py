"""The pacer: which phase of which repetition a set is in, and the cue that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.exercises.model import Phase
from backcoach.core.notation import Tempo
from backcoach.core.session.timing.pacing import is_led_to_the_end, paced_reps, reps_led
from backcoach.core.session.timing.tempo import moment, phases
from backcoach.core.wording.cues import cue, cues_for, focus, phase_word

if TYPE_CHECKING:
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State


class Pace(Struct, frozen=True, kw_only=True):
    """An instant of a paced set.

    `rep` counts from 1 up to `target`; it is 0 while getting ready. `is_done` says that
    all repetitions are done and the pacer has stopped. `seconds` is the length of the phase,
    `fraction` the share of it that is over, `changes_at` the instant in milliseconds at which
    the next one begins. `words` are those of all phases, by which a large word is sized.
    """

    phase: Phase
    word: str
    cue: str = ""
    rep: int = 0
    target: str = ""
    fraction: float = 0.0
    seconds: float = 0
    changes_at: int | None = None
    is_done: bool = False
    words: tuple[str, ...] = ()


def pace(state: State, now: int) -> Pace | None:
    """Return where a set is, None when none is under way or it has no tempo."""
    step = state.step
    if state.phase != "working" or step is None or step.tempo is None or step.is_hold:
        return None
    exercise = state.plan.exercise(step)
    elapsed = state.elapsed(now)
    running = state.paused_at is None
    words = tuple(phase_word(exercise, phase) for phase, _ in phases(step.tempo))
    if elapsed < 0:
        attend = focus(state.plan, step)
        return Pace(
            phase="setup",
            word=f"in {-(elapsed // 1000)}",
            cue=attend[1] if attend else "",
            target=_target(state, step),
            words=words,
            changes_at=now + (-elapsed - 1) % 1000 + 1 if running else None,
        )
    if is_led_to_the_end(state, step, now):
        reps = reps_led(state, step, now)
        return Pace(
            phase="setup",
            word="done",
            rep=reps,
            target=str(reps),
            fraction=1.0,
            is_done=True,
            words=words,
        )
    current = moment(step.tempo, elapsed)
    inside = cues_for(exercise, inside=state.plan.goal == "hypertrophy")
    phase_end = round((1 - current.fraction) * current.seconds * 1000)
    return Pace(
        phase=current.phase,
        word=phase_word(exercise, current.phase),
        cue=cue(inside, current.phase) or cue(exercise.cues, current.phase),
        rep=current.rep,
        target=_target(state, step),
        fraction=current.fraction,
        seconds=current.seconds,
        changes_at=now + max(1, phase_end) if running else None,
        words=words,
    )


def _target(state: State, step: Step) -> str:
    reps = paced_reps(state, step)
    return step.target if reps is None else str(reps)


SHOWN_SLOWER = 1.5  # a demonstration takes this many times its tempo
USUAL_TEMPO = Tempo(3, 1, 1, 1)


def demonstration(step: Step, elapsed: int) -> Pace | None:
    """Return where a repetition that is only shown stands, None once it has been shown.

    `elapsed` in milliseconds since it began; it plays once, slowly.
    """
    tempo = step.tempo or USUAL_TEMPO
    current = moment(tempo, int(elapsed / SHOWN_SLOWER))
    if step.is_hold or current.rep > 1:
        return None
    seconds = current.seconds * SHOWN_SLOWER
    return Pace(phase=current.phase, word="", fraction=current.fraction, seconds=seconds)
