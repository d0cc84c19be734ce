"""Adapts a session to the equipment and level of a person."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from msgspec import Struct, structs

from backcoach.core.exercises.model import Level, Session
from backcoach.core.exercises.substitutes import nearest, steps_of
from backcoach.core.exercises.usual_rest import rest_range
from backcoach.core.notation import Warmup
from backcoach.core.reason import Reason, Value
from backcoach.core.session.plan import FALLBACK_REPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.exercises.model import Exercise, Goal, Library
    from backcoach.core.exercises.prescription import Prescription, RepGoals
    from backcoach.core.notation import Seconds
    from backcoach.core.settings.person import Person

RANKS: dict[Level, int] = {level: rank for rank, level in enumerate(get_args(Level))}

MOST_SETS = 6  # of one exercise that stands in for two

ALONE = ("dumbbells", "bands", "bar")  # sessions for who has just one kind of thing

RAMP = (Warmup(0),)  # as many warm-up sets as the load needs (R-WU-01)


class Suited(Struct, frozen=True):
    """A session that can be done, and what was replaced or left out.

    `session` is None when nothing of it can be done, which the only note says.
    """

    session: Session | None
    notes: tuple[Reason, ...]


def adapt_session(library: Library, session: Session, person: Person) -> Suited:
    """Return a session of this library with exercises for a person's equipment and level.

    An exercise that a person cannot do, or that is above the level (the session's, if the person
    has none), is replaced by the nearest easier or harder one, then by one of the same movement.
    One above the level, or one that the session already has, is taken only if there is no other.
    Raises KeyError for an unknown exercise.
    """
    exercises = {exercise.id: exercise for exercise in library.exercise}
    ceiling = person.level or session.level
    excess = {
        name: max(0, RANKS[level] - RANKS[ceiling]) for name, level in levels(library).items()
    }
    if RANKS[session.level] <= RANKS[ceiling]:  # what it names is for this level
        excess.update({line.exercise: 0 for line in session.exercise})
    used = {line.exercise for line in session.exercise}
    lines: list[Prescription] = []
    notes: list[Reason] = []
    lacking: dict[str, None] = {}
    for line in session.exercise:
        own = exercises[line.exercise]
        choice = min(
            (
                (excess.get(other.id, 0), other is not own and other.id in used, distance, other.id)
                for distance, other in enumerate((own, *nearest(library, own)))
                if not missing(other, person)
            ),
            default=None,
        )
        chosen = exercises[choice[-1]] if choice else None
        if note := _note(own, chosen, excess, person, ceiling):
            notes.append(note)
        if chosen is None:
            lacking.update(dict.fromkeys(missing(own, person)))
        else:
            used.add(chosen.id)
            suited = line if chosen is own else stand_in(line, chosen, session.goal)
            lines = _with_line(session, lines, suited)
    if not lines:
        values: dict[str, Value] = {"session": session.name, "lack": tuple(lacking)}
        return Suited(None, (Reason("nothing_fits", values),))
    return Suited(with_lines(session, lines), tuple(notes))


def _with_line(
    session: Session, lines: list[Prescription], line: Prescription
) -> list[Prescription]:
    """Return the lines with one more; a stand-in for two exercises does the sets of both.

    Lines stay apart where the session itself has both of them, or where their repetitions or
    loads differ.
    """
    last = lines[-1] if lines else None
    is_written = all(any(each is own for own in session.exercise) for each in (last, line))
    if last is not None and not is_written and _is_alike(last, line):
        both = min(MOST_SETS, last.sets + line.sets)
        return [*lines[:-1], structs.replace(last, sets=both)]
    return [*lines, line]


def _is_alike(line: Prescription, other: Prescription) -> bool:
    """Tell whether two lines ask for the same, however often, and neither is in a superset."""
    if line.superset or other.superset:
        return False
    asked = [(each.exercise, each.reps, each.seconds, each.load) for each in (line, other)]
    return asked[0] == asked[1]


def missing(exercise: Exercise, person: Person) -> tuple[str, ...]:
    """Return the equipment that an exercise needs and a person lacks, as in the file."""
    return person.lacks(exercise)


def levels(library: Library) -> dict[str, Level]:
    """Return the level of exercises by id: the lowest of a session that leads to it.

    A session leads to what it names and to everything easier on the ladder. A level that an
    exercise has of its own counts where no session names the exercise. One without any level is
    for everyone, and not in the answer. A session that a programme has for its aim alone, or
    that is for one kind of thing at hand, leads nobody else to what it names.
    """
    easier = steps_of(library).easier
    aimed = {day.session for programme in library.programme for day in programme.day}
    sessions = [
        each
        for each in library.session
        if each.id not in ALONE and (each.adapts or each.id not in aimed)
    ]
    named = {line.exercise for session in sessions for line in session.exercise}
    own = {
        exercise.id: exercise.level
        for exercise in library.exercise
        if exercise.level and exercise.id not in named
    }
    lowest: dict[str, Level] = {}
    for session in sorted(sessions, key=lambda session: RANKS[session.level]):
        names = [line.exercise for line in session.exercise]
        while names:
            if (name := names.pop()) not in lowest:
                lowest[name] = session.level
                names += easier.get(name, ())
    return {**lowest, **own}


def stand_in(line: Prescription, exercise: Exercise, goal: Goal) -> Prescription:
    """Return a line of a session for another exercise.

    The sets stay, and the reps and the rest where they suit the other exercise; a hold gets
    seconds. No load is inherited, nor what depends on it, and no reserve where there is none;
    warm-up sets become those that the other exercise needs.
    """
    reps, seconds = _target(line, exercise)
    usual, rest = rest_range(exercise, goal), line.usual_rest
    keeps_rest = rest is not None and (
        line.superset
        or rest == 0
        or (exercise.rest is None and usual.lowest <= rest <= usual.highest)
    )
    return structs.replace(
        line,
        exercise=exercise.id,
        reps=reps,
        seconds=seconds,
        rest=line.rest if keeps_rest else None,
        load=None,
        tempo=None,
        rir=line.rir if exercise.has_reserve else None,
        warmup=RAMP if line.warmup and exercise.load == "external" else (),
        setup=None,
    )


def _target(line: Prescription, exercise: Exercise) -> tuple[RepGoals | None, Seconds | None]:
    usual, span = exercise.reps, line.span
    if usual is None and exercise.seconds is not None:
        return None, line.seconds or exercise.seconds
    if span and (usual is None or usual.lo <= span.lo <= span.hi <= usual.hi):
        unloaded = tuple(structs.replace(goal, load=None, percent=None) for goal in line.goals)
        return unloaded or span, None
    return usual or FALLBACK_REPS, None


def with_lines(session: Session, lines: Sequence[Prescription]) -> Session | None:
    """Return a session with other lines, None without any; a superset of a single line ends."""
    if not lines:
        return None
    members = Counter(line.superset for line in lines)
    exercises = tuple(
        line if members[line.superset] > 1 else structs.replace(line, superset=None)
        for line in lines
    )
    return structs.replace(session, exercise=exercises)


def _note(
    own: Exercise,
    chosen: Exercise | None,
    excess: Mapping[str, int],
    person: Person,
    ceiling: Level,
) -> Reason | None:
    """Return why an exercise gives way and what comes in its place, None where it stays."""
    lack = missing(own, person)
    values: dict[str, Value] = {"exercise": own.name}
    if lack:
        values["lack"] = lack
    if chosen is None:
        return Reason("lacks_left_out", values)
    is_hard = bool(excess.get(chosen.id))
    if is_hard or not lack:
        values["level"] = ceiling
    if chosen is own:
        return Reason("level_kept", values) if is_hard else None
    values["other"] = chosen.name
    kind = "lacks_replaced" if lack else "level_replaced"
    return Reason(f"{kind}_hard" if is_hard else kind, values)
