"""A live session: keys become events, events are kept, and advice follows a set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import hold, line
from support.sessions.live import Live, mixed_session

from backcoach.core.actions import ACTIONS
from backcoach.core.session import events as ev
from backcoach.core.session.fold import replay

if TYPE_CHECKING:
    from collections.abc import Callable


PHASES: dict[str, Callable[[Live], object]] = {
    "ready": lambda live: live,
    "working": lambda live: live.press("next"),
    "resting": lambda live: live.press("next", "next"),
    "over time": lambda live: (live.press("next", "next"), live.wait(300)),
    "paused": lambda live: live.press("next", "next", "pause"),
    "paused in a set": lambda live: live.press("next", "pause"),
    "holding": lambda live: (live.session.go_to(2), live.press("next")),
    "one side done": lambda live: (live.session.go_to(1), live.press("next", "next")),
    "everything skipped": lambda live: live.press(*["skip"] * 9),
    "finished": lambda live: live.press("next", "next", "finish"),
    "gone on after the end": lambda live: live.press(*["skip"] * 9, "finish"),
    "discarded": lambda live: live.session.tell(ev.Discarded(at=2000)),
}


@pytest.mark.parametrize("paced", [False, True], ids=["free", "led"])
@pytest.mark.parametrize("phase", PHASES)
def test_every_key_has_an_effect_or_none_in_every_phase(phase: str, paced: bool) -> None:
    for action in (action.id for action in ACTIONS):
        live = mixed_session(paced)
        PHASES[phase](live)
        before, changes, saved = live.state, live.recorder.changes, len(live.recorder.saved)
        selected = live.session.selected
        had_effect = live.press(action)
        differs = live.state is not before or live.session.selected != selected
        assert had_effect == differs, action
        assert (live.recorder.changes > changes) == had_effect, action
        assert (len(live.recorder.saved) > saved) == (live.state is not before), action


@pytest.mark.parametrize("phase", PHASES)
def test_what_was_saved_replays_to_the_same_state(phase: str) -> None:
    live = mixed_session()
    PHASES[phase](live)
    live.press("reps_up", "next", "reserve_0", "next", "undo", "add_set", "next")
    assert replay(live.started, live.recorder.saved) == live.state


@pytest.mark.parametrize("action", ["next", "next_exercise", "previous_exercise", "help"])
@pytest.mark.parametrize("phase", PHASES)
def test_the_state_after_an_action_is_known_before_and_nothing_is_saved(
    phase: str, action: str
) -> None:
    live = mixed_session()
    PHASES[phase](live)
    before, saved = live.state, [*live.recorder.saved]
    after = live.session.state_after(action)
    assert live.state is before
    assert live.recorder.saved == saved
    live.press(action)
    assert (after.phase, after.cursor) == (live.state.phase, live.state.cursor)


def test_events_carry_the_instant_and_the_place() -> None:
    live = mixed_session()
    live.wait(5).press("skip")
    assert live.recorder.saved == [ev.StepSkipped(at=6000, offset=120, step="1.w1")]


def test_each_change_is_shown_once_and_what_is_none_is_not() -> None:
    live = mixed_session()
    live.press("next")
    assert live.recorder.changes == 1
    live.press("add_time", "cut_time", "later_set", "earlier_set", "help")
    assert live.recorder.changes == 1
    assert live.press("next")
    assert live.recorder.changes == 2


def test_the_observer_is_told_what_led_from_where_to_where() -> None:
    live = mixed_session()
    first = live.state
    live.press("next")
    before, after, event = live.recorder.happened_to[-1]
    assert (before, after) == (first, live.state)
    assert isinstance(event, ev.SetBegun)


def test_nobody_need_listen() -> None:
    live = Live(line("row", 2))
    live.session.observer = None
    live.press("next", "next")
    assert live.wait(500).state.phase == "resting"


# Time


def test_a_tick_ends_what_is_over_and_rings_once() -> None:
    live = Live(line("row", 2, rest=90))
    live.press("next", "next")
    live.wait(89)
    assert live.recorder.rung == []
    live.wait(1)
    assert live.recorder.rung == ["rest"]
    live.wait(60)
    assert live.recorder.rung == ["rest"]


def test_a_tick_tells_which_span_has_passed() -> None:
    live = mixed_session()
    live.wait(5).wait(2.5)
    assert live.recorder.looked == [(1000, 6000), (6000, 8500)]


def test_a_hold_that_is_over_is_logged_before_a_late_key_is_heard() -> None:
    live = Live(line(hold(seconds=20), 1), line("row", 1))
    live.press("next")
    live.clock.advance(30)
    live.press("add_time")
    assert [type(event) for event in live.recorder.saved] == [
        ev.SetBegun,
        ev.SetDone,
        ev.RestExtended,
    ]
    assert live.recorder.saved[1].at == 1000 + 23_000


def test_the_next_deadline_is_that_of_the_session() -> None:
    live = Live(line("row", 2, rest=90))
    assert live.session.next_deadline() is None
    live.press("next", "next")
    assert live.session.next_deadline() == 91_000


def test_the_end_of_an_exercise_and_of_a_session_sound_different() -> None:
    live = Live(line("row", 1), line("pull", 1))
    live.press("next", "next", "next", "next")
    assert live.recorder.rung == ["exercise", "session"]


def test_a_set_is_led_only_if_the_person_wants_it() -> None:
    for paced in (False, True):
        live = mixed_session(paced)
        live.press("next")
        live.wait(5)
        assert (live.session.pace() is not None) == paced


# Advice


def test_a_reserve_that_is_told_is_answered() -> None:
    live = mixed_session()
    live.press("skip", "next", "next")
    live.press("reserve_0")
    answers = [event for event in live.recorder.saved if isinstance(event, ev.Advised)]
    assert answers
    assert live.state.advice == answers[-1].why != ""


def test_the_reserve_of_an_older_set_is_not() -> None:
    live = mixed_session()
    live.press("skip", *["next"] * 4, "earlier_set", "reserve_0")
    assert not isinstance(live.recorder.saved[-1], ev.Advised)
