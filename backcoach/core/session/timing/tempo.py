"""Where in a repetition a moment lies.

A tempo is written eccentric-stretch-concentric-peak and done concentric first, because every
lift of these sessions starts with the lift: concentric, peak, eccentric, stretch.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.exercises.model import Phase

if TYPE_CHECKING:
    from backcoach.core.notation import Tempo

LONGEST_REP = 10  # s; R-TEMPO-01: slower repetitions build less muscle (Schoenfeld 2015)


class Moment(Struct, frozen=True, kw_only=True):
    """An instant of a set that follows a tempo.

    `rep` is the repetition under way, counted from 1; `done` is how many whole ones came before.
    `fraction` is the share of the phase that is over, from 0 to below 1, `seconds` the length
    of the phase. `changes_at` is the elapsed time in milliseconds at which the phase or a whole
    second of it changes next.
    """

    rep: int
    done: int
    phase: Phase
    fraction: float
    seconds: int
    changes_at: int


def phases(tempo: Tempo) -> tuple[tuple[Phase, int], ...]:
    """Return the phases of a repetition in the order done, each with its length in seconds.

    A phase of no length is left out.
    """
    in_order: tuple[tuple[Phase, int], ...] = (
        ("concentric", tempo.concentric),
        ("peak", tempo.peak),
        ("eccentric", tempo.eccentric),
        ("stretch", tempo.stretch),
    )
    return tuple((phase, seconds) for phase, seconds in in_order if seconds)


def reps_done(tempo: Tempo, elapsed_ms: int) -> int:
    """Return how many whole repetitions were done `elapsed_ms` after the set began."""
    return max(0, elapsed_ms) // (tempo.seconds * 1000)


def moment(tempo: Tempo, elapsed_ms: int) -> Moment:
    """Return what is being done `elapsed_ms` after the set began, pauses not counted.

    It goes on past any target. Before the beginning it is the first instant.
    """
    elapsed = max(0, elapsed_ms)
    done = reps_done(tempo, elapsed)
    within = elapsed - done * tempo.seconds * 1000
    parts = phases(tempo)
    ends = accumulate(seconds * 1000 for _, seconds in parts)
    phase, seconds, end = next(
        (phase, seconds, end)
        for (phase, seconds), end in zip(parts, ends, strict=True)
        if within < end
    )
    return Moment(
        rep=done + 1,
        done=done,
        phase=phase,
        fraction=(within - end) / (seconds * 1000) + 1,
        seconds=seconds,
        changes_at=(elapsed // 1000 + 1) * 1000,  # every phase lasts whole seconds
    )
