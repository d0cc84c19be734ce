"""A session for what is at hand and for a level: the nearest variant of each exercise."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from msgspec import Struct, structs

from backcoach.core.exercises.model import Level, Session
from backcoach.core.exercises.substitutes import nearest, steps_of
from backcoach.core.exercises.usual_rest import rest_range
from backcoach.core.notation import Warmup
from backcoach.core.session.plan_changes import FALLBACK_REPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.exercises.model import Exercise, Goal, Library, Prescription
    from backcoach.core.notation import Reps, Seconds
    from backcoach.core.settings.person import Person

RANKS: dict[Level, int] = {level: rank for rank, level in enumerate(get_args(Level))}

MOST_SETS = 6  # of one exercise that stands in for two

RAMP = (Warmup(0),)  # as many warm-up sets as the load needs (R-WU-01)


class Suited(Struct, frozen=True):
    """A session that can be done and, one sentence each, what was replaced or left out.

    `session` is None when nothing of it can be done, which the notes say.
    """

    session: Session | None
    notes: tuple[str, ...]


def adapt_session(library: Library, session: Session, person: Person) -> Suited:
    """Return a session of this library with exercises for a person's equipment and level.

    Each exercise that will not do gives way to the nearest one of its ladder, then of its
    movement, that is at hand and not above the level (the session's own where none is said);
    to one above it only when there is no other, and to one that the session already has only
    when there is no new one. An unknown exercise is a KeyError.
    """
    exercises = {one.id: one for one in library.exercise}
    ceiling = person.level or session.level
    excess = {
        name: max(0, RANKS[level] - RANKS[ceiling]) for name, level in levels(library).items()
    }
    used = {wish.exercise for wish in session.exercise}
    lines: list[Prescription] = []
    notes: list[str] = []
    for wish in session.exercise:
        own = exercises[wish.exercise]
        choice = min(
            (
                (excess.get(one.id, 0), one is not own and one.id in used, distance, one.id)
                for distance, one in enumerate((own, *nearest(library, own)))
                if not missing(one, person)
            ),
            default=None,
        )
        chosen = exercises[choice[-1]] if choice else None
        if note := _note(own, chosen, excess, person, ceiling):
            notes.append(note)
        if chosen is not None:
            used.add(chosen.id)
            line = wish if chosen is own else stand_in(wish, chosen, session.goal)
            lines = _with_line(session, lines, line)
    if not lines:
        notes.append(f"Nothing of {session.name} can be done with what is at hand.")
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
    """Return what an exercise needs and a person has not, in words of the file."""
    return person.lacks(exercise)


def levels(library: Library) -> dict[str, Level]:
    """Return the level of exercises by id: the lowest of a session that leads to it.

    A session leads to what it names and to everything easier on the ladder. A level that an
    exercise has of its own counts where no session names the exercise. One without any level is
    for everyone, and not in the answer.
    """
    easier = steps_of(library).easier
    named = {wish.exercise for session in library.session for wish in session.exercise}
    own = {one.id: one.level for one in library.exercise if one.level and one.id not in named}
    found: dict[str, Level] = {}
    for session in sorted(library.session, key=lambda one: RANKS[one.level]):
        names = [wish.exercise for wish in session.exercise]
        while names:
            if (name := names.pop()) not in found:
                found[name] = session.level
                names += easier.get(name, ())
    return {**found, **own}


def stand_in(wish: Prescription, exercise: Exercise, goal: Goal) -> Prescription:
    """Return a line of a session for another exercise.

    The sets stay, and the reps and the rest where they suit the other exercise; a hold gets
    seconds. No load is inherited, nor what depends on it, and no reserve where there is none;
    warm-up sets become those that the other exercise needs.
    """
    reps, seconds = _target(wish, exercise)
    usual = rest_range(exercise, goal)
    keeps_rest = wish.rest is not None and (
        wish.superset
        or wish.rest == 0
        or (exercise.rest is None and usual.lowest <= wish.rest <= usual.highest)
    )
    return structs.replace(
        wish,
        exercise=exercise.id,
        reps=reps,
        seconds=seconds,
        rest=wish.rest if keeps_rest else None,
        load=None,
        tempo=None,
        rir=wish.rir if exercise.has_reserve else None,
        warmup=RAMP if wish.warmup and exercise.load == "external" else (),
        setup=None,
    )


def _target(wish: Prescription, exercise: Exercise) -> tuple[Reps | None, Seconds | None]:
    usual = exercise.reps
    if usual is None and exercise.seconds is not None:
        return None, wish.seconds or exercise.seconds
    if wish.reps and (usual is None or usual.lo <= wish.reps.lo <= wish.reps.hi <= usual.hi):
        return wish.reps, None
    return usual or FALLBACK_REPS, None


def with_lines(session: Session, lines: Sequence[Prescription]) -> Session | None:
    """Return a session with other lines, None for none; a superset of one is none."""
    if not lines:
        return None
    members = Counter(wish.superset for wish in lines)
    kept = tuple(
        wish if members[wish.superset] > 1 else structs.replace(wish, superset=None)
        for wish in lines
    )
    return structs.replace(session, exercise=kept)


def _note(
    own: Exercise,
    chosen: Exercise | None,
    excess: Mapping[str, int],
    person: Person,
    ceiling: Level,
) -> str:
    """Say why an exercise gives way and what comes in its place, "" where it simply stays."""
    lack = _things(missing(own, person))
    above = f"above {ceiling} level"
    if chosen is None:
        return f"{own.name} needs {lack}: nothing at hand can take its place, so it is left out."
    is_hard = bool(excess.get(chosen.id))
    if chosen is own:
        return (
            f"{own.name} is {above}, with nothing easier at hand: start light." if is_hard else ""
        )
    cause = f"needs {lack}" if lack else f"is {above}"
    warning = f" It is {above}: start light." if is_hard else ""
    return f"{own.name} {cause}: {chosen.name} instead.{warning}"


def _things(names: tuple[str, ...]) -> str:
    """Return things as they stand in a sentence: `a belt and discs`."""
    articled = [
        name if name.endswith("s") else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"
        for name in names
    ]
    *first, last = articled or [""]
    return f"{', '.join(first)} and {last}" if first else last
