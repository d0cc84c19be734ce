"""The announcer: bell, notification and flash, each only if its setting is on."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec import structs
from support.builders import exercise, hold, line
from support.screen.fake_screen import FakeScreen, Heard, listen
from support.sessions.announced import Session

from backcoach.core.session.fold import Signal
from backcoach.core.settings.settings import Settings, Signals
from backcoach.signals.announcer import BELL

QUIET = Signals(bell=False, notification=False, flash=False)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    monkeypatch.setenv("TERM", "xterm-kitty")
    return listen(monkeypatch)


# Signals


def test_t10_the_end_of_a_rest_is_seen_heard_and_notified(heard: Heard) -> None:
    session = Session().press("next", "next").wait(20)
    (sent,) = session.screen.sent
    assert session.screen.flashes == 1
    assert BELL in sent
    assert "Rest over: Row, set 2" in sent


def test_t14_each_end_has_its_own_number_of_bells(heard: Heard) -> None:
    counts = {}
    for signal in get_args(Signal):
        session = Session(notification=False)
        session.announcer.ring(signal, session.coach.state)
        counts[signal] = len(session.screen.sent) + len(session.screen.delayed)
    assert counts == {"rest": 1, "hold": 1, "exercise": 2, "session": 3}


@pytest.mark.parametrize(
    ("switch", "left"),
    [
        ("bell", {"flash", "notification"}),
        ("notification", {"flash", "bell"}),
        ("flash", {"bell", "notification"}),
    ],
)
def test_t15_every_signal_obeys_its_own_switch(heard: Heard, switch: str, left: set[str]) -> None:
    chosen = Settings(signals=structs.replace(Signals(), **{switch: False}))
    screen = Session(settings=chosen).press("next", "next").wait(20).screen
    written = "".join(screen.sent)
    seen = {
        "flash": screen.flashes > 0,
        "bell": BELL in written,
        "notification": "Rest over" in written,
    }
    assert {name for name, there in seen.items() if there} == left


def test_t10_a_failing_bell_is_reported_once_and_other_signals_continue(heard: Heard) -> None:
    session = Session(screen=FakeScreen(OSError("gone")))
    session.press("next", "next").wait(20).press("next", "next")
    assert session.coach.state.phase == "finished"
    assert session.screen.remarks == ["Bell and notification do not reach the terminal."]
    assert session.screen.flashes == 2


# The countdown


def test_three_bells_count_a_rest_down_when_they_are_wanted(heard: Heard) -> None:
    session = Session(notification=False, countdown=True).press("next", "next").wait(16)
    assert session.screen.sent == []
    session.wait(3)
    assert session.screen.sent == [BELL] * 3
    session.wait(1)
    assert session.screen.sent == [BELL] * 4


def test_t15_without_the_switch_nothing_counts_down(heard: Heard) -> None:
    session = Session(notification=False).press("next", "next").wait(20)
    assert session.screen.sent == [BELL]


def test_a_hold_and_getting_ready_for_it_are_counted_down(heard: Heard) -> None:
    settings = Settings(get_ready=5, signals=Signals(notification=False, countdown=True))
    session = Session(line(hold(seconds=10), 1), settings=settings).press("next")
    assert len(session.wait(5).screen.sent) == 3
    session.wait(9)
    assert len(session.screen.sent) == 6


def test_a_pause_holds_the_countdown(heard: Heard) -> None:
    session = Session(notification=False, countdown=True).press("next", "next").wait(17)
    session.press("pause").wait(60)
    assert session.screen.sent == [BELL]
    session.press("pause").wait(2)
    assert session.screen.sent == [BELL] * 3


# Records


@pytest.mark.parametrize(
    ("switches", "bells"),
    [({"tick": True}, 4), ({"tick": False}, 0)],
)
def test_the_pacer_ticks_with_each_phase_by_its_own_switch(
    heard: Heard, switches: dict[str, bool], bells: int
) -> None:
    chosen = Settings(signals=structs.replace(QUIET, **switches), get_ready=0)
    led = line(exercise(tempo="3-1-1-1"), 2, load="20 kg")
    screen = Session(led, settings=chosen).press("next").wait(6).screen
    assert "".join(screen.sent).count(BELL) == bells
    screen = Session(settings=chosen).press("next").wait(6).screen
    assert BELL not in "".join(screen.sent)
