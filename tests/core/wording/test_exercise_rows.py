"""The session at a glance: marks, counts and loads, before, during and after."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.builders import Coach, exercise, hold, line, one_armed, plan_of

from backcoach.core.exercises.model import Session
from backcoach.core.notation import Load, Seconds
from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin
from backcoach.core.session.set_counts import progress
from backcoach.core.wording.exercise_rows import Row, rows

KG_25 = Load.parse("25 kg")


def row(coach: Coach, place: int = 0) -> Row:
    return rows(coach.state)[place]


def marks(coach: Coach) -> list[str]:
    return [row.mark for row in rows(coach.state)]


def test_what_is_untouched_shows_its_plan() -> None:
    coach = Coach(line("row", 3, reps="8-10", load="20 kg"), line(hold(), 2))
    assert [(row.name, row.counts, row.load) for row in rows(coach.state)] == [
        ("Row", "3 × 8–10", "20 kg"),
        ("Dead hang", "2 × 20 s", ""),
    ]


def test_what_is_done_shows_a_count_for_each_set() -> None:
    coach = Coach(line("row", 4)).do(reps=9).skip().do(reps=7)
    assert row(coach).counts == "9 – 7 ·"


def test_a_hold_is_counted_in_seconds() -> None:
    assert row(Coach(line(hold(), 2)).do(seconds=25)).counts == "25s ·"


def test_easy_minutes_are_done_in_minutes_as_they_are_planned() -> None:
    session = Session(id="test", name="Test", easy=Seconds(300), exercise=())
    coach = Coach(plan=with_easy_minutes(plan_of(line("row", 1)), session))
    assert row(coach).counts == "5 min"
    assert row(coach.do()).counts == "5 min"


def test_both_sides_of_a_set_stand_together_and_each_alone() -> None:
    coach = Coach(line(one_armed(), 3)).do(reps=10).do(reps=9).do(reps=8)
    assert row(coach).counts == "10/9 8/· ·"
    assert row(coach).sides == (("left", "10 8 ·"), ("right", "9 · ·"))
    coach.skip().skip().skip()
    assert row(coach).counts == "10/9 8/– –"


def test_equal_sides_are_both_counted() -> None:
    assert row(Coach(line(one_armed(), 1)).do(2, reps=10)).counts == "10/10"


def test_where_there_is_little_room_many_sets_are_counted_together() -> None:
    coach = Coach(line("row", 3, reps=8, drops=["80%", "60%"]))
    assert (row(coach).counts, row(coach).few) == ("3 × 8 + 2 drops", "3 × 8")
    coach = Coach(line("row", 0, reps=[12, 10, 8, 6, 5]))
    assert (row(coach).counts, row(coach).few) == ("12, 10, 8, 6, 5", "5 sets")
    coach = Coach(line("row", 10)).do(2, reps=5)
    assert (row(coach).counts, row(coach).few) == ("5 5 · · · · · · · ·", "2 of 10")
    assert row(Coach(line("row", 3)).do()).few == "8 · ·"


def test_warm_ups_are_counted_apart() -> None:
    coach = Coach(line("row", 1, warmup=[8, 6]))
    assert (row(coach).counts, row(coach).warmups) == ("1 × 8", "· ·")
    coach.do().skip().do(reps=9)
    assert (row(coach).counts, row(coach).warmups) == ("9", "8 –")


def test_a_load_that_changed_shows_its_way() -> None:
    coach = Coach(line("row", 2, load="20 kg"))
    assert row(coach).load == "20 kg"
    assert row(coach.do().do(load=KG_25)).load == "20 → 25 kg"


def test_the_load_is_what_the_next_sets_will_be_logged_with() -> None:
    assert row(Coach(line("row", 2)).do(load=KG_25)).load == "25 kg"
    assert row(Coach(line("row", 2))).load == ""


def test_a_mark_says_what_has_become_of_an_exercise() -> None:
    coach = Coach(line("row", 2), line("pull", 1), line("hinge", 1), line("last", 1))
    assert marks(coach) == ["current", "open", "open", "open"]
    coach.do().go("2.1").do()
    assert marks(coach) == ["begun", "done", "current", "open"]
    coach.skip()
    assert marks(coach) == ["begun", "done", "skipped", "current"]


def test_at_the_end_nothing_is_here() -> None:
    coach = Coach(line("row", 2), line("pull", 1)).do().finish()
    assert marks(coach) == ["begun", "open"]


def test_an_exercise_that_was_partly_skipped_is_done() -> None:
    assert marks(Coach(line("row", 2)).do().skip()) == ["done"]


def test_the_part_of_an_exercise_that_was_done_before_a_swap_stays() -> None:
    coach = Coach(line("row", 3)).do().swap(0, exercise("pull"))
    assert [(row.name, row.mark) for row in rows(coach.state)] == [
        ("Row", "done"),
        ("Pull", "current"),
    ]


def test_what_was_swapped_before_its_first_set_is_out_of_the_list() -> None:
    coach = Coach(line("row", 3)).swap(0, exercise("pull"))
    assert [row.name for row in rows(coach.state)] == ["Pull"]


def test_an_exercise_with_warm_ups_alone_has_no_plan_of_work() -> None:
    coach = Coach(line("row", 1, warmup=[8])).do().swap(0, exercise("pull"))
    assert (row(coach).name, row(coach).counts, row(coach).warmups) == ("Row", "", "8")


def test_progress_counts_work_sets_and_two_sides_as_one() -> None:
    coach = Coach(line("row", 2, warmup=[8]), line(one_armed(), 2))
    assert progress(coach.do().state) == (0, 4)
    assert progress(coach.do(2).state) == (2, 4)
    assert progress(coach.do().state) == (2, 4)
    assert progress(coach.do().state) == (3, 4)
    assert progress(coach.skip().do().state) == (3, 4)


@given(st.lists(st.sampled_from(["do", "skip", "add", "undo"]), max_size=12))
def test_s18_progress_never_shows_more_than_there_is(verbs: list[str]) -> None:
    coach = Coach(line("row", 2, warmup=[8]), line(one_armed(), 1))
    for verb in verbs:
        if verb == "undo":
            coach.undo()
        elif coach.state.step and verb == "add":
            coach.add(0)
        elif coach.state.step:
            coach = coach.do() if verb == "do" else coach.skip()
    done, planned = progress(coach.state)
    assert 0 <= done <= planned
    assert all(row.mark for row in rows(coach.state))


def test_exercises_of_a_superset_are_joined_and_easy_minutes_have_their_time() -> None:
    lines = [line(name, 1, superset="a") for name in ("row", "pull", "hang")]
    asked = Session(id="test", name="Test", exercise=(), easy=Seconds(300))
    plan = with_easy_minutes(plan_of(line("other"), *lines), asked)
    made = rows(begin(ev.SessionStarted(at=0, id="one", plan=plan)))
    assert {row.name: row.joint for row in made if row.joint} == {
        "Row": "┌",
        "Pull": "├",
        "Hang": "└",
    }
    assert [row.counts for row in made if row.name == "Easy minutes"] == ["5 min"]
