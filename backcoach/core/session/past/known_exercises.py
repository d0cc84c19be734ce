"""Past sessions as rules see them: what was written down, as exercises that the program has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core import exercises
from backcoach.core.notation import Load
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.exercises.names import NameTable
    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.core.session.plan import Side, Slot, Step
    from backcoach.core.session.state import Logged, State


class KnownExercises:
    """Finds the exercise of a set by the name that was written.

    That is its id in exercises.toml, one that it had before, or one of its names in other
    programs. Nothing that is merely similar is taken for the same.
    """

    def __init__(self, exercises: Iterable[Exercise] = ()) -> None:
        self._by_id = {exercise.id: exercise for exercise in exercises}
        self._table: NameTable | None = None

    def find(self, written: str, result: Result) -> tuple[Exercise, Result] | None:
        """Return the exercise of a set and its result as this program writes it, None if unknown.

        One name may be two exercises, told apart by the load, and help may have a plus sign.
        """
        exercise = self._by_id.get(written) or self._by_name(written, result)
        if exercise is None:
            return None
        load = result.load
        if exercise.load == "assisted" and load and load.grams is not None and load.grams > 0:
            result = replace(result, load=replace(load, grams=-load.grams))
        return exercise, result

    def _by_name(self, written: str, result: Result) -> Exercise | None:
        if self._table is None:
            names = exercises.names
            self._table = names.NameTable(names.known_names(self._by_id.values()))
        known = self._table.exercises.get(self._table.exercise(written) or "")
        if known is None:
            return None
        has_load = result.load is not None and (result.load.grams or 0) > 0
        other = known.loaded if has_load else known.unloaded
        return self._by_id[other or known.exercise]


def all_names(exercises: Iterable[str], written: Iterable[str], known: KnownExercises) -> list[str]:
    """Return exercises with the names under which their sets may have been written."""
    ids = list(exercises)
    wanted = set(ids)
    ids += (name for name in written if name not in wanted and wanted & _meant(name, known))
    return ids


_SOME_LOAD = Result(load=Load(1000))


def _meant(name: str, known: KnownExercises) -> set[str]:
    """Return the ids of the exercises that a name may stand for, with a load or without."""
    pairs = (known.find(name, result) for result in (Result(), _SOME_LOAD))
    return {pair[0].id for pair in pairs if pair}


def known_record(session: SessionRecord, known: KnownExercises) -> SessionRecord:
    """Return a past session with its sets under the ids of the exercises that they are of."""
    return replace(session, sets=tuple(_known_set(done, known) for done in session.sets))


def _known_set(done: SetRecord, known: KnownExercises) -> SetRecord:
    pair = known.find(done.exercise, done.result)
    return replace(done, exercise=pair[0].id, load=pair[1].load) if pair else done


def with_known(state: State, known: KnownExercises) -> State:
    """Return a past session with the exercises of recorded sets, without those that nobody knows.

    What the program planned and led itself stays as it is. A set that names no side counts for
    both, where an exercise is done on each.
    """
    if not any(slot.written for slot in state.plan.slots):
        return state
    slots: list[Slot] = list(state.plan.slots)
    places: dict[tuple[int, str], int] = {}
    steps: list[Step] = []
    logged: dict[str, dict[str, Logged]] = {}
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
            for side_step in _sides(replace(step, slot=place), exercise):
                steps.append(side_step)
                logged.setdefault(step.id, {})[side_step.id] = replace(done, result=result)
    step_ids = {step.id for step in steps}
    return replace(
        state,
        plan=replace(state.plan, slots=tuple(slots), steps=tuple(steps)),
        logged={
            name: entry
            for step_id, done in state.logged.items()
            for name, entry in logged.get(step_id, {step_id: done}).items()
            if name in step_ids
        },
    )


def _sides(step: Step, exercise: Exercise) -> tuple[Step, ...]:
    """Return the steps that a recorded set stands for."""
    if step.side != "both" or exercise.sides == "both":
        return (step,)
    sides: tuple[Side, ...] = ("left", "right")
    return tuple(replace(step, id=f"{step.id}.{side}", side=side) for side in sides)
