"""What went wrong with the sessions of other people's programs, as far as the core decides it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from support.builders import Coach, exercise, hold, ids, line, one_armed, plan_of

from backcoach.core.coaching.ability.strength import e1rm
from backcoach.core.coaching.targets.target import Target
from backcoach.core.notation import Load, Reps
from backcoach.core.session import events as ev
from backcoach.core.session.fold import Store, advance, replay
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Result
from backcoach.core.session.set_counts import progress
from backcoach.core.views.summary import summary

ROWS = line("row", 3, rest=90)
CHIN_UP = exercise("chin_up", pattern="vertical_pull", load="bodyweight")


def last_time(**done: Any) -> Target:
    return Target(last={"both": (Result(**done),)})


def test_s05_finishing_twice_stores_once() -> None:
    coach = Coach(ROWS).do().finish()
    assert not coach.sleep(5).finish().took
    assert sum(isinstance(event, ev.Finished) for event in coach.events) == 1
    assert coach.state.finished_at == 0


def test_s05_a_session_finished_by_mistake_goes_on_as_the_same() -> None:
    coach = Coach(ROWS).do().finish().sleep(60).carry_on().do(2)
    assert coach.state.id == "uuid"
    assert list(coach.state.logged) == ["1.1", "1.2", "1.3"]
    assert (coach.state.phase, coach.state.finished_at) == ("finished", 60_000)


def test_s05_the_last_set_is_not_done_twice_when_a_session_goes_on() -> None:
    coach = Coach(line("row")).do().carry_on()
    assert coach.state.step is None
    assert not coach.tell(ev.SetDone(at=0, step="1.1", result=Result(reps=1))).took


def test_s06_jumping_ahead_moves_the_cursor_alone() -> None:
    coach = Coach(ROWS, line("pulldown")).do().go("2.1")
    assert ids(coach.state.open_steps()) == ["1.2", "1.3", "2.1"]
    assert coach.do().step.id == "1.2"


def test_s07_a_session_ends_by_itself_only_when_every_set_is_done_or_skipped() -> None:
    coach = Coach(ROWS, line(one_armed())).go("2.1.right").do()
    order = ["2.1.right"]
    while not coach.state.is_over:
        order.append(coach.step.id)
        coach = coach.skip() if coach.step.id == "1.2" else coach.do()
    assert order == ["2.1.right", "1.1", "1.2", "1.3", "2.1.left"]
    assert not coach.state.open_steps()


@pytest.mark.parametrize("phase", ["ready", "working", "resting"])
def test_s08_skip_works_in_every_phase(phase: str) -> None:
    coach = Coach(ROWS)
    if phase == "working":
        coach.begin()
    if phase == "resting":
        coach.do()
    assert coach.state.phase == phase
    skipped = coach.step
    coach.skip()
    assert coach.took
    assert not coach.state.is_open(skipped)
    assert coach.state.result(skipped) is None


@pytest.mark.parametrize("phase", ["ready", "working", "resting"])
def test_s08_skipping_the_last_set_finishes_in_every_phase(phase: str) -> None:
    coach = Coach(line("row", 2, rest=90))
    if phase == "resting":
        coach.do().sleep(20).skip()
        assert coach.state.logged["1.1"].rest_taken == 20
    else:
        coach.skip()
        coach = coach.begin().skip() if phase == "working" else coach.skip()
    assert coach.state.phase == "finished"
    assert coach.state.countdown is None


def test_s09_sets_are_stored_in_the_order_performed_with_their_kinds() -> None:
    coach = Coach(line("row", 2, warmup=[8]), line("pulldown"))
    coach.go("2.1").do().skip("1.w1").do()
    sets = record(coach.finish().state).sets
    assert [(done.step, done.kind, done.skipped) for done in sets] == [
        ("2.1", "work", False),
        ("1.w1", "warmup", True),
        ("1.1", "work", False),
    ]


def test_s09_a_set_begun_but_not_ended_is_not_stored() -> None:
    assert record(Coach(ROWS).begin().finish().state).sets == ()


def test_s10_a_session_across_midnight_and_a_clock_change_is_one_dated_by_its_start() -> None:
    start = int(datetime.fromisoformat("2026-03-28T23:50:00+01:00").timestamp() * 1000)
    started = ev.SessionStarted(at=start, offset=60, id="uuid", plan=plan_of(line("row", 1)))
    later = start + 3 * 3_600_000
    state = replay(
        started,
        (
            ev.SetBegun(at=later, offset=120, step="1.1"),
            ev.SetDone(at=later + 40_000, offset=120, step="1.1", result=Result(reps=8)),
        ),
    )
    stored = record(state)
    assert stored.public()["started_at"] == "2026-03-28T23:50:00+01:00"
    assert stored.sets[0].public()["done_at"] == "2026-03-29T03:50:40+02:00"


def test_s11_prefill_is_this_session_then_last_time_then_the_plan() -> None:
    last = last_time(reps=10, load=Load(22_000), rir=1)
    row = line("row", 2, reps="8-10", load="20 kg")
    planned = Coach(row)
    assert planned.state.prefill(planned.step) == Result(reps=8, load=Load(20_000))
    coach = Coach(row, targets={"row": last})
    assert coach.state.prefill(coach.step) == Result(reps=10, load=Load(22_000))
    coach.do(reps=9, load=Load(24_000), rir=0)
    assert coach.state.prefill(coach.step) == Result(reps=9, load=Load(24_000))


def test_s11_prefill_skips_what_was_skipped_and_what_was_a_warm_up() -> None:
    coach = Coach(line("row", 3, load="20 kg", warmup=["5 x 10 kg"])).do(reps=3)
    assert coach.state.prefill(coach.step) == Result(reps=8, load=Load(20_000))
    coach.do(reps=7).skip()
    assert coach.state.prefill(coach.step).reps == 7


def test_s11_a_warm_up_and_a_hold_are_filled_in_as_planned() -> None:
    coach = Coach(
        line("row", 1, warmup=["5 x 10 kg", "3 x 15 kg"]),
        line(hold(seconds=30)),
        targets={"dead_hang": last_time(seconds=35)},
    )
    coach.do(reps=9)
    assert coach.result("1.w2") == Result(reps=3, load=Load(15_000))
    assert coach.result("2.1") == Result(seconds=30)


def test_s12_body_weight_is_no_load_and_assistance_is_negative() -> None:
    coach = Coach(
        line(CHIN_UP), line(exercise("assisted_pull_up", load="assisted"), load="-30 kg")
    ).do(2)
    loads = [done.public()["load_kg"] for done in record(coach.state).sets]
    assert loads == [None, -30.0]


def test_s12_no_e1rm_above_twelve_reps() -> None:
    assert e1rm(20_000, 12) is not None
    assert e1rm(20_000, 13) is None


def test_s12_a_skipped_set_is_in_no_figure() -> None:
    coach = Coach(line("row", 3, load="20 kg")).do(reps=9).skip().do(reps=8).finish()
    skipped = record(coach.state).sets[1].public()
    assert [skipped[key] for key in ("reps", "seconds", "load_kg", "rir")] == [None] * 4
    assert progress(coach.state) == (2, 3)
    (row,) = summary(coach.state, None).exercises
    assert row.text == "9, 8 × 20 kg (assumed)"


def test_s14_the_unit_of_a_load_is_stored_as_entered() -> None:
    coach = Coach(line("row", 1, load="53 lb")).do()
    (only,) = record(coach.state).sets
    assert only.load == Load(24_040, "lb")
    assert str(only.load) == "53 lb"


def test_s15_left_and_right_are_one_set_with_a_switch_between_and_a_log_line_each() -> None:
    coach = Coach(line(one_armed(), 2, rest=60)).do(reps=10)
    assert progress(coach.state) == (0, 2)
    assert coach.state.countdown is not None
    assert (coach.state.countdown.gap, coach.left) == ("switch", 15)
    assert coach.result("1.1.right").reps == 10
    coach.do(reps=9)
    assert progress(coach.state) == (1, 2)
    assert coach.left == 60
    assert (coach.result("1.2.left").reps, coach.result("1.2.right").reps) == (10, 9)


def test_s16_a_swapped_exercise_does_not_inherit_the_load() -> None:
    last = last_time(reps=8, load=Load(30_000))
    coach = Coach(line("row", 2, load="30 kg"), targets={"row": last, "chin_up": last})
    coach.do().swap(0, CHIN_UP)
    assert coach.state.prefill(coach.step) == Result(reps=8)
    assert coach.step.reps == Reps(8, 8)


def test_s18_warm_ups_are_counted_apart() -> None:
    coach = Coach(line("row", 3, warmup=[8, 5])).do(2)
    assert progress(coach.state) == (0, 3)
    assert coach.state.plan.sets_of(coach.step) == 3
    coach.do(3)
    assert progress(coach.state) == (3, 3)


def test_s18_an_added_set_raises_the_total_too() -> None:
    coach = Coach(line("row", 3)).do(3).carry_on().add(0).do()
    assert progress(coach.state) == (4, 4)


def test_every_change_is_stored_as_the_event_that_made_it() -> None:
    coach = Coach(ROWS)
    event = ev.SetBegun(at=7, offset=60, step="1.1")
    _, effects = advance(coach.state, event)
    assert effects == (Store(event),)


def test_replaying_what_was_stored_gives_the_same_state() -> None:
    coach = Coach(ROWS, line(hold())).do().sleep(10).extend(15).wait(100).amend("1.1", reps=3)
    coach.swap(0, CHIN_UP).pause().sleep(5).resume().undo().skip().add(1).finish()
    assert replay(coach.started, coach.events) == coach.state
