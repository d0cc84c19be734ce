"""What is kept of a simulated year."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from seasons.trainees.kit import Exercise
    from seasons.trainees.person import Person
    from seasons.visits.talk import Load


@dataclass(frozen=True)
class Lift:
    """A work set that was done: what was asked for, what was true, what was said of it."""

    week: int
    visit: int
    exercise: Exercise
    side: str
    set: int
    goal: str  # as it was printed
    wanted: int | None  # reserve
    load: Load | None  # as the program said it
    lifted: float | None  # kg
    done: int
    able: int
    ratio: float  # moved mass over the one that leaves the wanted reserve after these repetitions
    fits: bool  # whether the kit has a load with which the wanted reserve could be had
    reported: int | None
    is_cut: bool = False  # ended by the person before what was asked for

    @property
    def left(self) -> int:
        """The true reserve."""
        return self.able - self.done


@dataclass
class Year:
    """A person's visits; `reasons` has for each the reasons of its targets by exercise."""

    person: Person
    lifts: list[Lift] = field(default_factory=list)
    weeks: list[int] = field(default_factory=list)
    reasons: list[dict[str, str]] = field(default_factory=list)
    codes: list[int | None] = field(default_factory=list)
    misunderstood: list[str] = field(default_factory=list)
    questions: dict[str, int] = field(default_factory=dict)
    untrained: list[int] = field(default_factory=list)  # visits without a work set
    seconds: float = 0.0
    seed: int = 1

    def has_lifted(self, exercise: Exercise) -> bool:
        return any(lift.exercise.id == exercise.id for lift in self.lifts)
