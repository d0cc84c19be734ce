"""The tables of exercises.toml as rows with their paths, for checks that concern several keys.

Values of other types than expected are passed over: the validation of the key reports them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from backcoach.core.text import quoted
from backcoach.core.toml.validation import FieldError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from backcoach.core.toml.validation import KeyPath

Row: TypeAlias = "tuple[KeyPath, dict[str, Any]]"


def rows(table: dict[str, Any], path: KeyPath, key: str) -> Iterator[Row]:
    """Yield the tables of a list with their paths."""
    items = table.get(key)
    for i, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, dict):
            yield (*path, key, i), item


def text_of(row: dict[str, Any], key: str) -> str:
    """Return the text of a key, "" where there is none."""
    value = row.get(key)
    return value if isinstance(value, str) else ""


def texts_of(path: KeyPath, row: dict[str, Any], key: str) -> Iterator[tuple[KeyPath, str]]:
    """Yield the texts of a list with their paths."""
    items = row.get(key)
    for i, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, str):
            yield (*path, key, i), item


def repeated_ids(of_a_kind: Iterable[Row]) -> Iterator[FieldError]:
    """Yield a mistake for each id that another row has already."""
    first: dict[str, KeyPath] = {}
    for path, row in of_a_kind:
        id_path = (*path, "id")
        if (name := text_of(row, "id")) and first.setdefault(name, id_path) != id_path:
            yield FieldError(id_path, f"id {quoted(name)} is used twice", see=first[name])


def reference(
    path: KeyPath, row: dict[str, Any], key: str, known: Collection[str]
) -> Iterator[FieldError]:
    """Yield a mistake where a key names what is not `known`."""
    if (name := text_of(row, key)) and name not in known:
        yield FieldError((*path, key), f"{key} {quoted(name)} does not exist", name, known)
