"""The log as text after a session and after a correction, in the folder of the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.builders import line, plan_of
from support.diary import Diary, put
from support.fakes import FakeClock
from support.screen.fake_screen import FakeScreen

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.session.events import Event, SessionStarted
from backcoach.core.session.fold import begin
from backcoach.core.session.leading import Leading
from backcoach.core.settings.person import Person
from backcoach.core.settings.settings import Settings, Signals, TextCopy
from backcoach.exchange.spare_copy import SEEN_FILE
from backcoach.run.attached_screen import AttachedScreen
from backcoach.run.live_session import LiveSession
from backcoach.run.past.text_copy import update
from backcoach.run.session_host import SessionHost
from backcoach.run.starting.inputs import gather
from backcoach.run.starting.saved_sessions import open_or_recover
from backcoach.storage.store import Store
from backcoach.userfiles.paths import data_dir

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.session.state import State


def train(data: Path, name: str, day: int = 0) -> Diary:
    diary = Diary(name, line("row", 2, load="24 kg"), day=day)
    diary.do(2).finish()
    with Store.open(data) as store:
        put(store, diary)
    return diary


def texts(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.toml"))]


def test_only_what_happened_since_the_last_time_is_written(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", tmp_path / "text"
    diary = train(data, "a")
    assert update(data, str(folder)) == []
    (only,) = texts(folder)
    assert '"1.1 ' in only

    for path in folder.rglob("*.toml"):
        path.unlink()
    assert update(data, str(folder)) == []
    assert texts(folder) == []

    train(data, "b", day=1)
    assert update(data, str(folder)) == []
    assert len(texts(folder)) == 1

    with Store.open(data) as store:
        diary.note("slept badly")
        put(store, diary)
    assert update(data, str(folder)) == []
    assert "slept badly" in texts(folder)[0]


@pytest.mark.parametrize("seen", [b"", b"[]", b'{"event": 99, "folder": 3}', b"\xff", None])
def test_without_knowing_the_last_time_everything_is_written(
    tmp_path: Path, seen: bytes | None
) -> None:
    data, folder = tmp_path / "data", tmp_path / "text"
    train(data, "a")
    update(data, str(folder))
    train(data, "b", day=1)
    if seen is None:
        (data / SEEN_FILE).unlink()
    else:
        (data / SEEN_FILE).write_bytes(seen)

    assert update(data, str(tmp_path / "other")) == []
    assert len(texts(tmp_path / "other")) == 2
    assert update(data, str(folder)) == []
    assert len(texts(folder)) == 2


def test_what_keeps_the_text_from_being_written_is_said(tmp_path: Path) -> None:
    data = tmp_path / "data"
    train(data, "a")
    (tmp_path / "file").write_text("", encoding="utf-8")

    for folder, words in {
        str(tmp_path / "file"): "cannot be made",
        "relative": "write the whole path",
        "~nobody-of-that-name/x": "home",
    }.items():
        (message,) = update(data, folder)
        assert message.startswith("The log as text is not up to date: ")
        assert words in message


def test_a_store_that_cannot_be_read_comes_back_from_the_text(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", tmp_path / "text"
    for day, name in enumerate(("a", "b")):
        train(data, name, day)
    update(data, str(folder))
    with Store.open(data, readonly=True) as store:
        before = [(each.id, each.name, len(each.sets)) for each in store.history()]
    (data / "backcoach.db").write_bytes(b"noise" * 4000)

    store, notice = open_or_recover(data)
    with store:
        assert [(each.id, each.name, len(each.sets)) for each in store.history()] == before
    assert "2 sessions were recovered, 2 from the log as text." in notice
    assert update(data, str(folder)) == []
    with Store.open(data, readonly=True) as store:
        assert len(texts(folder)) == 2


def test_damage_that_is_found_while_a_session_runs_is_mended_from_the_text(
    tmp_path: Path,
) -> None:
    data = data_dir()
    for day, name in enumerate(("a", "b")):
        train(data, name, day)
    update(data, str(tmp_path / "text"))
    path = data / "backcoach.db"
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"noise" * ((len(whole) - 4096) // 5))

    host = SessionHost(data, gather("beginner", None), is_mine=True)
    host.decide(fresh=True, resume=False)
    host.session.perform("next")
    assert "2 sessions were recovered, 2 from the log as text." in host.close(10)
    with Store.open(data, readonly=True) as store:
        finished = [each for each in store.history() if each.status == "finished"]
    assert [(each.id, len(each.sets)) for each in finished] == [("a", 2), ("b", 2)]


def test_a_session_is_written_as_soon_as_it_is_finished(tmp_path: Path) -> None:
    folder = tmp_path / "text"
    settings = Settings(
        text=TextCopy(folder=str(folder)),
        signals=Signals(bell=False, notification=False, flash=False),
    )
    started = SessionStarted(at=0, id="s", plan=plan_of(line("row", 1, load="24 kg")))
    session = LiveSession(
        begin(started), FakeClock(0), Notebook(), Person(gear=DEFAULT["kg"]), Leading()
    )
    attached = AttachedScreen([])
    attached.enter(FakeScreen())
    attached.follow(session, settings)

    session.perform("next")
    assert texts(folder) == []
    session.perform("next")
    assert session.state.phase == "finished"
    (only,) = texts(folder)
    assert "24 kg" in only


class Notebook:
    def save(self, event: Event, state: State) -> None:
        """Keep nothing."""
