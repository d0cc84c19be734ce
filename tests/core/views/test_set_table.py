"""The table of the sets at hand: last time, today, what was left."""

from __future__ import annotations

from msgspec import structs
from support.builders import Coach, exercise, hold, line, one_armed, plan_of

from backcoach.core.notation import Load
from backcoach.core.session.plan import Result
from backcoach.core.views.set_table import SetRow, left_text, set_table, short_text
from backcoach.core.wording.phrases import goal_text

KG_60 = Load.parse("60 kg")


def cells(coach: Coach) -> list[tuple[str, str, str, str]]:
    return [(row.name, row.today, row.left, row.mark) for row in set_table(coach.state)]


def test_warm_ups_stand_above_the_sets_until_they_are_done() -> None:
    coach = Coach(line("row", 2, load="60 kg", warmup=[8], reps="8-10"))
    assert [row.name for row in set_table(coach.state)] == ["w1", "1", "2"]
    coach.do()
    assert [row.name for row in set_table(coach.state)] == ["1", "2"]


def test_a_set_shows_what_was_done_else_what_is_meant() -> None:
    coach = Coach(line("row", 4, load="60 kg", reps="8-10")).do(reps=9, rir=2).skip()
    coach.advise("1.4", draft=Result(reps=7, load=KG_60))
    assert cells(coach) == [
        ("1", "9 × 60", "2", "done"),
        ("2", "–", "", "skipped"),
        ("3", "8–10 × 60", "", "current"),
        ("4", "7 × 60", "", "open"),
    ]


def test_each_side_has_its_row() -> None:
    coach = Coach(line(one_armed(), 1, load="20 kg")).do()
    assert [(row.name, row.mark) for row in set_table(coach.state)] == [
        ("1 left", "done"),
        ("1 right", "current"),
    ]


def test_a_drop_has_a_row_of_its_own_behind_its_set() -> None:
    coach = Coach(line("row", 2, load="60 kg", drops=["80%"]))
    assert [row.name for row in set_table(coach.state)] == ["1", "2", "+1"]


def test_as_many_as_one_can_stays_so_where_only_the_load_was_changed() -> None:
    coach = Coach(line("row", 1, load="60 kg", drops=["80%"])).do()
    before = set_table(coach.state)[1].today
    count = before.partition(" ")[0]
    assert count.endswith("+")
    reps = int(count.removesuffix("+"))
    coach.advise(coach.step.id, draft=Result(reps=reps, load=KG_60))
    assert set_table(coach.state)[1].today == f"{count} × 60"
    assert goal_text(coach.state, coach.step) == f"{count} × 60 kg"
    coach.advise(coach.step.id, draft=Result(reps=reps + 1, load=KG_60))
    assert set_table(coach.state)[1].today == f"{reps + 1} × 60"


def test_last_time_stands_beside_its_set() -> None:
    plan = plan_of(line("row", 1, load="60 kg"))
    steps = tuple(structs.replace(step, last=Result(reps=12, load=KG_60)) for step in plan.steps)
    (row,) = set_table(Coach(plan=structs.replace(plan, steps=steps)).state)
    assert row == SetRow("1", "12 × 60", "8 × 60", "", "current")


def test_nothing_stands_there_at_the_end() -> None:
    assert set_table(Coach(line("row", 1)).do().state) == ()


def test_a_result_has_its_number_alone_and_a_band_its_colour() -> None:
    green = Load.parse("green band")
    assert short_text(Result(reps=8, load=green)) == f"8 × {green.band}"
    assert short_text(Result(seconds=20)) == short_text(Coach(line(hold(), 1)).result("1.1"))
    assert short_text(Result(reps=8)) == "8"
    assert [left_text(rir) for rir in (None, 0, 3, 4, 6)] == ["", "0", "3", "4+", "4+"]


def test_only_of_sets_that_may_be_done_near_failure_it_is_said_how_many_were_left() -> None:
    held = line(hold("dead_hang"), 2)
    drill = line(exercise("cat_cow", load="none"), 2)
    assert not any(row.has_left for lines in (held, drill) for row in set_table(Coach(lines).state))
    warmed_up = line("row", 1, load="60 kg", warmup=["8 x 50%"])
    assert [row.has_left for row in set_table(Coach(warmed_up).state)] == [False, True]


def test_a_load_that_the_next_set_was_given_stands_in_the_sets_behind_it_too() -> None:
    coach = Coach(line("row", 4, load="60 kg")).do()
    coach.amend("1.2", reps=8, load=Load.parse("50 kg"))
    assert [row.today for row in set_table(coach.state)] == [
        *("8 × 60", "8 × 50", "8 × 50", "8 × 50")
    ]
    coach.do(load=Load.parse("50 kg"))
    assert [row.today for row in set_table(coach.state)][2:] == ["8 × 50", "8 × 50"]
