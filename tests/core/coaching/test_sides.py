from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import line, one_armed, plan_of
from support.pasts import lived, next_time, visit

from backcoach.core.coaching.past import bouts
from backcoach.core.coaching.sides import asymmetries, verdict, weaker
from backcoach.core.notation import Load
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from backcoach.core.session.state import State

row = one_armed("row", implement="dumbbell")
ROW = line(row, 1, reps="4-10", rir=1)

Set = tuple[int, float, int | None]  # reps, kilograms, reserve


def both(left: Set, right: Set, day: float = 0) -> State:
    results = [Result(reps=r, load=Load(round(kg * 1000)), rir=rir) for r, kg, rir in (left, right)]
    return lived(plan_of(ROW), results, day)


EVEN: Set = (10, 20, None)


def history(*sessions: tuple[Set, Set]) -> tuple[float, ...]:
    past = [both(left, right, 3 * day) for day, (left, right) in enumerate(sessions)]
    return asymmetries(bouts("row", past))


def test_r_uni_03_it_comes_from_estimated_maxima() -> None:
    assert history(((8, 20, None), EVEN)) == pytest.approx((5.0,), abs=0.01)  # 20 % by reps


def test_r_uni_02_the_sign_tells_the_side() -> None:
    assert history((EVEN, (8, 20, None))) == pytest.approx((-5.0,), abs=0.01)


def test_reserve_counts_and_four_or_more_is_no_test() -> None:
    assert history(((8, 20, 2), EVEN)) == (0,)
    assert history(((8, 20, 4), EVEN), ((16, 20, None), EVEN)) == ()


def test_a_side_without_a_load_is_no_test() -> None:
    past = [visit(ROW, 8, None), visit(ROW, 8, 8, load=None)]
    assert asymmetries(bouts("row", past)) == ()


class TestFirstSide:
    """R-UNI-01: the weaker side first."""

    def first(self, *sessions: tuple[Set, Set]) -> str:
        past = [both(left, right, 3 * day) for day, (left, right) in enumerate(sessions)]
        return next_time(ROW, past).first_side

    def test_r_uni_01_the_weaker_side_goes_first(self) -> None:
        assert self.first((EVEN, (8, 20, None))) == "right"
        assert self.first(((8, 20, None), EVEN)) == "left"

    def test_the_last_three_together_decide(self) -> None:
        left, right = ((8, 20.0, None), EVEN), (EVEN, (7, 20.0, None))
        assert self.first(right, left, left, left) == "left"
        assert self.first(left, right, left) == "left"
        assert self.first(right, right, left) == "right"
        assert self.first(right, right, right, left, left, left) == "left"

    def test_where_a_maximum_is_not_seen_reserve_tells_the_order(self) -> None:
        assert self.first(((10, 20, 4), (10, 20, 1))) == "right"

    def test_other_loads_tell_no_order(self) -> None:
        assert self.first(((12, 20, 4), (10, 25, 4))) == "left"
        assert weaker(()) is None

    def test_a_plan_begins_with_that_side(self) -> None:
        past = [both(EVEN, (8, 20, None))]
        target = next_time(ROW, past)
        assert plan_of(ROW, targets={"row": target}).steps[0].side == "right"


class TestVerdict:
    def test_r_uni_04_below_ten_per_cent_nothing_is_said(self) -> None:
        assert verdict(()) == ""
        assert verdict((9.9, 9.9, 9.9)) == ""

    def test_r_uni_04_from_ten_on_it_is_watched(self) -> None:
        assert (
            verdict((12.4,)) == "The left side was about 12 % behind when both were last compared."
        )
        assert (
            verdict((-20.0,))
            == "The right side was about 20 % behind when both were last compared."
        )
        assert verdict((16.0, -16.0, 16.0)).startswith("The left side was about")

    def test_r_uni_04_beyond_fifteen_in_three_sessions_it_is_flagged(self) -> None:
        words = verdict((16.0, 17.0, 18.0))
        assert words == (
            "The left side was more than 15 % behind the last 3 times both were compared, "
            "now about 18 %: it goes first, and the other matches it."
        )
        assert "injur" not in words

    def test_r_uni_04_the_target_carries_it(self) -> None:
        pair: tuple[Set, Set] = ((5, 20, None), (5, 24, None))
        past = [both(*pair, 3.0 * day) for day in range(3)]
        assert next_time(ROW, past).note.startswith("The left side was more than 15 %")
