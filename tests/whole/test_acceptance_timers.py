"""What went wrong with the timers of other people's programs, as far as the core decides it."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import Coach, exercise, hold, line, one_armed, plan_of

from backcoach.core.notation import Seconds
from backcoach.core.reason import Reason
from backcoach.core.session import events as ev
from backcoach.core.session.fold import LATE, Signal, next_deadline

ROWS = line("row", 3, rest=90)


@pytest.mark.parametrize("asleep", [1, 60, 89])
def test_t01_what_remains_is_the_rest_less_the_time_that_nobody_looked(asleep: int) -> None:
    coach = Coach(ROWS).do().sleep(asleep)
    assert coach.left == 90 - asleep


@given(st.integers(0, 7_300_000))
def test_t03_nothing_below_zero_is_shown_and_past_it_the_time_counts_up(passed: int) -> None:
    coach = Coach(ROWS).do()
    coach.now += passed
    assert "-" not in coach.timer
    assert "−" not in coach.timer
    assert coach.timer.startswith("+") == (passed >= 91_000)


def test_t03_right_at_the_end() -> None:
    coach = Coach(ROWS).do().sleep(90)
    assert coach.timer == "0:00"
    assert coach.sleep(1).timer == "+0:01"


@pytest.mark.parametrize("step", ["1.1", "1.2"])
def test_t04_a_correction_leaves_the_end_of_the_rest_where_it_was(step: str) -> None:
    coach = Coach(ROWS).do(2).sleep(30)
    before = coach.state.countdown
    coach.amend(step, reps=5).amend(step, rir=1)
    assert coach.took
    assert coach.state.countdown == before
    assert coach.undo().state.countdown == before


def test_t05_every_rest_has_a_length_and_a_reason() -> None:
    coach = Coach(
        line("row", 2, superset="a", warmup=[8]),
        line(one_armed(), 2, superset="a"),
        line("pulldown", 2, rest=77),
    )
    reasons = []
    while not coach.do().state.is_over:
        assert coach.state.countdown is not None
        assert coach.state.countdown.seconds > 0
        reasons.append(coach.state.countdown.why)
    one_sided = Reason("rest_usual", {"movement": "one_side", "goal": "beginner"})
    switch, straight_on = Reason("rest_switch", {"side": "right"}), Reason("rest_transition")
    assert reasons == [
        Reason("rest_warmup"),
        *(straight_on, switch, one_sided),
        *(straight_on, switch, Reason("rest_setup")),
        Reason("rest_of_line"),
    ]


@pytest.mark.parametrize(
    ("rest", "rests"),
    [pytest.param(0, True, id="a rest of zero"), pytest.param(90, False, id="rests off")],
)
def test_t06_no_rest_is_no_timer_and_no_extra_key(rest: int, rests: bool) -> None:
    coach = Coach(line("row", 2, rest=rest), line("pulldown", 1), rests=rests)
    for _ in range(2):
        coach.do()
        assert coach.state.phase == "ready"
        assert next_deadline(coach.state) is None
    coach.do()
    assert coach.state.is_over
    assert "rest" not in coach.rings


def test_t07_a_rest_follows_every_set_the_warm_ups_and_the_first_too() -> None:
    coach = Coach(line("row", 3, rest=90, warmup=[8, 5], warmup_rest=50))
    lengths = []
    while not coach.do().state.is_over:
        lengths.append(coach.left)
    assert lengths == [50, 50, 90, 90]


@pytest.mark.parametrize(
    ("in_line", "in_session", "own", "expected"),
    [
        (60, 70, 80, 60),
        (0, 70, 80, 0),
        (None, 70, 80, 70),
        (None, 0, 80, 0),
        (None, None, 80, 80),
        (None, None, 0, 0),
        (None, None, None, 90),
    ],
)
def test_t08_the_nearest_word_about_a_rest_counts(
    in_line: int | None, in_session: int | None, own: int | None, expected: int
) -> None:
    what = exercise(rest=None if own is None else Seconds(own))
    session_rest = None if in_session is None else Seconds(in_session)
    plan = plan_of(line(what, 2, rest=in_line), rest=session_rest)
    assert plan.slots[0].rest == expected


def test_t09_a_rest_rings_once_however_often_anyone_looks() -> None:
    coach = Coach(ROWS).do().wait(90).look().wait(100).look()
    assert coach.rings == ["rest"]


def test_t09_a_new_rest_replaces_the_old_one() -> None:
    coach = Coach(ROWS).do().wait(30).do().wait(89)
    assert coach.rings == []
    assert coach.wait(1).rings == ["rest"]


@pytest.mark.parametrize("end", ["finish", "discard"])
def test_t09_nothing_rings_after_the_end(end: str) -> None:
    coach = Coach(ROWS).do().wait(30)
    getattr(coach, end)()
    assert next_deadline(coach.state) is None
    assert coach.wait(1000).rings == []


@pytest.mark.parametrize(("late", "rings"), [(0, ["rest"]), (LATE, ["rest"]), (LATE + 1, [])])
def test_t09_an_end_noticed_much_later_is_silent(late: int, rings: list[str]) -> None:
    coach = Coach(ROWS).do().sleep(90)
    coach.now += late
    assert coach.look().rings == rings
    assert coach.took
    assert coach.wait(600).rings == rings


@given(st.lists(st.integers(1, 40_000), max_size=20))
def test_t11_one_value_drives_digits_and_bar_and_ends_once(looks: list[int]) -> None:
    coach = Coach(ROWS).do()
    for passed in looks:
        coach.now += passed
        rest = coach.look().state.countdown
        assert rest is not None
        is_over = rest.left(coach.now) <= 0
        assert (rest.fraction(coach.now) == 1) == is_over
        assert (coach.timer == "0:00" or coach.timer.startswith("+")) == is_over
    ends = [event for event in coach.events if isinstance(event, ev.RestEnded)]
    assert len(coach.rings) <= len(ends) <= 1


def test_t12_the_next_set_ends_the_rest_and_a_full_new_one_follows() -> None:
    coach = Coach(ROWS).do().sleep(30).begin()
    assert coach.state.countdown is None
    assert coach.state.logged["1.1"].rest_taken == 30
    assert coach.sleep(40).done().left == 90


def test_t13_a_superset_rests_only_after_its_last_member() -> None:
    lines = (line(name, 2, superset="a", rest=90) for name in ("row", "curl", "pulldown"))
    coach = Coach(*lines, transition=Seconds(15))
    lengths = []
    while not coach.do().state.is_over:
        lengths.append(coach.left)
    assert lengths == [15, 15, 90, 15, 15]


def test_t14_the_next_step_is_known_for_the_whole_rest() -> None:
    coach = Coach(line("row", 1, rest=90), line("pulldown", setup=60)).do()
    for _ in range(70):
        assert coach.state.plan.exercise(coach.step).id == "pulldown"
        coach.wait(1)


def test_t14_rest_hold_exercise_and_session_end_with_signals_of_their_own() -> None:
    coach = Coach(line(hold(seconds=20), 2, rest=30), line("row")).begin().wait(50)
    assert coach.rings == ["hold", "rest"]
    coach.begin().wait(20)
    assert coach.rings[2:] == ["exercise"]
    coach.do()
    assert coach.rings[3:] == ["session"]
    assert set(coach.rings) == set(get_args(Signal))


def test_t17_no_rest_after_the_last_set() -> None:
    coach = Coach(line("row", 1, rest=90)).do()
    assert (coach.state.phase, coach.state.countdown) == ("finished", None)
    assert coach.state.logged["1.1"].rest_planned is None
