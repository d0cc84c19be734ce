"""Mistakes in a file that backcoach wrote and a person may have edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from backcoach.core.text import clean, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_LENGTH = 200  # letters of a mistake


class Mistake(NamedTuple):
    """What is wrong in a line, counted from 1."""

    line: int
    text: str


class MistakeError(Exception):
    """A file with mistakes, which is not read."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(mistakes)
        self.mistakes = tuple(mistakes)

    def lines(self, name: str) -> list[str]:
        """Return the mistakes as messages, each with the place: `name:12: …`."""
        return [
            f"{name}:{mistake.line}: {one_line(clean(mistake.text))[:MAX_LENGTH]}"
            for mistake in self.mistakes
        ]
