from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from support.builders import exercise, line, one_armed, plan_of
from support.pasts import (
    BELL,
    FIXED,
    GEAR_KG,
    PERSON_FINE,
    ROW,
    lived,
    next_time,
    row,
    told,
    visit,
    visits,
)

from backcoach.core.coaching.target import Target
from backcoach.core.coaching.window import Window
from backcoach.core.loads.implements import KETTLEBELLS_LB
from backcoach.core.notation import Load
from backcoach.core.session.plan import Result
from backcoach.core.settings.person import Person

if TYPE_CHECKING:
    from support.builders import Line


class TestDoubleProgression:
    """R-PROG-01: reps first, then load, then from the start of the range."""

    def test_r_prog_01_reps_climb_at_the_same_load(self) -> None:
        past = visits(ROW, (9, 8, 8), rir=2)
        assert told(next_time(ROW, past)) == (
            "40 kg",
            "9–10",
            "9, 8, 8 at 40 kg last time: aim for 9.",
        )

    def test_r_prog_01_every_set_at_the_top_raises_the_load(self) -> None:
        past = visits(ROW, (10, 10, 10), rir=2)
        target = next_time(ROW, past, person=PERSON_FINE)
        assert told(target) == (
            "42.5 kg",
            "8–10",
            "Every set reached 10 with 2 or more left: 42.5 kg, from 8.",
        )

    def test_s13_one_set_short_is_no_raise(self) -> None:
        target = next_time(ROW, visits(ROW, (10, 10, 9), rir=2), person=PERSON_FINE)
        assert (str(target.load), str(target.reps)) == ("40 kg", "10")

    def test_s13_a_skipped_set_is_no_raise(self) -> None:
        target = next_time(ROW, visits(ROW, (10, 10, None), rir=2), person=PERSON_FINE)
        assert told(target) == ("40 kg", "10", "2 of 3 sets done last time: 40 kg again.")

    def test_s13_a_lighter_load_than_planned_is_no_raise(self) -> None:
        past = [visit(ROW, 10, 10, 10, load="35 kg", planned="40 kg", rir=2)]
        target = next_time(ROW, past, person=PERSON_FINE)
        assert told(target) == (
            "35 kg",
            "10",
            "Lighter than the planned 40 kg last time: 35 kg again.",
        )

    def test_s13_one_set_with_less_is_no_raise(self) -> None:
        plan = plan_of(ROW, targets={"row": Target(load=Load(40_000))})
        loads = (40_000, 40_000, 35_000)
        results = [Result(reps=10, load=Load(grams), rir=2) for grams in loads]
        target = next_time(ROW, [lived(plan, results)], person=PERSON_FINE)
        assert told(target)[0] == "40 kg"
        assert target.why == "Down from 40 kg last time: 40 kg again."

    def test_reserve_that_nobody_told_is_no_bar(self) -> None:
        target = next_time(ROW, visits(ROW, (10, 10, 10)), person=PERSON_FINE)
        assert told(target)[2] == "Every set reached 10: 42.5 kg, from 8."

    def test_r_prog_04_less_reserve_than_meant_is_no_raise(self) -> None:
        target = next_time(ROW, visits(ROW, (10, 10, 10), rir=1), person=PERSON_FINE)
        assert told(target) == ("40 kg", "10", "Less was left than meant: 40 kg again.")

    def test_less_reserve_within_the_range_still_goes_on_by_reps(self) -> None:
        assert str(next_time(ROW, visits(ROW, (9, 9, 9), rir=1)).reps) == "10"

    def test_nothing_in_reserve_stays_where_it_is(self) -> None:
        assert str(next_time(ROW, visits(ROW, (9, 9, 9), rir=0)).reps) == "9–10"

    def test_more_reserve_than_meant_goes_on_faster(self) -> None:
        assert str(next_time(ROW, visits(ROW, (8, 8, 8), rir=3)).reps) == "10"

    @pytest.mark.parametrize(("rir", "load"), [(2, "62.5 kg"), (4, "65 kg")])
    def test_far_too_light_takes_the_largest_raise_of_ten_per_cent(
        self, rir: int, load: str
    ) -> None:
        past = visits(ROW, (10, 10, 10), load="60 kg", rir=rir)
        assert str(next_time(ROW, past, person=PERSON_FINE).load) == load

    @pytest.mark.parametrize(("pain", "load"), [(2, "42.5 kg"), (3, "40 kg")])
    def test_r_prog_04_pain_is_no_raise(self, pain: int, load: str) -> None:
        past = visits(ROW, (10, 10, 10), rir=2, pain=pain)
        target = next_time(ROW, past, person=PERSON_FINE)
        assert str(target.load) == load
        assert target.why.startswith("Pain of 3" if pain == 3 else "Every set")

    def test_one_heavy_try_beside_the_work_does_not_count(self) -> None:
        plan = plan_of(ROW, targets={"row": Target(load=Load(40_000))})
        sets = ((10, 40_000), (10, 40_000), (1, 60_000))
        results = [Result(reps=reps, load=Load(grams), rir=2) for reps, grams in sets]
        target = next_time(ROW, [lived(plan, results)], person=PERSON_FINE)
        assert str(target.load) == "42.5 kg"

    def test_a_heavier_load_that_was_worked_with_is_taken_over(self) -> None:
        past = [visit(ROW, 9, 9, 8, load="45 kg", planned="40 kg", rir=2)]
        assert told(next_time(ROW, past))[:2] == ("45 kg", "9–10")

    def test_both_sides_have_to_get_there_and_the_weaker_one_decides(self) -> None:
        what = line(one_armed(implement="stack"), 1, reps="8-10", rir=2)
        target = next_time(what, [visit(what, 9, 10)], person=PERSON_FINE)
        assert told(target)[:2] == ("40 kg", "10")

    def test_r_uni_01_the_stronger_side_matches_the_load_of_the_weaker(self) -> None:
        what = line(one_armed(implement="stack"), 1, reps="8-10", rir=2)
        done = [Result(reps=9, load=Load(grams)) for grams in (35_000, 40_000)]
        assert str(next_time(what, [lived(plan_of(what), done)]).load) == "35 kg"

    def test_a_load_that_the_session_names_stays(self) -> None:
        what = line(row, 3, reps="8-10", load="24 kg")
        target = next_time(what, visits(what, (10, 10, 10), load="24 kg"))
        assert told(target) == ("24 kg", "None", "24 kg, as this session says.")


class TestOneNumber:
    """R-PROG-02 and R-PROG-03: a single number is a range of two more."""

    def test_r_prog_02_one_number_is_raised_two_reps_over_it(self) -> None:
        assert str(next_time(FIXED, visits(FIXED, (8, 8, 8)), person=PERSON_FINE).reps) == "9"
        target = next_time(FIXED, visits(FIXED, (10, 10, 10)), person=PERSON_FINE)
        assert told(target)[:2] == ("42.5 kg", "8")

    def test_r_prog_03_two_extra_reps_in_the_last_set_twice_running(self) -> None:
        once = visits(FIXED, (9, 9, 10))
        twice = visits(FIXED, (9, 9, 10), (9, 9, 10))
        assert str(next_time(FIXED, once, person=PERSON_FINE).load) == "40 kg"
        assert told(next_time(FIXED, twice, person=PERSON_FINE)) == (
            "42.5 kg",
            "8",
            "2 extra reps in the last set, two sessions running: 42.5 kg, from 8.",
        )

    @pytest.mark.parametrize("first", [(9, 9, 9), (9, 9, 10, None), (7, 9, 10)])
    def test_r_prog_03_needs_two_whole_sessions(self, first: tuple[int | None, ...]) -> None:
        sets = line(row, len(first), reps=8)
        past = [visit(sets, *first), visit(FIXED, 9, 9, 10, day=3)]
        assert str(next_time(FIXED, past, person=PERSON_FINE).load) == "40 kg"


class TestLastTime:
    def test_what_was_done_goes_along(self) -> None:
        target = next_time(ROW, visits(ROW, (9, 9, None)))
        assert [one.reps for one in target.last["both"]] == [9, 9]

    def test_s16_an_exercise_that_was_never_done_has_no_history(self) -> None:
        other = line(exercise("other", implement="stack"), 3, reps="8-10")
        target = next_time(other, visits(ROW, (10, 10, 10)))
        assert (target.load, dict(target.last)) == (None, {})

    def test_a_session_in_which_it_was_skipped_says_nothing(self) -> None:
        past = visits(ROW, (9, 9, 9), (None, None, None))
        assert str(next_time(ROW, past).reps) == "10"

    def test_a_load_that_nobody_told_leaves_the_reps(self) -> None:
        assert str(next_time(ROW, visits(ROW, (9, 9, 9), load=None)).reps) == "10"

    def test_s14_pounds_and_kilograms_stand_for_each_other_where_they_are_the_same(self) -> None:
        pounds = structs.replace(GEAR_KG, unit="lb", kettlebells=KETTLEBELLS_LB)
        past = visits(BELL, (9, 9, 9), load="24 kg")
        target = next_time(BELL, past, person=Person(gear=pounds))
        assert str(target.load) == "53 lb"

    def test_a_load_that_is_not_here_becomes_the_next_lighter_one(self) -> None:
        past = visits(BELL, (9, 9, 9), load="26 kg")
        assert str(next_time(BELL, past).load) == "24 kg"


REPS = st.lists(st.one_of(st.none(), st.integers(1, 20)), min_size=3, max_size=3)
SESSION = st.tuples(
    REPS, st.integers(0, 11), st.sampled_from([None, 0, 1, 2, 3, 4]), st.integers(0, 5)
)


@given(st.lists(SESSION, min_size=1, max_size=5), st.sampled_from([ROW, FIXED, BELL]))
def test_r_prog_04_a_load_is_always_loadable_and_never_raised_too_much(
    history: list[tuple[list[int | None], int, int | None, int]], what: Line
) -> None:
    offer = GEAR_KG.loadable(what[0])
    assert offer is not None
    past = [
        visit(
            what, *reps, load=f"{offer.totals[place] // 1000} kg", rir=rir, day=3 * day, pain=pain
        )
        for day, (reps, place, rir, pain) in enumerate(history)
    ]
    target = next_time(what, past)
    assert target.why.endswith(".")
    if not target.last:
        return
    results = target.last["both"]
    before = results[-1].load
    assert before is not None
    assert before.grams is not None
    assert target.load is not None
    assert target.load.grams in offer.totals
    if target.load.grams > before.grams * 1.1:
        assert target.load.grams == offer.up(before.grams)
        assert what[1].reps is not None
        assert min(one.reps or 0 for one in results) >= Window.of(what[1].reps).top + 3
