"""What one line of a session is to be done with next time, and why (R-PROG-01 to R-PROG-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching import first_values
from backcoach.core.coaching.ability import FATIGUE, is_calibrated
from backcoach.core.coaching.amount import (
    Aim,
    Amount,
    Before,
    found_out,
    next_amount,
    steady_reps,
)
from backcoach.core.coaching.curve import slope_of
from backcoach.core.coaching.evidence import MOST_LEFT
from backcoach.core.coaching.target import Target
from backcoach.core.coaching.variations import COST, HARDEST, hardest
from backcoach.core.notation import Load, Reps
from backcoach.core.reason import Reason, Value
from backcoach.core.session.plan import Ability

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.coaching.evidence import Style
    from backcoach.core.coaching.visits import PastSet, Visit
    from backcoach.core.exercises.model import Exercise, Level, Prescription
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.session.plan import Side

HINGE_RESERVE = 3  # R-DL-02 asks for 2 or more; a report may be one off
USUAL_RESERVE = 2
NEAR = 3  # reps by which a range may differ and still be the same one

STAYED = 4  # visits with one target, then one set is to show what is there
SILENT = 3  # visits without an informative reserve, then the same
HONEST_RESERVE = 1
HOLD_STEP = 5  # seconds
TOO_HEAVY = 1.4  # times a first load, where nothing lighter is there
FEWEST = 3  # reps then


class Line(Struct, frozen=True, kw_only=True):
    """One line of a session with everything that is known about it.

    `visits` are all of the exercise, `abilities` by side after the time since the last of them;
    `steps` is None where the load has no number.
    """

    exercise: Exercise
    written: Prescription
    steps: LoadSteps | None
    visits: tuple[Visit, ...]
    abilities: Mapping[Side, Ability]
    first: Ability | None = None
    first_reason: Reason | None = None
    style: Style = ""
    level: Level | None = None
    body: int | None = None
    easy: bool = False

    @property
    def reps(self) -> Reps | None:
        """The written range, None for a hold."""
        if self.written.seconds is not None:
            return None
        return self.written.reps or self.exercise.reps

    @property
    def rir(self) -> int:
        """The reserve to leave; more in a hinge, where a miss costs most (R-DL-02)."""
        rir = USUAL_RESERVE if self.written.rir is None else self.written.rir
        return max(rir, HINGE_RESERVE) if self.exercise.pattern == "hinge" else rir

    @property
    def aim(self) -> Aim:
        assert self.reps is not None
        return Aim(
            reps=self.reps, rir=self.rir, sets=self.written.sets, slope=slope_of(self.exercise)
        )

    @property
    def weaker(self) -> Ability | None:
        """The ability that decides: that of the weaker side."""
        return min(self.abilities.values(), key=lambda one: one.value, default=None)

    @property
    def near(self) -> Visit | None:
        """The last visit that was planned in about this range."""
        return next((visit for visit in reversed(self.visits) if self._is_near(visit)), None)

    def _is_near(self, visit: Visit) -> bool:
        if self.reps is None:
            return any(done.step.is_hold for done in visit.sets)
        return any(
            done.step.reps
            and done.step.reps.lo <= self.aim.top + NEAR
            and done.step.reps.hi >= self.reps.lo - NEAR
            for done in visit.sets
        )


def next_target(line: Line) -> Target:
    """Return the target of a line by what is known, without the time since or how one feels."""
    if line.written.load is not None:
        return Target(load=line.written.load, why=Reason("as_written", {"load": line.written.load}))
    if line.reps is None:
        return _hold(line)
    if line.steps is None:
        return _by_reps(line)
    if line.weaker is None:
        return _first_load(line, line.steps)
    return _by_load(line, line.steps, line.weaker)


def _first_load(line: Line, steps: LoadSteps) -> Target:
    """Return the load to begin with, or what was lifted last where nobody said how it went."""
    assert line.reps is not None
    if line.near is not None and (last := line.near.load) is not None:
        asked = line.near.sets[-1].asked.reps or line.reps.lo
        why = Reason("assumed", {"load": last})
        return Target(
            load=last,
            reps=_exactly(asked),
            why=why,
            honest=_honest_reserve(line) if _is_silent(line) else None,
        )
    grams = first_values.start_grams(line.exercise, steps, line.body, line.level)
    if grams is None:
        return Target(
            reps=_exactly(line.reps.lo),
            why=Reason("first_by_feel", {"left": line.rir}),
            is_guess=True,
        )
    load = steps.load(grams)
    wanted = first_values.start_mass(line.exercise, line.body, line.level)
    if wanted and wanted > 0 and grams > wanted * TOO_HEAVY:
        reps = max(FEWEST, line.reps.lo // 2)
        why = Reason("first_heavy", {"load": load, "reps": reps, "left": line.rir})
        return Target(load=load, reps=_exactly(reps), why=why, is_guess=True)
    why = Reason("first_guess", {"load": load})
    return Target(load=load, reps=_exactly(line.reps.lo), why=why, is_guess=True)


def _by_load(line: Line, steps: LoadSteps, ability: Ability) -> Target:
    visit = line.near
    before = _before(line, visit, steps) if visit else None
    if visit is None or before is None:
        amount = next_amount(ability, line.aim, steps, None)
        why = line.first_reason if not line.visits else None
        why = why or Reason("converted", {"load": steps.load(amount.grams), "reps": amount.reps})
        return _target(line, steps, amount, why, is_guess=not is_calibrated(ability))
    if not is_calibrated(ability) and _had_much_left(line.visits[-1]):
        grams = found_out(steps, before.grams)
        if grams > before.grams:
            found = Reason(
                "calibrate", {"load": steps.load(grams), "before": steps.load(before.grams)}
            )
            amount = Amount(grams, line.aim.reps.lo, "calibrate")
            return _target(line, steps, amount, found, is_guess=True)
    variation = visit.sets[-1].step.variation
    amount, variation = _with_variation(line, steps, ability, before, variation)
    why = _why(line, steps, visit, before, amount, variation)
    if amount.change == "same" and not before.missed and _wants_honest_set(line, before):
        values: dict[str, Value] = {
            "load": steps.load(amount.grams),
            "reps": amount.reps,
            "left": _honest_reserve(line),
        }
        return _target(
            line, steps, amount, Reason("check", values), variation, honest=_honest_reserve(line)
        )
    return _target(line, steps, amount, why, variation, is_guess=not is_calibrated(ability))


def _with_variation(
    line: Line, steps: LoadSteps, ability: Ability, before: Before, variation: int
) -> tuple[Amount, int]:
    """Return the amount, with a pause or a slower way down where no load leads on."""
    amount = next_amount(ability, _aim(line, variation), steps, before)
    if amount.change == "more_load" and variation:
        return next_amount(ability, _aim(line, 0), steps, before), 0
    if variation and (amount.change == "less_load" or amount.reps < line.aim.reps.lo):
        return next_amount(ability, _aim(line, variation - 1), steps, before), variation - 1
    most = hardest(line.written.tempo or line.exercise.tempo)
    if amount.change == "same" and amount.is_full and variation < most and not before.missed:
        harder = _aim(line, variation + 1)
        eased = Before(grams=before.grams, reps=line.aim.reps.lo)
        return next_amount(ability, harder, steps, eased), variation + 1
    return amount, variation


def _aim(line: Line, variation: int) -> Aim:
    """Return what is aimed at in a variation, which takes repetitions as more reserve would."""
    aim = line.aim
    return Aim(reps=aim.reps, rir=aim.rir + round(COST * variation), sets=aim.sets, slope=aim.slope)


def _before(line: Line, visit: Visit, steps: LoadSteps) -> Before | None:
    """Return what was lifted last, None where no load was logged."""
    last = _deciding_set(visit)
    grams = last.grams
    if grams is None:
        if line.exercise.load != "added":
            return None
        grams = 0
    asked = last.asked.load.grams if last.asked.load else None
    reps = last.asked.reps if asked == grams else last.result.reps
    return Before(
        grams=grams,
        reps=max(1, min(reps or line.aim.reps.lo, line.aim.top + NEAR)),
        missed=any(done.is_short for done in line.visits[-1].sets),
    )


def _deciding_set(visit: Visit) -> PastSet:
    """Return the last set that had a load, the last of all where none had."""
    loaded = [done for done in visit.sets if done.grams is not None]
    return (loaded or visit.sets)[-1]


def _why(
    line: Line, steps: LoadSteps, visit: Visit, before: Before, amount: Amount, variation: int
) -> Reason:
    load, was = steps.load(amount.grams), steps.load(before.grams)
    values: dict[str, Value] = {"load": load, "before": was, "reps": amount.reps}
    last = line.visits[-1]
    if variation > visit.sets[-1].step.variation:
        return Reason("paused" if variation < HARDEST else "slower", values)
    if before.missed and amount.change in ("same", "fewer_reps", "less_load"):
        short = next(done for done in last.sets if done.is_short)
        values |= {"done": short.result.reps or 0, "aimed": short.asked.reps or 0}
        return Reason("missed_less" if amount.change == "less_load" else "missed", values)
    if amount.change != "same":
        return Reason(amount.change, values)
    if not last.is_reported:
        return Reason("assumed", {"load": load})
    if (above := steps.up(amount.grams)) is not None and amount.reps > line.aim.top:
        share = steps.percent_up(amount.grams, above) or 0
        return Reason("next_size_far", values | {"above": steps.load(above), "percent": share})
    if above is None and amount.reps > line.aim.top:
        return Reason("end_of_loads", values)
    return Reason("steady", values)


def _target(
    line: Line,
    steps: LoadSteps,
    amount: Amount,
    why: Reason,
    variation: int = 0,
    *,
    is_guess: bool = False,
    honest: int | None = None,
) -> Target:
    load: Load | None = steps.load(amount.grams)
    if line.exercise.load == "added" and amount.grams == 0:
        load = None
    return Target(
        load=load,
        reps=_exactly(amount.reps),
        rir=line.rir,
        why=why,
        variation=variation,
        is_guess=is_guess,
        honest=honest,
    )


def _by_reps(line: Line) -> Target:
    """Go on by repetitions, a few beyond the range; a band stays the one it was."""
    assert line.reps is not None
    visit, ability = line.near, line.weaker
    start = line.exercise.start
    if visit is None or ability is None:
        load = visit.load if visit else start.load if start else None
        reps = line.reps.lo
        if ability is not None:
            reps = max(1, min(line.aim.top, int(_fits(line, ability, 0))))
        if visit is not None:
            why = Reason("assumed_reps", {"reps": visit.sets[-1].asked.reps or reps})
            reps = visit.sets[-1].asked.reps or reps
        else:
            why = line.first_reason or Reason("first_reps", {"left": line.rir, "reps": reps})
        return Target(
            load=load,
            reps=_exactly(reps),
            rir=line.rir,
            why=why,
            honest=_honest_reserve(line) if _is_silent(line) else None,
        )
    last = visit.sets[-1]
    variation, before = last.step.variation, last.asked.reps or line.reps.lo
    missed = any(done.is_short for done in line.visits[-1].sets)
    lo, top = max(1, line.reps.lo - NEAR), line.aim.top + NEAR
    fits = _fits(line, ability, variation)
    reps = steady_reps(before, fits, lo, top, missed=missed)
    change = "more_reps_alone" if reps > before else "fewer_reps_alone" if reps < before else ""
    values: dict[str, Value] = {"reps": reps, "before": before}
    most = hardest(line.written.tempo or line.exercise.tempo)
    if missed and reps <= before:
        short = next(done for done in line.visits[-1].sets if done.is_short)
        values |= {"done": short.result.reps or 0, "aimed": short.asked.reps or 0}
        change = "missed_reps"
    elif not change and before >= top and fits >= top + 1 and variation < most:
        variation += 1
        reps = max(line.reps.lo, min(top, int(_fits(line, ability, variation))))
        values |= {"reps": reps}
        change = "paused_alone" if variation < HARDEST else "slower_alone"
    elif not change and _wants_honest_reps(line, before):
        values |= {"left": _honest_reserve(line)}
        return Target(
            load=visit.load,
            reps=_exactly(reps),
            rir=line.rir,
            why=Reason("check_reps", values),
            variation=variation,
            honest=_honest_reserve(line),
        )
    elif not change:
        change = "steady_reps" if line.visits[-1].is_reported else "assumed_reps"
    return Target(
        load=visit.load,
        reps=_exactly(reps),
        rir=line.rir,
        why=Reason(change, values),
        variation=variation,
    )


def _fits(line: Line, ability: Ability, variation: int) -> float:
    """Return how many repetitions without a load leave the reserve, in the middle of the sets."""
    return ability.value - FATIGUE * (line.written.sets - 1) / 2 - line.rir - COST * variation


def _hold(line: Line) -> Target:
    """Hold longer once every reported set was held to its end, up to half as long again."""
    written = line.written.seconds or line.exercise.seconds or 0
    visit = line.near
    if visit is None:
        return Target(why=Reason("first_hold", {"seconds": written}))
    planned = max(done.asked.seconds or 0 for done in visit.sets)
    held = min(done.result.seconds or 0 for done in visit.sets)
    top = max(hold_top(line.exercise), written)
    values = {"held": held, "seconds": planned}
    if held < planned or not visit.is_complete or not visit.is_reported or _is_limited(visit):
        return Target(seconds=planned, load=visit.load, why=Reason("hold_again", values))
    longer = max(planned, min(planned + HOLD_STEP, top))
    kind = "hold_again" if longer == planned else "hold_longer"
    return Target(seconds=longer, load=visit.load, why=Reason(kind, values | {"seconds": longer}))


def hold_top(exercise: Exercise) -> int:
    """Return how many seconds of a hold are enough: half as long again as usual."""
    return (exercise.seconds or 0) * 3 // 2


def _is_limited(visit: Visit) -> bool:
    return any(done.is_limited for done in visit.sets)


def _had_much_left(visit: Visit) -> bool:
    """Tell whether the last set of which it was said left four or more."""
    left = [done.result.rir for done in visit.sets if done.reported and done.result.rir is not None]
    return bool(left) and left[-1] > MOST_LEFT and not any(done.is_short for done in visit.sets)


def _wants_honest_set(line: Line, before: Before) -> bool:
    same = (before.grams, before.reps)
    return _is_silent(line) or _stayed(
        [(s.grams or 0, s.asked.reps) for s in _last_sets(line)], same
    )


def _wants_honest_reps(line: Line, before: int) -> bool:
    return _is_silent(line) or _stayed([(0, s.asked.reps) for s in _last_sets(line)], (0, before))


def _last_sets(line: Line) -> list[PastSet]:
    """Return the last set of each visit since the last one that showed what is there."""
    found: list[PastSet] = []
    for visit in line.visits:
        found = [] if any(done.step.is_honest for done in visit.sets) else [*found, visit.sets[-1]]
    return found


def _stayed(amounts: Sequence[tuple[int, int | None]], now: tuple[int, int]) -> bool:
    return len(amounts) >= STAYED and all(amount == now for amount in amounts[-STAYED:])


def _is_silent(line: Line) -> bool:
    """Tell whether it is time to ask for one honest set because reports say nothing.

    Of somebody who reports nothing at all it is asked once.
    """
    since = len(_last_sets(line))
    if line.style:
        return since >= SILENT
    asked = any(done.step.is_honest for visit in line.visits for done in visit.sets)
    return (
        not asked
        and since >= SILENT
        and not any(visit.is_reported for visit in line.visits[-SILENT:])
    )


def _honest_reserve(line: Line) -> int:
    return HINGE_RESERVE if line.exercise.pattern == "hinge" else HONEST_RESERVE


def _exactly(reps: int) -> Reps:
    return Reps(reps, reps)
