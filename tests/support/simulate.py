"""Simulated people who train for a year, and the course of their targets.

`python -m support.simulate [--all] [NAME ...]` in `tests` prints it: a line for each change
of a load or of the number of sets, with its reason, or one for every session. A person has a
true maximum for each exercise, which every session moves; how many reps it allows follows Epley,
each set tires, and the reserve is told as it is felt.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.coaching.advice import advise
from backcoach.core.coaching.progress import targets
from backcoach.core.loads.gear import Gear
from backcoach.core.loads.implements import (
    ADDED_LB,
    DUMBBELLS_LB,
    STACK_LB,
    Barbell,
    Disc,
    FixedSizes,
)
from backcoach.core.loads.load_steps import load_steps_for
from backcoach.core.planning.expand import expand
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin
from backcoach.core.session.plan import Result
from backcoach.core.settings.person import Person
from backcoach.userfiles.exercises_file import load as load_library
from backcoach.userfiles.exercises_file import shipped_path
from support.pasts import DAY, GEAR_KG

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.coaching.target import Target
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.notation import Load
    from backcoach.core.session.plan import Plan, Step
    from backcoach.core.session.state import State

START = 1_767_600_000_000
TIRING = 0.015  # of the maximum, from each set to the next
BODY = 75_000  # of who never told it
TEST_REPS = 6

GEAR_LB = Gear(
    unit="lb",
    barbell=Barbell(
        bar=Decimal(45),
        discs=tuple(Disc(Decimal(weight), 1) for weight in (45, 25, 10)),
        full_size=Decimal(45),
        unit="lb",
    ),
    kettlebells=FixedSizes((Decimal(35), Decimal(53)), "lb"),
    dumbbells=DUMBBELLS_LB,
    stack=STACK_LB,
    added=ADDED_LB,
)


def twice_a_week(visit: int) -> int:
    """Return the day of a session, counted from 0."""
    return visit // 2 * 7 + visit % 2 * 3


def four_weeks_off(visit: int) -> int:
    return twice_a_week(visit) + (28 if visit >= 40 else 0)


@dataclass(frozen=True)
class Life:
    """Somebody: maxima in grams of moved mass, and what a session adds to them.

    `gain` is the share that the first session adds; it halves in `half_life` sessions. `left`
    is the left side's share of the right one's strength; every `tests`-th session each side
    ends with a load of its own.
    """

    name: str
    session: str
    person: Person
    maxima: dict[str, int]
    gain: float = 0.012
    half_life: float = 20
    left: float = 1.0
    tests: int = 0
    tells: bool = True
    days: Callable[[int], int] = twice_a_week
    visits: int = 104


@dataclass
class Course:
    """What came of it: the day, the targets and the finished session of every visit."""

    life: Life
    days: list[int] = field(default_factory=list)
    targets: list[dict[str, Target]] = field(default_factory=list)
    states: list[State] = field(default_factory=list)

    def work(self, visit: int, exercise: str) -> tuple[Step, ...]:
        """Return the planned work sets of an exercise."""
        plan = self.states[visit].plan
        return plan.steps_of([slot.exercise.id for slot in plan.slots].index(exercise), "work")

    def is_guess(self, visit: int, exercise: str) -> bool:
        """Whether the load of a visit was a first guess."""
        return self.targets[visit][exercise].is_guess

    def heaviest(self, visit: int, exercise: str) -> int:
        """Return the heaviest load of the sets that were done in a visit, in grams."""
        state = self.states[visit]
        results = (state.result(step) for step in self.work(visit, exercise))
        return max(one.load.grams or 0 if one and one.load else 0 for one in results)

    def loads(self, exercise: str) -> list[int]:
        """Return the planned load of each visit in grams, 0 for none."""
        steps = (self.work(visit, exercise)[0] for visit in range(len(self.states)))
        return [step.load.grams or 0 if step.load else 0 for step in steps]


BEGINNER_MAXIMA = {
    "kb_deadlift": 45_000,
    "lat_pulldown": 42_000,
    "cable_row": 40_000,
    "db_row": 17_000,
    "assisted_pull_up": 55_000,
}
TRAINED_MAXIMA = {
    "bb_deadlift": 105_000,
    "lat_pulldown": 62_000,
    "cable_row": 65_000,
    "db_row": 32_000,
    "pull_up": 92_000,
}
NEW = Person(gear=GEAR_KG, level="beginner", body_weight=70_000)
TRAINED = Person(gear=GEAR_KG, level="intermediate", body_weight=75_000)
POUNDS = Person(gear=GEAR_LB, level="intermediate")

LIVES = {
    life.name: life
    for life in (
        Life("gains", "beginner", NEW, BEGINNER_MAXIMA),
        Life(
            "stalls", "intermediate", TRAINED, TRAINED_MAXIMA, gain=0.004, half_life=8, tells=False
        ),
        Life("four weeks off", "intermediate", TRAINED, TRAINED_MAXIMA, days=four_weeks_off),
        Life("weak left side", "intermediate", TRAINED, TRAINED_MAXIMA, left=0.8, tests=8),
        Life("pounds, few plates", "intermediate", POUNDS, TRAINED_MAXIMA),
    )
}


def live(life: Life) -> Course:
    """Let a year pass."""
    library = load_library(shipped_path())
    session = library.find_session(life.session)
    assert session is not None
    course = Course(life)
    random = Random(life.name)
    maxima = dict(life.maxima)
    for visit in range(life.visits):
        day = life.days(visit)
        was_away = bool(course.days) and day - course.days[-1] >= 14
        today = random.gauss(1, 0.01) - 0.08 * was_away
        now = START + day * DAY
        aims = targets(library, session, course.states, life.person, now)
        is_test = life.tests > 0 and visit % life.tests == life.tests - 1
        strengths = {name: grams * today for name, grams in maxima.items()}
        course.states.append(_train(expand(library, session, aims), life, strengths, is_test, now))
        course.days.append(day)
        course.targets.append(aims)
        growth = 1 + life.gain * 0.5 ** (visit / life.half_life)
        maxima = {name: round(grams * growth) for name, grams in maxima.items()}
    return course


def _train(plan: Plan, life: Life, strengths: dict[str, float], is_test: bool, now: int) -> State:
    state = begin(ev.SessionStarted(at=now, id=f"{life.name} {now}", plan=plan))
    while (step := state.step) is not None:
        now += 180_000
        exercise = plan.exercise(step)
        strength = strengths[exercise.id] * (1 - TIRING * (step.set - 1))
        strength *= life.left if step.side == "left" else 1
        result = _lift(step, state.prefill(step), exercise, life, strength)
        if is_test and step.side != "both" and step.set == plan.sets_of(step):
            result = _test(exercise, life, strength)
        state, _ = advance(state, ev.SetBegun(at=now, step=step.id))
        state, _ = advance(state, ev.SetDone(at=now, step=step.id, result=result))
        if advice := advise(state, life.person, now, 0):
            state, _ = advance(state, advice)
        state = replace(state, before=None)  # nobody undoes, and a year of it fills the memory
    assert state.phase == "finished"
    return state


def _lift(step: Step, asked: Result, exercise: Exercise, life: Life, strength: float) -> Result:
    """Do the reps that are asked for with the reserve that is meant; below them, try hard."""
    assert step.reps is not None
    rir = 2 if step.rir is None else step.rir
    load = asked.load or _by_feel(exercise, life, strength, step.reps.hi + rir)
    body = (life.person.body_weight or BODY) if exercise.load != "external" else 0
    moved = body + (load.grams or 0 if load else 0)
    able = max(0, int(30 * (strength / moved - 1)))
    reps = min(step.reps.hi, max(min(step.reps.lo, able), able - rir))
    return Result(reps=reps, load=load, rir=min(4, able - reps) if life.tells else None)


def _test(exercise: Exercise, life: Life, strength: float) -> Result:
    """Do six reps with one left, with a load that allows just that."""
    return Result(reps=TEST_REPS, load=_by_feel(exercise, life, strength, TEST_REPS + 1), rir=1)


def _by_feel(exercise: Exercise, life: Life, strength: float, reps: int) -> Load | None:
    scale = load_steps_for(exercise, life.person.gear, life.person.body_weight)
    if scale is None:
        return None
    return scale.load(scale.at_most(round(strength / (1 + reps / 30))))


def course_lines(course: Course, *, every: bool = False) -> list[str]:
    """Return the course as text: week, what is asked, what was done, and why."""
    lines = []
    for key in course.targets[0]:
        name = course.states[0].plan.exercise(course.work(0, key)[0]).name
        lines.append(f"  {name}")
        before: tuple[Load | None, int, str] | None = None
        for visit, state in enumerate(course.states):
            work, target = course.work(visit, key), course.targets[visit][key]
            now = (work[0].load, len(work), target.offer_exercise)
            if every or now != before:
                load = f" × {work[0].load}" if work[0].load else ""
                asked = f"{state.plan.sets_of(work[0])} × {work[0].target}{load}"
                results = (state.result(step) for step in work)
                done = " ".join(str(result.reps) for result in results if result)
                words = " · ".join(filter(None, (target.why, target.offer, target.note)))
                lines.append(
                    f"    w{course.days[visit] // 7 + 1:02} {asked:<20} {done:<12} {words}"
                )
            before = now
    return lines


def main(arguments: list[str]) -> None:
    """Print the course of these lives, or of all."""
    names = [one for one in arguments if not one.startswith("--")] or list(LIVES)
    for name in names:
        print(f"{name} ({LIVES[name].session})")
        print("\n".join(course_lines(live(LIVES[name]), every="--all" in arguments)))


if __name__ == "__main__":
    main(sys.argv[1:])
