"""The records of each exercise: the heaviest reported set for a number of repetitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from backcoach.core.coaching.ability.curve import maximum, slope_of, value_of
from backcoach.core.session.past.session_record import local
from backcoach.core.units import from_grams
from backcoach.core.wording.phrases import amount, count_of
from backcoach.tui.history.view import GOOD, HEAD, Rows, View, cells, nothing_yet, row_line

if TYPE_CHECKING:
    from backcoach.core.session.plan import Side
    from backcoach.core.views.history.figures import Best
    from backcoach.tui.history.view import Around

DAY = 86_400_000
NARROW = 56  # columns, below which a date is short
WIDE, DAY_COLUMNS = 90, 16  # columns, from which a record has its age and what it stands for
DONE_COLUMNS = 16  # of a set where there is room
NEW = 14  # days for which a record is marked


NO_RECORD = "A record needs a reported set: say how many were left, or correct a number."


class Records(View["list[Best]"]):
    """Enter opens the course of the exercise."""

    title: ClassVar = "Records"
    keys: ClassVar = (("↑↓", "Record"), ("Enter", "Its course"))

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        self._rows = Rows()

    def read(self) -> list[Best]:
        return self.around.past.records()

    def take(self, read: list[Best]) -> None:
        names = {known.id: known.name for known in self.around.host.library.exercise}
        self._bests = [(names.get(best.exercise, best.exercise), best) for best in read]
        self._bests.sort(key=lambda pair: (pair[0], pair[1].side))

    @property
    def is_empty(self) -> bool:
        return not self._bests

    def lines(self, width: int, height: int) -> list[Content]:
        if not self._bests:
            return nothing_yet("No record yet", NO_RECORD, width, height)
        is_narrow = width < NARROW
        day_format = "%y-%m-%d" if is_narrow else "%Y-%m-%d"
        sign = " ★" if is_narrow else " ★ new"
        sets = [self._done(best) for _, best in self._bests]
        days = [
            local(best.at, best.offset).strftime(day_format) + (sign if self._is_new(best) else "")
            for _, best in self._bests
        ]
        done_columns = max(map(len, sets))
        is_wide = width >= WIDE
        if is_wide:
            done_columns = max(done_columns, DONE_COLUMNS)
        name = max(8, min(32, width - 6 - done_columns - max(map(len, days))))
        day_columns = DAY_COLUMNS if is_wide else 0
        columns = [("exercise", name), ("set", done_columns), ("date", day_columns)]
        columns += [("ago", -9), ("as one rep", -12)] if is_wide else []
        lines = [Content.styled(f"  {cells(columns)}", HEAD)]
        previous = ""
        for number in self._rows.fit(len(self._bests), height - 1):
            label, best = self._bests[number]
            label = _label(label, best.side, name)
            is_chosen = number == self._rows.chosen
            heading = "" if label == previous and not is_chosen else label
            row_cells = [(heading, name), (sets[number], done_columns), (days[number], day_columns)]
            if is_wide:
                row_cells += [(_ago(self.around.now - best.at), -9), (self._one_rep(best), -12)]
            row = cells(row_cells)
            coloured = Content(f"{row:<{width - 2}}").highlight_regex("★ ?(new)?", style=GOOD)
            lines.append(row_line(coloured, chosen=is_chosen))
            previous = label
        return lines

    @staticmethod
    def _done(best: Best) -> str:
        result = best.result
        return amount(count_of(result), result.load, hold=result.seconds is not None)

    def _is_new(self, best: Best) -> bool:
        return self.around.now - best.at < NEW * DAY

    def _one_rep(self, best: Best) -> str:
        """Return the load that would have gone once, by the curve of the exercise."""
        known = self.around.host.library.find_exercise(best.exercise)
        load, reps = best.result.load, best.result.reps
        if known is None or known.load != "external" or not load or not load.grams or not reps:
            return ""
        grams = maximum(value_of(load.grams, reps, slope_of(known)))
        return f"{from_grams(round(grams), load.unit):.0f} {load.unit}"

    def key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        if key == "enter" and self._bests:
            self.around.open_exercise(self._bests[self._rows.chosen][1].exercise)
            return True
        return self._rows.key(key)

    def click(self, column: int, row: int) -> None:  # noqa: ARG002
        number = self._rows.row_at(row - 1)
        if number is not None:
            if number == self._rows.chosen:
                self.key("enter", None)
            self._rows.chosen = number


def _ago(passed: int) -> str:
    days = passed // DAY
    return "today" if days < 1 else "1 day" if days == 1 else f"{days} days"


def _label(name: str, side: Side, columns: int) -> str:
    """Return an exercise with its side, which stays where the name has to be cut."""
    words = "" if side == "both" else f", {side}"
    if len(name + words) <= columns:
        return name + words
    end = f" {side[0].upper()}" if words else ""
    return f"{name[: columns - len(end) - 1]}…{end}"
