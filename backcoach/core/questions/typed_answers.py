"""Answers that are typed in a form: known best sets, and the weights that are at hand."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from backcoach.core.loads.gear import OwnGear, PairsOfDiscs, Range, Weight
from backcoach.core.questions.form import typed_field
from backcoach.core.settings.known_sets import KnownSet
from backcoach.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.questions.form import Field
    from backcoach.core.settings.settings import Settings
    from backcoach.core.units import Unit

KNOWN = "known."  # before the id of an exercise
MOST_PULL_UPS = "pull_up"
PULL_UPS = ("pull_up", "weighted_pull_up", "assisted_pull_up", "band_pull_up", "negative_pull_up")
MOST_WEIGHTS = 12
GEAR: dict[str, tuple[str, str]] = {
    "kettlebells": ("Your kettlebells", "16 24 32"),
    "dumbbells": ("Your dumbbells", "5 7.5 10 12.5"),
    "stack": ("Pins of a machine", "5 10 15 20"),
    "discs": ("Plates, of one side", "20 10 5 2.5 1.25"),
}
_WEIGHT = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?", re.ASCII)


def known_fields(library: Library, session: Session) -> tuple[Field, ...]:
    """Return a question for a best set of each loaded lift of a session, and for pull-ups.

    A lift whose load the session itself names is not asked about.
    """
    fields: dict[str, Field] = {}
    for line in session.exercise:
        exercise = library.find_exercise(line.exercise)
        if exercise is None or line.load is not None:
            continue
        if exercise.id in PULL_UPS and library.find_exercise(MOST_PULL_UPS):
            name = f"{KNOWN}{MOST_PULL_UPS}"
            fields[name] = typed_field(name, "Pull-ups", "most in a row, as 8")
        elif exercise.load == "external":
            name = f"{KNOWN}{exercise.id}"
            fields[name] = typed_field(name, exercise.name, "best set, as 5 x 100 kg")
    return tuple(fields.values())


def gear_fields() -> tuple[Field, ...]:
    """Return a question for each kind of weights that are at hand."""
    return tuple(
        typed_field(name, label, f"usual ones, or {example}")
        for name, (label, example) in GEAR.items()
    )


def problem(field_id: str, text: str, unit: Unit) -> str:
    """Return what is wrong with a typed answer, "" where nothing is."""
    try:
        value = _value(field_id, text, unit)
        if field_id in GEAR:
            OwnGear(**{field_id: value}).gear(unit)
    except ValueError as error:
        return str(error)
    return ""


def with_typed(settings: Settings, answers: Mapping[str, str]) -> Settings:
    """Return settings with the typed answers; one that cannot be read changes nothing."""
    unit = settings.units
    known, gear = dict(settings.known), {}
    for field_id, text in answers.items():
        is_typed = field_id in GEAR or field_id.startswith(KNOWN)
        if not is_typed or not text.strip() or problem(field_id, text, unit):
            continue
        value = _value(field_id, text, unit)
        if field_id in GEAR:
            gear[field_id] = value
        else:
            known[field_id.removeprefix(KNOWN)] = value
    return replace(settings, known=known, own_gear=replace(settings.own_gear, **gear))


def _value(field_id: str, text: str, unit: Unit) -> Any:
    """Return what a typed answer means for the settings. Raises ValueError."""
    if field_id.startswith(KNOWN):
        known = KnownSet.parse(text, unit)
        if (known.load is None) != (field_id == f"{KNOWN}{MOST_PULL_UPS}"):
            raise ValueError('Write a set with its load as "5 x 100 kg", pull-ups as "8".')
        return known
    weights = _weights(text)
    if field_id == "discs":
        return tuple(PairsOfDiscs(weight, pairs) for weight, pairs in Counter(weights).items())
    distinct = sorted(set(weights))
    if field_id == "kettlebells":
        return tuple(distinct)
    steps = {after - before for before, after in pairwise(distinct)}
    if len(steps) != 1:
        raise ValueError("Write weights in equal steps, two at least, as 5 10 15 20.")
    return Range(start=distinct[0], step=Weight(steps.pop()), end=distinct[-1])


def _weights(text: str) -> list[Weight]:
    """Read `16 24 32` or `2.5, 5`. Raises ValueError."""
    words = text.replace(", ", " ").replace(";", " ").split()
    if not 1 <= len(words) <= MOST_WEIGHTS:
        raise ValueError(f"Write 1 to {MOST_WEIGHTS} weights, as 16 24 32.")
    if not all(map(_WEIGHT.fullmatch, words)):
        raise ValueError(f"{quoted(text)} is no list of weights; write 16 24 32.")
    numbers = [float(word.replace(",", ".")) for word in words]
    return [Weight.parse(int(number) if number.is_integer() else number) for number in numbers]
