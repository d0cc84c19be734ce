"""What the coach says about a set: the fact, what follows, or one praise."""

from __future__ import annotations

import pytest
from support.answers import (
    BEGINNER,
    PERSON,
    Answered,
    barbell,
    dumbbell,
    kettlebell,
    machine,
    pull_up,
)
from support.builders import exercise, hold, line, plan_of

from backcoach.core.coaching.target import Target
from backcoach.core.notation import Load
from backcoach.core.session.plan import Result


@pytest.mark.parametrize(
    ("result", "why"),
    [
        ({"reps": 8, "rir": 2}, "8 with 2 left, as planned."),
        ({"reps": 10, "rir": 2}, "10 with 2 left, more than planned."),
        ({"reps": 7}, "7 of 8. 120 s, then 100 kg again."),
        ({"reps": 8, "rir": 4}, "8 with 4 or more left, 2 meant. Next 107.5 kg."),
        ({"reps": 6, "rir": 4}, "6 of 8, 4 or more in reserve. Next 100 kg again, down to 2 left."),
    ],
)
def test_the_words_say_fact_and_action(result: dict[str, int], why: str) -> None:
    assert Answered.of(barbell()).log(**result).why == why


@pytest.mark.parametrize("reps", [8, 10])
def test_reps_alone_within_the_range_are_not_worth_a_word(reps: int) -> None:
    assert Answered.of(barbell(), reps="8-10").do(reps=reps).ask() is None


@pytest.mark.parametrize(
    ("reps", "load", "why"),
    [
        (10, 40_000, "10, 2 more than last time."),
        (8, 40_000, ""),
        (10, 45_000, ""),
        (7, 40_000, ""),
    ],
)
def test_more_than_last_time_is_praised_even_after_the_last_set(
    reps: int, load: int, why: str
) -> None:
    last = {"both": (Result(reps=8, load=Load(40_000)),)}
    plan = plan_of(
        line(machine(), reps=8), line("curl"), targets={"pulldown": Target(last=last)}  # type: ignore[arg-type]
    )  # fmt: skip
    coach = Answered(plan=plan).do(reps=reps, load=Load(load))
    advised = coach.ask()
    assert (advised.why if advised else "") == why
    assert advised is None or (advised.step, advised.draft) == ("2.1", None)


def test_a_hard_last_set_is_no_occasion_for_words() -> None:
    coach = Answered(line(machine(), reps=8, rir=2), line("curl"))
    assert coach.do(reps=8, rir=0).ask() is None


@pytest.mark.parametrize(
    ("easier", "offer"),
    [(None, ""), ("chest_supported_row", "; v offers an easier one")],
)
def test_4_5_two_short_sets_in_a_row_may_end_the_exercise(easier: str | None, offer: str) -> None:
    coach = Answered.of(dumbbell(easier=easier), rest=120)
    coach.log(6)
    why = f"5 of 8, a second short set. 3:00, then 20 kg, or end the exercise here{offer}."
    assert coach.log(5).why == why


def test_4_5_short_sets_that_are_not_in_a_row_do_not_end_the_exercise() -> None:
    coach = Answered.of(dumbbell())
    coach.log(6)
    coach.log(8, rir=2)
    assert coach.log(6).why == "6 of 8. 2:30, then 20 kg."
    done_to_the_end = Answered.of(dumbbell())
    done_to_the_end.log(8, rir=0)
    assert "end" not in done_to_the_end.log(6).why


def test_what_the_coach_has_eased_is_no_miss() -> None:
    coach = Answered.of(kettlebell("16 kg"), reps=10)
    assert coach.log(8).why == "8 of 10. 2:30, then 7 reps with 16 kg."
    assert coach.log(7, rir=2).why == "7 with 2 left, as planned."
    assert coach.log(6).why == "6 of 7–10. 120 s, then 16 kg again."


def test_the_target_is_whole_again_with_another_load() -> None:
    coach = Answered.of(kettlebell("16 kg"), reps=10)
    coach.log(8)
    assert coach.log(7, load=Load(12_000)).why.startswith("7 of 10, a second short set.")


@pytest.mark.parametrize(
    ("held", "seconds", "extra", "why"),
    [
        (12, 10, 60, "12 s of 20 s. 2:30, then 10 s."),
        (15, None, 30, "15 s of 20 s. 120 s, then the same again."),
        (3, 5, 60, "3 s of 20 s. 2:30, then 5 s."),
    ],
)
def test_a_hold_counts_in_the_reps_that_it_would_last(
    held: int, seconds: int | None, extra: int, why: str
) -> None:
    advised = Answered(line(hold(), 3, rest=90)).log(seconds=held)
    assert (advised.rest, advised.why) == (extra, why)
    assert (advised.draft and advised.draft.seconds) == seconds


def test_holds_of_which_the_reserve_is_told() -> None:
    coach = Answered(line(hold(), 4, rest=60, rir=2))
    assert coach.log(seconds=12).why == "12 s of 20 s. 120 s, then 10 s."
    assert coach.log(seconds=10, rir=2).why == "10 s with 2 left, as planned."
    full = coach.log(seconds=20, rir=0)
    assert full.why == "20 s with nothing left, 2 meant. 120 s, then 15 s."
    short = Answered(line(hold(seconds=5), 2, rest=60, rir=2)).log(seconds=5, rir=0)
    assert (short.draft, short.why) == (
        None,
        "5 s with nothing left, 2 meant. 120 s, then the same again.",
    )
    assert Answered(line(hold(), 2, rir=2)).do(seconds=19, rir=4).ask() is None


@pytest.mark.parametrize(
    ("result", "why"),
    [
        ({"reps": 6}, "6 of 8. 2:30, then an easier band."),
        ({"reps": 7}, "7 of 8. 120 s, then green band again."),
        ({"reps": 8, "rir": 4}, "8 with 4 or more left, 2 meant. Next a harder band."),
    ],
)
def test_a_band_is_changed_in_words_only(result: dict[str, int], why: str) -> None:
    advised = Answered.of(pull_up("band", "green band")).log(**result)
    assert (advised.why, advised.draft) == (why, None)


def test_a_band_that_nobody_named_is_changed_in_words_too() -> None:
    advised = Answered.of(pull_up("band")).log(6)
    assert (advised.why, advised.draft) == ("6 of 8. 2:30, then an easier band.", None)


def test_pain_forbids_every_raise() -> None:
    for what, words in (
        (barbell(), "100 kg again"),
        (pull_up("band", "red band"), "red band again"),
    ):
        coach = Answered.of(what).pain(3)
        assert coach.log(8, rir=4).why == f"8 with 4 or more left, 2 meant. Next {words}."
    assert Answered.of(barbell()).pain(2).log(8, rir=4).draft


def test_a_level_that_nobody_told_is_that_of_the_session() -> None:
    told = Answered.of(barbell(), person=BEGINNER).log(8, rir=4).draft
    plain = PERSON.__class__(gear=PERSON.gear)
    assert Answered.of(barbell(), person=plain).log(8, rir=4).draft == told


def test_a_swapped_exercise_does_not_answer_for_the_new_one() -> None:
    coach = Answered.of(dumbbell(), sets=2)
    coach.do(reps=5).swap(0, exercise("other"))
    advised = coach.answer()
    assert (advised.draft, advised.why) == (None, "5 of 8. 2:30, then the next set.")
