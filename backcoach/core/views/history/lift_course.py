"""How one lift went: what each side could do after each session, and what was lifted."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.ability.abilities import course
from backcoach.core.coaching.ability.estimate import estimate_of
from backcoach.core.coaching.ability.past_set import PastSet
from backcoach.core.coaching.ability.visits import Visit
from backcoach.core.session.plan import Result, Side, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.load_steps import LoadSteps

BREAK = 14 * 86_400_000  # ms without a session of any kind


class DoneSet(Struct, frozen=True):
    """A work set of an exercise: in which session it was, when that began, and what was done."""

    session: str
    at: int
    offset: int
    side: Side
    result: Result
    reported: bool


class CoursePoint(Struct, frozen=True):
    """One side after one session: ability with its margin, the heaviest set, whether it is a best.

    Ability is in kilograms moved or in repetitions, `load` in kilograms; None where unknown.
    """

    session: str
    at: int
    offset: int
    top: Result
    sets: int
    value: float | None = None
    margin: float = 0.0
    load: float | None = None
    is_best: bool = False


class LiftCourse(Struct, frozen=True):
    """The points of each side, oldest first; `breaks` are times without training, in ms UTC."""

    sides: dict[Side, tuple[CoursePoint, ...]]
    is_mass: bool
    breaks: tuple[tuple[int, int], ...] = ()
    pains: tuple[int, ...] = ()

    @property
    def points(self) -> list[CoursePoint]:
        return sorted(
            (point for points in self.sides.values() for point in points),
            key=lambda point: point.at,
        )


def lift_course(
    exercise: Exercise,
    rows: Iterable[DoneSet],
    steps: LoadSteps | None,
    trained: Sequence[int] = (),
    pains: Sequence[int] = (),
) -> LiftCourse:
    """Return how an exercise went over its sets, oldest first.

    `trained` are the instants of all sessions, `pains` of those in which something hurt.
    """
    visits = [list(sets) for _, sets in groupby(rows, key=lambda row: row.session)]
    sides: dict[Side, list[list[DoneSet]]] = {}
    for sets in visits:
        for side in dict.fromkeys(done.side for done in sets):
            sides.setdefault(side, []).append([done for done in sets if done.side == side])
    breaks = tuple((a, b) for a, b in pairwise(sorted(trained)) if b - a > BREAK)
    return LiftCourse(
        {side: _points(exercise, side, seen, steps) for side, seen in sides.items()},
        steps is not None,
        breaks,
        tuple(pains),
    )


def _points(
    exercise: Exercise, side: Side, seen: list[list[DoneSet]], steps: LoadSteps | None
) -> tuple[CoursePoint, ...]:
    after = course(exercise, side, [_visit(side, sets) for sets in seen], steps).after
    abilities = [None] * (len(seen) - len(after)) + list(after)
    points: list[CoursePoint] = []
    best: tuple[int, int] | None = None
    for sets, ability in zip(seen, abilities, strict=True):
        reported = [done.result for done in sets if done.reported]
        top = max(reported or [done.result for done in sets], key=rank)
        is_best = bool(reported) and best is not None and rank(top) > best
        best = max(best, rank(top)) if best else rank(top)
        value, margin = None, 0.0
        if ability is not None:
            estimate = estimate_of(ability, is_mass=steps is not None)
            unit = 1000 if estimate.is_mass else 1
            value, margin = estimate.value / unit, estimate.margin / unit
        grams = top.load.grams if top.load else None
        points.append(
            CoursePoint(
                session=sets[0].session,
                at=sets[0].at,
                offset=sets[0].offset,
                top=top,
                sets=len(sets),
                value=value,
                margin=margin,
                load=None if grams is None else grams / 1000,
                is_best=is_best,
            )
        )
    return tuple(points)


def rank(result: Result) -> tuple[int, int]:
    """Return an order of sets: the heavier, then the longer."""
    grams = (result.load.grams if result.load else None) or 0
    return grams, result.reps or result.seconds or 0


def _visit(side: Side, sets: list[DoneSet]) -> Visit:
    done = tuple(
        PastSet(
            Step(id=str(number), slot=0, set=number + 1, side=side, seconds=row.result.seconds),
            row.result,
            row.result,
            number,
            row.reported,
        )
        for number, row in enumerate(sets)
    )
    return Visit(sets[0].at, done, len(done))
