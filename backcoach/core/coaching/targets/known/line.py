"""One line of a session with everything that is known about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise, takewhile

from msgspec import Struct

from backcoach.core.coaching.ability.curve import slope_of
from backcoach.core.coaching.ability.past_sets.past_set import MOST_LEFT
from backcoach.core.coaching.ability.past_sets.reports import Style
from backcoach.core.coaching.ability.past_sets.visits import Visit
from backcoach.core.coaching.ability.variations import hardest
from backcoach.core.coaching.targets.amount import calibration_of
from backcoach.core.coaching.targets.load_fit import Aim, is_big_step
from backcoach.core.exercises.model import Exercise, Level
from backcoach.core.exercises.prescription import Prescription
from backcoach.core.loads.load_steps import LoadSteps
from backcoach.core.notation import Reps
from backcoach.core.reason import Reason, Value
from backcoach.core.session.plan import Ability, Side

HINGE_RESERVE = 3  # R-DL-02 asks for 2 or more; a report may be one off
HINGE_MARGIN = 0.5  # more would ask for less where just what was wanted was left
USUAL_RESERVE = 2
TIMED_RESERVE = 4  # in a block with a clock the sets come sooner than one is rested
TIMED_SETS = 5  # as many tire as these, where they follow the clock
NEAR = 3  # reps by which a range may differ and still be the same one

STAYED = 4  # visits with one target, then one set is to show what is there
WEEK = 7 * 24 * 60 * 60 * 1000  # ms
EVERY_WEEKS = 3  # ... and a single set is asked about exactly
LATELY = 6  # visits; among them those of the same session go before those of others
SILENT = 3  # visits without an informative reserve, then the same
UNANSWERED = 6  # ... where that was not answered the last time
MANY_MORE = 8  # repetitions than asked for in a set that showed what is there
HONEST_RESERVE = 1
RECENT = 4  # visits within which a target does not turn back easily


class TriedBand(Struct, frozen=True):
    """The last visit with a band, and the repetitions gained since then with that of today."""

    visit: Visit
    gained: float


class Line(Struct, frozen=True, kw_only=True, dict=True):  # which `cached_property` needs
    """One line of a session with everything that is known about it.

    `visits` are all of the exercise, `session` is the id of the one that the line stands in,
    `abilities` are those by side after the time since the last visit;
    `steps` is None where the load has no number. `bands` are those of the person, the easiest in
    this exercise first, `tried` holds those that were trained with, but the last.
    """

    exercise: Exercise
    written: Prescription
    steps: LoadSteps | None
    visits: tuple[Visit, ...]
    session: str = ""
    abilities: Mapping[Side, Ability]
    first_reason: Reason | None = None
    style: Style = ""
    overstated: int = 0
    level: Level | None = None
    body: int | None = None
    bands: tuple[str, ...] = ()
    tried: Mapping[str, TriedBand] = {}

    @property
    def reps(self) -> Reps | None:
        """The written range, None for a hold."""
        if self.written.seconds is not None:
            return None
        return self.written.span or self.exercise.reps

    @property
    def rir(self) -> int:
        """The reserve to leave; more in a hinge, where a miss costs most (R-DL-02)."""
        usual = TIMED_RESERVE if self.written.is_timed else USUAL_RESERVE
        rir = usual if self.written.rir is None else self.written.rir
        return max(rir, self.least_rir)

    @property
    def least_rir(self) -> int:
        """The least reserve that a set of the exercise is planned with."""
        return HINGE_RESERVE if self.exercise.pattern == "hinge" else 0

    @property
    def aim(self) -> Aim:
        assert self.reps is not None
        return Aim(
            reps=self.reps,
            rir=self.rir,
            margin=HINGE_MARGIN if self.exercise.pattern == "hinge" else 0.0,
            sets=TIMED_SETS if self.written.is_timed else self.written.sets,
            slope=slope_of(self.exercise),
            calibration=calibration_of(self.exercise),
        )

    @property
    def weaker(self) -> Ability | None:
        """The ability that decides: that of the weaker side."""
        return min(self.abilities.values(), key=lambda ability: ability.value, default=None)

    @cached_property
    def alike(self) -> tuple[Visit, ...]:
        """The visits that were planned in about this range, the oldest first.

        Where one of the last few was in the same session, those of other sessions are left out:
        two ranges that nearly meet go on each by itself.
        """
        alike = [visit for visit in self.visits if self.is_near(visit)]
        own = [visit for visit in alike if visit.session == self.session]
        return tuple(own if own and own[-1] in self.visits[-LATELY:] else alike)

    @property
    def near(self) -> Visit | None:
        """The last of the visits that were planned in about this range."""
        return self.alike[-1] if self.alike else None

    def is_near(self, visit: Visit) -> bool:
        """Tell whether a visit was planned in about this range."""
        if self.reps is None:
            return any(done.step.is_hold for done in visit.sets)
        most = 10**6 if self.is_at_the_end(visit) else self.aim.top + NEAR
        return any(
            done.step.reps
            and done.step.reps.lo <= most
            and done.step.reps.hi >= self.reps.lo - NEAR
            for done in visit.sets
        )

    def is_at_the_end(self, visit: Visit) -> bool:
        """Tell whether only repetitions go on from a visit.

        There is no heavier load then, or the next one is far and no tempo is harder.
        """
        load = visit.load
        if self.steps is None or load is None or load.grams is None:
            return self.steps is None
        above = self.steps.offer.up(load.grams)
        if above is None:
            return True
        is_slowest = visit.sets[-1].step.variation >= hardest(
            self.written.tempo or self.exercise.tempo
        )
        return is_slowest and is_big_step(self.steps, load.grams, above)


def had_much_left(visit: Visit) -> bool:
    """Tell whether the last set of which it was said left four or more."""
    left = [done.left for done in visit.sets if done.reported and done.left is not None]
    fewer = any((done.result.reps or 0) < (done.asked.reps or 0) for done in visit.sets)
    return bool(left) and left[-1] > MOST_LEFT and not fewer


def wants_honest_set(line: Line, grams: int, reps: int) -> bool:
    """Tell whether the last set is to show what is there: reports say nothing, or nothing moves."""
    if is_silent(line):
        return True
    since = reversed(_since_honest(line.alike))
    stayed = list(takewhile(lambda visit: visit.opening == (grams, reps), since))
    if not stayed:
        return False
    # Two sessions in turn show the same as one that comes twice as often.
    count = sum(visit.at >= stayed[-1].at for visit in line.visits)
    if honest_set(line) is None:  # a single set: no honest one ever comes between
        return count >= STAYED - 1 and line.visits[-1].at // WEEK % EVERY_WEEKS == 0
    before = sum(stayed[-1].at <= visit.at < stayed[0].at for visit in line.visits)
    return (count + 1) // (STAYED + 1) > (before + 1) // (STAYED + 1)


def is_far_from_known(line: Line, *, is_far_apart: bool = False) -> bool:
    """Tell whether only repetitions go on, and the last visit left four or more of them.

    Then one set shows at once what is there. `is_far_apart`: the next load is too far away to be
    tried without.
    """
    last = line.visits[-1]
    lately = line.visits[-STAYED:]
    is_new = not any(done.step.is_honest for visit in lately for done in visit.sets)
    return is_new and (is_far_apart or line.is_at_the_end(last)) and had_much_left(last)


def _since_honest(visits: Iterable[Visit]) -> list[Visit]:
    """Return the visits since the last one that showed what is there."""
    since: list[Visit] = []
    for visit in visits:
        since = [] if any(done.step.is_honest for done in visit.sets) else [*since, visit]
    return since


def is_silent(line: Line) -> bool:
    """Tell whether it is time to ask for one honest set because reports say nothing.

    Of somebody who reports nothing at all it is asked again later where it was not answered.
    """
    honest = [done for visit in line.visits for done in visit.sets if done.step.is_honest]
    is_quiet = not any(visit.is_reported for visit in line.visits[-SILENT:])
    is_unanswered = is_quiet and bool(honest) and not honest[-1].reported
    every = UNANSWERED if is_unanswered else SILENT
    if honest and (honest[-1].result.reps or 0) >= (honest[-1].asked.reps or 0) + MANY_MORE:
        every = 0  # so far off that the next load has to be tried out as well
    is_time = len(_since_honest(line.visits)) % (every + 1) == every
    return is_time and (is_quiet or bool(line.style or line.overstated))


def trend(line: Line) -> int:
    """Return 1 where the target last went up, -1 where it came down, 0 where it has stood still.

    Only the last few visits in this range count.
    """
    recent = [visit.opening for visit in line.alike[-RECENT:]]
    steps = [(after > before) - (after < before) for before, after in pairwise(recent)]
    return next((step for step in reversed(steps) if step), 0)


def honest_reserve(line: Line) -> int:
    """Return how many repetitions a set leaves that shows what is there.

    A hinge is never to fail (R-DL-02): somebody whose reports are too high leaves more.
    """
    more = line.overstated if line.exercise.pattern == "hinge" else 0
    return honest_reserve_of(line.exercise) + more


def honest_reserve_of(exercise: Exercise) -> int:
    """Return how many repetitions of an exercise are left by as many as possible (R-DL-02)."""
    return HINGE_RESERVE if exercise.pattern == "hinge" else HONEST_RESERVE


def honest_set(line: Line) -> int | None:
    """Return the reserve of a last set that shows what is there, None where the report is enough.

    With a single set it is not tried, unless reports say nothing.
    """
    return honest_reserve(line) if line.written.sets > 1 or is_silent(line) else None


def exactly(reps: int) -> Reps:
    """Return a range of one number."""
    return Reps(reps, reps)


def missed_values(visit: Visit) -> dict[str, Value]:
    """Return which set of a visit fell short the most, and by what, for a reason."""
    short = [done for done in visit.sets if done.is_short]
    worst = max(short, key=lambda done: (done.asked.reps or 0) - (done.result.reps or 0))
    return {
        "set": worst.step.set,
        "done": worst.result.reps or 0,
        "aimed": worst.asked.reps or 0,
    }
