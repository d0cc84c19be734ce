"""A store written by version 0.1.0 opens, reads the same, goes on, and keeps every event.

What is kept is compared as a subset: later versions may print and store more, never less.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parent / "data"
STORE = DATA / "store_v0_1.db"
KEPT: dict[str, Any] = json.loads((DATA / "store_v0_1.json").read_text("utf-8"))
# Estimates and comparisons are rules, which may become better; these are facts.
FACTS = ("session", "started_at", "side", "sets", "reps", "seconds", "load_kg", "rir")


@pytest.fixture(autouse=True)
def store() -> Path:
    """Put a copy of the store where the program looks for it, and return its path."""
    path = Path(os.environ["BACKCOACH_DATA_DIR"]) / "backcoach.db"
    path.parent.mkdir(mode=0o700, parents=True)
    shutil.copy(STORE, path)
    path.chmod(0o600)
    return path


def backcoach(*args: str, typed: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "backcoach", *args],
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def events(path: Path) -> dict[tuple[str, int], Any]:
    """Return the body of every stored event by its session and number."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("SELECT session, seq, kind, body FROM event").fetchall()
    return {(session, seq): {"kind": kind, **json.loads(body)} for session, seq, kind, body in rows}


def missing(kept: Any, now: Any, place: str = "") -> list[str]:
    """Return where something that was kept is absent or another value now."""
    if isinstance(kept, dict) and isinstance(now, dict):
        absent = [f"{place}.{key} is absent" for key in kept if key not in now]
        both = [key for key in kept if key in now]
        return absent + [e for key in both for e in missing(kept[key], now[key], f"{place}.{key}")]
    if isinstance(kept, list) and isinstance(now, list) and len(kept) == len(now):
        pairs = enumerate(zip(kept, now, strict=True))
        return [error for i, (a, b) in pairs for error in missing(a, b, f"{place}[{i}]")]
    return [] if kept == now else [f"{place} was {kept!r} and is {now!r}"]


def test_the_comparison_notices_what_is_absent_and_what_is_another_value() -> None:
    kept = {"a": [{"b": 1, "c": None}]}
    assert missing(kept, {"a": [{"b": 1, "c": None, "more": 2}], "more": 3}) == []
    assert missing(kept, {"a": [{"b": 2}]}) == [".a[0].c is absent", ".a[0].b was 1 and is 2"]
    assert len(missing(kept, {"a": []})) == 1


def test_the_history_is_what_version_0_1_printed() -> None:
    assert missing(KEPT["history"], json.loads(backcoach("history", "--json"))) == []


@pytest.mark.parametrize("exercise", sorted(KEPT["exercises"]))
def test_the_facts_of_an_exercise_are_what_version_0_1_printed(exercise: str) -> None:
    """Of sets as good as each other a reported one stands for the session now: a reserve is new."""
    kept = [
        {key: entry[key] for key in FACTS if entry[key] is not None}
        for entry in KEPT["exercises"][exercise]
    ]
    assert kept
    assert missing(kept, json.loads(backcoach("history", exercise, "--json"))) == []


@pytest.mark.parametrize("session", sorted(KEPT["next"]))
def test_the_coming_session_has_the_same_exercises(session: str) -> None:
    coming = json.loads(backcoach("next", session, "--json"))["exercises"]
    kept = [{"exercise": entry["exercise"]} for entry in KEPT["next"][session]]
    assert kept
    assert missing(kept, coming) == []


def test_the_live_session_goes_on_where_it_was_left() -> None:
    output = backcoach("run", "--plain", "--resume", typed="\n\nr3\nq\n")
    assert "Left after 2 of 11 sets" in output
    *before, resumed = json.loads(backcoach("history", "--json"))
    *kept_before, kept = KEPT["history"]
    assert missing(kept_before, before) == []
    assert resumed["status"] == kept["status"] == "live"
    # The rest after the last set was still running, so how long it took is known only now.
    open_rest = {**kept["sets"][-1], "rest_taken_s": resumed["sets"][1]["rest_taken_s"]}
    assert missing([*kept["sets"][:-1], open_rest], resumed["sets"][:-1]) == []
    assert resumed["sets"][-1]["exercise"] == "kb_deadlift"
    assert resumed["sets"][-1]["rir"] == 3


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("run", "--plain", "--resume"), id="after it was gone on with"),
        pytest.param(("run", "home", "--plain", "--fresh"), id="after another session"),
    ],
)
def test_every_event_of_version_0_1_is_still_there(store: Path, args: tuple[str, ...]) -> None:
    kept = events(STORE)
    backcoach(*args, typed="\n\nn gone on\nf\nq\n")
    now = events(store)
    assert len(now) > len(kept) > 100
    assert missing({str(key): kept[key] for key in kept}, {str(key): now[key] for key in now}) == []
