"""Moments at which training can have taken place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.text import quoted

if TYPE_CHECKING:
    from datetime import datetime

FIRST_YEAR = 1900  # what is typed of an earlier one is a slip of the finger


def refuse_impossible(typed: str, moment: datetime, now: datetime) -> None:
    """Raise ValueError where a moment that was typed is still to come, or was too long ago.

    A moment without a zone is in that of `now`.
    """
    if moment.year < FIRST_YEAR:
        raise ValueError(f"{quoted(typed)} is before {FIRST_YEAR}")
    if (moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)) > now:
        raise ValueError(f"{quoted(typed)} is in the future")
