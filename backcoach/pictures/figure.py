"""Draws a person in a movement with braille dots, at a given moment of a repetition.

A figure is data: the poses along the movement, the body parts that work, and the equipment. The
person is seen from the right side, from behind or from the front, or from above the feet of a body
that lies on its front.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.pictures.braille import Canvas, Dot, Lines, Role, capsule
from backcoach.pictures.skeleton import Joints, Point, Pose, blend, solve

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Phase

_BODY: tuple[Role, ...] = ("body", "working")
_MARGIN = 3.0  # cm of free space around an arm; at most one dot

View = Literal["side", "back", "front", "above"]
# From above the feet, what lies ahead on the floor and what is high both stand further up.
_AHEAD, _HIGH = 0.55, 0.85
# A joint and the distance from it to the right and up, in cm; "" for the origin of the scene.
Anchor = tuple[str, float, float]


class Shape(Struct, frozen=True):
    """Something besides the body: a disk, a bar or, with three points or more, an area.

    `hole` is the radius of the opening of a ring. A shape in `front` is drawn over the body; a
    shape `apart` has a free margin there. Lengths are in centimetres.
    """

    points: tuple[Anchor, ...]
    radius: float = 1.0
    role: Role = "scene"
    hole: float = 0.0
    front: bool = False
    apart: bool = False


class Figure(Struct, frozen=True, kw_only=True):
    """A movement: `path` are two poses or more, from start to peak.

    `back` are the poses from peak to start if these are not the same in reverse. `working` names
    the segments whose muscles work: head, thorax, lumbar, pelvis, thigh, shin, foot, upper_arm,
    forearm or hand. `window` is the visible part of the scene: left, right, bottom and top in
    centimetres.
    """

    path: tuple[Pose, ...]
    back: tuple[Pose, ...] = ()
    view: View
    window: tuple[float, float, float, float]
    working: frozenset[str]
    shapes: tuple[Shape, ...] = ()


def pose_at(figure: Figure, phase: Phase, fraction: float) -> Pose:
    """Return the pose at a moment of a phase; `fraction` is limited to 0 to 1."""
    if phase in ("setup", "stretch"):
        return figure.path[0]
    if phase == "peak":
        return figure.path[-1]
    path = figure.path
    if phase == "eccentric":
        path = figure.back or path[::-1]
    fraction = min(max(fraction, 0.0), 1.0)
    position = fraction * fraction * (3.0 - 2.0 * fraction) * (len(path) - 1)
    index = min(int(position), len(path) - 2)
    return blend(path[index], path[index + 1], position - index)


def frame(
    figure: Figure,
    phase: Phase,
    fraction: float,
    columns: int,
    rows: int,
    *,
    mirrored: bool = False,
) -> Lines:
    """Return the picture of a moment: `rows` lines of runs, each line `columns` cells wide.

    A one-sided figure works the right side, and the left side if `mirrored`.
    """
    painter = _Painter(figure, solve(pose_at(figure, phase, fraction)), columns, rows)
    for shape in figure.shapes:
        if not shape.front:
            painter.shape(shape)
    if figure.view == "side":
        _draw_from_side(painter)
    else:
        _draw_upright(painter, apart=figure.view == "front")
    for shape in figure.shapes:
        if shape.front:
            painter.shape(shape)
    if mirrored:
        painter.canvas.mirror()
    return painter.canvas.lines()


def _seen(point: Point, view: View) -> Dot:
    """Return where a point of the body stands in a view: to the right and up, in centimetres."""
    x, y, z = point
    if view == "side":
        return (z, y)
    if view == "above":
        return (x, z * _AHEAD + y * _HIGH)
    return (-x if view == "front" else x, y)


class _Painter:
    """Paints shapes that are given in centimetres on a canvas of dots."""

    def __init__(self, figure: Figure, joints: Joints, columns: int, rows: int) -> None:
        left, right, bottom, top = figure.window
        self.canvas = Canvas(columns, rows)
        width, height = self.canvas.width, self.canvas.height
        self._scale = min(width / (right - left), height / (top - bottom))
        self._x = width / 2 - (left + right) / 2 * self._scale
        self._y = height + bottom * self._scale
        self._working = figure.working
        self._apart = [shape for shape in figure.shapes if shape.apart]
        self._joints = {name: _seen(point, figure.view) for name, point in joints.items()}

    def limb(self, segment: str, a: str, b: str, radius_a: float, radius_b: float) -> None:
        """Paint a segment of the body between two joints."""
        role: Role = "working" if segment in self._working else "body"
        self._fill(role, a, b, radius_a * self._scale, radius_b * self._scale)

    def gap(self, a: str, b: str, radius_a: float, radius_b: float) -> None:
        """Erase a margin around a limb, so that it stands out against the body behind it."""
        margin = min(_MARGIN * self._scale, 1.0)
        self._fill(None, a, b, radius_a * self._scale + margin, radius_b * self._scale + margin)

    def separate(self, a: str, b: str) -> None:
        """Erase a line one dot wide between two joints."""
        self._fill(None, a, b, 0.5, 0.5)

    def shape(self, shape: Shape) -> None:
        """Paint a piece of equipment or a load."""
        dots = [self._place(anchor) for anchor in shape.points]
        radius = shape.radius * self._scale
        if len(dots) > 2:  # noqa: PLR2004  an area
            self.canvas.fill(shape.role, dots)
        elif shape.hole:
            hole = capsule(dots[0], dots[0], shape.hole * self._scale, 0.0)
            self.canvas.fill(shape.role, capsule(dots[0], dots[0], radius, 0.0), hole)
        else:
            self.canvas.fill(shape.role, capsule(dots[0], dots[-1], radius, radius))

    def separate_shapes(self) -> None:
        """Erase a margin of one dot around the shapes that stand apart from the body."""
        for shape in self._apart:
            self._erase_margin(shape)

    def _erase_margin(self, shape: Shape) -> None:
        dots = [self._place(anchor) for anchor in shape.points]
        radius = shape.radius * self._scale + 1.0
        if len(dots) > 2:  # noqa: PLR2004  an area
            for a, b in zip(dots, dots[1:] + dots[:1], strict=True):
                self.canvas.erase(_BODY, capsule(a, b, 1.0, 1.0))
        else:
            hole = [capsule(dots[0], dots[0], shape.hole * self._scale, 0.0)] if shape.hole else []
            self.canvas.erase(_BODY, capsule(dots[0], dots[-1], radius, radius), *hole)

    def _fill(self, role: Role | None, a: str, b: str, radius_a: float, radius_b: float) -> None:
        ends = self._place((a, 0.0, 0.0)), self._place((b, 0.0, 0.0))
        self.canvas.fill(role, capsule(*ends, radius_a, radius_b))

    def _place(self, anchor: Anchor) -> Dot:
        joint, u, v = anchor
        x, y = self._joints[joint] if joint else (0.0, 0.0)
        return (self._x + (x + u) * self._scale, self._y - (y + v) * self._scale)


def _draw_from_side(painter: _Painter) -> None:
    _draw_leg(painter, "left_", 9.5)
    _draw_arm(painter, "left_")
    painter.limb("head", "head", "neck", 5.0, 6.0)
    painter.limb("head", "head", "head", 10.5, 10.5)
    painter.limb("head", "nose", "nose", 2.5, 2.5)
    painter.limb("pelvis", "buttock", "buttock", 11.0, 11.0)
    painter.limb("lumbar", "pelvis", "waist", 11.0, 10.0)
    painter.limb("thorax", "waist", "girdle", 11.0, 11.5)
    _draw_leg(painter, "", 9.5)
    painter.separate_shapes()
    painter.gap("shoulder", "elbow", 2.0, 4.5)
    painter.gap("elbow", "hand", 4.5, 3.5)
    _draw_arm(painter, "")


def _draw_upright(painter: _Painter, *, apart: bool) -> None:
    """Draw a body from behind or from the front; `apart`, with a margin around the arms."""
    for side in ("left_", ""):
        _draw_leg(painter, side, 8.0)
    painter.separate("crotch", "ankles")
    painter.limb("pelvis", "hip", "left_hip", 8.0, 8.0)
    painter.limb("lumbar", "pelvis", "waist", 11.0, 9.0)
    for side in ("left_", ""):
        painter.limb("thorax", "waist", side + "shoulder", 8.5, 6.0)
        painter.limb("thorax", "neck", side + "shoulder", 4.5, 5.0)
    painter.limb("thorax", "waist", "girdle", 11.0, 8.0)
    painter.limb("head", "head", "neck", 5.0, 6.0)
    painter.limb("head", "head", "head", 10.5, 10.5)
    painter.separate_shapes()
    for side in ("left_", ""):
        if apart:
            painter.gap(side + "elbow", side + "hand", 4.5, 3.5)
        _draw_arm(painter, side)


def _draw_leg(painter: _Painter, side: str, thigh: float) -> None:
    painter.limb("thigh", side + "hip", side + "knee", thigh, thigh - 3.0)
    painter.limb("shin", side + "knee", side + "ankle", 5.5, 4.0)
    painter.limb("foot", side + "heel", side + "toe", 3.5, 3.0)


def _draw_arm(painter: _Painter, side: str) -> None:
    painter.limb("upper_arm", side + "shoulder", side + "elbow", 5.5, 4.5)
    painter.limb("forearm", side + "elbow", side + "hand", 4.5, 3.5)
    painter.limb("hand", side + "hand", side + "hand", 4.5, 4.5)
