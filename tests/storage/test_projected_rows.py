"""A session of another program is stored once, and read from that as from its record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from exchange.fixtures import EXPECTED, FOLDER

from backcoach.cli.main import main
from backcoach.core.session.fold import replay
from backcoach.core.session.past.session_record import record
from backcoach.core.session.timing.duration import seconds_trained
from backcoach.storage.reading import figures
from backcoach.storage.reading.best_days import bests_by_session
from backcoach.storage.reading.json_history import json_history
from backcoach.storage.store import Store
from backcoach.userfiles.paths import data_dir

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = [name for name, entry in EXPECTED.items() if entry.get("sessions")]


@pytest.fixture
def imported() -> Iterator[Store]:
    """All that the invented files hold."""
    paths = [str(FOLDER / name) for name in FILES]
    CliRunner().invoke(main, ["import", *paths, "--write", "--unit", "kg"])
    with Store.open(data_dir()) as store:
        yield store


def read(store: Store) -> list[object]:
    """Return what is read of a store in every way."""
    names = store.exercise_names()
    return [
        store.history(),
        list(store.sessions()),
        *(store.history(None, name) for name in names[::10]),
        list(json_history(data_dir())),
        figures.days(store),
        figures.weeks_of_exercises(store),
        figures.bests(store),
        figures.last_of_each(store),
        bests_by_session(store),
        *(figures.done_sets(store, name) for name in names),
        *(sorted(map(str, figures.remarks(store, name))) for name in names),
    ]


def test_it_is_read_the_same_from_its_event_and_from_its_record(imported: Store) -> None:
    before = read(imported)
    sessions = imported.history()
    assert len(sessions) > 20
    assert any(figures.remarks(imported, name) for name in imported.exercise_names())
    assert imported.select("SELECT count(*) FROM record") == [(0,)]
    imported.inspect(whole=True)
    counting = [session for session in sessions if session.status == "finished"]
    assert [day.seconds for day in figures.days(imported)] == list(map(seconds_trained, counting))

    for session in sessions:
        stored = imported.load(session.id)
        imported.append(session.id, [], record(replay(stored.started, stored.later)))
    assert imported.select("SELECT count(*) FROM record") == [(len(sessions),)]
    assert read(imported) == before
    imported.inspect(whole=True)
