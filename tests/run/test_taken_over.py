"""A session that another machine takes over, or that this one takes over; nothing here sleeps."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.diary import Diary, put

from backcoach.core.questions.form import CHOICE
from backcoach.core.settings.settings import Settings, Sync
from backcoach.run.live_session import LiveSession
from backcoach.run.session_host import SessionHost
from backcoach.run.starting.inputs import Inputs, gather
from backcoach.run.watched_session import WatchedSession
from backcoach.storage.sharing.shared_store import SharedStore
from backcoach.storage.sharing.values import Hold
from backcoach.userfiles.paths import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

SOON = 20.0


class Screen:
    """Hears what the host says; `told` is set by a remark."""

    def __init__(self) -> None:
        self.remarks: list[str] = []
        self.told = threading.Event()

    def flash(self) -> None: ...
    def send(self, sequence: str) -> None: ...
    def later(self, milliseconds: int, sequence: str) -> None: ...
    def tell_saved(self) -> None: ...

    def remark(self, text: str) -> None:
        self.remarks.append(text)
        self.told.set()


@pytest.fixture
def inputs() -> Inputs:
    sync = Sync(server="postgresql://anna@home.example/backcoach")
    found = gather(None, None)
    return found._replace(settings=replace(Settings(), sync=sync, rests=found.settings.rests))


@pytest.fixture
def host(inputs: Inputs) -> Iterator[SessionHost]:
    opened = SessionHost(data_dir(), inputs, is_mine=True)
    opened.decide(fresh=True, resume=False)
    yield opened
    opened.close(SOON)


def elsewhere(session: str, **fields: object) -> None:
    """Leave word in the store, as a sync does, that another machine leads a session."""
    with SharedStore.open(data_dir()) as store:
        store.machine()
        store.keep_hold(session, replace(Hold(epoch=2, holder="x", name="desktop"), **fields))


def test_a_session_that_is_taken_over_goes_on_as_a_watched_one(host: SessionHost) -> None:
    screen = Screen()
    host.enter(screen)
    session = host.session
    assert isinstance(session, LiveSession)
    assert session.perform("next")
    assert host._writer.flush(SOON)
    elsewhere(session.state.id, taken=True)
    session.note("late")
    assert screen.told.wait(SOON)
    assert "desktop" in screen.remarks[0]
    assert isinstance(host.session, WatchedSession)
    with SharedStore.open(data_dir()) as store:
        ((waits, events),) = store.waiting()
        assert (waits, len(events)) == (session.state.id, 1)
        other = store.load(session.state.id)
        assert other.next == 2
    host.session.tick()
    assert host.session.state.phase == "working"
    assert not host.session.takes_keys
    assert not host.has_lost


def left(inputs: Inputs, **fields: object) -> SessionHost:
    """Return the host of a start with an unfinished session that another machine leads."""
    with SharedStore.open(data_dir()) as store:
        put(store, Diary("one").do(1))
    elsewhere("one", **fields)
    opened = SessionHost(data_dir(), inputs, is_mine=True)
    opened.decide(fresh=False, resume=False)
    return opened


def test_a_start_says_where_a_session_goes_on_and_one_key_takes_it_over(inputs: Inputs) -> None:
    host = left(inputs)
    assert host.question is not None
    assert "desktop" in host.question.title
    assert host.question.answers == {CHOICE: "resume"}
    assert host.answer(host.question.answers)
    assert isinstance(host.session, LiveSession)
    host.close(SOON)
    with SharedStore.open(data_dir()) as store:
        hold = store.hold_of("one")
        assert hold is not None
        assert hold.wanted


def test_it_can_be_watched_instead(inputs: Inputs) -> None:
    host = left(inputs)
    assert host.answer({CHOICE: "watch"})
    assert isinstance(host.session, WatchedSession)
    with SharedStore.open(data_dir()) as store:
        put(store, Diary("one").do(2))
    host.session.tick()
    assert len(host.session.state.logged) == 2
    host.close(SOON)


def test_a_session_of_this_machine_is_asked_about_as_ever(inputs: Inputs) -> None:
    host = left(inputs, wanted=True)
    assert host.question is not None
    assert "desktop" not in host.question.title
    host.close(SOON)
