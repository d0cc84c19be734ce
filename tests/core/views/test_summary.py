"""What a session came to, on the summary and in the line that stays in the terminal."""

from __future__ import annotations

from typing import Any

import pytest
from support.builders import Coach, Line, hold, line, one_armed

from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.coaching.targets.target import Target
from backcoach.core.notation import Load
from backcoach.core.session.events import RedFlagReported
from backcoach.core.session.plan import Result
from backcoach.core.views.summary import Done, change, farewell, summary
from backcoach.core.wording.reasons_en import reason_text

KG_20 = Load.parse("20 kg")
KG_22 = Load.parse("22.5 kg")


def reps(*counts: int, load: Load | None = None) -> list[Result]:
    return [Result(reps=count, load=load) for count in counts]


def seconds(*counts: int) -> list[Result]:
    return [Result(seconds=count) for count in counts]


def last_time(*results: Result) -> dict[str, Target]:
    return {"row": Target(last={"both": results})}


def done(*lines: Line, **fields: Any) -> tuple[Done, ...]:
    return summary(Coach(*lines, **fields).do(2).finish().state).exercises


def test_the_headline_is_sets_and_minutes() -> None:
    coach = Coach(line("row", 3, warmup=[8])).do(2).sleep(25 * 60 + 20).do().skip()
    assert summary(coach.state).headline == "2 of 3 sets in 25 min"


def test_a_session_takes_a_minute_at_least_and_one_under_way_has_no_length() -> None:
    coach = Coach(line("row", 2)).sleep(500).do()
    assert summary(coach.state).minutes == 1
    assert summary(coach.finish().state).minutes == 8


def test_each_exercise_says_what_was_done() -> None:
    assert done(line("row", 2, load="20 kg"), line("pull", 1)) == (
        Done("Row", "8, 8 × 20 kg (assumed)", ""),
        Done("Pull", "not done", ""),
    )


def test_each_side_has_a_line_of_its_own() -> None:
    assert done(line(one_armed(), 1)) == (
        Done("Db row, left", "8 (assumed)", ""),
        Done("Db row, right", "8 (assumed)", ""),
    )


def test_only_what_nobody_reported_is_called_assumed() -> None:
    coach = Coach(line("row", 3, load="20 kg")).do().report().do(2)
    assert summary(coach.state).exercises[0].text == "8, 8, 8 × 20 kg (2 assumed)"
    coach.amend("1.2", rir=2).amend("1.3", rir=1)
    assert "assumed" not in summary(coach.state).exercises[0].text


def test_warm_ups_and_skipped_sets_are_in_no_figure() -> None:
    coach = Coach(line("row", 3, warmup=[5])).do().do(reps=9).skip().do(reps=7)
    assert summary(coach.state).exercises == (Done("Row", "9, 7 (assumed)", ""),)


def test_the_difference_to_last_time_is_said() -> None:
    row = line("row", 2, load="20 kg")
    before = last_time(*reps(8, 7, load=KG_20))
    coach = Coach(row, targets=before).do(2, reps=8)
    assert summary(coach.state).exercises[0].change == "1 rep more than last time"


def test_each_side_is_compared_with_itself() -> None:
    last = {"db_row": Target(last={"left": tuple(reps(6)), "right": tuple(reps(9))})}
    coach = Coach(line(one_armed(), 1), targets=last).do(2, reps=8)
    assert [exercise.change for exercise in summary(coach.state).exercises] == [
        "2 reps more than last time",
        "1 rep fewer than last time",
    ]


def test_notes_are_kept() -> None:
    assert summary(Coach(line()).note("new shoes").state).notes == ("new shoes",)


@pytest.mark.parametrize(
    ("now", "then", "text"),
    [
        (reps(8, 8), reps(8, 8), "as last time"),
        (reps(8, 9), reps(8, 8), "1 rep more than last time"),
        (reps(6, 8), reps(8, 8), "2 reps fewer than last time"),
        (seconds(25, 25), seconds(20, 25), "5 s more than last time"),
        (seconds(20), seconds(25), "5 s less than last time"),
        (reps(8, load=KG_22), reps(9, load=KG_20), "heavier than last time"),
        (reps(9, load=KG_20), reps(8, load=KG_22), "lighter than last time"),
        (reps(8, load=Load(20_000, "lb")), reps(8, load=KG_20), "as last time"),
        (reps(8, load=Load(-30_000)), reps(8, load=Load(-40_000)), "heavier than last time"),
        ([Result(load=KG_20)], [Result(load=KG_20)], "as last time"),
    ],
)
def test_a_change(now: list[Result], then: list[Result], text: str) -> None:
    assert change(now, then) == text


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ([], []),
        (reps(8), reps(8, 8)),
        (reps(8), reps(8, load=KG_20)),
        (reps(8, load=KG_20), reps(8)),
        (reps(8, load=Load.parse("green band")), reps(8, load=KG_20)),
        (reps(8, load=KG_20), reps(8, load=Load.parse("green band"))),
        (seconds(20), reps(8)),
        (reps(8), seconds(20)),
    ],
)
def test_what_cannot_be_compared_is_not(now: list[Result], then: list[Result]) -> None:
    assert change(now, then) == ""


def test_the_same_band_is_compared_by_its_repetitions() -> None:
    green = Load.parse("green band")
    assert change(reps(9, load=green), reps(8, load=green)) == "1 rep more than last time"


def test_the_farewell_says_how_the_session_was_left() -> None:
    coach = Coach(line("row", 2), line(hold(), 1))
    assert farewell(coach.state) == "Left before the first set."
    coach.do()
    assert farewell(coach.state) == "Left after 1 of 3 sets; the next start offers to go on."
    assert farewell(coach.state, is_stored=False) == "Left after 1 of 3 sets."
    coach.finish()
    assert farewell(coach.state) == "Ended early: 1 of 3 sets in 1 min."


def test_a_discarded_session_is_not_called_complete() -> None:
    assert farewell(Coach(line()).discard().state) == "Thrown away: no set was done."


def test_d4_after_a_red_flag_the_last_words_are_its_instruction() -> None:
    coach = Coach(line("row", 2)).do()
    coach.tell(RedFlagReported(at=coach.now, flag="fever"))
    assert farewell(coach.state) == reason_text(instruction("fever"))
