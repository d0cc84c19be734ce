"""Who trains: every simulated person of the table, with how they differ from the ideal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from seasons.body import Strength
from seasons.kit import LB, ODD, ONE_BELL, POUNDS, USUAL, Kit

Reports = Literal["true", "steps", "zero", "four", "never", "liar", "wild"]


@dataclass(frozen=True)
class Person:
    """Somebody who trains for a year.

    `is_honest` people are held to the bars; `types` is False for who presses only Enter, and
    `silent_from` the week from which that is so. `breaks` are weeks off as (first, how many),
    `pain` is (week, what is typed, weeks until it is gone), `swap` (exercise, what is typed).
    """

    name: str
    sessions: tuple[str, ...]
    strength: Strength
    weight: float = 80
    level: str = "intermediate"
    is_honest: bool = True
    reports: Reports = "true"
    noise: float = 0.0  # standard deviation of a report in repetitions
    types: bool = True
    silent_from: int = 999
    cut_short: float = 0.0  # share of the sets
    knows: bool = False
    is_new: bool = False  # no settings: the first run asks
    kit: Kit = USUAL
    equipment: tuple[str, ...] = ()
    gear: str = ""  # lines of the table [gear] in config.toml
    minutes: int | None = None
    days: tuple[int, ...] = (0, 3)  # of a week
    breaks: tuple[tuple[int, int], ...] = ()
    pain: tuple[int, str, int] | None = None
    swap: tuple[str, str] | None = None

    def calendar(self, weeks: int) -> list[int]:
        """Return the days of the visits of so many weeks, counted from 0."""
        off = {week for first, count in self.breaks for week in range(first, first + count)}
        return [week * 7 + day for week in range(weeks) if week not in off for day in self.days]

    @property
    def config(self) -> str:
        """The settings that the person has written down, as config.toml."""
        is_lb = self.kit.unit == "lb"
        weight = f"{self.weight / LB:.0f} lb" if is_lb else f"{self.weight:g} kg"
        things = ", ".join(f'"{thing}"' for thing in self.equipment)
        return (
            f'level = "{self.level}"\nunits = "{self.kit.unit}"\nbody_weight = "{weight}"\n'
            f"body_weight_date = 2026-01-05\nequipment = [{things}]\n"
            f"[signals]\nbell = false\nnotification = false\n[gear]\n{self.gear}\n"
        )


BEGINNER = Strength(hinge=75, vertical=62, row=48, gain=0.005, falls=40)
INTERMEDIATE = Strength(hinge=130, vertical=100, row=75, gain=0.0015, falls=50)
ADVANCED = Strength(hinge=180, vertical=135, row=112, gain=0.0005, falls=80)
HEAVY = Strength(hinge=95, vertical=72, row=55, gain=0.004, falls=40)
WEAK = Strength(hinge=42, vertical=48, row=30, gain=0.005, falls=40)
NO_PULL_UP = Strength(hinge=90, vertical=68, row=58, gain=0.003, falls=40)

NEW = Person("beginner", ("beginner",), BEGINNER, weight=70, level="beginner")
GYM = Person("intermediate", ("intermediate",), INTERMEDIATE)
STRONG = Person("advanced", ("advanced",), ADVANCED, weight=90, level="advanced")
NOISY = 0.025


def _noisy(person: Person) -> Person:
    strength = replace(person.strength, day=NOISY)
    return replace(person, name=f"{person.name}, days of 2.5 %", strength=strength)


PEOPLE: tuple[Person, ...] = (
    NEW,
    GYM,
    STRONG,
    *map(_noisy, (NEW, GYM, STRONG)),
    replace(NEW, name="beginner, reports off by a rep", noise=0.8),
    replace(GYM, name="intermediate, reports off by a rep", noise=0.8),
    replace(STRONG, name="advanced, reports off by a rep", noise=0.8),
    replace(GYM, name="reports in steps of two", reports="steps", noise=0.5),
    replace(GYM, name="always reports 0", reports="zero", is_honest=False),
    replace(GYM, name="always reports 4", reports="four", is_honest=False),
    replace(GYM, name="never reports", reports="never", is_honest=False),
    replace(GYM, name="Enter only", types=False, is_honest=False),
    replace(NEW, name="Enter only from week 9", silent_from=8, is_honest=False),
    replace(GYM, name="says 3 more than true", reports="liar", is_honest=False),
    replace(GYM, name="every tenth report is wild", reports="wild", noise=0.5, is_honest=False),
    replace(GYM, name="cuts some sets short", cut_short=0.12),
    replace(GYM, name="plates and pins not as configured", kit=ODD),
    replace(GYM, name="pounds", kit=POUNDS),
    Person(
        "one bell of 24 kg, weak",
        ("home",),
        WEAK,
        weight=60,
        level="beginner",
        kit=ONE_BELL,
        equipment=("kettlebell", "pull-up bar", "band", "wall"),
        gear="kettlebells = [24]",
    ),
    replace(GYM, name="30 minutes", minutes=30),
    Person("assisted pull-ups, heavy", ("beginner",), HEAVY, weight=95, level="beginner"),
    Person("no pull-up at all", ("intermediate",), NO_PULL_UP, weight=78),
    replace(GYM, name="left arm a fifth weaker", strength=replace(INTERMEDIATE, left=0.8)),
    replace(GYM, name="lower back 7, sharp", pain=(9, "! 7 lower back sharp", 2)),
    replace(GYM, name="shoulder 4", pain=(9, "! 4 shoulder dull", 2)),
    replace(GYM, name="2 weeks off", breaks=((20, 2),)),
    replace(GYM, name="4 weeks off", breaks=((20, 4),)),
    replace(NEW, name="8 weeks off", breaks=((24, 8),)),
    replace(GYM, name="three visits a week", days=(0, 2, 4)),
    replace(GYM, name="one visit a week", days=(0,)),
    replace(STRONG, name="heavy and light in turn", sessions=("advanced", "intermediate")),
    replace(GYM, name="keeps a swap", swap=("Lat pull-down", "v neutral")),
    replace(STRONG, name="known lifts told, advanced", knows=True),
    replace(GYM, name="known lifts told at the first run", knows=True, is_new=True),
)
QUICK = (
    "beginner",
    "intermediate",
    "advanced, reports off by a rep",
    "always reports 0",
    "plates and pins not as configured",
    "lower back 7, sharp",
)
