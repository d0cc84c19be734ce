"""Past sessions as rules see them: what was written down, as exercises that the program has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.plan import Result, Slot, Step
    from backcoach.core.session.state import Logged, State


class KnownExercises:
    """Finds the exercise of a set by the name that was written: its id in exercises.toml."""

    def __init__(self, exercises: Iterable[Exercise] = ()) -> None:
        self._by_id = {exercise.id: exercise for exercise in exercises}

    def find(self, written: str, result: Result) -> tuple[Exercise, Result] | None:
        """Return the exercise of a set and its result as this program writes it, None if unknown.

        One name may be two exercises, told apart by the load, and help may have a plus sign.
        """
        exercise = self._by_id.get(written)
        return (exercise, result) if exercise else None


def with_known(state: State, known: KnownExercises) -> State:
    """Return a past session with the exercises of recorded sets, without those that nobody knows.

    What the program planned and led itself stays as it is.
    """
    if not any(slot.written for slot in state.plan.slots):
        return state
    slots: list[Slot] = list(state.plan.slots)
    places: dict[tuple[int, str], int] = {}
    steps: list[Step] = []
    logged: dict[str, Logged] = {}
    for step in state.plan.steps:
        slot = state.plan.slots[step.slot]
        done = state.logged.get(step.id)
        if not slot.written:
            steps.append(step)
        elif done and done.result and (pair := known.find(slot.written, done.result)):
            exercise, result = pair
            place = places.setdefault((step.slot, exercise.id), len(slots))
            if place == len(slots):
                slots.append(replace(slot, exercise=exercise))
            steps.append(replace(step, slot=place))
            logged[step.id] = replace(done, result=result)
    kept = {step.id for step in steps}
    return replace(
        state,
        plan=replace(state.plan, slots=tuple(slots), steps=tuple(steps)),
        logged={
            name: logged.get(name, done) for name, done in state.logged.items() if name in kept
        },
    )
