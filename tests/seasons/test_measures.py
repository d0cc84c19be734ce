"""What is measured of years that are made up."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from seasons import measures
from seasons.own_rules import own_rule
from seasons.page import HAND, page, rewritten, table
from seasons.records import Lift, Year
from seasons.trainees.kit import Exercise
from seasons.trainees.people import GYM
from seasons.visits.talk import Load

if TYPE_CHECKING:
    from seasons.trainees.person import Person

HINGE = Exercise("bb_deadlift", "Barbell deadlift", "hinge", "external", "barbell")


def year_of(person: Person, *lifts: Lift, weeks: int = 52) -> Year:
    return Year(person, list(lifts), weeks=list(range(weeks)), codes=[0] * weeks)


def lift(visit: int = 10, left: int = 2, kg: float = 50, goal: str = "10 × 50 kg") -> Lift:
    return Lift(
        week=visit,
        visit=visit,
        exercise=HINGE,
        side="",
        set=1,
        goal=goal,
        wanted=2,
        load=Load(kg),
        lifted=kg,
        done=10,
        able=10 + left,
        ratio=1.0,
        fits=True,
        reported=left,
    )


def test_shares_are_of_true_reserves() -> None:
    year = year_of(GYM, *(lift(left=left) for left in (0, 1, 2, 3, 4, 5, 6, 7, 2, 2)))
    assert measures.band(year) == measures.Figure("60%", is_met=False)
    assert measures.failed(year) == measures.Figure("10%", is_met=False)
    assert measures.hinges(year) == measures.Figure("20%", is_met=False)
    assert measures.loads(year) == measures.Figure("1.00 (1.00–1.00)", is_met=True)


def test_the_first_weeks_and_dishonest_people_have_no_bar() -> None:
    assert measures.band(year_of(GYM, lift(visit=3))) == measures.NONE
    liar = replace(GYM, is_honest=False)
    assert measures.band(year_of(liar, lift(left=0))) == measures.Figure("0%", is_met=None)


@pytest.mark.parametrize(("visits", "text", "is_met"), [(2, "3", True), (3, "4", False)])
def test_the_first_hard_set_is_awaited(visits: int, text: str, is_met: bool) -> None:
    easy = [lift(visit, left=9) for visit in range(visits)]
    year = year_of(GYM, *easy, lift(visits, left=4))
    assert measures.first(year) == measures.Figure(text, is_met=is_met)
    always = [lift(visit, left=9) for visit in range(4)]
    assert measures.first(year_of(GYM, *always)) == measures.Figure("never", is_met=False)
    assert measures.first(year_of(GYM, *always[:2])).is_met  # a stand-in of a few days


def test_flips_and_runs_are_counted_by_lift() -> None:
    goals = ("8", "11", "8", "11", "11", "8")
    year = year_of(GYM, *(lift(visit, goal=goal) for visit, goal in enumerate(goals)))
    year.reasons = [{HINGE.name: f"Down from {kg} kg."} for kg in (50, 55, 60)]
    assert measures.flips(year) == measures.Figure("2", is_met=True)
    assert measures.longest_reason(year) == measures.Figure("3", is_met=True)


def test_an_easy_week_ends_no_run_and_is_no_flip() -> None:
    easy = replace(lift(1, left=30, goal="10 × 40 kg"), wanted=4)
    year = year_of(GYM, lift(0), easy, lift(2))
    whys = ("Less was left.", "The easy week goes on.", "Less was left.")
    year.reasons = [{HINGE.name: why} for why in whys]
    assert measures.is_in_band(easy)
    assert measures.flips(year) == measures.Figure("0", is_met=True)
    assert measures.longest_reason(year) == measures.Figure("2", is_met=True)


def test_who_reports_nothing_and_always_0_have_rules_of_their_own() -> None:
    silent = replace(GYM, types=False, is_honest=False)
    rising = [lift(visit, kg=kg) for visit, kg in enumerate((50, 52.5, 55))]
    assert own_rule(year_of(silent, *rising)) == measures.Figure("2 steps up", is_met=False)
    zero = replace(GYM, reports="constant", constant=0, is_honest=False)
    assert own_rule(year_of(zero, *rising)) == measures.Figure("1.10 of the start", is_met=True)
    assert own_rule(year_of(GYM, *rising)) == measures.NONE


def test_a_sharp_back_pain_leaves_the_hinge_out_and_comes_back_lighter() -> None:
    person = replace(GYM, pain=(9, "! 7 lower back sharp", 2))
    gone, back = (lift(9, kg=100), lift(11, kg=75)), (lift(9, kg=100), lift(10, kg=100))
    assert own_rule(year_of(person, *gone)).is_met
    assert not own_rule(year_of(person, *back)).is_met


def test_the_page_names_people_bars_and_misses() -> None:
    year = year_of(GYM, *(lift(left=9) for _ in range(3)))
    assert any("0% !" in line for line in table([year]))
    text = page([year], "v1", seed=3, weeks=52)
    assert "Code v1, seed 3" in text
    assert GYM.name in text


def test_what_is_written_by_hand_below_the_table_is_kept() -> None:
    old = f"# Old\n\n{HAND}\n\nWhy a bar is missed.\n"
    assert rewritten(old, "# New\n") == f"# New\n\n{HAND}\n\nWhy a bar is missed.\n"
    assert rewritten("# Old\n", "# New\n") == "# New\n"
