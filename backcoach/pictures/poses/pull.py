"""The pull-downs and pull-ups, seen from behind: blades down, elbows down, body still."""

from __future__ import annotations

from math import cos, radians, sin

from msgspec.structs import replace

from backcoach.pictures.figure import Figure, Shape
from backcoach.pictures.skeleton import SHIN, THIGH, Pose, blend

_MUSCLES = frozenset(("thorax",))

_BAR = 200.0
_HANG = Pose(
    hip=(0.0, 87.0, 0.0),
    trunk=0.0,
    shrug=6.0,
    hand=(31.0, _BAR, 0.0),
    ankle=(5.0, 18.0, -32.0),
    sole=65.0,
    elbows=(0.5, -1.0, 0.1),
)
_HANG_NARROW = replace(_HANG, hip=(0.0, 85.6, 0.0), hand=(20.0, _BAR, 0.0))
_BLADES_DOWN = replace(_HANG, hip=(0.0, 95.0, 0.0), shrug=-2.0, ankle=(5.0, 26.0, -32.0))
_CHIN_OVER = replace(_HANG, hip=(0.0, 148.0, -16.0), shrug=-3.0, ankle=(5.0, 79.0, -48.0))
# The shoulder blades go down first, in the first third of the movement.
_PULL_UP = (_HANG, _BLADES_DOWN, blend(_BLADES_DOWN, _CHIN_OVER, 0.5), _CHIN_OVER)
_CHIN_HANG = replace(_HANG, hip=(0.0, 85.6, 0.0), hand=(15.0, _BAR, 0.0), elbows=(0.3, -1.0, 0.6))
_CHIN_TOP = replace(_CHIN_OVER, hand=(15.0, _BAR, 0.0), elbows=(0.3, -1.0, 0.6))
_RACK = (
    Shape((("", -66.0, _BAR), ("", 66.0, _BAR)), 1.8),
    Shape((("", -66.0, 0.0), ("", -66.0, _BAR)), 2.0),
    Shape((("", 66.0, 0.0), ("", 66.0, _BAR)), 2.0),
)
_PULL_UP_WINDOW = (-68.0, 68.0, 4.0, 231.0)
_KNEE_PAD = (
    Shape((("left_knee", -8.0, -9.0), ("knee", 8.0, -9.0)), 3.5, front=True, apart=True),
    Shape((("", 0.0, 0.0), ("pelvis", 0.0, -52.0)), 2.0, front=True),
)
_BOX_TOP = 50.0
_BOX = Shape((("", -30.0, 0.0), ("", 30.0, 0.0), ("", 30.0, _BOX_TOP), ("", -30.0, _BOX_TOP)))
_ON_BOX = replace(_HANG, ankle=(12.0, _BOX_TOP + 8.0, 14.0), sole=0.0)
_FEET_OFF = replace(_CHIN_OVER, hip=(0.0, 142.5, -12.0), ankle=(5.0, 73.5, -44.0))
_TALL_ON_BOX = replace(_FEET_OFF, ankle=(12.0, _BOX_TOP + 8.0, -8.0), sole=0.0)

_SEATED_LONG = Pose(
    hip=(0.0, 54.0, 0.0),
    trunk=-12.0,
    nod=8.0,
    shrug=5.0,
    hand=(34.0, 162.0, 4.0),
    ankle=(16.0, 8.0, 40.0),
    elbows=(0.6, -1.0, 0.0),
)
_SEATED_PULLED = replace(_SEATED_LONG, shrug=-2.0, hand=(34.0, 99.0, 6.0))
_SEAT = (
    Shape((("", -27.0, 38.0), ("", 27.0, 38.0), ("", 27.0, 46.0), ("", -27.0, 46.0))),
    Shape((("", -34.0, 64.0), ("", 34.0, 64.0)), 4.0),
    Shape((("", 0.0, 0.0), ("", 0.0, 40.0)), 2.5),
)
_HIGH_PULLEY = (
    Shape((("", -62.0, 186.0), ("", 62.0, 186.0)), 2.0),
    Shape((("", -62.0, 0.0), ("", -62.0, 186.0)), 2.0),
    Shape((("", 62.0, 0.0), ("", 62.0, 186.0)), 2.0),
    Shape((("", 0.0, 182.0),), 5.0),
)
_LONG_BAR = (
    Shape((("", 0.0, 180.0), ("grip", 0.0, 0.0)), 0.5, "load"),
    Shape((("left_hand", -2.0, 0.0), ("hand", 2.0, 0.0)), 1.6, "load"),
    Shape((("left_hand", -2.0, 0.0), ("left_hand", -14.0, -6.0)), 1.6, "load"),
    Shape((("hand", 2.0, 0.0), ("hand", 14.0, -6.0)), 1.6, "load"),
)
_V_HANDLE = (
    Shape((("", 0.0, 180.0), ("grip", 0.0, 12.0)), 0.5, "load"),
    Shape((("grip", 0.0, 12.0), ("left_hand", 0.0, 2.0)), 1.6, "load"),
    Shape((("grip", 0.0, 12.0), ("hand", 0.0, 2.0)), 1.6, "load"),
)
_NEUTRAL_LONG = replace(_SEATED_LONG, hand=(7.0, 162.0, 8.0), elbows=(0.5, -1.0, 0.6))
_NEUTRAL_PULLED = replace(
    _NEUTRAL_LONG, shrug=-2.0, hand=(7.0, 99.0, 14.0), elbows=(0.5, -1.0, -0.2)
)
# The band hangs in front of the body: it is seen above the head, and around the feet.
_BAND_TO_FEET = (
    Shape((("", -2.0, _BAR), ("ankles", -2.0, 0.0)), 0.8, "load"),
    Shape((("", 2.0, _BAR), ("ankles", 2.0, 0.0)), 0.8, "load"),
    Shape((("left_ankle", -9.0, 2.0), ("ankles", 0.0, -16.0)), 1.2, "load", front=True),
    Shape((("ankle", 9.0, 2.0), ("ankles", 0.0, -16.0)), 1.2, "load", front=True),
)
_DISC_ON_BELT = Shape((("pelvis", 0.0, -34.0),), 12.0, "load", front=True, apart=True)
_PULLDOWN_WINDOW = (-68.0, 68.0, -3.0, 190.0)
_PULLDOWN_FLOOR = Shape((("", -66.0, -1.5), ("", 66.0, -1.5)))

_KNEELING_LONG = replace(
    _SEATED_LONG,
    trunk=-4.0,
    hip=(0.0, 49.5, 0.0),
    ankle=(9.0, 6.5, -42.0),
    sole=170.0,
    hand=(30.0, 160.0, 4.0),
)
_KNEELING_PULLED = replace(_KNEELING_LONG, shrug=-2.0, hand=(30.0, 99.0, 14.0))
_BANDS = (
    Shape((("", -62.0, 186.0), ("", 62.0, 186.0)), 2.0),
    Shape((("", -62.0, 0.0), ("", -62.0, 186.0)), 2.0),
    Shape((("", 62.0, 0.0), ("", 62.0, 186.0)), 2.0),
    Shape((("", -4.0, 184.0), ("left_hand", 0.0, 0.0)), 1.2, "load"),
    Shape((("", 4.0, 184.0), ("hand", 0.0, 0.0)), 1.2, "load"),
)

_NEUTRAL_HANG = replace(_CHIN_HANG, hip=(0.0, 86.0, 0.0), hand=(21.0, _BAR, 0.0))
_NEUTRAL_TOP = replace(_CHIN_TOP, hand=(21.0, _BAR, 0.0))
_PARALLEL_HANDLES = (
    Shape((("hand", 0.0, 4.0),), 4.5, front=True),
    Shape((("left_hand", 0.0, 4.0),), 4.5, front=True),
)


def _kneeling(pose: Pose) -> Pose:
    """Return the pose with the shins on the pad of a machine."""
    _, y, z = pose.hip
    return replace(pose, ankle=(9.0, y - THIGH, z - SHIN), sole=170.0)


def _sweep(degrees: int) -> Pose:
    """Return a pose with straight arms at an angle above the horizontal."""
    shoulder_y, shoulder_z, length = 133.0, 8.5, 62.0
    return Pose(
        hip=(0.0, 90.0, -8.0),
        trunk=21.0,
        nod=-12.0,
        hand=(
            16.0,
            shoulder_y + length * sin(radians(degrees)),
            shoulder_z + length * cos(radians(degrees)),
        ),
        ankle=(9.0, 8.0, 0.0),
        elbows=(1.0, -0.2, -0.4),
    )


def _over_bench(degrees: int) -> Pose:
    """Return the body on its back along a bench, the long arms that far above the horizontal."""
    rise, behind = sin(radians(degrees)), cos(radians(degrees))
    return Pose(
        hip=(0.0, 57.0, 0.0),
        trunk=-90.0,
        hand=(4.0, 57.0 + 59.0 * rise, -46.0 - 59.0 * behind),
        ankle=(12.0, 8.0, 48.0),
        elbows=(1.0, 0.3, 0.2),
        knees=(0.1, 1.0, 0.8),
    )


_BENCH = (
    Shape((("", -66.0, 38.0), ("", 12.0, 38.0), ("", 12.0, 44.0), ("", -66.0, 44.0))),
    Shape((("", -56.0, 0.0), ("", -56.0, 38.0)), 2.0),
    Shape((("", 4.0, 0.0), ("", 4.0, 38.0)), 2.0),
)
_DUMBBELL_ON_END = (
    Shape((("hand", -5.0, 3.0), ("hand", 5.0, 3.0)), 5.0, "load", front=True, apart=True),
    Shape((("hand", -5.0, -15.0), ("hand", 5.0, -15.0)), 5.0, "load", front=True, apart=True),
    Shape((("hand", 0.0, 3.0), ("hand", 0.0, -15.0)), 1.5, "load", front=True),
)


def _overhead(
    path: tuple[Pose, ...],
    *shapes: Shape,
    window: tuple[float, float, float, float] = _PULL_UP_WINDOW,
    back: tuple[Pose, ...] = (),
) -> Figure:
    return Figure(path=path, back=back, view="back", window=window, working=_MUSCLES, shapes=shapes)


FIGURES = {
    "pulldown": _overhead(
        (_SEATED_LONG, _SEATED_PULLED),
        _PULLDOWN_FLOOR,
        *_HIGH_PULLEY,
        *_LONG_BAR,
        *_SEAT,
        window=_PULLDOWN_WINDOW,
    ),
    "neutral_pulldown": _overhead(
        (_NEUTRAL_LONG, _NEUTRAL_PULLED),
        _PULLDOWN_FLOOR,
        *_HIGH_PULLEY,
        *_V_HANDLE,
        *_SEAT,
        window=_PULLDOWN_WINDOW,
    ),
    "band_pulldown": _overhead(
        (_KNEELING_LONG, _KNEELING_PULLED), _PULLDOWN_FLOOR, *_BANDS, window=_PULLDOWN_WINDOW
    ),
    "straight_arm_pulldown": Figure(
        path=tuple(_sweep(degrees) for degrees in range(26, -79, -13)),
        view="side",
        window=(-55.0, 95.0, -3.0, 190.0),
        working=_MUSCLES,
        shapes=(
            Shape((("", -53.0, -1.5), ("", 93.0, -1.5))),
            Shape((("", 86.0, 0.0), ("", 86.0, 188.0)), 2.5),
            Shape((("", 80.0, 182.0),), 5.0),
            Shape((("", 78.0, 180.0), ("hand", 0.0, 0.0)), 0.5, "load"),
            Shape((("hand", 0.0, 0.0),), 3.5, "load", front=True),
        ),
    ),
    "db_pullover": Figure(
        path=tuple(_over_bench(degrees) for degrees in range(10, 91, 16)),
        view="side",
        window=(-122.0, 74.0, -3.0, 126.0),
        working=_MUSCLES,
        shapes=(Shape((("", -120.0, -1.5), ("", 72.0, -1.5))), *_BENCH, *_DUMBBELL_ON_END),
    ),
    "hang": replace(
        _overhead((_HANG_NARROW, _HANG_NARROW), *_RACK), working=frozenset(("forearm", "hand"))
    ),
    "scap_pull_up": _overhead((_HANG, _BLADES_DOWN), *_RACK),
    "pull_up": _overhead(_PULL_UP, *_RACK),
    "band_pull_up": _overhead(_PULL_UP, *_RACK, *_BAND_TO_FEET),
    "weighted_pull_up": _overhead(_PULL_UP, *_RACK, _DISC_ON_BELT),
    "chin_up": _overhead((_CHIN_HANG, _CHIN_TOP), *_RACK),
    "parallel_pull_up": _overhead((_NEUTRAL_HANG, _NEUTRAL_TOP), *_RACK, *_PARALLEL_HANDLES),
    "top_hold": _overhead((_CHIN_OVER, _CHIN_OVER), *_RACK),
    "assisted_pull_up": _overhead(tuple(map(_kneeling, _PULL_UP)), *_RACK, *_KNEE_PAD),
    "negative_pull_up": _overhead(
        (_ON_BOX, _TALL_ON_BOX), _BOX, *_RACK, back=(_TALL_ON_BOX, _FEET_OFF, _HANG, _ON_BOX)
    ),
}
