"""The table of all people, for the terminal and for docs/seasons.md."""

from __future__ import annotations

from collections import Counter
from statistics import mean
from typing import TYPE_CHECKING

from seasons.measures import (
    SETTLED,
    band,
    by_lift,
    failed,
    first,
    flips,
    hinges,
    is_in_band,
    loads,
    longest_reason,
)
from seasons.own_rules import own_rule
from seasons.visits.talk import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from seasons.measures import Figure
    from seasons.records import Year

MEASURES: dict[str, tuple[str, Callable[[Year], Figure]]] = {
    "in band": ("≥ 90 % (80 %)", band),
    "failed": ("≤ 4 % (12 %)", failed),
    "hinge ≤ 1": ("≤ 4 %", hinges),
    "load over right": ("0.92–1.03", loads),
    "first hard": ("≤ 3 (1)", first),
    "one reason": ("≤ 6", longest_reason),
    "flips": ("≤ 8", flips),
    "own rule": ("", own_rule),
}


HAND = "<!-- What follows is written by hand, and kept. -->"


def reasons(years: Iterable[Year]) -> list[tuple[float, str]]:
    """Return the commonest reasons of targets with their share of all, the commonest first."""
    counts = Counter(
        kind_of(why) for year in years for visit in year.reasons for why in visit.values()
    )
    total = max(1, counts.total())
    return [(count / total, kind) for kind, count in counts.most_common(8)]


def details(year: Year) -> list[str]:
    """Return a line for each lift: its band, failures, loads and where its load went."""
    lines = []
    for key, lifts in by_lift(year):
        late = [lift for lift in lifts if lift.week >= SETTLED and lift.wanted is not None]
        if not late:
            continue
        inside = mean(map(is_in_band, late))
        zero = mean(lift.left <= 0 for lift in late)
        ratio = mean(lift.ratio for lift in late)
        ends = " → ".join(lift.goal for lift in (lifts[0], late[0], late[-1]))
        left = Counter(lift.left - (lift.wanted or 0) for lift in late)
        spread = " ".join(f"{gap:+d}:{left[gap]}" for gap in sorted(left) if left[gap])
        lines.append(f"  {key:<30} {inside:4.0%} {zero:4.0%} {ratio:5.2f}  {ends}  [{spread}]")
    return lines


def table(years: Sequence[Year]) -> list[str]:
    """Return the table in Markdown, with the bars below the names of the measures."""
    rows = [["person", *MEASURES], ["*bar, honest people*", *(bar for bar, _ in MEASURES.values())]]
    rows += [[year.person.name, *map(str, figures(year))] for year in years]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = [_row(row, widths) for row in rows]
    return [lines[0], f"|{'|'.join('-' * (width + 2) for width in widths)}|", *lines[1:]]


def figures(year: Year) -> list[Figure]:
    return [measure(year) for _, measure in MEASURES.values()]


def rewritten(old: str, new: str) -> str:
    """Return a new page with what was written by hand below the mark of the old one."""
    _, mark, below = old.partition(HAND)
    return f"{new}\n{mark}{below}" if mark else new


def page(years: Sequence[Year], code: str, *, seed: int, weeks: int) -> str:
    """Return docs/seasons.md."""
    cells = [figure for year in years for figure in figures(year) if figure.is_met is not None]
    facts = {
        "code": code,
        "seed": seed,
        "weeks": weeks,
        "people": len(years),
        "visits": sum(len(year.codes) for year in years),
        "met": sum(bool(figure.is_met) for figure in cells),
        "bars": len(cells),
    }
    parts = (
        _HEAD.format_map(facts),
        "\n".join(table(years)),
        _NOTES,
        "The commonest reasons of targets, of all that were given:",
        "\n".join(f"- {share:.0%} {kind}" for share, kind in reasons(years)),
        "\n".join(_troubles(years)),
    )
    return "\n\n".join(part.strip() for part in parts if part) + "\n"


_HEAD = """
# Seasons: simulated people who train for a year

As `make seasons` printed it. Each person trains in `backcoach run SESSION --plain`: one process a
visit, typed lines, printed lines, moved clocks, a home of their own. What a person can truly do is
known to the simulation alone: a maximum for each exercise that grows a little, a curve of
repetitions against load that differs by exercise, days better or worse by 1.2 % (2.5 % where a row
says so), and 2 % of tiring from set to set.

Code {code}, seed {seed}, {weeks} weeks, {people} people, {visits:,} visits. {met} of {bars} bars
are met; `!` marks those that are missed.
"""
_NOTES = """
- **in band**: work sets of weeks 5 to 52 whose true reserve lies within 1 below and 2 above the
  wanted one. **failed**: sets that failed or left nothing where 2 or more were wanted.
  **hinge ≤ 1**: hinge sets with a true reserve of 1 or less. In brackets: the bar for days of
  2.5 %. Bands, sets that the person cut short, sets for which the kit has no load that fits, and
  those of a stronger arm, which does what the weaker one can, are left out.
- **load over right**: the moved mass over the one that leaves the wanted reserve, weeks 9 to 52; in
  brackets the lowest and the highest lift.
- **first hard**: visits until the slowest lift has a work set with 4 or fewer left; in brackets the
  bar for who told known lifts. A stand-in of three visits at the most may stay easy.
- **one reason**: the longest run of one reason for a lift whose load could change; easy weeks are
  left out, as in the flips.
- **flips**: how often a year a target goes from A to B and back at the next visit, the worst lift.
- **own rule**: Enter only: steps of load above the last one that was reported or chosen, at most 1.
  Always 0: the last load over the first, at least 1. Pain: the load at the next visit (none), and
  when the pain is gone (70 to 80 %); shoulder: the next set (70 to 80 %).
"""


def _troubles(years: Sequence[Year]) -> list[str]:
    """Return what a person typed that was not understood, and visits that ended badly."""
    lines = []
    for year in years:
        bad = sorted({str(code) for code in year.codes if code})
        if bad:
            lines.append(f"- {year.person.name}: exit codes {', '.join(bad)}")
        lines += [f"- {year.person.name}: {line}" for line in dict.fromkeys(year.misunderstood)]
    return ["Not understood, or ended badly:", "", *lines] if lines else []


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (f" {cell:<{width}} " for cell, width in zip(cells, widths, strict=True))
    return f"|{'|'.join(padded)}|"
