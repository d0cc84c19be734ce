"""What each line of a session is to be done with today, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.coaching.ability.past_sets.visits import of_line
from backcoach.core.coaching.ability.sides import side_note, weaker_side
from backcoach.core.coaching.targets.bands import bands_for
from backcoach.core.coaching.targets.known.coaching import Coaching
from backcoach.core.coaching.targets.known.line import Line
from backcoach.core.coaching.targets.learned_note import learned_note
from backcoach.core.coaching.targets.restart import (
    after_break,
    fewer_sets,
    half,
    imported_note,
)
from backcoach.core.coaching.targets.rungs import with_offer
from backcoach.core.coaching.targets.set_loads import target_by_set
from backcoach.core.coaching.targets.target import Target
from backcoach.core.coaching.targets.target_by_load import first_target, target_by_load
from backcoach.core.coaching.targets.target_by_reps import hold_target, target_by_reps
from backcoach.core.exercises.model import line_keys
from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.coaching.ability.past_sets.visits import Visit
    from backcoach.core.exercises.model import Exercise, Library, Session
    from backcoach.core.exercises.prescription import Prescription
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


def targets(
    library: Library, session: Session, past: Sequence[State], person: Person, now: int
) -> dict[str, Target]:
    """Return the target of each line of a session, by its key (`line_keys`).

    `past` are finished sessions, the latest last; `now` in ms UTC. A load that the session
    itself names stays.
    """
    return targets_by(Coaching(library, past, person, now), session)


def targets_by(coaching: Coaching, session: Session) -> dict[str, Target]:
    """Return the target of each line of a session, by its key, from what is known of a person."""
    exercises = {exercise.id: exercise for exercise in coaching.library.exercise}
    starts = [state.started_at for state in coaching.past]
    fewer = fewer_sets(starts, coaching.person.level, coaching.now)
    by_line = {}
    for key, written in zip(line_keys(session), session.exercise, strict=True):
        exercise = exercises[written.exercise]
        count = sum(line.exercise == exercise.id for line in session.exercise)
        place = int(key.partition("#")[2] or 1) - 1
        seen = of_line(coaching.visits(exercise), place, count)
        target = _target(coaching, exercise, written, session, seen)
        if target.offer_exercise in {line.exercise for line in session.exercise}:
            target = replace(target, offer=None, offer_exercise="")
        if fewer is not None and not target.is_guess:
            target = replace(target, sets=half(written.sets), notes=(*target.notes, fewer))
        by_line[key] = target
    return by_line


def _target(
    coaching: Coaching,
    exercise: Exercise,
    written: Prescription,
    session: Session,
    seen: Sequence[Visit],
) -> Target:
    """Return the target of a line; `seen` are the visits of this line, the latest last."""
    steps = coaching.steps(exercise, coaching.visits(exercise))
    _, first_reason = coaching.first(exercise, steps)
    abilities = coaching.abilities(exercise)
    line = Line(
        exercise=exercise,
        written=written,
        steps=steps,
        visits=tuple(seen),
        session=session.id,
        abilities=abilities,
        first_reason=first_reason,
        style=coaching.style,
        overstated=coaching.overstated,
        level=coaching.person.level or session.level,
        body=coaching.person.body_weight,
        bands=bands_for(exercise, coaching.library, coaching.person.gear),
        tried=coaching.tried(exercise),
    )
    target = next_target(line)
    target = after_break(line, target, coaching.now)
    target = with_offer(line, target, coaching.library, coaching.person)
    notes = (
        *target.notes,
        *imported_note(seen, coaching.now),
        *learned_note(coaching, exercise, coaching.visits(exercise)),
    )
    if exercise.sides == "each":
        target = replace(target, first_side=weaker_side(coaching.courses(exercise)))
        note = side_note(coaching.courses(exercise))
        notes = (*notes, note) if note else notes
    last = seen[-1] if seen else None
    return replace(
        target,
        abilities=abilities,
        is_mass=steps is not None,
        notes=notes,
        last={}
        if last is None
        else {side: tuple(s.result for s in last.of(side)) for side in last.sides},
    )


def next_target(line: Line) -> Target:
    """Return the target of a line by what is known, without the time since or how one feels."""
    if line.written.load is not None:
        return Target(load=line.written.load, why=Reason("as_written", {"load": line.written.load}))
    if line.reps is None:
        return hold_target(line)
    if line.written.goals:
        return target_by_set(line)
    if line.steps is None:
        return target_by_reps(line)
    if line.weaker is None:
        return first_target(line, line.steps)
    return target_by_load(line, line.steps, line.weaker)
