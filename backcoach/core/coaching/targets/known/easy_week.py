"""Signs that an easier week would do good (R-DELOAD-01).

One noisy day, or one exercise that goes badly, is none. There have to be several exercises in
which the last two sessions both fell clearly short of what was expected, done near to effort.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from backcoach.core.coaching.ability.ability import DAY, REST_DAYS
from backcoach.core.coaching.ability.past_sets.past_set import MOST_LEFT
from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from backcoach.core.coaching.ability.abilities import Course
    from backcoach.core.coaching.ability.past_sets.visits import Visit
    from backcoach.core.coaching.targets.known.coaching import Coaching
    from backcoach.core.exercises.model import Session

SHORT = 2.0  # repetitions below what was expected, in both sessions
SESSIONS = 2
LEAST = 2  # exercises, and at least half of those that were trained twice lately


def easy_week(coaching: Coaching, session: Session) -> Reason | None:
    """Return the offer of an easier week by the exercises of a session, None without a sign."""
    exercises = [coaching.library.find_exercise(line.exercise) for line in session.exercise]
    trained = {exercise.id: exercise for exercise in exercises if exercise is not None}.values()
    return easy_week_offer(
        (
            (list(coaching.courses(exercise).values()), coaching.visits(exercise))
            for exercise in trained
        ),
        coaching.now,
    )


def easy_week_offer(
    trained: Iterable[tuple[Sequence[Course], Sequence[Visit]]], now: int
) -> Reason | None:
    """Return the offer of an easier day with what was seen, None where there is no sign.

    `trained` are the courses of each exercise, one for each side, with its visits, the latest
    last; `now` in ms UTC. Exercises that were not trained twice in a row lately do not count.
    """
    signs = [
        any(_fell(course) for course in courses) and all(map(_was_hard, seen[-SESSIONS:]))
        for courses, seen in trained
        if _is_recent(seen, now)
    ]
    down = sum(signs)
    if down < LEAST or 2 * down < len(signs):
        return None
    return Reason("easy_week_offer", {"down": down, "trained": len(signs)})


def _fell(course: Course) -> bool:
    """Tell whether two sessions in a row fell short of the ability before both of them."""
    if len(course.after) <= SESSIONS:
        return False
    before, first, second = course.after[-SESSIONS - 1 :]
    showed = (before.value + first.surprise, first.value + second.surprise)
    return max(showed) <= before.value - SHORT


def _was_hard(visit: Visit) -> bool:
    """Tell whether somebody trained near enough to effort to need an easier week."""
    left = [done.left for done in visit.sets if done.reported and done.left is not None]
    return bool(left) and min(left) <= MOST_LEFT


def _is_recent(seen: Sequence[Visit], now: int) -> bool:
    """Tell whether no time off explains what the last sessions showed."""
    instants = [*(visit.at for visit in seen[-SESSIONS - 1 :]), now]
    gaps = (after - before for before, after in pairwise(instants))
    return len(instants) > SESSIONS + 1 and max(gaps) <= REST_DAYS * DAY
