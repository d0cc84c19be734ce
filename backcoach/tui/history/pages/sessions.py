"""All sessions as a table: filtered by typing, sorted by any column, opened with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from backcoach.core.session.past.session_record import local
from backcoach.core.text import one_line
from backcoach.tui.history.view import (
    GOOD,
    HEAD,
    MUTED,
    PAIN,
    RECENT,
    Rows,
    View,
    cells,
    nothing_yet,
    row_line,
)

if TYPE_CHECKING:
    from backcoach.core.views.history.figures import Day
    from backcoach.tui.history.view import Around

# Name, and its width (negative: aligned to the right; 0: what is left).
COLUMNS = (
    ("date", 16),
    ("session", 18),
    ("sets", -7),
    ("time", -7),
    ("volume", -9),
    ("bests", -6),
    ("pain", -5),
    ("note", 0),
)
BY_WORTH = (6, 5, 3, 4, 7)  # the columns beyond the first three, as long as there is room
NARROW, DAY_COLUMNS = 56, 10  # columns of the screen below which a date has no time
LEAST_NAME, LEAST_NOTE, GAP = 10, 8, 2


NO_SESSION = "Each session is listed here once it is over. In the calendar l logs an earlier one."


class Sessions(View["tuple[list[Day], dict[str, int]]"]):
    """Letters filter by the name, the date and the note; digits have no other meaning here."""

    title: ClassVar = "Sessions"
    keys: ClassVar = (
        ("Type", "to filter"),
        ("←→", "Sort by"),
        ("/", "The other way round"),
        ("↑↓", "Session"),
        ("Enter", "Open"),
        ("End", "All"),
    )
    keys_when_empty: ClassVar = (("End", "All"),)

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._rows = Rows()
        self._filter = ""
        self._column = 0
        self._is_rising = self._reads_all = False

    @property
    def is_empty(self) -> bool:
        return not self._days

    def read(self) -> tuple[list[Day], dict[str, int]]:
        since = None if self._reads_all else self.around.now - RECENT
        return self.around.past.days(since), self.around.past.bests(since)

    def take(self, read: tuple[list[Day], dict[str, int]]) -> None:
        self._days, self._bests = read
        self._sort()

    def _sort(self) -> None:
        words = self._filter.lower().split()
        matching = [day for day in self._days if all(word in _searched(day) for word in words)]
        matching.sort(key=self._value, reverse=not self._is_rising)
        self._found = matching

    def lines(self, width: int, height: int) -> list[Content]:
        widths = self._widths = _widths(width)
        if not self._days:
            return nothing_yet("No session yet", NO_SESSION, width, height)
        arrow = "▲" if self._is_rising else "▼"
        heads = [
            (f"{COLUMNS[number][0]}{arrow if number == self._column else ''}", columns)
            for number, columns in widths.items()
        ]
        count = f"{len(self._found)} of {len(self._days)}"
        span = "" if self._reads_all or width < NARROW else " of the last three years"
        typed = Content.assemble("Filter ", (f"{self._filter}▏", "bold"))
        noun = "session" if len(self._days) == 1 else "sessions"
        found = (f"  {count}{words}" for words in (f" {noun}{span}", f" {noun}", ""))
        room = width - typed.cell_length
        lines = [
            Content.assemble(typed, (next((t for t in found if len(t) <= room), ""), MUTED)),
            Content.styled(f"  {cells(heads)}", HEAD),
        ]
        for number in self._rows.fit(len(self._found), height - 2):
            texts = self._texts(self._found[number])
            row = cells([(texts[column], columns) for column, columns in widths.items()])
            is_chosen = number == self._rows.chosen
            lines.append(row_line(_coloured(f"{row:<{width - 2}}"), chosen=is_chosen))
        if not self._found:
            lines.append(Content.styled("  No session like that.", MUTED))
        return lines

    def key(self, key: str, character: str | None) -> bool:
        if key == "enter":
            if self._found:
                self.around.open_session(self._found[self._rows.chosen].id)
        elif key in ("left", "right"):
            step = 1 if key == "right" else -1
            self._column = (self._column + step) % len(COLUMNS)
            self._sort()
        elif key == "backspace":
            self._filter = self._filter[:-1]
            self._sort()
        elif key == "end" and not self._reads_all:
            self._reads_all = True
            self.load()
            self._rows.chosen = len(self._found) - 1
        elif key == "slash":
            self._is_rising = not self._is_rising
            self._sort()
        elif character and character.isprintable() and (character.strip() or self._filter):
            self._filter += character
            self._rows.chosen = 0
            self._sort()
        else:
            return self._rows.key(key)
        return True

    def click(self, column: int, row: int) -> None:
        number = self._rows.row_at(row - 2)
        if row == 1:
            self._sort_at(column - GAP)
        elif number is not None:
            if number == self._rows.chosen:
                self.key("enter", None)
            self._rows.chosen = number

    def _sort_at(self, column: int) -> None:
        """Sort by the column whose head was clicked, the other way round at the second click."""
        end = 0
        for number, columns in self._widths.items():
            end += abs(columns) + GAP
            if column < end or not columns:
                self._is_rising = number == self._column and not self._is_rising
                self._column = number
                self._sort()
                return

    def _value(self, day: Day) -> tuple[object, int]:
        values: tuple[object, ...] = (
            day.at,
            day.name.lower(),
            day.done,
            day.seconds,
            day.volume,
            self._bests.get(day.id, 0),
            day.pain,
            bool(day.note),
        )
        return values[self._column], day.at

    def _texts(self, day: Day) -> tuple[str, ...]:
        minutes, bests = max(1, round(day.seconds / 60)), self._bests.get(day.id)
        return (
            f"{local(day.at, day.offset):%Y-%m-%d %H:%M}"[: self._widths[0]],
            one_line(day.name),
            f"{day.done} / {day.planned}",
            f"{minutes} min" if day.seconds else "",
            f"{round(day.volume / 1000):,} kg".replace(",", " ") if day.volume else "",
            f"★ {bests}" if bests else "",
            f"! {day.pain}" if day.pain else "",
            one_line(day.note),
        )


def _coloured(row: str) -> Content:
    """Return a row with its bests and pains in their colours."""
    return Content(row).highlight_regex(r"★ \d+", style=GOOD).highlight_regex(r"! \d+", style=PAIN)


def _widths(width: int) -> dict[int, int]:
    """Return the columns that a screen of this width has room for, with their own widths."""
    widths = {number: COLUMNS[number][1] for number in range(3)}
    if width < NARROW:
        widths[0] = DAY_COLUMNS
        widths[1] = max(LEAST_NAME, width - GAP - DAY_COLUMNS - abs(widths[2]) - 2 * GAP)
    used = sum(abs(columns) + GAP for columns in widths.values())
    for number in BY_WORTH:
        columns = COLUMNS[number][1]
        used += (abs(columns) or LEAST_NOTE) + GAP
        if used > width:
            break
        widths[number] = columns
    return dict(sorted(widths.items()))


def _searched(day: Day) -> str:
    return f"{local(day.at, day.offset):%Y-%m-%d %A %B} {day.name} {day.note}".lower()
