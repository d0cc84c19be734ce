"""Short exercises files for tests of the whole program, and what it has logged then."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from backcoach.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

ROW = """
[[exercise]]
id = "row"
name = "Row"
pattern = "horizontal_pull"
primary = ["latissimus dorsi"]
load = "external"
"""
HANG = """
[[exercise]]
id = "hang"
name = "Hang"
pattern = "vertical_pull"
primary = ["latissimus dorsi"]
load = "bodyweight"
"""


def rows(sets: int, rest: int, *, name: str = "two") -> str:
    """Return a session of some sets of rows, with a rest in seconds."""
    return f"""
[[session]]
id = "{name}"
name = "{name.title()}"

[[session.exercise]]
exercise = "row"
sets = {sets}
reps = 8
rest = {rest}
load = "20 kg"
"""


def write(folder: Path, text: str) -> str:
    """Write a file of one's own into a folder; return its path."""
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def history() -> list[dict[str, Any]]:
    """Return what `history --json` prints: all sessions, the oldest first."""
    printed = CliRunner().invoke(main, ["history", "--json"], catch_exceptions=False)
    return list(json.loads(printed.stdout))


def sets_done() -> int:
    """Return how many sets are stored in all sessions, 0 before the first session is."""
    return sum(len(session["sets"]) for session in history())
