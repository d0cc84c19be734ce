"""Pull-ups for those who can do few of them, or none, in a row.

By the most strict repetitions (coaching.md 1.6): none, help from a machine or band and slow
lowering, which is left out for four weeks where not even one succeeds; up to four, sets of one to
three and then help; five to nine, sets of half to 70 % of them where more are written; from ten on
the line as it is written.
"""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING

from msgspec import structs

from backcoach.core.coaching.ability.ability import DAY
from backcoach.core.coaching.targets.known.strict_reps import STALE_DAYS, strict_reps
from backcoach.core.notation import Reps
from backcoach.core.planning.fitting.suit_session import Suited, stand_in, with_lines
from backcoach.core.reason import Reason, Value

if TYPE_CHECKING:
    from backcoach.core.coaching.targets.known.coaching import Coaching
    from backcoach.core.exercises.model import Exercise, Library, Session
    from backcoach.core.exercises.prescription import Prescription

STRICT = ("pull_up", "chin_up")
HELPED = ("assisted_pull_up", "band_pull_up")  # the first that is at hand
LOWERED = "negative_pull_up"
ONE, FEW = 1, 5  # most strict repetitions from which some are done, and from which all are
MANY = 10  # from which on nothing is changed
SMALL_SETS = Reps(1, 3)
LEAST_SHARE, MOST_SHARE = 0.5, 0.7  # of the most in a row, for five to nine
SMALL_RIR = 1
TWICE = 2  # visits running


def with_help(library: Library, session: Session, coaching: Coaching) -> Suited:
    """Return the session with pull-ups as the person can do them today, and why."""
    exercises = {exercise.id: exercise for exercise in library.exercise}
    lines: list[Prescription] = []
    notes: list[Reason] = []
    for line in session.exercise:
        share = _share(line, exercises[line.exercise], coaching)
        if share is not None:
            lines.append(structs.replace(line, reps=share))
            values: dict[str, Value] = {
                "exercise": exercises[line.exercise].name,
                "reps": f"{share}",
            }
            notes.append(Reason("pull_ups_share", values))
            continue
        made = _lines(line, exercises, session, coaching)
        lines += made or [line]
        if made:
            own = exercises[line.exercise]
            names = " and ".join(exercises[each.exercise].name for each in made)
            kind = "pull_ups_few" if made[0].exercise == own.id else "pull_ups_none"
            reason = Reason(kind, {"exercise": own.name, "instead": names})
            notes.append(reason)
    return Suited(with_lines(session, lines), tuple(notes))


def _share(line: Prescription, own: Exercise, coaching: Coaching) -> Reps | None:
    """Return the repetitions of somebody who can do five to nine, None where the line is right."""
    reps = line.span or own.reps
    if own.id not in STRICT or line.seconds is not None or reps is None or _is_test(line):
        return None
    able = round(strict_reps(coaching, own) or 0)
    most = floor(able * MOST_SHARE)
    if not FEW <= able < MANY or reps.hi <= most:
        return None
    return Reps(min(most, ceil(able * LEAST_SHARE)), most)


def _lines(
    line: Prescription, exercises: dict[str, Exercise], session: Session, coaching: Coaching
) -> list[Prescription]:
    """Return the lines in place of one of pull-ups, none where it is right as it is."""
    own = exercises[line.exercise]
    if own.id not in STRICT or line.seconds is not None or line.superset or _is_test(line):
        return []
    able = strict_reps(coaching, own)
    if able is None or round(able) >= FEW:
        return []
    at_hand = [
        exercises[name]
        for name in (*HELPED, LOWERED)
        if name in exercises and not coaching.person.lacks(exercises[name])
    ]
    lowered = [exercise for exercise in at_hand if exercise.id == LOWERED]
    helped = [exercise for exercise in at_hand if exercise.id != LOWERED][:1]
    if helped and lowered and _lowers_none(coaching, lowered[0]):
        lowered = []
    if able < ONE:
        chosen = [*helped, *lowered] if line.sets > 1 else (helped or lowered)[:1]
        shares = _shares(line.sets, len(chosen))
        return [
            structs.replace(stand_in(line, exercise, session.goal), sets=sets)
            for exercise, sets in zip(chosen, shares, strict=True)
        ]
    first, *others = _shares(line.sets, 2) if helped and line.sets > 1 else (line.sets,)
    small = structs.replace(line, sets=first, reps=SMALL_SETS, rir=SMALL_RIR)
    return [
        small,
        *(structs.replace(stand_in(line, helped[0], session.goal), sets=sets) for sets in others),
    ]


def _lowers_none(coaching: Coaching, lowered: Exercise) -> bool:
    """Tell whether not one slow lowering was done lately, twice running."""
    recent = coaching.visits(lowered)[-TWICE:]
    return (
        len(recent) == TWICE
        and coaching.now - recent[-1].at <= STALE_DAYS * DAY
        and all(visit.is_reported for visit in recent)
        and not any(done.result.reps for visit in recent for done in visit.sets)
    )


def _is_test(line: Prescription) -> bool:
    """Tell whether a line is a set of as many as can be done, to see how many that are."""
    return line.sets == 1 and any(goal.least for goal in line.goals)


def _shares(sets: int, count: int) -> tuple[int, ...]:
    """Return the sets of one line divided among `count` lines, more of them first."""
    if count <= 1:
        return (sets,) * count
    return (sets - sets // count, sets // count)
