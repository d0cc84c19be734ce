"""The form of a first run: every answer has a default, and Space accepts them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from backcoach.core.loads.implements import KETTLEBELLS_KG, KETTLEBELLS_LB
from backcoach.core.loads.own_gear import OwnGear, Weight
from backcoach.core.questions.form import Field, Form, field
from backcoach.core.questions.person.typed_answers import gear_fields, known_fields, with_typed
from backcoach.core.settings.settings import BodyWeight, Day, Settings
from backcoach.core.units import GRAMS
from backcoach.core.wording.disclaimer import DISCLAIMER, SCREENING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.loads.gear import Gear
    from backcoach.core.units import Unit

# What people train with at home, in the words of the shipped exercises file.
KITS: dict[str, tuple[str, ...]] = {
    "kettlebell, bar": ("kettlebell", "pull-up bar", "wall"),
    "kettlebell, bar, band": ("kettlebell", "pull-up bar", "band", "wall"),
    "kettlebell, dumbbell, band, bar": ("kettlebell", "dumbbell", "pull-up bar", "band", "wall"),
    "two dumbbells, bench": ("dumbbell", "second dumbbell", "bench", "wall"),
    "bar alone": ("pull-up bar", "wall"),
    "dumbbells alone": ("dumbbell", "second dumbbell", "wall"),
    "band alone": ("band", "wall"),
    "band, bar": ("pull-up bar", "band", "wall"),
}
BELLS = tuple(  # one alone, in kilograms and in pounds; the lightest is no first one
    zip(KETTLEBELLS_KG.sizes[1:], KETTLEBELLS_LB.sizes[1:], strict=True)
)
WEIGHTS = tuple(range(40, 162, 2))  # kg
OWN = "own"  # the answer that keeps what is set and is none of those offered
USUAL_WEIGHT = 70  # from here the arrows lead up and down


def first_form(library: Library, session: Session | None = None, gear: Gear | None = None) -> Form:
    """Return what is asked before the first session, with the lifts of the one that opens.

    Without `gear` the usual weights are at hand.
    """
    gear = OwnGear().gear("kg") if gear is None else gear
    known = {thing for exercise in library.exercise for thing in exercise.equipment}
    kits = [(name, name) for name, things in KITS.items() if set(things) <= known]
    weights = [(str(kg), f"{_weight(kg, 'kg')}, {_weight(kg, 'lb')}") for kg in WEIGHTS]
    middle = WEIGHTS.index(USUAL_WEIGHT) + 1
    return Form(
        "Before the first session",
        (
            field(
                "level",
                "Experience",
                ("", "as in the session"),
                ("beginner", "none, or long ago"),
                ("intermediate", "about half a year of training"),
                ("advanced", "years of training"),
            ),
            field(
                "goal",
                "Goal",
                ("", "as in the session"),
                ("strength", "strength"),
                ("hypertrophy", "muscle growth"),
                ("endurance", "endurance"),
            ),
            *_programme_fields(library),
            field("units", "Loads in", ("kg", "kilograms"), ("lb", "pounds")),
            field("equipment", "At hand", ("", "everything, as in a gym"), *kits),
            field(
                "kettlebell",
                "Kettlebells",
                ("", "several sizes"),
                *((str(kg), f"only one, {kg} kg, {lb} lb") for kg, lb in BELLS),
            ),
            field(
                "body_weight",
                "Body weight",
                *weights[:middle],
                ("", "not said"),
                *weights[middle:],
                chosen="",
            ),
            *(known_fields(library, session, gear) if session else ()),
            *gear_fields(),
            field(
                "signals",
                "Signals",
                ("usual", "bell, notification, flash"),
                ("silent", "flash alone"),
                ("voice", "a voice as well"),
                ("cues", "a voice that says the cues too"),
                ("tick", "a tick with each phase"),
            ),
            field(
                "breathing",
                "Breathing",
                ("", "as usual"),
                (
                    "through",
                    "never held: high blood pressure, heart, hernia, pregnancy, glaucoma, surgery",
                ),
            ),
        ),
        f"{SCREENING} {DISCLAIMER}",
    )


def _programme_fields(library: Library) -> tuple[Field, ...]:
    """Return the question for a programme, none where the file has no programme."""
    if not library.programme:
        return ()
    names = ((each.id, f"{each.name}, {each.weeks} weeks") for each in library.programme)
    return (field("programme", "Programme", ("", "none, session by session"), *names),)


def with_answers(settings: Settings, answers: Mapping[str, str], today: date) -> Settings:
    """Return settings with the answers of `first_form`, given on the day `today`.

    The answer OWN keeps what is set.
    """
    unit: Unit = "lb" if answers["units"] == "lb" else "kg"
    kg = "" if answers["body_weight"] == OWN else answers["body_weight"]
    quiet = answers["signals"] == "silent"
    bells = {str(pair[0]): Weight(pair[unit == "lb"]) for pair in BELLS}
    bell = bells.get(answers["kettlebell"])
    changes: dict[str, Any] = {
        "level": answers["level"] or None,
        "goal": answers["goal"] or None,
        "programme": answers.get("programme", settings.programme) or None,
        "units": unit,
        "equipment": KITS.get(answers["equipment"], ()),
        "own_gear": replace(
            settings.own_gear, kettlebells=(bell,) if bell else settings.own_gear.kettlebells
        ),
        "body_weight": BodyWeight.parse(_weight(int(kg), unit)) if kg else None,
        "body_weight_date": Day.parse(today) if kg else None,
        "breathe_through": answers["breathing"] == "through",
        "signals": replace(
            settings.signals,
            bell=not quiet,
            notification=not quiet,
            voice=answers["signals"] in ("voice", "cues"),
            cues=answers["signals"] == "cues",
            tick=answers["signals"] == "tick",
        ),
    }
    unchanged: dict[str, tuple[str, ...]] = {
        "equipment": ("equipment",),
        "body_weight": ("body_weight", "body_weight_date"),
        "signals": ("signals",),
    }
    for answer, names in unchanged.items():
        if answers[answer] == OWN:
            changes = {name: value for name, value in changes.items() if name not in names}
    return with_typed(replace(settings, **changes), answers)


def _weight(kg: int, unit: Unit) -> str:
    """Return a body weight as somebody with that unit would write it."""
    return f"{round(kg * GRAMS['kg'] / GRAMS[unit])} {unit}"
