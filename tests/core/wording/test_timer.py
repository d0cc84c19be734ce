"""What the clock of a session shows, at any instant of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.builders import Coach, hold, line, one_armed

from backcoach.core.wording.set_words import rest_length
from backcoach.core.wording.timer import TimerView, counts_down, timer_view

ROWS = line("row", 2, rest=90)
MINUTE = 60_000


def view_of(coach: Coach) -> TimerView:
    return timer_view(coach.state, coach.now)


def test_before_a_set_there_is_no_time_but_the_rest_to_come() -> None:
    seen = view_of(Coach(ROWS))
    assert seen == TimerView(
        title="Ready", reason="Then rest 1:30. Usual after two-arm pulls, for beginners."
    )


def test_a_set_counts_up_and_changes_with_each_second() -> None:
    coach = Coach(ROWS).begin().sleep(12.25)
    seen = view_of(coach)
    assert (seen.title, seen.text) == ("Set 1", "0:12")
    assert seen.changes_at == 13_000
    assert seen.fraction is None


def test_a_side_is_named() -> None:
    assert view_of(Coach(line(one_armed())).begin()).title == "Left, set 1"


def test_a_rest_has_its_digits_its_bar_and_its_reason() -> None:
    coach = Coach(ROWS).do().sleep(22.5)
    seen = view_of(coach)
    assert (seen.title, seen.text, seen.fraction) == ("Rest", "1:08", 0.25)
    assert seen.reason == "of 1:30. Usual after two-arm pulls, for beginners."
    assert seen.changes_at == 23_000
    assert not seen.is_over


def test_t03_past_its_end_a_rest_counts_up() -> None:
    seen = view_of(Coach(ROWS).do().sleep(95))
    assert seen.reason.startswith("past 1:30. ")
    assert (seen.text, seen.fraction, seen.is_over) == ("+0:05", 1.0, True)


def test_the_gaps_between_sets_have_names() -> None:
    switch = Coach(line(one_armed())).do()
    change = Coach(line(), line("pulldown")).do()
    turns = Coach(line("row", superset="A"), line("pulldown", superset="A")).do()
    assert [view_of(coach).title for coach in (switch, change, turns)] == [
        "Rest · change sides",
        "Rest · set up",
        "Superset · next exercise",
    ]


def test_getting_ready_counts_down() -> None:
    coach = Coach(line(hold())).begin(get_ready=3)
    seen = []
    for _ in range(3):
        seen.append((view_of(coach).title, view_of(coach).text, view_of(coach).changes_at))
        coach.sleep(1)
    assert seen == [
        ("Get ready", "0:03", 1000),
        ("Get ready", "0:02", 2000),
        ("Get ready", "0:01", 3000),
    ]
    assert view_of(coach).title == "Set 1 · hold"


def test_a_hold_counts_down_and_its_bar_fills() -> None:
    coach = Coach(line(hold(seconds=20))).begin().sleep(2.5)
    seen = view_of(coach)
    assert (seen.text, seen.fraction, seen.changes_at) == ("0:18", 0.125, 3000)


def test_t03_a_hold_stands_at_zero() -> None:
    seen = view_of(Coach(line(hold(seconds=20))).begin().sleep(500))
    assert (seen.text, seen.fraction, seen.changes_at) == ("0:00", 1.0, None)


def test_a_hold_of_no_length_is_over_at_once() -> None:
    assert view_of(Coach(line(hold(), 1, seconds=0)).begin()).fraction == 1.0


def test_a_pause_holds_the_time() -> None:
    coach = Coach(ROWS).do().sleep(45).pause().sleep(600)
    seen = view_of(coach)
    assert (seen.title, seen.text, seen.fraction) == ("Paused · Rest", "0:45", 0.5)
    assert seen.changes_at is None


def test_at_the_end_stands_the_length_of_the_session() -> None:
    coach = Coach(line("row", 1)).sleep(125).do().sleep(60)
    assert view_of(coach) == TimerView(title="Time", text="2:05", reason="From start to finish")


@pytest.mark.parametrize(("seconds", "text"), [(90, "90 s"), (120, "120 s"), (150, "2:30")])
def test_a_rest_is_said_as_coaches_say_it(seconds: int, text: str) -> None:
    assert rest_length(seconds) == text


def test_the_last_three_seconds_are_counted_down() -> None:
    coach = Coach(ROWS).do()
    counted = [second for second in range(1, 120) if ticks(coach, second)]
    assert counted == [87, 88, 89]
    assert counts_down(coach.state, 0, 100_000)


def test_getting_ready_is_counted_down_and_so_is_the_end_of_a_hold() -> None:
    coach = Coach(line(hold(seconds=20))).begin(get_ready=5)
    assert [second for second in range(1, 40) if ticks(coach, second)] == [2, 3, 4, 22, 23, 24]


def test_a_pause_is_not_counted_down() -> None:
    coach = Coach(line(hold(seconds=20))).begin(get_ready=5).pause()
    assert not counts_down(coach.state, 0, 100_000)


def test_without_an_end_there_is_nothing_to_count() -> None:
    assert not counts_down(Coach(ROWS).state, 0, 100_000)


def ticks(coach: Coach, second: int) -> bool:
    return counts_down(coach.state, second * 1000 - 1, second * 1000)


@given(st.integers(0, 200_000), st.sampled_from(["working", "hold", "ready", "rest"]))
def test_t11_the_text_stands_until_it_changes_and_changes_then(at: int, kind: str) -> None:
    coaches = {
        "working": lambda: Coach(ROWS).begin(),
        "hold": lambda: Coach(line(hold(seconds=40))).begin(),
        "ready": lambda: Coach(line(hold(seconds=40))).begin(get_ready=5),
        "rest": lambda: Coach(ROWS).do(),
    }
    state = coaches[kind]().state
    seen = timer_view(state, at)
    if seen.changes_at is None:
        assert timer_view(state, at + MINUTE).text == seen.text
        return
    assert at < seen.changes_at <= at + 1000
    assert timer_view(state, seen.changes_at - 1).text == seen.text
    after = timer_view(state, seen.changes_at)
    assert (after.title, after.text) != (seen.title, seen.text)


def test_when_the_time_of_a_block_is_up_it_says_so_beside_the_round_that_the_clock_counts() -> None:
    coach = Coach(line("row", reps=5, load="20 kg", within=60)).begin()
    coach.wait(61)
    view = timer_view(coach.state, coach.now)
    assert view.title == "Time is up · round 1"
    assert view.text == "1:01"
    assert not view.is_over
