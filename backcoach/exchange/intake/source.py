"""What an import takes in: the sessions of one file or folder, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from backcoach.core.session.events import PainReported, ProgrammeChanged, SessionRecorded
from backcoach.exchange.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LINES = 50  # of mistakes that are named


class Incoming(Struct, frozen=True):
    """A session that may be stored, with the pains that were reported in it.

    It began at `at` in ms UTC with an `offset` in minutes. Its event is large, and made anew each
    time that it is asked for. `is_whole` tells that nothing is known of it but what the file says:
    backcoach wrote it, while other programs know nothing of what was noted here.
    """

    id: str
    at: int
    offset: int
    make: Callable[[], SessionRecorded]
    pains: tuple[PainReported, ...] = ()
    is_whole: bool = False

    @property
    def event(self) -> SessionRecorded:
        return self.make()


class Source(Struct, frozen=True, kw_only=True):
    """What a file or folder holds; `facts` are what `import --json` prints of it.

    `sets` counts them by the name of their exercise as it is written there. `decisions` are those
    about programmes.
    """

    name: str
    incoming: tuple[Incoming, ...]
    report: Report
    facts: dict[str, Any]
    sets: dict[str, int]
    decisions: tuple[ProgrammeChanged, ...] = ()


class SourceError(Exception):
    """A file that cannot be imported; `lines` say why, `facts` are what is known of it."""

    def __init__(self, lines: Iterable[str], facts: dict[str, Any]) -> None:
        self.lines = tuple(lines)[:MOST_LINES]
        self.facts = facts
        super().__init__(*self.lines)
