"""What a year came to, in the measures of the coach's judgement, each with its bar."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from statistics import mean
from typing import TYPE_CHECKING

from seasons.trainees.people import NOISY
from seasons.visits.talk import kind_of

if TYPE_CHECKING:
    from seasons.records import Lift, Year
    from seasons.trainees.person import Person

SETTLED, STEADY = 4, 8  # weeks after which bands and loads are measured
ENOUGH = 4  # reserve of a first hard set
MOST_EASY = 3  # visits; a stand-in that was done no more often may stay easy
A_YEAR = 52


@dataclass(frozen=True)
class Figure:
    """One cell of the table: its text, and whether the bar is met; None where there is no bar."""

    text: str
    is_met: bool | None = None

    def __str__(self) -> str:
        return f"{self.text}{' !' if self.is_met is False else ''}"


NONE = Figure("–")


def band(year: Year) -> Figure:
    """Share of the work sets whose true reserve is within 1 below and 2 above the wanted one."""
    lifts = _wanted(year)
    if not lifts:
        return NONE
    share = mean(is_in_band(lift) for lift in lifts)
    least = 0.8 if _is_noisy(year.person) else 0.9
    return _judged(year, f"{share:.0%}", is_met=share >= least)


def is_in_band(lift: Lift) -> bool:
    """Whether the true reserve is near the wanted one; 4 stands for 4 or more."""
    over = lift.left - (lift.wanted or 0)
    return over >= -1 and (over <= 2 or _is_easy(lift))


def failed(year: Year) -> Figure:
    """Share of the sets that failed or left nothing where 2 or more were wanted."""
    lifts = [lift for lift in _wanted(year) if (lift.wanted or 0) >= 2]
    if not lifts:
        return NONE
    share = mean(lift.left <= 0 for lift in lifts)
    most = 0.12 if _is_noisy(year.person) else 0.04
    return _judged(year, f"{share:.0%}", is_met=share <= most)


def hinges(year: Year) -> Figure:
    """Share of the hinge sets with a true reserve of 1 or less."""
    lifts = [lift for lift in _wanted(year) if lift.exercise.is_hinge]
    if not lifts:
        return NONE
    share = mean(lift.left <= 1 for lift in lifts)
    return _judged(year, f"{share:.0%}", is_met=share <= 0.04)


def loads(year: Year) -> Figure:
    """Moved load over what the wanted reserve allows: the mean; the lowest and highest lift."""
    ratios = defaultdict(list)
    for lift in year.lifts:
        is_meant = lift.fits and lift.exercise.has_load and not _is_easy(lift)
        is_meant = is_meant and not _is_stronger_side(year.person, lift)
        if lift.week >= STEADY and is_meant:
            ratios[lift.exercise.id].append(lift.ratio)
    if not ratios:
        return NONE
    means = sorted(mean(lift) for lift in ratios.values())
    whole = mean(ratio for lift in ratios.values() for ratio in lift)
    text = f"{whole:.2f} ({means[0]:.2f}–{means[-1]:.2f})"
    return _judged(year, text, is_met=0.92 <= round(whole, 2) <= 1.03)


def first(year: Year) -> Figure:
    """Visits until the slowest lift has its first work set with 4 or fewer left."""
    visits: dict[str, int] = {}
    started: dict[str, int] = {}
    done = defaultdict(set)
    for lift in year.lifts:
        if lift.exercise.has_load and lift.fits:
            done[lift.exercise.id].add(lift.visit)
            count = started.setdefault(lift.exercise.id, lift.visit)
            if lift.left <= ENOUGH:
                visits.setdefault(lift.exercise.id, lift.visit - count + 1)
    if not started:
        return NONE
    never = {name for name in set(started) - set(visits) if len(done[name]) > MOST_EASY}
    worst = max(visits.values(), default=0)
    most = 1 if year.person.knows else 3
    text = "never" if never else str(worst)
    return _judged(year, text, is_met=not never and worst <= most)


def longest_reason(year: Year) -> Figure:
    """Longest run of one reason for one lift whose load could change; easy weeks end none."""
    runs = [0]
    for name in {lift.exercise.name for lift in year.lifts if lift.exercise.has_load}:
        easy = {lift.visit for lift in year.lifts if lift.exercise.name == name and _is_easy(lift)}
        kinds = [
            kind_of(reasons[name])
            for visit, reasons in enumerate(year.reasons)
            if name in reasons and visit not in easy
        ]
        runs += [len(list(group)) for kind, group in groupby(kinds) if kind]
    return _judged(year, str(max(runs)), is_met=max(runs) <= 6)


def flips(year: Year) -> Figure:
    """How often a year a target goes from A to B and back at the next visit, the worst lift."""
    worst = 0
    for _, lifts in by_lift(year):
        goals = [lift.goal for lift in lifts if lift.set == 1 and not _is_easy(lift)]
        triples = zip(goals, goals[1:], goals[2:], strict=False)
        worst = max(worst, sum(before == after != goal for before, goal, after in triples))
    a_year = worst * A_YEAR / max(1, len(set(year.weeks)))
    return _judged(year, f"{a_year:.0f}", is_met=round(a_year) <= 8)


def by_lift(year: Year) -> list[tuple[str, list[Lift]]]:
    """Return the sets of each lift and side; two sessions in turn are lifts of their own."""
    lifts: dict[str, list[Lift]] = defaultdict(list)
    several = len(year.person.sessions)
    for lift in year.lifts:
        session = f" {lift.visit % several + 1}" if several > 1 else ""
        lifts[f"{lift.exercise.id} {lift.side}{session}".strip()].append(lift)
    return list(lifts.items())


def _wanted(year: Year) -> list[Lift]:
    """Return the sets that are measured: after the first weeks, where the kit has a load."""
    return [
        lift
        for lift in year.lifts
        if lift.week >= SETTLED
        and lift.wanted is not None
        and not _is_stronger_side(year.person, lift)
        and lift.fits
        and not lift.is_cut
        and lift.exercise.load != "band"
    ]


def _is_stronger_side(person: Person, lift: Lift) -> bool:
    """Whether a set is of the side that does what the weaker one can (R-UNI-01)."""
    return person.strength.left < 1 and lift.side == "right"


def _is_easy(lift: Lift) -> bool:
    """Whether a set is meant to be easy, as those of an easy week; a test is not."""
    return lift.wanted is not None and lift.wanted >= ENOUGH and "+" not in lift.goal


def _is_noisy(person: Person) -> bool:
    return person.strength.day >= NOISY


def _judged(year: Year, text: str, *, is_met: bool) -> Figure:
    return Figure(text, is_met if year.person.is_honest else None)
