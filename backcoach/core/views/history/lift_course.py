"""How one lift went: what each side could do after each session, and what was lifted."""

from __future__ import annotations

from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.ability.abilities import course
from backcoach.core.coaching.ability.curve import maximum
from backcoach.core.coaching.ability.estimate import estimate_of
from backcoach.core.coaching.ability.past_sets.evidence import observation
from backcoach.core.coaching.ability.past_sets.past_set import PastSet
from backcoach.core.coaching.ability.past_sets.visits import Visit
from backcoach.core.session.plan import Result, Side, Step

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.load_steps import LoadSteps

DAY = 86_400_000  # ms
BREAK = 14 * DAY  # without a session of any kind
EASY = 0.6  # of the usual sets of a week, up to which one is easy (R-DELOAD-01)
WEEKS_BEFORE = 4  # that say what is usual


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

    Ability is in kilograms moved or in repetitions, None where unknown; `shown` is what each
    reported set alone says of it.
    """

    session: str
    at: int
    offset: int
    top: Result
    sets: int
    value: float | None = None
    margin: float = 0.0
    shown: tuple[float, ...] = ()
    is_best: bool = False


class Remark(Struct, frozen=True):
    """A note on a set or a session, or what hurt in it; `at` in ms UTC, `offset` in minutes."""

    at: int
    offset: int
    text: str
    is_pain: bool = False


class LiftCourse(Struct, frozen=True):
    """The points of each side, oldest first.

    `breaks` are times without training, `easy` weeks with few sets, in ms UTC; `remarks` stand
    beside, the latest first.
    """

    sides: dict[Side, tuple[CoursePoint, ...]]
    is_mass: bool
    breaks: tuple[tuple[int, int], ...] = ()
    pains: tuple[int, ...] = ()
    easy: tuple[tuple[int, int], ...] = ()
    remarks: tuple[Remark, ...] = ()

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
    *,
    easy: Iterable[tuple[int, int]] = (),
    remarks: Iterable[Remark] = (),
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
        tuple(easy),
        tuple(remarks),
    )


def easy_weeks(sets: Mapping[int, float], now: int) -> list[int]:
    """Return the weeks before `now` with far fewer sets than those before them, by their numbers.

    Weeks without any training say nothing: they belong to breaks.
    """
    easy = []
    for week in sorted(sets):
        before = [sets[other] for other in range(week - WEEKS_BEFORE, week) if sets.get(other)]
        is_known = len(before) >= WEEKS_BEFORE // 2
        if week < now and is_known and 0 < sets[week] <= EASY * median(before):
            easy.append(week)
    return easy


def _points(
    exercise: Exercise, side: Side, seen: list[list[DoneSet]], steps: LoadSteps | None
) -> tuple[CoursePoint, ...]:
    visits = [_visit(side, sets) for sets in seen]
    after = course(exercise, side, visits, steps).after
    abilities = [None] * (len(seen) - len(after)) + list(after)
    points: list[CoursePoint] = []
    best: tuple[int, int] | None = None
    for sets, visit, ability in zip(seen, visits, abilities, strict=True):
        reported = [done.result for done in sets if done.reported]
        top = max(reported or [done.result for done in sets], key=rank)
        is_best = bool(reported) and best is not None and rank(top) > best
        best = max(best, rank(top)) if best else rank(top)
        value, margin = None, 0.0
        if ability is not None:
            estimate = estimate_of(ability, is_mass=steps is not None)
            unit = 1000 if estimate.is_mass else 1
            value, margin = estimate.value / unit, estimate.margin / unit
        points.append(
            CoursePoint(
                session=sets[0].session,
                at=sets[0].at,
                offset=sets[0].offset,
                top=top,
                sets=len(sets),
                value=value,
                margin=margin,
                shown=tuple(_shown(exercise, visit, steps)),
                is_best=is_best,
            )
        )
    return tuple(points)


def _shown(exercise: Exercise, visit: Visit, steps: LoadSteps | None) -> Iterator[float]:
    for done in visit.sets:
        observed = observation(exercise, done, steps)
        if observed is not None:
            yield observed.value if steps is None else maximum(observed.value) / 1000


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
