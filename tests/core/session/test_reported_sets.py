"""Which sets count as reported, and which were only filled in."""

from __future__ import annotations

from support.builders import Coach, hold, line

from backcoach.core.notation import Load
from backcoach.core.session.plan import Result

ROWS = line("row", 3, rest=90)


def reported(coach: Coach) -> list[bool]:
    return [logged.reported for logged in coach.state.logged.values()]


def test_what_is_only_filled_in_is_not_reported() -> None:
    assert reported(Coach(ROWS).do(2)) == [False, False]


def test_a_hold_that_the_clock_ended_is_reported_by_who_reports_other_sets() -> None:
    alone = Coach(line(hold(seconds=20), 2)).begin().wait(20)
    assert reported(alone) == [False], "nobody may have been there"
    there = Coach(line("row"), line(hold(seconds=20))).do().report().begin().wait(20)
    assert reported(there) == [True, True]
    assert reported(alone.report().begin().wait(20)) == [True, True]


def test_a_set_that_was_corrected_or_confirmed_is_reported() -> None:
    coach = Coach(ROWS).do().amend("1.1", rir=2).do()
    assert reported(coach) == [True, False]
    assert reported(coach.report()) == [True, True]
    assert not coach.report().took
    assert reported(coach.undo()) == [True, False]


def test_what_the_person_chose_before_a_set_is_reported_but_not_for_the_next_one() -> None:
    coach = Coach(ROWS).amend("1.1", load=Load.parse("30 kg")).do(2)
    assert reported(coach) == [True, False]
    same = Coach(ROWS).amend("1.1").do()
    assert same.took
    assert reported(same) == [True]


def test_what_the_coach_drafted_is_not_reported_but_what_the_person_chose_instead_is() -> None:
    draft = Result(reps=6)
    coach = Coach(ROWS).do().advise("1.2", draft=draft).do()
    assert coach.result("1.2") == draft
    assert reported(coach) == [False, False]
    other = Coach(ROWS).do().advise("1.2", draft=draft).amend("1.2", reps=7).do()
    assert reported(other) == [False, True]
    overruled = Coach(ROWS).amend("1.1", reps=5).advise("1.1", draft=draft).do()
    assert reported(overruled) == [False]
