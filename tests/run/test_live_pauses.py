"""A live session: what waits in a pause, below a dialog and while the machine sleeps."""

from __future__ import annotations

import pytest
from support.sessions.live import mixed_session


@pytest.mark.parametrize(
    "act", ["reps_down", "reps_up", "load_up", "skip", "next_exercise", "add_set", "add_time"]
)
def test_what_was_done_in_a_pause_is_taken_back_and_then_the_pause(act: str) -> None:
    live = mixed_session()
    live.press("next", "next", "pause")
    live.wait(20)
    paused = live.state
    assert live.press(act)
    live.wait(5)
    assert live.press("undo")
    assert (live.state.logged, live.state.plan) == (paused.logged, paused.plan)
    assert (live.state.cursor, live.state.drafts) == (paused.cursor, paused.drafts)
    assert live.state.paused_at == paused.paused_at
    live.press("undo")
    assert live.state.paused_at is None
    assert live.state.logged == paused.logged


@pytest.mark.parametrize(("slot", "paced"), [(0, True), (2, False)], ids=["led", "hold"])
def test_a_led_set_and_a_hold_wait_while_the_machine_sleeps(slot: int, paced: bool) -> None:
    live = mixed_session(paced)
    live.session.go_to(slot)
    live.press("next")
    live.wait(10)
    elapsed = live.state.elapsed(live.session.now)
    live.clock.sleep(45)
    live.session.tick()
    assert live.state.elapsed(live.session.now) == elapsed
    assert not live.state.logged
    live.press("next")
    live.wait(1)
    assert live.state.elapsed(live.session.now) == elapsed + 1000


def test_t02_a_rest_goes_on_while_the_machine_sleeps() -> None:
    live = mixed_session(paced=False)
    live.press("next", "next")
    rest = live.state.countdown
    live.clock.sleep(40)
    live.session.tick()
    assert live.state.paused_at is None
    assert live.state.countdown == rest


@pytest.mark.parametrize(("slot", "paced"), [(0, True), (2, False)], ids=["led", "hold"])
def test_what_is_timed_waits_below_something_else_and_goes_on_after_it(
    slot: int, paced: bool
) -> None:
    live = mixed_session(paced)
    live.session.go_to(slot)
    live.press("next")
    live.wait(10)
    live.session.wait()
    live.wait(45)
    live.session.go_on()
    assert live.state.paused_at is None
    assert live.state.elapsed(live.session.now) == 7_000
    live.session.wait()
    live.session.note("Grip slips")
    live.session.go_on()
    assert live.state.paused_at is not None
    assert live.press("next")
    assert live.state.paused_at is None


def test_what_is_not_timed_does_not_wait_and_a_pause_of_the_person_stays() -> None:
    live = mixed_session(paced=False)
    for keys in ((), ("next",), ("next",)):
        live.press(*keys) if keys else None
        live.session.wait()
        assert live.state.paused_at is None
    live.press("pause")
    live.session.wait()
    live.session.go_on()
    assert live.state.paused_at is not None
