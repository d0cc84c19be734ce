"""The shipped exercises.toml as tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomli

Table = dict[str, Any]
TEXT = (Path(__file__).parents[3] / "exercises.toml").read_text(encoding="utf-8")
DATA: dict[str, list[Table]] = tomli.loads(TEXT)
EXERCISES: dict[str, Table] = {row["id"]: row for row in DATA["exercise"]}
SESSIONS: dict[str, Table] = {row["id"]: row for row in DATA["session"]}

LINES: list[tuple[Table, Table]] = [
    (line, EXERCISES[line["exercise"]])
    for session in DATA["session"]
    for line in session["exercise"]
]

HOME = {"kettlebell", "band", "pull-up bar", "wall"}

# The most letters that can be read between two breaths, and that fit their place on screen.
LONGEST = {"name": 26, "cues": 38, "feel": 38, "setup": 44, "faults": 44, "stop": 50}
LONGEST |= {"breathing": 60, "about": 80}


# Steps up the ladders, from the easier to the harder, as either end writes them.
WRITTEN_BELOW = {(row["id"], row["harder"]) for row in DATA["exercise"] if "harder" in row}
WRITTEN_ABOVE = {(row["easier"], row["id"]) for row in DATA["exercise"] if "easier" in row}
each_exercise = pytest.mark.parametrize("exercise", DATA["exercise"], ids=EXERCISES)

each_table = pytest.mark.parametrize(
    "table", DATA["exercise"] + DATA["session"], ids=[*EXERCISES, *SESSIONS]
)


def strings(value: Any) -> list[str]:
    """Every string in a value, however deep."""
    if isinstance(value, str):
        return [value]
    parts = value.values() if isinstance(value, dict) else value
    return [text for part in parts for text in strings(part)]


def texts(table: Table) -> list[tuple[str, str]]:
    """Every text of an exercise or a session that is read, with the key it stands under."""
    return [(key, text) for key in LONGEST if key in table for text in strings(table[key])]


def rep_seconds(tempo: str) -> int:
    return sum(1 if part == "X" else int(part) for part in tempo.split("-"))


def set_seconds(line: Table) -> int:
    """One work set; a one-sided set is both sides and the change between them."""
    if "seconds" in line:
        return int(line["seconds"])
    side = int(line["reps"]) * rep_seconds(line["tempo"])
    return side * 2 + 15 if EXERCISES[line["exercise"]]["sides"] == "each" else side


def exercise_seconds(line: Table) -> int:
    seconds = int(line["setup"])
    for warmup in line.get("warmup", []):
        reps = int(str(warmup).split(" x ")[0])
        seconds += reps * rep_seconds(line["tempo"]) + int(line["warmup_rest"])
    return seconds + int(line["sets"] * set_seconds(line) + (line["sets"] - 1) * line["rest"])
