"""A session as a person's own goal and level want it: sets, repetitions, reserve and rest.

Only sessions that say so (`adapts`) are changed; in the others what is written stays. Ranges and
reserves are those of ACSM 2009 and R-RPE-03, rests those of R-REST-01.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import structs

from backcoach.core.exercises.usual_rest import rest_class
from backcoach.core.notation import Reps
from backcoach.core.planning.fitting.suit_session import RAMP
from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.exercises.model import Exercise, Goal, Library, Session
    from backcoach.core.exercises.prescription import Prescription
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person

Row = Literal["hinge", "barbell_hinge", "pulldown", "row", "one_side", "pull_up", "helped"]

BEGINNER_RESERVE = 3  # R-RPE-03: 3 to 4 in the first weeks, then 2 to 3
RESERVE = 2  # R-RPE-03: 1 to 3; a report may be one off
_PULLS = ("vertical_pull", "horizontal_pull")
_TRAINED = ("hinge", *_PULLS)  # the movements of the table
MOVER = "latissimus dorsi"  # where it does not come first, a pull of the body is a drill

# Endurance asks for no barbell hinge and no strict pull-ups, strength for no kettlebell hinge.
REPS: dict[Goal, dict[Row, Reps]] = {
    "beginner": {
        "hinge": Reps(8, 12),
        "barbell_hinge": Reps(5, 8),
        "pulldown": Reps(8, 12),
        "row": Reps(10, 12),
        "one_side": Reps(8, 12),
        "pull_up": Reps(5, 8),
        "helped": Reps(5, 8),
    },
    "endurance": {
        "hinge": Reps(15, 20),
        "pulldown": Reps(15, 20),
        "row": Reps(15, 20),
        "one_side": Reps(15, 20),
        "helped": Reps(12, 15),
    },
    "hypertrophy": {
        "hinge": Reps(8, 15),
        "barbell_hinge": Reps(6, 10),
        "pulldown": Reps(8, 12),
        "row": Reps(8, 12),
        "one_side": Reps(8, 12),
        "pull_up": Reps(6, 10),
        "helped": Reps(6, 10),
    },
    "strength": {
        "barbell_hinge": Reps(3, 6),
        "pulldown": Reps(4, 6),
        "row": Reps(5, 8),
        "one_side": Reps(6, 8),
        "pull_up": Reps(3, 6),
        "helped": Reps(3, 6),
    },
}

# Sets of the same rows, the fewest and the most; a session keeps what lies between.
SETS: dict[Goal, dict[Row, tuple[int, int]]] = {
    "beginner": {
        "hinge": (2, 3),
        "barbell_hinge": (2, 3),
        "pulldown": (1, 3),
        "row": (1, 3),
        "one_side": (1, 3),
        "pull_up": (1, 3),
        "helped": (1, 3),
    },
    "endurance": dict.fromkeys(REPS["endurance"], (2, 3)),
    "hypertrophy": {
        "hinge": (3, 3),
        "barbell_hinge": (3, 3),
        "pulldown": (2, 4),
        "row": (2, 4),
        "one_side": (2, 4),
        "pull_up": (3, 3),
        "helped": (3, 3),
    },
    "strength": {
        "barbell_hinge": (3, 5),
        "pulldown": (3, 5),
        "row": (3, 5),
        "one_side": (3, 4),
        "pull_up": (3, 5),
        "helped": (3, 5),
    },
}
MOST_BEGINNER_SETS = 3
MOST_PULLS = 10  # sets in a session, which is done twice a week (R-VOL-02, R-FREQ-01)


def fit_goal(
    library: Library, session: Session, person: Person, past: Sequence[State]
) -> tuple[Session, tuple[Reason, ...]]:
    """Return a session of this library with the goal and the level of a person, and why.

    The reason is given once: not where the last session of `past` was done like that already.
    Raises KeyError for an unknown exercise.
    """
    goal = person.goal or session.goal
    fitted = structs.replace(session, goal=goal)
    if not session.adapts:
        return fitted, ()
    exercises = {exercise.id: exercise for exercise in library.exercise}
    lines = [
        _for_level(_for_goal(line, exercises[line.exercise], goal, session), person)
        for line in session.exercise
    ]
    lines = _with_sets(lines, exercises, goal, session)
    fitted = structs.replace(fitted, exercise=tuple(lines))
    last = past[-1].plan if past else None
    notes = []
    is_other = fitted.exercise != session.exercise
    if is_other and goal != session.goal and not (last and last.goal == goal):
        notes.append(Reason("goal_fitted", {"goal": goal}))
    elif is_other and goal == session.goal and not (last and last.session == session.id):
        notes.append(Reason("level_fitted", {"left": BEGINNER_RESERVE}))
    return fitted, tuple(notes)


def _for_goal(line: Prescription, exercise: Exercise, goal: Goal, session: Session) -> Prescription:
    """Return a line as another goal than that of its session wants it.

    Loads and sets that are written one by one keep their repetitions, a superset its rest.
    """
    row = _row(exercise)
    reps = REPS[goal].get(row) if row else None
    if goal == session.goal or reps is None or not _is_open(line):
        return line
    return structs.replace(
        line,
        reps=reps,
        rir=BEGINNER_RESERVE if goal == "beginner" else RESERVE,
        rest=line.rest if line.superset else None,
        warmup=RAMP if line.warmup and exercise.load == "external" else line.warmup,
    )


def _is_open(line: Prescription) -> bool:
    """Tell whether a line leaves it to the goal what is done."""
    return line.load is None and line.seconds is None and not line.goals


def _for_level(line: Prescription, person: Person) -> Prescription:
    """Return a line that leaves a beginner enough (R-RPE-03), in no more sets than are sensible."""
    if person.level != "beginner" or line.rir is None or not _is_open(line):
        return line
    rir, sets = max(line.rir, BEGINNER_RESERVE), min(line.sets, MOST_BEGINNER_SETS)
    return structs.replace(line, rir=rir, sets=line.sets if line.superset else sets)


def _with_sets(
    lines: Sequence[Prescription], exercises: Mapping[str, Exercise], goal: Goal, session: Session
) -> list[Prescription]:
    """Return the lines with as many sets as another goal than that of the session wants.

    Sets are added in the order of the session, up to what a week should hold of pulls; those of a
    superset stay as many as those beside them.
    """
    if goal == session.goal:
        return list(lines)
    ranges = [
        SETS[goal].get(row)
        if (row := _row(exercises[line.exercise])) and _is_open(line) and not line.superset
        else None
        for line in lines
    ]
    sets = [
        min(line.sets, usual[1]) if usual else line.sets
        for line, usual in zip(lines, ranges, strict=True)
    ]
    pulls = [exercises[line.exercise].pattern in _PULLS for line in lines]
    free = MOST_PULLS - sum(count for count, is_pull in zip(sets, pulls, strict=True) if is_pull)
    for place, usual in enumerate(ranges):
        more = max(0, usual[0] - sets[place]) if usual else 0
        if pulls[place]:
            more = min(more, max(0, free))
            free -= more
        sets[place] += more
    return [structs.replace(line, sets=count) for line, count in zip(lines, sets, strict=True)]


def _row(exercise: Exercise) -> Row | None:
    """Return the row of the table that an exercise belongs to, None for a drill and a hold.

    What only the body loads has as many repetitions as it has, and a band no number to go by.
    """
    kind = rest_class(exercise)
    is_body_alone = exercise.load == "bodyweight" and kind != "pull_up"
    is_trained = exercise.has_reserve and exercise.pattern in _TRAINED
    if not is_trained or exercise.load == "band" or is_body_alone:
        return None
    if kind == "hinge":
        return "barbell_hinge" if exercise.implement == "barbell" else "hinge"
    if kind == "pull_up":
        row: Row = "helped" if exercise.load == "assisted" else "pull_up"
        return row if exercise.primary[:1] == (MOVER,) else None
    if kind == "one_side":
        return "one_side"
    return "pulldown" if exercise.pattern == "vertical_pull" else "row"
