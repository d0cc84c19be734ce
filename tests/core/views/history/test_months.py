"""The calendar: marks of days, weeks in a row, and where weeks begin."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from backcoach.core.views.history import months
from backcoach.core.views.history.figures import Day

DAY = 86_400_000


def session(day: int, sets: int = 10) -> Day:
    return Day(f"{day}", day * DAY, 0, "Back", sets, sets, 1800)


def test_days_have_a_mark_by_what_was_done() -> None:
    trained = months.by_date([session(0), session(0, 5), session(3, 2)])
    assert list(trained) == [date(1970, 1, 1), date(1970, 1, 4)]
    assert [months.mark(days) for days in trained.values()] == ["▓", "░"]
    assert (months.mark([session(1, 7)]), months.mark([session(1, 16)])) == ("▒", "█")
    assert (months.mark([]), months.mark([session(1, 0)])) == ("", "")
    assert months.mark([replace(session(1, 7), planned=14)]) == "□"
    assert months.mark([session(1, 2)], "minutes") == "▒"  # half an hour
    assert months.mark([replace(session(1, 2), seconds=60)], "minutes") == "░"


def test_a_streak_counts_weeks_up_to_this_one_or_the_last() -> None:
    trained: dict[date, list[Day]] = {
        date(2026, 11, 2): [],
        date(2026, 11, 12): [],
        date(2026, 11, 18): [],
    }
    assert months.streak(trained, date(2026, 11, 28)) == 3
    assert months.streak(trained, date(2026, 12, 5)) == 0
    assert months.streak(trained, date(2026, 11, 20)) == 3
    assert months.streak({}, date(2026, 11, 28)) == 0


def test_weeks_begin_with_the_day_that_is_asked_for() -> None:
    sunday = 6
    assert months.weeks_of(2026, 11, sunday)[0][0] == date(2026, 11, 1)
    assert months.week_before(date(2026, 11, 28), sunday) == date(2026, 11, 22)
    trained: dict[date, list[Day]] = {date(2026, 11, 22): [], date(2026, 11, 21): []}
    assert months.streak(trained, date(2026, 11, 28), sunday) == 2
    assert months.streak(trained, date(2026, 11, 28)) == 1


def test_the_weeks_of_a_year_sum_up_what_was_done() -> None:
    trained = months.by_date([session(0), session(1, 5), session(8, 2), session(-400)])
    today = date(1970, 1, 11)
    assert months.by_week(trained, today, 0, 3, "sets") == [0, 15, 2]
    assert months.by_week(trained, today, 0, 3, "minutes") == [0, 60, 30]


def test_months_begin_on_monday_and_go_back_over_the_year() -> None:
    assert months.weeks_of(2026, 11)[0][0] == date(2026, 10, 26)
    assert months.earlier(2026, 1, 1) == (2025, 12)
    assert months.earlier(2026, 11, 0) == (2026, 11)
    assert months.days_apart(date(2026, 11, 28), -7) == date(2026, 11, 21)
