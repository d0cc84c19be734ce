"""Events that are read from the pages of a spoilt file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from storage.damage.harm import FILE, fill, noise
from support.builders import line
from support.diary import Diary, numbered, put

from backcoach.storage.damage.raw_pages import raw_events
from backcoach.storage.rows import encode
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def sound(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[bytes, bytes, dict[tuple[str, int], bytes]]:
    """A file, its log, and everything that both hold together."""
    folder = tmp_path_factory.mktemp("sound")
    coaches = fill(folder, 4)
    store = Store.open(folder)
    coaches.append(put(store, Diary("in the log", line("row", 5)).do(3).note("x" * 9000)))
    database, log = (folder / FILE).read_bytes(), (folder / f"{FILE}-wal").read_bytes()
    store.close()
    bodies = {
        (coach.state.id, number): encode(event)
        for coach in coaches
        for number, event in numbered(coach)
    }
    return database, log, bodies


def found_in(folder: Path, database: bytes, log: bytes) -> set[tuple[str, int, bytes]]:
    (folder / "db").write_bytes(database)
    (folder / "wal").write_bytes(log)
    events = raw_events(folder / "db", folder / "wal")
    return {(name, number, body) for name, number, body, is_trusted in events if is_trusted}


def test_the_pages_of_a_sound_store_hold_every_event(
    tmp_path: Path, sound: tuple[bytes, bytes, dict[tuple[str, int], bytes]]
) -> None:
    database, log, bodies = sound
    assert found_in(tmp_path, database, log) == {(*key, body) for key, body in bodies.items()}


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_stops_the_reading_of_pages_nor_touches_other_pages(
    tmp_path: Path, sound: tuple[bytes, bytes, dict[tuple[str, int], bytes]], data: st.DataObject
) -> None:
    database, log, bodies = sound
    at = data.draw(st.integers(0, len(database) - 1))
    harm = noise(data.draw(st.integers(1, 3000)), seed=at)
    database = (database[:at] + harm + database[at + len(harm) :])[: len(database)]
    if data.draw(st.booleans()):
        database = database[: data.draw(st.integers(0, len(database)))]
    events = found_in(tmp_path, database, log)
    assert {("in the log", 0), ("in the log", 7)} <= {(name, number) for name, number, _ in events}
    whole = {(name, number) for name, number, body in events if bodies.get((name, number)) == body}
    assert {key for key in bodies if key[0] == "in the log"} <= whole


def test_a_page_of_noise_says_nothing(tmp_path: Path) -> None:
    for seed in range(60):
        leaf = b"\x0d" + noise(4095, seed)
        assert found_in(tmp_path, leaf * 2, leaf) == set()
