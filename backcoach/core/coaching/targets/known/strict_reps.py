"""How many strict pull-ups somebody can do today, in a row and to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.ability import first_values
from backcoach.core.coaching.ability.ability import DAY, is_calibrated

if TYPE_CHECKING:
    from backcoach.core.coaching.targets.known.coaching import Coaching
    from backcoach.core.exercises.model import Exercise

ASSISTED = "assisted_pull_up"
STALE_DAYS = 28  # so long a maximum that was shown goes before what help on a machine makes likely


def strict_reps(coaching: Coaching, exercise: Exercise) -> float | None:
    """Return the repetitions to failure with the body alone, None where nothing tells them.

    What was shown lately counts; else what the assisted pull-up makes likely, where that is
    known well.
    """
    abilities = coaching.abilities(exercise).values()
    own = min(abilities, key=lambda ability: ability.value, default=None)
    if own is not None and not is_calibrated(own):
        own = None
    if own is not None and coaching.now - own.at <= STALE_DAYS * DAY:
        return own.value
    related = coaching.related(ASSISTED)
    if related is None or not is_calibrated(related.ability):
        return None if own is None else own.value
    likely = first_values.from_related(exercise, None, related, coaching.person.body_weight)
    return None if likely is None else likely.value
