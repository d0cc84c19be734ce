"""The moments of a figure, and angles and distances in them."""

from __future__ import annotations

from math import acos, atan2, degrees, dist, hypot
from typing import TYPE_CHECKING

from backcoach.pictures.figure import Figure, pose_at
from backcoach.pictures.skeleton import solve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.exercises.model import Phase
    from backcoach.pictures.skeleton import Joints, Point


STEPS = 16


def moments(figure: Figure) -> Iterator[Joints]:
    """One repetition: up, held, down, in even steps."""
    phases: tuple[Phase, ...] = ("setup", "concentric", "peak", "eccentric", "stretch")
    for phase in phases:
        for step in range(STEPS + 1):
            yield solve(pose_at(figure, phase, step / STEPS))


def start(figure: Figure) -> Joints:
    return solve(pose_at(figure, "stretch", 0))


def peak(figure: Figure) -> Joints:
    return solve(pose_at(figure, "peak", 0))


def angle(a: Point, corner: Point, b: Point) -> float:
    """The angle at `corner`, 180 where the three lie on a line."""
    u = [x - y for x, y in zip(a, corner, strict=True)]
    v = [x - y for x, y in zip(b, corner, strict=True)]
    cosine = sum(x * y for x, y in zip(u, v, strict=True)) / (hypot(*u) * hypot(*v))
    return degrees(acos(max(-1.0, min(1.0, cosine))))


def lean(low: Point, high: Point) -> float:
    """Degrees by which the way from `low` to `high` leans forward from upright."""
    return degrees(atan2(high[2] - low[2], high[1] - low[1]))


def knee(at: Joints) -> float:
    return angle(at["hip"], at["knee"], at["ankle"])


def elbow(at: Joints) -> float:
    return angle(at["shoulder"], at["elbow"], at["hand"])


def spine(at: Joints) -> float:
    return angle(at["pelvis"], at["waist"], at["neck"])


def moves(figure: Figure, *joints: str) -> float:
    """How far the one of the joints that moves most strays from where it started, in cm."""
    first = start(figure)
    return max(dist(at[joint], first[joint]) for at in moments(figure) for joint in joints)
