"""The course of an exercise as a line, and a record at the moment it is set."""

from __future__ import annotations

from typing import Any

import pytest
from support.builders import exercise, hold, line
from support.diary import Diary

from backcoach.core.notation import Load
from backcoach.core.session.past.session_record import SessionRecord, record
from backcoach.core.views.lift_curve import lift_curve, record_words

ROW = exercise("row")


def session(day: int, *, reps: int = 8, load: str = "24 kg") -> SessionRecord:
    diary = Diary(f"day {day}", line("row", 1, load=load), day=day)
    return record(diary.do(reps=reps).report().state)


def test_a_course_of_loads_that_allow_an_estimate_is_one_of_the_estimated_maximum() -> None:
    curve = lift_curve([session(1, load="20 kg"), session(2), session(3, load="22 kg")], ROW, "kg")
    assert curve is not None
    assert curve.title == "Estimated maximum ± 2 kg over 3 sessions"
    assert curve.values[0] < curve.values[2] < curve.values[1]
    assert int(curve.low) < int(curve.high)
    assert not curve.is_best


def test_a_course_of_loads_names_its_unit_and_keeps_half_kilograms() -> None:
    heavy = [session(day, reps=30, load=f"{15 + day * 2.5} kg") for day in (1, 2)]
    curve = lift_curve(heavy, ROW, "kg")
    assert curve is not None
    assert (curve.title, curve.low, curve.high) == ("Load in kg over 2 sessions", "17.5", "20")


def test_of_two_sides_the_better_one_counts() -> None:
    both = exercise("row", sides="each")
    diary = Diary("one", line(both, 1, load="20 kg"), day=1)
    diary.do(reps=6).report().do(reps=9).report()
    later = Diary("two", line(both, 1, load="20 kg"), day=2)
    later.do(reps=7).report().do(reps=7).report()
    curve = lift_curve([record(diary.state), record(later.state)], both, "kg")
    assert curve is not None
    assert curve.values[0] > curve.values[1]


def test_one_session_makes_no_line() -> None:
    assert lift_curve([session(1)], ROW, "kg") is None


@pytest.mark.parametrize(
    ("done", "words"),
    [
        ({"reps": 8}, ""),
        ({"reps": 7}, ""),
        ({"reps": 9}, "Most reps"),
        ({"reps": 8, "load": Load.parse("26 kg")}, "Heaviest set"),
    ],
)
def test_a_set_that_beats_all_before_it_is_a_record(done: dict[str, Any], words: str) -> None:
    today = Diary("today", line("row", 1, load="24 kg"), day=2)
    assert record_words([session(1)], today.do(**done).report().state) == words


def test_a_first_time_and_a_set_that_nobody_reported_are_no_records() -> None:
    today = Diary("today", line("row", 1, load="24 kg"), day=2)
    assert record_words([], today.do(reps=12).report().state) == ""
    silent = Diary("silent", line("row", 1, load="24 kg"), day=2)
    assert record_words([session(1, reps=4)], silent.do().state) == ""


def test_of_a_hold_the_longest_counts() -> None:
    what = hold()

    def held(day: int, seconds: int) -> Diary:
        diary = Diary(f"day {day}", line(what, 1), day=day)
        diary.do(seconds=seconds).report()
        return diary

    past = [record(held(1, 20).state), record(held(2, 25).state)]
    assert record_words(past, held(3, 30).state) == "Longest hold"
    assert record_words(past, held(3, 25).state) == ""
    curve = lift_curve(past, what, "kg")
    assert curve is not None
    assert (curve.low, curve.high, curve.is_best) == ("20", "25", True)
