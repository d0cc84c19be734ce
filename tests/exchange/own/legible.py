"""A session and its text, line by line."""

from __future__ import annotations

from exchange.records import START, done, session

from backcoach.core.notation import Load
from backcoach.core.session.events import PainReported
from backcoach.core.units import to_grams

SETS = (
    done(
        *("1.w1", "bb_deadlift"),
        kind="warmup",
        reps=8,
        load=Load(40_000),
        rest_planned_s=45,
        rest_taken_s=45,
        done_at=START + 180_000,
        name="Barbell deadlift",
    ),
    done(
        *("1.1", "bb_deadlift"),
        target="5",
        reps=5,
        load=Load(80_500),
        rir=2,
        rest_planned_s=150,
        rest_taken_s=152,
        done_at=START + 400_000,
        name="Barbell deadlift",
    ),
    done(
        "1.2",
        "bb_deadlift",
        set=2,
        target="5",
        skipped=True,
        reported=False,
        name="Barbell deadlift",
    ),
    done(
        *("2.1.left", "db_row"),
        side="left",
        target="8–10",
        reps=10,
        load=Load(to_grams(50, "lb"), "lb"),
        name="Single-arm dumbbell row",
    ),
    done("3.1", "assisted_pull_up", reps=6, load=Load(-30_000), reported=False, name="Assisted"),
    done("4.1", "dead_hang", target="30 s", seconds=35, name="Dead hang"),
    done("5.1", "band_row", reps=12, load=Load(None, band="green"), name="Band row"),
    done(
        *("6.1", "Bench Press (Barbell)"),
        reps=8,
        load=Load(50_000),
        name="Bench Press (Barbell)",
        note="easy",
        extra={"km": "3"},
    ),
)

RECORD = session(
    *SETS,
    notes=('slept badly, "go" anyway',),
    pains=(PainReported(at=START + 600_000, offset=120, level=3, place="low back"),),
)

TEXT = """\
# Balanced back · 21 Sep 2026 · 60 min · 5 sets
id = "0f8b2b6e-6d5c-4c09-9a5e-3a4b5c6d7e8f"
session = "beginner"
name = "Balanced back"
file = "exercises.toml"
started = 2026-09-21T16:13:20+02:00
finished = 2026-09-21T17:13:20+02:00
status = "finished"
notes = ["slept badly, \\"go\\" anyway"]
pains = ["16:23:20  3 of 10  dull  low back"]

[[exercise]]
id = "bb_deadlift"
name = "Barbell deadlift"
sets = [
  "1.w1       16:16:20  8 x 40 kg       rest 45 of 45",
  "1.1        16:20:00  5 x 80.5 kg     rir 2  rest 152 of 150  aim 5",
  "1.2        16:14:20  skipped         aim 5",
]

[[exercise]]
id = "db_row"
name = "Single-arm dumbbell row"
sets = ["2.1.left   16:14:20  10 x 50 lb      aim 8-10"]

[[exercise]]
id = "assisted_pull_up"
name = "Assisted"
sets = ["3.1        16:14:20  6 x -30 kg      assumed"]

[[exercise]]
id = "dead_hang"
name = "Dead hang"
sets = ["4.1        16:14:20  35s             aim 30 s"]

[[exercise]]
id = "band_row"
name = "Band row"
sets = ["5.1        16:14:20  12 x green band"]

[[exercise]]
name = "Bench Press (Barbell)"
sets = ["6.1        16:14:20  8 x 50 kg       note \\"easy\\"  extra {\\"km\\": \\"3\\"}"]
"""
