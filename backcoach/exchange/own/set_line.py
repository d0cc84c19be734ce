"""One set as a line of the log as text, and back.

    STEP  TIME  AMOUNT  ["rir" N]  ["rest" [TAKEN] ["of" PLANNED]]  ["aim" TARGET]  [more]

Two or more blanks stand between the parts. STEP is the id of the step, which says slot, kind, set
and side. TIME is the clock of the place, with its offset where that is not the session's, and with
a date where the set is not within a day of the start. AMOUNT is `8 x 24 kg`, `35s`, `12 x green
band`, `done` or `skipped`. More: `set 3`, `warmup`, `work`, `left`, `right` and `both` where the id
does not say so; `assumed` where nobody reported the numbers; `note` and `extra`, in JSON.
"""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from backcoach.core.notation import Load
from backcoach.core.session.session_record import SetRecord, local
from backcoach.core.text import quoted
from backcoach.core.units import GRAMS, MAX_GRAMS, from_grams, to_grams

if TYPE_CHECKING:
    from backcoach.core.units import Unit

_STEP = re.compile(r"\d+\.(w?)(\d+)(?:\.(left|right))?", re.ASCII)
_TIME = re.compile(r"(?:(\d{4}-\d\d-\d\d)T)?(\d\d:\d\d:\d\d(?:\.\d{3})?)([+-]\d\d:\d\d)?", re.ASCII)
_AMOUNT = re.compile(
    r"(?:(?P<reps>\d+)(?: in (?P<both>\d+)s)?|(?P<seconds>\d+)s|done)(?: x (?P<load>.+))?", re.ASCII
)
_LOAD = re.compile(r"(-?\d+(?:\.\d+)?) (kg|lb)", re.ASCII)
_RANGE = re.compile(r"(\d+)\u2013(\d+\+?)", re.ASCII)
_WRITTEN_RANGE = re.compile(r"(\d+)-(\d+\+?)", re.ASCII)
_PLAIN = re.compile(r'[^\s"\\](?:[^\s"\\]| (?! ))*(?<! )')
_PART = re.compile(r'(?:"(?:[^"\\]|\\.)*"|\S| (?! ))+')
_REST = re.compile(r"(\d+)?(?: ?of (\d+))?", re.ASCII)
_WIDTHS = (9, 8, 14)  # of the first parts, so that most lines stand in columns
_MOST_DIGITS = 4  # of pounds; a gram is more than 0.0001 of them
_MOST = {"reps": 1000, "seconds": 86_400, "rir": 4}
_DAY = timedelta(days=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


class Start(NamedTuple):
    """When a session began: milliseconds UTC, and the offset of the place in minutes."""

    at: int
    offset: int


class _FromStep(NamedTuple):
    kind: str
    side: str
    set: int


def write(done: SetRecord, start: Start) -> str:
    """Return the line of a set."""
    parts = [word(done.step), time_text(done.done_at, done.offset, start), _amount(done)]
    columns = [part.ljust(width) for part, width in zip(parts, _WIDTHS, strict=True)]
    more = [
        *([] if done.rir is None else [f"rir {done.rir}"]),
        *_rest(done),
        *([f"aim {_aim(done.target)}"] if done.target else []),
        *_beyond_step(done),
        *([] if done.reported != done.skipped else ["reported" if done.skipped else "assumed"]),
        *([f"note {_json(done.note)}"] if done.note else []),
        *([f"extra {_json(done.extra)}"] if done.extra else []),
    ]
    return "  ".join([*columns, *more]).rstrip()


def read(line: str, exercise: str, name: str, start: Start) -> SetRecord:
    """Return the set of a line. Raises ValueError, whose message says how to write it."""
    parts = _parts(line)
    if len(parts) < 3:  # noqa: PLR2004  step, time and amount
        raise ValueError(
            f'{quoted(line)} is not a set; write "1.1  18:10:40  5 x 80 kg", two blanks between'
        )
    step, time, amount, *more = parts
    step = unquoted(step)
    done_at, offset = read_time(time, start)
    expected = _from_step(step)
    fields: dict[str, Any] = {
        "step": step,
        "exercise": exercise,
        "name": name,
        "done_at": done_at,
        "offset": offset,
        "target": "",
        **dict.fromkeys(("rir", "rest_planned_s", "rest_taken_s")),
        **expected._asdict(),
        **_read_amount(amount),
    }
    fields["reported"] = not fields["skipped"]
    for part in more:
        fields.update(_read_more(part))
    for key, most in _MOST.items():
        if (fields[key] or 0) > most:
            raise ValueError(f"{quoted(line)}: {key} {fields[key]} is more than {most}")
    try:
        return msgspec.convert(fields, SetRecord)
    except msgspec.ValidationError as error:
        raise ValueError(f"{quoted(line)}: {error}") from None


def word(text: str) -> str:
    """Return a text as one part of a line: as it is or, where that would mislead, as JSON."""
    return text if _PLAIN.fullmatch(text) else _json(text)


def unquoted(part: str) -> str:
    """Return the text of a part."""
    if not part.startswith('"'):
        return part
    try:
        value = json.loads(part)
    except ValueError:
        value = None
    if not isinstance(value, str):
        raise ValueError(f"{quoted(part)} is not a text in quotes")
    return value


def time_text(at: int, offset: int, start: Start) -> str:
    """Return an instant as the clock of the place showed it."""
    moment = local(at, offset)
    clock = f"{moment:%H:%M:%S}" + (f".{at % 1000:03}" if at % 1000 else "")
    zone = "" if offset == start.offset else moment.isoformat()[-6:]
    short = clock + zone
    return short if read_time(short, start) == (at, offset) else f"{moment:%Y-%m-%d}T{short}"


def read_time(text: str, start: Start) -> tuple[int, int]:
    """Return the instant and offset of a clock time on the day of the start, or the next.

    Raises ValueError.
    """
    wrong = f'{quoted(text)} is not a time; write "18:10:40"'
    match = _TIME.fullmatch(text)
    if match is None:
        raise ValueError(wrong)
    day, clock, zone = match.groups()
    offset = start.offset if zone is None else _offset(zone)
    begin = local(start.at, offset)
    try:
        moment = datetime.fromisoformat(f"{day or begin.date()}T{clock}")
    except ValueError:
        raise ValueError(wrong) from None
    moment = moment.replace(tzinfo=begin.tzinfo)
    if day is None and moment < begin:
        moment += _DAY
    passed = moment - _EPOCH
    return (passed.days * 86_400 + passed.seconds) * 1000 + passed.microseconds // 1000, offset


def _offset(zone: str) -> int:
    hours, minutes = int(zone[1:3]), int(zone[4:])
    if hours >= 24 or minutes >= 60:  # noqa: PLR2004  of a day and of an hour
        raise ValueError(f'{quoted(zone)} is not an offset; write "+02:00"')
    return (hours * 60 + minutes) * (-1 if zone[0] == "-" else 1)


def _parts(line: str) -> list[str]:
    """Split a line at runs of two and more blanks that do not stand in quotes."""
    return [match[0].strip() for match in _PART.finditer(line) if match[0].strip()]


def _from_step(step: str) -> _FromStep:
    match = _STEP.fullmatch(step)
    if match is None:
        return _FromStep("work", "both", 1)
    return _FromStep("warmup" if match[1] else "work", match[3] or "both", int(match[2]))


def _beyond_step(done: SetRecord) -> list[str]:
    expected = _from_step(done.step)
    return [
        *([done.kind] if done.kind != expected.kind else []),
        *([done.side] if done.side != expected.side else []),
        *([f"set {done.set}"] if done.set != expected.set else []),
    ]


def _amount(done: SetRecord) -> str:
    if done.skipped:
        return "skipped"
    if done.reps is None:
        amount = "done" if done.seconds is None else f"{done.seconds}s"
    else:
        amount = str(done.reps) + ("" if done.seconds is None else f" in {done.seconds}s")
    return amount if done.load is None else f"{amount} x {_load(done.load)}"


def _read_amount(text: str) -> dict[str, Any]:
    if text == "skipped":
        return {"skipped": True, **dict.fromkeys(("reps", "seconds", "load"))}
    match = _AMOUNT.fullmatch(text)
    if match is None:
        raise ValueError(
            f'{quoted(text)} is not what was done; write "8 x 24 kg", "35s", "done" or "skipped"'
        )
    reps, seconds = match["reps"], match["both"] or match["seconds"]
    return {
        "skipped": False,
        "reps": None if reps is None else int(reps),
        "seconds": None if seconds is None else int(seconds),
        "load": None if match["load"] is None else _read_load(match["load"]),
    }


def _load(load: Load) -> str:
    if load.grams is None:
        return f"{word(load.band)} band"
    return f"{_number(load.grams, load.unit)} {load.unit}"


def _number(grams: int, unit: Unit) -> str:
    """Return grams in a unit, with as few digits as give the same grams when they are read."""
    number = from_grams(grams, unit)
    digits = 2
    while to_grams(number, unit) != grams and digits < _MOST_DIGITS:
        digits += 1
        number = (Decimal(grams) / GRAMS[unit]).quantize(Decimal(1).scaleb(-digits))
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _read_load(text: str) -> Load:
    if text.endswith(" band"):
        return Load(None, band=unquoted(text.removesuffix(" band")))
    if match := _LOAD.fullmatch(text):
        unit: Unit = "kg" if match[2] == "kg" else "lb"
        load = Load(to_grams(match[1], unit), unit)
        if abs(load.grams or 0) > MAX_GRAMS:
            raise ValueError(f"{quoted(text)} is too much for a load; the most is 1000 kg")
        return load
    raise ValueError(f'{quoted(text)} is not a load; write "24 kg", "53 lb", "-30 kg" or a band')


def _rest(done: SetRecord) -> list[str]:
    taken = "" if done.rest_taken_s is None else f" {done.rest_taken_s}"
    planned = "" if done.rest_planned_s is None else f" of {done.rest_planned_s}"
    return [f"rest{taken}{planned}"] if taken or planned else []


def _aim(target: str) -> str:
    if match := _RANGE.fullmatch(target):
        return f"{match[1]}-{match[2]}"
    return _json(target) if _WRITTEN_RANGE.fullmatch(target) else word(target)


def _read_aim(text: str) -> str:
    match = _WRITTEN_RANGE.fullmatch(text)
    return f"{match[1]}\u2013{match[2]}" if match else unquoted(text)


def _read_more(part: str) -> dict[str, Any]:
    key, _, value = part.partition(" ")
    if part in ("assumed", "reported"):
        return {"reported": part == "reported"}
    if part in ("warmup", "work"):
        return {"kind": part}
    if part in ("left", "right", "both"):
        return {"side": part}
    if key in ("rir", "set") and value.isdecimal() and value.isascii():
        return {key: int(value)}
    if key == "rest" and (match := _REST.fullmatch(value)) and value:
        taken, planned = match.groups()
        return {
            "rest_taken_s": None if taken is None else int(taken),
            "rest_planned_s": None if planned is None else int(planned),
        }
    if key == "aim" and value:
        return {"target": _read_aim(value)}
    if key == "note" and value:
        return {"note": unquoted(value)}
    if key == "extra":
        try:
            return {"extra": msgspec.json.decode(value, type=dict[str, str])}
        except msgspec.MsgspecError:
            raise ValueError(f"extra {quoted(value)} is not a table of texts") from None
    raise ValueError(
        f"{quoted(part)} is not known; after the amount stand rir, rest, aim, assumed, note"
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
