"""Where somebody is in a programme: what is due is a function of it, the past and today."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.programmes import MONDAY, day, months, trained

from backcoach.core.programmes.course import MOST_MISSED, coming, course, week_at
from backcoach.core.programmes.standing import Done

TWICE = months()
WEEKDAYS = months(first='weekday = "monday"', second='weekday = "thursday"')
THREE_TIMES = months(keys="a_week = 3")
PROGRAMMES = st.sampled_from([TWICE, WEEKDAYS, THREE_TIMES, months(keys="a_week = 7")])
DAYS = st.lists(st.tuples(st.sampled_from(["heavy", "light", "other"]), st.integers(-30, 400)))


def test_the_first_day_is_due_at_once_and_the_days_follow_in_order() -> None:
    at_first = course(TWICE, [], MONDAY, MONDAY)
    assert (at_first.day.session, at_first.week, at_first.planned) == ("heavy", 1, MONDAY)
    after_one = course(TWICE, trained(0), MONDAY, day(3))
    assert (after_one.day.session, after_one.week, after_one.planned) == ("light", 1, day(3))
    after_two = course(TWICE, trained(0, 3), MONDAY, day(7))
    assert (after_two.day.session, after_two.week, after_two.planned) == ("heavy", 2, day(7))


def test_days_are_spread_over_the_week_or_have_their_weekday() -> None:
    assert [slot.date for slot in coming(course(TWICE, [], MONDAY, MONDAY), MONDAY)][:4] == [
        *(day(0), day(3), day(7), day(10)),
    ]
    three = course(THREE_TIMES, [], MONDAY, MONDAY)
    assert [slot.date for slot in coming(three, MONDAY)][:4] == [day(0), day(2), day(4), day(7)]
    tuesday = day(1)
    fixed = course(WEEKDAYS, [], tuesday, tuesday)
    assert [(slot.date, slot.turn) for slot in coming(fixed, tuesday)][:3] == [
        *((day(7), 0), (day(10), 1), (day(14), 0)),
    ]


def test_a_missed_session_moves_the_plan_and_keeps_the_order() -> None:
    a_day_late = course(TWICE, trained(0), MONDAY, day(4))
    assert (a_day_late.day.session, a_day_late.planned, a_day_late.missed) == ("light", day(3), ())
    a_week_off = course(TWICE, trained(0), MONDAY, day(10))
    assert (a_week_off.day.session, a_week_off.week) == ("light", 1)
    assert a_week_off.missed == (day(3), day(7))
    back = course(TWICE, trained(0, 10), MONDAY, day(11))
    assert (back.day.session, back.week, back.planned) == ("heavy", 2, day(14))
    assert (back.missed, back.missed_before) == ((), (day(3), day(7)))


def test_a_missed_weekday_is_done_later_and_then_the_weekdays_hold_again() -> None:
    wednesday = course(WEEKDAYS, trained(0, 3), MONDAY, day(9))
    assert (wednesday.day.session, wednesday.planned, wednesday.missed) == ("heavy", day(7), ())
    after = course(WEEKDAYS, trained(0, 3, 9), MONDAY, day(9))
    assert (after.day.session, after.planned) == ("light", day(10))


def test_r_deload_01_after_two_weeks_off_the_plan_goes_on_a_week_earlier() -> None:
    done = trained(0, 3, 7, 10, 14, 17, 21)  # into week 4
    usual = course(TWICE, done, MONDAY, day(21 + 13))
    assert (usual.week, usual.back) == (4, 0)
    two_weeks = course(TWICE, done, MONDAY, day(21 + 14))
    assert (two_weeks.week, two_weeks.back, two_weeks.off) == (3, 1, 14)
    assert two_weeks.day.session == "light"  # the order stays
    months_off = course(TWICE, done, MONDAY, day(21 + 120))
    assert (months_off.week, months_off.back) == (1, 3)
    again = course(TWICE, [*done, Done("light", day(141))], MONDAY, day(142))
    assert (again.week, again.place, again.back) == (1, 1, 0)


def test_another_day_than_the_due_one_counts_as_what_it_is() -> None:
    swapped = course(TWICE, trained(0, 3, order="heavy heavy"), MONDAY, day(4))
    assert (swapped.place, swapped.day.session, swapped.last_turn) == (2, "light", 0)


def test_a_day_that_was_begun_twice_counts_once_and_other_sessions_not_at_all() -> None:
    done = [*trained(0), *trained(0), Done("other", day(1)), Done("heavy", day(90))]
    now = course(TWICE, done, MONDAY, day(3))
    assert (now.place, now.last) == (1, Done("heavy", MONDAY))


def test_a_programme_is_over_when_its_sessions_are_done_and_stays_over() -> None:
    done = trained(*(7 * week + more for week in range(9) for more in (0, 3)))
    over = course(TWICE, done, MONDAY, day(400))
    assert (over.is_over, over.week, over.missed, over.back) == (True, 8, (), 0)
    assert list(coming(over, day(400))) == []


def test_what_falls_into_a_pause_moves_to_its_end_and_is_not_missed() -> None:
    pause = (day(2), day(12))
    now = course(TWICE, trained(0), MONDAY, day(12), [pause])
    assert (now.planned, now.missed, now.day.session) == (day(12), (), "light")
    fixed = course(WEEKDAYS, trained(0), MONDAY, day(12), [pause])
    assert (fixed.planned, fixed.missed) == (day(17), ())
    after = course(TWICE, trained(0), MONDAY, day(20), [pause])
    assert after.missed == (day(12), day(16))


@given(PROGRAMMES, DAYS, st.integers(-10, 400))
def test_what_is_due_is_well_defined_for_any_past_and_any_day(
    programme: object, past: list[tuple[str, int]], today: int
) -> None:
    done = [Done(name, day(number)) for name, number in past]
    now = course(programme, done, MONDAY, day(today))  # type: ignore[arg-type]
    assert 0 <= now.turn < 2
    assert 1 <= now.week <= 8
    assert 0 <= now.place <= now.programme.length
    assert len(now.missed) <= MOST_MISSED
    assert all(missed < day(today) for missed in now.missed)
    assert now.planned >= MONDAY or now.last is not None
    assert now == course(programme, reversed(done), MONDAY, day(today))  # type: ignore[arg-type]


@given(PROGRAMMES, st.lists(st.integers(0, 300), unique=True, max_size=20), st.integers(0, 60))
def test_the_order_is_kept_however_many_days_were_missed(
    programme: object, days: list[int], off: int
) -> None:
    done: list[Done] = []
    for number in sorted(days):
        now = course(programme, done, MONDAY, day(number))  # type: ignore[arg-type]
        if now.is_over:
            break
        done.append(Done(now.day.session, day(number)))
    assert [each.session for each in done] == ["heavy", "light"] * (len(done) // 2) + ["heavy"] * (
        len(done) % 2
    )
    later = course(programme, done, MONDAY, day(max(days, default=0) + off))  # type: ignore[arg-type]
    if not later.is_over:
        assert later.day.session == ("light" if len(done) % 2 else "heavy")


@given(PROGRAMMES, DAYS, st.integers(0, 400))
def test_what_comes_is_never_before_today_and_leads_to_the_end(
    programme: object, past: list[tuple[str, int]], today: int
) -> None:
    done = [Done(name, day(number)) for name, number in past]
    now = course(programme, done, MONDAY, day(today))  # type: ignore[arg-type]
    slots = list(coming(now, day(today)))
    assert len(slots) == now.programme.length - now.place
    assert all(slot.date >= day(today) for slot in slots)
    assert all(first.date < second.date for first, second in pairwise(slots))
    assert all(first.turn != second.turn for first, second in pairwise(slots))
    weeks = [week_at(now.programme, slot.place) for slot in slots]
    assert weeks == sorted(weeks)


@given(PROGRAMMES, st.integers(0, 50), st.integers(0, 13))
def test_up_to_two_weeks_off_change_the_dates_and_nothing_else(
    programme: object, start: int, off: int
) -> None:
    done = [Done("heavy", day(start))]
    now = course(programme, done, day(start), day(start) + timedelta(days=off))  # type: ignore[arg-type]
    assert (now.place, now.turn, now.back) == (1, 1, 0)


@pytest.mark.parametrize("missed", [1, 3])
def test_what_was_missed_is_told_by_its_dates(missed: int) -> None:
    dates = [day(0), day(3), day(7), day(10)]
    now = course(TWICE, [], MONDAY, dates[missed])
    assert list(now.missed) == dates[:missed]
