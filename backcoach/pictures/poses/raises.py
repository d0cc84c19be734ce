"""The small pulls and raises for the back of the shoulder, standing or bent over."""

from __future__ import annotations

from math import cos, radians, sin

from msgspec.structs import replace

from backcoach.pictures.figure import Figure, Shape
from backcoach.pictures.skeleton import FOREARM, Pose

_SHOULDER = frozenset(("thorax", "upper_arm"))

_STANDING = Pose(
    hip=(0.0, 91.5, -2.0),
    trunk=0.0,
    hand=(14.0, 142.0, 60.0),
    ankle=(11.0, 8.0, 0.0),
    elbows=(1.0, -0.1, -0.5),
)
_FRONT_WINDOW = (-90.0, 90.0, -3.0, 176.0)
_FRONT_FLOOR = Shape((("", -88.0, -1.5), ("", 88.0, -1.5)))

_FACE_PULLED = replace(_STANDING, hand=(30.0, 152.0, 8.0), elbows=(1.0, 0.3, -0.9))
_PULLEY = (
    Shape((("", -40.0, -1.5), ("", 108.0, -1.5))),
    Shape((("", 102.0, 0.0), ("", 102.0, 174.0)), 2.5),
    Shape((("", 97.0, 156.0),), 5.0),
    Shape((("", 93.0, 156.0), ("hand", 12.0, 1.0)), 0.5, "load"),
    Shape((("hand", 12.0, 1.0), ("hand", -2.0, 4.0)), 1.4, "load", front=True),
    Shape((("hand", 12.0, 1.0), ("hand", -2.0, -4.0)), 1.4, "load", front=True),
)

_BENT = Pose(
    hip=(0.0, 86.0, -28.0),
    trunk=68.0,
    nod=-22.0,
    hand=(16.0, 0.0, 0.0),
    ankle=(12.0, 8.0, 0.0),
    elbows=(0.4, 0.3, -1.0),
)


def _spread(degrees: float) -> Pose:
    """Return the bent body with the arms that far out from hanging."""
    out, down = sin(radians(degrees)), cos(radians(degrees))
    return replace(_BENT, hand=(18.0 + 61.0 * out, 103.0 - 61.0 * down, 13.0))


def _dumbbell(hand: str) -> tuple[Shape, ...]:
    """Return a dumbbell that is seen from its end."""
    return (Shape(((hand, 0.0, 0.0),), 7.0, "load", front=True, apart=True),)


def _parted(degrees: float) -> Pose:
    """Return long arms at shoulder height, that far out from straight ahead."""
    out, ahead = sin(radians(degrees)), cos(radians(degrees))
    return replace(_STANDING, hand=(18.0 + 62.0 * out, 138.0, 62.0 * ahead - 2.0))


def _turned(degrees: float) -> Pose:
    """Return the right forearm turned out that far, the elbow bent square at the side."""
    elbow_x, elbow_y = 18.0, 106.5
    out, ahead = sin(radians(degrees)), cos(radians(degrees))
    hand = (elbow_x + FOREARM * out, elbow_y, FOREARM * ahead - 2.0)
    return replace(_STANDING, hand=hand, left_hand=(-22.0, -100.0, 0.0), elbows=(0.0, -1.0, 0.0))


_BAND = Shape((("left_hand", 0.0, 0.0), ("hand", 0.0, 0.0)), 1.2, "load", front=True)
_POST = Shape((("", 80.0, 0.0), ("", 80.0, 150.0)), 2.5)
_BAND_TO_POST = Shape((("", 80.0, 107.0), ("hand", 0.0, 0.0)), 1.2, "load", front=True)


def _from_front(*path: Pose, shapes: tuple[Shape, ...]) -> Figure:
    return Figure(
        path=path,
        view="front",
        window=_FRONT_WINDOW,
        working=_SHOULDER,
        shapes=(_FRONT_FLOOR, *shapes),
    )


FIGURES = {
    "face_pull": Figure(
        path=(_STANDING, _FACE_PULLED),
        view="side",
        window=(-42.0, 110.0, -3.0, 176.0),
        working=_SHOULDER,
        shapes=_PULLEY,
    ),
    "rear_delt_fly": _from_front(
        *(_spread(degrees) for degrees in (4.0, 25.0, 46.0, 67.0, 88.0)),
        shapes=(*_dumbbell("hand"), *_dumbbell("left_hand")),
    ),
    "band_pull_apart": _from_front(
        *(_parted(degrees) for degrees in (-4.0, 19.0, 42.0, 65.0, 88.0)), shapes=(_BAND,)
    ),
    "band_external_rotation": _from_front(
        *(_turned(degrees) for degrees in (-55.0, -28.0, 0.0, 28.0, 55.0)),
        shapes=(_POST, _BAND_TO_POST),
    ),
}
