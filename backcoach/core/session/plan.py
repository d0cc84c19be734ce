"""A plan: a session expanded into the flat list of steps in which it will be done.

Sets, sides, supersets, warm-ups and holds exist here only as an order of steps. A plan holds
whole exercises, so that it stays what it was when the file it came from changes.
"""

from itertools import takewhile
from typing import Literal

from msgspec import Struct

from backcoach.core.exercises.model import Exercise, Goal, Level
from backcoach.core.notation import Load, Reps, Tempo
from backcoach.core.reason import Reason

Kind = Literal["warmup", "work", "easy", "cooldown"]
Side = Literal["both", "left", "right"]

# How a set belongs to others: lighter on the way to a top set; right after a set with less load, or
# after a pause of seconds; in turns with two and more exercises; in a block with a clock.
Scheme = Literal["", "ramp", "drop", "rest_pause", "circuit", "emom", "amrap", "density"]
FOLLOW_ONS: tuple[Scheme, ...] = ("drop", "rest_pause")
ROUNDS_BY_TIME: tuple[Scheme, ...] = ("amrap", "density")
TIMED: tuple[Scheme, ...] = ("emom", *ROUNDS_BY_TIME)
CIRCUIT = 3  # exercises in turns, from which on they are called one

SETS: tuple[Kind, ...] = ("warmup", "work")
LETTERS: dict[Kind, str] = {"warmup": "w", "work": "", "easy": "e", "cooldown": "c"}
SECONDS_PER_REP = 4  # R-TEMPO-01, the short end; where no tempo is given
FALLBACK_REPS = Reps(8, 8)  # where neither the session nor the exercise gives a range


class Ability(Struct, frozen=True, omit_defaults=True):
    """What one side can do in an exercise, in repetitions (`coaching.ability` says how).

    It is the estimate after the session that began at `at` (milliseconds UTC). `spread` is its
    standard deviation, `surprise` by how much that session said more or less than was expected,
    `sessions` how many it rests on.
    """

    value: float
    spread: float
    at: int
    surprise: float = 0.0
    sessions: int = 0


class Result(Struct, frozen=True, omit_defaults=True, gc=False):
    """What was done in a set: reps or seconds, with which load, how many reps were left."""

    reps: int | None = None
    seconds: int | None = None
    load: Load | None = None
    rir: int | None = None


class BlockClock(Struct, frozen=True, omit_defaults=True):
    """The clock of a block of one exercise or of several in turns; `block` is its number.

    In an EMOM a set begins every so many `seconds`. Else the block ends after them, and its rounds
    come one by one until then: without a rest (AMRAP), or with one (density).
    """

    block: int
    kind: Literal["emom", "amrap", "density"]
    seconds: int


class Slot(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One exercise in its place in the session; times in seconds.

    `rest_written` tells that the session itself names the rest, `is_guess` that the load is one
    to begin with, to be found by the reserve of the first sets. `why` is the reason of the
    target, `notes` is what else there is to say of it (sentences in an old log), `offer` is the id
    of an exercise that is worth a try instead, `abilities` is what each side can do by the past.
    `written` is the exercise of sets that were not led, as it was written (`session.recorded`),
    `last_note` what the person last noted of the exercise.
    """

    exercise: Exercise
    rest: int
    rest_why: Reason | str
    rest_written: bool = False
    warmup_rest: int = 0
    setup: int = 0
    group: str = ""
    why: Reason | str = ""
    note: str = ""
    notes: tuple[Reason, ...] = ()
    offer: str = ""
    abilities: dict[Side, Ability] = {}
    is_guess: bool = False
    written: str = ""
    last_note: str = ""
    clock: BlockClock | None = None


class Step(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One thing to do between two presses of Space: one set, or one side of it.

    Beside sets there are the `easy` minutes before the first one and the `cooldown` after the
    last: they have a length, and neither load nor target.

    `id` never changes and names the step in events; the order is that of the plan's tuple.
    `set` counts from 1 within the slot and the kind, `round` the turns of a superset (0 outside
    of one). `last` is what was done last time, `hang` a warm-up that does not reach the floor.
    `variation` is a harder tempo than the written one (`coaching.variations`). `is_honest` asks
    for as many repetitions as leave `rir`, at least those of `reps`. `rest` is the rest after it
    in seconds where that is not the one of its slot. A follow-on of a set, by its `scheme`, comes
    after `pause` seconds; a drop has `share` per cent of the load of that set. Follow-ons count on
    from the last set.
    """

    id: str
    slot: int
    kind: Kind = "work"
    side: Side = "both"
    set: int
    round: int = 0
    reps: Reps | None = None
    seconds: int | None = None
    load: Load | None = None
    tempo: Tempo | None = None
    rir: int | None = None
    last: Result | None = None
    hang: bool = False
    variation: int = 0
    is_honest: bool = False
    rest: int | None = None
    scheme: Scheme = ""
    share: int = 0
    pause: int = 0

    @property
    def is_follow_on(self) -> bool:
        """Whether the set goes on from the one before it, so that it is not done fresh."""
        return self.scheme in FOLLOW_ONS

    @property
    def is_timed(self) -> bool:
        """Whether the set belongs to a block with a clock."""
        return self.scheme in TIMED

    @property
    def is_set(self) -> bool:
        return self.kind in SETS

    @property
    def is_hold(self) -> bool:
        """Whether the step ends by itself after its seconds."""
        return self.seconds is not None

    @property
    def work_seconds(self) -> int:
        """How long the step is expected to last, by its tempo and its highest target."""
        if self.seconds is not None:
            return self.seconds
        return (self.reps.hi if self.reps else 0) * (
            self.tempo.seconds if self.tempo else SECONDS_PER_REP
        )

    @property
    def target(self) -> str:
        """The target without its load: `10`, `8–10`, `8+`, `30 s`; `5 min` of no set."""
        if self.seconds is not None:
            minutes, rest = divmod(self.seconds, 60)
            return f"{minutes} min" if not self.is_set and not rest else f"{self.seconds} s"
        return f"{self.reps or ''}{'+' if self.is_honest else ''}"


class Plan(Struct, frozen=True, kw_only=True):
    """Everything that a session will ask for, in order; gaps in seconds.

    `report_style` says in which way the person's reports carry no information
    (`coaching.ability.past_sets.reports`), "" where they do, `overstated` by how many repetitions
    they are too high. `chosen` are exercises that the person does instead
    of others from now on, by the ids of those.
    """

    session: str
    name: str
    level: Level
    goal: Goal
    switch: int
    transition: int
    rests: bool = True
    notes: tuple[Reason | str, ...] = ()
    report_style: str = ""
    overstated: int = 0
    chosen: dict[str, str] = {}
    slots: tuple[Slot, ...]
    steps: tuple[Step, ...]

    def step(self, step_id: str) -> Step | None:
        for step in self.steps:
            if step.id == step_id:
                return step
        return None

    def clock(self, step: Step) -> BlockClock | None:
        """Return the clock of the block that a work set belongs to."""
        return self.slots[step.slot].clock if step.kind == "work" else None

    def exercise(self, step: Step) -> Exercise:
        return self.slots[step.slot].exercise

    def steps_of(self, slot: int, kind: Kind | None = None) -> tuple[Step, ...]:
        return tuple(step for step in self.steps if step.slot == slot and kind in (None, step.kind))

    def sets_of(self, step: Step) -> int:
        """Return how many sets of this step's kind its slot holds; two sides are one set.

        Of a follow-on it is how many follow the same set. Warm-ups may lack their first ones.
        """
        alike = [
            other.set
            for other in self.steps_of(step.slot, step.kind)
            if other.is_follow_on == step.is_follow_on
        ]
        is_counted = step.is_follow_on or step.kind == "warmup"
        return len(set(alike)) if is_counted else max(alike)

    def follow_ons(self, step: Step) -> tuple[Step, ...]:
        """Return the follow-ons of a set, in their order; those of a follow-on are none."""
        if step.is_follow_on:
            return ()
        own = [each for each in self.steps_of(step.slot, step.kind) if each.side == step.side]
        behind = own[own.index(step) + 1 :]
        return tuple(takewhile(lambda each: each.is_follow_on, behind))

    def number_of(self, step: Step) -> int:
        """Return which set a step is, from 1 on; a follow-on counts from the set before it."""
        if step.kind == "warmup":
            warmups = self.steps_of(step.slot, "warmup")
            return len({other.set for other in warmups if other.set <= step.set})
        if not step.is_follow_on:
            return step.set
        return step.set - min(
            other.set - 1 for other in self.steps_of(step.slot, step.kind) if other.is_follow_on
        )


def sides_of(exercise: Exercise, first: Side = "left") -> tuple[Side, ...]:
    """Return the sides of one set in order: `("both",)` or one side after the other."""
    if exercise.sides == "both":
        return ("both",)
    return ("right", "left") if first == "right" else ("left", "right")


def step_id(slot: int, kind: Kind, number: int, side: Side) -> str:
    """Return the lasting name of a step: `2.w1`, `4.2.left`, `6.e1`."""
    name = f"{slot + 1}.{LETTERS[kind]}{number}"
    return name if side == "both" else f"{name}.{side}"
