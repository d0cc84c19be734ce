"""What `backcoach next` prints: the coming session's targets, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.target import Target
from backcoach.core.exercises.model import line_keys
from backcoach.core.planning.expand import expand

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.exercises.model import Library, Session


def report(
    library: Library, session: Session, targets: Mapping[str, Target]
) -> list[dict[str, object]]:
    """Return one object for each line of the session, just as it will be asked for.

    `target` and `load` are words, `load_kg` a number, negative for help and None for a band
    or body weight. `offer` is another exercise worth a try, `offer_exercise` its id.
    """
    plan = expand(library, session, targets)
    lines: list[dict[str, object]] = []
    for number, key in enumerate(line_keys(session)):
        exercise = plan.slots[number].exercise
        step = plan.steps_of(number, "work")[0]
        target = targets.get(key, Target())
        grams = step.load.grams if step.load else None
        lines.append(
            {
                "exercise": exercise.id,
                "name": exercise.name,
                "sets": plan.sets_of(step),
                "target": step.target,
                "load_kg": None if grams is None else grams / 1000,
                "load": str(step.load) if step.load else None,
                "why": target.why,
                "offer": target.offer or None,
                "offer_exercise": target.offer_exercise or None,
                "note": target.note or None,
            }
        )
    return lines
