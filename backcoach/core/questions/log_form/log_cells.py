"""What is typed into the cells of a session entered later, and what a step changes there."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from msgspec.structs import replace

from backcoach.core.dates import refuse_impossible
from backcoach.core.loads.doubtful_load import (
    are_doubtful_reps,
    is_doubtful,
    refuse_lighter_than_bar,
)
from backcoach.core.loads.typed_load import typed_load
from backcoach.core.notation import (
    MAX_REPS,
    MAX_SECONDS,
    TYPED_MINUTES,
    parse_seconds,
    typed_seconds,
)
from backcoach.core.session.past.typed_sets import MOST_RESERVE, takes_minutes
from backcoach.core.text import quoted

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear
    from backcoach.core.notation import Load
    from backcoach.core.questions.log_form.session_log import LogRow
    from backcoach.core.session.plan import Result

SetCell = Literal["count", "load", "rir"]
SET_CELLS: tuple[SetCell, ...] = ("count", "load", "rir")
HOLD_STEP = 5  # s
STILL_TO_COME = "This is still to come"
HOURS, MINUTES = 24, 60
MOST_MINUTES = HOURS * MINUTES  # of a session
_TIME = re.compile(r"(\d{1,2})(?::?(\d\d))?", re.ASCII)
_LOADED = ("external", "added", "assisted", "band")


def set_cells(row: LogRow) -> tuple[SetCell, ...]:
    """Return what a set has: repetitions or seconds, a load, and what was left."""
    has: dict[SetCell, bool] = {
        "count": True,
        "load": row.exercise.load in _LOADED,
        "rir": row.exercise.has_reserve,
    }
    return tuple(cell for cell in SET_CELLS if has[cell])


def read_set(row: LogRow, cell: str, text: str, gear: Gear, *, believed: bool) -> Result:
    """Return the numbers of a set with what was typed into a cell.

    Raises ValueError: what is wrong, or, unless it is `believed`, that it can hardly be meant.
    """
    result = row.result
    if cell == "load":
        return replace(result, load=_load(row, text, gear, believed=believed))
    if cell == "count" and result.seconds is not None:
        return replace(result, seconds=_seconds(text, row.exercise))
    if not text.isascii() or not text.isdigit():
        raise ValueError(f"{quoted(text)} is not a whole number")
    number = int(text)
    if cell == "rir":
        return replace(result, rir=min(number, MOST_RESERVE))
    if number > MAX_REPS:
        raise ValueError(f"{number} is more than {MAX_REPS} reps")
    if not believed and are_doubtful_reps(number, result.reps or 0):
        raise ValueError(f"{number} reps? Again if that is right")
    return replace(result, reps=number)


def _seconds(text: str, exercise: Exercise) -> int:
    """Return how long a hold was, as `40`, `40 s`, `2 min` or `2m30s`."""
    if minutes := re.fullmatch(TYPED_MINUTES, text, re.IGNORECASE | re.ASCII):
        text = str(typed_seconds(minutes, or_metres=not takes_minutes(exercise)))
    return parse_seconds(int(text) if text.isascii() and text.isdigit() else text)


def _load(row: LogRow, text: str, gear: Gear, *, believed: bool) -> Load | None:
    exercise, known = row.exercise, row.result.load
    if exercise.load == "band" and not text.lower().endswith(" band"):
        text = f"{text} band"
    load = typed_load(text, exercise, known.unit if known and known.grams else gear.unit)
    refuse_lighter_than_bar(load, exercise, gear)
    if not believed and is_doubtful(load, known, exercise, gear):
        raise ValueError(f"{load}? Again if that is right")
    return load


def stepped(row: LogRow, cell: str, direction: int, gear: Gear) -> Result:
    """Return the numbers of a set with a cell one step up (1) or down (-1)."""
    result = row.result
    if cell == "load":
        load = gear.next_or_band(row.exercise, result.load, up=direction > 0)
        return replace(result, load=load)
    if cell == "rir":
        rir = (-1 if result.rir is None else result.rir) + direction
        return replace(result, rir=None if rir < 0 else min(rir, MOST_RESERVE))
    if result.seconds is not None:
        seconds = min(max(result.seconds + HOLD_STEP * direction, 0), MAX_SECONDS)
        return replace(result, seconds=seconds)
    return replace(result, reps=min(max((result.reps or 0) + direction, 0), MAX_REPS))


def read_minutes(text: str) -> int:
    """Return how long a session took. Raises ValueError."""
    minutes = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < minutes <= MOST_MINUTES:
        raise ValueError(f"{quoted(text)} is not a number of minutes up to {MOST_MINUTES}")
    return minutes


def read_day(text: str, began: datetime, now: datetime) -> datetime:
    """Return a moment on the day that was typed; of today it is no later than now.

    Raises ValueError.
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a date; write {now:%Y-%m-%d}") from None
    if day > now.date():
        raise ValueError(STILL_TO_COME)
    moment = min(datetime.combine(day, began.time()), now)
    refuse_impossible(text, moment, now)
    return moment


def read_time(text: str, began: datetime, now: datetime) -> datetime:
    """Return the moment of a time of day, as `18:30`, `1830` or `18`. Raises ValueError."""
    match = _TIME.fullmatch(text)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (HOURS, 0)
    if hour >= HOURS or minute >= MINUTES:
        raise ValueError(f"{quoted(text)} is not a time; write 18:30")
    moment = began.replace(hour=hour, minute=minute)
    if moment > now:
        raise ValueError(STILL_TO_COME)
    return moment
