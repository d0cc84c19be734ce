"""Which neighbour of an exercise is worth a try: a harder rung of its ladder, or an easier one.

A harder rung is offered when the top of the range was reached in every set twice running, with
two or more left and no pain, and nothing harder of the exercise itself is left: no heavier load,
no lighter band, hardly any help. An easier one is offered after misses twice running, where
nothing lighter is left. Nobody is offered what they have no equipment or level for, and no rung is
passed over, but that the barbell follows the heaviest kettlebell. The walk along the rungs is
`exercises.substitutes`; R-PROG-04 and the tables of coaching for the gates.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from msgspec.structs import replace

from backcoach.core.coaching.targets.bands import is_helped, is_last_band
from backcoach.core.coaching.targets.target_by_reps import hold_top
from backcoach.core.exercises.model import Level
from backcoach.core.exercises.substitutes import can_replace, steps_of
from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.core.coaching.ability.past_sets.visits import Visit
    from backcoach.core.coaching.targets.known.line import Line
    from backcoach.core.coaching.targets.target import Target
    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.settings.person import Person

TWICE = 2  # visits running
LEFT = 2  # repetitions
LITTLE_HELP = 10  # per cent of body weight
LEVELS: tuple[Level, ...] = get_args(Level)
FIXED_SIZES = ("kettlebell", "dumbbell")


def with_offer(line: Line, target: Target, library: Library, person: Person) -> Target:
    """Return the target with an offer of another exercise, if one is worth a try."""
    if has_mastered(line) and _is_at_the_end(line, library):
        rung, kind = _harder(line, library, person), "rung_harder"
    elif _has_missed(line) and _is_at_the_start(line):
        rung, kind = _first(_neighbours(line, library, "easier"), line, person), "rung_easier"
    else:
        return target
    if rung is None:
        return target
    return replace(target, offer=Reason(kind, {"exercise": rung.name}), offer_exercise=rung.id)


def has_mastered(line: Line) -> bool:
    """Tell whether every set twice running reached the top with enough left and no pain."""
    recent = line.visits[-TWICE:]
    return len(recent) == TWICE and all(_is_mastered(line, visit) for visit in recent)


def _is_mastered(line: Line, visit: Visit) -> bool:
    if not visit.is_complete or any(done.is_limited or not done.reported for done in visit.sets):
        return False
    if line.reps is None:
        top = hold_top(line.exercise)
        return all((done.result.seconds or 0) >= top for done in visit.sets)
    left = [done.left for done in visit.sets]
    has_left = not line.exercise.has_reserve or all(rir is not None and rir >= LEFT for rir in left)
    return has_left and all((done.result.reps or 0) >= line.aim.top for done in visit.sets)


def _has_missed(line: Line) -> bool:
    recent = line.visits[-TWICE:]
    return len(recent) == TWICE and all(
        any(done.is_short and not done.is_limited for done in visit.sets) for visit in recent
    )


def _is_at_the_end(line: Line, library: Library) -> bool:
    """Tell whether the exercise itself has nothing harder left."""
    load = line.visits[-1].load
    if line.exercise.load == "band":
        return is_last_band(line, load, helped=is_helped(line.exercise, library))
    if line.steps is None:
        return True
    grams = load.grams if load else None
    if line.exercise.load == "assisted":
        body = line.body
        return grams is not None and body is not None and -grams * 100 <= body * LITTLE_HELP
    return grams is not None and line.steps.up(grams) is None


def _is_at_the_start(line: Line) -> bool:
    """Tell whether the exercise itself has nothing easier left."""
    load = line.visits[-1].load
    if line.exercise.load == "band":
        return not line.bands or load is None or load.band == line.bands[0]
    if line.steps is None or load is None or load.grams is None:
        return True
    return line.steps.offer.down(load.grams) is None


def _harder(line: Line, library: Library, person: Person) -> Exercise | None:
    """Return the next rung; after the heaviest bell one with more to lift.

    Of several it is the one that the first session has which has any of them.
    """
    if line.exercise.implement in FIXED_SIZES:
        places = {
            own.exercise: place
            for place, session in reversed(list(enumerate(library.session)))
            for own in session.exercise
        }
        above = [
            rung
            for rung in _above(line.exercise, library)
            if rung.implement != line.exercise.implement and _may_do(rung, line, person)
        ]
        if above:
            return min(above, key=lambda rung: places.get(rung.id, len(library.session)))
    return _first(_neighbours(line, library, "harder"), line, person)


def _above(exercise: Exercise, library: Library) -> Iterator[Exercise]:
    """Yield all harder rungs, the nearest first."""
    harder = steps_of(library).harder
    reached = [exercise.id]
    for name in reached:
        for rung in harder.get(name, ()):
            above = library.find_exercise(rung)
            if rung not in reached and above is not None:
                reached.append(rung)
                yield above


def _neighbours(line: Line, library: Library, side: str) -> Iterator[Exercise]:
    steps = steps_of(library)
    names = (steps.harder if side == "harder" else steps.easier).get(line.exercise.id, ())
    return (rung for rung in map(library.find_exercise, names) if rung is not None)


def _first(rungs: Iterable[Exercise], line: Line, person: Person) -> Exercise | None:
    return next((rung for rung in rungs if _may_do(rung, line, person)), None)


def _may_do(rung: Exercise, line: Line, person: Person) -> bool:
    """Tell whether a rung is at hand, not above the level, and of the same kind of movement."""
    ceiling = LEVELS.index(line.level or LEVELS[-1])
    return (
        not person.lacks(rung)
        and (rung.level is None or LEVELS.index(rung.level) <= ceiling)
        and (line.exercise.is_hold or can_replace(line.exercise, rung))
    )
