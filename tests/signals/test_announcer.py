"""The announcer sends each signal of a session only if its setting is on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import pytest
from msgspec import structs
from support.builders import exercise, hold, line, plan_of
from support.fakes import FakeClock
from support.pasts import ROW, row, visit
from support.screen.fake_screen import FakeScreen, Heard, listen

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.session import events as ev
from backcoach.core.session.fold import Signal, begin
from backcoach.core.session.leading import Leading
from backcoach.core.settings.person import Person
from backcoach.core.settings.settings import HookCommands, Settings, Signals
from backcoach.run.live_session import LiveSession
from backcoach.signals.announcer import BELL, Announcer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.state import State

QUIET = Signals(bell=False, notification=False, flash=False)
SILENT = ("", "rest", "hold")
ALL_HOOKS = HookCommands(**dict.fromkeys(HookCommands.__struct_fields__, ("true",)))


class Notebook:
    def save(self, event: ev.Event, state: State) -> None:
        """Keep nothing."""


class Session:
    """A session that passes its events to an announcer as a live session does."""

    def __init__(
        self,
        *lines: Any,
        settings: Settings | None = None,
        screen: FakeScreen | None = None,
        past: Sequence[State] = (),
        **signals: bool,
    ) -> None:
        chosen = settings or Settings(signals=structs.replace(Signals(), **signals))
        plan = plan_of(*(lines or (line("row", 2, rest=20),)))
        self.screen = screen or FakeScreen()
        self.clock = FakeClock(0)
        self.started = ev.SessionStarted(at=0, id="s", plan=plan)
        leading = Leading(chosen.get_ready, chosen.pacer)
        person = Person(gear=DEFAULT["kg"])
        self.coach = LiveSession(begin(self.started), self.clock, Notebook(), person, leading)
        self.announcer = Announcer(chosen, self.screen, past)
        self.coach.observer = self.announcer

    def press(self, *actions: str) -> Session:
        for action in actions:
            self.coach.perform(action)
        return self

    def wait(self, seconds: float, step: float = 1) -> Session:
        """Let time pass, looking at the clock every so often."""
        for _ in range(round(seconds / step)):
            self.clock.advance(step)
            self.coach.tick()
        return self


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


# Voice


def test_t15_without_the_switch_nothing_is_spoken(heard: Heard) -> None:
    session = Session()
    session.announcer.opened(session.coach.state)
    session.press("next", "next").wait(20)
    session.announcer.close()
    assert heard.spoken == []
    assert heard.closed == 0


def test_the_voice_names_the_coming_set_when_a_session_is_opened(heard: Heard) -> None:
    session = Session(voice=True)
    session.announcer.opened(session.coach.state)
    assert heard.spoken == ["Test. Row. Set 1 of 2: 8 reps."]


def test_the_voice_speaks_the_set_the_rest_its_last_seconds_and_its_end(heard: Heard) -> None:
    session = Session(voice=True).press("next", "next")
    assert heard.spoken[-1].startswith("Rest 20 seconds.")
    heard.spoken.clear()
    session.wait(20)
    assert heard.spoken[:4] == ["10 seconds", "3", "2", "1"]
    assert heard.spoken[-1].startswith("Rest is over.")


def test_the_voice_speaks_the_phases_of_a_paced_set(heard: Heard) -> None:
    Session(line("row", 1, tempo="2-0-1-1"), voice=True).press("next").wait(8)
    assert heard.spoken == ["3", "2", "1", "pull", "squeeze", "return", "2, pull", "squeeze"]


def test_without_the_pacer_the_voice_is_silent_during_a_set(heard: Heard) -> None:
    settings = Settings(pacer=False, signals=Signals(voice=True))
    Session(line("row", 1, tempo="2-0-1-1"), settings=settings).press("next").wait(8)
    assert heard.spoken == ["Go."]


def test_closing_ends_voice_and_hooks(heard: Heard) -> None:
    settings = Settings(signals=Signals(voice=True), hooks=ALL_HOOKS)
    Session(settings=settings).announcer.close()
    assert heard.closed == 2


# Hooks


def test_hooks_run_at_the_five_moments_of_a_session(heard: Heard) -> None:
    session = Session(settings=Settings(hooks=ALL_HOOKS))
    session.announcer.began(session.started)
    session.press("next", "next").wait(20).press("next", "next")
    assert heard.hooks == [
        "session_start",
        "set_start",
        "set_done",
        "rest_over",
        "set_start",
        "set_done",
        "session_finished",
    ]
    assert [facts["sets_done"] for _, facts in heard.run] == [0, 0, 1, 1, 1, 2, 2]


def test_only_the_hooks_of_the_person_are_known(heard: Heard) -> None:
    Session(settings=Settings(hooks=HookCommands(set_done=("notify", "done"))))
    assert heard.commands == {"set_done": ("notify", "done")}


def test_without_commands_there_are_no_hooks(heard: Heard) -> None:
    session = Session().press("next", "next")
    session.announcer.began(session.started)
    assert heard.run == []


# Records


def test_a_record_is_remarked_once_its_set_is_reported(heard: Heard) -> None:
    session = Session(line(row, 1), past=[visit(ROW, 5, 5, 5, load=None)])
    session.press("next", "next")
    assert session.screen.remarks == []
    session.press("reserve_2", "reserve_1")
    assert session.screen.remarks == ["Row: 8 reps with body weight, the most so far."]


def test_a_record_with_what_was_chosen_beforehand_is_noticed_when_the_set_is_done(
    heard: Heard,
) -> None:
    session = Session(line(row, 1), past=[visit(ROW, 5, 5, 5, load=None)])
    session.press("reps_up", "next", "next")
    assert session.screen.remarks == ["Row: 9 reps with body weight, the most so far."]


def test_a_set_that_is_not_a_record_is_not_remarked(heard: Heard) -> None:
    session = Session(line(row, 2), past=[visit(ROW, 9, 9, 9, load=None)])
    session.press("next", "next", "next", "skip")
    assert session.screen.remarks == []


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
