"""What a report of pain leads to in the session in which it is made (R-PAIN-01)."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.core.coaching.health.places import EXTREME, MODERATE, SEVERE, SEVERE_KINDS
from backcoach.core.reason import Reason, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.events import PainKind, PainReported

Action = Literal["continue", "ease", "end_exercise", "rest"]  # the milder ones first

RISING_REPORTS = 3  # each above the one before: pain that rises from set to set


class Advice(Struct, frozen=True):
    """What becomes of the exercise that hurts, and why."""

    action: Action
    reason: Reason


def pain_advice(
    level: int, kind: PainKind, place: str, earlier: Sequence[PainReported] = ()
) -> Advice:
    """Return what a report of pain from 0 to 10 leads to in the exercise under way.

    `earlier` are the reports of this session before it; those of the same place count. What the
    place forbids in other exercises is `Health.of`.
    """
    values: dict[str, Value] = {"level": level, "place": place or "back"}
    if level <= 0:
        return Advice("continue", Reason("pain_gone", values))
    levels = [report.level for report in earlier if report.place == place]
    if level >= EXTREME:
        return Advice("rest", Reason("pain_rest", values))
    if cause := _ending(level, kind, levels):
        return Advice("end_exercise", Reason(f"pain_over_{cause}", values))
    if level >= MODERATE:
        return Advice("ease", Reason("pain_ease", values))
    return Advice("continue", Reason("pain_watch", values))


def _ending(level: int, kind: PainKind, levels: Sequence[int]) -> str:
    """Return what ends an exercise for today, "" where nothing does."""
    last = [*levels, level][-RISING_REPORTS:]
    climbs = len(last) == RISING_REPORTS and all(low < high for low, high in pairwise(last))
    if kind in SEVERE_KINDS:
        return kind
    if climbs:
        return "rising"
    if level >= SEVERE:
        return "level"
    if level >= MODERATE and any(before >= MODERATE for before in levels):
        return "again"
    return ""
