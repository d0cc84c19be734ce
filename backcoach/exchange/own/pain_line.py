"""A pain as a line of the log as text: `18:40:10  3 of 10  dull  low back`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import ValidationError, convert

from backcoach.core.session.events import PainReported
from backcoach.core.text import quoted
from backcoach.exchange.own.set_line import read_time, time_text

if TYPE_CHECKING:
    from backcoach.exchange.own.set_line import Start

_PAIN = re.compile(r"(\S+)  (\d+) of 10  (\w+)(?:  (.*))?", re.ASCII)
_WORST = 10  # of pain


def write(pain: PainReported, start: Start) -> str:
    """Return the line of a pain."""
    place = f"  {pain.place}" if pain.place else ""
    time = time_text(pain.at, pain.offset, start)
    return f"{time}  {pain.level} of 10  {pain.kind}{place}"


def read(line: str, start: Start) -> PainReported:
    """Return the pain of a line. Raises ValueError, whose message says how to write it."""
    match = _PAIN.fullmatch(line)
    if match is None or int(match[2]) > _WORST:
        raise ValueError(f'{quoted(line)} is not a pain; write "18:40:10  3 of 10  dull  low back"')
    at, offset = read_time(match[1], start)
    fields = {
        "event": "pain_reported",
        "at": at,
        "offset": offset,
        "level": int(match[2]),
        "kind": match[3],
        "place": match[4] or "",
    }
    try:
        return convert(fields, PainReported)
    except ValidationError as error:
        raise ValueError(f"{quoted(line)}: {error}") from None
