"""The shapes of loads in the hands of a figure, used by several movements."""

from __future__ import annotations

from backcoach.pictures.figure import Shape

BARBELL = (
    Shape((("hand", 0.0, 0.0),), 22.5, "load", hole=16.5, front=True, apart=True),
    Shape((("hand", 0.0, 0.0),), 4.0, "load", front=True),
)
KETTLEBELL = (
    Shape((("hand", 0.0, -17.0),), 11.0, "load", front=True, apart=True),
    Shape((("hand", -6.0, -1.0), ("hand", 6.0, -1.0)), 1.5, "load", front=True),
    Shape((("hand", -6.0, -1.0), ("hand", -8.0, -12.0)), 1.5, "load", front=True),
    Shape((("hand", 6.0, -1.0), ("hand", 8.0, -12.0)), 1.5, "load", front=True),
)
DUMBBELL = (
    Shape((("hand", -10.0, -4.0), ("hand", -10.0, 4.0)), 4.0, "load", front=True, apart=True),
    Shape((("hand", 10.0, -4.0), ("hand", 10.0, 4.0)), 4.0, "load", front=True, apart=True),
    Shape((("hand", -9.0, 0.0), ("hand", 9.0, 0.0)), 1.5, "load", front=True),
)
