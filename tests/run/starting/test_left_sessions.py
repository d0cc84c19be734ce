"""A session that was left, and is ended by the start of another one."""

from __future__ import annotations

from backcoach.run.session_host import SessionHost
from backcoach.run.starting.inputs import gather
from backcoach.storage.store import read_history
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


def test_one_with_a_set_is_kept() -> None:
    left(*["next"] * 6)
    left()
    assert statuses() == ["finished"]
