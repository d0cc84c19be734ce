"""How to build the next load, in words: plates a side, the pin, or the nearest possible load."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.loads.barbell import Barbell, plate_change
from backcoach.core.loads.implements import SLACK, Assistance, FixedSizes, Pins, Stack
from backcoach.core.notation import Load, load_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear
    from backcoach.core.loads.implements import Implement
    from backcoach.core.units import Unit


def loading(exercise: Exercise, load: Load | None, gear: Gear, before: Load | None = None) -> str:
    """Return how to build a load, "" where its number is enough.

    `before` is the load on the implement now, None for a bare bar. For a load that cannot be
    built, the nearest one below is named, else the lightest.
    """
    implement = gear.loadable(exercise)
    has_pin = exercise.load == "assisted" or exercise.implement == "stack"
    is_known = has_pin or exercise.load == "added" or exercise.implement != "none"
    if implement is None or load is None or load.grams is None or not is_known:
        return ""
    grams = load.grams
    below = implement.at_most(grams)
    built = implement.totals[0] if below is None else below
    how = ""
    if isinstance(implement, Barbell):
        how = _plates(implement, built, before, load)
    elif has_pin:
        how = _pin(implement, built, _unit(implement, load))
    if abs(built - grams) <= SLACK:
        return how
    rank = "the lightest is" if below is None else "the nearest below is"
    if exercise.load == "assisted":
        rank = "the most is" if below is None else "the next is"
    nearest = f"{rank} {load_words(Load(built, _unit(implement, load)))}"
    if isinstance(implement, Barbell):
        return f"{load_words(load)} cannot be built; {nearest}: {how}"
    return f"{load_words(load)} cannot be had; {nearest}"


def _plates(barbell: Barbell, total: int, before: Load | None, load: Load) -> str:
    """Return the discs of one side, or the discs to take off and to add after the load `before`."""
    unit = "" if barbell.unit == load.unit else f" {barbell.unit}"
    on_bar: tuple[Decimal, ...] = ()
    if before is not None and before.grams is not None:
        on_bar = barbell.plates_per_side(barbell.at_most(before.grams) or 0) or ()
    plates = barbell.plates_per_side(total, on_bar) or ()
    off, on = plate_change(on_bar, plates)
    if on_bar and off and not plates:
        return "strip the bar"
    if on_bar and (off or on):
        parts = [f"take off {_sum(off)}"] * bool(off) + [f"add {_sum(on)}"] * bool(on)
        return f"{', '.join(parts)}{unit} a side"
    return f"{_sum(plates)}{unit} a side" if plates else "the bare bar"


def _pin(implement: Implement, total: int, unit: Unit) -> str:
    """Return the pin of a machine, with the add-on plate where a pin alone is not that load."""
    machine = implement.machine if isinstance(implement, Assistance) else implement
    pin = machine.pin_of(abs(total)) if isinstance(machine, Pins) else None
    if pin is None:
        return f"pin at {load_words(Load(total, unit))}"
    plate = Load(abs(total) - pin, unit)
    return f"pin at {load_words(Load(-pin if total < 0 else pin, unit))}, with the {plate} plate"


def _sum(discs: Iterable[Decimal]) -> str:
    return " + ".join(f"{disc.normalize():f}" for disc in discs)


def _unit(implement: Implement, load: Load) -> Unit:
    """Return the unit in which an implement is labelled, else the unit of the load."""
    if isinstance(implement, Assistance):
        return implement.machine.unit
    return (
        implement.unit if isinstance(implement, Barbell | FixedSizes | Stack | Pins) else load.unit
    )
