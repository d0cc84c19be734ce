"""The rules for people who report nothing, always 0, or have a pain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seasons.measures import A_YEAR, NONE, Figure, by_lift

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seasons.records import Lift, Year

LIGHTER = 0.69, 0.81  # 20 to 30 % less, up to what can be built
MOST_STEPS = 99


def own_rule(year: Year) -> Figure:
    """The measure of who reports nothing, always 0, or has a pain."""
    person = year.person
    if person.pain:
        return _pain(year, person.pain)
    if not person.types or person.silent_from < A_YEAR:
        return _silent(year)
    return _always_0(year) if (person.reports, person.constant) == ("constant", 0) else NONE


def _silent(year: Year) -> Figure:
    """How far the loads of who only presses Enter rise over the last that was said or chosen."""
    person, worst = year.person, 0
    for _, lifts in by_lift(year):
        spoken = [lift for lift in lifts if person.types and lift.week < person.silent_from]
        asked = [lift.load.kg for lift in lifts[len(spoken) :] if lift.load and lift.load.kg]
        if not asked:
            continue
        base = max((lift.lifted or 0 for lift in spoken[-2:]), default=asked[0])
        steps = 0
        while base < max(asked) - 0.01 and steps < MOST_STEPS:
            base, steps = person.kit.above(lifts[0].exercise, base), steps + 1
        worst = max(worst, steps)
    return Figure(f"{worst} steps up", worst <= 1)


def _always_0(year: Year) -> Figure:
    shares = {}
    for key, lifts in by_lift(year):
        if lifts[0].lifted and lifts[0].exercise.load == "external":
            shares[key] = (lifts[-1].lifted or 0) / lifts[0].lifted
    lowest = min(shares.values(), default=1.0)
    return Figure(f"{lowest:.2f} of the start", lowest >= 1)


def _pain(year: Year, pain: tuple[int, str, int]) -> Figure:
    """The load of the painful movement before the pain, at the next visit, and after it."""
    week = pain[0]
    is_back = "back" in pain[1]
    lifts = [
        lift for lift in year.lifts if lift.exercise.is_hinge == is_back and lift.exercise.has_load
    ]
    visit = min((lift.visit for lift in year.lifts if lift.week == week), default=0)
    at_once = [lift for lift in lifts if lift.visit == visit and lift.week == week]
    following = [lift for lift in lifts if lift.visit == visit + 1]
    back_again = [lift for lift in lifts if lift.visit > visit and lift.week >= week + pain[2]]
    if not at_once:
        return NONE
    was = at_once[0]
    if not is_back:
        coming = [lift for lift in at_once if lift.exercise.id == was.exercise.id][1:]
        share = _share(coming[:1], was)
        return Figure(
            f"next set {_percent(share)}", share is None or LIGHTER[0] <= share <= LIGHTER[1]
        )
    share = _share([lift for lift in back_again if lift.exercise.id == was.exercise.id], was)
    text = f"next visit {_percent(_share(following, was))}, then {_percent(share)}"
    is_light = share is not None and LIGHTER[0] <= share <= LIGHTER[1]
    return Figure(text, not following and is_light)


def _share(lifts: Sequence[Lift], was: Lift) -> float | None:
    return (lifts[0].lifted or 0) / was.lifted if lifts and was.lifted else None


def _percent(share: float | None) -> str:
    return "none" if share is None else f"{share:.0%}"
