"""Whether the set that ends a programme was done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.notation import Load
from backcoach.core.session.past.session_record import local

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.exercises.programme import End
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


class Reached(Struct, frozen=True):
    """The first set that reached an aim: its day, and what was done in words."""

    day: date
    words: str


def reached(
    end: End, exercise: Exercise, past: Iterable[State], person: Person, since: int
) -> Reached | None:
    """Return the first reported set since an instant (ms UTC) that reaches an aim, None without.

    A load that is a share of body weight needs one that is known. Sets that were only filled in
    reach nothing, nor does help.
    """
    wanted = 0
    if end.load is not None:
        if end.load.load is not None:
            wanted = end.load.load.grams or 0
        elif person.body_weight is None:
            return None
        else:
            wanted = round(person.body_weight * (end.load.percent or 0) / 100)
    for state in past:
        if state.started_at < since:
            continue
        for step in state.plan.steps:
            logged = state.logged.get(step.id)
            is_it = step.kind == "work" and state.plan.exercise(step).id == exercise.id
            if not is_it or logged is None or logged.result is None or not logged.reported:
                continue
            grams = logged.result.load.grams if logged.result.load else 0
            is_enough = grams is not None and grams >= wanted
            if is_enough and (logged.result.reps or 0) >= end.reps:
                load = Load(grams or 0, person.gear.unit)
                words = f"{logged.result.reps}{f' × {load}' if grams else ''}"
                return Reached(local(logged.at, logged.offset).date(), words)
    return None
