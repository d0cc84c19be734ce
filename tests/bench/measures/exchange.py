"""Import and export of long histories, in turn with a bare script that does the least of it."""

from __future__ import annotations

import csv
import shutil
import sys
from datetime import datetime, timedelta, timezone
from random import Random
from typing import TYPE_CHECKING

from bench.figures import Budget, Figure
from bench.measures.starting import PASS, alternately
from bench.program import environment
from bench.seeding import SEED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ROWS = 13_650
RUNS = 3
COLUMNS = (
    *("title", "start_time", "end_time", "description", "exercise_title", "superset_id"),
    *("exercise_notes", "set_index", "set_type", "weight_kg", "reps", "distance_km"),
    *("duration_seconds", "rpe"),
)
EXERCISES = (
    *("Bench Press (Barbell)", "Squat (Barbell)", "Lat Pulldown (Cable)", "Deadlift (Barbell)"),
    *("Seated Cable Row - V Grip (Cable)", "Face Pull", "Pull Up", "Triceps Pushdown"),
    *("Leg Press", "Pull Up (Weighted)", "Dumbbell Row", "Hip Thrust (Barbell)"),
)
LOADS = (20, 22.5, 40, 60, 80, 102.5)
# Reads the rows and inserts as many into one table, in one transaction.
BARE = """
import csv, sqlite3, sys
db = sqlite3.connect(sys.argv[2])
db.execute("DROP TABLE IF EXISTS rows")
db.execute("CREATE TABLE rows (a, b, c, d, e, f, g, h, i, j, k, l, m, n)")
with open(sys.argv[1], newline="") as file:
    rows = csv.reader(file)
    next(rows)
    db.executemany(f"INSERT INTO rows VALUES ({', '.join('?' * 14)})", rows)
    db.commit()
"""


def imports(folder: Path) -> Iterator[Figure]:
    """Import a file as Hevy writes it into an empty store, and once more into the full one."""
    folder.mkdir()
    path = folder / "hevy.csv"
    hevy_file(path, ROWS)
    env = environment(folder)
    ours = (sys.executable, "-m", "backcoach", "import", str(path), "--write")
    bare = (sys.executable, "-c", BARE, str(path), str(folder / "bare.db"))
    first: dict[str, list[float]] = {"ours": [], "bare": []}
    again: dict[str, list[float]] = {"ours": [], "bare": []}
    for _ in range(RUNS):
        shutil.rmtree(folder / "data", ignore_errors=True)
        for times in (first, again):
            for name, (taken,) in alternately({"ours": ours, "bare": bare}, env, 1).items():
                times[name].append(taken)
    for what, times, budget in (
        (f"import, {ROWS:,} rows", first, (Budget("ratio", 2),)),
        (f"import, {ROWS:,} rows that are there", again, ()),
    ):
        beside = "csv and SQLite alone"
        yield Figure(what, "ms", tuple(times["ours"]), tuple(times["bare"]), beside, budget)


def exports(stores: Mapping[str, Path]) -> Iterator[Figure]:
    """Export whole histories."""
    for name, folder in stores.items():
        for kind in ("jsonl", "csv", "strong", "ics"):
            command = (sys.executable, "-m", "backcoach", "export", "--to", kind)
            times = alternately({"pass": PASS, "ours": command}, environment(folder), 1)
            what = f"export --to {kind}, {name}"
            yield Figure(what, "ms", times["ours"], times["pass"], "python -c pass")


def hevy_file(path: Path, rows: int) -> None:
    """Write a file of Hevy's shape with so many rows, the latest session first."""
    random = Random(SEED)
    start = datetime(2026, 11, 20, 18, 5, tzinfo=timezone.utc)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(COLUMNS)
        for row in _rows(start, random, rows):
            writer.writerow(row)


def _rows(start: datetime, random: Random, count: int) -> Iterator[tuple[object, ...]]:
    while count > 0:
        end = start + timedelta(minutes=random.randint(40, 80))
        times = [f"{moment.day} {moment:%b %Y, %H:%M}" for moment in (start, end)]
        for exercise in random.sample(EXERCISES, 6):
            load = "" if exercise == "Pull Up" else random.choice(LOADS)
            for index in range(min(count, random.choice((3, 3, 4)))):
                kind = "normal" if index else "warmup"
                effort = random.choice(("", 7, 8, 8.5, 9))
                head = ("Pull day", *times, "", exercise, "", "", index, kind)
                yield (*head, load, random.randint(4, 15), "", "", effort)
                count -= 1
        start -= timedelta(days=random.choice((1, 2, 3)), minutes=random.randint(0, 60))
