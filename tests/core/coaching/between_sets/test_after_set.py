"""What is asked of the next set after one was done and reported."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from support.builders import Coach, Line, exercise, hold, line, one_armed, plan_of
from support.pasts import PERSON

from backcoach.core.coaching.ability.curve import value_of
from backcoach.core.coaching.between_sets.after_set import advise_after_set
from backcoach.core.coaching.targets.amount import HINGE_CALIBRATION
from backcoach.core.coaching.targets.target import Target
from backcoach.core.notation import Load
from backcoach.core.reason import Reason
from backcoach.core.session.plan import Ability, Side

ROW = line(exercise("row", implement="stack"), 3, reps=10, rir=2, load="60 kg")
HINGE = line(
    exercise("hinge", implement="barbell", pattern="hinge"), 3, reps=8, rir=3, load="95 kg"
)
ARM = line(one_armed(implement="stack"), 3, reps=10, rir=2, load="20 kg")
KNOWN: dict[Side, Ability] = {"both": Ability(value_of(60_000, 12), 1.0, 0)}


def begun(what: Line = ROW, target: Target | None = None) -> Coach:
    target = Target(abilities=KNOWN) if target is None else target
    return Coach(what, targets={what[0].id: target})


def report(coach: Coach, left: int, **done: int) -> Coach:
    """Do a set and say what was left, with the coach's answer to it."""
    coach.do(**done)
    assert coach.state.last_done is not None
    coach.amend(coach.state.last_done.id, rir=left)
    advice = advise_after_set(coach.state, PERSON, coach.now, 0)
    return coach if advice is None else coach.tell(advice)


def coming(coach: Coach) -> tuple[int | None, Load | None]:
    result = coach.state.prefill(coach.step)
    return result.reps, result.load


def kg(load: Load | None) -> float:
    assert load is not None
    return (load.grams or 0) / 1000


def test_r_rpe_02_a_set_that_was_too_hard_eases_the_next() -> None:
    reps, load = coming(report(begun(), 0, reps=9))
    assert kg(load) < 60 or (reps or 0) < 10


@pytest.mark.parametrize("left", [2, 3])
def test_r_rpe_02_as_meant_or_one_more_changes_nothing(left: int) -> None:
    reps, load = coming(report(begun(), left))
    assert (reps, kg(load)) == (10, 60)


def test_the_plan_holds_after_a_set_that_was_ended_early_on_purpose() -> None:
    reps, load = coming(report(begun(), 3, reps=8))
    assert (reps, kg(load)) == (10, 60)


def test_what_is_said_too_high_is_no_reason_of_the_next_set() -> None:
    def kind(left: int, overstated: int) -> str:
        plan = replace(
            plan_of(ROW, targets={"row": Target(abilities=KNOWN)}), overstated=overstated
        )
        advice = report(Coach(plan=plan), left).state.advice
        return advice.kind if isinstance(advice, Reason) else ""

    assert [kind(left, 0) for left in (2, 1)] == ["set_as_meant", "set_fewer_reps_hard_rest"]
    assert [kind(left, 2) for left in (4, 3)] == ["", "set_fewer_reps_rest"]


def test_a_test_is_done_with_the_load_before_it_whatever_it_is_to_leave() -> None:
    target = Target(abilities=KNOWN, honest=6)
    coach = report(report(begun(HINGE, target), 4), 4)
    assert coach.step.is_honest
    reps, load = coming(coach)
    assert (reps, kg(load)) == (8, 95)


def test_what_was_eased_holds_for_the_sets_that_follow_and_none_of_them_counts_as_missed() -> None:
    coach = report(begun(), 0)
    eased = coming(coach)
    assert eased != (10, coach.step.load)
    report(coach, 2)
    assert coming(coach) == eased
    assert coach.state.asked[coach.step.id].reps == eased[0]


def test_r_dl_02_four_or_more_left_in_a_hinge_is_a_small_step() -> None:
    _, load = coming(report(begun(HINGE, Target(is_guess=True)), 4))
    assert 95 < kg(load) <= 95 * (100 + HINGE_CALIBRATION) / 100


def test_r_uni_01_the_stronger_side_gets_no_more_than_the_weaker_one() -> None:
    coach = begun(ARM, Target(is_guess=True))
    report(coach, 2)  # left
    report(coach, 4)  # right
    report(coach, 2)  # left
    assert coach.step.side == "right"
    assert kg(coming(coach)[1]) == 20
    coach = begun(ARM, Target(is_guess=True))
    for left in (4, 4, 2):
        report(coach, left)
    assert kg(coming(coach)[1]) > 20


HANG = line(hold(seconds=30), 3)
CHIN = line(exercise("chin", load="bodyweight"), 3, reps=8, rir=2)


@pytest.mark.parametrize(("held", "next_time"), [(22, 20), (3, 5), (30, 30)])
def test_a_hold_that_fell_short_is_shorter_next_in_whole_steps(held: int, next_time: int) -> None:
    coach = Coach(HANG).do(seconds=held).report()
    advice = advise_after_set(coach.state, PERSON, coach.now, 0)
    if advice is not None:
        coach.tell(advice)
    assert coach.state.prefill(coach.step).seconds == next_time
    if held < 30:
        assert advice is not None
        assert isinstance(advice.why, Reason)
        assert advice.why.kind.startswith("set_shorter_hold")


def test_r_rpe_02_what_nobody_reported_changes_nothing() -> None:
    coach = begun().do()
    assert advise_after_set(coach.state, PERSON, coach.now, 0) is None


def test_a_set_of_which_hardly_a_repetition_was_possible_is_called_out_of_reach() -> None:
    coach = Coach(CHIN).do(reps=1)
    assert coach.state.last_done is not None
    coach.amend(coach.state.last_done.id, reps=1, rir=0)
    advice = advise_after_set(coach.state, PERSON, coach.now, 0)
    assert advice is not None
    assert advice.draft is not None
    assert isinstance(advice.why, Reason)
    assert (advice.why.kind, advice.draft.reps) == ("set_out_of_reach", 1)


def test_what_the_person_chose_for_the_next_set_is_not_eased_again() -> None:
    coach = report(report(begun(), 0), 2)
    coach.amend(coach.step.id, reps=10)
    advice = advise_after_set(coach.state, PERSON, coach.now, 0)
    assert advice is None or (advice.draft, advice.withdraws) == (None, False)
    assert coming(coach)[0] == 10


def test_a_set_without_a_number_of_reps_says_nothing_of_the_next() -> None:
    coach = begun().do(reps=None).report()
    advice = advise_after_set(coach.state, PERSON, coach.now, 0)
    assert advice is None or advice.draft is None


def test_without_a_known_ability_the_first_set_shows_it() -> None:
    coach = report(begun(ROW, Target()), 0, reps=6)
    reps, load = coming(coach)
    assert kg(load) < 60 or (reps or 0) < 10


def test_a_set_that_was_skipped_has_no_answer() -> None:
    coach = begun().skip()
    assert advise_after_set(coach.state, PERSON, coach.now, 0) is None


def test_where_added_weight_ends_the_body_alone_comes_next_and_an_easier_exercise_is_named() -> (
    None
):
    added = exercise("added", load="added", start="2.5 kg")
    known: dict[Side, Ability] = {"both": Ability(value_of(82_500, 9), 1.0, 0)}
    coach = begun(line(added, 3, reps=8, rir=2, load="2.5 kg"), Target(abilities=known))
    report(coach, 0, reps=2)
    reps, load = coming(coach)
    assert load is None
    assert 1 <= (reps or 0) <= 8
    advice = coach.state.advice
    assert isinstance(advice, Reason)
    assert (advice.kind, advice.values["load"]) == ("set_out_of_reach_bare", Load(0))
    report(coach, 2)
    assert coming(coach)[1] is None
