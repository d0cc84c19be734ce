"""What a reader noticed: findings by code, with counts, first lines and the values concerned."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from backcoach.exchange.parsing.core_imports import Unit

UnitSource = Literal["file", "option", "settings"]

# Lines and values kept for each code; the count goes on.
_KEPT = 50


class Finding(Struct, frozen=True, kw_only=True):
    """One kind of thing noticed: how often, in which lines first, and which values or reasons."""

    code: str
    count: int
    lines: tuple[int, ...] = ()
    values: tuple[str, ...] = ()


class Report(Struct, frozen=True, kw_only=True):
    """What a file is and what was noticed in it. `rows` counts rows of data, headers not.

    `pseudo` are rows that describe other rows (rest timers, notes), `undone` planned sets that
    nobody did. `units` are those of the loads, `unit_source` says who named them.
    """

    dialect: str | None
    rows: int = 0
    pseudo: int = 0
    undone: int = 0
    units: tuple[Unit, ...] = ()
    unit_source: UnitSource = "file"
    findings: tuple[Finding, ...] = ()


class ReadError(Exception):
    """A file that gives no history: one line that says where, what, and what to do.

    Carries the report as far as it came, so that refused rows can still be named.
    """

    def __init__(self, message: str, report: Report) -> None:
        """Keep the report beside the line that `str` gives."""
        super().__init__(message)
        self.report = report


class _Tally:
    __slots__ = ("count", "lines", "values")

    def __init__(self) -> None:
        self.count = 0
        self.lines: list[int] = []
        self.values: dict[str, None] = {}


class Findings:
    """Collects findings while a file is read."""

    def __init__(self) -> None:
        """Start with nothing noticed."""
        self.rows = 0
        self.pseudo = 0
        self.undone = 0
        self._tallies: dict[str, _Tally] = {}

    def add(self, code: str, line: int = 0, value: str = "", count: int = 1) -> None:
        """Count something once more."""
        tally = self._tallies.setdefault(code, _Tally())
        tally.count += count
        if line and len(tally.lines) < _KEPT:
            tally.lines.append(line)
        if value and len(tally.values) < _KEPT:
            tally.values[value] = None

    def once(self, code: str, line: int = 0, value: str = "") -> None:
        """Note something that concerns the whole file, however often it is met."""
        self.add(code, line, value, count=0 if code in self._tallies else 1)

    def has(self, code: str) -> bool:
        """Whether something of this kind was noticed."""
        return code in self._tallies

    def frozen(self) -> tuple[Finding, ...]:
        """Return what was noticed, in the order in which it was first met."""
        return tuple(
            Finding(
                code=code,
                count=tally.count,
                lines=tuple(tally.lines),
                values=tuple(tally.values),
            )
            for code, tally in self._tallies.items()
        )
