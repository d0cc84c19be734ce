"""One set as a line of the log as text, and back.

    STEP  TIME  AMOUNT  ["rir" N]  ["rest" [TAKEN] ["of" PLANNED]]  ["aim" TARGET]  [more]

Two or more blanks stand between the parts. STEP is the id of the step, which says slot, kind, set
and side. TIME is the clock of the place, with its offset where that is not the session's, and with
a date where the set is not within a day of the start. AMOUNT is `8 x 24 kg`, `35s`, `12 x green
band`, `done` or `skipped`. More: `set 3`, a kind (`warmup`, `work`, `easy`, `cooldown`), `left`,
`right` and `both` where the id does not say so; `assumed` where nobody reported the numbers;
`note` and `extra`, in JSON.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple

import msgspec

from backcoach.core.session.past.session_record import SetRecord, local
from backcoach.core.session.plan import LETTERS
from backcoach.core.text import quoted
from backcoach.exchange.own.amounts import amount, as_json, read_amount, unquoted, word
from backcoach.exchange.own.limits import check_instant, check_set

_STEP = re.compile(r"\d+\.([wec]?)(\d+)(?:\.(left|right))?", re.ASCII)
_KINDS = {letter: kind for kind, letter in LETTERS.items()}
_TIME = re.compile(r"(?:(\d{4}-\d\d-\d\d)T)?(\d\d:\d\d:\d\d(?:\.\d{3})?)([+-]\d\d:\d\d)?", re.ASCII)
_RANGE = re.compile(r"(\d+)\u2013(\d+\+?)", re.ASCII)
_WRITTEN_RANGE = re.compile(r"(\d+)-(\d+\+?)", re.ASCII)
_PART = re.compile(r'(?:"(?:[^"\\]|\\.)*"|\S| (?! ))+')
_REST = re.compile(r"(\d+)?(?: ?of (\d+))?", re.ASCII)
_WIDTHS = (9, 8, 14)  # of the first parts, so that most lines stand in columns
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
    parts = [word(done.step), time_text(done.done_at, done.offset, start), amount(done)]
    columns = [part.ljust(width) for part, width in zip(parts, _WIDTHS, strict=True)]
    more = [
        *([] if done.rir is None else [f"rir {done.rir}"]),
        *_rest(done),
        *([f"aim {_aim(done.target)}"] if done.target else []),
        *_beyond_step(done),
        *([] if done.reported != done.skipped else ["reported" if done.skipped else "assumed"]),
        *([f"note {as_json(done.note)}"] if done.note else []),
        *([f"extra {as_json(done.extra)}"] if done.extra else []),
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
        **read_amount(amount),
    }
    fields["reported"] = not fields["skipped"]
    for part in more:
        fields.update(_read_more(part))
    for key, most in _MOST.items():
        if (fields[key] or 0) > most:
            raise ValueError(f"{quoted(line)}: {key} {fields[key]} is more than {most}")
    try:
        done = msgspec.convert(fields, SetRecord)
        check_set(done)
    except ValueError as error:  # also a msgspec.ValidationError
        raise ValueError(f"{quoted(line)}: {error}") from None
    return done


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
    at = (passed.days * 86_400 + passed.seconds) * 1000 + passed.microseconds // 1000
    check_instant(at)
    return at, offset


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
    return _FromStep(_KINDS[match[1]], match[3] or "both", int(match[2]))


def _beyond_step(done: SetRecord) -> list[str]:
    expected = _from_step(done.step)
    return [
        *([done.kind] if done.kind != expected.kind else []),
        *([done.side] if done.side != expected.side else []),
        *([f"set {done.set}"] if done.set != expected.set else []),
    ]


def _rest(done: SetRecord) -> list[str]:
    taken = "" if done.rest_taken_s is None else f" {done.rest_taken_s}"
    planned = "" if done.rest_planned_s is None else f" of {done.rest_planned_s}"
    return [f"rest{taken}{planned}"] if taken or planned else []


def _aim(target: str) -> str:
    if match := _RANGE.fullmatch(target):
        return f"{match[1]}-{match[2]}"
    return as_json(target) if _WRITTEN_RANGE.fullmatch(target) else word(target)


def _read_aim(text: str) -> str:
    match = _WRITTEN_RANGE.fullmatch(text)
    return f"{match[1]}\u2013{match[2]}" if match else unquoted(text)


def _read_more(part: str) -> dict[str, Any]:
    key, _, value = part.partition(" ")
    if part in ("assumed", "reported"):
        return {"reported": part == "reported"}
    if part in LETTERS:
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
        f"{quoted(part)} is not known; after the amount come rir, rest, aim, assumed, note"
    )
