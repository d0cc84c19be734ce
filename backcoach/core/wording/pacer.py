"""The pacer: which phase of which repetition a set is in, and the one cue that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.exercises.model import Phase
from backcoach.core.notation import Tempo
from backcoach.core.session.tempo import moment
from backcoach.core.wording.phrases import cue, cues_for, focus, phase_word

if TYPE_CHECKING:
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State


class Pace(Struct, frozen=True, kw_only=True):
    """An instant of a paced set.

    `rep` counts from 1 and goes on past `target`; both are empty while getting ready.
    `began_at` and `seconds` say when the phase began and how long it is, `changes_at` when
    the next one begins; instants in milliseconds.
    """

    phase: Phase
    word: str
    cue: str = ""
    rep: int = 0
    target: str = ""
    fraction: float = 0.0
    seconds: float = 0
    changes_at: int | None = None


def pace(state: State, now: int) -> Pace | None:
    """Return where a set is, None when none is under way or it has no tempo."""
    step = state.step
    if state.phase != "working" or step is None or step.tempo is None or step.is_hold:
        return None
    exercise = state.plan.exercise(step)
    elapsed = state.elapsed(now)
    running = state.paused_at is None
    if elapsed < 0:
        attend = focus(state.plan, step)
        return Pace(
            phase="setup",
            word=f"in {-(elapsed // 1000)}",
            cue=attend[1] if attend else "",
            changes_at=now + (-elapsed - 1) % 1000 + 1 if running else None,
        )
    here = moment(step.tempo, elapsed)
    inside = cues_for(exercise, inside=state.plan.goal == "hypertrophy")
    phase_end = round((1 - here.fraction) * here.seconds * 1000)
    return Pace(
        phase=here.phase,
        word=phase_word(exercise, here.phase),
        cue=cue(inside, here.phase) or cue(exercise.cues, here.phase),
        rep=here.rep,
        target=_target(state, step),
        fraction=here.fraction,
        seconds=here.seconds,
        changes_at=now + max(1, phase_end) if running else None,
    )


def _target(state: State, step: Step) -> str:
    """Return how many repetitions are meant, as decided for this very step or as planned."""
    draft = state.drafts.get(step.id)
    if draft is not None and draft.reps is not None:
        return str(draft.reps)
    return str(step.reps.hi) if step.reps else ""


SHOWN_SLOWER = 1.5  # a demonstration takes this many times its tempo
USUAL_TEMPO = Tempo(3, 1, 1, 1)


def demonstration(step: Step, elapsed: int) -> Pace | None:
    """Return where a repetition that is only shown stands, None once it has been shown.

    `elapsed` in milliseconds since it began; it plays once, slowly.
    """
    tempo = step.tempo or USUAL_TEMPO
    here = moment(tempo, int(elapsed / SHOWN_SLOWER))
    if step.is_hold or here.rep > 1:
        return None
    seconds = here.seconds * SHOWN_SLOWER
    return Pace(phase=here.phase, word="", fraction=here.fraction, seconds=seconds)
