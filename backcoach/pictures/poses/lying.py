"""The drills on the floor: face down, on the back, on the side, on hands and knees."""

from __future__ import annotations

from math import cos, radians, sin

from msgspec.structs import replace

from backcoach.pictures.figure import Figure, Shape
from backcoach.pictures.skeleton import FOREARM, Point, Pose

_BLADES = frozenset(("thorax",))
_TRUNK = frozenset(("thorax", "lumbar", "pelvis"))

# ---- face down, seen from above the feet ----

_FACE_DOWN = Pose(hip=(0.0, 11.0, 0.0), trunk=90.0, hand=(0.0, 0.0, 0.0), ankle=(9.0, 8.0, -84.0))
_SHOULDERS = (18.0, 11.0, 46.0)
_MAT = tuple(
    Shape((("", *start), ("", *end)), 0.8)
    for start, end in (
        ((-42.0, -58.0), (42.0, -58.0)),
        ((-42.0, -58.0), (-42.0, 44.0)),
        ((42.0, -58.0), (42.0, 44.0)),
    )
)


def _prone(out: float, ahead: float, *, lift: float, shrug: float = 0.0) -> Pose:
    """Return a body face down; hands that far out of and ahead of the shoulders, in cm."""
    x, _, z = _SHOULDERS
    return replace(
        _FACE_DOWN,
        hand=(x + out, 4.0 + lift, z + shrug + ahead),
        shrug=shrug,
        elbows=(1.0, 0.2, -1.0),
    )


def _raise(out: float, ahead: float, *, height: float) -> Figure:
    """Return a raise of long arms from the floor, with the blades drawn together at the top."""
    down, up = _prone(out, ahead, lift=0.0), _prone(out, ahead, lift=height, shrug=-3.0)
    return _from_above(down, up)


def _from_above(*path: Pose) -> Figure:
    return Figure(
        path=path, view="above", window=(-86.0, 86.0, -62.0, 106.0), working=_BLADES, shapes=_MAT
    )


# ---- on the back and on hands and knees, seen from the side ----

_BENT_UP = Pose(
    hip=(0.0, 11.0, 0.0),
    trunk=-90.0,
    hand=(18.0, 73.0, -46.0),
    ankle=(9.0, 54.0, 42.0),
    sole=-75.0,
    knees=(0.1, 1.0, -0.4),
)


def _dead_bug(share: float) -> Pose:
    """Return the right arm and the left leg lowered by a share of their way."""
    turn = radians(78.0 * share)
    arm = (18.0, 11.0 + 62.0 * cos(turn), -46.0 - 62.0 * sin(turn))
    leg = (-9.0, 54.0 - 38.0 * share, 42.0 + 42.0 * share)
    return replace(_BENT_UP, hand=arm, left_hand=(-18.0, 73.0, -46.0), left_ankle=leg)


_ON_FOURS = Pose(
    hip=(0.0, 49.0, 0.0),
    trunk=75.0,
    nod=6.0,
    hand=(18.0, 3.0, 46.0),
    left_hand=(-18.0, 3.0, 46.0),
    ankle=(9.0, 6.0, -42.0),
    left_ankle=(-9.0, 6.0, -42.0),
    sole=90.0,
    knees=(0.1, -0.6, 1.0),
)


def _bird_dog(share: float) -> Pose:
    """Return the right arm and the left leg reached out by a share of their way."""
    turn = radians(100.0 * share)
    arm = (18.0, 61.0 - 58.0 * cos(turn), 44.4 + 61.8 * sin(turn))
    leg = (-9.0, 6.0 + 48.0 * share, -42.0 - 42.0 * share)
    return replace(_ON_FOURS, hand=arm, left_ankle=leg)


def _floor(left: float, right: float) -> Shape:
    return Shape((("", left, -1.5), ("", right, -1.5)))


# ---- on the left side, seen from the front ----

_LYING = 24.0  # cm by which a body on its side is above its own middle
_ELBOW: Point = (_LYING + 18.0, 105.5, 0.0)
_ON_SIDE = Pose(
    hip=(_LYING, 90.0, 0.0),
    trunk=0.0,
    hand=_ELBOW,
    left_hand=(_LYING - 18.0, 176.0, 16.0),
    ankle=(_LYING + 9.0, 44.0, -30.0),
    left_ankle=(_LYING - 9.0, 44.0, -30.0),
    sole=40.0,
    elbows=(0.0, -1.0, 0.0),
    roll=90.0,
)


def _turned_out(degrees: float) -> Pose:
    """Return the upper forearm that far above the horizontal, the elbow at the side."""
    x, y, z = _ELBOW
    rise, ahead = sin(radians(degrees)), cos(radians(degrees))
    return replace(_ON_SIDE, hand=(x + FOREARM * rise, y, z + FOREARM * ahead))


_SMALL_DUMBBELL = (
    Shape((("hand", -7.0, -3.0), ("hand", -7.0, 3.0)), 3.0, "load", front=True, apart=True),
    Shape((("hand", 7.0, -3.0), ("hand", 7.0, 3.0)), 3.0, "load", front=True, apart=True),
    Shape((("hand", -6.0, 0.0), ("hand", 6.0, 0.0)), 1.5, "load", front=True),
)

_TIP = 69.0  # degrees from upright; the line of the body rises to the shoulders
_UP_X, _UP_Y = sin(radians(_TIP)), cos(radians(_TIP))  # straight up, as the tipped body has it
_SIDE_PLANK = Pose(
    hip=(4.0, 92.6, 0.0),
    trunk=0.0,
    hand=(22.0 + 62.0 * _UP_X, 138.0 + 62.0 * _UP_Y, 0.0),
    left_hand=(-14.0 - 31.0 * _UP_X, 138.0 - 31.0 * _UP_Y, 32.0),
    ankle=(10.0, 8.0, 0.0),
    left_ankle=(1.0, 8.0, 0.0),
    sole=20.0,
    elbows=(_UP_X, -_UP_Y, 0.0),
    roll=_TIP,
)


FIGURES = {
    "prone_y": _raise(30.0, 53.0, height=20.0),
    "prone_t": _raise(61.0, 0.0, height=20.0),
    "prone_w": _from_above(_prone(30.0, 40.0, lift=8.0), _prone(30.0, 14.0, lift=20.0, shrug=-5.0)),
    "prone_extension": _raise(6.0, -61.2, height=20.0),
    "dead_bug": Figure(
        path=tuple(_dead_bug(step / 4) for step in range(5)),
        view="side",
        window=(-115.0, 102.0, -3.0, 80.0),
        working=_TRUNK,
        shapes=(_floor(-113.0, 100.0),),
    ),
    "bird_dog": Figure(
        path=tuple(_bird_dog(step / 4) for step in range(5)),
        view="side",
        window=(-108.0, 115.0, -3.0, 86.0),
        working=_TRUNK,
        shapes=(_floor(-106.0, 113.0),),
    ),
    "side_external_rotation": Figure(
        path=tuple(_turned_out(degrees) for degrees in (-50.0, -25.0, 0.0, 25.0, 50.0)),
        view="front",
        window=(36.0, 190.0, -3.0, 85.0),
        working=frozenset(("thorax", "upper_arm")),
        shapes=(_floor(38.0, 188.0), *_SMALL_DUMBBELL),
    ),
    "side_plank": Figure(
        path=(_SIDE_PLANK, _SIDE_PLANK),
        view="front",
        window=(-8.0, 172.0, -3.0, 122.0),
        working=_TRUNK,
        shapes=(_floor(-6.0, 170.0),),
    ),
}
