"""A session made to fit the time there is, never silently: what was changed is in its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.exercises.usual_rest import rest_class
from backcoach.core.planning.fitting.pairs import blocks, kept_slots, renumbered
from backcoach.core.planning.fitting.smaller_plans import set_counts, smaller_plans
from backcoach.core.reason import Reason, Value
from backcoach.core.session.plan import Plan
from backcoach.core.session.timing.duration import session_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.exercises.model import Exercise

MINUTE = 60


class Fitted(Struct, frozen=True):
    """The plan that fits, and what was changed to make it fit."""

    plan: Plan
    notes: tuple[Reason, ...]


def fit(plan: Plan, minutes: int) -> Fitted:
    """Return a fresh plan cut to `minutes`, changed no more than it must be.

    Rests stay at or above the minimum of R-REST-01 and every exercise that stays keeps a work
    set, two as long as two exercises are left. Where even the smallest session is longer, that is
    what is returned, and said.
    """
    limit = minutes * MINUTE
    fitted = plan
    for smaller in smaller_plans(plan, Reason("rest_to_fit", {"minutes": minutes})):
        if session_seconds(smaller) < session_seconds(fitted):
            fitted = smaller
        if session_seconds(fitted) <= limit:
            break
    notes = [
        *_rest_notes(plan, fitted),
        *_pair_notes(plan, fitted),
        *_warmup_notes(plan, fitted),
        *_follow_on_notes(plan, fitted),
        *_set_notes(plan, fitted),
    ]
    if (seconds := session_seconds(fitted)) > limit:
        notes.append(Reason("time_too_short", {"minutes": -(-seconds // MINUTE)}))
    return Fitted(renumbered(fitted), tuple(notes))


def _rest_notes(plan: Plan, fitted: Plan) -> Iterator[Reason]:
    """Yield which rests are shorter, where there is still a rest between two sets."""
    counts = set_counts(fitted)
    changes: dict[tuple[str, int, int], None] = {}
    for block in blocks(fitted):
        number = block[-1]
        before, after = plan.slots[number].rest, fitted.slots[number].rest
        is_own = fitted.slots[number].group == plan.slots[number].group
        if after != before and counts[number] > 1 and is_own:
            movement = _movement(plan.slots[number].exercise) if len(block) == 1 else "superset"
            changes[movement, after, before] = None
    for movement, after, before in changes:
        yield Reason("time_rests", {"movement": movement, "seconds": after, "before": before})


def _pair_notes(plan: Plan, fitted: Plan) -> Iterator[Reason]:
    """Yield which exercises are done in turns that were not."""
    for block in blocks(fitted):
        if len(block) > 1 and not plan.slots[block[0]].group:
            first, second = (fitted.slots[number].exercise.name for number in block)
            rest = fitted.slots[block[-1]].rest
            yield Reason("time_pair", {"exercise": first, "other": second, "seconds": rest})


def _warmup_notes(plan: Plan, fitted: Plan) -> Iterator[Reason]:
    """Yield which exercises have fewer warm-up sets."""
    for number in kept_slots(fitted):
        before, after = (
            len({step.set for step in each.steps_of(number, "warmup")}) for each in (plan, fitted)
        )
        if after < before:
            values: dict[str, Value] = {
                "exercise": plan.slots[number].exercise.name,
                "sets": after,
                "before": before,
            }
            yield Reason("time_warmups" if after else "time_no_warmups", values)


def _follow_on_notes(plan: Plan, fitted: Plan) -> Iterator[Reason]:
    """Yield which exercises that are left end with their last set, without what followed it."""
    for number in kept_slots(fitted):
        before, after = (
            any(step.is_follow_on for step in each.steps_of(number)) for each in (plan, fitted)
        )
        if before and not after:
            yield Reason("time_no_follow_ons", {"exercise": plan.slots[number].exercise.name})


def _movement(exercise: Exercise) -> str:
    """Return the movement of an exercise, as notes name it: `row`, `one_side_row`."""
    if exercise.pattern == "hinge":
        return "hinge"
    if (kind := rest_class(exercise)) in ("drill", "extension", "carry"):
        return kind
    name = "pulldown" if exercise.load == "external" else "pull_up"
    if exercise.pattern == "horizontal_pull":
        name = "row"
    return f"one_side_{name}" if exercise.sides == "each" else name


def _set_notes(plan: Plan, fitted: Plan) -> Iterator[Reason]:
    before, after = set_counts(plan), set_counts(fitted)
    remaining = kept_slots(fitted)
    for number in kept_slots(plan):
        name, left = plan.slots[number].exercise.name, after.get(number, 0)
        if number not in remaining:
            yield Reason("time_left_out", {"exercise": name})
        elif left < before.get(number, 0):
            values: dict[str, Value] = {"exercise": name, "sets": left, "before": before[number]}
            yield Reason("time_sets", values)
