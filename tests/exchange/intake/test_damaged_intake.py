"""A damaged file is stored whole, as far as it says something, or not at all."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from exchange.fixtures import BERLIN, SHIPPED, TODAY
from exchange.records import export, session_records
from exchange.soundness import WORDS, damaged, is_clean
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from backcoach.core.exercises.names import NameTable, known_names
from backcoach.core.session.fold import begin
from backcoach.core.session.past.known_exercises import KnownExercises, with_known
from backcoach.core.session.past.session_record import record
from backcoach.exchange.context import ReadOptions
from backcoach.exchange.exporters.formats import FORMATS
from backcoach.exchange.intake.comparing import compare_all
from backcoach.exchange.intake.preview import preview
from backcoach.exchange.intake.recorded import restored
from backcoach.exchange.intake.source import SourceError
from backcoach.exchange.intake.sources import Reading, read_source
from backcoach.exchange.intake.storing import store_import
from backcoach.exchange.own.text_form import read as read_text
from backcoach.exchange.own.text_form import write as write_text
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.session.past.session_record import SessionRecord

TABLE = NameTable(known_names(SHIPPED.exercise))
KNOWN = KnownExercises(SHIPPED.exercise)
OPTIONS = ReadOptions(today=TODAY, zone=BERLIN)


def take(data: bytes, options: ReadOptions) -> list[SessionRecord]:
    """Import a file into an empty store; return what is in it afterwards."""
    with TemporaryDirectory() as place:
        path = Path(place) / "file"
        path.write_bytes(data)
        with Store.open(Path(place) / "data") as store:
            try:
                source = read_source(path, Reading(options, TABLE, {}, 1))
            except SourceError as error:
                check_lines(error.lines)
                return []
            comparisons = compare_all([source], store)
            check_lines(preview(source, comparisons[0], replaces=False))
            store_import(store, comparisons, 1, replaces=False)
            history = store.history()
            again = compare_all([source], store)[0]
            near = len(comparisons[0].near)
            assert len(history) + near == len(source.incoming)
            assert (len(again.there), len(again.changed)) == (len(history), 0)
            for incoming in source.incoming:
                with_known(begin(incoming.event), KNOWN)
            return history


def check_lines(lines: Iterable[str]) -> None:
    """There are some, and each is one line that no terminal takes for a command."""
    kept = list(lines)
    assert kept
    assert all(is_clean(line) and "\n" not in line for line in kept)


@settings(max_examples=50)
@given(damaged())
def test_a_damaged_export_is_stored_whole_or_not_at_all(file: tuple[bytes, ReadOptions]) -> None:
    for session in take(*file):
        assert read_text(write_text(session).encode(), "f") == session
        assert record(begin(restored(session, 1))) == session


@settings(max_examples=60, deadline=None)
@given(
    st.data(),
    st.lists(session_records(), min_size=1, max_size=2),
    st.sampled_from(["jsonl", "csv", "text"]),
)
def test_a_damaged_file_of_our_own_is_stored_whole_or_not_at_all(
    data: st.DataObject, sessions: list[SessionRecord], kind: str
) -> None:
    sessions = [replace(each, status="finished") for each in sessions]
    text = write_text(sessions[0]) if kind == "text" else "".join(FORMATS[kind](sessions, export()))
    spoilt = bytearray(text.encode())
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(spoilt)))
        end = data.draw(st.integers(at, min(len(spoilt), at + 40)))
        spoilt[at:end] = data.draw(st.sampled_from([b"", *WORDS]))
    take(bytes(spoilt), OPTIONS)
