"""How a set is made easier where something hurts: a lighter load, or fewer repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.notation import Load
from backcoach.core.session.plan import Result, Step

if TYPE_CHECKING:
    from backcoach.core.coaching.health.health import Allowance, Health
    from backcoach.core.coaching.health.pain import Advice
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear
    from backcoach.core.session.events import Advised
    from backcoach.core.session.state import State

LEAST_EASE, MOST_EASE = 20, 30  # R-PAIN-01: per cent
SHORTEST_HOLD = 5  # s


class Changes(Struct, frozen=True):
    """The open steps that a pain leaves out, and what is to be logged for those that it eases."""

    left_out: tuple[Step, ...]
    eased: dict[str, Result]


def changes(state: State, health: Health, step: Step | None, advice: Advice, gear: Gear) -> Changes:
    """Return what a report of pain changes in the open steps of a session.

    `step` is the set that hurts and `advice` the answer to it; `health` knows of the report.
    A set that is under way keeps its load.
    """
    left_out: list[Step] = []
    eased: dict[str, Result] = {}
    planned = replace(state, drafts={})
    for other in state.open_steps():
        exercise = state.plan.exercise(other)
        allowance = health.of(exercise)
        if not other.is_set and advice.action != "rest":
            continue
        hurts = step is not None and other.slot == step.slot
        is_over = hurts and advice.action == "end_exercise"
        if advice.action == "rest" or is_over or allowance.measure == "left_out":
            left_out.append(other)
        elif allowance.measure == "lighter" or (hurts and advice.action == "ease"):
            if state.phase == "working" and other.id == state.cursor:
                continue
            percent = allowance.percent or (LEAST_EASE + MOST_EASE) // 2
            easier = eased_result(exercise, other, planned.prefill(other), percent, gear)
            before = state.prefill(other)
            if easier != before and is_no_harder(easier, before):
                eased[other.id] = easier
    return Changes(tuple(left_out), eased)


def ease(exercise: Exercise, result: Result, percent: int, gear: Gear) -> Result:
    """Return a set with about that much less load; where none is lighter, with fewer reps.

    The load is nearest below `percent` less, within 20 to 30 per cent where it can be.
    """
    if result.load is not None and (lighter := lighter_load(exercise, result.load, percent, gear)):
        return replace(result, load=lighter)
    if exercise.load == "added" and result.load is not None:
        return replace(result, load=None)
    if result.seconds is not None:
        seconds = max(SHORTEST_HOLD, result.seconds * (100 - percent) // 100)
        return replace(result, seconds=min(seconds, result.seconds))
    if result.reps is None:
        return result
    return replace(result, reps=min(result.reps, max(1, result.reps * (100 - percent) // 100)))


def eased_result(
    exercise: Exercise, step: Step, result: Result, percent: int, gear: Gear
) -> Result:
    """Return what an eased step asks for; a warm-up that cannot be lighter stays as it is."""
    easier = ease(exercise, result, percent, gear)
    return result if step.kind == "warmup" and easier.load == result.load else easier


def lighter_load(exercise: Exercise, load: Load, percent: int, gear: Gear) -> Load | None:
    """Return a load about that much lighter, None where there is none."""
    offer = gear.loadable(exercise)
    if offer is None or load.grams is None:
        return None
    if exercise.load in ("added", "assisted"):
        lighter = gear.next_load(exercise, load, up=False)
        return lighter if lighter is not None and lighter != load else None
    grams = offer.at_most(load.grams * (100 - percent) // 100)
    if grams is None or grams < load.grams * (100 - MOST_EASE) // 100:
        grams = offer.at_most(load.grams * (100 - LEAST_EASE) // 100)
    return None if grams is None or grams >= load.grams else Load(grams, load.unit)


def within(
    exercise: Exercise, step: Step, result: Result, allowance: Allowance, gear: Gear
) -> Result:
    """Return a planned set as an allowance wants it; what was eased before is eased no further."""
    grams = result.load.grams if result.load else None
    if allowance.measure != "lighter":
        return result
    if grams is None or result.load is None or step.kind == "warmup":
        return eased_result(exercise, step, result, allowance.percent, gear)
    if allowance.most is not None:
        lighter = Load(allowance.most, result.load.unit)
    else:
        usual = Load(allowance.last or grams, result.load.unit)
        eased = ease(exercise, replace(result, load=usual), allowance.percent, gear)
        if eased.load == usual:  # nothing is lighter: fewer reps
            return ease(exercise, result, allowance.percent, gear)
        if eased.load is None:
            return eased
        lighter = eased.load
    return result if grams <= (lighter.grams or 0) else replace(result, load=lighter)


def is_no_harder(new: Result, old: Result) -> bool:
    """Return whether a set has neither more load nor more repetitions or seconds than another."""
    return (
        _grams(new) <= _grams(old)
        and (new.reps or 0) <= (old.reps or 0)
        and (new.seconds or 0) <= (old.seconds or 0)
    )


def not_harder(state: State, advised: Advised) -> bool:
    """Return whether advice after a set leaves the coming one at most as hard as it stands.

    Advice that withdraws an earlier answer might withdraw what a pain has eased.
    """
    if advised.withdraws:
        return False
    step = state.plan.step(advised.step)
    return advised.draft is None or step is None or is_no_harder(advised.draft, state.prefill(step))


def _grams(result: Result) -> int:
    return result.load.grams or 0 if result.load else 0
