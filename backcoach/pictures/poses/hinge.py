"""The hinges, seen from the right side: hips back, shins upright, spine long."""

from __future__ import annotations

from math import cos, radians, sin

from msgspec.structs import replace

from backcoach.pictures.figure import Figure, Shape
from backcoach.pictures.poses.loads import BARBELL, DUMBBELL, KETTLEBELL
from backcoach.pictures.skeleton import Pose

_HANGING = -100.0
_MUSCLES = frozenset(("pelvis", "lumbar", "thorax", "thigh"))
_WINDOW = (-64.0, 62.0, -3.0, 180.0)
_FLOOR = Shape((("", -64.0, -1.5), ("", 62.0, -1.5)))

_STANDING = Pose(
    hip=(0.0, 92.5, -2.0), trunk=0.0, hand=(16.0, _HANGING, 10.0), ankle=(9.0, 8.0, 0.0)
)
_BAR_AT_KNEES = replace(_STANDING, hip=(0.0, 80.0, -30.0), trunk=50.0, nod=-15.0)
_BAR_ON_FLOOR = replace(_STANDING, hip=(0.0, 67.5, -36.0), trunk=66.5, nod=-24.0)

_BELL_IN_STAND = replace(_STANDING, hand=(4.0, _HANGING, 12.0))
_BELL_ON_FLOOR = replace(
    _BELL_IN_STAND, hip=(0.0, 68.5, -35.0), trunk=62.0, nod=-24.0, hand=(4.0, _HANGING, 10.0)
)
_BELL_ON_BLOCK = replace(_BELL_ON_FLOOR, hip=(0.0, 77.0, -34.0), trunk=55.0)
_BELL_AT_SHINS = replace(
    _BELL_ON_FLOOR, hip=(0.0, 83.0, -27.0), trunk=76.0, hand=(4.0, _HANGING, 11.0)
)
_KNEES_SOFT = replace(_BELL_IN_STAND, hip=(0.0, 91.8, -3.0))

_BAR_AT_SHINS = replace(_BELL_AT_SHINS, hand=(16.0, _HANGING, 11.0))
_BAR_KNEES_SOFT = replace(_KNEES_SOFT, hand=(16.0, _HANGING, 11.0))

_LEG = 83.0  # of the leg that is free


def _on_one_leg(share: float) -> Pose:
    """Return a share of the way from standing on the right leg to a level trunk and left leg."""
    y, z = 92.0 - 4.0 * share, -3.0 - 11.0 * share
    turn = radians(8.0 + 84.0 * share)
    return Pose(
        hip=(0.0, y, z),
        trunk=80.0 * share,
        nod=-10.0 * share,
        hand=(22.0, y - 5.0, z + 13.0 - 9.0 * share),
        left_hand=(-16.0, _HANGING, 10.0 + 10.0 * share),
        ankle=(4.0, 8.0, 0.0),
        left_ankle=(-9.0, y - _LEG * cos(turn), z - _LEG * sin(turn)),
        left_sole=15.0 + 70.0 * share,
    )


_DUMBBELL_IN_FAR_HAND = tuple(
    Shape(tuple(("left_hand", u, v) for _, u, v in shape.points), shape.radius, "load", apart=True)
    for shape in DUMBBELL
)

_HANDS_ON_HIPS = replace(_STANDING, hand=(15.0, 98.0, 7.0), hip=(0.0, 92.5, -3.0))
_HIPS_TO_WALL = replace(
    _HANDS_ON_HIPS, hip=(0.0, 80.0, -32.0), trunk=66.0, nod=-18.0, hand=(15.0, 86.0, -20.0)
)

_BLOCK = Shape((("", -12.0, 0.0), ("", 20.0, 0.0), ("", 20.0, 14.0), ("", -12.0, 14.0)))
_PIN = 44.5  # under the bar, a hand's breadth below the knees
_RACK = (
    Shape((("", 52.0, 0.0), ("", 52.0, 130.0)), 2.0),
    Shape((("", -56.0, 0.0), ("", -56.0, 130.0)), 2.0),
    Shape((("", -56.0, _PIN), ("", 52.0, _PIN)), 1.5),
)
_WALL = Shape((("", -60.0, 0.0), ("", -47.0, 0.0), ("", -47.0, 150.0), ("", -60.0, 150.0)))


def _hinge(*path: Pose, shapes: tuple[Shape, ...]) -> Figure:
    return Figure(
        path=path, view="side", window=_WINDOW, working=_MUSCLES, shapes=(_FLOOR, *shapes)
    )


FIGURES = {
    "deadlift": _hinge(_BAR_ON_FLOOR, _BAR_AT_KNEES, _STANDING, shapes=BARBELL),
    "rack_pull": _hinge(_BAR_AT_KNEES, _STANDING, shapes=(*_RACK, *BARBELL)),
    "rdl": _hinge(_BELL_AT_SHINS, _KNEES_SOFT, shapes=KETTLEBELL),
    "db_rdl": _hinge(_BAR_AT_SHINS, _BAR_KNEES_SOFT, shapes=DUMBBELL),
    "bb_rdl": _hinge(_BAR_AT_SHINS, _BAR_KNEES_SOFT, shapes=BARBELL),
    "single_leg_rdl": replace(
        _hinge(
            *(_on_one_leg(1.0 - step / 4) for step in range(5)),
            shapes=_DUMBBELL_IN_FAR_HAND,
        ),
        window=(-105.0, 72.0, -3.0, 180.0),
    ),
    "kb_deadlift": _hinge(_BELL_ON_FLOOR, _BELL_IN_STAND, shapes=KETTLEBELL),
    "kb_deadlift_block": _hinge(_BELL_ON_BLOCK, _BELL_IN_STAND, shapes=(_BLOCK, *KETTLEBELL)),
    "hinge_drill": _hinge(_HIPS_TO_WALL, _HANDS_ON_HIPS, shapes=(_WALL,)),
}
