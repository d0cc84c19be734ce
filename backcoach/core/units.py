"""Kilograms and pounds: reading what a person writes, and formatting the grams that are stored.

A load is converted to integer grams once, when it is entered. A change of unit changes only
how it is shown.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Literal

from backcoach.core.text import quoted

Unit = Literal["kg", "lb"]

GRAMS: dict[Unit, Decimal] = {"kg": Decimal(1000), "lb": Decimal("453.59237")}
MAX_GRAMS = 1_000_000

_MINUS = "\u2212"
_HUNDREDTH = Decimal("0.01")
# A comma before three digits is not accepted: it could separate thousands.
_LOAD = re.compile(
    rf"([-+{_MINUS}]?)\s*(\d{{1,6}}(?:\.\d{{1,6}}|,\d{{1,2}})?)\s*(?:([kK][gG]|[lL][bB])[sS]?)?",
    re.ASCII,
)


def to_grams(value: Decimal | str | int | float, unit: Unit) -> int:
    """Return a mass in `unit` as the nearest whole gram; exact, 1 lb being 0.45359237 kg.

    A float is read as its shortest decimal form. Raises ValueError for a value that is not a
    finite number.
    """
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        number = Decimal("nan")
    if not number.is_finite():
        raise ValueError(f"{quoted(value)} is not a number")
    return round(number * GRAMS[unit])


def from_grams(grams: int, unit: Unit) -> Decimal:
    """Return grams as a number of `unit`: kilograms exactly, pounds to a hundredth.

    A gram is less than a hundredth of a pound, so a value entered to 0.01 lb is returned
    unchanged.
    """
    number = Decimal(grams) / GRAMS[unit]
    return number if unit == "kg" else number.quantize(_HUNDREDTH)


def format_load(grams: int, unit: Unit) -> str:
    """Return a load as text: `24 kg`, `22.5 kg`, `−30 kg`, `53 lb`."""
    digits = f"{abs(from_grams(grams, unit)):f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    sign = _MINUS if grams < 0 and digits != "0" else ""
    return f"{sign}{digits} {unit}"


def parse_load(text: str, default: Unit = "kg") -> tuple[int, Unit | None]:
    """Read `24`, `24 kg`, `22,5kg`, `53 lb` or `-30 kg`: grams, and the unit if one is written.

    A number without a unit is read in the unit `default`. Raises ValueError, whose message
    says how to write a load.
    """
    match = _LOAD.fullmatch(text.strip())
    if match is None:
        raise ValueError(f'{quoted(text)} is not a load; write "24 kg" or "53 lb"')
    unit: Unit | None = None
    if match[3]:
        unit = "kg" if match[3].lower() == "kg" else "lb"
    grams = to_grams(match[2].replace(",", "."), unit or default)
    if grams > MAX_GRAMS:
        raise ValueError(f"{quoted(text)} is too much for a load; the most is 1000 kg")
    return (-grams if match[1] in ("-", _MINUS) else grams), unit
