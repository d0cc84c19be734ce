"""Calculates the position of every joint of a body from the few numbers of a pose.

Lengths are in centimetres, for a person of about 1.75 m. A point is (x, y, z): x to the body's
right, y up from the floor, z forward. Knees and elbows are calculated from hips, feet, shoulders
and hands, so that bones keep their length in every pose between two others.
"""

from __future__ import annotations

from math import cos, hypot, radians, sin, sqrt
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple

Point = tuple[float, float, float]
Joints = dict[str, Point]

SHIN = 42.0
THIGH = 43.0
LUMBAR = 24.0
THORAX = 28.0
UPPER_ARM = 31.0
FOREARM = 32.0
HEAD = 19.0
SHOULDER_DROP = 6.0
SHOULDER_OUT = 18.0
HIP_OUT = 8.5
SOLE_BELOW_ANKLE = 5.0
TOE = 16.0
HEEL = -5.0


class Pose(Struct, frozen=True, kw_only=True):
    """A position of the body: angles in degrees, lengths in centimetres.

    Hand and ankle are those of the right side; the left side mirrors them unless it has its
    own. A target out of reach is replaced by the nearest point in reach with the same x and z:
    with a target below the floor, the hand hangs vertically above it on a straight arm. All
    numbers hold for the body before it rolls.
    """

    hip: Point  # between the hip joints
    trunk: float  # lean of the spine from upright, forward
    hand: Point
    ankle: Point
    left_hand: Point | None = None
    left_ankle: Point | None = None
    curl: float = 0.0  # bend in the middle of the spine, forward
    nod: float = 0.0  # lean of the head out of the line of the spine, forward
    shrug: float = 0.0  # shoulders towards the ears
    glide: float = 0.0  # shoulders forward
    sole: float = 0.0  # toes down from level
    left_sole: float | None = None
    elbows: Point = (0.2, -0.3, -1.0)  # the direction in which they point
    knees: Point = (0.1, 0.6, 1.0)  # the direction in which they point
    roll: float = 0.0  # the whole body tipped over its feet to its left


def blend(a: Pose, b: Pose, share: float) -> Pose:
    """Return the pose between two others: `a` at share 0, `b` at share 1."""
    if share <= 0.0:
        return a
    if share >= 1.0:
        return b
    fields = zip(Pose.__struct_fields__, astuple(a), astuple(b), strict=True)
    return Pose(**{name: _between(x, y, share) for name, x, y in fields})


def _between(a: Any, b: Any, share: float) -> Any:
    if a is None or a == b:
        return a
    if isinstance(a, tuple):
        return tuple(x + (y - x) * share for x, y in zip(a, b, strict=True))
    return a + (b - a) * share


def solve(pose: Pose) -> Joints:
    """Return the position of every joint; names on the left side begin with `left_`."""
    lumbar = _lean(pose.trunk - pose.curl / 2)
    thorax = _lean(pose.trunk + pose.curl / 2)
    upward = _lean(pose.trunk + pose.curl / 2 + pose.nod)
    waist = _along(pose.hip, lumbar, LUMBAR)
    neck = _along(waist, thorax, THORAX)
    girdle = _along(neck, thorax, pose.shrug - SHOULDER_DROP)
    girdle = _along(girdle, _front(thorax), pose.glide)
    head = _along(neck, upward, HEAD)
    joints: Joints = {
        "pelvis": pose.hip,
        "waist": waist,
        "neck": neck,
        "girdle": girdle,
        "head": head,
        "nose": _along(head, _front(upward), 10.0),
        "crotch": _along(pose.hip, lumbar, -10.0),
        "buttock": _along(pose.hip, _front(lumbar), -4.0),
    }
    _add_side(joints, pose, hand=pose.hand, ankle=pose.ankle, sole=pose.sole)
    _add_side(
        joints,
        pose,
        name="left_",
        out=-1.0,
        hand=pose.left_hand or _mirror(pose.hand),
        ankle=pose.left_ankle or _mirror(pose.ankle),
        sole=pose.sole if pose.left_sole is None else pose.left_sole,
    )
    joints["grip"] = _middle(joints["hand"], joints["left_hand"])
    joints["ankles"] = _middle(joints["ankle"], joints["left_ankle"])
    if not pose.roll:
        return joints
    return {name: _rolled(point, pose.roll) for name, point in joints.items()}


def _add_side(
    joints: Joints,
    pose: Pose,
    *,
    hand: Point,
    ankle: Point,
    sole: float,
    name: str = "",
    out: float = 1.0,
) -> None:
    (x, y, z), (px, py, pz) = joints["girdle"], joints["pelvis"]
    shoulder = (x + out * SHOULDER_OUT, y, z)
    hip = (px + out * HIP_OUT, py, pz)
    elbows = (out * pose.elbows[0], pose.elbows[1], pose.elbows[2])
    knees = (out * pose.knees[0], pose.knees[1], pose.knees[2])
    hand = _in_reach(shoulder, hand, UPPER_ARM + FOREARM)
    ankle = _in_reach(hip, ankle, THIGH + SHIN)
    joints[name + "shoulder"], joints[name + "hand"] = shoulder, hand
    joints[name + "elbow"] = _bend(shoulder, hand, UPPER_ARM, FOREARM, elbows)
    joints[name + "hip"], joints[name + "ankle"] = hip, ankle
    joints[name + "knee"] = _bend(hip, ankle, THIGH, SHIN, knees)
    toward_toe = (0.0, -sin(radians(sole)), cos(radians(sole)))
    ground = _along(ankle, _front(toward_toe), SOLE_BELOW_ANKLE)
    joints[name + "toe"] = _along(ground, toward_toe, TOE)
    joints[name + "heel"] = _along(ground, toward_toe, HEEL)


def _lean(degrees: float) -> Point:
    return (0.0, cos(radians(degrees)), sin(radians(degrees)))


def _front(direction: Point) -> Point:
    """Return the direction a quarter turn forward of another: forward for up."""
    return (0.0, -direction[2], direction[1])


def _along(start: Point, direction: Point, length: float) -> Point:
    (x, y, z), (wx, wy, wz) = start, direction
    return (x + wx * length, y + wy * length, z + wz * length)


def _rolled(point: Point, degrees: float) -> Point:
    """Return a point turned about the way forward through the origin, from up to the left."""
    (x, y, z), turn = point, radians(degrees)
    return (x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn), z)


def _mirror(point: Point) -> Point:
    return (-point[0], point[1], point[2])


def _middle(a: Point, b: Point) -> Point:
    return ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2)


def _in_reach(root: Point, target: Point, reach: float) -> Point:
    """Return the target or the point in reach nearest to it, above or below it if there is one."""
    (x, y, z), (tx, ty, tz) = root, target
    across = hypot(tx - x, tz - z)
    if across > reach:
        tx, tz, across = x + (tx - x) * reach / across, z + (tz - z) * reach / across, reach
    height = sqrt(reach**2 - across**2)
    return (tx, min(max(ty, y - height), y + height), tz)


def _bend(root: Point, end: Point, upper: float, lower: float, pole: Point) -> Point:
    """Return the joint between two bones from `root` to `end`, on the side of `pole`."""
    axis = (end[0] - root[0], end[1] - root[1], end[2] - root[2])
    length = sqrt(axis[0] ** 2 + axis[1] ** 2 + axis[2] ** 2)
    axis = (axis[0] / length, axis[1] / length, axis[2] / length)
    towards = (upper**2 - lower**2 + length**2) / (2 * length)
    aside = sqrt(max(0.0, upper**2 - towards**2))
    share = axis[0] * pole[0] + axis[1] * pole[1] + axis[2] * pole[2]
    out = (
        pole[0] - share * axis[0],
        pole[1] - share * axis[1],
        pole[2] - share * axis[2],
    )
    size = sqrt(out[0] ** 2 + out[1] ** 2 + out[2] ** 2)
    return _along(_along(root, axis, towards), (out[0] / size, out[1] / size, out[2] / size), aside)
