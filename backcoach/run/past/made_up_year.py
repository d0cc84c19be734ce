"""A made-up year of training, to look at: always the same, up to yesterday."""

from __future__ import annotations

from math import exp
from random import Random
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Load
from backcoach.core.planning.expand import expand
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.session.plan import Plan, Step
    from backcoach.storage.store import Store

DAY = 86_400_000  # ms
WEEKS = 52
BREAK = range(21, 24)  # weeks without training
EASY = {9, 18, 32, 43}  # weeks of half the sets
SORE = {34: 4, 35: 2, 36: 0}  # how much the back hurts, by weeks
THREE_A_WEEK, REPORTED, NOTED, GIVES_UP = 0.75, 0.9, 0.15, 0.008  # shares
EASY_SETS = 6
FIRST_SETS = 8  # after which somebody may give up
BODY = 80_000  # g
GAIN, SLOWNESS = 0.5, 18  # share of the first load that is gained, and weeks to two thirds of it
STEP = 2_500  # g
REPS_TO_DOUBLE = 30  # more of them go with half the load
MORE_REPS = 5  # that are gained in a year without a load
GEAR = DEFAULT["kg"]
HOURS = (18, 7, 18)
SET_SECONDS = 45
NOTES = ("slept badly", "grip gave out first", "new shoes", "felt light", "gym was full")


def fill(store: Store, library: Library, now: int, offset: int, seed: int = 7) -> None:
    """Store about a hundred and forty finished sessions. `now` in ms UTC, `offset` in minutes."""
    random = Random(seed)
    midnight = now - (now + offset * 60_000) % DAY
    states = []
    with store.transaction():
        for number, (week, day, hour) in enumerate(_visits(random)):
            at = midnight - (WEEKS - week) * 7 * DAY + day * DAY + hour * 3_600_000
            at += random.randrange(40) * 60_000
            if at > now - DAY // 2:
                continue
            session = library.session[number % min(3, len(library.session))]
            plan = _loaded(expand(library, session), week)
            started = ev.SessionStarted(
                at=at, offset=offset, id=f"{number:036}", plan=plan, file="exercises.toml"
            )
            visit = _Visit(started, random)
            visit.train(week)
            store.append(visit.state.id, enumerate(visit.events), record(visit.state))
            states.append(visit.state)
        store.keep(states)


def _chance(random: Random, share: float) -> bool:
    return random.random() < share


def _visits(random: Random) -> Iterator[tuple[int, int, int]]:
    """Yield the week, the day in it and the hour of each visit."""
    for week in range(WEEKS):
        if week in BREAK:
            continue
        days = sorted(random.sample(range(7), 3 if _chance(random, THREE_A_WEEK) else 2))
        for number, day in enumerate(days):
            yield week, day, HOURS[number]


class _Visit:
    """A session while it is made up."""

    def __init__(self, started: ev.SessionStarted, random: Random) -> None:
        self.state = begin(started)
        self.events: list[ev.Event] = [started]
        self._offset = started.offset
        self._clock = started.at + 120_000
        self._random = random

    def train(self, week: int) -> None:
        """Do the sets of the session one after the other, and report what there is to report."""
        random = self._random
        while self.state.step is not None and not self.state.is_over:
            self._set(self.state.step, week)
            done = len(self.state.logged)
            gives_up = done > FIRST_SETS and _chance(random, GIVES_UP)
            if gives_up or (week in EASY and done >= EASY_SETS):
                self._tell(ev.Finished(at=self._clock, offset=self._offset))
        if week in SORE:
            self._tell(
                ev.PainReported(
                    at=self._clock, offset=self._offset, level=SORE[week], place="lower back"
                )
            )
        if _chance(random, NOTED):
            note = random.choice(NOTES)
            self._tell(ev.NoteAdded(at=self._clock, offset=self._offset, text=note))

    def _set(self, step: Step, week: int) -> None:
        random, offset = self._random, self._offset
        self._clock += random.randrange(20, 50) * 1000
        self._tell(ev.SetBegun(at=self._clock, offset=offset, step=step.id))
        self._clock += SET_SECONDS * 1000
        result = _done(step, self.state.plan.exercise(step), week, random)
        self._tell(ev.SetDone(at=self._clock, offset=offset, step=step.id, result=result))
        if step.kind == "work" and _chance(random, REPORTED):
            self._tell(ev.SetAmended(at=self._clock, offset=offset, step=step.id, result=result))
        if self.state.countdown is not None:
            ends_at = self.state.countdown.ends_at
            self._clock = max(self._clock, ends_at) + random.randrange(-10, 25) * 1000

    def _tell(self, event: ev.Event) -> None:
        self.state, effects = advance(self.state, event)
        if effects:
            self.events.append(event)


def _loaded(plan: Plan, week: int) -> Plan:
    """Return a plan with the loads of a week."""
    steps = []
    for step in plan.steps:
        load = _load(plan.exercise(step), week)
        if load is not None and step.kind == "warmup":
            implement = GEAR.loadable(plan.exercise(step))
            half = implement.at_most(load.grams // 2) if implement and load.grams else None
            load = load if half is None else Load(half)
        steps.append(replace(step, load=load))
    return replace(plan, steps=tuple(steps))


def _load(exercise: Exercise, week: int) -> Load | None:
    """Return the heaviest load that can be built and lifted in a week."""
    if exercise.load not in ("external", "assisted") or exercise.start is None:
        return None
    able = _able(exercise, week)
    if able is None:
        return exercise.start.load
    implement = GEAR.loadable(exercise)
    built = implement.totals if implement else (STEP,)
    return Load(max((grams for grams in built if grams <= able), default=built[0]))


def _able(exercise: Exercise, week: int) -> float | None:
    """Return the grams with which the fewest repetitions of the plan go in a week."""
    start = exercise.start
    if exercise.load not in ("external", "assisted") or start is None:
        return None
    first = start.load.grams if start.load else BODY * (start.percent or 0) // 100
    if first is None:
        return None
    gained = GAIN * _progress(week)
    return first * (1 - gained if first < 0 else 1.1 + 2 * gained)


def _progress(week: int) -> float:
    """Return the share of what is gained that is there in a week; a break costs some of it."""
    trained = week - sum(missed < week for missed in BREAK) * 1.6
    return 1 - exp(-max(0.0, trained) / SLOWNESS)


def _done(step: Step, exercise: Exercise, week: int, random: Random) -> Result:
    """Return what was done: more repetitions the more than the load somebody is able to lift."""
    if step.seconds is not None:
        return Result(seconds=step.seconds + random.choice((-5, 0, 0, 5, 10)))
    reps = step.reps
    assert reps is not None
    left = random.choice((1, 1, 2, 2, 2, 3))
    able, grams = _able(exercise, week), step.load.grams if step.load else None
    if step.kind == "warmup":
        more = 0.0
    elif able is None or grams is None:
        more = MORE_REPS * _progress(week)
    else:
        moved = grams if grams > 0 else BODY + grams
        more = (able - grams) / max(moved, STEP) * REPS_TO_DOUBLE
    count = reps.lo + round(more + 2 - left) + random.choice((-1, 0, 0, 0, 1))
    count = min(max(1, count), reps.hi + 2)
    return Result(reps=count, load=step.load, rir=left if step.rir is not None else None)
