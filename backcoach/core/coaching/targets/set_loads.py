"""The target of a line whose sets are written one by one: a load for each, the reps as written.

The load of a set comes from the same question as elsewhere: how many repetitions leave the wanted
reserve with each load that can be built? Sets that ask for the same have the same load. It goes up
where the repetitions fit a heavier one, by a sensible step or to what the last visit came to, and
down where they clearly do not fit the last one. A share of what can be lifted once is taken of the
ability; in a ramp the top set has such a load, and the sets before it are so much lighter.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.coaching.ability.ability import is_calibrated
from backcoach.core.coaching.ability.curve import maximum
from backcoach.core.coaching.targets.amount import found_out
from backcoach.core.coaching.targets.known.line import had_much_left
from backcoach.core.coaching.targets.load_fit import FAR, FEWER, LARGE_STEP, STEP, Aim, LoadFit
from backcoach.core.coaching.targets.target import Target
from backcoach.core.coaching.targets.target_by_load import first_target
from backcoach.core.coaching.targets.target_by_reps import target_by_reps
from backcoach.core.loads.load_steps import USUAL_BODY
from backcoach.core.reason import Reason, Value

if TYPE_CHECKING:
    from backcoach.core.coaching.ability.past_sets.past_set import PastSet
    from backcoach.core.coaching.targets.known.line import Line
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.notation import Load
    from backcoach.core.session.plan import Ability
    from backcoach.core.set_notation import SetGoal

MORE = 0.2  # repetitions more than asked that a heavier load has to leave room for


def target_by_set(line: Line) -> Target:
    """Return the target of a line that names what each of its sets asks for."""
    if line.steps is None:
        load = target_by_reps(line).load
        return Target(load=load, rir=line.rir, why=Reason("sets_as_written"))
    if line.weaker is not None:
        return _by_load(line, line.steps, line.weaker)
    target = replace(first_target(line, line.steps), reps=None)
    if line.written.ramp is None or target.load is None:
        return target
    loads = _ramp(line, line.steps, target.load)
    return replace(target, load=loads[0], loads=loads)


def _by_load(line: Line, steps: LoadSteps, ability: Ability) -> Target:
    goals = line.written.goals
    if line.written.ramp is not None:
        loads = _ramp(line, steps, _load(line, steps, ability, goals[-1]))
    else:
        loads = tuple(_load(line, steps, ability, goal) for goal in goals)
    heaviest = max(range(len(loads)), key=lambda place: loads[place].grams or 0)
    load, before = loads[heaviest], _heaviest_before(line)
    values: dict[str, Value] = {"load": load}
    kind = "sets_first"
    if (percent := goals[heaviest].percent) is not None:
        kind = "sets_share"
        values |= {"percent": percent, "most": steps.load(_whole(maximum(ability.value)))}
    elif before is not None and before.grams is not None and load.grams is not None:
        kind = "sets_same" if before.grams == load.grams else "sets_less"
        kind = "sets_more" if load.grams > before.grams else kind
        values |= {"before": before}
    return Target(load=loads[0], loads=loads, rir=line.rir, why=Reason(kind, values))


def _load(line: Line, steps: LoadSteps, ability: Ability, goal: SetGoal) -> Load:
    if goal.load is not None:
        return goal.load
    if goal.percent is not None:
        return _of_mass(steps, maximum(ability.value) * goal.percent / 100)
    fit = LoadFit(ability, _aim(line, goal), steps)
    done = _before(line, goal)
    reps, now = goal.reps.lo, done.grams if done else None
    if now is None:
        return steps.load(_heaviest(fit, reps - FEWER))
    if fit.reps(now) < reps - FEWER:
        return steps.load(min(now, _heaviest(fit, reps - FEWER)))
    last = line.visits[-1]
    if not last.is_reported or any(was.is_short for was in last.sets):
        return steps.load(now)
    if not is_calibrated(ability) and had_much_left(last):
        return steps.load(found_out(steps, now, line.aim, ability))
    lifted = max(done.grams or 0 for done in last.sets)
    percent = LARGE_STEP if fit.reps(now) >= reps + FAR else STEP
    most = max(now + fit.moved(now) * percent // 100, steps.up(now) or now, lifted)
    return steps.load(max(now, min(_heaviest(fit, reps + MORE), steps.at_most(most))))


def _heaviest(fit: LoadFit, reps: float) -> int:
    """Return the heaviest load with which so many reps leave the reserve, else the lightest."""
    totals = fit.steps.offer.totals
    too_heavy = bisect_left(totals, True, key=lambda grams: fit.reps(grams) < reps)
    return totals[max(0, too_heavy - 1)]


def _aim(line: Line, goal: SetGoal) -> Aim:
    """Return what a set aims at; as many as possible begin from the reserve of the others.

    The sets of a ramp tire little, so that its top set is like a first one.
    """
    rir = line.rir if goal.rir is None or goal.least else max(goal.rir, line.least_rir)
    sets = 1 if line.written.ramp else line.written.sets
    return replace(line.aim, reps=goal.reps, rir=rir, sets=sets)


def _ramp(line: Line, steps: LoadSteps, top: Load) -> tuple[Load, ...]:
    """Return the loads of a ramp up to its top set, such as can be built."""
    moved = steps.supposed(top.grams or 0) or 0
    lighter = (
        _of_mass(steps, moved * line.written.share(number) / 100)
        for number in range(line.written.sets - 1)
    )
    return (*lighter, top)


def _of_mass(steps: LoadSteps, mass: float) -> Load:
    """Return the heaviest load not above a moved mass in grams, the lightest where none is."""
    body = (USUAL_BODY if steps.body is None else steps.body) if steps.moves_body else 0
    return steps.load(steps.at_most(int(mass) - body))


def _whole(grams: float) -> int:
    """Return a mass to the kilogram."""
    return round(grams / 1000) * 1000


def _before(line: Line, goal: SetGoal) -> PastSet | None:
    """Return the last set of this line that asked for the same and had a load."""
    for visit in reversed(line.alike):
        for done in reversed(visit.sets):
            if done.step.reps == goal.reps and done.grams is not None:
                return done
    return None


def _heaviest_before(line: Line) -> Load | None:
    """Return the heaviest load of the last visit of this line."""
    loads = [done.result.load for done in (line.near.sets if line.near else ())]
    known = [load for load in loads if load is not None and load.grams is not None]
    return max(known, key=lambda load: load.grams or 0, default=None)
