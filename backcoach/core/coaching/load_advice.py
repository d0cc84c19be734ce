"""What to log for the next set of an exercise, after the one just done (R-RPE-02).

Only what can be built is proposed. A reduction rounds down; a raise goes to the nearest load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.strength import CHANGE_CAPS, COUNTED_RIR, adjusted_load
from backcoach.core.loads.implements import LARGEST_RAISE, SLACK, Barbell
from backcoach.core.loads.load_steps import load_steps_for
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.coaching.just_done import SetReview
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.notation import Load
    from backcoach.core.session.plan import Step

# Per cent of the moved mass.
FIRST_CUT = 5
SECOND_CUT = 10
LARGEST_CUT = 20  # beyond it fewer reps are asked for instead, if they can be done
LIGHT_RAISE = 5

FEWER_REPS = 3
HOLD_STEP = 5  # seconds


def next_result(done: SetReview) -> Result | None:
    """Return what the coming set should be logged with, None where nothing changes.

    A failed set whose load cannot come down sensibly leads to fewer reps, a failed hold to a
    shorter one. A band is changed in words only.
    """
    coming, load = done.coming, done.result.load
    if coming is None or done.has_band:
        return None
    if done.step.seconds is not None:
        return _shorter(done, done.step.seconds) if done.verdict.is_failed else None
    if done.verdict.is_hard:
        load = _changed(done, up=False)
    elif done.verdict.is_easy and done.may_raise:
        load = _changed(done, up=True)
    reps = _in_range(done.result.reps, coming)
    if load != done.result.load:
        return Result(reps=reps, load=load)
    if done.verdict.is_failed and reps is not None:
        fewer = max(1, min(done.result.reps or 1, reps - FEWER_REPS))
        return Result(reps=fewer, load=load)
    return None


def _in_range(reps: int | None, step: Step) -> int | None:
    if reps is None or step.reps is None:
        return reps
    return min(max(reps, step.reps.lo), step.reps.hi)


def _shorter(done: SetReview, target: int) -> Result | None:
    """Return a hold that was within reach: whole steps of time, less than all of it."""
    held = done.result.seconds or 0
    seconds = max(HOLD_STEP, (held - 1 if held >= target else held) // HOLD_STEP * HOLD_STEP)
    shorter = seconds < max(held, target)
    return Result(seconds=seconds, load=done.result.load) if shorter else None


def _changed(done: SetReview, *, up: bool) -> Load | None:
    """Return the load after a set that was too easy or too hard, or the same one."""
    load, gear = done.result.load, done.person.gear
    scale = load_steps_for(done.exercise, done.person.gear, done.person.body_weight)
    if scale is None or not _has_mass(done):
        return load
    grams = _grams(load)
    moved = scale.moved(grams)
    if moved is None:
        return gear.next_load(done.exercise, load, up=up)
    change = _heavier if up else _lighter
    return change(done, scale, grams, moved)


def _lighter(done: SetReview, scale: LoadSteps, grams: int, moved: int) -> Load | None:
    """Return a load that is less.

    A failed set takes off 5 %, from the second on 10 %, or more where the told reserve asks
    for more; a kettlebell goes down one size. Without a failure the cap of the level holds.
    """
    load = done.result.load
    is_failed = done.verdict.is_failed
    if is_failed and done.exercise.implement == "kettlebell":
        lower = scale.offer.down(grams)
    else:
        lower = scale.offer.at_most(grams - _too_much(done, moved))
    if lower is None and done.exercise.load == "added":
        lower = 0
    if lower is None or lower >= grams or _leaves_floor(done, scale, grams, lower):
        return load
    largest = moved * LARGEST_CUT / 100 if is_failed else moved * CHANGE_CAPS[done.level]
    if grams - lower > largest + SLACK and not _is_out_of_reach(done):
        return load
    return scale.load(lower) if lower else None


def _is_out_of_reach(done: SetReview) -> bool:
    """Tell whether a set was so short that even the fewer reps could not be done."""
    reps, asked = done.result.reps, done.step.reps
    if not done.verdict.is_failed or reps is None or asked is None:
        return False
    return reps + (done.result.rir or 0) < asked.lo - FEWER_REPS


def _too_much(done: SetReview, moved: int) -> int:
    """Return by how many grams the moved mass should be less; the stronger rule counts."""
    cut = 0
    if done.verdict.is_failed:
        cut = moved * (SECOND_CUT if done.failures else FIRST_CUT) // 100
    return max(cut, moved - _by_reserve(done, moved))


def _heavier(done: SetReview, scale: LoadSteps, grams: int, moved: int) -> Load | None:
    """Return a load that is more, the same one where no raise is small enough.

    Told reserve raises within the cap of the level. A set over its range with much left goes
    up 5 %, on what has sizes or a pin by one step, never by more than 10 %. A first guess is
    still to be found: what left four or more of it goes up a size, however large.
    """
    load = done.result.load
    if _is_far_off(done):
        found = scale.guessed(grams)
        return load if found is None else scale.load(found)
    aim, largest = _by_reserve(done, moved) - moved, moved * CHANGE_CAPS[done.level]
    step = grams
    if done.verdict.is_light:
        aim = max(aim, moved * LIGHT_RAISE // 100)
        largest = moved * LARGEST_RAISE / 100
        if not isinstance(scale.offer, Barbell):
            step = scale.up(grams) or grams
    nearest = scale.offer.nearest(grams + aim)
    upper = max(step, nearest if abs(nearest - grams - aim) < aim else grams)
    if upper - grams > largest + SLACK:
        upper = scale.offer.at_most(grams + aim) or grams
    return scale.load(upper) if upper > grams + SLACK else load


def _is_far_off(done: SetReview) -> bool:
    """Tell whether a load to begin with was so light that "4 or more" reps were left."""
    rir = done.result.rir
    is_free = done.is_guess and done.exercise.load == "external"
    return is_free and rir is not None and rir > COUNTED_RIR


def _by_reserve(done: SetReview, moved: int) -> int:
    """Return the mass that would have left the meant reserve at the same reps (R-RPE-02)."""
    rir, meant = done.result.rir, done.step.rir
    if rir is None or meant is None:
        return moved
    return adjusted_load(moved, done.result.reps or 0, rir, meant, done.level) or moved


def _grams(load: Load | None) -> int:
    return load.grams or 0 if load else 0


def _has_mass(done: SetReview) -> bool:
    """Whether a share of the load means something: not for one that nobody told."""
    grams = _grams(done.result.load)
    if done.exercise.load == "added":
        return grams >= 0
    return grams < 0 if done.exercise.load == "assisted" else grams > 0


def _leaves_floor(done: SetReview, scale: LoadSteps, grams: int, lower: int) -> bool:
    """Tell whether the bar would no longer start from the height of a full-size disc (R-DL-01)."""
    if done.exercise.pattern != "hinge" or not isinstance(scale.offer, Barbell):
        return False
    return lower < scale.offer.floor_minimum - SLACK <= grams
