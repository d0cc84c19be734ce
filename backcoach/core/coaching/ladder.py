"""The neighbours of an exercise, offered when the time has come and never taken silently."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from backcoach.core.coaching.strength import COUNTED_RIR

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from backcoach.core.coaching.past import Bout
    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.settings.person import Person

# The gate to the harder neighbour: the most usual reps in every set, with reserve and no pain.
GATE_SESSIONS = 2
GATE_SETS = 2
GATE_RIR = 2
HOLD_GROWTH = 3, 2  # a hold is mastered at half as long again as usual
MISSES = 3  # sessions running, then the easier neighbour
LITTLE_HELP = 10  # per cent of body weight; with more, less help comes before a harder exercise


class ExerciseOffer(NamedTuple):
    """Another exercise in words, and its id; both empty for none."""

    text: str = ""
    exercise: str = ""


def offer(
    library: Library,
    exercise: Exercise,
    bouts: Sequence[Bout],
    person: Person,
    *,
    misses: int,
    has: Collection[str],
) -> ExerciseOffer:
    """Return the neighbour to try: the easier one after repeated misses, the harder at its gate.

    Only what can be done with the person's equipment is offered, and nothing that the session
    `has`; what is further up its ladder has the harder one behind it.
    """
    if misses >= MISSES:
        other = _neighbour(library, exercise, person, harder=False)
        text = f"Short {misses} sessions running: {{}} is the easier way there."
    elif is_gate_met(exercise, bouts):
        other = _neighbour(library, exercise, person, harder=True)
        text = f"{gate(exercise)} in every set, twice running: {{}} is next when you like."
    else:
        return ExerciseOffer()
    if other is None or other.id in has or (misses < MISSES and _leads_to(library, other, has)):
        return ExerciseOffer()
    return ExerciseOffer(text.format(other.name), other.id)


def gate(exercise: Exercise) -> str:
    """Return what every set has to reach: `12 reps` or `30 s`."""
    if exercise.reps:
        return f"{exercise.reps.hi} reps"
    return f"{hold_top(exercise)} s" if exercise.seconds else ""


def hold_top(exercise: Exercise) -> int:
    """Return how many seconds of a hold are enough."""
    more, less = HOLD_GROWTH
    return (exercise.seconds or 0) * more // less


def is_gate_met(exercise: Exercise, bouts: Sequence[Bout]) -> bool:
    """Tell whether the last two bouts passed the gate; reserve that was not told is no bar."""
    recent = bouts[-GATE_SESSIONS:]
    return len(recent) == GATE_SESSIONS and all(_passes(exercise, bout) for bout in recent)


def _passes(exercise: Exercise, bout: Bout) -> bool:
    if not bout.is_complete or len(bout.sets) < GATE_SETS or bout.pain:
        return False
    if any(rir < GATE_RIR for rir in bout.reserve):
        return False
    if exercise.reps:
        return all((result.reps or 0) >= exercise.reps.hi for _, result in bout.done)
    top = hold_top(exercise)
    return top > 0 and all((result.seconds or 0) >= top for _, result in bout.done)


def goes_on_by_load(exercise: Exercise, last: Bout, grams: int, scale: LoadSteps) -> bool:
    """Tell whether the next thing is more load, or less help, before any harder exercise.

    It is while four or more reps are left, and while a machine helps with more than a little.
    """
    if scale.up(grams) is None:
        return False
    if exercise.load == "assisted":
        return scale.body is None or -grams * 100 > scale.body * LITTLE_HELP
    return bool(last.reserve) and min(last.reserve) > COUNTED_RIR


def _leads_to(library: Library, exercise: Exercise, has: Collection[str]) -> bool:
    """Tell whether one of these is above an exercise on its ladder."""
    upper = exercise.harder
    while upper and (other := library.find_exercise(upper)):
        if upper in has:
            return True
        upper = other.harder
    return False


def _neighbour(
    library: Library, exercise: Exercise, person: Person, *, harder: bool
) -> Exercise | None:
    """Return the nearest one on the ladder for which everything is at hand."""
    name = exercise.harder if harder else exercise.easier
    while name and (other := library.find_exercise(name)):
        if not person.equipment or person.equipment.issuperset(other.equipment):
            return other
        name = other.harder if harder else other.easier
    return None
