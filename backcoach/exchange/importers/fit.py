"""FIT: strength sets of a watch, read with fitdecode, which is loaded only here.

A device guesses the exercise, up to three times a set; the first guess counts and is no name, so
nothing is mapped from it. Loads are in sixteenths of a kilogram whatever the watch shows.
"""

from __future__ import annotations

import io
import struct
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from backcoach.exchange.parsing.numbers import BadValueError, whole_seconds
from backcoach.exchange.parsing.times import from_unix
from backcoach.exchange.records import ImportedSet

if TYPE_CHECKING:
    from backcoach.exchange.context import Context
    from backcoach.exchange.records import Load
    from backcoach.exchange.sessions import SessionDraft

DIALECT = "fit"

# Seconds from 1970 to the epoch of FIT, the end of 1989.
_EPOCH = 631_065_600
_SET_MESSAGE, _SESSION_MESSAGE = 225, 18
_REST, _ACTIVE = 0, 1
_POUND = 2
# Numbers of the fields that are read, by message.
_FIELDS: dict[int, dict[int, str]] = {
    _SET_MESSAGE: {
        254: "at",
        0: "duration",
        3: "reps",
        4: "weight",
        5: "type",
        6: "start",
        7: "category",
        8: "subtype",
        9: "unit",
    },
    _SESSION_MESSAGE: {2: "start", 7: "elapsed"},
}


class DamagedFileError(Exception):
    """The bytes are no whole FIT file."""


def matches(data: bytes) -> bool:
    """Whether bytes 8 to 11 say FIT."""
    return data[8:12] == b".FIT"


def messages(data: bytes) -> list[tuple[int, dict[str, Any]]]:
    """Return number and raw fields of the messages that matter.

    Raises ImportError without the library, and DamagedFileError.
    """
    import fitdecode  # noqa: PLC0415  an extra, wanted for this format alone

    result: list[tuple[int, dict[str, Any]]] = []
    try:
        with fitdecode.FitReader(
            io.BytesIO(data),
            check_crc=fitdecode.CrcCheck.RAISE,
            error_handling=fitdecode.ErrorHandling.RAISE,
        ) as reader:
            for frame in reader:
                if frame.frame_type != fitdecode.FIT_FRAME_DATA:
                    continue
                wanted = _FIELDS.get(frame.global_mesg_num)
                if wanted is not None:
                    fields = {
                        wanted[field.def_num]: field.raw_value
                        for field in frame.fields
                        if field.def_num in wanted
                    }
                    result.append((frame.global_mesg_num, fields))
    except (
        *(fitdecode.FitError, struct.error, ArithmeticError, AssertionError, AttributeError),
        *(EOFError, LookupError, OSError, TypeError, ValueError),
    ) as problem:
        raise DamagedFileError(str(problem)) from None
    return result


def read(decoded: list[tuple[int, dict[str, Any]]], context: Context) -> None:
    """Read the sets of one activity."""
    sets = [fields for number, fields in decoded if number == _SET_MESSAGE]
    session = next((fields for number, fields in decoded if number == _SESSION_MESSAGE), {})
    starts = (session.get("start"), *(fields.get("start") for fields in sets))
    start = next((value for value in starts if isinstance(value, int)), None)
    if start is None:
        return
    try:
        written = from_unix(start + _EPOCH)
        text = written.clock.isoformat(timespec="seconds") + "Z"
        draft = context.drafts.begin(text, text, context.places.moment(written))
    except BadValueError as problem:
        context.findings.add("row_refused", value=f"session: {problem}")
        return
    elapsed = session.get("elapsed")
    if isinstance(elapsed, int):
        context.set_length(draft, elapsed // 1000)
    for at, fields in enumerate(sets, start=1):
        context.findings.rows += 1
        try:
            _set(fields, draft, context)
        except BadValueError as problem:
            context.findings.add("row_refused", value=f"set {at}: {problem}")


def _number(fields: dict[str, Any], name: str) -> int | None:
    """Return a field as a whole number, the first of several."""
    value = fields.get(name)
    if isinstance(value, (tuple, list)):
        value = next((item for item in value if item is not None), None)
    return value if isinstance(value, int) else None


def _set(fields: dict[str, Any], draft: SessionDraft, context: Context) -> None:
    duration = whole_seconds(Decimal(_number(fields, "duration") or 0) / 1000)
    kind = _number(fields, "type")
    if kind == _REST:
        context.findings.add("rest_messages_kept_as_taken_rest")
        if draft.exercises and draft.exercises[-1].sets:
            sets = draft.exercises[-1].sets
            sets[-1] = replace(sets[-1], rest_taken_s=duration)
        return
    if kind != _ACTIVE:
        raise BadValueError("neither a set nor a rest")
    category = fields.get("category")
    if isinstance(category, (tuple, list)) and len(category) > 1:
        context.findings.add("exercise_guessed_by_device")
    reps = _number(fields, "reps")
    ended = _number(fields, "at")
    moment = None
    if ended is not None:
        moment = context.places.moment(from_unix(ended + _EPOCH))
    done = ImportedSet(
        reps=None if reps is None else context.reps[str(reps)],
        seconds=duration if reps is None else None,
        load=_load(fields, context),
        done_at=moment.at if moment else None,
        offset=moment.offset if moment else None,
        extra=None if reps is None or duration is None else {"duration_s": str(duration)},
    )
    context.keep(draft.exercise(_name(fields), named=False), done)


def _load(fields: dict[str, Any], context: Context) -> Load | None:
    weight = _number(fields, "weight")
    load = context.units.of("kg")[f"{Decimal(weight) / 16:f}"] if weight else None
    if load is not None and _number(fields, "unit") == _POUND:
        return replace(load, unit="lb")
    return load


def _name(fields: dict[str, Any]) -> str:
    """Return the device's guess as words: `pull up 9`."""
    from fitdecode import profile  # noqa: PLC0415  loaded with the library

    category, subtype = _number(fields, "category"), _number(fields, "subtype")
    if category is None:
        return "unknown exercise"
    kind = profile.FIELD_TYPES["exercise_category"].enum.get(category, f"category {category}")
    names = profile.FIELD_TYPES.get(f"{kind}_exercise_name")
    exercise = names.enum.get(subtype) if names is not None else None
    words = f"{exercise}" if exercise else f"{kind} {'' if subtype is None else subtype}"
    return words.replace("_", " ").strip()
