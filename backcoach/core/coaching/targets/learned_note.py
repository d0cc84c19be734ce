"""What is said once the loads of an exercise are others than those that are configured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.loads.load_steps import load_steps_for
from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.coaching.ability.past_sets.visits import Visit
    from backcoach.core.coaching.targets.known.coaching import Coaching
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.implements import Implement


def learned_note(
    coaching: Coaching, exercise: Exercise, seen: Sequence[Visit]
) -> tuple[Reason, ...]:
    """Return which loads were learned from the last visit, nothing where none were.

    `seen` are the visits of the exercise, the latest last.
    """
    person = coaching.person
    usual = load_steps_for(exercise, person.gear, person.body_weight)
    load = seen[-1].load if seen else None
    now, before = (coaching.steps(exercise, visits) for visits in (seen, seen[:-1]))
    if usual is None or now is None or before is None or load is None or not load.grams:
        return ()
    if usual.offer.at_least(load.grams) == load.grams:
        return ()  # as configured
    around = _around(now.offer, load.grams)
    if around in (_around(usual.offer, load.grams), _around(before.offer, load.grams)):
        return ()
    loads = tuple(str(now.load(grams)) for grams in around)
    return (Reason("loads_learned", {"loads": loads}),) if len(loads) > 1 else ()


def _around(offer: Implement, grams: int) -> list[int]:
    """Return a load with the next ones below and above, as far as they can be built."""
    near = (offer.down(grams), offer.at_least(grams), offer.up(grams))
    return sorted({total for total in near if total is not None})
