"""How far an import is: a bar at a terminal for what takes a while; and what makes it quicker."""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LONG = 300  # sessions to write, from which on a bar shows how far it is
LARGE = 2_000_000  # bytes to read, likewise


@contextmanager
def progress(label: str, length: int, *, is_long: bool) -> Iterator[Callable[[int], object]]:
    """Give what is told of each step; where it takes long and somebody looks on, a bar shows it."""
    if not (is_long and sys.stderr.isatty()):
        yield lambda _: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield bar.update


def size(path: Path) -> int:
    """Return the bytes of a file, 0 where it is none."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python from looking for cycles among thousands of sets, which have none.

    It does not look when the program ends either.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
