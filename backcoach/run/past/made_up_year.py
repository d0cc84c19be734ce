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
SORE = {34: 4, 35: 2, 36: 0}  # how much the back hurts, by weeks
THREE_A_WEEK, REPORTED, NOTED, GIVES_UP = 0.75, 0.9, 0.15, 0.008  # shares
FIRST_SETS = 8  # after which somebody may give up
BODY = 80_000  # g
GAIN, SLOWNESS = 0.4, 18  # share of the first load that is gained, and weeks to two thirds of it
STEP = 2_500  # g
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
            self._set(self.state.step)
            if len(self.state.logged) > FIRST_SETS and _chance(random, GIVES_UP):
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

    def _set(self, step: Step) -> None:
        random, offset = self._random, self._offset
        self._clock += random.randrange(20, 50) * 1000
        self._tell(ev.SetBegun(at=self._clock, offset=offset, step=step.id))
        self._clock += SET_SECONDS * 1000
        result = _done(step, random)
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
    start = exercise.start
    if exercise.load not in ("external", "assisted") or start is None:
        return None
    first = start.load.grams if start.load else BODY * (start.percent or 0) // 100
    if first is None:
        return start.load
    trained = week - sum(missed < week for missed in BREAK) * 1.6
    gained = GAIN * (1 - exp(-max(0.0, trained) / SLOWNESS))
    factor = 1 - gained if first < 0 else 1.1 + 2 * gained
    wanted = first * factor
    implement = GEAR.loadable(exercise)
    built = implement.totals if implement else ()
    return Load(min(built or (STEP,), key=lambda grams: abs(grams - wanted)))


def _done(step: Step, random: Random) -> Result:
    if step.seconds is not None:
        return Result(seconds=step.seconds + random.choice((-5, 0, 0, 5, 10)))
    reps = step.reps
    assert reps is not None
    left = random.choice((1, 1, 2, 2, 2, 3))
    count = random.randint(reps.lo, reps.hi) + random.choice((-1, 0, 0, 0, 1))
    return Result(reps=max(1, count), load=step.load, rir=left if step.rir is not None else None)
