"""The course of an exercise: one turn for each session and side, compared by what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from support.builders import exercise, line
from support.diary import Diary

from backcoach.core.coaching.history.course import HistoryEntry, course, course_lines, measure
from backcoach.core.session.past.session_record import record

if TYPE_CHECKING:
    from support.builders import Coach

    from backcoach.core.exercises.model import LoadKind
    from backcoach.core.session.past.session_record import SessionRecord


def reported(diary: Coach) -> SessionRecord:
    """Return the record of a session of which every set was reported."""
    session = record(diary.state)
    return replace(session, sets=tuple(replace(done, reported=True) for done in session.sets))


def turns(*days: tuple[int, ...], load: str = "24 kg", kind: LoadKind = "external",
          rir: int | None = None, hold: bool = False) -> tuple[HistoryEntry, ...]:  # fmt: skip
    sessions = []
    for day, counts in enumerate(days):
        diary = Diary(
            f"day {day}", line("row", len(counts), **({"load": load} if load else {})), day=day
        )
        for count in counts:
            diary.do(seconds=count) if hold else diary.do(reps=count, rir=rir)
        sessions.append(reported(diary))
    return course(sessions, "row", kind)


def test_a_turn_is_the_best_set_of_a_session_with_its_highest_sound_estimate() -> None:
    (turn,) = turns((6, 8, 7))
    assert (turn.sets, turn.top.reps) == (3, 8)
    assert turn.e1rm == round(24_000 * (1 + 8 / 30))
    assert not turn.is_best


def test_best_is_what_beats_all_before_it_and_never_the_first() -> None:
    assert [entry.is_best for entry in turns((6,), (8,), (7,), (8,), (9,))] == [
        False, True, False, False, True,
    ]  # fmt: skip


def test_reps_in_reserve_count_for_the_estimate() -> None:
    fresh, spent = turns((6,), rir=3), turns((6,), rir=0)
    assert (fresh[0].e1rm or 0) > (spent[0].e1rm or 0) > 0


def test_what_has_no_sound_estimate_has_none() -> None:
    assert turns((11,))[0].e1rm is None
    assert turns((8,), kind="added")[0].e1rm is None
    assert turns((8,), load="")[0].e1rm is None
    assert turns((8,), load="green band")[0].e1rm is None
    assert turns((20,), hold=True, load="")[0].e1rm is None


def test_a_band_is_compared_with_the_same_band_alone() -> None:
    days = [
        reported(Diary(band, line("row", 1, load=f"{band} band"), day=day).do(reps=reps))
        for day, (band, reps) in enumerate([("light", 8), ("heavy", 10), ("light", 9)])
    ]
    assert [entry.is_best for entry in course(days, "row", "band")] == [False, False, True]


def test_sides_are_turns_of_their_own_compared_each_with_itself() -> None:
    days = []
    for day, counts in enumerate([(8, 5), (8, 6)]):
        diary = Diary(f"day {day}", line(exercise("row", sides="each"), 1, load="24 kg"), day=day)
        for count in counts:
            diary.do(reps=count)
        days.append(reported(diary))
    entries = course(days, "row", "external")
    assert [(entry.side, entry.is_best) for entry in entries] == [
        ("left", False), ("right", False), ("left", False), ("right", True),
    ]  # fmt: skip
    assert "  right 6 × 24 kg" in course_lines(entries)[-1]


def test_a_line_has_the_day_there_a_bar_the_set_the_estimate_and_whether_it_is_best() -> None:
    assert course_lines(turns((6,), (7,), (10,))) == [
        "2026-11-18  ▁  6 × 24 kg  max about 29 kg, give or take 1",
        "2026-11-19  ▃  7 × 24 kg  max about 30 kg, give or take 1  best",
        "2026-11-20  █  10 × 24 kg  max about 32 kg, give or take 2  best",
    ]


def test_bars_show_what_all_turns_share() -> None:
    assert measure(turns((6,), (8,))) == "e1rm"
    assert measure(turns((6,), (15,))) == "reps"
    assert measure(turns((20,), (25,), hold=True, load="")) == "seconds"
    heavier = [
        reported(Diary(load, line("row", 1, load=load), day=day).do(reps=15))
        for day, load in enumerate(["20 kg", "24 kg"])
    ]
    by_load = course(heavier, "row", "external")
    assert measure(by_load) == "load"
    assert [text.split()[1] for text in course_lines(by_load)] == ["▁", "█"]


def test_without_rise_or_fall_there_are_no_bars() -> None:
    assert course_lines(turns((15,), (15,), load="")) == [
        "2026-11-18  15 reps",
        "2026-11-19  15 reps",
    ]
    assert course_lines(()) == []


def test_warm_ups_skipped_sets_and_other_exercises_are_no_turn() -> None:
    other = Diary("other", line("pull", 1)).do(1)
    skipped = Diary("skipped").skip()
    assert course([record(other.state), record(skipped.state)], "row", None) == ()


def test_other_programs_are_told_the_same() -> None:
    (turn,) = turns((8,), rir=2)
    assert turn.public() == {
        "session": "day 0", "started_at": turn.public()["started_at"], "side": "both", "sets": 1,
        "reps": 8, "seconds": None, "load_kg": 24.0, "rir": 2,
        "e1rm_kg": 32.0, "e1rm_margin_kg": 1.6, "best": False,
    }  # fmt: skip
    assert turns((8,), load="")[0].public()["load_kg"] is None
    assert turns((11,))[0].public()["e1rm_kg"] is None


def test_what_was_only_filled_in_has_no_estimate_and_is_never_the_best() -> None:
    days = [
        record(Diary(f"day {day}", line("row", 1, load="24 kg"), day=day).do(reps=reps).state)
        for day, reps in enumerate((6, 9))
    ]
    entries = course(days, "row", "external")
    assert [(entry.e1rm, entry.is_best) for entry in entries] == [(None, False), (None, False)]
