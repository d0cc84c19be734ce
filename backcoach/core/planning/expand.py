"""A session becomes a plan: who does which step after which, with which load and rest."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import structs

from backcoach.core.coaching.ability.variations import tempo_of
from backcoach.core.coaching.targets.target import Target
from backcoach.core.exercises.model import line_keys
from backcoach.core.exercises.usual_rest import own_rest, rest_reason
from backcoach.core.notation import Reps
from backcoach.core.planning.warmups import Warming, warmups
from backcoach.core.planning.work_sets import clock_kind, work_sets
from backcoach.core.reason import Reason
from backcoach.core.session.plan import (
    CIRCUIT,
    FOLLOW_ONS,
    BlockClock,
    Plan,
    Slot,
    Step,
    sides_of,
    step_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from backcoach.core.exercises.model import Exercise, Library, Session
    from backcoach.core.exercises.prescription import Prescription
    from backcoach.core.loads.gear import Gear

    Row = tuple[int, Prescription, Exercise]


def expand(
    library: Library,
    session: Session,
    targets: Mapping[str, Target] | None = None,
    *,
    gear: Gear | None = None,
    rests: bool = True,
) -> Plan:
    """Return the plan of a session of this library; `targets` are by `line_keys`.

    With `gear`, the loads of warm-ups are such as it can be.

    The references of the session must have been checked: an unknown exercise is a KeyError.
    """
    exercises = {exercise.id: exercise for exercise in library.exercise}
    aims = [(targets or {}).get(key, Target()) for key in line_keys(session)]
    rows = [
        (number, line, exercises[line.exercise]) for number, line in enumerate(session.exercise)
    ]
    steps: list[Step] = []
    blocks: dict[int, int] = {}  # the first line of the superset of each line
    for _, group in groupby(rows, key=lambda row: row[1].superset or row[0]):
        members = list(group)
        blocks |= dict.fromkeys((number for number, _, _ in members), members[0][0])
        in_rounds = _in_rounds(
            [
                list(_steps_of(number, line, exercise, aims[number], _warming(rows, number, gear)))
                for number, line, exercise in members
            ]
        )
        steps += in_rounds if len(members) < CIRCUIT else map(_in_circuit, in_rounds)
    return Plan(
        session=session.id,
        name=session.name,
        level=session.level,
        goal=session.goal,
        switch=session.switch,
        transition=session.transition,
        rests=rests,
        slots=tuple(
            _slot(session, line, exercise, aims[number], blocks[number])
            for number, line, exercise in rows
        ),
        steps=tuple(steps),
    )


def _in_rounds(members: list[list[Step]]) -> Iterator[Step]:
    """Yield warm-ups first, then set 1 of each member, set 2 of each member, and so on."""
    for steps in members:
        yield from (step for step in steps if step.kind == "warmup")
    sets = [_sets([step for step in steps if step.kind == "work"]) for steps in members]
    for number in range(max(map(len, sets))):
        for own in sets:
            yield from own[number] if number < len(own) else ()


def _sets(work: list[Step]) -> list[list[Step]]:
    """Return the steps of each set: its sides, each with what follows it."""
    sets: dict[int, list[Step]] = {}
    for step in work:
        if not step.is_follow_on:
            sets.setdefault(step.set, []).append(step)
    follow_ons = [step for step in work if step.is_follow_on]
    last = sets[max(sets)]
    last[:] = [
        step for own in last for step in (own, *(on for on in follow_ons if on.side == own.side))
    ]
    return list(sets.values())


def _in_circuit(step: Step) -> Step:
    """Return a step of three exercises or more that are done in turns."""
    is_own = step.kind != "work" or step.scheme
    return step if is_own else structs.replace(step, scheme="circuit")


def _slot(
    session: Session, line: Prescription, exercise: Exercise, target: Target, block: int
) -> Slot:
    rest, why, written = rest_of(session, line, exercise)
    return Slot(
        exercise=exercise.without_names(),
        rest=rest,
        rest_why=why,
        rest_written=written,
        warmup_rest=line.warmup_rest,
        setup=exercise.setup_time if line.setup is None else line.setup,
        group=line.superset or "",
        why=target.why or "",
        notes=(*target.notes, *([target.offer] if target.offer else [])),
        offer=target.offer_exercise,
        abilities=dict(target.abilities),
        is_guess=target.is_guess and line.load is None,
        clock=_clock(line, block),
    )


def _clock(line: Prescription, block: int) -> BlockClock | None:
    seconds = line.within if line.every is None else line.every
    return None if seconds is None else BlockClock(block, clock_kind(line), seconds)


def rest_of(session: Session, line: Prescription, exercise: Exercise) -> tuple[int, Reason, bool]:
    """Return the rest between sets in seconds, its reason, and whether the session says it.

    The nearest word counts: the exercise's line in the session, then the session, then the
    exercise, then R-REST-01. A written rest that agrees with the rule has the rule's reason. In a
    block with an end there is no rest but a written one.
    """
    if line.within is not None:
        kind = "rest_density" if line.usual_rest else "rest_amrap"
        return line.usual_rest or 0, Reason(kind), True
    for seconds, source in (
        (line.usual_rest, Reason("rest_of_line")),
        (session.rest, Reason("rest_of_session")),
    ):
        if seconds is not None:
            return seconds, rest_reason(seconds, exercise, session.goal, source), True
    return *own_rest(exercise, session.goal), False


def _warming(rows: list[Row], number: int, gear: Gear | None) -> Warming:
    """Return what the warm-up of a line may use; muscles are warm from the same movement."""
    exercise = rows[number][2]
    return Warming(
        offer=gear.loadable(exercise) if gear else None,
        floor_minimum=gear.barbell.floor_minimum if gear and exercise.floor else 0,
        warm=any(other.pattern == exercise.pattern for _, _, other in rows[:number]),
    )


def _steps_of(
    slot: int, line: Prescription, exercise: Exercise, target: Target, warming: Warming
) -> Iterator[Step]:
    sets = list(work_sets(line, exercise, target, warming.offer))
    following = [work for work in sets if work.scheme in FOLLOW_ONS]
    tempo = line.tempo or exercise.tempo
    harder = tempo_of(tempo, target.variation) if tempo else None
    sides = sides_of(exercise, target.first_side)
    reps = sets[0].reps or target.reps or line.span or exercise.reps
    lead = warmups(line.warmup, sets[0].load, reps, warming)
    for number, warmup in enumerate(lead, 1):
        for side in sides:
            yield Step(
                id=step_id(slot, "warmup", number, side),
                slot=slot,
                kind="warmup",
                side=side,
                set=number,
                reps=Reps(warmup.reps, warmup.reps),
                load=warmup.load,
                tempo=tempo,
                hang=warmup.hang,
            )
    for number, work in enumerate(sets, 1):
        for side in sides:
            yield Step(
                id=step_id(slot, "work", number, side),
                slot=slot,
                side=side,
                set=number,
                round=min(number, len(sets) - len(following)) if line.superset else 0,
                reps=work.reps,
                seconds=work.seconds,
                load=work.load,
                tempo=None if work.seconds is not None else harder,
                rir=work.rir,
                last=None if work in following else target.last_result(side, number),
                variation=target.variation,
                is_honest=work.is_honest,
                rest=work.rest,
                scheme=work.scheme,
                share=work.share,
                pause=work.pause,
            )
