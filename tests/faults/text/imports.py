"""Exports of other programs and of this one, spoilt: imported whole, in part or not at all."""

from __future__ import annotations

import shutil
from random import Random
from typing import TYPE_CHECKING

from click.testing import CliRunner
from exchange.fixtures import FOLDER
from support.spoilt.mutations import mutations

from backcoach.cli.main import main
from faults.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What is asked of a log after an import: whatever came in can be shown and taken out again.
AFTER = (
    ("history",),
    ("stats",),
    *(
        ("export", "--to", name)
        for name in ("csv", "strong", "hevy", "fitnotes", "openweight", "ics")
    ),
)
LONGEST = 2_000  # characters of a line, which may name many exercises


def of_others(folder: Path, count: int, seed: int = 0) -> Outcome:
    """Spoil an export of some other program so often."""
    outcome = Outcome("exports of other programs, spoilt, then imported")
    folder.mkdir(parents=True)
    names = sorted(
        path.name for path in FOLDER.iterdir() if path.suffix in (".csv", ".json", ".txt")
    )
    random = Random(seed)
    for number in range(count):
        name = random.choice(names)
        (data,) = mutations((FOLDER / name).read_bytes(), 1, seed + number)
        with outcome.attempt(f"{name}, {number} of seed {seed}"):
            _import(folder, data, f"in{name[-5:]}", "--unit", "kg")
    return outcome


def of_our_own(folder: Path, count: int, seed: int = 0) -> Outcome:
    """Spoil the log as lines of JSON, as a table and as text so often."""
    outcome = Outcome("logs in formats of our own, spoilt, then imported")
    folder.mkdir(parents=True)
    whole = list(_own_files(folder))
    for number in range(count):
        name, data = whole[number % len(whole)]
        (spoilt,) = mutations(data, 1, seed + number)
        with outcome.attempt(f"{name}, {number} of seed {seed}"):
            _import(folder, spoilt, name)
    return outcome


def _own_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    _run(folder, "import", str(FOLDER / "hevy_kg.csv"), "--write")
    _run(folder, "programme", "balanced")
    for name in ("jsonl", "csv"):
        yield f"log.{name}", _run(folder, "export", "--to", name).encode()
    _run(folder, "export", "--text", str(folder / "text"))
    for path in sorted((folder / "text").rglob("*.toml")):
        yield path.name, path.read_bytes()


def _import(folder: Path, data: bytes, name: str, *more: str) -> None:
    """Import into an empty log, look at it in every way, and bring it back from its own copy."""
    path = folder / name
    path.write_bytes(data)
    shutil.rmtree(folder / "data", ignore_errors=True)
    if not _run(folder, "import", str(path), "--write", *more, may_fail=True):
        return
    for command in AFTER:
        _run(folder, *command)
    copy = folder / "copy.jsonl"
    copy.write_text(_run(folder, "export", "--to", "jsonl"), encoding="utf-8")
    assert "There is nothing to write." in _run(folder, "import", str(copy), "--write")


def _run(folder: Path, *args: str, may_fail: bool = False) -> str:
    """Return what a command prints, "" if it explained in a line why it does nothing."""
    environment = {
        "BACKCOACH_DATA_DIR": str(folder / "data"),
        "BACKCOACH_CONFIG_DIR": str(folder / "config"),
    }
    result = CliRunner().invoke(main, args, env=environment)
    what = " ".join(args[:3])
    is_exit = result.exception is None or isinstance(result.exception, SystemExit)
    assert is_exit, f"{what}: {result.exception!r}"
    assert result.exit_code == 0 or (may_fail and result.exit_code == 1), f"{what}: {result.output}"
    if args[0] != "export":
        lines = result.output.splitlines()
        assert lines, f"{what}: without a word"
        assert all(line.isprintable() and len(line) < LONGEST for line in lines), f"{what}: {lines}"
    return result.stdout if result.exit_code == 0 else ""
