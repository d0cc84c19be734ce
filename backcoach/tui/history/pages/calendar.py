"""The calendar: as many months as there is room for, a day for each cell."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from backcoach.core.session.past.session_record import local
from backcoach.core.text import counted
from backcoach.core.views.history import months
from backcoach.pictures.charts import bar_chart
from backcoach.tui.drawing.text_rows import beside
from backcoach.tui.history.pages.month_grid import LEAST_BELOW, TINTS, Grid, layout
from backcoach.tui.history.view import HEAD, MUTED, RECENT, STRONG, View, packed

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from backcoach.core.views.history.figures import Day
    from backcoach.core.views.history.months import Measure
    from backcoach.tui.history.pages.month_grid import Place

MOST_BELOW = 4  # rows of what was on the chosen day
SHORT = 12  # rows, below which there is a month and a row for the day
AHEAD = 92  # days for which planned ones are read
WEEKS = 52
WEEKS_LEAST = WEEKS + 50  # columns from which the weeks stand beside the day
LABELS = 8  # columns beside the bars of the weeks
SHORT_DAY = 60  # columns below which a day is said in short
MOVES = {"left": -1, "right": 1, "up": -7, "down": 7, "pageup": -28, "pagedown": 28}


class Calendar(View["tuple[list[Day], Collection[date]]"]):
    """The arrows walk through the days, Enter opens what was trained on one."""

    title: ClassVar = "Calendar"
    keys: ClassVar = (
        ("←→↑↓", "Day"),
        ("PgUp PgDn", "Month"),
        ("Home", "Today"),
        ("Enter", "Open"),
        ("l", "Log"),
        ("m", "Sets or minutes"),
    )
    keys_when_empty: ClassVar = (*keys[:3], keys[4])  # without what is trained

    _since: int | None = None
    _day: date | None = None
    _measure: Measure = "sets"
    _days: dict[date, list[Day]]
    _places: tuple[Place, ...] = ()

    def read(self) -> tuple[list[Day], Collection[date]]:
        past = self.around.past
        since = self.around.now - RECENT if self._since is None else self._since
        first, last = local(since, 0).date(), months.days_apart(self._today, AHEAD)
        return past.days(since), past.planned(first, last)

    def take(self, read: tuple[list[Day], Collection[date]]) -> None:
        days, self._planned = read
        self._days = months.by_date(day for day in days if day.done)
        if self._day is None:
            self._day = min(max(self._days, default=self._today), self._today)

    @property
    def is_empty(self) -> bool:
        return not self._days and not self._planned

    @property
    def _today(self) -> date:
        return local(self.around.now, self.around.host.session.state.offset).date()

    @property
    def _chosen_day(self) -> date:
        return self._day or self._today

    def lines(self, width: int, height: int) -> list[Content]:
        is_short = height < SHORT
        lines = [] if is_short else self._summary(width)
        grid = Grid(
            self._days,
            self._planned,
            self._today,
            self._chosen_day,
            self._measure,
            self.around.past.first_weekday,
        )
        months_lines, self._places = grid.lines(layout(width, height - len(lines)), len(lines))
        lines += months_lines
        while not lines[-1].plain.strip():
            lines.pop()
        if height - len(lines) > LEAST_BELOW:
            lines.append(Content(""))
        rest = height - len(lines)
        chosen = self._chosen(min(rest, MOST_BELOW), width)
        if is_short:
            chosen = chosen[-1:]
        elif not self._days:
            pass  # there is nothing to draw
        elif width >= WEEKS_LEAST and rest >= MOST_BELOW:
            chosen = beside(chosen, self._weeks(), width - WEEKS - LABELS)
        elif width >= WEEKS + LABELS and rest > len(chosen) + MOST_BELOW:
            chosen += [Content(""), *self._weeks()]
        return [*lines[: height - len(chosen)], *chosen]

    def _summary(self, width: int) -> list[Content]:
        weeks = months.streak(self._days, self._today, self.around.past.first_weekday)
        a_year_ago = months.days_apart(self._today, -365)
        sessions = sum(len(days) for day, days in self._days.items() if day > a_year_ago)
        streak = counted(weeks, "week")
        depths = months.DEPTHS[self._measure]
        unit = "sets" if self._measure == "sets" else "min"
        spans = [f"{low}-{high - 1}" for low, high in itertools.pairwise(depths)] + [
            f"{depths[-1]}+"
        ]
        signs = [
            Content.assemble(
                (f" {months.MARKS[number]} ", f"{STRONG} {TINTS[number]}"), (f" {span}", MUTED)
            )
            for number, span in enumerate(spans)
        ]
        signs[-1] = Content.assemble(signs[-1], (f" {unit}", MUTED))
        others = [(months.SHORT, "cut short")]
        if self._planned:
            others += [(months.MISSED, "missed"), (months.PLANNED, "planned")]
        signs += [Content.styled(f"{sign} {words}", MUTED) for sign, words in others]
        head = Content("No session yet · l logs an earlier one")
        if self._days:
            count = counted(sessions, "session")
            head = Content.assemble((f"{streak} in a row", STRONG), f"   {count} in a year")
        legend = Content("  ").join(signs)
        if head.cell_length + legend.cell_length + 2 < width:
            gap = " " * (width - head.cell_length - legend.cell_length)
            return [Content.assemble(head, gap, legend)]
        return [head, *packed(signs, width)]

    def _chosen(self, rows: int, width: int) -> list[Content]:
        day = self._chosen_day
        head = Content.styled(f"{day:%A} {day.day} {day:%B %Y}", HEAD)
        trained = self._days.get(day, [])
        if trained:
            texts = [day_text(session, width) for session in trained[: max(1, rows - 1)]]
            return [head, *map(Content, texts)]
        text = "No session" if day > self._today else "No session · l logs one"
        if day in self._planned:
            text = "Planned, not trained · Enter logs it" if day < self._today else "Planned"
        return [head, Content.styled(text, MUTED)]

    def _weeks(self) -> list[Content]:
        """Return the last 52 weeks as bars."""
        first = self.around.past.first_weekday
        sums = months.by_week(self._days, self._today, first, WEEKS, self._measure)
        head = f"{self._measure.capitalize()} a week, a year"
        rows = bar_chart(sums, MOST_BELOW - 1)
        labels = [f"{max(sums):>5} ┤", *["      │"] * (len(rows) - 2), f"{0:>5} ┤"]
        return [
            Content.styled(f"       {head}", MUTED),
            *(
                Content.assemble((label, MUTED), (row, STRONG))
                for label, row in zip(labels, rows, strict=True)
            ),
        ]

    def key(self, key: str, character: str | None) -> bool:
        if key in MOVES:
            self._day = min(months.days_apart(self._chosen_day, MOVES[key]), self._last_day)
            self._read_back()
        elif key == "home":
            self._day = self._today
        elif key == "enter":
            self._open()
        elif character == "l":
            self._log()
        elif character == "m":
            self._measure = "minutes" if self._measure == "sets" else "sets"
        else:
            return False
        return True

    @property
    def _last_day(self) -> date:
        """The last day that can be walked to: what is planned may lie ahead."""
        return max([self._today, *self._planned])

    def _read_back(self) -> None:
        """Read the years before, where one comes near the first day that was read."""
        since = self.around.now - RECENT if self._since is None else self._since
        if self._chosen_day < local(since + RECENT // 2, 0).date():
            self._since = since - RECENT
            self.load()

    def _open(self) -> None:
        day = self._chosen_day
        trained = self._days.get(day)
        if trained:
            self.around.open_session(trained[-1].id)
        elif day in self._planned and day < self._today:
            self._log()
        else:
            self.around.say("No session on this day · l logs one")

    def _log(self) -> None:
        """Let a session of the chosen day be entered, with the session of today filled in."""
        day = self._chosen_day
        if day > self._today:
            self.around.say("This day is still to come")
            return
        self.around.log_session(day)

    def click(self, column: int, row: int) -> None:
        for columns, top, day in self._places:
            if top == row and column in columns and day <= self._last_day:
                if day == self._chosen_day:
                    self._open()
                self._day = day


def day_text(day: Day, width: int) -> str:
    """Return a session in a line: `18:05  Strong back  14 of 16 sets  58 min  ! pain 3  “note”`.

    Where there is no room for that it is shorter, and the name is cut before the figures are.
    """
    start = f"{local(day.at, day.offset):%H:%M}"
    minutes = [f"{max(1, round(day.seconds / 60))} min"] if day.seconds else []
    pain = [f"! pain {day.pain}"] if day.pain else []
    text = "  ".join([start, day.name, f"{day.done} of {day.planned} sets", *minutes, *pain])
    if day.note:
        text += f"  “{day.note}”"
    if len(text) <= width or width >= SHORT_DAY:
        return text
    figures = "  ".join([f"{day.done}/{day.planned}", *minutes, *pain])
    room = max(1, width - len(start) - len(figures) - 4)
    name = day.name if len(day.name) <= room else f"{day.name[: room - 1]}…"
    return f"{start}  {name}  {figures}"
