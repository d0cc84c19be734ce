"""Statements and topics: what is known, how surely, and who found it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Sureness = Literal["well supported", "partly supported", "weakly supported", "experience"]


class Statement(Struct, frozen=True):
    """One thing that is known: a sentence or two, how surely, and the study that found it.

    `source` names authors, year and journal; it is empty for what coaches teach without a study.
    """

    text: str
    sureness: Sureness
    source: str = ""

    def origin(self) -> str:
        """Return how sure it is and where it is from, in one line."""
        if self.source:
            return f"{self.sureness}: {self.source}"
        return "experience of coaches, no study"


class Topic(Struct, frozen=True):
    """A question that people ask, by a short name, with the statements that answer it."""

    name: str
    title: str
    statements: tuple[Statement, ...]

    def public(self) -> dict[str, object]:
        """Return the object that `why --json` prints for this topic."""
        return {
            "topic": self.name,
            "title": self.title,
            "statements": [
                {"text": entry.text, "sureness": entry.sureness, "source": entry.source}
                for entry in self.statements
            ],
        }


def statement_of_day(topics: tuple[Topic, ...], day: int) -> Statement:
    """Return the statement to read in a rest on a day, counted from any fixed one.

    The statements follow each other day by day. There are more of them than a month has days,
    so that none comes twice in one.
    """
    statements = [entry for topic in topics for entry in topic.statements]
    return statements[day % len(statements)]
