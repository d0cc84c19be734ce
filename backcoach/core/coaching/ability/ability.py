"""What a person can do, as an estimate with its certainty.

One value for each exercise and side, in repetitions: for a load of known mass the logarithm of
the one-repetition maximum, in units of `curve.PER_REP`; for a band or body weight the
repetitions to failure; for a hold its seconds, in units of a repetition. So one unit is one
repetition everywhere, and one filter serves all.

The last session counts about half: with its reserve counted it predicts the next one best, better
than any longer average does (706 predictions from public logs).
"""

from __future__ import annotations

from math import erfc, exp, pi, sqrt
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.session.plan import Ability

if TYPE_CHECKING:
    from collections.abc import Sequence

Meaning = Literal["exact", "at_least", "at_most"]

# Standard deviations, in repetitions.
DAY_NOISE = 0.7
REPORT_NOISE = 1.0  # Hackett 2017; Halperin 2022: about one rep
DRIFT = 0.45  # what an ability changes by from one session to the next
WIDE = 6.0  # a first value
ONCE_KNOWN = 4.0  # the most for an ability that was known before a break
RELATED_SPREAD = 4.2  # a first value that a related exercise gives
CALIBRATED = 3.0  # above it the coach still has to find out

AROUND_MEDIAN = 2.0  # sets of one session further from their middle count as this far
LIMIT = 1.6  # what one session raises a known value by, at the most
LOWERING_LIMIT = 3.2  # ... and lowers it by: too light is no harm
CONFIRMED_LIMIT = 4.0  # ... when the session before had said the same, or what both said
FAR_OFF = 0.7  # twice running far more than expected, without an exact set: find out anew
REOPENED = 3.5
SURPRISE = 2.5  # an innovation that wants a second one

HALF_A_CLASS = 1.0  # repetitions from where "4 or more" begins to what it stands for
LEAST_SHARE = 1e-6

FATIGUE = 0.8  # repetitions that each set before costs: about 2 % of the load

WITHIN = 0.4  # of the way to a set, for those that follow in the session

DAY = 24 * 60 * 60 * 1000  # ms
REST_DAYS = 12  # days off that cost nothing
LARGEST_LOSS = 9.0  # repetitions, about 20 % of the load ...
LARGEST_LOSS_DAYS = 28  # ... after so many days off, and little of it after 14 (R-DELOAD-01)
SPREAD_PER_DAY = 0.12


class Observation(Struct, frozen=True):
    """What one set says of the ability: `value` exactly, at least or at most."""

    value: float
    meaning: Meaning = "exact"


def is_calibrated(ability: Ability) -> bool:
    """Tell whether an ability is known well enough to go by it."""
    return ability.spread <= CALIBRATED


def is_open(ability: Ability) -> bool:
    """Tell whether so little is known that sets alone show the way, and no estimate does.

    What was known before a break is estimated, if not well.
    """
    return ability.spread > ONCE_KNOWN


def first(value: float, at: int, *, spread: float = WIDE) -> Ability:
    """Return the assumed ability before any set of the exercise was done."""
    return Ability(value, spread, at)


def after_days(ability: Ability, now: int) -> Ability:
    """Return the ability after the time since: lower and less certain the longer it was.

    What time off costs differs from nothing to more than is supposed, so that the spread grows by
    as much as the value falls.
    """
    off = max(0, now - ability.at) / DAY - REST_DAYS
    if off <= 0:
        return ability
    lost = LARGEST_LOSS * min(1.0, off / (LARGEST_LOSS_DAYS - REST_DAYS)) ** 2
    spread = sqrt(ability.spread**2 + (off * SPREAD_PER_DAY) ** 2 + lost**2)
    return replace(
        ability,
        value=ability.value - lost,
        spread=min(max(ONCE_KNOWN, ability.spread), spread),
    )


def after_session(ability: Ability, seen: Sequence[Observation], at: int) -> Ability:
    """Return the ability after the sets of one session.

    Sets that say nothing keep it from fading, and no more.
    """
    expected = after_days(ability, at)
    if not seen:
        return replace(expected, at=at)
    surprise = _surprise(expected, seen)
    variance = expected.spread**2
    noise = DAY_NOISE**2 + REPORT_NOISE**2 / len(seen)
    gain = variance / (variance + noise)
    move = gain * surprise
    if is_calibrated(expected):
        lost = ability.value - expected.value  # what a break did not take comes back at once
        again = min(abs(surprise), abs(ability.surprise)) >= SURPRISE
        is_confirmed = again and surprise * ability.surprise > 0
        both = max(CONFIRMED_LIMIT, min(abs(surprise), abs(ability.surprise)))
        move = min(max(lost, both if is_confirmed else LIMIT), move)
        move = max(-(both if is_confirmed else LOWERING_LIMIT), move)
    spread = sqrt((1 - gain) * variance + DRIFT**2)
    if not any(observed.meaning == "exact" or _is_below(expected, observed) for observed in seen):
        spread = expected.spread
        if min(surprise, ability.surprise) >= FAR_OFF:
            spread = max(spread, REOPENED)
    counted = surprise if is_calibrated(expected) else 0.0  # of a guess nothing is a surprise
    return Ability(expected.value + move, spread, at, counted, ability.sessions + 1)


def after_set(ability: Ability, seen: Observation) -> Ability:
    """Return the ability for the coming sets of the session, after one more set of it."""
    surprise = _surprise(ability, [seen])
    if is_calibrated(ability):
        return replace(ability, value=ability.value + WITHIN * surprise)
    variance = ability.spread**2
    gain = variance / (variance + DAY_NOISE**2 + REPORT_NOISE**2)
    is_exact = seen.meaning == "exact" or _is_below(ability, seen)
    spread = sqrt((1 - gain) * variance) if is_exact else ability.spread
    return replace(ability, value=ability.value + gain * surprise, spread=spread)


def _is_below(expected: Ability, seen: Observation) -> bool:
    """Tell whether a set showed that less can be done than was expected."""
    return seen.meaning == "at_most" and seen.value < expected.value


def _surprise(expected: Ability, seen: Sequence[Observation]) -> float:
    """Return by how much sets, at least one, say more or less than expected.

    The exact ones decide, an outlier no further from their middle than `AROUND_MEDIAN`. A set
    that says "at least" or "at most" agrees with them where it can.
    """
    gaps = {
        meaning: [
            observed.value - expected.value for observed in seen if observed.meaning == meaning
        ]
        for meaning in ("exact", "at_least", "at_most")
    }
    if not is_calibrated(expected):
        gaps["at_least"] = [_beyond(gap, expected.spread) for gap in gaps["at_least"]]
        if gaps["at_least"] and not gaps["exact"]:  # who did the harder set could do the easier
            gaps["at_least"] = [max(gaps["at_least"])] * len(gaps["at_least"])
    exact = 0.0
    if gaps["exact"]:
        middle = _middle(gaps["exact"])
        low, high = middle - AROUND_MEDIAN, middle + AROUND_MEDIAN
        gaps["exact"] = [max(low, min(high, gap)) for gap in gaps["exact"]]
        exact = sum(gaps["exact"]) / len(gaps["exact"])
    bounds = [max(gap, exact) for gap in gaps["at_least"]] + [
        min(gap, exact) for gap in gaps["at_most"]
    ]
    return (exact * len(gaps["exact"]) + sum(bounds)) / len(seen)


def _middle(gaps: list[float]) -> float:
    """Return the median, without loading `statistics` and what that needs at each start."""
    ordered, half = sorted(gaps), len(gaps) // 2
    return (ordered[half] + ordered[-half - 1]) / 2


def _beyond(gap: float, spread: float) -> float:
    """Return how far an ability lies beyond what was expected, by a set that says "at least".

    Of an uncertain one it is the mean of what remains possible above that.
    """
    if gap <= 0:
        return gap
    place = (gap - HALF_A_CLASS) / spread
    above = erfc(place / sqrt(2)) / 2
    return max(gap, spread * exp(-(place**2) / 2) / sqrt(2 * pi) / max(above, LEAST_SHARE))
