"""Simulated people who follow a programme, and how far they get: `make seasons ARGS=--programmes`.

Strength grows by a person's own rate, whatever they train. So the table says what a programme
makes of it: whether its tests see what somebody can do, how its loads go, and who is there in the
end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from seasons.measures import band, failed
from seasons.trainees.body import Body
from seasons.trainees.people import (
    BEGINNER,
    GYM,
    HEAVY,
    INTERMEDIATE,
    NEW,
    NO_PULL_UP,
    STRONG,
    WEAK,
)
from seasons.trainees.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from seasons.records import Lift, Year

WEEKS = 18  # sixteen, and two in which somebody who missed some can catch up
FAST = 0.012  # of the maximum, a week: somebody new to it who grows quickly

FIRST = Person("", (), NO_PULL_UP, weight=78, programme="first_pull_up", level="beginner")
PEOPLE: tuple[Person, ...] = (
    replace(FIRST, name="first pull-up: no pull-up at all"),
    replace(FIRST, name="first pull-up: beginner of 70 kg", strength=BEGINNER, weight=70),
    replace(FIRST, name="first pull-up: weak, 60 kg", strength=WEAK, weight=60),
    replace(FIRST, name="first pull-up: heavy, 95 kg", strength=HEAVY, weight=95),
    replace(
        FIRST,
        name="first pull-up: nearly there",
        strength=replace(NO_PULL_UP, vertical=75, gain=0.004),
    ),
    replace(FIRST, name="first pull-up: grows fast", strength=replace(NO_PULL_UP, gain=FAST)),
    replace(
        FIRST,
        name="first pull-up: grows fast, a quarter missed",
        strength=replace(NO_PULL_UP, gain=FAST),
        misses=0.25,
    ),
    replace(GYM, name="ten pull-ups: intermediate", sessions=(), programme="ten_pull_ups"),
    replace(
        GYM,
        name="ten pull-ups: grows fast",
        sessions=(),
        programme="ten_pull_ups",
        strength=replace(INTERMEDIATE, gain=FAST),
    ),
    replace(GYM, name="deadlift: intermediate", sessions=(), programme="deadlift_150"),
    replace(
        NEW,
        name="deadlift: a beginner who knows the bar",
        level="intermediate",
        sessions=(),
        programme="deadlift_150",
    ),
    replace(STRONG, name="deadlift: advanced", sessions=(), programme="deadlift_150"),
    replace(GYM, name="balanced: intermediate", sessions=(), programme="balanced"),
    replace(
        GYM, name="balanced: three weeks off", sessions=(), programme="balanced", breaks=((6, 3),)
    ),
    replace(
        NEW,
        name="bell and band: beginner",
        sessions=(),
        programme="home_bell",
        equipment=("kettlebell", "band", "pull-up bar", "wall"),
    ),
    replace(NEW, name="desk back", sessions=(), programme="desk_back", days=(0, 2, 4)),
)
QUICK = (
    "first pull-up: no pull-up at all",
    "first pull-up: grows fast",
    "balanced: three weeks off",
)


@dataclass(frozen=True)
class Aim:
    """What reaches the end of a programme: an exercise, repetitions, a share of body weight.

    `tested` are the fewest repetitions of a test.
    """

    exercise: str
    reps: int = 1
    share: float = 0.0
    tested: int = 1


AIMS = {
    "first_pull_up": Aim("pull_up"),
    "ten_pull_ups": Aim("pull_up", 10, tested=5),
    "deadlift_150": Aim("bb_deadlift", 1, 1.5),
}
HELP = "assisted_pull_up"


def reached(year: Year) -> int | None:
    """Return the week, counted from 1, in which the aim was reached."""
    aim = AIMS.get(year.person.programme)
    if aim is None:
        return None
    return next((lift.week + 1 for lift in year.lifts if _is_enough(lift, aim, year)), None)


def _is_enough(lift: Lift, aim: Aim, year: Year) -> bool:
    heavy = aim.share * year.person.weight
    return (
        lift.exercise.id == aim.exercise
        and lift.done >= aim.reps
        and (lift.lifted or 0.0) >= heavy - 0.01
    )


def tests(year: Year) -> list[int]:
    """Return what was done in each test, or with which load where that is the aim."""
    aim = AIMS.get(year.person.programme)
    if aim is None:
        return []
    own = [lift for lift in year.lifts if lift.exercise.id == aim.exercise]
    firsts = {lift.visit: lift for lift in reversed(own)}
    return [
        round(lift.lifted or 0) if aim.share else lift.done
        for _, lift in sorted(firsts.items())
        if lift.goal.startswith(f"{aim.tested}+")
    ]


def helped(year: Year) -> str:
    """Return how the help of the machine went, in kilograms: `-45 to -25`."""
    loads = [lift.lifted for lift in year.lifts if lift.exercise.id == HELP and lift.lifted]
    return f"{loads[0]:g} to {loads[-1]:g}" if loads else ""


def strength(year: Year, weeks: int) -> str:
    """Return the true maximum in the exercise of the aim over body weight, before and after."""
    aim = AIMS.get(year.person.programme)
    if aim is None:
        return ""
    body = Body(year.person.strength, year.person.weight, f"{year.seed} {year.person.name}")
    shares = []
    for week in (0, weeks):
        body.wake(week, 0)
        maximum = body.maximum(aim.exercise, "")
        shares.append(maximum / year.person.weight)
    return f"{shares[0]:.2f} to {shares[1]:.2f}"


BEFORE = """\
# Programmes in simulated seasons

Made by `make seasons ARGS=--programmes`. Simulated people follow a programme through the command
line, two or three visits a week. Their strength grows by their own rate, whatever they train, so
that the table does not say how good a programme is. It says whether its sessions, loads and tests
find what somebody can do, and who is there in the end.
"""
AFTER = """\
{there} of these {all} who could not do a pull-up could do one within {weeks} weeks. Who starts with
a maximum of 0.9 of body weight and gains half a per cent a week needs about half a year; until then
less help is the progress that shows.

`tests` are repetitions, for the deadlift the load in kg. `help` is that of the machine in the first
and in the last set. `in band` and `failed` are those of [seasons.md](seasons.md).
"""
HEADS = (
    *("person", "sessions", "aim reached in week", "tests", "help, kg"),
    *("true maximum over body weight", "in band", "failed"),
)


def rows(years: Iterable[Year], weeks: int) -> list[list[str]]:
    made = []
    for year in years:
        aim = AIMS.get(year.person.programme)
        week = reached(year)
        made.append(
            [
                year.person.name,
                str(len(year.codes)),
                "" if aim is None else "not yet" if week is None else str(week),
                ", ".join(map(str, tests(year))),
                helped(year),
                strength(year, weeks),
                str(band(year)),
                str(failed(year)),
            ]
        )
    return made


def table(years: Sequence[Year], weeks: int) -> list[str]:
    """Return the table as lines of Markdown."""
    lines = [HEADS, ["---"] * len(HEADS), *rows(years, weeks)]
    return [f"| {' | '.join(cells)} |" for cells in lines]


def page(years: Sequence[Year], code: str, *, seed: int, weeks: int) -> str:
    """Return docs/programmes.md."""
    first = [year for year in years if year.person.programme == "first_pull_up"]
    there = sum(reached(year) is not None for year in first)
    lines = [*table(years, weeks), "", AFTER.format(there=there, all=len(first), weeks=weeks), ""]
    return "\n".join([BEFORE, *lines, f"Seed {seed}, {weeks} weeks, program {code}.", ""])
