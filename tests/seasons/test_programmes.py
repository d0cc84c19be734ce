"""What the table of programmes says of a simulated season."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from seasons import programmes
from seasons.records import Lift, Year
from seasons.run import ROOT, arguments, chosen
from seasons.trainees.kit import Exercise, exercises
from seasons.visits.life import live
from seasons.visits.visit import Program

if TYPE_CHECKING:
    from pathlib import Path

PULL_UP = Exercise("pull_up", "Pull-up", "vertical_pull", "bodyweight", "none")
HELPED = Exercise("assisted_pull_up", "Assisted", "vertical_pull", "assisted", "stack")
DEADLIFT = Exercise("bb_deadlift", "Barbell deadlift", "hinge", "external", "barbell")
LIFT = Lift(
    week=3,
    visit=6,
    exercise=PULL_UP,
    side="",
    set=1,
    goal="1+ reps",
    wanted=0,
    load=None,
    lifted=None,
    done=0,
    able=0,
    ratio=1.0,
    fits=True,
    reported=0,
)


def season(programme: str, *lifts: Lift) -> Year:
    person = next(each for each in programmes.PEOPLE if each.programme == programme)
    return Year(person, lifts=list(lifts), codes=[0] * 8)


def test_an_aim_is_reached_in_the_week_of_the_first_set_that_is_enough() -> None:
    later = replace(LIFT, week=7, done=1)
    assert programmes.reached(season("first_pull_up", LIFT)) is None
    assert programmes.reached(season("first_pull_up", LIFT, later, replace(later, week=9))) == 8
    heavy = replace(LIFT, exercise=DEADLIFT, lifted=120.0, done=1)
    assert programmes.reached(season("deadlift_150", replace(heavy, lifted=119.0))) is None
    assert programmes.reached(season("deadlift_150", heavy)) == 4
    assert programmes.reached(season("balanced", heavy)) is None


def test_tests_help_and_maxima_are_told() -> None:
    helped = [replace(LIFT, exercise=HELPED, goal="5", lifted=kg) for kg in (-40.0, -25.0)]
    year = season("first_pull_up", LIFT, *helped, replace(LIFT, goal="5", done=3))
    assert programmes.tests(year) == [0]
    assert programmes.helped(year) == "-40 to -25"
    before, after = map(float, programmes.strength(year, 16).split(" to "))
    assert 0.8 < before < after < 1
    heavy = replace(LIFT, exercise=DEADLIFT, lifted=117.5)
    assert programmes.tests(season("deadlift_150", heavy)) == [118]
    assert (programmes.helped(season("balanced")), programmes.strength(season("balanced"), 9)) == (
        *("", ""),
    )


def test_the_page_counts_who_got_there() -> None:
    text = programmes.page([season("first_pull_up", replace(LIFT, done=1))], "0", seed=1, weeks=18)
    assert "1 of these 1 who could not do a pull-up" in text
    assert text.count("\n| ") == 3


def test_quick_are_few_and_everybody_follows_a_programme() -> None:
    quick = chosen(arguments(["--programmes", "--quick"]))
    assert [person.name for person in quick] == list(programmes.QUICK)
    assert len(chosen(arguments(["--programmes"]))) == len(programmes.PEOPLE)
    assert all(person.programme and not person.sessions for person in programmes.PEOPLE)


@pytest.mark.slow
def test_two_weeks_of_a_programme_take_its_days_in_turn(tmp_path: Path) -> None:

    person = programmes.PEOPLE[0]
    with Program(ROOT) as program:
        year = live(program, person, exercises(ROOT / "exercises.toml"), tmp_path, weeks=2, seed=1)
    assert year.codes == [0] * 4
    names = [{lift.exercise.id for lift in year.lifts if lift.visit == visit} for visit in range(4)]
    assert ["assisted_pull_up" in each for each in names] == [True, False, True, False]
    assert ["band_pull_up" in each for each in names] == [False, True, False, True]
