"""The figures of the past as the store sums them up; weeks begin on Monday."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

from backcoach.core.notation import Load
from backcoach.core.session.plan import Result, Side

MONDAY = 4  # days after the beginning of the epoch, a Thursday


class WeekOfExercise(Struct, frozen=True):
    """Work sets of an exercise, as it was written, in a week; both sides of a set count as one.

    `week` counts from the epoch (`monday`), `volume` is grams times repetitions, `is_loaded` tells
    these sets from those with body weight or help.
    """

    week: int
    exercise: str
    is_loaded: bool
    sets: float
    volume: int

    @property
    def result(self) -> Result:
        """A result of the kind of these sets, to look up which exercise they are."""
        return Result(reps=1, load=Load(1) if self.is_loaded else None)


class WeekOfSessions(Struct, frozen=True):
    """The sessions of a week: how many, work sets done and planned, and seconds trained."""

    week: int
    sessions: int
    done: int
    planned: int
    seconds: int


class Best(Struct, frozen=True):
    """The heaviest reported set of an exercise, as it was written, with so many repetitions.

    Without a load it is the most repetitions, of a hold the longest. `at` in ms UTC, `offset` in
    minutes.
    """

    exercise: str
    side: Side
    result: Result
    at: int
    offset: int


class Day(Struct, frozen=True):
    """A session on a day: when, which, work sets done and planned, seconds; what hurt at most."""

    id: str
    at: int
    offset: int
    name: str
    done: int
    planned: int
    seconds: int
    pain: int = 0
    note: str = ""
    volume: int = 0


def monday(week: int) -> date:
    """Return the day on which a week begins."""
    return date(1970, 1, 1) + timedelta(days=week * 7 + MONDAY)


def week_start(week: int, offset: int) -> int:
    """Return the instant at which a week begins, in ms UTC, where the offset is that in minutes."""
    return (week * 7 + MONDAY) * 86_400_000 - offset * 60_000


def week_of(day: date) -> int:
    """Return the number of the week in which a day lies."""
    return ((day - date(1970, 1, 1)).days - MONDAY) // 7
