"""An easier week is offered by signs in several exercises, and hardly ever by noise."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from support.pasts import DAY, ROW, visit

from backcoach.core.coaching.ability import ability as estimate
from backcoach.core.coaching.ability.abilities import Course
from backcoach.core.coaching.ability.ability import Observation
from backcoach.core.coaching.ability.past_sets.visits import visits
from backcoach.core.coaching.targets.known.easy_week import easy_week_offer
from backcoach.core.session.plan import Ability

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.coaching.ability.past_sets.visits import Visit
    from backcoach.core.reason import Reason

EVERY = 3.5  # days
KNOWN = Ability(value=180.0, spread=1.0, at=0)
REPORT = 0.8  # repetitions, standard deviation


def trained(
    days: list[list[float]], rir: int | None = 2
) -> list[tuple[list[Course], tuple[Visit, ...]]]:
    """Return exercises of which each day showed so many repetitions more than was known."""
    weeks = []
    for exercise in zip(*days, strict=True):
        now, after, past = KNOWN, [], []
        for number, showed in enumerate(exercise):
            at = round(number * EVERY * DAY)
            now = estimate.after_session(now, [Observation(KNOWN.value + showed)] * 3, at)
            after.append(now)
            past.append(visit(ROW, 8, 8, 8, rir=rir, day=number * EVERY))
        weeks.append(([Course(None, tuple(after))], visits("row", past)))
    return weeks


def offer(*days: list[float], later: float = EVERY, rir: int | None = 2) -> Reason | None:
    """Return what is offered so many days after the last of these days."""
    now = round(((len(days) - 1) * EVERY + later) * DAY)
    return easy_week_offer(trained(list(days), rir), now)


GOOD = [0.0, 0.0, 0.0, 0.0]
BAD = [-3.0, -3.0, -3.0, 0.0]
WORSE = [-3.0, -3.0, 0.0, 0.0]


def test_two_bad_sessions_of_several_exercises_are_a_sign() -> None:
    offered = offer(GOOD, BAD, BAD)
    assert offered is not None
    assert offered.kind == "easy_week_offer"
    assert offered.values == {"down": 3, "trained": 4}
    assert offer(GOOD, GOOD, WORSE, WORSE) is not None


@pytest.mark.parametrize(
    "days",
    [
        [GOOD, GOOD, BAD],  # one bad day
        [GOOD, BAD, GOOD],
        [GOOD, [-4.0, 0.0, 0.0, 0.0], [-4.0, 0.0, 0.0, 0.0]],  # one exercise
        [BAD, BAD],  # nothing to compare with
    ],
)
def test_one_day_or_one_exercise_is_no_sign(days: list[list[float]]) -> None:
    assert offer(*days) is None


def test_nothing_is_offered_to_those_who_are_not_near_effort_or_do_not_say() -> None:
    assert offer(GOOD, BAD, BAD, rir=3) is not None
    assert offer(GOOD, BAD, BAD, rir=4) is None
    assert offer(GOOD, BAD, BAD, rir=None) is None


def test_time_off_is_no_sign() -> None:
    assert offer(GOOD, BAD, BAD, later=13) is None


def weeks_with_an_offer(day_noise: float, true: Callable[[int], float]) -> float:
    """Return the share of weeks with an offer, in lives of noisy days and reports."""
    random = Random(20)
    offered, weeks = 0, 0
    for _ in range(30):
        courses = [KNOWN] * 4
        after: list[list[Ability]] = [[] for _ in courses]
        past = [visit(ROW, 8, 8, 8, rir=2, day=number * EVERY) for number in range(52)]
        seen = visits("row", past)
        alarms = set()
        for number in range(52):
            at = past[number].started_at
            day = random.gauss(0, day_noise) + true(number)
            for place, before in enumerate(courses):
                sets = [
                    Observation(KNOWN.value + round(day + random.gauss(0, REPORT)))
                    for _ in range(3)
                ]
                courses[place] = estimate.after_session(before, sets, at)
                after[place].append(courses[place])
            now = at + round(EVERY * DAY)
            lately = seen[: number + 1]
            if easy_week_offer([([Course(None, tuple(target))], lately) for target in after], now):
                alarms.add(number // 2)
        offered, weeks = offered + len(alarms), weeks + 26
    return offered / weeks


@pytest.mark.parametrize("day_noise", [0.5, 1.0])  # repetitions: days of 1.2 and of 2.5 %
def test_noise_offers_it_in_less_than_two_weeks_of_a_hundred(day_noise: float) -> None:
    assert weeks_with_an_offer(day_noise, lambda _: 0.0) < 0.02


def test_a_lasting_drop_of_a_tenth_is_seen() -> None:
    assert weeks_with_an_offer(0.5, lambda day: -4.0 if day % 13 >= 11 else 0.0) > 0.1


def test_a_visit_that_showed_nothing_is_no_sign() -> None:
    shorter = [
        ([Course(None, each.after[1:]) for each in courses], seen)
        for courses, seen in trained([GOOD, BAD, BAD])
    ]
    assert easy_week_offer(shorter, round(3 * EVERY * DAY)) is None
