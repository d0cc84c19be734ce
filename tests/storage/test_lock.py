from __future__ import annotations

import errno
import stat
from typing import TYPE_CHECKING

import pytest
from support.diary import in_another_process

from backcoach.storage import lock as lock_module
from backcoach.storage.lock import Lock

if TYPE_CHECKING:
    from pathlib import Path

HOLD = """
import sys, time; from pathlib import Path
from backcoach.storage.lock import Lock
print(Lock(Path(sys.argv[1])).acquire() and "mine", flush=True)
time.sleep(60)
"""

TRY = """
import sys; from pathlib import Path
from backcoach.storage.lock import Lock
print(Lock(Path(sys.argv[1])).acquire())
"""


def answer_of_another(folder: Path) -> str:
    return in_another_process(TRY, folder).communicate()[0].strip()


def test_the_first_takes_it_and_the_second_does_not(tmp_path: Path) -> None:
    first, second = Lock(tmp_path), Lock(tmp_path)
    assert first.acquire()
    assert not second.acquire()
    assert answer_of_another(tmp_path) == "False"
    first.release()
    assert second.acquire()
    second.release()
    assert answer_of_another(tmp_path) == "True"


def test_who_has_it_may_ask_again_and_let_go_twice(tmp_path: Path) -> None:
    lock = Lock(tmp_path)
    assert lock.acquire()
    assert lock.acquire()
    lock.release()
    lock.release()
    assert answer_of_another(tmp_path) == "True"


@pytest.mark.parametrize("end", ["terminate", "kill"])
def test_a_program_that_dies_lets_go(tmp_path: Path, end: str) -> None:
    holder = in_another_process(HOLD, tmp_path)
    assert holder.stdout
    assert holder.stdout.readline() == "mine\n"
    lock = Lock(tmp_path)
    assert not lock.acquire()
    getattr(holder, end)()
    holder.communicate()
    assert lock.acquire()
    lock.release()


def test_the_others_are_told_what_it_is_held_for(tmp_path: Path) -> None:
    first, second = Lock(tmp_path), Lock(tmp_path)
    assert first.acquire(for_session=False)
    assert not second.acquire()
    assert second.in_use == lock_module.CHANGE
    first.release()
    assert second.acquire()
    assert not first.acquire()
    assert first.in_use == lock_module.SESSION
    second.release()


def test_folders_have_locks_of_their_own(tmp_path: Path) -> None:
    first, there = Lock(tmp_path / "here"), Lock(tmp_path / "there")
    assert first.acquire()
    assert there.acquire()
    first.release()
    there.release()


def test_what_it_makes_is_its_owners_alone(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "data")
    lock.acquire()
    lock.release()
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "backcoach.lock").stat().st_mode) == 0o600


def test_what_the_file_holds_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "backcoach.lock").write_bytes(b"\0noise" * 1000)
    first, second = Lock(tmp_path), Lock(tmp_path)
    assert (first.acquire(), second.acquire()) == (True, False)
    first.release()


def test_where_no_lock_can_be_made_nobody_is_kept_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    assert Lock(tmp_path / "file").acquire()

    def no_locks(_: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock_module, "_lock", no_locks)
    assert Lock(tmp_path).acquire()
