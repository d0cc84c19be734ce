"""The announcer: voice, hooks and records, each only if its setting is on."""

from __future__ import annotations

import pytest
from support.builders import line
from support.pasts import ROW, row, visit
from support.screen.fake_screen import Heard, listen
from support.sessions.announced import Session

from backcoach.core.settings.settings import HookCommands, Settings, Signals

ALL_HOOKS = HookCommands(**dict.fromkeys(HookCommands.__struct_fields__, ("true",)))


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    monkeypatch.setenv("TERM", "xterm-kitty")
    return listen(monkeypatch)


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
