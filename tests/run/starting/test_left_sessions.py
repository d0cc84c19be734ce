"""A session that was left, and is ended by the start of another one."""

from __future__ import annotations

from support.diary import Diary, put

from backcoach.run.session_host import SessionHost
from backcoach.run.starting.inputs import gather
from backcoach.storage.store import Store, read_history
from backcoach.userfiles.paths import data_dir


def left(*actions: str) -> None:
    """Begin a session, do something, and be cut off."""
    host = SessionHost(data_dir(), gather("intermediate", None), is_mine=True)
    host.decide(fresh=True, resume=False)
    for action in actions:
        host.session.perform(action)
    host.close(5)


def statuses() -> list[str]:
    return [session.status for session in read_history(data_dir())]


def test_one_without_a_set_is_never_kept() -> None:
    left("next")
    assert statuses() == ["live"]
    left()
    assert statuses() == ["discarded"]


def test_one_with_a_set_or_a_note_is_kept() -> None:
    for coach in (Diary("done").do(1), Diary("noted").note("knee")):
        with Store.open(data_dir()) as store:
            put(store, coach)
        left()
    assert statuses() == ["finished", "finished"]
