"""What a calendar shows of a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.programmes import MONDAY, day, library, trained

from backcoach.core.programmes.dates import planned_days
from backcoach.core.programmes.standing import Moment, Standing
from backcoach.core.programmes.today import ProgrammeToday

if TYPE_CHECKING:
    from backcoach.core.programmes.standing import Done, Status

CHOSEN = Moment(1_780_272_000_000, 0)  # 2026-06-01


def days(done: list[Done], today: int, status: Status = "active", ahead: int = 12) -> list[int]:
    """The planned days from the first of a programme on, counted from it."""
    held = Standing("months", status, CHOSEN)
    now = ProgrammeToday(library=library(), standing=held, stored=done, today=day(today))
    found = planned_days(now, MONDAY, day(today + ahead))
    return sorted((each - MONDAY).days for each in found)


def test_what_comes_is_planned() -> None:
    assert days(trained(0), 1) == [3, 7, 10]
    assert days(trained(0), 1, ahead=400)[-1] == 52


def test_what_was_not_done_is_missed_and_what_was_done_is_neither() -> None:
    assert days(trained(0, 10), 10, ahead=3) == [3, 7]
    other = [*trained(0, 10), *trained(3, order="block")]
    assert days(other, 10, ahead=3) == [7]


def test_nothing_is_planned_in_a_pause_after_the_end_or_without_a_programme() -> None:
    assert days(trained(0, 10), 10, "paused") == [3, 7]
    assert days(trained(0, 10), 10, "ended") == []
    assert planned_days(None, MONDAY, day(9)) == frozenset()
    gone = ProgrammeToday(library=library(), standing=Standing("x"), stored=[], today=MONDAY)
    assert planned_days(gone, MONDAY, day(9)) == frozenset()
