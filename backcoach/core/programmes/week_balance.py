"""What the last seven days change in the sets of today: volume and balance (R-VOL-02, R-BAL-01).

A programme is in balance by itself. What else was trained in these days, or left out, is made up
for by a set here and there, and each change has its reason.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from backcoach.core.exercises.hard_sets import EVEN, GOOD, HINGES, MANY, shares
from backcoach.core.exercises.model import Session
from backcoach.core.reason import Reason, Value
from backcoach.core.session.past.session_record import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from backcoach.core.exercises.model import Exercise, Library, Pattern
    from backcoach.core.session.state import State

DAYS = 7  # with today
MOST_SETS = 6  # of one line
RAISED = ("lats", "upper back")  # muscles that get a set more where a week has few
PULLS: tuple[Pattern, Pattern] = ("vertical_pull", "horizontal_pull")


class Balanced(Struct, frozen=True):
    """A session with other sets, and why."""

    session: Session
    notes: tuple[Reason, ...] = ()


def balance_week(
    library: Library, session: Session, past: Sequence[State], today: date
) -> Balanced:
    """Return a session of this library with the sets that the week leaves room for.

    `past` are finished sessions. Without one in the last six days nothing is changed. One change
    is made for the muscles, and one for the balance.
    """
    done = sets_done(past, today)
    if not done:
        return Balanced(session)
    week = _Week({each.id: each for each in library.exercise}, done)
    changed = week.with_less(session)
    is_regular = bool(sets_done(past, today - timedelta(days=DAYS)))
    if not changed.notes and session.goal == "hypertrophy" and is_regular:
        changed = week.with_more(session)
    balanced = week.in_balance(changed.session)
    return Balanced(balanced.session, (*changed.notes, *balanced.notes))


def sets_done(past: Iterable[State], today: date) -> Counter[Exercise]:
    """Return how many hard sets of each exercise were done in the six days before a day, and on it.

    Both sides of a set are one; warm-ups, holds, drills and single sets that test are none.
    """
    sets: Counter[Exercise] = Counter()
    for state in past:
        days = (today - local(state.started_at, state.offset).date()).days
        if not 0 <= days < DAYS:
            continue
        numbers = {
            (step.slot, step.set)
            for step in state.plan.steps
            if step.kind == "work" and state.result(step) is not None
        }
        slots = Counter(slot for slot, _ in numbers)
        tests = {step.slot for step in state.plan.steps if step.is_honest and slots[step.slot] == 1}
        for slot, _ in numbers:
            exercise = state.plan.slots[slot].exercise
            if exercise.has_reserve and slot not in tests:
                sets[exercise] += 1
    return sets


class _Week:
    """The sets of seven days, those of today's session included."""

    def __init__(self, exercises: Mapping[str, Exercise], done: Counter[Exercise]) -> None:
        self._exercises = exercises
        self._done = done

    def with_less(self, session: Session) -> Balanced:
        """Return a session with fewer sets where a muscle would get more than twenty (R-VOL-02)."""
        notes: list[Reason] = []
        muscles = self._muscles(session)
        muscle = max(muscles, key=lambda name: muscles[name], default="")
        sets, before = muscles.get(muscle, 0.0), session
        lowered: Counter[int] = Counter()
        while muscles.get(muscle, 0.0) > MANY:
            place = self._line(session, muscle, least=2)
            if place is None:
                break
            session, lowered[place] = _with_sets(session, place, -1), lowered[place] + 1
            muscles = self._muscles(session)
        for place, fewer in lowered.items():
            values: dict[str, Value] = {"muscle": muscle, "sets": round(sets), "fewer": fewer}
            notes.append(Reason("volume_many", {**values, "exercise": self._name(before, place)}))
        return Balanced(session, tuple(notes))

    def with_more(self, session: Session) -> Balanced:
        """Return a session with a set more for a muscle that got fewer than ten (R-VOL-02)."""
        muscles = self._muscles(session)
        for muscle in RAISED:
            place = self._line(session, muscle, most=MOST_SETS - 1)
            if muscles.get(muscle, 0.0) < GOOD and place is not None:
                values: dict[str, Value] = {"muscle": muscle, "sets": round(muscles.get(muscle, 0))}
                note = Reason("volume_few", {**values, "exercise": self._name(session, place)})
                return Balanced(_with_sets(session, place, 1), (note,))
        return Balanced(session)

    def in_balance(self, session: Session) -> Balanced:
        """Return a session with one set moved where pulls or hinges lack balance (R-BAL-01)."""
        sums = self._patterns(session)
        vertical, horizontal = (sums[pattern] for pattern in PULLS)
        if vertical and horizontal:
            ratio = vertical / horizontal
            many, few = PULLS if ratio > EVEN[1] else PULLS[::-1]
            source, target = self._of(session, many, 2), self._of(session, few, 1)
            if not EVEN[0] <= ratio <= EVEN[1] and source is not None and target is not None:
                values: dict[str, Value] = {
                    "vertical": vertical,
                    "horizontal": horizontal,
                    "exercise": self._name(session, source),
                    "other": self._name(session, target),
                }
                moved = _with_sets(_with_sets(session, source, -1), target, 1)
                return Balanced(moved, (Reason("balance_pulls", values),))
        total = sum(sums.values())
        share = sums["hinge"] / total if total else None
        place = self._of(session, "hinge", 1)
        if share is None or place is None or HINGES[0] <= share <= HINGES[1]:
            return Balanced(session)
        more = 1 if share < HINGES[0] else -1
        sets = session.exercise[place].sets
        if not 1 <= sets + more <= MOST_SETS:
            return Balanced(session)
        kind = "balance_hinges_few" if more > 0 else "balance_hinges_many"
        values = {"exercise": self._name(session, place), "percent": round(100 * share)}
        return Balanced(_with_sets(session, place, more), (Reason(kind, values),))

    def _all(self, session: Session) -> Counter[Exercise]:
        sets = Counter(self._done)
        for line in session.exercise:
            exercise = self._exercises[line.exercise]
            is_test = line.sets == 1 and any(goal.least for goal in line.goals)
            if exercise.has_reserve and not is_test:
                sets[exercise] += line.sets
        return sets

    def _muscles(self, session: Session) -> dict[str, float]:
        sums: dict[str, float] = {}
        for exercise, sets in self._all(session).items():
            for muscle, share in shares(exercise).items():
                sums[muscle] = sums.get(muscle, 0.0) + share * sets
        return sums

    def _patterns(self, session: Session) -> Counter[Pattern]:
        sums: Counter[Pattern] = Counter()
        for exercise, sets in self._all(session).items():
            if exercise.pattern == "hinge" or exercise.pattern in PULLS:
                sums[exercise.pattern] += sets
        return sums

    def _line(
        self, session: Session, muscle: str, *, least: int = 1, most: int = MOST_SETS
    ) -> int | None:
        """Return the line with the most sets that works a muscle directly, the last of several."""
        places = [
            place
            for place in self._free(session, least, most)
            if shares(self._exercises[session.exercise[place].exercise]).get(muscle) == 1
        ]
        return max(places, key=lambda place: (session.exercise[place].sets, place), default=None)

    def _of(self, session: Session, pattern: Pattern, least: int) -> int | None:
        """Return the line of a movement with the most sets, the last of several."""
        places = [
            place
            for place in self._free(session, least, MOST_SETS)
            if self._exercises[session.exercise[place].exercise].pattern == pattern
        ]
        return max(places, key=lambda place: (session.exercise[place].sets, place), default=None)

    def _free(self, session: Session, least: int, most: int) -> list[int]:
        """Return the places of lines whose sets may change: no drills, no turns."""
        return [
            place
            for place, line in enumerate(session.exercise)
            if least <= line.sets <= most
            and not line.superset
            and self._exercises[line.exercise].has_reserve
        ]

    def _name(self, session: Session, place: int) -> str:
        return self._exercises[session.exercise[place].exercise].name


def _with_sets(session: Session, place: int, more: int) -> Session:
    lines = list(session.exercise)
    lines[place] = structs.replace(lines[place], sets=lines[place].sets + more)
    return structs.replace(session, exercise=tuple(lines))
