"""Answers that are typed in a form: known best sets, and the weights that are at hand."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from backcoach.core.loads.doubtful_load import are_doubtful_reps, heaviest_likely
from backcoach.core.loads.own_gear import OwnGear, PairsOfDiscs, Range, Weight
from backcoach.core.questions.form import typed_field
from backcoach.core.settings.known_sets import KnownSet
from backcoach.core.settings.settings import BodyWeight
from backcoach.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.loads.gear import Gear
    from backcoach.core.questions.form import Field
    from backcoach.core.settings.settings import Settings
    from backcoach.core.units import Unit

BODY = "body_weight"
KNOWN = "known."  # before the id of an exercise
MOST_PULL_UPS = "pull_up"
PULL_UPS = ("pull_up", "weighted_pull_up", "assisted_pull_up", "band_pull_up", "negative_pull_up")
MOST_WEIGHTS = 40
GEAR: dict[str, tuple[str, str]] = {
    "kettlebells": ("Kettlebell sizes", "16 24 32"),
    "dumbbells": ("Dumbbell sizes", "4 6 8 12 16"),
    "stack": ("Pins of a machine", "5 to 100 by 5 + 2.5"),
    "discs": ("Plates, of one side", "20 10 5 2.5 1.25"),
}
_ROW = re.compile(r"(\S+)\s*(?:to|-|–)\s*(\S+)\s+by\s+(\S+)", re.IGNORECASE)
_WEIGHT = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?", re.ASCII)


def known_fields(library: Library, session: Session, gear: Gear) -> tuple[Field, ...]:
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
            asked = typed_field(name, exercise.name, "best set, as 5 x 100 kg")
            implement = gear.loadable(exercise)
            most = 0 if implement is None else heaviest_likely(implement)
            fields[name] = replace(asked, heaviest=most)
    return tuple(fields.values())


def gear_fields() -> tuple[Field, ...]:
    """Return a question for each kind of weights that are at hand."""
    return tuple(
        typed_field(name, label, f"usual ones, or {example}")
        for name, (label, example) in GEAR.items()
    )


def gear_text(field_id: str, own: OwnGear) -> str:
    """Return the answer of a gear field that says what is set, "" where nothing is."""
    value = getattr(own, field_id)
    if isinstance(value, Range):
        text = f"{value.start:f} to {value.end:f} by {value.step:f}"
    elif field_id == "discs":
        text = " ".join(f"{disc.weight:f}" for disc in value for _ in range(disc.pairs))
    else:
        text = " ".join(f"{weight:f}" for weight in value or ())
    plate = own.stack_plate if field_id == "stack" and text else None
    return text if plate is None else f"{text} + {plate:f}"


def problem(field_id: str, text: str, unit: Unit) -> str:
    """Return what is wrong with a typed answer, "" where nothing is."""
    try:
        if field_id in GEAR:
            OwnGear(**_gear(field_id, text)).gear(unit)
        elif field_id == BODY:
            BodyWeight.parse(text)
        else:
            _known(field_id, text, unit)
    except ValueError as error:
        return str(error)
    return ""


def objection(field: Field, text: str, unit: Unit, doubted: Container[str] = ()) -> str:
    """Return what is wrong with a typed answer, or a question where it can hardly be meant.

    "" where it may stand, as what was asked about before, `doubted`, and is answered again.
    """
    wrong = problem(field.id, text, unit)
    if wrong or not field.id.startswith(KNOWN) or text in doubted:
        return wrong
    known = _known(field.id, text, unit)
    grams = (known.load.grams or 0) if known.load else 0
    is_far = 0 < field.heaviest < grams or are_doubtful_reps(known.reps)
    return f"{known}? Enter it again if that is right." if is_far else ""


def with_typed(settings: Settings, answers: Mapping[str, str]) -> Settings:
    """Return settings with the typed answers; one that cannot be read changes nothing."""
    unit = settings.units
    known = dict(settings.known)
    gear: dict[str, Any] = {}
    for field_id, text in answers.items():
        is_typed = field_id in GEAR or field_id.startswith(KNOWN)
        if not is_typed or not text.strip() or problem(field_id, text, unit):
            continue
        if field_id in GEAR:
            gear |= _gear(field_id, text)
        else:
            known[field_id.removeprefix(KNOWN)] = _known(field_id, text, unit)
    return replace(settings, known=known, own_gear=replace(settings.own_gear, **gear))


def _known(field_id: str, text: str, unit: Unit) -> KnownSet:
    """Return the best set that a typed answer means. Raises ValueError."""
    known = KnownSet.parse(text, unit)
    if (known.load is None) != (field_id == f"{KNOWN}{MOST_PULL_UPS}"):
        raise ValueError('Write a set with its load as "5 x 100 kg", pull-ups as "8".')
    return known


def _gear(field_id: str, text: str) -> dict[str, Any]:
    """Return the settings of gear that a typed answer means. Raises ValueError.

    A row in equal steps may be typed as `5 to 100 by 5`, and after pins `+ 2.5` for a plate
    that can be laid on any of them.
    """
    if field_id == "discs":
        pairs = Counter(_weights(text)).items()
        return {field_id: tuple(PairsOfDiscs(weight, count) for weight, count in pairs)}
    plate: Weight | None = None
    if field_id == "stack":
        text, sign, small = text.partition("+")
        plate = _weights(small)[0] if sign else None
    row = _ROW.fullmatch(text.strip())
    if row is None or field_id == "kettlebells":
        value: tuple[Weight, ...] | Range = tuple(sorted(set(_weights(text))))
    else:
        start, end, step = (_weights(word)[0] for word in row.groups())
        value = Range(start=start, step=step, end=end)
    return {field_id: value, **({"stack_plate": plate} if field_id == "stack" else {})}


def _weights(text: str) -> list[Weight]:
    """Read `16 24 32` or `2.5, 5`. Raises ValueError."""
    words = text.replace(", ", " ").replace(";", " ").split()
    if not 1 <= len(words) <= MOST_WEIGHTS:
        raise ValueError(f"Write 1 to {MOST_WEIGHTS} weights, as 16 24 32.")
    if not all(map(_WEIGHT.fullmatch, words)):
        raise ValueError(f"{quoted(text)} is not a list of weights; write 16 24 32.")
    numbers = [float(word.replace(",", ".")) for word in words]
    return [Weight.parse(int(number) if number.is_integer() else number) for number in numbers]
