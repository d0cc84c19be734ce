"""Try every class of fault, print what was tried and lost, and keep it: `make faults`.

With the names of classes as arguments it tries these alone and keeps nothing; `--short`
tries everything a few times.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TYPE_CHECKING

from support.spoilt.hostile import HOSTILE

from faults import clocks, secrets, servants, windows
from faults.network import offers, servers
from faults.outcome import Outcome, united
from faults.store import corrections, kills, rivals
from faults.store.disks import troubles
from faults.store.starts import starts
from faults.text import files, imports, typed, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

DOCS = Path(__file__).parents[2] / "docs" / "faults.md"
LINE = "| {:<78} | {:>7} | {:>4} |"


def classes(folder: Path, *, short: bool) -> dict[str, Callable[[], Iterable[Outcome]]]:
    """Return what can be tried, by name; `short` is what a run of all tests has time for."""

    def count(full: int, few: int) -> int:
        return few if short else full

    few = ("fails", "hangs", "leaves children") if short else tuple(servants.BAD)
    states = ("working", "note") if short else tuple(windows.STATES)
    texts = ("title",) if short else tuple(HOSTILE)
    return {
        "kills": lambda: [kills.kills(folder / "kills", count(500, 8))],
        "corrections": lambda: [corrections.corrections(folder / "corrections", count(200, 10))],
        "disks": lambda: troubles(folder / "disks", count(10, 1)),
        "starts": lambda: starts(folder / "starts", count(40, 2)),
        "rivals": lambda: rivals.rivals(folder / "rivals", count(1000, 7)),
        "clocks": lambda: [
            clocks.clocks(count(2000, 50)),
            clocks.zones(folder / "zones", count(20, 2)),
        ],
        "windows": lambda: [
            windows.resizes(folder / "resizes", count(200, 10), states),
            windows.closings(folder / "closings", count(3, 1), states),
            windows.stops(folder / "stops", count(5, 1), states),
            *windows.plain(folder / "plain"),
            windows.slow(folder / "slow", count(10, 1)),
        ],
        "typed": lambda: [
            typed.pastes(folder / "pastes", states, count(1 << 20, 1 << 18)),
            typed.every_byte(folder / "bytes", states),
            typed.noise(folder / "noise", count(500, 20)),
            typed.hurries(folder / "hurries", count(600, len(typed.HURRIES))),
        ],
        "files": lambda: [
            files.exercises(count(20_000, 40)),
            files.settings(folder / "settings", count(20_000, 100)),
            files.invalid(),
        ],
        "imports": lambda: [
            imports.of_others(folder / "imports", count(250, 6)),
            imports.of_our_own(folder / "own imports", count(250, 6)),
        ],
        "words": lambda: [
            words.screens(folder / "words", texts),
            words.commands(folder / "commands", texts),
        ],
        "servants": lambda: [
            servants.hooks(folder / "hooks", few),
            servants.voices(folder / "voices", few),
        ],
        "machines": lambda: servers.machines(folder / "machines", short=short),
        "offers": lambda: offers.offers(folder / "offers", count(40, 1), count(24, 12)),
        "secrets": lambda: secrets.secrets(folder / "secrets"),
    }


def main(arguments: list[str]) -> int:
    short = "--short" in arguments
    wanted = [argument for argument in arguments if not argument.startswith("-")]
    outcomes: list[Outcome] = []
    with TemporaryDirectory(prefix="backcoach-faults-") as place:
        every = classes(Path(place), short=short)
        for name in wanted or every:
            begun = monotonic()
            for outcome in every[name]():
                outcomes.append(outcome)
                print(outcome.line(), flush=True)
                for loss in outcome.lost:
                    print(f"  {loss}", flush=True)
            print(f"{name}: {monotonic() - begun:.0f} s", file=sys.stderr)
    if not wanted and not short:
        DOCS.write_text(page(united(outcomes)), encoding="utf-8")
    return int(any(outcome.lost for outcome in outcomes))


def page(outcomes: Iterable[Outcome]) -> str:
    """Return the table for docs."""
    rows = [
        LINE.format(outcome.what, f"{outcome.count:,}", len(outcome.lost) or "none")
        for outcome in outcomes
    ]
    return "\n".join(
        [
            "# What was tried to make it lose something",
            "",
            "As `make faults` printed it: each class, how often it was tried in the real program",
            "(most of it in a pseudo-terminal of its own), and in how many attempts something was",
            "lost or looked wrong afterwards.",
            "",
            LINE.format("what", "tried", "lost"),
            f"|{'-' * 80}|{'-' * 8}:|{'-' * 5}:|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
