"""The calendar: as many months as there is room for, a day for each cell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from backcoach.core.session.past.session_record import local
from backcoach.core.session.past.typed_sets import planned_text
from backcoach.core.views.history import months
from backcoach.tui.history.view import CHOSEN, HEAD, MUTED, RECENT, STRONG, View
from backcoach.tui.panes.pane import beside

if TYPE_CHECKING:
    from backcoach.core.views.history.figures import Day

CELL, GAP = 4, 3
MONTH_COLUMNS = 7 * CELL
MONTH_ROWS = 9  # name, weekdays, six weeks, a blank
BELOW = 4  # rows of what was on the chosen day
SHORT = 12  # rows, below which there is a month and a row for the day
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MOVES = {"left": -1, "right": 1, "up": -7, "down": 7, "pageup": -28, "pagedown": 28}


class Calendar(View):
    """The arrows walk through the days, Enter opens what was trained on one."""

    title: ClassVar = "Calendar"
    keys: ClassVar = "←→↑↓ day  PgUp PgDn month  Enter open  Home today  l Log"

    def load(self) -> None:
        self._since: int | None = self.around.now - RECENT
        self._days = months.by_date(self.around.past.days(self._since))
        self._today = local(self.around.now, self.around.host.session.state.offset).date()
        self._day = min(max(self._days, default=self._today), self._today)
        self._places: list[tuple[int, int, date]] = []

    def lines(self, width: int, height: int) -> list[Content]:
        across = max(1, (width + GAP) // (MONTH_COLUMNS + GAP))
        is_short = height < SHORT
        below = 1 if is_short else BELOW
        down = max(1, (height - below) // MONTH_ROWS)
        count = across * down
        apart = (self._today.year - self._day.year) * 12 + self._today.month - self._day.month
        last = months.earlier(self._today.year, self._today.month, apart // count * count)
        self._places = []
        lines: list[Content] = [] if is_short else [self._summary()]
        for row in range(down):
            blocks = []
            for column in range(across):
                place = row * across + column
                month = months.earlier(*last, count - 1 - place)
                blocks.append(self._month(*month, column, len(lines)))
            joined = blocks[0]
            for number, block in enumerate(blocks[1:], 1):
                joined = beside(joined, block, number * (MONTH_COLUMNS + GAP))
            lines += joined
        lines = lines[: height - below + (not is_short)]
        return [*lines, *self._chosen()[-1 if is_short else 0 :]][:height]

    def _summary(self) -> Content:
        weeks = months.streak(self._days, self._today)
        a_year_ago = months.days_apart(self._today, -365)
        sessions = sum(len(days) for day, days in self._days.items() if day > a_year_ago)
        streak = "1 week" if weeks == 1 else f"{weeks} weeks"
        marks = "  ".join(
            f"{months.MARKS[name]} {words}"
            for name, words in (
                ("some", "1-5 sets"),
                ("half", "6-12"),
                ("full", "13 on"),
                ("short", "cut short"),
            )
        )
        return Content.assemble(
            (f"{streak} in a row", STRONG), f"  {sessions} sessions in a year  ", (marks, MUTED)
        )

    def _month(self, year: int, month: int, column: int, top: int) -> list[Content]:
        name = date(year, month, 1).strftime("%B %Y")
        lines = [
            Content.styled(f" {name}", HEAD),
            Content.styled("".join(f" {day} " for day in WEEKDAYS), MUTED),
        ]
        for week in months.weeks_of(year, month):
            parts: list[tuple[str, str] | str] = []
            for number, day in enumerate(week):
                if day.month != month:
                    parts.append(" " * CELL)
                    continue
                left = column * (MONTH_COLUMNS + GAP) + number * CELL
                self._places.append((left, top + len(lines), day))
                parts.append(self._cell(day))
            lines.append(Content.assemble(*parts))
        return lines + [Content("")] * (MONTH_ROWS - len(lines))

    def _cell(self, day: date) -> tuple[str, str]:
        trained = self._days.get(day, [])
        mark = months.mark(trained) or " "
        if day == self._day:
            return f"[{day.day:>2}{mark if mark != ' ' else ']'}", CHOSEN
        if day > self._today:
            return f" {day.day:>2} ", MUTED
        return f" {day.day:>2}{mark}", STRONG if trained else ""

    def _chosen(self) -> list[Content]:
        day = self._day
        lines = [Content.styled(f"{day:%A} {day.day} {day:%B %Y}", HEAD)]
        trained = self._days.get(day, [])
        lines += [Content(day_text(session)) for session in trained[: BELOW - 1]]
        return lines if trained else [*lines, Content.styled("No session", MUTED)]

    def key(self, key: str, character: str | None) -> bool:
        if key in MOVES:
            self._day = min(months.days_apart(self._day, MOVES[key]), self._today)
            if self._since is not None and self._day < recent_from(self.around.now):
                self._since = None
                self._days = months.by_date(self.around.past.days())
        elif key == "home":
            self._day = self._today
        elif key == "enter":
            self._open()
        elif character == "l":
            self._log()
        else:
            return False
        return True

    def _open(self) -> None:
        trained = self._days.get(self._day)
        if trained:
            self.around.open_session(trained[-1].id)
        else:
            self.around.say("No session on this day")

    def _log(self) -> None:
        """Let a session of the chosen day be typed, with the session of today filled in."""
        day = self._day

        def answered(text: str) -> None:
            try:
                sentence = self.around.past.log(day, text)
            except ValueError as error:
                sentence = str(error)
            self.around.reload()
            self._day = day
            self.around.say(sentence)

        plan = planned_text(self.around.host.session.state.plan)
        self.around.ask(f"Sets of {day}, exercises parted by ;", plan, answered)

    def click(self, column: int, row: int) -> None:
        for left, top, day in self._places:
            if top == row and left <= column < left + CELL and day <= self._today:
                if day == self._day:
                    self._open()
                self._day = day


def recent_from(now: int) -> date:
    """Return the first day whose sessions, and those of the months beside it, are read at once."""
    return local(now - RECENT // 2, 0).date()


def day_text(day: Day) -> str:
    """Return a session in a line: `18:05  Strong back  14 of 16 sets  58 min  pain 3`."""
    start = local(day.at, day.offset)
    minutes = f"  {max(1, round(day.seconds / 60))} min" if day.seconds else ""
    pain = f"  pain {day.pain}" if day.pain else ""
    note = f"  “{day.note}”" if day.note else ""
    return f"{start:%H:%M}  {day.name}  {day.done} of {day.planned} sets{minutes}{pain}{note}"
