"""The rows, seen from the right side: the trunk is still, the elbows pass the ribs."""

from __future__ import annotations

from math import cos, radians, sin

from msgspec.structs import replace

from backcoach.pictures.figure import Figure, Shape
from backcoach.pictures.poses.loads import DUMBBELL, KETTLEBELL
from backcoach.pictures.skeleton import Pose

_MUSCLES = frozenset(("thorax",))

_SEATED_LONG = Pose(
    hip=(0.0, 42.0, 0.0),
    trunk=0.0,
    hand=(6.0, 76.0, 63.5),
    ankle=(9.0, 40.0, 81.0),
    sole=-65.0,
    glide=3.0,
)
_SEATED_PULLED = replace(_SEATED_LONG, hand=(10.0, 68.0, 15.0), glide=-3.0)
_FREE_HAND = (-22.0, 52.0, 2.0)  # on the hip
_SEAT = (
    Shape((("", -22.0, 26.0), ("", 26.0, 26.0), ("", 26.0, 32.0), ("", -22.0, 32.0))),
    Shape((("", -14.0, 0.0), ("", -14.0, 26.0)), 1.5),
    Shape((("", 18.0, 0.0), ("", 18.0, 26.0)), 1.5),
    Shape((("", 18.0, 12.0), ("", 90.0, 12.0)), 1.5),
    Shape((("", 90.0, 12.0), ("", 90.0, 60.0)), 2.0),
)
_LOW_PULLEY = (
    Shape((("", 112.0, 0.0), ("", 112.0, 110.0)), 2.5),
    Shape((("", 107.0, 72.0),), 5.0),
    Shape((("", 107.0, 76.0), ("hand", 2.0, 0.0)), 0.5, "load"),
    Shape((("hand", 2.0, -6.0), ("hand", 2.0, 6.0)), 1.5, "load", front=True),
)

_LOWERED = 31.0  # cm, from the bench to the floor


def _without_bench(pose: Pose) -> Pose:
    """Return the seated pose on the floor instead of the bench."""
    (hx, hy, hz), (ax, ay, az) = pose.hand, pose.ankle
    return replace(
        pose,
        hip=(0.0, 42.0 - _LOWERED, 0.0),
        hand=(hx, hy - _LOWERED, hz),
        ankle=(ax, ay - _LOWERED, az),
    )


_BENT_LONG = Pose(
    hip=(0.0, 88.0, 0.0),
    trunk=70.0,
    nod=-6.0,
    hand=(20.0, 39.2, 40.0),
    left_hand=(-18.0, 44.0, 60.0),
    ankle=(14.0, 8.0, -22.0),
    left_ankle=(-9.0, 47.0, -40.0),
    left_sole=165.0,
    glide=2.0,
)
_BENT_PULLED = replace(_BENT_LONG, hand=(20.0, 84.0, 14.0), glide=-3.0)
_FLAT_BENCH = (
    Shape((("", -50.0, 34.0), ("", 74.0, 34.0), ("", 74.0, 40.0), ("", -50.0, 40.0))),
    Shape((("", -38.0, 0.0), ("", -38.0, 34.0)), 2.0),
    Shape((("", 64.0, 0.0), ("", 64.0, 34.0)), 2.0),
)

_SPLIT_LONG = Pose(
    hip=(0.0, 83.0, -22.0),
    trunk=58.0,
    nod=-12.0,
    hand=(20.0, -100.0, 22.0),
    left_hand=(-12.0, 57.0, 10.0),
    ankle=(12.0, 9.0, -46.0),
    left_ankle=(-9.0, 8.0, 12.0),
    sole=8.0,
    left_sole=0.0,
    glide=2.0,
)
_SPLIT_PULLED = replace(_SPLIT_LONG, hand=(20.0, 82.0, -6.0), glide=-3.0)

_PRONE_LONG = Pose(
    hip=(0.0, 74.0, -20.0),
    trunk=52.0,
    hand=(20.0, 38.2, 17.0),
    ankle=(12.0, 16.0, -75.0),
    sole=50.0,
    glide=2.0,
)
_PRONE_PULLED = replace(_PRONE_LONG, hand=(22.0, 76.0, -4.0), glide=-3.0)
_INCLINE_BENCH = (
    Shape((("", -24.0, 45.0), ("", 38.0, 93.0)), 4.5),
    Shape((("", -30.0, 43.0), ("", -12.0, 43.0)), 3.5),
    Shape((("", 30.0, 84.0), ("", 44.0, 0.0)), 2.0),
    Shape((("", -22.0, 44.0), ("", -28.0, 0.0)), 2.0),
    Shape((("", -34.0, 1.0), ("", 50.0, 1.0)), 1.5),
)

_HEELS = (0.0, 8.0, 92.0)
_LEG = 84.9
_LOW_BAR = (-3.0, 90.0)


def _plank(degrees: float) -> Pose:
    """Return a pose with a straight body at an angle to the floor, hands on the bar."""
    rise, along = sin(radians(degrees)), cos(radians(degrees))
    return Pose(
        hip=(0.0, _HEELS[1] + _LEG * rise, _HEELS[2] - _LEG * along),
        trunk=degrees - 90.0,
        hand=(26.0, _LOW_BAR[1], _LOW_BAR[0]),
        ankle=(9.0, _HEELS[1], _HEELS[2]),
        sole=-75.0,
        elbows=(0.3, -1.0, 0.3),
    )


_LOW_RACK = (
    Shape((("", *_LOW_BAR),), 3.0, front=True),
    Shape((("", -3.0, 0.0), ("", -3.0, 112.0)), 1.5),
    Shape((("", -17.0, 0.0), ("", 11.0, 0.0)), 1.5),
)

_RINGS = (
    Shape((("", _LOW_BAR[0], 190.0), ("hand", 0.0, 5.0)), 0.6),
    Shape((("hand", 0.0, 0.0),), 6.5, "load", hole=4.0, front=True),
)

_ON_PAD_LONG = Pose(
    hip=(0.0, 50.0, 0.0),
    trunk=4.0,
    hand=(16.0, 85.0, 67.0),
    ankle=(12.0, 8.0, 40.0),
    glide=2.0,
)
_ON_PAD_PULLED = replace(_ON_PAD_LONG, hand=(20.0, 78.0, 14.0), glide=-3.0)
_ROW_MACHINE = (
    Shape((("", -18.0, 37.0), ("", 16.0, 37.0)), 2.5),
    Shape((("", 0.0, 36.0), ("", 0.0, 0.0)), 2.0),
    Shape((("", 19.0, 66.0), ("", 20.0, 88.0)), 3.5),
    Shape((("", 20.0, 72.0), ("", 74.0, 60.0)), 1.5),
    Shape((("", 74.0, 0.0), ("", 74.0, 146.0)), 2.5),
    Shape((("", 74.0, 128.0), ("hand", 0.0, 6.0)), 1.2, "load"),
    Shape((("hand", 0.0, -6.0), ("hand", 0.0, 6.0)), 1.6, "load", front=True),
)

_STRADDLE_LONG = Pose(
    hip=(0.0, 84.0, -34.0),
    trunk=62.0,
    nod=-20.0,
    hand=(6.0, 43.5, 12.0),
    ankle=(16.0, 8.0, 0.0),
    glide=2.0,
)
_STRADDLE_PULLED = replace(_STRADDLE_LONG, hand=(12.0, 80.0, -6.0), glide=-3.0)
_LANDMINE = (
    Shape((("", -108.0, 5.0), ("hand", 16.0, 4.0)), 1.8, "load"),
    Shape((("", -108.0, 2.0),), 5.0),
    Shape((("hand", 6.0, -16.0), ("hand", 2.0, 20.0)), 3.0, "load", front=True, apart=True),
)


def _row(
    path: tuple[Pose, ...], window: tuple[float, float, float, float], *shapes: Shape
) -> Figure:
    floor = Shape((("", window[0] + 2, -1.5), ("", window[1] - 2, -1.5)))
    return Figure(path=path, view="side", window=window, working=_MUSCLES, shapes=(floor, *shapes))


FIGURES = {
    "cable_row": _row(
        (_SEATED_LONG, _SEATED_PULLED), (-45.0, 120.0, -3.0, 126.0), *_SEAT, *_LOW_PULLEY
    ),
    "single_arm_cable_row": _row(
        (
            replace(_SEATED_LONG, left_hand=_FREE_HAND),
            replace(_SEATED_PULLED, left_hand=_FREE_HAND),
        ),
        (-45.0, 120.0, -3.0, 126.0),
        *_SEAT,
        *_LOW_PULLEY,
    ),
    "band_row": _row(
        (_without_bench(_SEATED_LONG), _without_bench(_SEATED_PULLED)),
        (-45.0, 95.0, -3.0, 100.0),
        Shape((("toe", 0.0, -8.0), ("hand", 0.0, 0.0)), 1.0, "load", front=True),
    ),
    "db_row": _row((_BENT_LONG, _BENT_PULLED), (-70.0, 90.0, -3.0, 132.0), *_FLAT_BENCH, *DUMBBELL),
    "kb_row": _row((_SPLIT_LONG, _SPLIT_PULLED), (-78.0, 62.0, -3.0, 146.0), *KETTLEBELL),
    "chest_supported_row": _row(
        (_PRONE_LONG, _PRONE_PULLED), (-88.0, 62.0, -3.0, 132.0), *_INCLINE_BENCH, *DUMBBELL
    ),
    "machine_row": _row((_ON_PAD_LONG, _ON_PAD_PULLED), (-46.0, 82.0, -3.0, 150.0), *_ROW_MACHINE),
    "landmine_row": _row(
        (_STRADDLE_LONG, _STRADDLE_PULLED), (-112.0, 62.0, -3.0, 146.0), *_LANDMINE
    ),
    "ring_row": _row(
        tuple(_plank(degrees) for degrees in (13.0, 20.0, 27.0, 34.0)),
        (-75.0, 112.0, -3.0, 140.0),
        *_RINGS,
    ),
    "inverted_row": _row(
        tuple(_plank(degrees) for degrees in (13.0, 20.0, 27.0, 34.0)),
        (-75.0, 112.0, -3.0, 118.0),
        *_LOW_RACK,
    ),
}
