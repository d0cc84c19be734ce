"""The target of a line whose load has a number (R-PROG-01 to R-PROG-06)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.coaching.ability import first_values
from backcoach.core.coaching.ability.ability import is_calibrated, is_open
from backcoach.core.coaching.ability.variations import COST, HARDEST, hardest
from backcoach.core.coaching.targets.amount import Amount, Before, found_out, next_amount
from backcoach.core.coaching.targets.known.line import (
    NEAR,
    exactly,
    had_much_left,
    honest_reserve,
    honest_set,
    is_far_from_known,
    is_silent,
    missed_values,
    trend,
    wants_honest_set,
)
from backcoach.core.coaching.targets.load_fit import FAR, MOST_REPS, Aim, LoadFit
from backcoach.core.coaching.targets.target import Target
from backcoach.core.reason import Reason, Value

if TYPE_CHECKING:
    from backcoach.core.coaching.ability.past_sets.visits import Visit
    from backcoach.core.coaching.targets.known.line import Line
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.notation import Load
    from backcoach.core.session.plan import Ability

TOO_HEAVY = 1.4  # times a first load, where nothing lighter is there
FAR_TOO_HEAVY = 2.0  # ... and so heavy that only the fewest reps are asked for
FEWEST = 3  # reps then


def first_target(line: Line, steps: LoadSteps) -> Target:
    """Return the load to begin with, or what was lifted last where nobody said how it went."""
    assert line.reps is not None
    if line.near is not None and (last := line.near.load) is not None:
        asked = line.near.sets[-1].asked.reps or line.reps.lo
        why, honest = Reason("assumed", {"load": last}), None
        if is_silent(line):
            left = honest_reserve(line)
            why = Reason("check", {"load": last, "reps": asked, "left": left})
            honest = honest_set(line)
        return Target(load=last, reps=exactly(asked), why=why, honest=honest)
    grams = first_values.start_grams(line.exercise, steps, line.body, line.level)
    if grams is None:
        return Target(
            reps=exactly(line.reps.lo),
            why=Reason("first_by_feel", {"left": line.rir}),
            is_guess=True,
        )
    load = steps.load(grams)
    wanted = first_values.start_mass(line.exercise, line.body, line.level)
    if wanted and wanted > 0 and grams > wanted * TOO_HEAVY:
        is_far = grams > wanted * FAR_TOO_HEAVY
        reps = FEWEST if is_far else max(FEWEST, line.reps.lo // 2)
        why = Reason("first_heavy", {"load": load, "reps": reps, "left": line.rir})
        return Target(load=load, reps=exactly(reps), why=why, is_guess=True)
    why = Reason("first_guess", {"load": load})
    return Target(load=load, reps=exactly(line.reps.lo), why=why, is_guess=True)


def target_by_load(line: Line, steps: LoadSteps, ability: Ability) -> Target:
    """Return the target by the ability of the weaker side."""
    visit = line.near
    before = _before(line, visit) if visit else None
    is_by_relative = _is_by_relative(line, steps, ability, before)
    if (
        visit is None
        or before is None
        or is_by_relative
        or _is_outdone(line, steps, ability, before)
    ):
        amount = next_amount(ability, line.aim, steps, None)
        values: dict[str, Value] = {
            "load": steps.load(amount.grams),
            "reps": amount.reps,
            "left": line.rir,
        }
        why = Reason("converted", values)
        if line.first_reason is not None and (is_by_relative or not line.visits):
            why = Reason(line.first_reason.kind, {**line.first_reason.values, **values})
            why = replace(why, kind="related_more") if is_by_relative else why
        return _target(line, steps, amount, why, is_guess=not is_calibrated(ability))
    if is_open(ability) and had_much_left(line.visits[-1]):
        grams = found_out(steps, before.grams, line.aim, ability)
        if grams > before.grams:
            why = Reason(
                "calibrate", {"load": steps.load(grams), "before": steps.load(before.grams)}
            )
            amount = Amount(grams, line.aim.reps.lo, "calibrate")
            return _target(line, steps, amount, why, is_guess=True)
    variation = visit.sets[-1].step.variation
    if is_open(ability) and not before.reported:  # no estimate is there to change it by
        amount = Amount(before.grams, before.reps, "same")
    else:
        amount, variation = _with_variation(line, steps, ability, before, variation)
    is_harder = variation > visit.sets[-1].step.variation
    why = _why(line, steps, before, amount, is_harder=is_harder)
    if is_harder and variation == HARDEST:
        why = Reason("slower", why.values)
    wants_honest = amount.change == "same" and wants_honest_set(line, before.grams, before.reps)
    is_far_apart = is_open(ability) and found_out(steps, before.grams, line.aim, ability) == (
        before.grams
    )
    if amount.change in ("same", "more_reps") and is_far_from_known(
        line, is_far_apart=is_far_apart
    ):
        wants_honest = True
    if wants_honest and not before.missed and not is_harder:
        values = {
            "load": steps.load(amount.grams),
            "reps": amount.reps,
            "left": honest_reserve(line),
        }
        honest = honest_set(line)
        why = Reason("check_report" if honest is None else "check", values)
        return _target(line, steps, amount, why, variation, honest=honest)
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


def _is_by_relative(line: Line, steps: LoadSteps, ability: Ability, before: Before | None) -> bool:
    """Tell whether a related exercise shows more than own sets of which nothing was said."""
    is_related = line.first_reason is not None and line.first_reason.kind == "related"
    if before is None or not is_related or any(visit.is_reported for visit in line.visits):
        return False
    return next_amount(ability, line.aim, steps, None).grams > before.grams


def _is_outdone(line: Line, steps: LoadSteps, ability: Ability, before: Before) -> bool:
    """Tell whether another session has shown meanwhile that the load is far too light."""
    if line.near is line.visits[-1] or not before.may_rise or not is_calibrated(ability):
        return False
    return LoadFit(ability, line.aim, steps).reps(before.grams) >= line.aim.top + FAR


def _aim(line: Line, variation: int) -> Aim:
    """Return what is aimed at in a variation, which takes repetitions as more reserve would."""
    aim = line.aim
    is_last = variation >= hardest(line.written.tempo or line.exercise.tempo)
    return replace(aim, rir=aim.rir + round(COST * variation), is_last=is_last)


def _before(line: Line, visit: Visit) -> Before | None:
    """Return what was lifted last, None where no load was logged."""
    last = visit.deciding
    grams = last.grams
    if grams is None:
        if line.exercise.load != "added":
            return None
        grams = 0
    asked = last.asked.load.grams if last.asked.load else None
    reps = visit.opening[1] if asked == grams else last.result.reps
    return Before(
        grams=grams,
        reps=max(1, min(reps or line.aim.reps.lo, max(line.aim.top + NEAR, MOST_REPS))),
        missed=any(done.is_short for done in line.visits[-1].sets),
        reported=line.visits[-1].is_reported,
        trend=trend(line),
    )


def _why(
    line: Line, steps: LoadSteps, before: Before, amount: Amount, *, is_harder: bool
) -> Reason:
    load, was = steps.load(amount.grams), steps.load(before.grams)
    values: dict[str, Value] = {"load": load, "before": was, "reps": amount.reps}
    last = line.visits[-1]
    if is_harder:
        return Reason("paused", values)
    if before.missed and amount.change in ("same", "fewer_reps", "less_load"):
        values |= missed_values(last)
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
        reps=exactly(amount.reps),
        rir=line.rir,
        why=why,
        variation=variation,
        is_guess=is_guess,
        honest=honest,
    )
