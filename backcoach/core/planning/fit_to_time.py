"""A session made to fit the time there is, never silently: what was changed is in its notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.planning.pairs import blocks, kept_slots, renumbered
from backcoach.core.planning.smaller_plans import set_counts, smaller_plans
from backcoach.core.session.duration import session_seconds
from backcoach.core.session.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.exercises.model import Exercise

MINUTE = 60


class Fitted(Struct, frozen=True):
    """The plan that fits and, one sentence each, what was changed to make it fit."""

    plan: Plan
    notes: tuple[str, ...]


def fit(plan: Plan, minutes: int) -> Fitted:
    """Return a fresh plan cut to `minutes`, changed no more than it must be.

    Rests stay at or above the minimum of R-REST-01 and every exercise that stays keeps a work
    set, two as long as two exercises are left. Where even the smallest session is longer, that is
    what is returned, and said.
    """
    limit = minutes * MINUTE
    fitted = plan
    for smaller in smaller_plans(plan, f"shorter, to fit {minutes} min"):
        if session_seconds(smaller) < session_seconds(fitted):
            fitted = smaller
        if session_seconds(fitted) <= limit:
            break
    notes = [
        *_rest_notes(plan, fitted),
        *_pair_notes(plan, fitted),
        *_warmup_notes(plan, fitted),
        *_set_notes(plan, fitted),
    ]
    if (seconds := session_seconds(fitted)) > limit:
        notes.append(
            f"Even the smallest form of this session takes about {-(-seconds // MINUTE)} min."
        )
    return Fitted(renumbered(fitted), tuple(notes))


def _rest_notes(plan: Plan, fitted: Plan) -> list[str]:
    """Say which rests are shorter, where there is still a rest between two sets."""
    counts = set_counts(fitted)
    notes = []
    for block in blocks(fitted):
        number = block[-1]
        before, after = plan.slots[number].rest, fitted.slots[number].rest
        is_own = fitted.slots[number].group == plan.slots[number].group
        if after != before and counts[number] > 1 and is_own:
            words = _kind_words(plan.slots[number].exercise) if len(block) == 1 else "supersets"
            notes.append(f"Rests of {words} {after} s instead of {before} s.")
    return list(dict.fromkeys(notes))


def _pair_notes(plan: Plan, fitted: Plan) -> Iterator[str]:
    """Say which exercises are done in turns that were not."""
    for block in blocks(fitted):
        if len(block) > 1 and not plan.slots[block[0]].group:
            first, second = (fitted.slots[number].exercise.name for number in block)
            rest = fitted.slots[block[-1]].rest
            yield f"{first} and {second} in turns, {rest} s after each round."


def _warmup_notes(plan: Plan, fitted: Plan) -> Iterator[str]:
    for number in kept_slots(fitted):
        before, after = (
            len({step.set for step in each.steps_of(number, "warmup")}) for each in (plan, fitted)
        )
        if after < before:
            sets = f"{before} warm-up {'set' if before == 1 else 'sets'}"
            yield f"{plan.slots[number].exercise.name}: {after or 'no'} instead of {sets}."


def _kind_words(exercise: Exercise) -> str:
    if exercise.pattern == "hinge":
        return "hinges"
    one_sided = "one-sided " if exercise.sides == "each" else ""
    if exercise.pattern == "horizontal_pull":
        return f"{one_sided}rows"
    return f"{one_sided}{'pull-downs' if exercise.load == 'external' else 'pull-ups'}"


def _set_notes(plan: Plan, fitted: Plan) -> Iterator[str]:
    before, after = set_counts(plan), set_counts(fitted)
    for number, slot in enumerate(plan.slots):
        name, left = slot.exercise.name, after.get(number, 0)
        if not left:
            yield f"{name} is left out."
        elif left < before[number]:
            yield f"{name}: {left} {'set' if left == 1 else 'sets'} instead of {before[number]}."
