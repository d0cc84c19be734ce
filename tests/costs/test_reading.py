"""What is read and computed, each tested by its cause: queries, letters, hints."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import contextmanager
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from bench.seeding import seed

from backcoach.clock import wall_ms
from backcoach.core.coaching.ability.past_sets.visits import Visit, visit_in
from backcoach.core.coaching.targets.known import coaching
from backcoach.core.exercises import model
from backcoach.core.planning.todays_plan import Today, prepare
from backcoach.core.session import events, plan
from backcoach.core.session.events import NoteAdded
from backcoach.core.settings import settings
from backcoach.core.text import clean
from backcoach.core.toml import reading, validation
from backcoach.run.starting.saved_sessions import SavedSessions
from backcoach.storage import rows
from backcoach.storage.store import Store, read_history
from backcoach.userfiles.exercises_file import load, shipped_path

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import ModuleType

    from backcoach.core.session.state import State


EXERCISES = {prescription.exercise for prescription in load(shipped_path()).session[0].exercise}


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a year of sessions."""
    folder = tmp_path_factory.mktemp("year")
    seed(folder, 260)
    return folder


@contextmanager
def queries(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Collect every statement that SQLite is given."""
    statements: list[str] = []
    connect = sqlite3.connect

    def traced(*place: object, **how: object) -> sqlite3.Connection:
        db = connect(*place, **how)  # type: ignore[call-overload]
        db.set_trace_callback(statements.append)
        return db  # type: ignore[no-any-return]

    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", traced)
        yield statements


def test_a_start_reads_what_it_learns_from_in_a_few_queries(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with queries(monkeypatch) as statements:
        memory = SavedSessions(year, EXERCISES, is_mine=True)
    reads = [query for query in statements if query.lstrip().startswith("SELECT")]
    assert 0 < len(memory.finished) <= 12 * 5 + len(EXERCISES)
    others = {
        *("what is live", "what is finished", "pains and red flags"),
        *("what was decided about programmes", "what was done for them"),
    }
    assert len(reads) <= len(EXERCISES) + len(others)


def test_the_history_is_one_query_however_long(year: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with queries(monkeypatch) as statements:
        assert len(read_history(year)) == 260
    assert sum(query.lstrip().startswith("SELECT") for query in statements) == 1


def test_the_course_of_an_exercise_is_one_query_and_reads_only_what_is_shown(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with queries(monkeypatch) as statements:
        (session,) = read_history(year, 1, "band_row")
    assert sum(query.lstrip().startswith("SELECT") for query in statements) == 1
    assert any(done.exercise == "band_row" for done in session.sets)


def test_an_appended_event_is_one_transaction(
    tmp_path: Path, year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(year, readonly=True) as store:
        (name,) = (session.id for session in store.history(1))
        stored = store.load(name)
        (record,) = store.history(1)
    with queries(monkeypatch) as statements, Store.open(tmp_path) as store:
        statements.clear()
        store.append(name, [(0, stored.started)], record)
    assert [query for query in statements if query in ("BEGIN IMMEDIATE", "COMMIT")] == [
        "BEGIN IMMEDIATE",
        "COMMIT",
    ]
    assert not any(query.startswith("SELECT") for query in statements)


def test_what_is_plain_is_not_cleaned_letter_by_letter(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_: object) -> object:
        raise AssertionError("cleaned in vain")

    with Store.open(year, readonly=True) as store:
        (name,) = (session.id for session in store.history(1))
        bodies = [rows.encode(event) for event in store.load(name).events.values()]
    monkeypatch.setattr(rows, "clean_tree", never)
    assert len([rows.decode(body) for body in bodies]) == len(bodies)


def test_the_exercises_are_read_without_a_look_at_each_letter_and_each_hint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[object] = []

    def watched(value: object, hint: object) -> object:
        looked.append(value)
        return msgspec.convert(value, hint)

    def never(_: object) -> object:
        raise AssertionError("cleaned in vain")

    monkeypatch.setattr(reading, "clean_tree", never)
    monkeypatch.setattr(validation, "msgspec", SimpleNamespace(convert=watched))
    library = load(shipped_path())
    assert len(looked) < len(library.exercise) + 2 * sum(
        len(session.exercise) for session in library.session
    )


@pytest.mark.parametrize("text", ["\x1b[31m", "a\\u001bb", "é\u202e", "line\nline", '"quoted"'])
def test_what_is_not_plain_is_cleaned(text: str) -> None:
    raw = msgspec.json.encode(NoteAdded(at=1, text=text))
    assert rows.decode(raw) == NoteAdded(at=1, text=clean(text))


@pytest.mark.parametrize("module", [model, settings, events, plan])
def test_hints_that_a_start_reads_are_no_texts_to_be_evaluated(module: ModuleType) -> None:
    """`from __future__ import annotations` makes texts of them; these modules do without."""
    kinds = [
        kind
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    ]
    own = [kind for kind in kinds if kind.__module__.startswith(module.__name__)]
    hints = [hint for kind in own for hint in vars(kind).get("__annotations__", {}).values()]
    assert hints
    assert not [hint for hint in hints if isinstance(hint, str)]


def test_a_plan_looks_at_each_visit_of_the_past_once(
    year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = load(shipped_path())
    past = SavedSessions(year, EXERCISES, is_mine=True).finished
    looked_at: Counter[tuple[str, str]] = Counter()

    def watched(state: State, exercise: str, **how: Any) -> Visit | None:
        looked_at[state.id, exercise] += 1
        return visit_in(state, exercise, **how)

    monkeypatch.setattr(coaching, "visit_in", watched)
    person = settings.Settings().person()
    assert prepare(library, library.session[0], person, past, Today(now=wall_ms())).plan
    assert set(looked_at.values()) == {1}
