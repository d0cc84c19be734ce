"""The notations of training: reps `8-10`, durations `2m30s`, loads `24 kg`, tempos `3-1-1-1`.

Each value is frozen. `parse` reads it; `str` formats reps, loads and tempos. A notation that
cannot be read raises ValueError, whose message says how to write it.
"""

from __future__ import annotations

import re
from typing import NewType

from msgspec import Struct

from backcoach.core.text import quoted
from backcoach.core.units import Unit, format_load, parse_load

Seconds = NewType("Seconds", int)

MAX_REPS = 200
MAX_SECONDS = 3600
MAX_PHASE_SECONDS = 30

_DURATION = re.compile(r"(?:(\d{1,4})\s*m(?:in)?)?\s*(?:(\d{1,5})\s*s(?:ec)?)?", re.ASCII)
# Other ways in which people write a duration; the error message shows the right one. Compiled then.
_OTHER_DURATION = r"(?ai)(\d{1,2}):(\d\d)|(\d{1,4})\s*(h|m|s)(?:our|in|ec)?(?:ute|ond)?s?"
_UNIT_SECONDS = {"h": 3600, "m": 60, "s": 1}
_REPS = re.compile(r"(\d{1,4})(?:\s*[-\u2013]\s*(\d{1,4}))?", re.ASCII)
_TEMPO = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{1,2}|[xX])-(\d{1,2})", re.ASCII)
_WARMUP = re.compile(r"(\d{1,3})\s*[x\u00d7]\s*(.+)", re.ASCII)
_PERCENT = re.compile(r"([-\u2212]?)\s*(\d{1,3})\s*%", re.ASCII)


# Minutes as they are typed beside sets: `2m`, `2 min`, `2m30s`.
TYPED_MINUTES = (
    r"(?P<minutes>\d{1,4})\s*(?P<unit>m(?:in(?:ute)?s?)?)(?![^\W\d_])"
    r"(?:\s*(?P<over>\d{1,2})\s*s(?:ec)?\b)?"
)


class Reps(Struct, frozen=True, array_like=True):
    """A range of repetitions, from `lo` to `hi` inclusive."""

    lo: int
    hi: int

    @classmethod
    def parse(cls, value: object) -> Reps:
        """Read `8` or `"8-10"`."""
        match = None
        if isinstance(value, (int, str)) and not isinstance(value, bool):
            match = _REPS.fullmatch(str(value).strip())
        if match:
            lo = int(match[1])
            hi = int(match[2] or lo)
            if 1 <= lo <= hi <= MAX_REPS:
                return cls(lo, hi)
            if max(lo, hi) > MAX_REPS:
                raise ValueError(f"{quoted(value)} is not a number of reps from 1 to {MAX_REPS}")
            if 1 <= hi < lo:
                raise ValueError(f'{quoted(value)} runs backwards; write "{hi}-{lo}"')
        raise ValueError(f'{quoted(value)} is not a number of reps; write 8 or "8-10"')

    def __str__(self) -> str:
        return str(self.lo) if self.lo == self.hi else f"{self.lo}–{self.hi}"


class Load(Struct, frozen=True, omit_defaults=True, gc=False):
    """A load: integer grams with the unit in which they were entered, or a band.

    Grams are negative for assistance, and None for a band, whose pull is not a single number.
    """

    grams: int | None
    unit: Unit = "kg"
    band: str = ""

    @classmethod
    def parse(cls, value: object, unit: Unit = "kg") -> Load:
        """Read `24`, `"24 kg"`, `"53 lb"`, `"-30 kg"` or `"green band"`."""
        if isinstance(value, str) and (match := re.fullmatch(r"(\S.*?)\s+band", value.strip())):
            return cls(None, band=match[1])
        if isinstance(value, bool) or not isinstance(value, (int, float, str)):
            raise ValueError(f'{quoted(value)} is not a load; write "24 kg" or "53 lb"')
        grams, entered = parse_load(str(value), unit)
        return cls(grams, entered or unit)

    def __str__(self) -> str:
        if self.grams is None:
            return f"{self.band} band"
        return format_load(self.grams, self.unit)


class Tempo(Struct, frozen=True, array_like=True):
    """The seconds of the four phases of a repetition, in the order in which they are written.

    The order is eccentric-stretch-concentric-peak. `fast` is true where an X is written for
    the concentric phase, which then counts as one second.
    """

    eccentric: int
    stretch: int
    concentric: int
    peak: int
    fast: bool = False

    @classmethod
    def parse(cls, value: object) -> Tempo:
        """Read `"3-1-1-1"` or `"2-1-X-0"`."""
        match = _TEMPO.fullmatch(value.strip()) if isinstance(value, str) else None
        if match:
            fast = match[3] in "xX"
            tempo = cls(
                int(match[1]), int(match[2]), 1 if fast else int(match[3]), int(match[4]), fast
            )
            longest = max(tempo.eccentric, tempo.stretch, tempo.concentric, tempo.peak)
            if longest <= MAX_PHASE_SECONDS and tempo.seconds > 0:
                return tempo
        raise ValueError(
            f"{quoted(value)} is not a tempo; write the seconds of lowering, stretch, lift and "
            'peak as "3-1-1-1"'
        )

    @property
    def seconds(self) -> int:
        """The seconds of one whole repetition."""
        return self.eccentric + self.stretch + self.concentric + self.peak

    def __str__(self) -> str:
        lift = "X" if self.fast else str(self.concentric)
        return f"{self.eccentric}-{self.stretch}-{lift}-{self.peak}"


class Warmup(Struct, frozen=True, omit_defaults=True):
    """A warm-up set: repetitions, with a load or a percentage of the load of the work sets.

    0 repetitions stand for a ramp: as many warm-up sets as the work load needs.
    """

    reps: int
    load: Load | None = None
    percent: int | None = None

    @property
    def is_ramp(self) -> bool:
        return self.reps == 0

    @classmethod
    def parse(cls, value: object) -> Warmup:
        """Read `8`, `"8 x 50%"`, `"8 x 20 kg"` or `"ramp"`."""
        if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= MAX_REPS:
            return cls(value)
        if isinstance(value, str) and value.strip() == "ramp":
            return cls(0)
        match = _WARMUP.fullmatch(value.strip()) if isinstance(value, str) else None
        if match and 1 <= int(match[1]) <= MAX_REPS:
            if share := _PERCENT.fullmatch(match[2].strip()):
                percent = int(share[2])
                if not share[1] and 1 <= percent <= 100:  # noqa: PLR2004  of the work load
                    return cls(int(match[1]), percent=percent)
            elif match[2].isdecimal():
                raise ValueError(
                    f'{quoted(value)} has no unit; write "{match[0]}%" or "{match[0]} kg"'
                )
            else:
                return cls(int(match[1]), load=Load.parse(match[2]))
        raise ValueError(
            f'{quoted(value)} is not a warm-up set; write 8, "8 x 50%", "8 x 20 kg" or "ramp"'
        )


class Start(Struct, frozen=True, omit_defaults=True):
    """A first load: a load or a percentage of body weight, negative for assistance."""

    load: Load | None = None
    percent: int | None = None

    @classmethod
    def parse(cls, value: object) -> Start:
        """Read `"12 kg"`, `"30 %"` or, for assistance, `"-45 %"`."""
        if isinstance(value, str):
            if share := _PERCENT.fullmatch(value.strip()):
                percent = int(share[2])
                return cls(percent=-percent if share[1] else percent)
            return cls(load=Load.parse(value))
        raise ValueError(
            f'{quoted(value)} is not a load to start with; write "12 kg" or "30 %" of body weight'
        )


def load_words(load: Load) -> str:
    """Return a load in words, assistance without its sign: `22.5 kg`, `35 kg of help`."""
    if load.grams is not None and load.grams < 0:
        return f"{format_load(-load.grams, load.unit)} of help"
    return str(load)


def parse_seconds(value: object) -> Seconds:
    """Read a duration in seconds: `90`, `"90s"`, `"2m"`, `"2m30s"`; 0 means none."""
    seconds: int | None = None
    if isinstance(value, int) and not isinstance(value, bool):
        seconds = value
    elif isinstance(value, str) and (match := _DURATION.fullmatch(value.strip())) and match[0]:
        seconds = int(match[1] or 0) * 60 + int(match[2] or 0)
    if seconds is None:
        seconds = _meant_seconds(value)
        if seconds <= MAX_SECONDS:
            raise ValueError(f"{quoted(value)} is not a duration; write {_as_duration(seconds)}")
    if seconds < 0:
        raise ValueError(f"{quoted(value)} is not a duration; write {_as_duration(120)}")
    if seconds > MAX_SECONDS:
        raise ValueError(f"{quoted(value)} is more than an hour; the most is {MAX_SECONDS}")
    return Seconds(seconds)


def typed_seconds(match: re.Match[str], *, or_metres: bool) -> int:
    """Return the seconds of a match of `TYPED_MINUTES`.

    Raises ValueError for an `m` that may mean metres.
    """
    if or_metres and match["unit"].lower() == "m":
        number = match["minutes"]
        raise ValueError(f'"{number} m" may be metres; write the time, as 40 s or {number} min')
    return int(match["minutes"]) * 60 + int(match["over"] or 0)


def _meant_seconds(value: object) -> int:
    """Return the seconds of a duration that is written in another way, 120 where none is seen."""
    match = re.fullmatch(_OTHER_DURATION, value.strip()) if isinstance(value, str) else None
    if match is None:
        return 120
    if match[1]:
        return int(match[1]) * 60 + int(match[2])
    return int(match[3]) * _UNIT_SECONDS[match[4].lower()]


def _as_duration(seconds: int) -> str:
    """Return the two ways to write a duration."""
    minutes, rest = divmod(seconds, 60)
    parts = (f"{minutes}m" if minutes else "", f"{rest}s" if rest or not minutes else "")
    return f'{seconds} or "{"".join(parts)}"'


def clock_text(seconds: int) -> str:
    """Return a duration as `m:ss`, or as `h:mm:ss` from one hour on."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
