"""The session of one day of a programme: what its phase changes, its test, what leads in and out.

It keeps the id and the name of the session in the file, so that the past of both is one.
"""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from backcoach.core.exercises.model import Session
from backcoach.core.exercises.prescription import Prescription
from backcoach.core.notation import Reps, Warmup
from backcoach.core.reason import Reason
from backcoach.core.set_notation import SetGoal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.exercises.programme import MaxTest, Phase, Programme

MOST_SETS = 20
EARLY = 2  # lines: what is trained among the first two comes early enough
RAMP = (Warmup(0),)  # as many warm-up sets as the load needs (R-WU-01)


class DaySession(Struct, frozen=True):
    """A session as a programme wants it on one day, and what was changed in it and why."""

    session: Session
    notes: tuple[Reason, ...] = ()


def day_session(library: Library, programme: Programme, turn: int, place: int) -> DaySession:
    """Return the session of a day of this library's programme, at a place of its course.

    Raises KeyError for a session that the library does not have.
    """
    day = programme.day[turn]
    sessions = {session.id: session for session in library.session}
    exercises = {exercise.id: exercise for exercise in library.exercise}
    own = sessions[day.session]
    before = sessions[day.before] if day.before else None
    after = sessions[day.after] if day.after else None
    week = place // programme.per_week + 1
    phases = [
        phase
        for phase in programme.phase
        if week in phase.weeks and phase.session in (None, day.session)
    ]
    lines = [_in_phases(line, exercises[line.exercise], phases) for line in own.exercise]
    lines, ordered = _by_priority(programme, lines, exercises)
    tests = [test for test in programme.test if is_test(programme, test, place)]
    tested = [_test_line(test, exercises[test.exercise]) for test in tests]
    changes = any(phase.reps is not None or phase.rir is not None for phase in phases)
    session = structs.replace(
        own,
        adapts=own.adapts and not changes,
        easy=before.easy if before else own.easy,
        cool_down=after.cool_down if after and after.cool_down else own.cool_down,
        exercise=(*_block(before), *tested, *lines, *_block(after)),
    )
    notes = (
        *(_phase_reason(phase) for phase in phases if phase.about and phase.weeks.first == week),
        *(_test_reason(test, exercises[test.exercise]) for test in tests),
        *ordered,
    )
    return DaySession(session, notes)


def is_test(programme: Programme, test: MaxTest, place: int) -> bool:
    """Tell whether a test is due: in the first session of every so many weeks."""
    week, number = divmod(place, programme.per_week)
    return number == 0 and (week + 1) % test.every == 0


def _in_phases(line: Prescription, exercise: Exercise, phases: list[Phase]) -> Prescription:
    """Return a line as the phases of a week want it; a drill and a hold keep their numbers."""
    for phase in phases:
        if phase.exercises and exercise.id not in phase.exercises:
            continue
        if not phase.exercises and not exercise.has_reserve:
            continue
        is_counted = line.seconds is None and not exercise.is_hold
        sets = line.sets + (phase.more or 0) if phase.sets is None else phase.sets
        line = structs.replace(
            line,
            reps=phase.reps if phase.reps is not None and is_counted else line.reps,
            rir=phase.rir if phase.rir is not None and exercise.has_reserve else line.rir,
            sets=line.sets if line.superset else max(1, min(sets, MOST_SETS)),
        )
    return line


def _by_priority(
    programme: Programme, lines: list[Prescription], exercises: dict[str, Exercise]
) -> tuple[list[Prescription], tuple[Reason, ...]]:
    """Return the lines with the exercise of the aim among the first two (R-ORD-01).

    Strength grows most in what comes first (Nunes 2021). What is done in turns keeps its place.
    """
    aim = programme.end.exercise if programme.end else ""
    place = next((n for n, line in enumerate(lines) if line.exercise == aim), 0)
    if place < EARLY or lines[place].superset:
        return lines, ()
    first = exercises[lines[0].exercise]
    to = 1 if first.pattern == "hinge" and not lines[0].superset else 0
    moved = [*lines[:to], lines[place], *lines[to:place], *lines[place + 1 :]]
    return moved, (Reason("priority_order", {"exercise": exercises[aim].name}),)


def _test_line(test: MaxTest, exercise: Exercise) -> Prescription:
    """Return a set of as many as leave the reserve, with the load for the fewest of them.

    That load is a share of what can be lifted once (Epley), so that no step of the sessions before
    holds it back.
    """
    has_load = exercise.load in ("external", "added")
    share = floor(100 / (1 + (test.reps + test.rir) / 30)) if has_load else None
    goal = SetGoal(reps=Reps(test.reps, test.reps), least=True, percent=share, rir=test.rir)
    return Prescription(
        exercise=exercise.id,
        sets=1,
        reps=(goal,),
        rir=test.rir,
        warmup=RAMP if exercise.load == "external" else (),
    )


def _block(session: Session | None) -> Iterator[Prescription]:
    """Yield the lines of a session that is part of another, with the rests and turns of its own."""
    for line in session.exercise if session else ():
        assert session is not None
        yield structs.replace(
            line,
            rest=session.rest if line.rest is None else line.rest,
            superset=f"{line.superset} {session.id}" if line.superset else None,
        )


def _phase_reason(phase: Phase) -> Reason:
    return Reason("programme_phase", {"weeks": str(phase.weeks), "about": phase.about})


def _test_reason(test: MaxTest, exercise: Exercise) -> Reason:
    if test.rir:
        return Reason("programme_test", {"exercise": exercise.name, "left": test.rir})
    return Reason("programme_test_all", {"exercise": exercise.name})
