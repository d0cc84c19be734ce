"""All sessions as a table: filtered by typing, sorted by any column, opened with Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from backcoach.core.session.past.session_record import local
from backcoach.core.text import one_line
from backcoach.tui.history.view import HEAD, MUTED, RECENT, Rows, View, cells, row_line

if TYPE_CHECKING:
    from backcoach.core.views.history.figures import Day

# Name, width (negative: aligned to the right), columns of the screen from which it is shown.
COLUMNS = (
    ("date", 16, 0),
    ("session", 18, 0),
    ("sets", -7, 0),
    ("time", -7, 50),
    ("volume", -9, 74),
    ("pain", -4, 66),
    ("note", 0, 84),
)


NARROW, DAY_COLUMNS = 50, 10  # columns of the screen below which a date has no time


class Sessions(View):
    """Letters filter by the name, the date and the note; digits have no other meaning here."""

    title: ClassVar = "Sessions"
    keys: ClassVar = "type to filter  ←→ sort by  / other way round  ↑↓ session  Enter open"

    def load(self) -> None:
        self._rows = getattr(self, "_rows", Rows())
        self._filter = getattr(self, "_filter", "")
        self._column = getattr(self, "_column", 0)
        self._is_rising = getattr(self, "_is_rising", False)
        self._reads_all = getattr(self, "_reads_all", False)
        since = None if self._reads_all else self.around.now - RECENT
        self._days = self.around.past.days(since)
        self._sort()

    def _sort(self) -> None:
        words = self._filter.lower().split()
        matching = [day for day in self._days if all(word in _searched(day) for word in words)]
        matching.sort(key=lambda day: _value(day, self._column), reverse=not self._is_rising)
        self._found = matching

    def lines(self, width: int, height: int) -> list[Content]:
        columns = [number for number, (_, _, least) in enumerate(COLUMNS) if width >= least]
        arrow = "▲" if self._is_rising else "▼"
        is_narrow = width < NARROW
        widths = {number: COLUMNS[number][1] for number in columns}
        if is_narrow:
            widths[0], widths[1] = DAY_COLUMNS, width - DAY_COLUMNS - 15
        heads = [
            (f"{COLUMNS[number][0]}{arrow if number == self._column else ''}", widths[number])
            for number in columns
        ]
        count = f"{len(self._found)} of {len(self._days)}"
        span = "" if self._reads_all else " of the last three years, End reads all"
        lines = [
            Content.assemble(
                "Filter ", (f"{self._filter}▏", "bold"), (f"  {count} sessions{span}", MUTED)
            ),
            Content.styled(f"  {cells(heads)}", HEAD),
        ]
        for number in self._rows.fit(len(self._found), height - 2):
            texts = _texts(self._found[number])
            first = texts[0][:DAY_COLUMNS] if is_narrow else texts[0]
            rest = [(texts[column], widths[column]) for column in columns[1:]]
            row = cells([(first, widths[0]), *rest])
            lines.append(row_line(row, chosen=number == self._rows.chosen))
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
            self._sort_at(column - 2)
        elif number is not None:
            if number == self._rows.chosen:
                self.key("enter", None)
            self._rows.chosen = number

    def _sort_at(self, column: int) -> None:
        """Sort by the column whose head was clicked, the other way round at the second click."""
        left = 0
        for number, (_, width, _) in enumerate(COLUMNS):
            if column < left + abs(width) + 2 or not width:
                self._is_rising = number == self._column and not self._is_rising
                self._column = number
                self._sort()
                return
            left += abs(width) + 2


def _value(day: Day, column: int) -> tuple[object, int]:
    values: tuple[object, ...] = (
        day.at,
        day.name.lower(),
        day.done,
        day.seconds,
        day.volume,
        day.pain,
        bool(day.note),
    )
    return values[column], day.at


def _texts(day: Day) -> tuple[str, ...]:
    return (
        f"{local(day.at, day.offset):%Y-%m-%d %H:%M}",
        one_line(day.name),
        f"{day.done} / {day.planned}",
        f"{max(1, round(day.seconds / 60))} min" if day.seconds else "",
        f"{round(day.volume / 1000):,} kg".replace(",", " ") if day.volume else "",
        str(day.pain or ""),
        one_line(day.note),
    )


def _searched(day: Day) -> str:
    return f"{local(day.at, day.offset):%Y-%m-%d %A %B} {day.name} {day.note}".lower()
