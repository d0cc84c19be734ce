"""The target of a line that goes on by repetitions or seconds: body weight, bands, holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.ability.ability import FATIGUE
from backcoach.core.coaching.ability.variations import COST, HARDEST, hardest
from backcoach.core.coaching.targets.amount import FEWER_ALONE, Before, steady_reps
from backcoach.core.coaching.targets.bands import first_band, other_band
from backcoach.core.coaching.targets.known.line import (
    NEAR,
    exactly,
    honest_reserve,
    honest_set,
    is_far_from_known,
    is_silent,
    missed_values,
    trend,
    wants_honest_set,
)
from backcoach.core.coaching.targets.load_fit import MOST_REPS
from backcoach.core.coaching.targets.target import Target
from backcoach.core.reason import Reason, Value

if TYPE_CHECKING:
    from backcoach.core.coaching.ability.past_sets.visits import Visit
    from backcoach.core.coaching.targets.known.line import Line
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.plan import Ability

HOLD_STEP = 5  # seconds


def target_by_reps(line: Line) -> Target:
    """Go on by repetitions, a few beyond the range, or up and down the person's bands."""
    assert line.reps is not None
    visit, ability = line.near, line.weaker
    if visit is None or ability is None:
        load = visit.load if visit else first_band(line)
        reps = line.reps.lo
        if ability is not None:
            reps = max(1, min(line.aim.top, int(_fits(line, ability, 0))))
        honest = None
        if visit is not None:
            reps = visit.sets[-1].asked.reps or reps
            why = Reason("assumed_reps", {"reps": reps})
            if is_silent(line):
                why, honest = _check(line, {"reps": reps, "before": reps})
        else:
            is_drill = not line.exercise.has_reserve
            first_kind = "first_drill" if is_drill else "first_reps"
            by_sets = Reason("converted_reps" if ability and line.visits else first_kind)
            first = by_sets if line.visits else line.first_reason or by_sets
            why = Reason(first.kind, {**first.values, "left": line.rir, "reps": reps})
        return Target(load=load, reps=exactly(reps), rir=line.rir, why=why, honest=honest)
    last = visit.sets[-1]
    variation, before = last.step.variation, visit.opening[1] or line.reps.lo
    missed = any(done.is_short for done in line.visits[-1].sets)
    base = Before(
        grams=0,
        reps=before,
        missed=missed,
        reported=line.visits[-1].is_reported,
        trend=trend(line),
    )
    lo, top = max(1, line.reps.lo - NEAR), line.aim.top + NEAR
    fits = _fits(line, ability, variation)
    other = other_band(line, visit, fits, missed=missed)
    if other is not None:
        return other
    most = hardest(line.written.tempo or line.exercise.tempo)
    end = max(top, MOST_REPS) if variation >= most else top
    reps = steady_reps(base, fits, lo, end, fewer=FEWER_ALONE)
    change = "more_reps_alone" if reps > before else "fewer_reps_alone" if reps < before else ""
    values: dict[str, Value] = {"reps": reps, "before": before}
    if missed and reps <= before:
        values |= missed_values(line.visits[-1])
        change = "missed_reps"
    elif not change and before >= top and fits >= top + 1 and variation < most:
        variation += 1
        reps = max(line.reps.lo, min(top, int(_fits(line, ability, variation))))
        values |= {"reps": reps}
        change = "paused_alone" if variation < HARDEST else "slower_alone"
    elif change in ("", "more_reps_alone") and (
        is_far_from_known(line) or (not change and wants_honest_set(line, visit.opening[0], before))
    ):
        why, honest = _check(line, values)
        return Target(
            load=visit.load,
            reps=exactly(reps),
            rir=line.rir,
            why=why,
            variation=variation,
            honest=honest,
        )
    elif not change:
        is_full = reps >= end >= MOST_REPS and fits >= end + 1
        steady = "end_of_reps" if is_full else "steady_reps"
        change = steady if line.visits[-1].is_reported else "assumed_reps"
    return Target(
        load=visit.load,
        reps=exactly(reps),
        rir=line.rir,
        why=Reason(change, values),
        variation=variation,
    )


def _check(line: Line, values: dict[str, Value]) -> tuple[Reason, int | None]:
    """Return why a set is to show what is there, and the reserve it leaves."""
    honest = honest_set(line)
    kind = "check_report_reps" if honest is None else "check_reps"
    return Reason(kind, values | {"left": honest_reserve(line)}), honest


def _fits(line: Line, ability: Ability, variation: int) -> float:
    """Return how many repetitions without a load leave the reserve, in the middle of the sets."""
    return ability.value - FATIGUE * (line.written.sets - 1) / 2 - line.rir - COST * variation


def hold_target(line: Line) -> Target:
    """Hold longer once every reported set was held to its end, up to half as long again."""
    written = line.written.seconds or line.exercise.seconds or 0
    visit = line.near
    if visit is None:
        return Target(why=Reason("first_hold", {"seconds": written}))
    planned = max(done.asked.seconds or 0 for done in visit.sets)
    held = min(done.result.seconds or 0 for done in visit.sets)
    top = max(hold_top(line.exercise), written)
    values = {"held": held, "seconds": planned}
    if held < planned or not visit.is_complete or not visit.is_reported or _is_limited(visit):
        return Target(seconds=planned, load=visit.load, why=Reason("hold_again", values))
    longer = max(planned, min(planned + HOLD_STEP, top))
    kind = "hold_again" if longer == planned else "hold_longer"
    return Target(seconds=longer, load=visit.load, why=Reason(kind, values | {"seconds": longer}))


def hold_top(exercise: Exercise) -> int:
    """Return how many seconds of a hold are enough: half as long again as usual."""
    return (exercise.seconds or 0) * 3 // 2


def _is_limited(visit: Visit) -> bool:
    return any(done.is_limited for done in visit.sets)
