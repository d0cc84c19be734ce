"""What an import takes in: the sessions of one file or folder, and what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from backcoach.core.session.events import PainReported, SessionRecorded
from backcoach.exchange.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LINES = 50  # of mistakes that are named


class Incoming(Struct, frozen=True):
    """A session that may be stored, with the pains that were reported in it."""

    event: SessionRecorded
    pains: tuple[PainReported, ...] = ()


class Source(Struct, frozen=True, kw_only=True):
    """What a file or folder holds; `facts` are what `import --json` prints of it."""

    name: str
    incoming: tuple[Incoming, ...]
    report: Report
    facts: dict[str, Any]


class SourceError(Exception):
    """A file that cannot be imported; `lines` say why, `facts` are what is known of it."""

    def __init__(self, lines: Iterable[str], facts: dict[str, Any]) -> None:
        self.lines = tuple(lines)[:MOST_LINES]
        self.facts = facts
        super().__init__(*self.lines)
