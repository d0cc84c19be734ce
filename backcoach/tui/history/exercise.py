"""The course of one lift as a chart, with the figures beneath it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from backcoach.core.session.past.session_record import local
from backcoach.core.views.history.lift_course import CoursePoint, LiftCourse
from backcoach.core.wording.phrases import amount, count_of
from backcoach.pictures.lift_chart import Point, lift_chart
from backcoach.tui.history.view import GOOD, HEAD, MUTED, STRONG, View

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.pictures.lift_chart import Ink

DAY = 86_400_000
RANGES = (("month", 31), ("quarter", 92), ("year", 366), ("all", 0))
STYLES: dict[Ink, str] = {
    "axis": MUTED,
    "margin": MUTED,
    "line": STRONG,
    "second": "$text-primary",
    "point": "",
    "best": f"bold {GOOD}",
    "mark": "bold $text-error",
    "break": MUTED,
}
SHORT = 14  # rows, below which there is the chart alone


class ExercisePage(View):
    """Ability with its margin, working sets, bests, breaks and pains over a range of time."""

    title: ClassVar = "Exercise"
    keys: ClassVar = "↑↓ exercise  ←→ month, quarter, year, all"

    def load(self) -> None:
        last: dict[str, int] = {}
        known = {exercise.id: exercise for exercise in self.around.host.library.exercise}
        for best in self.around.past.records():
            last[best.exercise] = max(last.get(best.exercise, best.at), best.at)
        self._exercises = [known[name] for name in last if name in known]
        self._exercises.sort(key=lambda exercise: exercise.name)
        self._number = min(getattr(self, "_number", 0), max(0, len(self._exercises) - 1))
        self._range = getattr(self, "_range", 2)
        self._read()

    def choose(self, exercise: str) -> None:
        """Show this exercise."""
        ids = [known.id for known in self._exercises]
        if exercise in ids:
            self._number = ids.index(exercise)
            self._read()

    @property
    def _exercise(self) -> Exercise | None:
        return self._exercises[self._number] if self._exercises else None

    @property
    def _is_external(self) -> bool:
        return self._exercise is not None and self._exercise.load == "external"

    def _read(self) -> None:
        days = RANGES[self._range][1]
        since = self.around.now - days * DAY if days else -(2**62)
        exercise = self._exercise
        self._course = LiftCourse({}, is_mass=False)
        if exercise is not None:
            self._course = self.around.past.course(exercise, since)

    def lines(self, width: int, height: int) -> list[Content]:
        exercise = self._exercise
        if exercise is None:
            return [Content.styled("No set was reported yet.", MUTED)]
        ranges = Content.assemble(
            *(
                (f" {name} ", "reverse" if number == self._range else MUTED)
                for number, (name, _) in enumerate(RANGES)
            )
        )
        place = f"  {self._number + 1} of {len(self._exercises)}  "
        lines = [Content.assemble((exercise.name, HEAD), (place, MUTED), ranges)]
        points = self._course.points
        if not points:
            return [*lines, Content.styled("Not done in this time.", MUTED)]
        is_short = height < SHORT
        if not is_short:
            lines.append(self._legend())
        table = 0 if is_short else min(len(points), max(3, height // 4)) + 1
        lines += self._chart(width, height - len(lines) - table)
        if len(lines) >= height - 1:
            return lines
        lines.append(Content.styled(f"   {'date':<12}{'best set':<20}{'sets':>4}  can do", MUTED))
        lines += [self._row(point) for point in points[::-1][: height - len(lines)]]
        return lines

    def _legend(self) -> Content:
        unit = "max in kg" if self._course.is_mass else "repetitions"
        if self._course.is_mass and not self._is_external:
            unit += ", with the body"
        sides = list(self._course.sides)
        parts: list[tuple[str, str] | str] = [
            ("⠒⠒", STRONG),
            f" {unit}  ",
            ("░", MUTED),
            " margin  ",
        ]
        if len(sides) > 1:
            parts += [f"• {sides[0]}  ◦ {sides[1]}  ", (self._difference(), MUTED)]
        parts += ["• heaviest set  ", ("★", GOOD), " best"]
        if self._course.pains:
            parts += ["  ", ("!", "$text-error"), " pain"]
        return Content.assemble(*parts)

    def _difference(self) -> str:
        last = [points[-1].value for points in self._course.sides.values() if points[-1].value]
        if len(last) != 2:  # noqa: PLR2004  left and right
            return ""
        return f"apart {abs(last[0] - last[1]) / max(last):.0%}  "

    def _chart(self, width: int, height: int) -> list[Content]:
        course = self._course
        lines = [
            [
                Point(
                    point.at,
                    point.value,
                    point.margin,
                    point.load if course.is_mass and self._is_external else None,
                    point.is_best,
                )
                for point in points
            ]
            for points in course.sides.values()
        ]
        span = (course.points[0].at, max(course.points[-1].at, course.points[0].at + DAY))
        drawn = lift_chart(lines[:2], width, height, span, breaks=course.breaks, pains=course.pains)
        return [Content.assemble(*((text, STYLES[ink]) for text, ink in row)) for row in drawn]

    def _row(self, point: CoursePoint) -> Content:
        top = point.top
        done = amount(count_of(top), top.load, hold=top.seconds is not None)
        can = ""
        if point.value is not None:
            unit = "kg" if self._course.is_mass else "reps"
            can = f"{point.value:.0f} ± {max(1, point.margin):.0f} {unit}"
        day = f"{local(point.at, point.offset):%Y-%m-%d}"
        return Content.assemble(
            (" ★ " if point.is_best else "   ", GOOD), f"{day:<12}{done:<20}{point.sets:>4}  {can}"
        )

    def key(self, key: str, character: str | None) -> bool:  # noqa: ARG002
        if key in ("up", "down") and self._exercises:
            self._number = (self._number + (1 if key == "down" else -1)) % len(self._exercises)
        elif key in ("left", "right"):
            self._range = min(max(0, self._range + (1 if key == "right" else -1)), len(RANGES) - 1)
        else:
            return False
        self._read()
        return True
