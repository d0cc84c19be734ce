"""Sessions and people that are suited to each other."""

from __future__ import annotations

from pathlib import Path

from support.builders import exercise

from backcoach.core.exercises.model import Exercise, Level, Session
from backcoach.core.exercises.prescription import Prescription
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Reps
from backcoach.core.settings.person import Person
from backcoach.userfiles import exercises_file as files

SHIPPED = files.load(Path(__file__).parents[4] / "exercises.toml")
VOCABULARY = sorted({thing for exercise in SHIPPED.exercise for thing in exercise.equipment})
GEAR = DEFAULT["kg"]


def someone(*equipment: str, level: Level | None = None) -> Person:
    return Person(gear=GEAR, level=level, equipment=frozenset(equipment))


def session(*names: str, level: Level = "beginner", **fields: str) -> Session:
    prescriptions = tuple(Prescription(exercise=name, sets=3, reps=Reps(8, 8)) for name in names)
    return Session(id=level, name="Test", level=level, exercise=prescriptions, **fields)  # type: ignore[arg-type]


def shipped(name: str) -> Session:
    known = SHIPPED.find_session(name)
    assert known is not None
    return known


def shipped_exercise(name: str) -> Exercise:
    known = SHIPPED.find_exercise(name)
    assert known is not None
    return known


def names(chosen: Session | None) -> list[str]:
    assert chosen is not None
    return [prescription.exercise for prescription in chosen.exercise]


PULLS = (
    exercise("hang", pattern="vertical_pull", equipment=("bar",), harder="band_pull"),
    exercise("band_pull", pattern="vertical_pull", equipment=("bar", "band"), harder="pull"),
    exercise("pull", pattern="vertical_pull", equipment=("bar",), harder="heavy_pull"),
    exercise("heavy_pull", pattern="vertical_pull", equipment=("bar", "belt", "discs")),
    exercise("pulldown", pattern="vertical_pull", equipment=("station",)),
)
