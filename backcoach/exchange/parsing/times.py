"""Dates and times as other programs write them, and the instants that they stand for."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from backcoach.exchange.parsing.core_imports import quoted
from backcoach.exchange.parsing.month_words import month_of
from backcoach.exchange.parsing.numbers import BadValueError

if TYPE_CHECKING:
    from backcoach.exchange.report import Findings

FIRST_YEAR = 1970

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_NAIVE_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  what a clock in UTC showed then
_MILLISECOND, _MINUTE = timedelta(milliseconds=1), timedelta(minutes=1)

_TIME = r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,](\d{1,9}))?(?:\s*([AaPp])\.?\s?[Mm]\.?)?"
_ZONE = r"\s*(Z|z|[-+]\d{2}:?\d{2})?"
_NUMERIC = re.compile(
    rf"(\d{{4}})[-/](\d{{1,2}})[-/](\d{{1,2}})(?:[T\s]\s*{_TIME}{_ZONE})?", re.ASCII
)
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})\.?\s+(?:de\s+)?([^\W\d]+\.?)\s+(?:de\s+)?(\d{{4}})(?:,?\s+{_TIME})?"
)
_MONTH_FIRST = re.compile(rf"([^\W\d]+\.?)\s+(\d{{1,2}}),?\s+(\d{{4}})(?:,?\s+{_TIME})?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_CLOCK = re.compile(_TIME, re.ASCII)
_NOON = 12


class Written(NamedTuple):
    """A date and time as written: the reading of a clock, and its zone if one was written."""

    clock: datetime
    zone: tzinfo | None
    has_time: bool

    def text(self, *, seconds: bool = True) -> str:
        """Return `2026-03-02 18:04:11`, or to the minute, or the date alone if there is no time."""
        if not self.has_time:
            return self.clock.date().isoformat()
        return self.clock.isoformat(" ", "seconds" if seconds else "minutes")


class Moment(NamedTuple):
    """An instant in milliseconds UTC, and the offset of the place in minutes."""

    at: int
    offset: int


def _clock(
    day: tuple[int, int, int],
    parts: tuple[str | None, ...],
) -> datetime:
    """Return what a clock showed: hour, minute, second, fraction, and A or P. Raises ValueError."""
    hour, minute, second, fraction, half = parts
    hours = int(hour or 0)
    if half is not None:
        if not 1 <= hours <= _NOON:
            raise ValueError(f"hour {hours} of a 12-hour clock")
        hours = hours % _NOON + (_NOON if half in "Pp" else 0)
    micro = int(((fraction or "") + "000000")[:6])
    naive = datetime(*day, hours, int(minute or 0), int(second or 0), micro, tzinfo=timezone.utc)
    return naive.replace(tzinfo=None)


@lru_cache(maxsize=64)  # a place has few offsets
def _fixed(seconds: int) -> timezone:
    return timezone(timedelta(seconds=seconds))


def _zone(text: str | None) -> tzinfo | None:
    if not text:
        return None
    if text in "Zz":
        return timezone.utc
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def read_date_time(text: str) -> Written:
    """Read a date with or without a time of day and zone, in figures or with a month's name.

    Raises BadValueError for what is not a date or does not exist.
    """
    line = " ".join(text.split())
    numeric, dotted = _NUMERIC.fullmatch(line), _DOTTED.fullmatch(line)
    if numeric:
        day, zone = (int(numeric[1]), int(numeric[2]), int(numeric[3])), numeric[9]
        time = numeric.groups()[3:8]
    elif dotted:
        day, zone = (int(dotted[3]), int(dotted[2]), int(dotted[1])), None
        time = (None,) * 5
    else:
        day, time = _with_month_name(text, line)
        zone = None
    try:
        return Written(_clock(day, time), _zone(zone), time[0] is not None)
    except ValueError as problem:
        raise BadValueError(f"{quoted(text)} does not exist: {problem}") from None


def _with_month_name(text: str, line: str) -> tuple[tuple[int, int, int], tuple[str | None, ...]]:
    if match := _DAY_FIRST.fullmatch(line):
        number, word, year = match[1], match[2], match[3]
    elif match := _MONTH_FIRST.fullmatch(line):
        word, number, year = match[1], match[2], match[3]
    else:
        raise BadValueError(f"{quoted(text)} is not a date")
    month = month_of(word)
    if month is None:
        raise BadValueError(f"{quoted(text)}: no month is called {quoted(word)}")
    return (int(year), month, int(number)), match.groups()[3:8]


def with_time(written: Written, text: str) -> Written:
    """Return a date with the time of day that stands in a cell of its own. Raises BadValueError."""
    match = _CLOCK.fullmatch(" ".join(text.split()))
    if match is None:
        raise BadValueError(f"{quoted(text)} is not a time of day")
    day = written.clock
    try:
        clock = _clock((day.year, day.month, day.day), match.groups())
    except ValueError as problem:
        raise BadValueError(f"{quoted(text)} does not exist: {problem}") from None
    return Written(clock, written.zone, has_time=True)


def from_unix(seconds: float) -> Written:
    """Return an instant in seconds since 1970 UTC. Raises BadValueError outside the calendar."""
    try:
        aware = datetime.fromtimestamp(seconds, timezone.utc)
    except (ValueError, OverflowError, OSError):
        raise BadValueError(f"{quoted(seconds)} is not an instant") from None
    return Written(aware.replace(tzinfo=None), timezone.utc, has_time=True)


class Places:
    """Where a person trained: turns what a clock showed into instants."""

    def __init__(self, zone: tzinfo | None, today: date, findings: Findings) -> None:
        """Take the zone of times without one, None being that of this computer."""
        self._zone = zone
        self._latest = today + timedelta(days=1)
        self._findings = findings

    def moment(self, written: Written, line: int = 0, *, report: bool = True) -> Moment:
        """Return the instant. Raises BadValueError before 1970 and after tomorrow.

        A time without a zone is local: one that the clock left out counts as an hour later,
        one that it showed twice as the first; both are reported. UTC gets the local offset, any
        other written offset stays.
        """
        clock = written.clock
        if clock.year < FIRST_YEAR or clock.date() > self._latest:
            when = "before 1970" if clock.year < FIRST_YEAR else "in the future"
            raise BadValueError(f"{written.text()} is {when}")
        if not written.has_time:
            clock = clock.replace(hour=_NOON)
        if written.zone is None:
            local = self._local(clock, line, report=report)
        else:
            local = clock.replace(tzinfo=written.zone)
            if written.zone is timezone.utc:
                local = local.astimezone(self._zone)
        offset = local.utcoffset() or timedelta()
        return Moment((local - _EPOCH) // _MILLISECOND, offset // _MINUTE)

    def _local(self, clock: datetime, line: int, *, report: bool) -> datetime:
        """Return a local time with its offset, moved out of a gap."""
        if self._zone is None:
            if clock.timestamp() == clock.replace(fold=1).timestamp():  # quicker than a zone
                offset = round((clock - _NAIVE_EPOCH).total_seconds() - clock.timestamp())
                return clock.replace(tzinfo=_fixed(offset))
            first, second = (clock.replace(fold=fold).astimezone() for fold in (0, 1))
        else:
            first, second = (clock.replace(tzinfo=self._zone, fold=fold) for fold in (0, 1))
        if first.utcoffset() == second.utcoffset():
            return first
        local = first.astimezone(timezone.utc).astimezone(self._zone)
        code = "time_is_ambiguous"
        if local.replace(tzinfo=None) != clock:
            code = "time_does_not_exist"
            later = max(first.astimezone(timezone.utc), second.astimezone(timezone.utc))
            local = later.astimezone(self._zone)
        if report:
            self._findings.add(code, line, clock.isoformat(" ", "minutes"))
        return local
