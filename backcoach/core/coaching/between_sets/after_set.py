"""The coach's answer to the set just done: the rest, the next set, and why (4.4, 4.5).

It comes from the ability with which the session began, followed set by set, so that a cut now
and the target of the next session cannot contradict each other.
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.coaching.ability import ability as estimate
from backcoach.core.coaching.ability.curve import slope_of
from backcoach.core.coaching.ability.variations import COST
from backcoach.core.coaching.between_sets.amount_after_set import coming_amount
from backcoach.core.coaching.between_sets.follow_on import advise_follow_on
from backcoach.core.coaching.between_sets.rest_advice import longer_by
from backcoach.core.coaching.between_sets.set_review import SetReview, review_of
from backcoach.core.coaching.targets.amount import Amount, calibration_of
from backcoach.core.coaching.targets.load_fit import FEWER, Aim
from backcoach.core.notation import clock_text
from backcoach.core.reason import Reason, Value
from backcoach.core.session.events import Advised
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.coaching.ability.past_sets.past_set import PastSet
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person

HOLD_STEP = 5  # seconds
RAISED = ("more_load", "calibrate")
OUT_OF_REACH = 3  # reps: fewer, and so many fewer than asked, and an easier exercise is named


def advise_after_set(
    state: State, person: Person, at: int, offset: int, *, keeps_rest: bool = False
) -> Advised | None:
    """Return the answer to the set just done, None where there is nothing to say.

    `at` is in milliseconds UTC, `offset` that of the place in minutes; with `keeps_rest` the
    rest stays as long as it is. Asked again after its
    own answer it gives the same one; once the set was corrected, the new answer takes the
    place of the old, down to an empty one that takes it back. Nothing is answered to a
    warm-up, nor once no set is open. What follows a set at once has only its load adjusted.
    """
    if state.is_over or state.cursor is None:
        return None
    if state.step is not None and state.step.is_follow_on:
        return advise_follow_on(state, state.step, person, at, offset)
    review = review_of(state, person)
    if review is None:
        return None
    extra = longer_by(state, review)
    if keeps_rest and state.countdown is not None:
        extra = state.countdown.advised
    draft, change = _as_side_before(state, review, *_next_result(review))
    why = _why(review, draft, change, _rest(state, extra))
    coming = review.coming
    if draft is None:
        draft = _kept(state, review)
    is_stale = draft is None and coming is not None and _is_stale(state, coming)
    if why is None and draft is None and not state.advice and not is_stale:
        return None
    return Advised(
        at=at,
        offset=offset,
        step=coming.id if coming else state.cursor,
        draft=draft,
        withdraws=is_stale,
        rest=extra,
        why="" if why is None else why,
    )


def _as_side_before(
    state: State, review: SetReview, draft: Result | None, change: str
) -> tuple[Result | None, str]:
    """Return what to log with no more load than the weaker side, which goes first (R-UNI-01)."""
    coming = review.coming
    if draft is None or draft.load is None or coming is None or change not in RAISED:
        return draft, change
    alike = [step for step in state.plan.steps_of(coming.slot, "work") if step.set == coming.set]
    first = alike[0]
    most = (state.result(first) or state.prefill(first)).load
    if first.side == coming.side or most is None or (most.grams or 0) >= (draft.load.grams or 0):
        return draft, change
    return (None, "") if most == review.done.result.load else (replace(draft, load=most), change)


def _kept(state: State, review: SetReview) -> Result | None:
    """Return what was asked of the set just done in place of the plan: it holds for the next too.

    So does the plan where the person ended the set early on purpose. A load that the person took
    instead is kept, and so is what they chose for the next set; a set that fell short says
    nothing of the next.
    """
    done, coming = review.done, review.coming
    if coming is None or done.is_short or _is_other(done.step, coming):
        return None
    if state.drafts.get(coming.id) != state.asked.get(coming.id):
        return None
    asked = state.asked.get(done.step.id)
    if asked is None and done.reported and (done.result.reps or 0) < (done.asked.reps or 0):
        asked = done.asked
    return None if asked is None else replace(asked, rir=None, load=done.result.load)


def _next_result(review: SetReview) -> tuple[Result | None, str]:
    """Return what to log for the coming set where it changes, and in which way."""
    done, coming = review.done, review.coming
    if coming is None or not done.reported:
        return None, ""
    if done.step.scheme == "ramp" and not done.is_short:  # it is light on purpose
        return None, ""
    if done.result.seconds is not None:
        return _shorter_hold(done), "shorter_hold"
    if coming.reps is None or done.result.reps is None or review.ability is None:
        return None, ""
    is_other = _is_other(done.step, coming)
    asked = coming.reps.lo if is_other else done.asked.reps or coming.reps.lo
    if review.steps is None or (done.grams is None and review.exercise.load != "added"):
        return _fewer_reps(review, asked)
    wanted = done.step.rir if coming.is_honest else coming.rir  # a test is done with the same load
    aim = Aim(
        reps=coming.reps,
        rir=(wanted or 0) + round(COST * coming.variation),
        slope=slope_of(review.exercise),
        calibration=calibration_of(review.exercise),
        is_exact=is_other,
    )
    planned = coming.load.grams or 0 if is_other and coming.load is not None else 0
    is_known = estimate.is_calibrated(review.ability)
    now = Amount(planned if planned and is_known else done.grams or 0, asked, "same")
    new = coming_amount(
        review.ability,
        aim,
        review.steps,
        now,
        done.number + 1,
        left=done.left,
        missed=done.is_short,
    )
    if new.change == "same" or (new.change == "calibrate" and new.grams <= planned):
        return None, ""
    load = review.steps.load(new.grams)
    is_bare = review.exercise.load == "added" and new.grams == 0
    return Result(reps=new.reps, load=None if is_bare else load), new.change


def _is_other(done: Step, coming: Step) -> bool:
    """Tell whether the plan asks something else of the coming set than of the one just done."""
    return (done.reps, done.load, done.is_honest) != (coming.reps, coming.load, coming.is_honest)


def _fewer_reps(review: SetReview, asked: int) -> tuple[Result | None, str]:
    """Return other reps for a band or body weight, where clearly fewer leave the reserve."""
    done, coming, ability = review.done, review.coming, review.ability
    assert coming is not None
    assert ability is not None
    before = done.number + 1
    fits = ability.value - before * estimate.FATIGUE - (coming.rir or 0) - COST * coming.variation
    reps = min(asked, max(1, floor(fits + FEWER))) if fits < asked - FEWER else asked
    if reps >= asked:
        return None, ""
    return Result(reps=reps, load=done.result.load), "fewer_reps"


def _shorter_hold(done: PastSet) -> Result | None:
    """Return the time of a hold that could be held, in whole steps; None where it was held."""
    held, asked = done.result.seconds or 0, done.asked.seconds or 0
    if held >= asked:
        return None
    return Result(seconds=max(HOLD_STEP, held // HOLD_STEP * HOLD_STEP), load=done.result.load)


def _rest(state: State, extra: int) -> int | None:
    """Return how long the rest is in all, None where it is not longer than planned."""
    if state.countdown is None or not extra:
        return None
    return state.countdown.seconds - state.countdown.advised + extra


def _is_stale(state: State, coming: Step) -> bool:
    """Return whether an earlier answer drafted the coming set, and the person left it at that."""
    asked = state.asked.get(coming.id)
    return asked is not None and state.drafts.get(coming.id) == asked


def _why(review: SetReview, draft: Result | None, change: str, rest: int | None) -> Reason | None:
    done = review.done
    values: dict[str, Value] = {
        "done": done.result.reps or done.result.seconds or 0,
        "aimed": done.asked.reps or done.asked.seconds or 0,
    }
    if done.result.rir is not None:
        values["left"] = done.result.rir
    if draft is not None:
        if draft.load is not None:
            values["load"] = draft.load
        elif review.steps is not None:
            values["load"] = review.steps.load(0)
        values["reps"] = draft.reps or draft.seconds or 0
    if rest is not None:
        values["rest"] = clock_text(rest)
    if draft is None and rest is None:
        return _praise(review, values)
    if change in ("fewer_reps", "less_load") and _is_out_of_reach(review, draft):
        kind = "set_out_of_reach" if change == "fewer_reps" else "set_out_of_reach_bare"
        return Reason(kind, values)
    kind = f"set_{change}" if draft is not None else "set_again"
    if (
        not done.is_short
        and done.result.rir is not None
        and done.left == done.result.rir  # else what was said is not why
        and change in ("fewer_reps", "less_load", "")
    ):
        kind += "_hard"
    return Reason(f"{kind}_rest" if rest is not None else kind, values)


def _is_out_of_reach(review: SetReview, draft: Result | None) -> bool:
    """Tell whether hardly a repetition was possible, and the body alone is what comes next."""
    reps, asked = review.done.result.reps or 0, review.done.asked.reps or 0
    is_bare = review.exercise.load == "added" and draft is not None and draft.load is None
    if not is_bare and review.exercise.load != "bodyweight":
        return False
    return reps < OUT_OF_REACH <= asked - reps


def _praise(review: SetReview, values: dict[str, Value]) -> Reason | None:
    """Return a confirmation tied to what was reported, None where nothing stands out."""
    done, last = review.done, review.done.step.last
    if not done.reported or done.is_short:
        return None
    is_as_meant = review.spare == 0 and done.left == done.result.rir
    if is_as_meant and done.result.reps == done.asked.reps:
        return Reason("set_as_meant", values)
    if last is None or last.reps is None or done.result.reps is None:
        return None
    more = done.result.reps - last.reps
    if last.load == done.result.load and more > 0:
        return Reason("set_more_than_last", values | {"more": more})
    return None
