"""A load as a person types it for an exercise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.notation import Load

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.units import Unit

_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,2})?", re.ASCII)
_WITH_UNIT = re.compile(rf"{_NUMBER.pattern}\s*(?:kg|lb)s?", re.ASCII | re.IGNORECASE)


def is_load(line: str) -> bool:
    """Return whether a line is a load with its unit and nothing else, as `45 kg`."""
    return _WITH_UNIT.fullmatch(line.strip()) is not None


def may_be_load(line: str) -> bool:
    """Return whether a line is a load where a load is asked for, as `45` or `7.5 kg`.

    0 is none: it is a set in which nothing was possible.
    """
    text = line.strip()
    return is_load(text) or (_NUMBER.fullmatch(text) is not None and text.strip("0.,") != "")


def typed_load(text: str, exercise: Exercise, unit: Unit) -> Load | None:
    """Return a load as this exercise has it: help is negative, and nothing is no load.

    A number without a unit is in `unit`. Raises ValueError with a sentence.
    """
    load = Load.parse(text, unit)
    has_number = exercise.load in ("external", "added", "assisted")
    if not has_number and exercise.load != "band":
        raise ValueError(f"{exercise.name} has no load.")
    if has_number == (load.grams is None):
        what = '"24 kg"' if has_number else '"green band"'
        raise ValueError(f"{exercise.name} has a load like {what}.")
    if exercise.load in ("external", "added") and (load.grams or 0) < 0:
        raise ValueError(f"{exercise.name} has no load below 0.")
    if exercise.load == "assisted" and load.grams is not None:
        load = replace(load, grams=-abs(load.grams))
    return load if load.grams != 0 else None
