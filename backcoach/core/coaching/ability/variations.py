"""Harder at the same load: a pause in each repetition, then a slower way down (R-PROG-06).

For where the next load is too far away or there is none. Variation 0 is the written tempo.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.session.timing.tempo import LONGEST_REP

if TYPE_CHECKING:
    from backcoach.core.notation import Tempo
    from backcoach.core.session.plan import Step

PAUSE = 2  # seconds at the peak: variation 1
SLOWER = 2  # seconds more on the way down: variation 2
COST = 2.0  # repetitions that a variation takes
HARDEST = 2


def credit(step: Step) -> float:
    """Return the repetitions that a set would have had more at the written tempo."""
    return COST * step.variation


def tempo_of(written: Tempo, variation: int) -> Tempo:
    """Return the tempo of a variation."""
    if variation >= 1:
        written = replace(written, peak=max(PAUSE, written.peak))
    if variation >= HARDEST:
        written = replace(written, eccentric=written.eccentric + SLOWER)
    return written


def hardest(written: Tempo | None) -> int:
    """Return the hardest variation of a tempo that keeps a repetition short enough (R-TEMPO-01)."""
    if written is None:
        return 0
    fits = [n for n in (1, HARDEST) if tempo_of(written, n).seconds <= LONGEST_REP]
    return max(fits, default=0)
