"""What may be a slip in a person's own exercises, though a file with it can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.exercises.muscles import MUSCLES, canonical
from backcoach.core.text import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from backcoach.core.exercises.model import Exercise, Library


MOST_SLIPS = 20


def slips(library: Library, shipped: Library) -> Iterator[str]:
    """Yield a line for each thing that is likely meant otherwise, of what is not as shipped.

    There are at most MOST_SLIPS, and one line more that says how many are left.
    """
    lines = list(_all_slips(library, shipped))
    yield from lines[:MOST_SLIPS]
    if len(lines) > MOST_SLIPS:
        yield f"and {len(lines) - MOST_SLIPS} more"


def _all_slips(library: Library, shipped: Library) -> Iterator[str]:
    usual = set(shipped.exercise)
    own = [exercise for exercise in library.exercise if exercise not in usual]
    words = {word for exercise in shipped.exercise for word in exercise.equipment}
    yield from _unknown_equipment(own, words)
    for exercise in own:
        yield from _unknown_muscles(exercise)
        yield from _neighbours(exercise, library, own)


def _unknown_equipment(own: Iterable[Exercise], words: set[str]) -> Iterator[str]:
    reported: set[str] = set()
    for exercise in own:
        for word in exercise.equipment:
            if word not in words and word not in reported:
                reported.add(word)
                hint = nearest(word, sorted(words))
                tail = (
                    f'did you mean "{hint}"?'
                    if hint
                    else "no shipped exercise knows it; settings that list equipment need it too"
                )
                yield f"{exercise.id}: equipment {quoted(word)}: {tail}"


def _unknown_muscles(exercise: Exercise) -> Iterator[str]:
    for name in (*exercise.primary, *exercise.secondary):
        if canonical(name) not in MUSCLES:
            yield (
                f"{exercise.id}: muscle {quoted(name)} is not on the map; its sets count for no "
                "muscle of it"
            )


def _neighbours(exercise: Exercise, library: Library, own: Collection[Exercise]) -> Iterator[str]:
    """Yield what is odd in the ladder of an exercise.

    That a shipped neighbour leads elsewhere is none of it: a rung of one's own stands beside.
    """
    for link, back in (("easier", "harder"), ("harder", "easier")):
        other = library.find_exercise(getattr(exercise, link) or "")
        if other is None:
            continue
        if other.pattern != exercise.pattern:
            yield (
                f'{exercise.id}: {link} = "{other.id}" is another movement '
                f"({other.pattern} beside {exercise.pattern})"
            )
        returned = getattr(other, back)
        if other in own and returned not in (None, exercise.id):
            yield (
                f'{exercise.id}: {link} = "{other.id}", whose {back} is "{returned}": '
                f"the way back leads elsewhere"
            )
