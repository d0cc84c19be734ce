"""What can be done in place of an exercise: its ladder first, then the same movement."""

from __future__ import annotations

from msgspec import Struct

from backcoach.core.exercises.model import Exercise, Library


class Neighbour(Struct, frozen=True):
    """An exercise and, in words, how it relates to the one it would replace."""

    exercise: Exercise
    relation: str


def alternatives(library: Library, exercise: Exercise) -> tuple[Neighbour, ...]:
    """Return the neighbours of an exercise, the nearest first, each once."""
    easier = library.find_exercise(exercise.easier or "")
    harder = library.find_exercise(exercise.harder or "")
    found = [
        Neighbour(one, relation)
        for one, relation in ((easier, "easier"), (harder, "harder"))
        if one is not None and one.id != exercise.id
    ]
    known = {exercise.id, *(one.exercise.id for one in found)}
    found += [
        Neighbour(one, "same movement")
        for one in library.exercise
        if one.pattern == exercise.pattern and one.id not in known and can_replace(exercise, one)
    ]
    return tuple(found)


def can_replace(exercise: Exercise, other: Exercise) -> bool:
    """Tell whether another exercise can take the place of one: a hold does for a hold alone."""
    return exercise.is_hold or not other.is_hold
