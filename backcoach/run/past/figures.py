"""Reads the figures of the past for `stats`: sums from the store, abilities from the coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.ability.estimate import estimate_of
from backcoach.core.coaching.targets.known.coaching import Coaching
from backcoach.core.session.past.known_exercises import KnownExercises
from backcoach.core.session.past.session_record import local
from backcoach.core.views.history.best_sets import best_sets
from backcoach.core.views.history.figures import week_of, week_start
from backcoach.core.views.history.stats import Stats
from backcoach.core.views.history.volume import volume
from backcoach.storage.reading import figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backcoach.core.coaching.ability.estimate import Estimate
    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.session.plan import Side
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person
    from backcoach.core.views.history.figures import WeekOfExercise
    from backcoach.storage.store import Store

WEEKS = 12


def stats(
    store: Store,
    library: Library,
    person: Person,
    past: Sequence[State],
    now: tuple[int, int],
    *,
    since: int | None = None,
    only: str = "",
) -> Stats:
    """Return the figures of the weeks since an instant (ms UTC), else of the last twelve.

    `past` are the sessions to learn from; `now` is in ms UTC with its offset in minutes; `only`
    names an exercise, as the file has it or as it was written. Raises StoreError.
    """
    at, offset = now
    known = KnownExercises(library.exercise)
    last = week_of(local(at, offset).date())
    first = last - WEEKS + 1 if since is None else week_of(local(since, offset).date())
    if since is None:
        since = week_start(first, offset)
    sessions = figures.weeks_of_sessions(store, since)
    if sessions:
        first = max(first, sessions[0].week)
    rows = figures.weeks_of_exercises(store, since)
    records = best_sets(figures.bests(store), known)
    if only:
        sessions, records = [], [best for best in records if best.exercise == only]
        rows = [row for row in rows if only in (row.exercise, _id(known, row))]
    ids = {_id(known, row) for row in rows}
    exercises = [
        exercise for exercise in library.exercise if exercise.id in ids and not exercise.is_hold
    ]
    return Stats(
        first=min(first, last),
        last=last,
        sessions=sessions,
        volume=volume(rows, known),
        records=records,
        estimates=abilities(exercises, Coaching(library, past, person, at)),
        names={exercise.id: exercise.name for exercise in library.exercise},
        unit=person.gear.unit,
    )


def _id(known: KnownExercises, row: WeekOfExercise) -> str:
    pair = known.find(row.exercise, row.result)
    return pair[0].id if pair else ""


def abilities(
    exercises: Iterable[Exercise], coaching: Coaching
) -> dict[tuple[str, Side], Estimate]:
    """Return what each side can do in exercises today, as far as anything is known."""
    estimates = {}
    for exercise in exercises:
        is_mass = coaching.steps(exercise, coaching.visits(exercise)) is not None
        for side, ability in coaching.abilities(exercise).items():
            estimates[exercise.id, side] = estimate_of(ability, is_mass=is_mass)
    return estimates
