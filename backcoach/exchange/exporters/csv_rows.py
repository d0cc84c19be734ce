"""Rows of comma-separated values as text."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What makes a formula, and the apostrophe itself, so that `unguarded` can tell.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")


def rows_as_text(
    rows: Iterable[Iterable[object]], *, delimiter: str = ",", quote_texts: bool = False
) -> Iterator[str]:
    """Yield each row as one text with its line end; None is an empty cell.

    With `quote_texts` every text stands in quotes, and numbers alone do not.
    """
    line = io.StringIO()
    writer = csv.writer(
        line,
        delimiter=delimiter,
        lineterminator="\n",
        quoting=csv.QUOTE_NONNUMERIC if quote_texts else csv.QUOTE_MINIMAL,
    )
    for row in rows:
        writer.writerow(row)
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def guarded(text: str) -> str:
    """Return a text so that no spreadsheet takes it for a formula: an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """Return what was guarded."""
    return text.removeprefix("'")
