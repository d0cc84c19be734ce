"""The carries, seen from the right side: long steps under an upright trunk."""

from __future__ import annotations

from msgspec.structs import replace

from backcoach.pictures.figure import Figure, Shape
from backcoach.pictures.poses.loads import KETTLEBELL
from backcoach.pictures.skeleton import Pose

_RIGHT_AHEAD = Pose(
    hip=(0.0, 89.5, -2.0),
    trunk=1.0,
    hand=(20.0, -100.0, 2.0),
    left_hand=(-20.0, 82.0, 18.0),
    ankle=(9.0, 9.0, 26.0),
    sole=-14.0,
    left_ankle=(-9.0, 15.0, -32.0),
    left_sole=36.0,
)
_LEFT_PASSES = replace(
    _RIGHT_AHEAD,
    hip=(0.0, 92.0, -2.0),
    left_hand=(-20.0, -100.0, 4.0),
    ankle=(9.0, 8.0, -2.0),
    sole=0.0,
    left_ankle=(-9.0, 20.0, -10.0),
    left_sole=22.0,
)
_LEFT_AHEAD = replace(
    _RIGHT_AHEAD,
    left_hand=(-20.0, 82.0, -22.0),
    ankle=(9.0, 15.0, -32.0),
    sole=36.0,
    left_ankle=(-9.0, 9.0, 26.0),
    left_sole=-14.0,
)
_LEFT_BELL = tuple(
    Shape(
        tuple(("left_hand", u + 2.0, v) for _, u, v in shape.points),
        shape.radius,
        shape.role,
        apart=shape.apart,
    )
    for shape in KETTLEBELL
)


def _walk(*shapes: Shape, left_hand_hangs: bool = False) -> Figure:
    path: tuple[Pose, ...] = (_RIGHT_AHEAD, _LEFT_PASSES, _LEFT_AHEAD)
    if left_hand_hangs:
        path = tuple(replace(pose, left_hand=(-20.0, -100.0, 2.0)) for pose in path)
    return Figure(
        path=path,
        view="side",
        window=(-64.0, 64.0, -3.0, 176.0),
        working=frozenset(("lumbar", "thorax", "forearm", "hand")),
        shapes=(Shape((("", -62.0, -1.5), ("", 62.0, -1.5))), *shapes),
    )


FIGURES = {
    "suitcase_carry": _walk(*KETTLEBELL),
    "farmers_carry": _walk(*_LEFT_BELL, *KETTLEBELL, left_hand_hangs=True),
}
