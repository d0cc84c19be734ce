"""Damage that is looked for: what is noticed, and what is no damage."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from storage.damage.harm import FILE, contents, fill
from support.diary import Diary, put

from backcoach.run.starting.saved_sessions import open_or_recover
from backcoach.storage.damage import checksums
from backcoach.storage.errors import DamagedError
from backcoach.storage.store import Store, StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from support.builders import Coach


@pytest.mark.parametrize("table", ["event", "logged", "session", "digest"])
def test_a_changed_number_within_a_row_is_noticed(tmp_path: Path, table: str) -> None:
    fill(tmp_path)
    changes = {
        "event": "UPDATE event SET body = replace(body, '\"reps\":8', '\"reps\":9')",
        "logged": "UPDATE logged SET reps = 9 WHERE place = 1",
        "session": "UPDATE session SET started_at = started_at + 1",
        "digest": "UPDATE digest SET body = replace(body, '\"reps\":8', '\"reps\":9')",
    }
    with Store.open(tmp_path) as store:
        store.inspect()
        store.keep([Diary("kept").do(3).state])
        assert store.past(0, 0, [])["0" * 36] is None
        store._db.execute(changes[table])
        if table == "digest":
            assert set(store.past(0, 0, []).values()) == {None}
        else:
            with pytest.raises(DamagedError):
                store.inspect()


def test_what_another_program_writes_during_an_inspection_is_no_damage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path, 3)
    written: list[Coach] = []

    def checksum(*row: object) -> int:
        if not written:
            written.append(Diary("another", day=9))
            put(other, written[0].do(2).note("meanwhile"))
        return event_checksum(*row)

    event_checksum = checksums.event_checksum
    with Store.open(tmp_path) as store, Store.open(tmp_path) as other:
        monkeypatch.setattr(checksums, "event_checksum", checksum)
        store.inspect()
        store.inspect(whole=True)
        assert len(store.history()) == 4


def test_a_start_looks_at_the_latest_sessions_and_a_whole_inspection_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checksums, "NEWEST", 3)
    fill(tmp_path)
    with Store.open(tmp_path) as store:
        store._db.execute("UPDATE logged SET reps = 9 WHERE session = ?", ("0" * 36,))
        store.inspect()
        with pytest.raises(DamagedError):
            store.inspect(whole=True)
        store._db.execute("UPDATE logged SET reps = 9 WHERE session = ?", (f"{11:036}",))
        with pytest.raises(DamagedError):
            store.inspect()


def test_noise_anywhere_is_noticed_or_changes_nothing(tmp_path: Path) -> None:
    fill(tmp_path, 6)
    with Store.open(tmp_path) as store:
        whole = contents(store)
    stored = (tmp_path / FILE).read_bytes()
    chance = random.Random(3)
    kinds = set()
    for number in range(60):
        folder = tmp_path / str(number)
        folder.mkdir()
        spoilt = bytearray(stored)
        at = chance.randrange(len(spoilt))
        harm = chance.randbytes(chance.choice((1, 16, 512)))
        spoilt[at : at + len(harm)] = harm
        (folder / FILE).write_bytes(spoilt[: len(stored)])
        kinds.add(_is_noticed(folder, whole))
    assert kinds == {True, False}


def _is_noticed(folder: Path, whole: object) -> bool:
    try:
        store, notice = open_or_recover(folder)
    except StoreError:
        return True
    with store:
        try:
            store.inspect(whole=True)
        except DamagedError:
            return True
        assert notice or contents(store) == whole
    return bool(notice)
