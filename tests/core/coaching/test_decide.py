from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import structs
from support.builders import exercise, line, one_armed, plan_of
from support.pasts import (
    ADDED,
    ASSISTED,
    BELL,
    CHIN,
    PERSON,
    PERSON_FINE,
    ROW,
    bell,
    lived,
    next_time,
    told,
    visit,
    visits,
)

from backcoach.core.coaching.target import Target
from backcoach.core.notation import Load, Start
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from support.builders import Line


class TestBigSteps:
    """R-PROG-04 and R-PROG-06: where the next load is more than 10 % away, reps come first."""

    def test_r_prog_06_the_next_bell_waits_for_three_more_reps(self) -> None:
        past = visits(BELL, (12, 12, 12), load="24 kg", rir=2)
        assert told(next_time(BELL, past)) == (
            "24 kg",
            "13",
            (
                "Every set reached 12 with 2 or more left, "
                "and 28 kg is 17 % more: 15 first, aim for 13."
            ),
        )

    def test_r_prog_06_the_last_of_them_get_a_pause(self) -> None:
        past = visits(BELL, (14, 14, 14), load="24 kg", rir=2)
        target = next_time(BELL, past)
        assert target.why.endswith("28 kg is 17 % more: 15 first, with a pause in each rep.")
        assert str(target.reps) == "15"

    def test_r_prog_06_then_the_bell_with_fewer_reps_forgiven(self) -> None:
        past = visits(BELL, (15, 15, 15), load="24 kg", rir=2)
        assert told(next_time(BELL, past)) == (
            "28 kg",
            "5–12",
            "Every set reached 15 with 2 or more left: 28 kg, from 5.",
        )

    def test_after_a_big_step_three_fewer_are_no_miss(self) -> None:
        past = visits(BELL, (6, 6, 5), (6, 6, 5), load="28 kg")
        assert told(next_time(BELL, past))[:2] == ("28 kg", "6–12")

    def test_once_the_range_was_reached_fewer_are_a_miss_again(self) -> None:
        past = visits(BELL, (8, 8, 8), (7, 7, 6), load="28 kg")
        assert told(next_time(BELL, past)) == (
            "28 kg",
            "8–12",
            "6 where 8 were meant: 28 kg once more.",
        )

    def test_at_the_heaviest_there_is_reps_go_on_and_then_the_pace(self) -> None:
        past = visits(BELL, (12, 12, 12), load="48 kg")
        assert next_time(BELL, past).why == (
            "Every set reached 12, and 48 kg is all there is here: aim for 13."
        )
        past = visits(BELL, (15, 15, 15), load="48 kg")
        assert next_time(BELL, past).why == (
            "Every set reached 15, and 48 kg is all there is here: "
            "the same, slower on the way down."
        )


class TestPullUps:
    """R-PROG-05: shares are of the whole mass, and less help is the way up."""

    def test_r_prog_05_less_help_is_a_raise(self) -> None:
        past = visits(ASSISTED, (8, 8), load="-30 kg", rir=2)
        assert told(next_time(ASSISTED, past)) == (
            "−25 kg",
            "5–8",
            "Every set reached 8 with 2 or more left: 25 kg of help, from 5.",
        )

    def test_r_prog_05_added_weight_is_small_beside_the_body(self) -> None:
        past = visits(ADDED, (6, 6, 6), load="2.5 kg", rir=2)
        assert str(next_time(ADDED, past).load) == "5 kg"  # twice the weight, 3 % of the mass

    def test_without_body_weight_it_goes_step_by_step(self) -> None:
        unknown = structs.replace(PERSON, body_weight=None)
        up = visits(ASSISTED, (8, 8), load="-30 kg")
        down = visits(ASSISTED, (2, 2), load="-30 kg")
        assert str(next_time(ASSISTED, up, person=unknown).load) == "−25 kg"
        assert str(next_time(ASSISTED, down, person=unknown).load) == "−35 kg"
        most = visits(ASSISTED, (2, 2), load="-100 kg")
        assert str(next_time(ASSISTED, most, person=unknown).load) == "−100 kg"

    def test_body_weight_goes_on_by_reps_alone(self) -> None:
        cases = {
            (6, 6, 5): ("6–8", "6, 6, 5 last time: aim for 6."),
            (8, 8, 8): ("9", "Every set reached 8: aim for 9."),
            (11, 11, 11): ("11", "Every set reached 11: the same, slower on the way down."),
            (5, 4, 3): ("5–8", "3 where 5 were meant: once more."),
            (6, 6, None): ("6–8", "2 of 3 sets done last time: 6–8 again."),
        }
        for reps, (aim, why) in cases.items():
            target = next_time(CHIN, visits(CHIN, reps, load=None))
            assert told(target) == ("None", aim, why)

    def test_a_band_stays_until_the_next_one_is_due(self) -> None:
        what = line(exercise("band", load="band"), 1, reps="5-8")
        low = next_time(what, visits(what, (4,), load="green band"))
        assert told(low)[::2] == (
            "green band",
            "4 where 5 were meant: once more with the green band.",
        )
        top = next_time(what, visits(what, (8,), load="green band"))
        assert top.why == ("Every set reached 8: a band that makes it a little harder, from 5.")
        wide = next_time(what, visits(what, (11,), load="green band"))
        assert wide.why == "Every set reached 11: a band that makes it a little harder."


class TestMisses:
    """Table 4.5: once is nothing, twice is a tenth less, three times is another way."""

    def test_a_miss_keeps_the_load(self) -> None:
        assert told(next_time(ROW, visits(ROW, (8, 7, 6)), person=PERSON_FINE)) == (
            "40 kg",
            "8–10",
            "6 where 8 were meant: 40 kg once more.",
        )

    def test_two_misses_running_take_a_tenth_off(self) -> None:
        past = visits(ROW, (8, 7, 7), (8, 7, 7))
        assert told(next_time(ROW, past, person=PERSON_FINE)) == (
            "35 kg",  # of 36
            "8–10",
            "Short of 8 two sessions running: down to 35 kg, and build up again.",
        )

    def test_a_reduction_rounds_down(self) -> None:
        past = visits(ROW, (8, 7, 7), (8, 7, 7), load="60 kg")
        assert str(next_time(ROW, past, person=PERSON_FINE).load) == "52.5 kg"  # of 54

    def test_one_rep_short_in_all_is_no_miss(self) -> None:
        past = visits(ROW, (8, 8, 7), (8, 8, 7))
        assert str(next_time(ROW, past).load) == "40 kg"

    def test_two_misses_with_different_loads_are_not_two(self) -> None:
        past = [visit(ROW, 7, 7, 7, load="45 kg"), visit(ROW, 7, 7, 7, day=3)]
        assert str(next_time(ROW, past).load) == "40 kg"

    def test_two_sets_well_short_take_a_tenth_off_at_once(self) -> None:
        target = next_time(ROW, visits(ROW, (9, 6, 5)), person=PERSON_FINE)
        assert told(target)[::2] == (
            "35 kg",
            "Two sets well short of 8: down to 35 kg, and build up again.",
        )

    def test_well_short_on_each_side_once_is_not_twice_in_a_row(self) -> None:
        what = line(one_armed(implement="stack"), 2, reps="8-10")
        assert str(next_time(what, [visit(what, 6, 8, 8, 6)]).load) == "40 kg"

    def test_below_the_lightest_there_is_nothing(self) -> None:
        target = next_time(ROW, visits(ROW, (4, 4, 4), load="5 kg"))
        assert told(target)[::2] == (
            "5 kg",
            "Two sets well short of 8, and 5 kg is the least here: as many as come.",
        )


class TestFirstGuess:
    """4.5: a first load that was far too light is accepted as such, and the next one is taken."""

    def after(self, what: Line, *reps: int, **fields: Any) -> tuple[str, str, str]:
        return told(next_time(what, [visit(what, *reps, is_guess=True, **fields)]))

    def test_the_next_size_is_taken_however_large(self) -> None:
        assert self.after(BELL, 8, 8, 8, load="12 kg", rir=4) == (
            "16 kg",
            "8–12",
            "4 or more left at 12 kg, a first guess: 16 kg now.",
        )
        assert self.after(ROW, 8, 8, 8, load="20 kg", rir=4)[0] == "25 kg"
        assert self.after(ROW, 8, 8, 8, load="60 kg", rir=4)[0] == "70 kg", "a fifth is more"

    def test_half_as_much_again_is_too_large(self) -> None:
        assert self.after(ROW, 8, 8, 8, load="5 kg", rir=4)[0] == "5 kg"

    def test_only_what_was_told_and_done_in_full_counts(self) -> None:
        assert self.after(BELL, 8, 8, 8, load="12 kg")[0] == "12 kg"
        assert self.after(BELL, 8, 8, 8, load="12 kg", rir=3)[0] == "12 kg"
        assert self.after(BELL, 8, 8, 8, load="12 kg", rir=4, pain=3)[0] == "12 kg"
        past = [visit(BELL, 8, 8, 8, load="12 kg", rir=4)]
        assert told(next_time(BELL, past))[0] == "12 kg", "no guess"
        assert told(next_time(BELL, [visit(BELL, 8, 8, None, load="12 kg", rir=4, is_guess=True)]))[
            0
        ] == ("12 kg")

    def test_a_first_target_is_one_and_the_second_is_not(self) -> None:
        first = next_time(line(structs.replace(bell, start=Start.parse("12 kg")), 3, reps=8))
        assert first.is_guess
        assert not next_time(BELL, [visit(BELL, 8, 8, 8, load="12 kg")]).is_guess


def test_how_the_load_changed_last_time_is_said() -> None:
    def after(*grams: int) -> str:
        plan = plan_of(ROW, targets={"row": Target(load=Load(40_000))})
        done = [Result(reps=9, load=Load(one), rir=2) for one in grams]
        return next_time(ROW, [lived(plan, done)]).why

    assert after(40_000, 45_000, 45_000) == "Up to 45 kg last time: 45 kg again."
    assert after(40_000, 40_000, 35_000) == "Down from 40 kg last time: 40 kg again."
    assert after(35_000, 35_000, 35_000) == (
        "Lighter than the planned 40 kg last time: 35 kg again."
    )
