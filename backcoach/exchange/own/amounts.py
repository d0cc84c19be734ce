"""What was done in a set, and single words of a line: `8 x 24 kg`, `35s`, `12 x green band`."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from backcoach.core.notation import Load
from backcoach.core.text import quoted
from backcoach.core.units import GRAMS, MAX_GRAMS, from_grams, to_grams

if TYPE_CHECKING:
    from backcoach.core.session.past.session_record import SetRecord
    from backcoach.core.units import Unit

_AMOUNT = re.compile(
    r"(?:(?P<reps>\d+)(?: in (?P<both>\d+)s)?|(?P<seconds>\d+)s|done)(?: x (?P<load>.+))?", re.ASCII
)
_LOAD = re.compile(r"(-?\d+(?:\.\d+)?) (kg|lb)", re.ASCII)
_PLAIN = re.compile(r'[^\s"\\](?:[^\s"\\]| (?! ))*(?<! )')
_MOST_DIGITS = 4  # of pounds; a gram is more than 0.0001 of them


def amount(done: SetRecord) -> str:
    """Return what was done in a set, `skipped` for nothing."""
    if done.skipped:
        return "skipped"
    if done.reps is None:
        amount = "done" if done.seconds is None else f"{done.seconds}s"
    else:
        amount = str(done.reps) + ("" if done.seconds is None else f" in {done.seconds}s")
    return amount if done.load is None else f"{amount} x {_load(done.load)}"


def read_amount(text: str) -> dict[str, Any]:
    """Return the fields of a set that an amount stands for. Raises ValueError."""
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


def word(text: str) -> str:
    """Return a text as one part of a line: as it is or, where that would mislead, as JSON."""
    return text if _PLAIN.fullmatch(text) else as_json(text)


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


def as_json(value: object) -> str:
    """Return a value as JSON, with letters as they are."""
    return json.dumps(value, ensure_ascii=False)
