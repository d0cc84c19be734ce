"""Loads, names and texts in the store: they come back as they were, or clean."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs
from support.builders import exercise, line
from support.diary import Diary, put

from backcoach.core.notation import Load
from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin, replay
from backcoach.core.session.plan import Result
from backcoach.storage.store import Store


@pytest.mark.parametrize(
    "load",
    [
        Load(24_000),
        Load(24_040, "lb"),
        Load(-30_000),
        Load(-13_608, "lb"),
        Load(0),
        Load(None, band="green"),
        Load(None, "lb", "schwer (rot)"),
        None,
    ],
    ids=str,
)
def test_s14_a_load_keeps_its_grams_its_unit_and_its_band(store: Store, load: Load | None) -> None:
    put(store, Diary("one").do(load=load, rir=0).finish())
    expected = Result(reps=8, load=load, rir=0)
    assert store.history()[0].sets[0].result == expected
    event = store.load("one").later[1]
    assert isinstance(event, ev.SetDone)
    assert event.result == expected


NAMES = ["Ausfallschritt über Kreuz", "سحب أرضي", "硬拉", "Становая тяга", "👩‍👩‍👧 row", "e\u0301"]


@pytest.mark.parametrize("name", NAMES)
def test_s19_names_in_any_script_survive(store: Store, name: str) -> None:
    diary = put(store, Diary("one", line(structs.replace(exercise(), name=name))).do().note(name))
    stored = store.load("one")
    assert begin(stored.started).plan.slots[0].exercise.name == name
    assert stored.later == diary.events
    assert replay(stored.started, stored.later).notes == (name,)


@settings(max_examples=60)
@given(note=st.text(st.characters(), min_size=1))
def test_any_text_can_be_stored_and_comes_back_clean(
    tmp_path_factory: pytest.TempPathFactory, note: str
) -> None:
    folder = tmp_path_factory.mktemp("text")
    with Store.open(folder) as store:
        diary = Diary("one")
        diary.started = structs.replace(diary.started, file=note)
        put(store, diary.note(note + "\x1b]0;owned\x07\udcff"))
        put(store, diary)
        event = store.load("one").later[0]
        assert isinstance(event, ev.NoteAdded)
        assert not {"\x1b", "\x07", "\udcff"} & set(event.text)
    shutil.rmtree(folder)


def test_text_that_another_program_wrote_is_cleaned(store: Store) -> None:
    put(store, Diary("one"))
    store._db.execute("UPDATE session SET name = 'a\x1b[2Jb', file = CAST(x'66ff' AS TEXT)")
    (session,) = store.history()
    assert (session.name, session.file) == ("a[2Jb", "f\ufffd")
