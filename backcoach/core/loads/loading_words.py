"""In words, how to load what is lifted next: plates, pin, or the size below what there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.loads.implements import (
    SLACK,
    Assistance,
    Barbell,
    FixedSizes,
    Stack,
    plate_change,
)
from backcoach.core.units import format_load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear
    from backcoach.core.loads.implements import Implement
    from backcoach.core.notation import Load
    from backcoach.core.units import Unit


def loading(exercise: Exercise, load: Load | None, gear: Gear, before: Load | None = None) -> str:
    """Return how to build a load, "" where its number says it all.

    `before` is what the implement is loaded with; None for a bare bar. A load that cannot be
    built names the nearest one below, else the lightest.
    """
    offer = gear.loadable(exercise)
    has_pin = exercise.load == "assisted" or exercise.implement == "stack"
    is_known = has_pin or exercise.load == "added" or exercise.implement != "none"
    if offer is None or load is None or load.grams is None or not is_known:
        return ""
    grams = load.grams
    below = offer.at_most(grams)
    built = offer.totals[0] if below is None else below
    how = ""
    if isinstance(offer, Barbell):
        how = _plates(offer, built, before, load)
    elif has_pin:
        how = f"pin at {_words(built, _unit(offer, load))}"
    if abs(built - grams) <= SLACK:
        return how
    rank = "the lightest is" if below is None else "the nearest below is"
    if exercise.load == "assisted":
        rank = "the most is" if below is None else "the next is"
    nearest = f"{rank} {_words(built, _unit(offer, load))}"
    if isinstance(offer, Barbell):
        return f"{_words(grams, load.unit)} cannot be built; {nearest}: {how}"
    return f"{_words(grams, load.unit)} cannot be had; {nearest}"


def _plates(barbell: Barbell, total: int, before: Load | None, load: Load) -> str:
    """Return the discs of one side, or what to change on it from the load before."""
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


def _sum(discs: Iterable[Decimal]) -> str:
    return " + ".join(f"{disc.normalize():f}" for disc in discs)


def _words(grams: int, unit: Unit) -> str:
    """Return a load as it is said, help without its sign."""
    return format_load(abs(grams), unit) + (" of help" if grams < 0 else "")


def _unit(offer: Implement, load: Load) -> Unit:
    """Return the unit that is written on an implement, else that of the load."""
    if isinstance(offer, Assistance):
        return offer.machine.unit
    return offer.unit if isinstance(offer, Barbell | FixedSizes | Stack) else load.unit
