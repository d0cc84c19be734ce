"""The card of a session: short enough to post, with what was gained and what changes."""

from __future__ import annotations

import pytest
from support.builders import exercise, line, one_armed
from support.diary import Diary

from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.coaching.history.records import Record
from backcoach.core.notation import Load
from backcoach.core.planning.next_session import NextLine, NextSession
from backcoach.core.reason import Reason
from backcoach.core.session import events as ev
from backcoach.core.session.plan import Result
from backcoach.core.views.card import MOST_ROWS, card, gain_text
from backcoach.core.wording.reasons_en import reason_text

KG_60, KG_55 = Load.parse("60 kg"), Load.parse("55 kg")


def test_a_card_has_the_session_its_day_and_a_line_for_each_exercise() -> None:
    diary = Diary("one", line("row", 2, load="60 kg"), line(one_armed(), 1, load="20 kg"))
    for reps in (12, 11, 8):
        diary.do(reps=reps).report()
    lines = card(diary.finish().state).lines
    assert lines[0].startswith("Test · ")
    assert lines[1].startswith("Ended early · 2 of 3 sets")
    assert lines[3:] == ("Row           12, 11 × 60 kg", "Db row, left  8 × 20 kg")


def test_two_sides_that_say_the_same_are_one_row() -> None:
    diary = Diary("one", line(one_armed(), 1, load="20 kg"))
    made = card(diary.do(reps=8).do(reps=8).state)
    assert [row.name for row in made.rows] == ["Db row, each side"]
    assert not made.is_early
    other = Diary("two", line(one_armed(), 1, load="20 kg")).do(reps=8).do(reps=7)
    assert [row.name for row in card(other.state).rows] == ["Db row, left", "Db row, right"]


def test_a_record_has_a_star_and_next_time_names_only_what_changes() -> None:
    diary = Diary("one", line("row", 1, load="60 kg"), line("pull", 1, load="20 kg"))
    diary.do(reps=12).report().do(reps=8).report()
    record = Record(
        kind="reps", exercise="row", side="both", value=12, before=11, reason=Reason("record_reps")
    )
    coming = (
        NextLine(exercise="row", name="Row", sets=1, target="8", load=Load.parse("62.5 kg")),
        NextLine(exercise="pull", name="Pull", sets=1, target="8", load=Load.parse("20 kg")),
    )
    made = card(diary.state, NextSession((record,), coming))
    assert [(row.gain, row.record) for row in made.rows] == [("★", "Most reps"), ("", "")]
    assert made.coming == (("Row", "62.5 kg"),)
    assert made.lines[-2:] == ("Next time", "Row  62.5 kg")


def test_with_a_machine_that_helps_less_is_more() -> None:
    help_ = exercise("dip", load="assisted")
    diary = Diary("one", line(help_, 1, load="-20 kg")).do(reps=8).report()
    record = Record(
        kind="load", exercise="dip", side="both", value=-20_000, before=-25_000, reason=Reason("x")
    )
    coming = (NextLine(exercise="dip", name="Dip", sets=1, target="8", load=Load.parse("-15 kg")),)
    made = card(diary.state, NextSession((record,), coming))
    assert [row.record for row in made.rows] == ["Least help"]
    assert made.coming == (("Dip", "15 kg of help"),)


def test_warm_ups_are_on_it_only_where_nothing_else_was_done() -> None:
    diary = Diary("one", line("row", 1, load="60 kg", warmup=["8 x 50%", "5 x 75%"]))
    diary.do().do()
    assert card(diary.state).lines[3:] == ("Row, warm-up  8 × 30 kg, 5 × 45 kg",)
    assert [row.name for row in card(diary.do(reps=8).state).rows] == ["Row"]


def test_a_warm_up_that_was_left_out_is_not_on_it() -> None:
    diary = Diary("one", line("row", 1, load="60 kg", warmup=[8, 5])).do().finish()
    (row,) = card(diary.state).rows
    assert row.name == "Row, warm-up"
    assert row.sets.startswith("8")


@pytest.mark.parametrize(
    ("now", "then", "gain"),
    [
        (Result(reps=8, load=KG_60), Result(reps=8, load=KG_55), "▲ 5 kg"),
        (Result(reps=8, load=KG_55), Result(reps=8, load=KG_60), "▼ 5 kg"),
        (Result(reps=9, load=KG_60), Result(reps=8, load=KG_60), "▲ 1 rep"),
        (Result(reps=6), Result(reps=8), "▼ 2 reps"),
        (Result(seconds=30), Result(seconds=20), "▲ 10 s"),
        (Result(reps=8), Result(reps=8), ""),
        (Result(reps=8, load=Load.parse("red band")), Result(reps=8, load=KG_60), ""),
        (Result(reps=8, load=KG_60), Result(reps=8, load=Load.parse("red band")), ""),
        (Result(reps=8, load=KG_60), Result(reps=8), ""),
        (Result(seconds=8), Result(reps=8), ""),
    ],
)
def test_a_gain_is_of_the_load_or_else_of_what_was_done_with_it(
    now: Result, then: Result, gain: str
) -> None:
    assert gain_text([now], [then]) == gain


def test_without_a_last_time_there_is_no_gain() -> None:
    assert gain_text([Result(reps=8)], []) == ""
    assert gain_text([], [Result(reps=8)]) == ""


def test_a_long_session_still_fits() -> None:
    diary = Diary("long", *(line(exercise(f"row_{number}"), 1) for number in range(40)))
    diary.do(40)
    made = card(diary.state)
    assert len(made.lines) == MOST_ROWS
    assert len(made.rows) + made.left_out == 40
    assert made.lines[-1] == f"and {made.left_out} more"


@pytest.mark.parametrize("done", [16, 18, 19, 20, 21, 22])
def test_of_next_time_a_card_has_what_finds_room(done: int) -> None:
    names = [f"row_{number}" for number in range(done)]
    diary = Diary("long", *(line(exercise(name), 1, load="20 kg") for name in names)).do(done)
    coming = [NextLine(exercise=name, name=name, sets=1, target="8", load=KG_60) for name in names]
    made = card(diary.state, NextSession((), tuple(coming)))
    assert len(made.lines) <= MOST_ROWS
    assert bool(made.coming) == (done < 19)


def test_d2_after_a_red_flag_the_card_has_its_instruction_alone() -> None:
    diary = Diary("one", line("row", 2)).do()
    diary.tell(ev.RedFlagReported(at=diary.now, flag="nerves"))
    assert card(diary.state).lines == (reason_text(instruction("nerves")),)
