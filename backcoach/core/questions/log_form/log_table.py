"""The form in which a session is entered later: which it was, when it began, and its sets.

The arrows go from cell to cell; digits are typed into a cell, `+` and `-` change it by a step.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from backcoach.core.questions.log_form.log_cells import (
    MOST_MINUTES,
    SET_CELLS,
    STILL_TO_COME,
    SetCell,
    read_day,
    read_minutes,
    read_set,
    read_time,
    set_cells,
    stepped,
)
from backcoach.core.questions.log_form.typed_cells import TypedCells

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.loads.gear import Gear
    from backcoach.core.questions.form import Option
    from backcoach.core.questions.log_form.session_log import LogRow, SessionLog
    from backcoach.core.session.plan import Result

Cell = Literal["session", "day", "time", "minutes", "note"] | SetCell
ABOVE: tuple[tuple[Cell, ...], ...] = (  # places above the sets
    ("session",),
    ("day", "time"),
    ("minutes", "note"),
)
TIME_STEP, MINUTES_STEP = 15, 5  # min
USUAL_MINUTES = 45  # where the plan does not say


class LogTable(TypedCells):
    """`now` is the local time, before which the session has begun; `place` counts from the top.

    `log_of` returns a session of the file by its id, None where nothing of it can be done.
    `minutes` is how long it took, None where nobody said so; the note is of the whole session.
    """

    def __init__(
        self,
        log: SessionLog,
        began: datetime,
        now: datetime,
        gear: Gear,
        *,
        sessions: tuple[Option, ...] = (),
        log_of: Callable[[str], SessionLog | None] = lambda _: None,
    ) -> None:
        super().__init__()
        self.log = log
        self._now = now.replace(second=0, microsecond=0, tzinfo=None)
        self.began = min(began.replace(second=0, microsecond=0, tzinfo=None), self._now)
        self.sessions = sessions
        self.place = len(ABOVE) if log.rows else 0
        self.minutes: int | None = None
        self._column = 0
        self._gear = gear
        self._log_of = log_of

    def cells(self, place: int) -> tuple[Cell, ...]:
        """Return what can be changed in a place."""
        if place < len(ABOVE):
            return ABOVE[place]
        return set_cells(self.log.rows[place - len(ABOVE)])

    @property
    def cell(self) -> Cell:
        """The cell that is changed: that of the column that was gone to, where there is one."""
        columns, cells = self._columns, self.cells(self.place)
        wanted = columns[min(self._column, len(columns) - 1)]
        return wanted if wanted in cells else cells[0]

    @property
    def row(self) -> LogRow | None:
        """The set that is changed, None above the sets."""
        number = self.place - len(ABOVE)
        return self.log.rows[number] if number >= 0 else None

    @property
    def _columns(self) -> tuple[Cell, ...]:
        return SET_CELLS if self.place >= len(ABOVE) else ABOVE[self.place]

    def go(self, down: int, across: int = 0) -> None:
        """Go to another cell, once what was typed into this one can be read."""
        cells = self.cells(self.place)
        if not self.keep():
            return
        if across:
            number = min(max(cells.index(self.cell) + across, 0), len(cells) - 1)
            self._column = self._columns.index(cells[number])
        was_above, self.problem = self.row is None, ""
        self.place = min(max(self.place + down, 0), len(ABOVE) + len(self.log.rows) - 1)
        if was_above != (self.row is None):
            self._column = 0  # the columns above are others than those of the sets

    def go_to(self, place: int, cell: Cell) -> None:
        """Go to a cell, as one that was clicked."""
        if 0 <= place < len(ABOVE) + len(self.log.rows) and self.keep():
            self.place = place
            if cell in self._columns:
                self._column = self._columns.index(cell)

    @property
    def is_in_note(self) -> bool:
        return self.cell == "note"

    @property
    def is_taken_at_once(self) -> bool:
        return self.cell == "rir"

    def begins(self, character: str) -> bool:
        """A value begins with a digit, and the name of a band with a letter."""
        row, cell = self.row, self.cell
        is_band = row is not None and cell == "load" and row.exercise.load == "band"
        is_digit = character.isascii() and character.isdigit()
        return cell != "session" and (character.isalpha() if is_band else is_digit)

    def clear(self) -> None:
        row = self.row
        if row is not None and self.cell == "rir":
            self._put(row, replace(row.result, rir=None))
        elif self.cell == "minutes":
            self.minutes, self.is_changed = None, True

    def accept(self) -> bool:
        """Return whether the session may be logged as it stands; `problem` says why not."""
        if self.keep() and not self.log.done:
            self.problem = "No set of it was done"
        return not self.problem

    def take_out(self) -> None:
        """Mark a set as not done, or as done again."""
        row = self.row
        if row is not None and self.keep():
            rows = list(self.log.rows)
            rows[self.place - len(ABOVE)] = replace(row, is_done=not row.is_done)
            self._change(replace(self.log, rows=tuple(rows)))

    def add(self) -> None:
        """Add a set of the exercise, and go to it."""
        row = self.row
        if row is not None and self.keep():
            log = self.log.with_one_more(self.place - len(ABOVE))
            new = [
                number
                for number, other in enumerate(log.rows)
                if other.exercise.id == row.exercise.id
            ]
            self.place = len(ABOVE) + new[-(len(log.rows) - len(self.log.rows))]
            self._change(log)

    def step(self, direction: int) -> None:
        """Change the cell by a step, up with 1 and down with -1."""
        if not self.keep():
            return
        row, cell, self.problem = self.row, self.cell, ""
        if row is not None:
            self._put(row, stepped(row, cell, direction, self._gear))
        elif cell == "session":
            self._choose(direction)
        elif cell == "minutes":
            known = self.minutes or self.log.minutes or USUAL_MINUTES
            more = 0 if self.minutes is None else MINUTES_STEP * direction
            self.last(min(max(known + more, MINUTES_STEP), MOST_MINUTES))
        elif cell in ("day", "time"):
            days, minutes = (direction, 0) if cell == "day" else (0, TIME_STEP * direction)
            self._begin(self.began + timedelta(days=days, minutes=minutes))

    def _choose(self, direction: int) -> None:
        """Take the next session of the file, as it is planned."""
        ids = [option.value for option in self.sessions]
        number = ids.index(self.log.session) + direction if self.log.session in ids else 0
        while 0 <= number < len(ids):
            if (log := self._log_of(ids[number])) is not None:
                self._change(log)
                return
            number += direction

    def _begin(self, moment: datetime) -> None:
        if moment + timedelta(minutes=self.minutes or 0) > self._now:
            self.problem = STILL_TO_COME
        else:
            self.began, self.is_changed = moment, True

    def _put(self, row: LogRow, result: Result) -> None:
        """Give the set other numbers, with which it was done."""
        done = replace(row, result=result, is_done=True)
        self._change(self.log.with_row(self.place - len(ABOVE), done))

    def _change(self, log: SessionLog) -> None:
        self.log, self.problem, self.is_changed = log, "", True

    def take(self, text: str, *, believed: bool) -> None:
        row, cell = self.row, self.cell
        if row is not None:
            self._put(row, read_set(row, cell, text, self._gear, believed=believed))
        elif cell == "minutes":
            self.last(read_minutes(text))
        else:
            read = read_day if cell == "day" else read_time
            self._begin(read(text, self.began, self._now))

    def last(self, minutes: int) -> None:
        """Set how long the session took; one that would not be over yet began earlier."""
        self.began = min(self.began, self._now - timedelta(minutes=minutes))
        self.minutes, self.is_changed = minutes, True
