"""The exercises that can replace another: easier and harder ones, then the same movement."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.exercises.model import Exercise, Library

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Neighbour(Struct, frozen=True):
    """An exercise and, in words, its relation to the exercise that it would replace."""

    exercise: Exercise
    relation: str


class Steps(Struct, frozen=True):
    """For each exercise id, the ids of the exercises that are one step easier and harder."""

    easier: dict[str, list[str]]
    harder: dict[str, list[str]]


def alternatives(
    library: Library, exercise: Exercise, lacks: Callable[[Exercise], Sequence[str]] | None = None
) -> tuple[Neighbour, ...]:
    """Return what to offer in place of an exercise, the nearest first, each exercise once.

    That is its own `easier` and `harder`, then all with the same movement. `lacks` names what an
    exercise needs and is not at hand; such ones are left out. Nothing replaces an exercise that
    works no muscle in particular, as easy movement.
    """
    if not exercise.primary:
        return ()
    easier = library.find_exercise(exercise.easier or "")
    harder = library.find_exercise(exercise.harder or "")
    neighbours = [
        Neighbour(other, relation)
        for other, relation in ((easier, "easier"), (harder, "harder"))
        if other is not None and other.id != exercise.id
    ]
    listed = {exercise.id, *(neighbour.exercise.id for neighbour in neighbours)}
    neighbours += [
        Neighbour(other, "same movement")
        for other in library.exercise
        if other.pattern == exercise.pattern
        and other.id not in listed
        and can_replace(exercise, other)
    ]
    return tuple(
        neighbour for neighbour in neighbours if lacks is None or not lacks(neighbour.exercise)
    )


def nearest(library: Library, exercise: Exercise) -> tuple[Exercise, ...]:
    """Return every exercise that can replace another one, the nearest first.

    First come those that easier and harder steps lead to, by the number of steps and with the
    easier ones before the harder, then all with the same movement.
    """
    steps = steps_of(library)
    exercises = {other.id: other for other in library.exercise}
    reached = {exercise.id: exercise}
    queue = deque(reached)
    while queue:
        name = queue.popleft()
        for other in (*steps.easier.get(name, ()), *steps.harder.get(name, ())):
            if other not in reached:
                reached[other] = exercises[other]
                queue.append(other)
    same = {other.id: other for other in library.exercise if other.pattern == exercise.pattern}
    others = tuple({**reached, **same}.values())[1:]
    return tuple(other for other in others if can_replace(exercise, other))


def steps_of(library: Library) -> Steps:
    """Return the steps between exercises, each pair once, whichever of the two names the other.

    The exercise that an exercise names itself comes before those that name it.
    """
    named_by_harder = [(item.easier, item.id) for item in library.exercise if item.easier]
    named_by_easier = [(item.id, item.harder) for item in library.exercise if item.harder]
    easier: dict[str, list[str]] = {}
    harder: dict[str, list[str]] = {}
    for low, high in dict.fromkeys(named_by_harder + named_by_easier):
        easier.setdefault(high, []).append(low)
    for low, high in dict.fromkeys(named_by_easier + named_by_harder):
        harder.setdefault(low, []).append(high)
    return Steps(easier, harder)


def can_replace(exercise: Exercise, other: Exercise) -> bool:
    """Tell whether `other` can replace an exercise: a hold can replace only a hold."""
    return exercise.is_hold or not other.is_hold
