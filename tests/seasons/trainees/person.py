"""How somebody trains, and how that differs from the ideal."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Literal

from seasons.trainees.kit import LB, USUAL, Kit

if TYPE_CHECKING:
    from seasons.trainees.body import Strength

Reports = Literal["true", "steps", "constant", "wild"]
DAY = 24  # hours
EARLIEST, LATEST = -3, 12  # hours after nine in the morning, of who trains at any time
MISPLACED = 1  # days


@dataclass(frozen=True)
class Person:
    """Somebody who trains for a year.

    `is_honest` people are held to the bars; `types` is False for who presses only Enter, and
    `silent_from` the week from which that is so. `breaks` are weeks off as (first, how many),
    `pain` is (week, what is typed, weeks until it is gone), `swap` (exercise, what is typed).
    `away` are weeks in another gym as (first, how many, its loads). `mistyped` is the visit in
    which every first set is logged with twice its load.
    """

    name: str
    sessions: tuple[str, ...]
    strength: Strength
    weight: float = 80
    level: str = "intermediate"
    is_honest: bool = True
    reports: Reports = "true"
    constant: int | None = None  # what is said of every set, None for nothing
    bias: int = 0  # added to every report
    noise: float = 0.0  # standard deviation of a report in repetitions
    forgets: float = 0.0  # share of the sets of which nothing is said
    mistyped: int | None = None
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
    is_irregular: bool = False  # a day earlier or later, at any time of the day
    misses: float = 0.0  # share of the visits
    breaks: tuple[tuple[int, int], ...] = ()
    away: tuple[tuple[int, int, Kit], ...] = ()
    pain: tuple[int, str, int] | None = None
    swap: tuple[str, str] | None = None
    programme: str = ""  # by the settings; then no session is named

    def calendar(self, weeks: int, seed: int = 1) -> list[int]:
        """Return when the visits of so many weeks begin, in hours since the first of them."""
        random = Random(f"{seed} {self.name} calendar")
        off = {week for first, count in self.breaks for week in range(first, first + count)}
        begun = [
            (week * 7 + day) * DAY for week in range(weeks) if week not in off for day in self.days
        ]
        begun = [begun[0], *(hour for hour in begun[1:] if random.random() >= self.misses)]
        if not self.is_irregular:
            return begun
        moved = [
            hour + random.randint(-MISPLACED, MISPLACED) * DAY + random.randint(EARLIEST, LATEST)
            for hour in begun[1:]
        ]
        return [begun[0], *(max(hour, LATEST) for hour in moved)]

    def kit_in(self, week: int) -> Kit:
        """Return the loads that there are where the person trains in a week, counted from 0."""
        kits = (kit for first, count, kit in self.away if first <= week < first + count)
        return next(kits, self.kit)

    @property
    def config(self) -> str:
        """The settings that the person has written down, as config.toml."""
        is_lb = self.kit.unit == "lb"
        weight = f"{self.weight / LB:.0f} lb" if is_lb else f"{self.weight:g} kg"
        things = ", ".join(f'"{thing}"' for thing in self.equipment)
        chosen = f'programme = "{self.programme}"\n' if self.programme else ""
        return (
            f'{chosen}level = "{self.level}"\nunits = "{self.kit.unit}"\nbody_weight = "{weight}"\n'
            f"body_weight_date = 2026-01-05\nequipment = [{things}]\n"
            f"[signals]\nbell = false\nnotification = false\n[gear]\n{self.gear}\n"
        )
