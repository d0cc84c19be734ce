"""Targets after visits with a pause or a slower way down, without a load, and with none logged."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.builders import Line, exercise, hold, plan_of
from support.builders import line as line_of
from support.pasts import ADDED, BELL, CHIN, DAY, PERSON, ROW, next_time, trained, visits

from backcoach.core.coaching.targets.load_fit import MOST_REPS
from backcoach.core.coaching.targets.target import Target
from backcoach.core.loads.implements import FixedSizes, weights
from backcoach.core.notation import Load, Reps
from backcoach.core.session.plan import Result
from backcoach.core.settings.person import KnownBest

if TYPE_CHECKING:
    from backcoach.core.session.state import State


def kind(target: Target) -> str:
    return target.why.kind if target.why else ""


def asked(
    what: Line,
    reps: int,
    *,
    done: int | None = None,
    rir: int = 2,
    load: str | None = None,
    variation: int = 0,
    times: int = 2,
) -> list[State]:
    """Return visits that asked for these reps in a variation, and what was done of them."""
    meant = Load.parse(load) if load else None
    target = Target(load=meant, reps=Reps(reps, reps), variation=variation)
    plan = plan_of(what, targets={what[0].id: target})
    result = Result(reps=reps if done is None else done, load=meant, rir=rir)
    return [trained(plan, [result] * what[1].sets, day=3 * place) for place in range(times)]


@pytest.mark.parametrize("variation", [1, 2])
def test_a_load_more_ends_the_harder_tempo(variation: int) -> None:
    target = next_time(ROW, asked(ROW, 8, done=12, load="40 kg", variation=variation))
    assert (kind(target), target.variation) == ("more_load", 0)
    assert target.load == Load(45_000)


@pytest.mark.parametrize("variation", [1, 2])
def test_a_miss_with_the_harder_tempo_is_one_tempo_back(variation: int) -> None:
    target = next_time(ROW, asked(ROW, 8, done=4, rir=0, load="40 kg", variation=variation))
    assert (kind(target), target.variation) == ("missed_less", variation - 1)


def test_as_meant_keeps_the_tempo() -> None:
    target = next_time(ROW, asked(ROW, 8, load="40 kg", variation=1))
    assert (kind(target), target.variation, target.load) == ("steady", 1, Load(40_000))


def test_an_added_load_begins_once_the_body_alone_is_easy() -> None:
    easy = next_time(ADDED, visits(ADDED, (6, 6, 6), (6, 6, 6), load=None, rir=3))
    assert (kind(easy), easy.load) == ("more_load", Load(2_500))
    hard = next_time(ADDED, visits(ADDED, (3, 3, 3), (3, 3, 3), load=None, rir=0))
    assert (kind(hard), hard.load) == ("fewer_reps", None)


def test_where_no_load_was_logged_the_first_one_is_by_feel() -> None:
    target = next_time(ROW, visits(ROW, (8, 8, 8), load=None, rir=2))
    assert (kind(target), target.load) == ("first_by_feel", None)


def test_a_known_best_without_its_load_tells_nothing_of_a_machine() -> None:
    person = replace(PERSON, known={"row": KnownBest(None, 5)})
    assert kind(next_time(ROW, person=person)) == "first_by_feel"


def test_far_below_the_next_size_there_are_more_reps_and_why() -> None:
    target = next_time(BELL, asked(BELL, 14, rir=3, load="8 kg"))
    assert (kind(target), target.load) == ("next_size_far", Load(8_000))
    assert target.why is not None
    assert target.why.values["above"] == Load(12_000)
    assert target.why.values["percent"] == 50


@pytest.mark.parametrize("able", [27, 33])
def test_before_a_size_that_is_far_repetitions_go_on_beyond_the_range(able: int) -> None:
    sizes = replace(PERSON.gear, dumbbells=FixedSizes(weights("4 8")))
    person = replace(PERSON, gear=sizes)
    fly = line_of(exercise("fly", implement="dumbbell", tempo="2-0-1-1"), 2, reps="12-15", rir=3)
    past: list[State] = []
    target, left = Target(load=Load(4_000)), [0]
    for visit in range(16):
        steps = (plan := plan_of(fly, targets={"fly": target})).steps
        asked = [step.reps.lo for step in steps if step.reps]
        left = [
            able - 2 * step.variation - place - reps
            for place, (step, reps) in enumerate(zip(steps, asked, strict=True))
        ]
        sets = [
            Result(reps=reps, load=Load(4_000), rir=max(0, min(4, over)))
            for reps, over in zip(asked, left, strict=True)
        ]
        past.append(trained(plan, sets, day=3 * visit))
        target = next_time(fly, past, person=person)
        assert kind(target) != "converted"
    assert (target.load, target.variation) == (Load(4_000), 2)
    assert all(1 <= over <= 5 for over in left)


def test_at_the_top_with_the_body_alone_the_tempo_is_harder() -> None:
    slow = line_of(exercise("chin", load="bodyweight", reps="5-8", tempo="3-0-1-1"), 3, rir=2)
    target = next_time(slow, asked(slow, 11, done=16))
    assert (kind(target), target.variation) == ("paused_alone", 1)
    assert target.reps is not None
    assert 5 <= target.reps.lo <= 11


def test_at_the_end_of_the_repetitions_only_something_harder_is_said_to_lead_on() -> None:
    slow = line_of(exercise("chin", load="bodyweight", reps="5-8", tempo="3-0-1-1"), 3, rir=2)
    target = next_time(slow, asked(slow, 25, done=32, rir=2, variation=2))
    assert (kind(target), target.reps) == ("end_of_reps", Reps(25, 25))
    enough = next_time(slow, asked(slow, 25, rir=1, variation=2))
    assert kind(enough) != "end_of_reps"


def test_r_deload_01_after_a_break_there_are_fewer_reps_and_why() -> None:
    target = next_time(CHIN, visits(CHIN, (8, 8, 8), load=None, rir=2), days=40)
    assert kind(target) == "after_break_reps"
    assert target.reps is not None
    assert target.reps.lo < 8


@pytest.mark.parametrize(
    ("held", "seconds", "why"), [(20, 30, "hold_again"), (30, 35, "hold_longer")]
)
def test_a_hold_is_longer_once_it_was_held(held: int, seconds: int, why: str) -> None:
    what = line_of(hold(seconds=30), 2)
    past = [trained(plan_of(what), [Result(seconds=held)] * 2)]
    target = next_time(what, past)
    assert (target.seconds, kind(target)) == (seconds, why)


def test_where_the_load_is_missing_last_time_it_comes_from_what_is_known() -> None:
    past = visits(ROW, (8, 8, 8), load="40 kg", rir=2)
    past += asked(ROW, 8, times=1)
    past[-1] = replace(past[-1], started_at=past[0].started_at + 3 * DAY)
    target = next_time(ROW, past)
    assert (kind(target), target.load) == ("converted", Load(40_000))


def test_with_the_heaviest_load_and_much_left_one_set_shows_at_once_what_is_there() -> None:
    heaviest = Load(PERSON.gear.stack.totals[-1])
    easy = next_time(ROW, asked(ROW, 10, rir=4, load=str(heaviest), variation=2, times=1))
    assert (kind(easy), easy.load) == ("check", heaviest)
    assert easy.honest is not None
    lighter = next_time(ROW, asked(ROW, 8, rir=4, load="40 kg", times=1))
    assert lighter.honest is None


def test_r_prog_06_past_the_hardest_tempo_of_the_heaviest_load_repetitions_go_on() -> None:
    heaviest = str(Load(PERSON.gear.stack.totals[-1]))
    reps = []
    for before in (14, 20, MOST_REPS):
        target = next_time(ROW, asked(ROW, before, rir=4, load=heaviest, variation=2, times=3))
        assert target.reps is not None
        reps.append(target.reps.lo)
    assert 14 < reps[0] < reps[1] <= reps[2] == MOST_REPS
    assert reps[1] > 20


def test_what_nobody_reported_is_asked_for_again() -> None:
    silent = next_time(ROW, visits(ROW, (8, 8, 8), reported=False))
    assert (kind(silent), silent.load, silent.reps) == ("assumed", Load(40_000), Reps(8, 8))
    alone = next_time(CHIN, visits(CHIN, (8, 8, 8), load=None, reported=False))
    assert (kind(alone), alone.load, alone.reps) == ("assumed_reps", None, Reps(5, 5))


def test_a_load_that_the_session_writes_is_asked_for_as_it_is() -> None:
    written = line_of("row", 2, load="30 kg")
    target = next_time(written, visits(ROW, (8, 8, 8), load="60 kg", rir=2))
    assert (kind(target), target.load) == ("as_written", Load(30_000))


def test_a_related_load_leads_to_the_body_alone_only_where_its_weight_is_known() -> None:
    pull = line_of(exercise("pull_up", load="bodyweight", reps="5-8"), 3, rir=2)
    other = exercise("lat_pulldown", implement="stack")
    person = replace(PERSON, known={"lat_pulldown": KnownBest(60_000, 5)})
    assert kind(next_time(pull, (), other, person=person)) == "related_reps"
    unweighed = replace(person, body_weight=None)
    assert kind(next_time(pull, (), other, person=unweighed)) == "first_reps"


def test_while_the_coach_finds_out_a_load_of_which_nothing_was_said_stays() -> None:
    past = visits(ROW, (8, 8, 8), load="40 kg", rir=4)
    up = next_time(ROW, past)
    assert (kind(up), up.load) == ("calibrate", Load(55_000))
    silent = visits(ROW, (8, 8, 8), load="55 kg", reported=False)
    past += [replace(state, started_at=past[-1].started_at + 3 * DAY) for state in silent]
    again = next_time(ROW, past)
    assert (kind(again), again.load, again.reps) == ("assumed", Load(55_000), Reps(8, 8))


def test_the_hardest_of_the_easy_sets_leads_on_and_none_is_too_few_left() -> None:
    past = []
    for day, kilograms in enumerate([(12, 16, 20), (28, 36, 48)]):
        loads = [Load(1_000 * number) for number in kilograms]
        plan = plan_of(BELL, targets={"bell": Target(load=loads[0], reps=Reps(10, 10))})
        past.append(trained(plan, [Result(reps=10, load=load, rir=4) for load in loads], day))
    target = next_time(BELL, past)
    assert (kind(target), target.load) == ("check", Load(48_000))


def test_a_related_exercise_counts_until_something_was_said_of_own_sets() -> None:
    row = line_of(exercise("cable_row", implement="stack"), 3, reps="8-10", rir=2)
    arm = exercise("chest_supported_row", implement="dumbbell")
    person = replace(PERSON, known={"chest_supported_row": KnownBest(30_000, 8)})
    silent = visits(row, (8, 8, 8), load="20 kg", reported=False)
    more = next_time(row, silent, arm, person=person)
    assert kind(more) == "related_more"
    assert more.load is not None
    assert (more.load.grams or 0) > 40_000
    right = visits(row, (8, 8, 8), load="30 kg", rir=2)
    right = [replace(state, started_at=3 * DAY) for state in right]
    own = next_time(row, [*silent, *right], arm, person=person)
    assert own.load == Load(30_000)


def test_where_a_lighter_load_takes_far_too_many_reps_few_are_enough_with_the_next_one() -> None:
    """From 2 to 4 kg: 12 to 15 repetitions may never come, and 40 with 2 kg lead nowhere."""
    fly = line_of(exercise("fly", implement="dumbbell"), 2, reps="12-15", rir=3)
    sizes = FixedSizes((Decimal(2), Decimal(4), Decimal(6)))
    person = replace(PERSON, gear=replace(PERSON.gear, dumbbells=sizes))
    plan = plan_of(fly, targets={"fly": Target(load=Load(2_000), reps=Reps(12, 12), honest=1)})
    easy = Result(reps=12, load=Load(2_000), rir=4)
    tested = trained(plan, [easy, replace(easy, reps=45, rir=1)])
    target = next_time(fly, [tested], person=person)
    assert (kind(target), target.load) == ("more_load", Load(4_000))


def test_who_says_nothing_tests_load_after_load_while_a_test_shows_far_more() -> None:
    silent = Result(reps=8, load=Load(30_000))
    plan = plan_of(ROW, targets={"row": Target(load=Load(30_000), reps=Reps(8, 8), honest=1)})
    shown = [trained(plan, [silent, silent, replace(silent, reps=30)], day=3 * n) for n in range(2)]
    up = next_time(ROW, shown)
    assert (kind(up), up.load) == ("more_load", Load(40_000))
    plan = plan_of(ROW, targets={"row": Target(load=up.load, reps=up.reps)})
    done = Result(reps=up.reps.lo if up.reps else 0, load=up.load)
    past = [*shown, trained(plan, [done] * 3, day=6, reported=False)]
    assert kind(next_time(ROW, past)) == "check"
