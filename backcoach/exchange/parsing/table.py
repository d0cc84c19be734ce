"""Delimited text: a header that names columns, and rows that may be cut, wrapped or unclosed.

RFC 4180 with what real files do beside it: `;`, tabs, `sep=;`, lone carriage returns, whole rows
in one quoted cell, and quotes that are never closed, which would swallow the rest of the file.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING

from backcoach.exchange.parsing.core_imports import clean, one_line
from backcoach.exchange.parsing.lines import Lines
from backcoach.exchange.parsing.numbers import BadValueError

if TYPE_CHECKING:
    from backcoach.exchange.report import Findings

# A record over more lines than this has lost its closing quote. In a file where many did, each
# line is read alone, or a hostile one would be read over and over.
_MOST_LINES = 100
_MOST_UNCLOSED = 200
_LONGEST_HEADER = 65_536
_LONGEST_TITLE = 80  # characters that are kept of what nobody knows
_LONGEST_EXTRA = 4000
_ENOUGH_CELLS = 4

Take = Callable[[int, list[str]], None]


class Table:
    """Rows under a header. `line` counts from 1 in the file, also for a part of it."""

    def __init__(self, lines: Iterable[str], first_line: int = 1) -> None:
        """Read the header: the first line that is not blank. It may be missing."""
        self._lines = Lines(lines)
        self._first_line = first_line
        at, self.delimiter = 0, ""
        while (head := self._lines.get(at) or "") and (not head.strip() or head.startswith("sep=")):
            if head.startswith("sep="):
                self.delimiter = head[4:5].strip("\n")
            at += 1
        if not self.delimiter:
            self.delimiter = max(",;\t", key=head.count)
        self._begin = at + 1
        self._most_lines = _MOST_LINES
        self._unclosed = 0
        self._origin = 0
        try:
            cells = next(csv.reader([head[:_LONGEST_HEADER]], delimiter=self.delimiter), [])
        except csv.Error:
            cells = []
        if len(head) > _LONGEST_HEADER:
            cells = []
        self.header = [one_line(clean(cell))[:_LONGEST_TITLE] for cell in cells]
        self.columns: dict[str, int] = {}
        self._picked: set[int] = set()
        self._extra: list[tuple[str, int]] = []

    @property
    def unused(self) -> list[str]:
        """The titles of all columns that no field stands for."""
        used = set(self.columns.values())
        return [title for at, title in enumerate(self.header) if title and at not in used]

    def fields(self, names: Mapping[str, str]) -> dict[str, int]:
        """Return the columns that a format knows: its field by where it stands, first ones win."""
        places: dict[str, int] = {}
        for at, title in enumerate(self.header):
            field = names.get(title.casefold())
            if field is not None:
                places.setdefault(field, at)
        return places

    def use(self, columns: dict[str, int]) -> None:
        """Settle which field stands in which column."""
        self.columns = columns

    def picker(self, *fields: str) -> Callable[[list[str]], tuple[str, ...]]:
        """Return what takes the cells of these fields from a row; absent columns are blank.

        A row that `for_each_row` gives ends with a blank cell for that. Columns that have a title
        and are never picked are extras.
        """
        places = [self.columns.get(field, -1) for field in fields]
        self._picked.update(places)
        self._extra = [
            (title, at) for at, title in enumerate(self.header) if title and at not in self._picked
        ]
        return itemgetter(*places)

    def extras(self, cells: list[str]) -> dict[str, str] | None:
        """Return the cells of all columns that are not picked, without blank ones."""
        if not self._extra:
            return None
        values = {title: clean(cells[at]).strip()[:_LONGEST_EXTRA] for title, at in self._extra}
        return {title: value for title, value in values.items() if value} or None

    def for_each_row(self, take: Take, findings: Findings) -> None:
        """Call `take` with line and cells of each row; if it raises BadValueError, it is refused.

        Rows with too few cells are reported as cut short, blank ones are passed over.
        """
        at = self._begin
        while self._lines.get(at) is not None:
            at = self._run(at, take, findings)

    def _feed(self, at: int) -> Iterator[str]:
        """Give lines from `at` on, but not more than a record can have."""
        while at - self._origin < self._most_lines:
            line = self._lines.get(at)
            if line is None:
                return
            yield line
            at += 1
            if not at % _MOST_LINES:
                self._lines.forget(self._origin)

    def _run(self, at: int, take: Take, findings: Findings) -> int:
        """Read records from a line on, up to one that is unclosed. Return where to go on."""
        start, first, width = at, self._first_line, len(self.header)
        self._origin = after = at
        reader = csv.reader(self._feed(at), delimiter=self.delimiter)
        while True:
            try:
                for cells in reader:
                    at, after = after, start + reader.line_num
                    self._origin = after
                    if after - at > 1 and self._is_unclosed(at, after, len(cells)):
                        findings.rows += 1
                        findings.add("row_cut_short", first + at)
                        self._unclosed += 1
                        self._most_lines = _MOST_LINES if self._unclosed < _MOST_UNCLOSED else 1
                        return at + 1
                    if any(cells):
                        findings.rows += 1
                        if len(cells) == width and self._lines.get(after) is not None:
                            cells.append("")
                            take(first + at, cells)
                        elif row := self._whole(cells, at, after):
                            take(first + at, row)
                        else:
                            findings.add("row_cut_short", first + at)
            except csv.Error as problem:  # noqa: PERF203  entered once a bad row, not once a row
                findings.rows += 1
                findings.add("row_refused", first + after, f"line {first + after}: {problem}")
                return after + 1
            except BadValueError as problem:
                findings.add("row_refused", first + at, f"line {first + at}: {problem}")
            else:
                return max(after, start + 1)

    def _whole(self, cells: list[str], at: int, after: int) -> list[str] | None:
        """Return a row of full width with a blank cell behind it; None if it is cut short.

        Raises BadValueError if something stands behind the last column.
        """
        width = len(self.header)
        is_last = self._lines.get(after) is None
        if len(cells) == 1 < width:
            cells = next(csv.reader(cells, delimiter=self.delimiter), [])
        if len(cells) < width or (is_last and self._ends_unclosed(at, after)):
            return None
        if any(cells[width:]):
            raise BadValueError(f"{len(cells)} cells under {width} columns")
        cells[width:] = [""]
        return cells

    def _is_unclosed(self, at: int, after: int, cells: int) -> bool:
        """Whether a record over several lines swallowed others for want of a closing quote."""
        width = len(self.header)
        if cells < width or after - at >= self._most_lines:
            return True
        if self._lines.get(after) is None and self._ends_unclosed(at, after):
            return True
        return width >= _ENOUGH_CELLS and any(
            len(next(csv.reader([line], delimiter=self.delimiter), [])) == width
            for line in self._lines.some(at + 1, after)
        )

    def _ends_unclosed(self, at: int, after: int) -> bool:
        """Whether the last record of the file, from a line on, stops inside a quoted cell."""
        return sum(line.count('"') for line in self._lines.some(at, after)) % 2 == 1
