"""The sets of a past session as rows of a table, with as many columns as there is room for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.session.past.session_record import local
from backcoach.core.text import one_line
from backcoach.core.wording.phrases import amount, count_of, reserve_cell
from backcoach.tui.history.view import cells

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from backcoach.core.session.past.session_record import SetRecord

SET, DONE, REMARKS = 2, 4, 7  # columns
NARROW, LEAST_DONE = 50, 7  # columns of the screen below which the names need all that is left
WIDEST_REMARKS = 22
NAME = -1  # stands for what the other columns leave
NARROWEST, WIDEST = 14, 26
# Name, width (negative: aligned to the right), columns of the screen from which it is shown.
COLUMNS = (
    ("time", 5, 84),
    ("exercise", NAME, 0),
    ("set", 7, 50),
    ("target", 8, 84),
    ("done", 13, 0),
    ("left", -4, 0),
    ("rest", -12, 74),
    ("", 0, 50),
)


class SetTable:
    """`name` returns what the exercise of a set is called."""

    def __init__(
        self, sets: Sequence[SetRecord], name: Callable[[SetRecord], str], width: int
    ) -> None:
        self._name = name
        columns = [number for number, (_, _, least) in enumerate(COLUMNS) if width >= least]
        remarks = max((len(_remarks(done)) for done in sets), default=0)
        remark_columns = min(remarks, WIDEST_REMARKS) if REMARKS in columns else 0
        results = max((len(_result(done)) for done in sets), default=0)
        self._widths = _widths(width, columns, remark_columns, results)

    def heads(self) -> str:
        return cells([(COLUMNS[number][0], columns) for number, columns in self._widths.items()])

    def row(self, done: SetRecord, *, is_first: bool) -> str:
        """Return the row of a set, with its exercise where it is the first one of it."""
        texts = self._texts(done, is_first=is_first)
        return cells([(texts[number], columns) for number, columns in self._widths.items()])

    def _texts(self, done: SetRecord, *, is_first: bool) -> tuple[str, ...]:
        rest = ""
        if done.is_left:
            rest = "left"
        elif done.rest_taken_s is not None or done.rest_planned_s is not None:
            rest = f"{_clock(done.rest_taken_s)} of {_clock(done.rest_planned_s)}"
        place = f"{'w' if done.kind == 'warmup' else ''}{done.set}"
        if done.side != "both":
            place += f" {done.side}"
        return (
            f"{local(done.done_at, done.offset):%H:%M}",
            self._name(done) if is_first else "" if SET in self._widths else f"  set {place}",
            place,
            done.target,
            _result(done),
            reserve_cell(done.rir),
            rest,
            _remarks(done),
        )


def _result(done: SetRecord) -> str:
    if done.skipped:
        return "skipped"
    return amount(count_of(done.result), done.load, hold=done.seconds is not None)


def _remarks(done: SetRecord) -> str:
    """Return what kind of set it is, whether it was assumed, and its note."""
    kind = "" if done.kind in ("work", "warmup") else done.kind
    assumed = "" if done.reported or done.skipped else "assumed"
    note = f"“{one_line(done.note)}”" if done.note else ""
    return "  ".join(filter(None, (kind, assumed, note)))


def _widths(width: int, numbers: list[int], remarks: int, results: int) -> dict[int, int]:
    """Return the widths of the columns that are shown, with room for remarks and sets so wide."""
    widths = {number: COLUMNS[number][1] for number in numbers}
    if width < NARROW:
        widths[DONE] = min(widths[DONE], max(results, LEAST_DONE))
    others = sum(abs(columns) + 2 for columns in widths.values() if columns != NAME)
    name = min(WIDEST, max(NARROWEST, width - others - 2 - remarks))
    return {number: name if columns == NAME else columns for number, columns in widths.items()}


def _clock(seconds: int | None) -> str:
    return "-" if seconds is None else f"{seconds // 60}:{seconds % 60:02}"
