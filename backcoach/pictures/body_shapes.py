"""The outlines of a body seen from behind and of its muscles: the left half, as polygons.

A point is (x, y) in centimetres of a person 180 cm tall who stands with the arms a little
away from the sides: x from the spine outwards, y from the crown down. The right half is the
mirror image. Head and hips are drawn a little too small and the back a little too broad, because
the map is about the back. Landmarks: C7 at y 29, acromion (22, 34), blade from its root (9, 38)
to its lower angle (10, 50), T12 at y 63, iliac crest y 74, gluteal fold y 97, knee y 130.
"""

from __future__ import annotations

from typing import TypeAlias

Polygon: TypeAlias = tuple[tuple[float, float], ...]

HALF_WIDTH = 34.0
CROWN = 3.0
# The lower ends that a picture can have: the gluteal fold, the knee, the heel.
REACHES = (98.0, 130.0, 178.0)

# Parts of the silhouette: head with trunk, arm, leg. They may overlap.
SILHOUETTE: tuple[Polygon, ...] = (
    (
        (0, 3), (4, 3.6), (6.8, 7), (7.4, 12), (6.6, 18), (5.6, 22), (5.8, 25.5), (9, 28.6),
        (15.5, 31), (22, 33), (26, 38), (23, 45), (21, 51), (19.5, 58), (17, 66), (16.6, 72),
        (18, 79), (19.2, 87), (18.8, 97), (0, 97),
    ),
    (
        (20, 33), (23.5, 33.6), (26.8, 38), (28.6, 47), (29.4, 56), (30, 65), (31.6, 73),
        (32.4, 81), (32.2, 91), (33.4, 97), (33.4, 105), (31.5, 111), (29.5, 110), (28.6, 101),
        (28.8, 91), (26, 80), (24.4, 72), (23.4, 65), (22.4, 56), (21.8, 46),
    ),
    (
        (1, 95), (18.8, 96), (18.4, 104), (17, 115), (14.6, 126), (13.6, 132), (14.6, 142),
        (14, 150), (11.5, 162), (10.5, 172), (12, 178), (5.5, 178), (6.3, 172), (5.5, 162),
        (3.6, 150), (3.2, 142), (4.2, 132), (3.4, 124), (2.2, 112), (1, 99),
    ),
)  # fmt: skip

# Where regions overlap, the later one is drawn.
REGIONS: dict[str, Polygon] = {
    "erector spinae": ((0.9, 50), (5, 52), (8.6, 62), (8.6, 74), (5, 80), (0.9, 82)),
    "latissimus dorsi": (
        (10, 51), (14.5, 53), (22, 45.5), (20.6, 53), (18.4, 60), (15.2, 67), (12.2, 75),
        (10, 74), (9.4, 64), (5, 54), (3.6, 51),
    ),
    "external oblique": (
        (18.8, 60), (17, 66), (16.6, 72), (17.8, 78), (11.4, 78), (12.2, 75), (15.2, 67),
    ),
    "teres major": ((10.8, 50), (19.8, 43), (22, 45.5), (14.5, 53), (10.8, 53)),
    "infraspinatus": ((10.4, 40), (19.5, 38.4), (20.5, 41.5), (19.4, 43.2), (11, 50)),
    "rhomboids": ((5, 39), (10, 39), (10.8, 53), (3.6, 51)),
    "upper trapezius": (
        (0.9, 22), (3.4, 23), (4.4, 26.5), (9, 29.8), (15.5, 31), (21.5, 33.4), (19.5, 35.2),
        (0.9, 30.5),
    ),
    "middle trapezius": ((0.9, 30.5), (19.5, 35.2), (10, 39), (0.9, 39)),
    "lower trapezius": ((0.9, 39), (5.6, 39), (4.4, 50), (0.9, 62)),
    "posterior deltoid": (
        (11, 38.6), (21, 34), (24, 34.6), (27, 39.5), (28.6, 48), (24, 47), (20, 40),
    ),
    "triceps brachii": ((22.5, 47), (28, 49), (28.6, 57), (29.4, 64), (24.2, 64), (23, 56)),
    "gluteus maximus": (
        (1.2, 83), (5, 79.5), (12, 81), (17.6, 87), (18.6, 92), (14, 96.5), (5, 97), (1.2, 94),
    ),
    "hamstrings": (
        (2.6, 99), (16.4, 98.5), (16.2, 107), (15, 116), (13.4, 125), (9, 121), (4.4, 125),
        (3.2, 114),
    ),
    "gastrocnemius": (
        (5, 136), (9, 134), (12.6, 136), (13.6, 142), (12.5, 151), (8.8, 148), (5.8, 152),
        (4.4, 143),
    ),
}  # fmt: skip
