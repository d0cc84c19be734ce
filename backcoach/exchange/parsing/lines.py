"""The lines of a text by number, a few of them held at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from backcoach.exchange.report import Findings


class Lines:
    """Lines by their number from 0, each with its line end; those before `forget` are gone."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Read a line when it is asked for."""
        self._coming = iter(lines)
        self._held: list[str] = []
        self._first = 0

    def get(self, place: int) -> str | None:
        """Return a line, None behind the last one."""
        place -= self._first
        while place >= len(self._held):
            line = next(self._coming, None)
            if line is None:
                return None
            self._held.append(line)
        return self._held[place]

    def some(self, first: int, behind: int) -> Iterator[str]:
        """Yield the lines from one to before another, as far as there are any."""
        for place in range(first, behind):
            line = self.get(place)
            if line is None:
                return
            yield line

    def forget(self, before: int) -> None:
        """Forget the lines before one that may still be asked for."""
        del self._held[: before - self._first]
        self._first = before


def without_nul(lines: Iterable[str], findings: Findings) -> Iterator[str]:
    """Return lines without the character NUL, which no text has."""
    return (_without_nul(line, findings) if "\0" in line else line for line in lines)


def _without_nul(line: str, findings: Findings) -> str:
    findings.once("control_characters_removed")
    return line.replace("\0", "")
