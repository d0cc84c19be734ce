"""Imports into the store of a data folder, while no other program writes to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from backcoach.exchange.intake.comparing import compare_all
from backcoach.exchange.intake.storing import last_import, remember, store_import, take_back
from backcoach.run.past import text_copy
from backcoach.run.past.sessions import open_to_change
from backcoach.storage.damage.copies import keep_copy
from backcoach.storage.store import Store
from backcoach.userfiles.safe_files import path_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from backcoach.exchange.intake.comparing import Comparison
    from backcoach.exchange.intake.source import Source


class Written(NamedTuple):
    """How many sessions and decisions were stored, where the copy of before is, what to say."""

    sessions: int
    decisions: int
    copy: str
    remarks: list[str]


class TakenBack(NamedTuple):
    """How many sessions and decisions no longer count, how many sessions changed and stay."""

    sessions: int
    decisions: int
    left: int
    remarks: list[str]


def compare(data_dir: Path, sources: Sequence[Source]) -> list[Comparison]:
    """Compare sources with the store, which may be in use. Raises StoreError."""
    with Store.open(data_dir, readonly=True) as store:
        return compare_all(sources, store, _taken_back(data_dir))


def write(
    data_dir: Path,
    sources: Sequence[Source],
    at: int,
    *,
    replaces: bool,
    on_stored: Callable[[], object] = lambda: None,
) -> Written:
    """Store what is new of sources after a copy of the store, all or nothing.

    Raises RefusalError, StoreError, FileError.
    """
    with open_to_change(data_dir) as store:
        comparisons = compare_all(sources, store, _taken_back(data_dir))
        copy = keep_copy(data_dir) if store.newest_event() else None
        with store.transaction():  # what could not be taken back is not stored
            imported = store_import(store, comparisons, at, replaces=replaces, on_stored=on_stored)
            remember(data_dir, imported)
    remarks = text_copy.follow(data_dir)
    counts = len(imported.sessions), len(imported.decisions)
    return Written(*counts, path_text(copy) if copy else "", remarks)


def undo(data_dir: Path, at: int) -> TakenBack | None:
    """Take the last import back; None where there is none.

    Raises RefusalError, StoreError, FileError.
    """
    imported = last_import(data_dir)
    if imported is None or imported.is_taken_back:
        return None
    with open_to_change(data_dir) as store, store.transaction():
        done, left = take_back(store, imported, at)
        remember(data_dir, replace(imported, is_taken_back=True))
    return TakenBack(done, len(imported.decisions), left, text_copy.follow(data_dir))


def _taken_back(data_dir: Path) -> frozenset[str]:
    imported = last_import(data_dir)
    if imported is None or not imported.is_taken_back:
        return frozenset()
    return frozenset((*imported.sessions, *imported.decisions))
