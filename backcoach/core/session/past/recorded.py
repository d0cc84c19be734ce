"""Sets that the program did not lead: typed in later, imported, or corrected afterwards.

They keep the exercise as it was written there, an id of exercises.toml or any other name. Which
exercise that is, is decided when the past is read (`core.session.known_exercises`), so that a
name that nobody knows today can become known.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.exercises.model import Exercise
from backcoach.core.notation import Reps
from backcoach.core.session.plan import (
    FOLLOW_ONS,
    Kind,
    Plan,
    Result,
    Scheme,
    Side,
    Slot,
    Step,
    step_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


OWN = "backcoach"  # the program of a session that was led here and comes back from a copy


# How people know the programs that history is imported from.
_PROGRAMS = {
    "strong": "Strong",
    "hevy": "Hevy",
    "fitnotes": "FitNotes",
    "liftosaur": "Liftosaur",
    "liftohistory": "Liftosaur",
    "stronglifts": "StrongLifts",
    "gymrun": "Gymrun",
    "jefit": "JEFIT",
    "liftlog": "LiftLog",
    "opengym": "openGym",
    "wger": "wger",
    "openweight": "OpenWeight",
    "fit": "a FIT file",
}


def program_name(program: str) -> str:
    """Return the name of a program that history was imported from."""
    return _PROGRAMS.get(program, program)


_SCHEMES: dict[str, Scheme] = {scheme: scheme for scheme in get_args(Scheme)}

SET_TYPE = "set_type"  # in `extra`: how a set belongs to others (`Step.scheme`), or another program
LATER = "Logged later"  # the name of a session that is entered without one


class Origin(Struct, frozen=True, omit_defaults=True):
    """Where a session comes from that was not led: `log`, or another program and its format."""

    program: str
    dialect: str = ""


def imported_from(origin: Origin | None) -> str:
    """Return the name of the other program that a session was imported from, "" for none."""
    is_other = origin is not None and origin.program not in (OWN, "log")
    return program_name(origin.program) if origin and is_other else ""


class RecordedSet(Struct, frozen=True, omit_defaults=True, kw_only=True, gc=False):
    """One set that was done, at an instant in ms UTC with its offset in minutes; rests in seconds.

    `reported` tells that the person said or corrected the numbers, `extra` is what another
    program wrote of the set and this one has no field for. `name`, `target` and `skipped` stand
    where this program wrote the set itself: what the exercise was called, what was asked, and that
    it was left out.
    """

    exercise: str
    result: Result
    at: int
    offset: int = 0
    kind: Kind = "work"
    side: Side = "both"
    rest_planned: int | None = None
    rest_taken: int | None = None
    reported: bool = True
    note: str = ""
    extra: dict[str, str] = {}
    name: str = ""
    target: str = ""
    skipped: bool = False

    @property
    def is_follow_on(self) -> bool:
        """Whether the set goes on from the one before it (`Step.is_follow_on`)."""
        return self.extra.get(SET_TYPE) in FOLLOW_ONS


def numbered(sets: Iterable[RecordedSet]) -> dict[str, RecordedSet]:
    """Return sets by step ids such as those of a plan: `2.w1`, `4.2.left`.

    Exercises count in the order in which they first appear, sets within exercise, kind and side.
    """
    slots: dict[str, int] = {}
    counts: dict[tuple[str, Kind, Side], int] = {}
    by_id = {}
    for recorded in sets:
        alike = exercise, kind, side = recorded.exercise, recorded.kind, recorded.side
        counts[alike] = number = counts.get(alike, 0) + 1
        slot = slots.setdefault(exercise, len(slots))
        by_id[step_id(slot, kind, number, side)] = recorded
    return by_id


def empty_plan(session: str, name: str) -> Plan:
    """Return the plan of a session that nobody planned."""
    return Plan(
        session=session,
        name=name,
        level="beginner",
        goal="beginner",
        switch=0,
        transition=0,
        rests=False,
        slots=(),
        steps=(),
    )


def exercise_name(slot: Slot) -> str:
    """Return the id of a slot's exercise, or the name as it was written."""
    return slot.written or slot.exercise.id


def with_steps(plan: Plan, sets: Mapping[str, RecordedSet]) -> Plan:
    """Return a plan with the steps of these sets; what was planned and not done stays in it.

    A set of another exercise than its step, or without a planned step, comes behind the plan. There
    each exercise has one slot, in the order of the sets.
    """
    slots = [slot for slot in plan.slots if not slot.written]
    steps: dict[str, Step] = {}
    touched: set[int] = set()
    for step in plan.steps:
        recorded = sets.get(step.id)
        slot = plan.slots[step.slot]
        if slot.written or (recorded and recorded.exercise != slot.exercise.id):
            continue
        steps[step.id] = step
        if recorded and (recorded.kind, recorded.side) != (step.kind, step.side):
            steps[step.id] = replace(step, kind=recorded.kind, side=recorded.side)
            touched.add(step.slot)
    places: dict[str, int] = {}
    for name, recorded in sets.items():
        if name not in steps:
            place = places.setdefault(recorded.exercise, len(slots))
            if place == len(slots):
                slots.append(_slot(recorded))
            touched.add(place)
            steps[name] = _step(name, place, recorded)
    return replace(plan, slots=tuple(slots), steps=_renumbered(steps.values(), touched))


def _slot(recorded: RecordedSet) -> Slot:
    """Return the slot of an exercise as it was written; what it holds stands for any exercise."""
    written = recorded.exercise
    name = recorded.name or written
    stand_in = Exercise(id="unknown", name=name, pattern="hinge", primary=())
    return Slot(exercise=stand_in, rest=0, rest_why="", written=written)


def _step(name: str, slot: int, recorded: RecordedSet) -> Step:
    reps, seconds, is_honest = _asked(recorded.target)
    if not recorded.target and recorded.result.reps is None:
        seconds = recorded.result.seconds
    return Step(
        id=name,
        slot=slot,
        kind=recorded.kind,
        side=recorded.side,
        set=1,
        reps=reps,
        seconds=seconds,
        is_honest=is_honest,
        scheme=_SCHEMES.get(recorded.extra.get(SET_TYPE, ""), ""),
    )


def target_of(recorded: RecordedSet) -> str:
    """Return the target of the step of a set: what was asked, or how long it was held."""
    if not recorded.target and recorded.result.reps is not None:
        return ""
    return _step("", 0, recorded).target


_SECONDS = {"s": 1, "min": 60}  # of the units of `Step.target`


def _asked(target: str) -> tuple[Reps | None, int | None, bool]:
    """Return the repetitions or the seconds that a written target asks for (`Step.target`)."""
    if not target:
        return None, None, False
    digits, _, unit = target.partition(" ")
    if unit in _SECONDS and digits.isdecimal():
        return None, int(digits) * _SECONDS[unit], False
    try:
        return Reps.parse(target.removesuffix("+")), None, target.endswith("+")
    except ValueError:
        return None, None, False


def _renumbered(steps: Iterable[Step], slots: set[int]) -> tuple[Step, ...]:
    """Return steps with the sets of these slots counted anew, by kind and side."""
    counts: Counter[tuple[int, Kind, Side]] = Counter()
    numbered_steps = []
    for step in steps:
        place = (step.slot, step.kind, step.side)
        counts[place] += 1
        numbered_steps.append(replace(step, set=counts[place]) if step.slot in slots else step)
    return tuple(numbered_steps)
