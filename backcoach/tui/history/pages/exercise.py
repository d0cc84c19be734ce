"""The course of one lift as a chart, with the figures beneath it and the notes beside."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.content import Content

from backcoach.core.session.past.session_record import local
from backcoach.core.text import one_line
from backcoach.core.views.history.lift_course import DAY, LiftCourse
from backcoach.pictures.lift_chart import Point, lift_chart
from backcoach.tui.drawing.text_rows import beside, cut_at_word, wrapped
from backcoach.tui.history.pages.exercise_rows import figure_rows
from backcoach.tui.history.view import GOOD, HEAD, MUTED, PAIN, STRONG, View, nothing_yet, packed

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.pictures.lift_chart import Ink, Shade
    from backcoach.tui.history.view import Around

NO_COURSE = "From the first session on, what you can do in each lift is drawn here."
RANGES = (("month", 31), ("quarter", 92), ("year", 366), ("all", 0))
YEAR = 2
SECOND = "$text-primary"
STYLES: dict[Ink, str] = {
    "axis": MUTED,
    "grid": "$foreground 25%",
    "margin": "$accent 40%",
    "line": f"bold {STRONG}",
    "second": f"bold {SECOND}",
    "point": "",
    "best": f"bold {GOOD}",
    "mark": PAIN,
}
SHADES: dict[Shade, str] = {
    "": "",
    "break": " on $foreground 12%",
    "easy": " on $success 20%",
    "pain": " on $error 25%",
}
SHORT = 14  # rows, below which there is the chart alone
NARROW = 56  # columns, below which the range that is shown stands alone
NOTES, NOTES_LEAST = 34, 100  # columns of the notes, and of the screen from which they are shown


class ExercisePage(View["tuple[list[Exercise], LiftCourse]"]):
    """Ability with its margin, working sets, bests, breaks and pains over a range of time."""

    title: ClassVar = "Exercise"
    keys: ClassVar = (("↑↓", "Exercise"), ("←→", "Month, quarter, year, all"))
    _head_end = 0
    _is_wide = True

    def __init__(self, around: Around) -> None:
        super().__init__(around)
        step = around.host.session.state.step
        self._wanted = around.host.session.state.plan.exercise(step).id if step else ""
        self._range = YEAR
        self._exercises: list[Exercise] = []

    def choose(self, exercise: str) -> None:
        """Show this exercise."""
        self._wanted = exercise
        self.load()

    def read(self) -> tuple[list[Exercise], LiftCourse]:
        exercises = sorted(self.around.past.exercises(), key=lambda exercise: exercise.name)
        if not exercises:
            return [], LiftCourse({}, is_mass=False)
        known = {exercise.id: exercise for exercise in exercises}
        exercise = known.get(self._wanted, exercises[0])
        return exercises, self.around.past.course(exercise, self._since)

    def take(self, read: tuple[list[Exercise], LiftCourse]) -> None:
        self._exercises, self._course = read

    @property
    def is_empty(self) -> bool:
        return not self._exercises

    @property
    def _since(self) -> int:
        days = RANGES[self._range][1]
        return self.around.now - days * DAY if days else -(2**62)

    @property
    def _number(self) -> int:
        ids = [exercise.id for exercise in self._exercises]
        return ids.index(self._wanted) if self._wanted in ids else 0

    def lines(self, width: int, height: int) -> list[Content]:
        self._is_wide = width >= NARROW
        if not self._exercises:
            return nothing_yet("No set yet", NO_COURSE, width, height)
        course, lines = self._course, [self._head(width)]
        if not course.points:
            text = "← → takes a longer time, ↑ ↓ another exercise."
            return lines + nothing_yet("Not done in this time", text, width, height - 1)
        is_short = height < SHORT
        if not is_short:
            lines += self._legend(width)
        rows = 0 if is_short else max(4, (height - len(lines)) // 3)
        has_notes = width >= NOTES_LEAST and bool(course.remarks)
        left = width - NOTES - 2 if has_notes else width
        chart = self._chart(left, height - len(lines) - rows)
        if has_notes and chart:
            chart = beside(chart, self._notes(len(chart)), left + 2)
        lines += chart
        return lines + figure_rows(course, width, height - len(lines))

    def _head(self, width: int) -> Content:
        ranges: list[tuple[str, str]] = []
        for number, (name, _) in enumerate(RANGES):
            is_shown = number == self._range
            if width < NARROW and not is_shown:
                continue
            ranges.append((f"[{name}]" if is_shown else f" {name} ", HEAD if is_shown else MUTED))
        number = self._number
        name = self._exercises[number].name
        place = f"  {number + 1} of {len(self._exercises)}  "
        room = width - sum(len(text) for text, _ in ranges)
        if cell_len(name) + len(place) > room:
            place = "  "
        name = cut_at_word(name, room - len(place))
        self._head_end = cell_len(name) + len(place)
        return Content.assemble((name, HEAD), (place, MUTED), *ranges)

    def _legend(self, width: int) -> list[Content]:
        course = self._course
        unit = "most for one rep, kg" if course.is_mass else "reps to failure"
        if course.is_mass and self._exercises[self._number].load != "external":
            unit += ", with the body"
        sides = list(course.sides)
        first = Content.styled("⠒⠒", STYLES["line"])
        if len(sides) > 1:
            items = [
                Content.assemble(first, f" {sides[0]} •"),
                Content.assemble(("⠒", STYLES["second"]), f" {sides[1]} ◦  {unit}"),
            ]
        else:
            items = [Content.assemble(first, f" {unit}"), Content("• what a set shows")]
        items += [
            Content.assemble(("░", STYLES["margin"]), " margin"),
            Content.assemble(("★", GOOD), " best"),
        ]
        signs = (
            (course.breaks, SHADES["break"], "╌ break"),
            (course.easy, SHADES["easy"], "~ easy week"),
            (course.pains, SHADES["pain"], "! pain"),
        )
        items += [
            Content.styled(f" {text} ", f"{MUTED}{shade}") for times, shade, text in signs if times
        ]
        return packed(items, width)[:2]

    def _chart(self, width: int, height: int) -> list[Content]:
        course = self._course
        lines = [
            [
                Point(point.at, point.value, point.margin, point.shown, point.is_best)
                for point in points
            ]
            for points in course.sides.values()
        ]
        first = course.points[0].at
        span = (max(first, self._since), max(self.around.now, first + DAY))
        drawn = lift_chart(
            lines[:2], width, height, span, breaks=course.breaks, easy=course.easy,
            pains=course.pains,
        )  # fmt: skip
        return [
            Content.assemble(*((text, STYLES[ink] + SHADES[shade]) for text, ink, shade in row))
            for row in drawn
        ]

    def _notes(self, height: int) -> list[Content]:
        lines = [Content.styled("Notes", HEAD)]
        for remark in self._course.remarks:
            day = Content.styled(f"{local(remark.at, remark.offset):%Y-%m-%d} ", MUTED)
            text = f"! {remark.text}" if remark.is_pain else one_line(remark.text)
            words = Content.styled(text, PAIN if remark.is_pain else "")
            lines += wrapped(day, words, NOTES)
            if len(lines) >= height:
                break
        return lines[:height]

    def key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        if key in ("up", "down") and self._exercises:
            step = 1 if key == "down" else -1
            number = (self._number + step) % len(self._exercises)
            self._wanted = self._exercises[number].id
        elif key in ("left", "right"):
            step = 1 if key == "right" else -1
            self._range = min(max(0, self._range + step), len(RANGES) - 1)
        else:
            return False
        self.load()
        return True

    def click(self, column: int, row: int) -> None:
        """Turn to a range of time by its name in the first line."""
        end = self._head_end
        for number, (name, _) in enumerate(RANGES):
            start, end = end, end + len(name) + 2
            if not row and start <= column < end and self._is_wide:
                self._range = number
                self.load()
                return
