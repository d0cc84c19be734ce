"""A session for what is at hand and for a level: the nearest variant of each exercise."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from msgspec import Struct, structs

from backcoach.core.exercises.model import Level, Session
from backcoach.core.exercises.substitutes import nearest, steps_of
from backcoach.core.exercises.usual_rest import rest_range
from backcoach.core.reason import Reason, Value
from backcoach.core.session.plan_changes import FALLBACK_REPS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.exercises.model import Exercise, Goal, Library, Prescription
    from backcoach.core.notation import Reps, Seconds, Warmup
    from backcoach.core.settings.person import Person

RANKS: dict[Level, int] = {level: rank for rank, level in enumerate(get_args(Level))}

MOST_SETS = 6  # of one exercise that stands in for two

# The loads of which a share can be taken, and those that can at least be chosen lighter.
_SHARED = ("external",)
_CHOSEN = (*_SHARED, "added", "assisted", "band")


class Suited(Struct, frozen=True):
    """A session that can be done, and what was replaced or left out.

    `session` is None when nothing of it can be done, which the only note says.
    """

    session: Session | None
    notes: tuple[Reason, ...]


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
    notes: list[Reason] = []
    lacking: dict[str, None] = {}
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
        if chosen is None:
            lacking.update(dict.fromkeys(missing(own, person)))
        else:
            used.add(chosen.id)
            lines = _with_line(
                lines, wish if chosen is own else stand_in(wish, chosen, session.goal)
            )
    if not lines:
        values: dict[str, Value] = {"session": session.name, "lack": tuple(lacking)}
        return Suited(None, (Reason("nothing_fits", values),))
    return Suited(with_lines(session, lines), tuple(notes))


def _with_line(lines: list[Prescription], line: Prescription) -> list[Prescription]:
    """Return the lines with one more; what stands in for two exercises does the sets of both."""
    if lines and lines[-1].exercise == line.exercise and not (lines[-1].superset or line.superset):
        both = min(MOST_SETS, lines[-1].sets + line.sets)
        return [*lines[:-1], structs.replace(lines[-1], sets=both)]
    return [*lines, line]


def missing(exercise: Exercise, person: Person) -> tuple[str, ...]:
    """Return what an exercise needs and a person has not, in words of the file."""
    if not person.equipment:
        return ()
    return tuple(thing for thing in exercise.equipment if thing not in person.equipment)


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
    seconds. No load is inherited, nor what hangs on it, and no reserve where there is none.
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
        warmup=() if seconds is not None else _warmup(wish.warmup, exercise),
        setup=None,
    )


def _target(wish: Prescription, exercise: Exercise) -> tuple[Reps | None, Seconds | None]:
    usual = exercise.reps
    if usual is None and exercise.seconds is not None:
        return None, wish.seconds or exercise.seconds
    if wish.reps and (usual is None or usual.lo <= wish.reps.lo <= wish.reps.hi <= usual.hi):
        return wish.reps, None
    return usual or FALLBACK_REPS, None


def _warmup(sets: tuple[Warmup, ...], exercise: Exercise) -> tuple[Warmup, ...]:
    """Return the warm-up sets that the other exercise can be light enough for."""
    return tuple(
        one
        for one in sets
        if one.load is None
        and not one.is_ramp
        and exercise.load in (_CHOSEN if one.percent is None else _SHARED)
    )


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
