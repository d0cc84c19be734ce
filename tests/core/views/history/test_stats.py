"""The figures of some weeks as lines of text."""

from __future__ import annotations

from msgspec.structs import replace
from support.builders import exercise

from backcoach.core.coaching.ability.estimate import Estimate
from backcoach.core.notation import Load
from backcoach.core.session.past.known_exercises import KnownExercises
from backcoach.core.session.plan import Result
from backcoach.core.views.history.figures import Best, WeekOfExercise, WeekOfSessions, monday
from backcoach.core.views.history.stats import Stats
from backcoach.core.views.history.volume import volume

FIRST, LAST = 2900, 2903
ROW = exercise("row")
KNOWN = KnownExercises([ROW])
STATS = Stats(
    first=FIRST,
    last=LAST,
    sessions=[WeekOfSessions(FIRST, 2, 20, 24, 5400), WeekOfSessions(LAST, 1, 10, 10, 1800)],
    volume=volume(
        [
            WeekOfExercise(FIRST, "row", True, 60.0, 900_000),
            WeekOfExercise(LAST, "row", True, 4.0, 100_000),
            WeekOfExercise(LAST, "My\nown", True, 3.0, 0),
        ],
        KnownExercises([ROW]),
    ),
    records=[
        Best("row", "left", Result(5, load=Load(60_000)), 0, 0),
        Best("row", "left", Result(10, load=Load(50_000)), 0, 0),
        Best("hang", "both", Result(seconds=40), 0, 0),
    ],
    estimates={
        ("row", "left"): Estimate(78_000, 2_600, is_mass=True),
        ("pull_up", "both"): Estimate(7.2, 0.4, is_mass=False),
    },
    names={"row": "Row"},
)


def test_lines_sum_up_sessions_muscles_balance_ability_and_records() -> None:
    text = "\n".join(STATS.lines(drawn=False))
    for words in (
        f"Since {monday(FIRST)}, 4 weeks",
        "3, 0.8 a week",
        "30 of 34",
        "2 h 0 min",
        "1 000 kg",
        "16.0  in the range",
        "only one of the two",
        "too few",
        "Row, left                max 78 kg, give or take 3",
        "pull_up                  7 reps, give or take 1",
        "5 × 60 kg",
        "40 s",
    ):
        assert words in text
    assert "My own" in text
    assert text.count("Row, left") == 2
    assert "█" not in text


def test_each_week_is_drawn_as_a_bar_in_a_terminal() -> None:
    (lats,) = (row for row in STATS.lines(drawn=True) if row.startswith("  lats"))
    assert "█··▁" in lats


def test_of_one_exercise_or_of_one_short_week_only_what_there_is_is_said() -> None:
    alone = replace(STATS, sessions=[], estimates={}, records=[])
    text = "\n".join(alone.lines(drawn=False))
    assert "Sessions" not in text
    assert "Balance" not in text
    short = replace(
        STATS, first=LAST, sessions=[WeekOfSessions(LAST, 1, 3, 3, 0)], volume=volume((), KNOWN)
    )
    text = "\n".join(short.lines(drawn=True))
    assert "1 week" in text
    assert "Time" not in text
    assert "Hard sets" not in text
    assert replace(short, sessions=[], records=[]).is_empty


def test_long_names_leave_the_figures_in_one_column() -> None:
    names = {"row": "Single-arm dumbbell row", "hang": "A name " * 20}
    lines = replace(STATS, names=names).lines(drawn=False)
    records = lines[lines.index("Records, of reported sets alone") + 1 :]
    ends = {row.index("  19") for row in records}
    starts = {row.index(text) for row in lines for text in ("max", "5 × 60", "40 s") if text in row}
    assert (len(ends), len(starts)) == (1, 1)
    assert max(map(len, records)) < 76
