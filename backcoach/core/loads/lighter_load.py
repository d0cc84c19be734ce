"""A share of a load, such as can be built."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from backcoach.core.notation import Load
from backcoach.core.units import from_grams, to_grams

if TYPE_CHECKING:
    from backcoach.core.loads.implements import Implement


def lighter_load(load: Load | None, percent: int, offer: Implement | None) -> Load | None:
    """Return so many per cent of a load, rounded down to what can be built.

    That is the lightest at least; without an implement half a kilogram or a whole pound. None where
    the load has no number, or helps.
    """
    if load is None or load.grams is None or load.grams <= 0:
        return None
    if offer is None:
        step = Decimal("0.5") if load.unit == "kg" else Decimal(1)
        part = from_grams(load.grams, load.unit) * percent / 100
        return Load(to_grams(part // step * step, load.unit), load.unit)
    grams = offer.at_most(load.grams * percent // 100) or offer.totals[0]
    return Load(grams, load.unit)
