"""Measure everything, print the table, and keep it in docs: `make bench`.

With the names of parts as arguments it measures these alone and keeps nothing.
"""

from __future__ import annotations

import platform
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from bench.figures import Figure, table
from bench.measures.alarm import alarm
from bench.measures.exchange import exports, imports
from bench.measures.files import files
from bench.measures.keys import keys, looking_back
from bench.measures.serving import serving
from bench.measures.sharing import sharing
from bench.measures.starting import first_frames, headless
from bench.measures.states import states
from bench.measures.stores import appends, reads
from bench.program import prepare_imports
from bench.seeding import seed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DOCS = Path(__file__).parents[2] / "docs"
STORES = {"no session yet": 0, "2,600 sessions": 2_600, "26,000 sessions": 26_000}
SMALL = "50 sessions"


def main(wanted: list[str]) -> None:
    with TemporaryDirectory(prefix="backcoach-bench-") as place:
        folder = Path(place)
        prepare_imports(folder)
        parts = _parts(folder)
        figures: list[Figure] = []
        try:
            for name in wanted or parts:
                began = perf_counter()
                figures += parts[name]()
                print(f"{name}: {perf_counter() - began:.0f} s", file=sys.stderr)
        finally:  # what was measured before a part failed took minutes too
            print(table(figures))
    if not wanted:
        _keep(figures)


def _parts(folder: Path) -> dict[str, Callable[[], Iterable[Figure]]]:
    """Return what can be measured, by name, in the order in which it is."""
    return {
        "start": lambda: first_frames(_stores(folder, *STORES)),
        "headless": lambda: headless(_stores(folder, SMALL)[SMALL]),
        "keys": lambda: keys(folder / "keys"),
        "states": lambda: states(folder / "states"),
        "alarm": lambda: alarm(folder / "alarm"),
        "appends": lambda: appends(folder / "appends"),
        "reads": lambda: reads(_stores(folder, *list(STORES)[1:])),
        "looking back": lambda: looking_back(_stores(folder, *list(STORES)[1:])),
        "imports": lambda: imports(folder / "imports"),
        "exports": lambda: exports(_stores(folder, *list(STORES)[1:])),
        "files": lambda: files(folder / "files"),
        "serving": lambda: serving(folder / "serving"),
        "sharing": lambda: sharing(
            folder / "sharing", _stores(folder, "2,600 sessions")["2,600 sessions"] / "data"
        ),
    }


def _stores(folder: Path, *names: str) -> dict[str, Path]:
    """Return the folders with so many sessions, making what is not there."""
    sizes = {**STORES, SMALL: 50}
    for name in names:
        data = folder / name / "data"
        if sizes[name] and not data.exists():
            seed(data, sizes[name])
    return {name: folder / name for name in names}


def _keep(figures: list[Figure]) -> None:
    where = (
        f"{platform.machine()}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, Textual {version('textual')}"
    )
    missed = sum(not figure.is_held for figure in figures)
    (DOCS / "bench.md").write_text(
        f"# What it costs\n\n"
        f"As `make bench` printed it, on {where}. Each thing was measured in turn with a bare "
        f"one on the same machine; a ratio is that of the medians. Of the figures with a budget, "
        f"{missed} missed it.\n\n{table(figures)}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main(sys.argv[1:])
