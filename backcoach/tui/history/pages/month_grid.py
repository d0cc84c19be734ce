"""Months side by side: a day for each cell, with a mark and a tint by how much was done."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from backcoach.core.views.history import months
from backcoach.tui.drawing.text_rows import beside
from backcoach.tui.history.view import CHOSEN, HEAD, MUTED, STRONG

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from backcoach.core.views.history.figures import Day
    from backcoach.core.views.history.months import Measure

    Place = tuple[range, int, date]  # the columns and the row of a day

GAP = 2  # columns between months
MONTH_ROWS = 9  # name, weekdays, six weeks, a blank
LEAST_BELOW = 2  # rows that are left below the months
A_YEAR = 12  # months
TINTS = ("on $accent 12%", "on $accent 24%", "on $accent 36%", "on $accent 46%")


class Layout(NamedTuple):
    """Columns of a day, and how many months stand side by side and below each other."""

    cell: int
    across: int
    down: int

    @property
    def month(self) -> int:
        """Columns of a month."""
        return 7 * self.cell

    @property
    def months(self) -> int:
        return self.across * self.down


def layout(width: int, height: int) -> Layout:
    """Return the layout for a place: narrow days where wide ones leave no room for a year."""
    down = max(1, (height - LEAST_BELOW + 1) // MONTH_ROWS)
    wide, narrow = (
        Layout(cell, max(1, (width + GAP) // (7 * cell + GAP)), down) for cell in (4, 3)
    )
    return narrow if wide.across < narrow.across and wide.months < A_YEAR else wide


class Grid(NamedTuple):
    """What the cells show, and with which weekday their weeks begin."""

    days: Mapping[date, list[Day]]
    planned: Collection[date]
    today: date
    chosen: date
    measure: Measure
    first_weekday: int

    def lines(self, plan: Layout, top: int) -> tuple[list[Content], tuple[Place, ...]]:
        """Return the months up to that of the chosen day, and where the days are from a row on."""
        chosen, today = self.chosen, self.today
        apart = (today.year - chosen.year) * 12 + today.month - chosen.month
        last = months.earlier(today.year, today.month, apart // plan.months * plan.months)
        places: list[Place] = []
        lines: list[Content] = []
        for row in range(plan.down):
            joined: list[Content] = []
            for column in range(plan.across):
                place = row * plan.across + column
                month = months.earlier(*last, plan.months - 1 - place)
                left = column * (plan.month + GAP)
                block = self._month(*month, plan.cell)
                places += self._places(*month, plan.cell, left, top + len(lines) + 2)
                joined = beside(joined, block, left) if column else block
            lines += joined
        return lines, tuple(places)

    def _month(self, year: int, month: int, cell: int) -> list[Content]:
        names = [calendar.day_abbr[(self.first_weekday + day) % 7][:2] for day in range(7)]
        lines = [
            Content.styled(date(year, month, 1).strftime("%B %Y"), HEAD),
            Content.styled("".join(f"{name:<{cell}}" for name in names), MUTED),
        ]
        for week in months.weeks_of(year, month, self.first_weekday):
            parts: list[Content | str] = []
            for day in week:
                parts += [self._cell(day) if day.month == month else "   ", " " * (cell - 3)]
            lines.append(Content.assemble(*parts))
        return lines + [Content("")] * (MONTH_ROWS - len(lines))

    def _places(self, year: int, month: int, cell: int, left: int, top: int) -> list[Place]:
        return [
            (range(left + number * cell, left + (number + 1) * cell), top + row, day)
            for row, week in enumerate(months.weeks_of(year, month, self.first_weekday))
            for number, day in enumerate(week)
            if day.month == month
        ]

    def _cell(self, day: date) -> Content:
        trained = self.days.get(day, [])
        mark = months.mark(trained, self.measure)
        if not mark and day in self.planned:
            mark = months.MISSED if day < self.today else months.PLANNED
        if day == self.chosen:
            return Content.styled(f"{day.day:>2}{mark or '‹'}", f"bold {CHOSEN}")
        depth = months.depth(trained, self.measure)
        tint = "" if depth is None else TINTS[depth]
        plain = "" if day <= self.today else MUTED
        style = f"{'bold' if tint else plain}{' underline' if day == self.today else ''} {tint}"
        missed = "bold $text-warning" if mark == months.MISSED else STRONG
        return Content.assemble((f"{day.day:>2}", style), (mark or " ", f"{missed} {tint}"))
