"""What came of trying one class of fault."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 300  # characters of a loss


@dataclass
class Outcome:
    """What was tried, how often, and what was lost: a line for each failed attempt."""

    what: str
    count: int = 0
    lost: list[str] = field(default_factory=list)

    @contextmanager
    def attempt(self, name: object) -> Iterator[None]:
        """Count one attempt; a failed assertion is a loss, anything else a mistake in here."""
        self.count += 1
        try:
            yield
        except AssertionError as error:
            self.lost.append(f"{name}: {' '.join(str(error).split())[:LONGEST]}")

    def line(self) -> str:
        return f"{self.what}: {self.count:,} tried, {len(self.lost) or 'nothing'} lost"


def united(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return one outcome for each thing that was tried, in the order of their first."""
    sums: dict[str, Outcome] = {}
    for outcome in outcomes:
        whole = sums.setdefault(outcome.what, Outcome(outcome.what))
        whole.count += outcome.count
        whole.lost += outcome.lost
    return list(sums.values())
