"""What the store keeps of other machines, and how it lets go of a session that was taken over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.diary import Diary, numbered, put

from backcoach.core.session import events as ev
from backcoach.core.session.fork.set_aside import SetAside
from backcoach.storage.errors import TakenOverError
from backcoach.storage.sharing.shared_store import SharedStore
from backcoach.storage.sharing.values import Hold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SharedStore]:
    with SharedStore.open(tmp_path) as opened:
        yield opened


def hold(store: SharedStore, session: str, **fields: object) -> None:
    store.keep_hold(session, replace(store.hold_of(session) or Hold(), **fields))


def test_a_machine_keeps_its_id_and_begins_anew_with_another_server(store: SharedStore) -> None:
    first = store.attach("server", "7")
    store.read_up_to(42)
    hold(store, "one", sent=3)
    assert store.attach("server", "7") == replace(first, place=42)
    assert store.attach("other", "7") == replace(first, server="other")
    assert store.holds() == {}


def test_what_the_server_lacks_is_known_by_session(store: SharedStore) -> None:
    one, two = put(store, Diary("one").do()), put(store, Diary("two").do(2))
    count = len(numbered(one))
    hold(store, "one", sent=count)
    assert store.unsent() == [("two", len(numbered(two)), 0)]
    assert len(store.bodies("two", 1)) == len(two.events)
    put(store, one.do())
    assert store.unsent()[0] == ("one", len(numbered(one)), count)


def test_a_lost_event_is_an_empty_body_and_a_damaged_one_ends_the_list(store: SharedStore) -> None:
    put(store, Diary("one").do(3))
    store._db.execute("DELETE FROM event WHERE seq = 1")
    store._db.execute("UPDATE event SET body = 'noise' WHERE seq = 4")
    bodies = store.bodies("one", 0)
    assert [bool(body) for body in bodies] == [True, False, True, True]


def test_a_log_goes_on_with_other_events(store: SharedStore) -> None:
    diary = put(store, Diary("one").do(2))
    other = Diary("one").do(1).note("elsewhere")
    store.replace_from(3, dict(numbered(other)[3:]), other.state)
    assert list(store.load("one").events.values()) == [other.started, *other.events]
    assert store.history()[0].notes == ("elsewhere",)
    store.inspect()
    assert diary.state.notes == ()


def test_a_session_that_was_taken_over_takes_no_more_events(store: SharedStore) -> None:
    store.machine()
    diary = put(store, Diary("one").do())
    hold(store, "one", name="desktop", taken=True)
    with pytest.raises(TakenOverError) as taken:
        put(store, diary.do())
    assert taken.value.holder == "desktop"
    assert store.load("one").next == 3
    store.lead("one")
    put(store, diary)
    assert store.hold_of("one") == Hold(name="desktop", wanted=True)


def test_events_wait_from_where_the_log_went_another_way(store: SharedStore) -> None:
    diary = put(store, Diary("one").do(2))
    elsewhere = Diary("one").do(1).note("elsewhere")
    store.replace_from(3, dict(numbered(elsewhere)[3:]), elsewhere.state)
    diary.pain(5)
    events = dict(numbered(diary))
    store.wait("one", events, unsaved=len(events) - 1)
    store.wait("one", events, unsaved=len(events) - 1)
    assert store.waiting() == [("one", list(events.items())[3:])]
    assert [type(event) for event in store.health()] == [ev.PainReported]
    store.drop_waiting("one")
    assert store.waiting() == []
    assert store.health() == []


def test_two_runs_with_the_same_numbers_both_wait(store: SharedStore) -> None:
    """The session was led here, taken over, led here again and taken over again."""
    first, second = Diary("one").do(2), Diary("one").do(1).note("later")
    put(store, Diary("one").do(1))
    for diary in (first, second, first):
        store.wait("one", dict(numbered(diary)), unsaved=3)
    assert store.waiting() == [("one", numbered(first)[3:]), ("one", numbered(second)[3:])]


def test_what_is_set_aside_is_shown_once_and_kept(store: SharedStore) -> None:
    done = ev.SetDone(at=1, step="1.1", result=Diary("one").do().result("1.1"))
    passing = SetAside(ev.Paused(at=2), "passing")
    store.set_aside("one", [SetAside(done, "both", "Row"), passing], at=9)
    (kept,) = store.aside(unshown=True)
    assert (kept.what, kept.set_at) == (SetAside(done, "both", "Row"), 9)
    store.show_aside([kept])
    assert store.aside(unshown=True) == []
    assert len(store.aside()) == 2
    numbers = [number for number, *_ in store.unsent_aside()]
    store.sent_aside(numbers)
    assert store.unsent_aside() == []


def test_sessions_to_be_read_again(store: SharedStore) -> None:
    store.read_again("one")
    store.read_again("one")
    assert store.to_read_again() == ["one"]
    store.has_read("one")
    assert store.to_read_again() == []
