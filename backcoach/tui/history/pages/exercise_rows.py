"""The figures of a lift, a row for each session, with both sides in it and how far they differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.core.session.past.session_record import local
from backcoach.core.wording.phrases import amount, count_of
from backcoach.tui.history.view import GOOD, HEAD, cells

if TYPE_CHECKING:
    from backcoach.core.session.plan import Side
    from backcoach.core.views.history.lift_course import CoursePoint, LiftCourse

DATE, SET, SETS, CAN = 10, 15, -4, 12  # columns
ALL_OF_BOTH = 98  # columns of the figures of two sides


def figure_rows(course: LiftCourse, width: int, height: int) -> list[Content]:
    """Return a head and the latest sessions, as many as there is room for.

    Where two sides need more columns than there are, the best set of each is left.
    """
    sides = list(course.sides)
    is_short = len(sides) > 1 and width < ALL_OF_BOTH
    heads = [("date", DATE)]
    for side in sides:
        name = "" if side == "both" else f"{side}, "
        heads.append((side if is_short else f"{name}best set", SET))
        heads += [] if is_short else [("sets", SETS), ("can do", CAN)]
    if len(sides) > 1:
        heads.append(("apart", 0))
    sessions: dict[str, dict[Side, CoursePoint]] = {}
    for side, points in course.sides.items():
        for point in points:
            sessions.setdefault(point.session, {})[side] = point
    ordered = sorted(sessions.values(), key=lambda row: max(point.at for point in row.values()))
    rows = [
        _row(row, sides, is_mass=course.is_mass, is_short=is_short)
        for row in ordered[::-1][: max(0, height - 1)]
    ]
    return [Content.styled(f"   {cells(heads)}", HEAD), *rows] if rows else []


def _row(
    row: dict[Side, CoursePoint], sides: list[Side], *, is_mass: bool, is_short: bool
) -> Content:
    first = next(iter(row.values()))
    columns = [(f"{local(first.at, first.offset):%Y-%m-%d}", DATE)]
    for side in sides:
        point = row.get(side)
        done = sets = can = ""
        if point is not None:
            top = point.top
            done = amount(count_of(top), top.load, hold=top.seconds is not None)
            sets, can = str(point.sets), _can(point, is_mass=is_mass)
        columns += [(done, SET), *([] if is_short else [(sets, SETS), (can, CAN)])]
    if len(sides) > 1:
        columns.append((_apart(row), 0))
    is_best = any(point.is_best for point in row.values())
    return Content.assemble((" ★ " if is_best else "   ", GOOD), cells(columns))


def _can(point: CoursePoint, *, is_mass: bool) -> str:
    if point.value is None:
        return ""
    return f"{point.value:.0f} ± {max(1, point.margin):.0f} {'kg' if is_mass else 'reps'}"


def _apart(row: dict[Side, CoursePoint]) -> str:
    """Return by how much the stronger side is ahead: `left +4%`."""
    values = {side: point.value for side, point in row.items() if point.value}
    if len(values) != 2:  # noqa: PLR2004  left and right
        return ""
    (stronger, most), (_, least) = sorted(values.items(), key=lambda pair: -pair[1])
    share = (most - least) / least
    return "even" if round(share * 100) == 0 else f"{stronger} +{share:.0%}"
