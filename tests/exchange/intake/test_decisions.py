"""What was decided about programmes goes out and comes back with the log, and can be taken back."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from exchange.intake.log import NOW, reading
from exchange.records import START, decision, decisions, done, export, session
from hypothesis import given

from backcoach.core.programmes.standing import standing
from backcoach.core.session.fold import begin, replay
from backcoach.core.session.past.session_record import record
from backcoach.core.toml.reading import ParseError
from backcoach.exchange.intake.comparing import compare_all
from backcoach.exchange.intake.preview import preview
from backcoach.exchange.intake.source import SourceError
from backcoach.exchange.intake.sources import read_source
from backcoach.exchange.intake.storing import LastImport, store_import, take_back
from backcoach.exchange.own import decision_form, jsonl
from backcoach.exchange.own.mistake import MistakeError
from backcoach.exchange.own.text_form import is_as_written
from backcoach.exchange.spare_copy import spare_sessions
from backcoach.exchange.text_folder import TextFolder
from backcoach.run.past.text_copy import update
from backcoach.storage.damage.recovery import recover
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.session.events import ProgrammeChanged
    from backcoach.exchange.intake.source import Source

DECIDED = (
    decision("chosen"),
    decision("paused", id="b2", at=START + 86_400_123),
    decision("resumed", id="b3", at=START + 172_800_000),
)
SESSION = session(done("1.1", "db_row", reps=8))


class Log:
    """A store, and imports into it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store.open(folder)

    def keep(self, *decided: ProgrammeChanged) -> None:
        for each in decided:
            self.store.append(each.id, [(0, each)], record(begin(each)))

    def take(self, source: Source, taken_back: frozenset[str] = frozenset()) -> LastImport:
        return store_import(
            self.store, compare_all([source], self.store, taken_back), NOW, replaces=False
        )

    def decisions(self) -> tuple[ProgrammeChanged, ...]:
        """What was decided and holds."""
        return tuple(each for each, holds in self.store.decisions() if holds)


def written(folder: Path, *decided: ProgrammeChanged) -> Path:
    """A file of JSON lines with a session and decisions."""
    path = folder / "log.jsonl"
    path.write_text("".join(jsonl.write([SESSION], export(*decided))), encoding="utf-8")
    return path


@given(decisions)
def test_the_file_of_a_decision_is_read_back_whole(decided: ProgrammeChanged) -> None:
    text = decision_form.write(decided)

    assert decision_form.matches(text.encode())
    assert decision_form.read(text.encode(), "x") == decided
    assert is_as_written(text)


def test_a_mistake_in_a_decision_is_named_with_its_line() -> None:
    text = decision_form.write(decision()).replace('"chosen"', '"picked"')
    with pytest.raises(ParseError) as problem:
        decision_form.read(text.encode(), "log/x.toml")
    assert [line.split(": ")[0] for line in problem.value.lines] == ["log/x.toml:4"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("chosen", "picked"), ('"programme":"balanced",', ""), ('"balanced"', "5"), ("-1", "-9")],
)
def test_a_line_that_is_no_decision_is_named(old: str, new: str) -> None:
    text = "".join(jsonl.write([], export(decision()))).replace(old, new)
    with pytest.raises(MistakeError) as problem:
        list(jsonl.read([text]))
    assert problem.value.lines("f")[0].startswith("f:1: ")


@pytest.mark.parametrize("form", ["jsonl", "text"])
def test_decisions_come_back_with_an_import(tmp_path: Path, form: str) -> None:
    path = written(tmp_path, *DECIDED)
    if form == "text":
        path = tmp_path / "text"
        TextFolder(path).update([SESSION], [(each, True) for each in DECIDED])
    source = read_source(path, reading())
    log = Log(tmp_path / "data")
    (comparison,) = compare_all([source], log.store)
    assert comparison.counts()["decisions"] == 3
    lines = "\n".join(preview(source, comparison, replaces=False))
    assert "3 decisions about balanced: 3 new" in lines

    imported = log.take(source)
    assert (list(imported.sessions), list(imported.decisions)) == ([SESSION.id], ["b1", "b2", "b3"])
    assert log.decisions() == DECIDED
    held = standing(log.decisions())
    assert held is not None
    assert (held.programme, held.status, len(held.pauses)) == ("balanced", "active", 1)
    assert [each.id for each in log.store.sessions()] == [SESSION.id]

    (again,) = compare_all([source], log.store)
    assert (again.counts()["decisions"], again.counts()["there"]) == (0, 1)
    assert "3 there already" in "\n".join(preview(source, again, replaces=False))


def test_an_import_of_decisions_is_taken_back_and_can_come_again(tmp_path: Path) -> None:
    log = Log(tmp_path / "data")
    log.keep(DECIDED[0])
    source = read_source(written(tmp_path, *DECIDED), reading())
    imported = log.take(source)
    folder = tmp_path / "text"
    update(log.folder, str(folder))
    assert len(list(folder.rglob("*.toml"))) == 4

    assert take_back(log.store, imported, NOW + 1) == (1, 0)
    assert log.decisions() == DECIDED[:1]
    update(log.folder, str(folder))
    assert [path.stem for path in folder.rglob("*.toml")] == ["2026-09-21-1613-balanced-chosen"]

    again = log.take(source, frozenset((*imported.sessions, *imported.decisions)))
    assert log.decisions() == DECIDED
    stored = log.store.load("b2")
    assert replay(stored.started, stored.later).phase == "discarded"  # it counts as no session

    take_back(log.store, again, NOW + 2)
    assert log.decisions() == DECIDED[:1]


def test_an_export_holds_only_decisions_that_hold(tmp_path: Path) -> None:
    log = Log(tmp_path / "data")
    imported = log.take(read_source(written(tmp_path, *DECIDED[1:]), reading()))
    log.keep(DECIDED[0])
    take_back(log.store, imported, NOW + 1)

    assert log.decisions() == DECIDED[:1]
    assert list(log.store.sessions()) == [
        each for each in log.store.history() if each.id == SESSION.id
    ]


def test_one_file_of_a_decision_alone_is_imported(tmp_path: Path) -> None:
    path = tmp_path / "saved.txt"
    path.write_text(decision_form.write(decision()), encoding="utf-8")
    source = read_source(path, reading())

    assert (source.incoming, source.decisions) == ((), (decision(),))
    log = Log(tmp_path / "data")
    lines = list(preview(source, compare_all([source], log.store)[0], replaces=False))
    assert len(lines) == 2
    log.take(source)
    assert log.decisions() == (decision(),)


def test_one_id_at_a_session_and_a_decision_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="two sessions"):
        read_source(written(tmp_path, decision(id=SESSION.id)), reading())


def test_a_damaged_store_takes_decisions_from_the_log_as_text(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", tmp_path / "text"
    log = Log(data)
    log.keep(*DECIDED)
    log.take(read_source(written(tmp_path), reading()))
    update(data, str(folder))
    log.store.close()
    (data / "backcoach.db-wal").unlink(missing_ok=True)
    os.truncate(data / "backcoach.db", 5000)

    sentence = recover(data, lambda: spare_sessions(data))
    assert "1 session was recovered, 1 from the log as text" in sentence
    assert Log(data).decisions() == DECIDED
