"""A log that files are taken into, and files of another program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exchange.fixtures import BERLIN, HEADER, SHIPPED, TODAY

from backcoach.core.exercises.names import NameTable, known_names
from backcoach.exchange.context import ReadOptions
from backcoach.exchange.intake.comparing import Comparison, compare_all
from backcoach.exchange.intake.sources import Reading, read_source
from backcoach.exchange.intake.storing import LastImport, store_import, take_back
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.exchange.intake.source import Source


NOW = 1_795_000_000_000


def reading(**given_options: Any) -> Reading:
    by_hand = given_options.pop("by_hand", {})
    read_options = ReadOptions(**{"today": TODAY, "zone": BERLIN, **given_options})
    return Reading(read_options, NameTable(known_names(SHIPPED.exercise)), by_hand, NOW)


def source(folder: Path, text: str, **given_options: Any) -> Source:
    path = folder / "file"
    path.write_text(text, encoding="utf-8")
    return read_source(path, reading(**given_options))


def counts(comparison: Comparison) -> dict[str, int]:
    return {key: count for key, count in comparison.counts().items() if count}


class Log:
    """A store, and imports into it."""

    def __init__(self, folder: Path) -> None:
        self.store = Store.open(folder / "data")
        self.taken_back: frozenset[str] = frozenset()

    def compare(self, *sources: Source) -> list[dict[str, int]]:
        return [counts(each) for each in compare_all(sources, self.store, self.taken_back)]

    def take(self, *sources: Source, replaces: bool = False) -> LastImport:
        comparisons = compare_all(sources, self.store, self.taken_back)
        return store_import(self.store, comparisons, NOW, replaces=replaces)

    def undo(self, imported: LastImport) -> tuple[int, int]:
        result = take_back(self.store, imported, NOW + 1)
        self.taken_back = frozenset(imported.sessions)
        return result

    @property
    def records(self) -> list[SessionRecord]:
        return [each for each in self.store.history() if each.status == "finished"]


ROW = '2021-05-0{day} 18:00:00;"A";"{name}";{set};{load};kg;{reps};8;;;0;"";"";40m\n'


def rows(*sets: tuple[int, str, int, int]) -> str:
    """A file of Strong's with sets: day, exercise, load and reps of each."""
    return HEADER + "".join(
        ROW.format(day=day, name=name, set=at, load=load, reps=reps)
        for at, (day, name, load, reps) in enumerate(sets, 1)
    )
