"""Numbers as other programs write them. Each table remembers the texts that it has read.

A file of thousands of rows has a few hundred different cells, so each is read once.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from backcoach.exchange.parsing.core_imports import quoted

MAX_REPS = 1000
MAX_SET_SECONDS = 86_400
MAX_SESSION_SECONDS = 12 * 3600

_NUMBER = re.compile(r"([-+\u2212]?)(\d{1,12})(?:([.,])(\d{0,16}))?", re.ASCII)
_CLOCK = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,]\d{1,6})?", re.ASCII)
_LENGTH = re.compile(
    r"(?:(\d{1,5})\s*(?:h|hr|std\.?))?\s*(?:(\d{1,5})\s*m(?:in\.?)?)?\s*(?:(\d{1,6})\s*s(?:ek?c?\.?)?)?",
    re.ASCII | re.IGNORECASE,
)
_THOUSAND = 3
_RPE_LOWEST, _RPE_HIGHEST, _RIR_MOST = 1, 10, 4


class BadValueError(ValueError):
    """A cell that cannot be taken. The text says what it holds and what is wrong with it."""


def number(text: str, *, comma_is_decimal: bool = True) -> Decimal | None:
    """Read `10`, `10.0`, `12,5` or `-30`; None for a blank cell. Raises BadValueError.

    Where a comma may also part thousands (`1,000`), it is refused rather than guessed.
    """
    if not text or text.isspace():
        return None
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        raise BadValueError(f"{quoted(text)} is not a number")
    sign, whole, mark, fraction = match.groups()
    if mark == "," and len(fraction) == _THOUSAND and not comma_is_decimal:
        raise BadValueError(f"{quoted(text)} may be a thousand or a decimal")
    value = Decimal(f"{whole}.{fraction}") if fraction else Decimal(whole)
    return -value if sign in ("-", "\u2212") else value


class Reps(dict[str, "int | None"]):
    """Counts of reps by their text: whole, 0 to 1000; None for a blank cell."""

    def __missing__(self, text: str) -> int | None:
        """Read a text that is new. Raises BadValueError."""
        value = number(text)
        if value is not None:
            if value < 0 or value > MAX_REPS:
                raise BadValueError(f"{quoted(text)} reps: expected 0 to {MAX_REPS}")
            if value != int(value):
                raise BadValueError(f"{quoted(text)} reps: expected a whole number")
        self[text] = reps = None if value is None else int(value)
        return reps


class Seconds(dict[str, "int | None"]):
    """Times of a set by their text: seconds, or `h:mm:ss`. None for a blank cell or for 0."""

    def __missing__(self, text: str) -> int | None:
        """Read a text that is new. Raises BadValueError."""
        if match := _CLOCK.fullmatch(text.strip()):
            value = Decimal(int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3]))
        else:
            value = number(text) or Decimal(0)
        self[text] = seconds = whole_seconds(value)
        return seconds


def whole_seconds(value: Decimal) -> int | None:
    """Return the time of a set in whole seconds, None for none. Raises BadValueError over a day."""
    if value < 0 or value > MAX_SET_SECONDS:
        raise BadValueError(f"{quoted(value)} s: expected 0 to {MAX_SET_SECONDS} seconds")
    return int(value + Decimal("0.5")) or None


class Effort(NamedTuple):
    """An RPE as written and the reps in reserve that it stands for; both None if there is none."""

    rpe: Decimal | None = None
    rir: int | None = None
    half_step: bool = False
    out_of_range: bool = False


class Efforts(dict[str, Effort]):
    """RPE by its text."""

    def __missing__(self, text: str) -> Effort:
        """Read a text that is new. Raises BadValueError for what is not a number."""
        self[text] = effort = effort_of(number(text))
        return effort


def effort_of(rpe: Decimal | None) -> Effort:
    """Return 10 − RPE in reserve, halves rounded down, everything below RPE 6 as 4 (or more)."""
    if not rpe:
        return Effort()
    if not _RPE_LOWEST <= rpe <= _RPE_HIGHEST:
        return Effort(out_of_range=True)
    rir = min(int(_RPE_HIGHEST - rpe), _RIR_MOST)
    return Effort(rpe=rpe, rir=rir, half_step=rpe != int(rpe))


def session_seconds(text: str) -> int | None:
    """Read the length of a session: `1h 2m`, `51m`, `34min`, `11s`, or plain seconds.

    None for a blank cell. Raises BadValueError for what is no length.
    """
    text = text.strip()
    if not text:
        return None
    if match := _LENGTH.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds
    value = number(text)
    if value is None or value < 0:
        raise BadValueError(f"{quoted(text)} is not a length of time")
    return int(value)
