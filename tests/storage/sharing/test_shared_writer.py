"""A writer whose session another machine takes over; nothing here sleeps."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from msgspec.structs import replace
from support.diary import Diary, numbered, put

from backcoach.core.session.fold import begin
from backcoach.storage.sharing.shared_store import SharedStore
from backcoach.storage.sharing.shared_writer import SharedWriter
from backcoach.storage.sharing.values import Hold

if TYPE_CHECKING:
    from pathlib import Path

    from support.builders import Coach

    from backcoach.storage.writer import SaveStatus

SOON = 20.0


class Told:
    """Waits for the writer to say that the session was taken over."""

    def __init__(self) -> None:
        self.name = ""
        self.is_set = threading.Event()

    def __call__(self, status: SaveStatus) -> None:
        if status.taken_by:
            self.name = status.taken_by
            self.is_set.set()


def take_over(folder: Path, session: str) -> None:
    with SharedStore.open(folder) as store:
        store.keep_hold(session, Hold(epoch=2, holder="other", name="desktop", taken=True))


def begun(writer: SharedWriter, diary: Coach) -> None:
    writer.save(diary.started, begin(diary.started))
    for event in diary.events:
        writer.save(event, diary.state)


def test_the_next_event_finds_out_and_waits_beside_the_log(tmp_path: Path) -> None:
    told, diary = Told(), Diary("one").do()
    writer = SharedWriter(tmp_path, told, look_every=SOON)
    begun(writer, diary)
    assert writer.flush(SOON)
    take_over(tmp_path, "one")
    diary.note("late")
    writer.save(diary.events[-1], diary.state)
    assert told.is_set.wait(SOON)
    assert told.name == "desktop"
    assert writer.close(SOON)
    with SharedStore.open(tmp_path) as store:
        assert store.load("one").next == len(numbered(diary)) - 1
        assert store.waiting() == [("one", numbered(diary)[-1:])]


def test_it_finds_out_without_an_event_too(tmp_path: Path) -> None:
    told, diary = Told(), Diary("one").do()
    writer = SharedWriter(tmp_path, told, look_every=0.01)
    begun(writer, diary)
    assert writer.flush(SOON)
    take_over(tmp_path, "one")
    assert told.is_set.wait(SOON)
    assert writer.close(SOON)


def test_resuming_a_session_takes_it_over(tmp_path: Path) -> None:
    with SharedStore.open(tmp_path) as store:
        store.machine()
        diary = put(store, Diary("one").do())
        store.keep_hold("one", Hold(sent=3, epoch=1, holder="other", name="desktop", taken=True))
        stored = store.load("one")
    led = threading.Event()
    writer = SharedWriter(tmp_path, on_lead=led.set, look_every=SOON)
    writer.resume(stored, diary.state)
    assert led.wait(SOON)
    writer.save(diary.do().events[-2], diary.state)
    assert writer.close(SOON)
    assert writer.status.taken_by == ""
    with SharedStore.open(tmp_path) as store:
        known = store.hold_of("one")
        assert known == replace(known or Hold(), taken=False, wanted=True)
        assert store.load("one").next == 4
