"""Where somebody is in a programme: which day is due, in which week, and what was missed.

The weeks of a programme are counted by the sessions that were done, so that a missed one moves
the plan and nothing has to be made up. After two weeks off or more the plan goes on some weeks
earlier; the loads start lower by themselves (R-DELOAD-01).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.exercises.programme import WEEKDAYS, Programme, ProgrammeDay
from backcoach.core.programmes.standing import Done, Pause

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

WEEK = 7  # days
BREAK_DAYS = 14  # R-DELOAD-01: from here on a break; less than that costs little
MOST_WEEKS_BACK = 4  # [D]
MOST_MISSED = 99  # sessions; more are not counted


class Course(Struct, frozen=True, kw_only=True):
    """The place in a programme on one day.

    `turn` is the number of the day that is due, `place` how many sessions of the programme are
    behind. `planned` is the date of what is due. `missed` are the dates since the last session on
    which one was planned and gave way to the next, `missed_before` those before it. `back` is by
    how many weeks the plan went back today, after `off` days. `last` is the latest session of the
    programme, `last_turn` the number of its day.
    """

    programme: Programme
    turn: int = 0
    place: int = 0
    planned: date
    missed: tuple[date, ...] = ()
    missed_before: tuple[date, ...] = ()
    back: int = 0
    off: int = 0
    last: Done | None = None
    last_turn: int = 0

    @property
    def day(self) -> ProgrammeDay:
        return self.programme.day[self.turn]

    @property
    def is_over(self) -> bool:
        """Whether all its weeks are done."""
        return self.place >= self.programme.length

    @property
    def week(self) -> int:
        """The week that is due, counted from 1; the last one stays when all are done."""
        return week_at(self.programme, self.place)


def week_at(programme: Programme, place: int) -> int:
    """Return the week of a place, counted from 1; the last one stays when all are done."""
    return min(place // programme.per_week + 1, programme.weeks)


def course(
    programme: Programme,
    done: Iterable[Done],
    start: date,
    today: date,
    pauses: Sequence[Pause] = (),
) -> Course:
    """Return where somebody is today who began a programme on the day `start`.

    `done` are sessions since then, of this programme and others, in any order; those after today
    do not count. What falls into one of the `pauses` moves to its end, and is not missed.
    """
    ours = sorted(
        {each for each in done if each.session in programme.sessions and each.day <= today},
        key=lambda each: (each.day, programme.sessions.index(each.session)),
    )
    plan = _Plan(programme, start, pauses)
    turn = place = last_turn = 0
    last: Done | None = None
    before: list[date] = []
    for each in ours:
        if place >= programme.length:
            break
        place -= _weeks_back(programme, place, last, each.day)[1]
        before += plan.missed(turn, place, last, each.day)
        last_turn = _turn_of(programme, turn, each.session)
        turn, place, last = (last_turn + 1) % len(programme.day), place + 1, each
    is_over = place >= programme.length
    back, steps = (0, 0) if is_over else _weeks_back(programme, place, last, today)
    place -= steps
    return Course(
        programme=programme,
        turn=turn,
        place=place,
        planned=plan.date_of(turn, place, last),
        missed=() if is_over else tuple(plan.missed(turn, place, last, today)),
        missed_before=tuple(before),
        back=back,
        off=(today - last.day).days if last else 0,
        last=last,
        last_turn=last_turn,
    )


class _Plan(Struct, frozen=True):
    """On which dates the days of a programme are planned."""

    programme: Programme
    start: date
    pauses: Sequence[Pause]

    def date_of(self, turn: int, place: int, last: Done | None) -> date:
        """Return when a day is planned, given the session before it."""
        if last is not None:
            return self._moved(turn, following(self.programme, turn, place, last.day))
        has_weekdays = self.programme.has_weekdays
        first = on_weekday(self.programme, turn, self.start) if has_weekdays else self.start
        return self._moved(turn, first)

    def missed(self, turn: int, place: int, last: Done | None, today: date) -> Iterator[date]:
        """Yield the dates on which a session was planned so long ago that the next is due too."""
        planned = self.date_of(turn, place, last)
        for _ in range(MOST_MISSED):
            turn, place = (turn + 1) % len(self.programme.day), place + 1
            after = self._moved(turn, following(self.programme, turn, place, planned))
            if after > today:
                return
            yield planned
            planned = after

    def _moved(self, turn: int, planned: date) -> date:
        """Return a date, or one at the end of the pause into which it falls."""
        for first, end in sorted(self.pauses):
            if first <= planned < end:
                planned = end
                if self.programme.has_weekdays:
                    planned = on_weekday(self.programme, turn, end)
        return planned


def _weeks_back(programme: Programme, place: int, last: Done | None, day: date) -> tuple[int, int]:
    """Return by how many weeks a plan goes back on a day, and by how many sessions.

    By one week less than were off, to the begin of that week.
    """
    off = (day - last.day).days if last else 0
    if off < BREAK_DAYS:
        return 0, 0
    week = place // programme.per_week
    back = min(off // WEEK - 1, MOST_WEEKS_BACK, week)
    return (back, place - (week - back) * programme.per_week) if back else (0, 0)


def _turn_of(programme: Programme, turn: int, session: str) -> int:
    """Return the number of the day that a session was: the one that was due or the next like it."""
    count = len(programme.day)
    ahead = ((turn + more) % count for more in range(count))
    return next(number for number in ahead if programme.day[number].session == session)


def following(programme: Programme, turn: int, place: int, before: date) -> date:
    """Return the date of a day that comes after one on the date `before`."""
    if programme.has_weekdays:
        return on_weekday(programme, turn, before + timedelta(days=1))
    number = place % programme.per_week
    if number == 0:
        return before + timedelta(days=WEEK - _offset(programme, programme.per_week - 1))
    return before + timedelta(days=_offset(programme, number) - _offset(programme, number - 1))


def _offset(programme: Programme, number: int) -> int:
    """Return on which day of its week a session is planned, from 0 on: 0 and 3, or 0, 2 and 4."""
    return number * WEEK // programme.per_week


def on_weekday(programme: Programme, turn: int, earliest: date) -> date:
    """Return the first date from `earliest` on that has the weekday of a day."""
    weekday = programme.day[turn].weekday
    assert weekday is not None
    return earliest + timedelta(days=(WEEKDAYS.index(weekday) - earliest.weekday()) % WEEK)


class Planned(Struct, frozen=True):
    """A session that is to come: its date, the number of its day, and its place."""

    date: date
    turn: int
    place: int


def coming(course: Course, today: date) -> Iterator[Planned]:
    """Yield what is due and all that follows, until the programme is over.

    What was planned before today is done today at the earliest.
    """
    programme = course.programme
    day, turn, place = max(course.planned, today), course.turn, course.place
    while place < programme.length:
        yield Planned(day, turn, place)
        turn, place = (turn + 1) % len(programme.day), place + 1
        day = following(programme, turn, place, day)
