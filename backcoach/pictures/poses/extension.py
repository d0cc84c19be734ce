"""The back extensions, seen from the right side: the trunk rises round still legs."""

from __future__ import annotations

from math import cos, radians, sin

from msgspec.structs import replace

from backcoach.pictures.figure import Figure, Shape
from backcoach.pictures.skeleton import Point, Pose

_MUSCLES = frozenset(("lumbar", "pelvis", "thigh"))

_HIP: Point = (0.0, 76.0, 0.0)
_PAD = (
    Shape((("", 4.0, 66.0), ("", -8.0, 54.0)), 4.0, front=True, apart=True),
    Shape((("", 6.0, 60.0), ("", 6.0, 0.0)), 2.0),
    Shape((("", -74.0, 5.0), ("", 24.0, 0.0)), 2.0),
    Shape((("", -74.0, 34.0), ("", -74.0, 5.0)), 2.0),
    Shape((("", -72.0, 28.0),), 4.0, front=True),
)


def _leaning(trunk: float) -> Pose:
    """Return the body on the pad with a lean of the trunk, the arms crossed on the chest."""
    _, y, z = _HIP
    up, ahead = cos(radians(trunk)), sin(radians(trunk))
    chest = (4.0, y + 38.0 * up - 15.0 * ahead, z + 38.0 * ahead + 15.0 * up)
    return Pose(
        hip=_HIP,
        trunk=trunk,
        hand=chest,
        ankle=(9.0, y - 58.0, z - 61.0),
        sole=40.0,
        elbows=(0.6, -0.6, -0.2),
    )


_FACE_DOWN = Pose(
    hip=(0.0, 11.0, 0.0),
    trunk=90.0,
    hand=(14.0, 10.0, 66.0),
    ankle=(9.0, 8.0, -84.0),
    sole=80.0,
    elbows=(1.0, 0.1, 0.2),
)
_CHEST_UP = replace(_FACE_DOWN, trunk=82.0, curl=-18.0, nod=4.0, hand=(14.0, 25.0, 64.0))


FIGURES = {
    "back_extension": Figure(
        path=tuple(_leaning(trunk) for trunk in (122.0, 103.0, 84.0, 65.0, 47.0)),
        view="side",
        window=(-88.0, 78.0, -3.0, 136.0),
        working=_MUSCLES,
        shapes=(Shape((("", -86.0, -1.5), ("", 76.0, -1.5))), *_PAD),
    ),
    "prone_back_extension": Figure(
        path=(_FACE_DOWN, _CHEST_UP),
        view="side",
        window=(-102.0, 92.0, -3.0, 62.0),
        working=_MUSCLES,
        shapes=(Shape((("", -100.0, -1.5), ("", 90.0, -1.5))),),
    ),
}
