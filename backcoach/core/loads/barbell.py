"""A barbell: the loads that its discs make, and the discs of each load."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from backcoach.core.loads.implements import SLACK, Implement, is_weight, weights
from backcoach.core.units import MAX_GRAMS, Unit, from_grams, to_grams

MAX_PAIRS = 20


class Disc(Struct, frozen=True, array_like=True):
    """The discs of one weight, and the number of pairs of them."""

    weight: Decimal
    pairs: int


class Barbell(Struct, Implement, frozen=True, kw_only=True):
    """A bar with its discs; weights in `unit`.

    `collars` is the weight of both collars, `full_size` that of the lightest disc with the
    full diameter.
    """

    bar: Decimal
    discs: tuple[Disc, ...]
    full_size: Decimal
    collars: Decimal = Decimal(0)
    unit: Unit = "kg"

    def __post_init__(self) -> None:
        weights = [disc.weight for disc in self.discs]
        if not all(map(is_weight, (self.bar, self.full_size, *weights))):
            raise ValueError("a bar and its discs weigh more than 0")
        if self.collars != 0 and not is_weight(self.collars):
            raise ValueError("collars weigh 0 or more")
        if len(weights) != len(set(weights)):
            raise ValueError("name each disc once, with its number of pairs")
        if not all(0 <= disc.pairs <= MAX_PAIRS for disc in self.discs):
            raise ValueError(f"of each disc there are 0 to {MAX_PAIRS} pairs")

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(_totals(self))

    @property
    def floor_minimum(self) -> int:
        """The lightest load with full-size discs, in grams, for lifts from the floor (R-DL-01)."""
        return to_grams(self.bar + self.collars + 2 * self.full_size, self.unit)

    def plates_per_side(
        self, total: int, on_bar: tuple[Decimal, ...] = ()
    ) -> tuple[Decimal, ...] | None:
        """Return the discs of one side in `unit`, the innermost first, None if not buildable.

        Of several ways, the result is the one that moves the fewest discs, given those already
        `on_bar`; on an empty bar these are the fewest discs, the heaviest first.
        """
        loadable = self.at_most(total)
        if loadable is None or total - loadable > SLACK:
            return None
        side = _totals(self)[loadable]
        builds = [
            (*staying, *added)
            for staying in (on_bar[:count] for count in range(len(on_bar), -1, -1))
            if (added := _sides(_without(self.discs, staying), side).get(side - sum(staying)))
            is not None
        ]
        return min(builds, key=lambda plates: sum(map(len, plate_change(on_bar, plates))))


def plate_change(
    before: tuple[Decimal, ...], after: tuple[Decimal, ...]
) -> tuple[tuple[Decimal, ...], tuple[Decimal, ...]]:
    """Return the discs to take off one side and those to add, each in the order of doing so."""
    same = 0
    while same < min(len(before), len(after)) and before[same] == after[same]:
        same += 1
    return before[same:][::-1], after[same:]


def _without(discs: tuple[Disc, ...], used: tuple[Decimal, ...]) -> tuple[Disc, ...]:
    return tuple(Disc(disc.weight, max(0, disc.pairs - used.count(disc.weight))) for disc in discs)


@lru_cache(maxsize=16)
def _totals(barbell: Barbell) -> dict[int, Decimal]:
    """Return every load in grams, ascending, each with the weight of the discs of one side."""
    bare = barbell.bar + barbell.collars
    limit = (from_grams(MAX_GRAMS, barbell.unit) - bare) / 2
    return {
        to_grams(bare + 2 * side, barbell.unit): side
        for side in sorted(_sides(barbell.discs, limit))
    }


@lru_cache(maxsize=64)
def _sides(discs: tuple[Disc, ...], limit: Decimal) -> dict[Decimal, tuple[Decimal, ...]]:
    """Return every weight up to `limit` that one side can have, with the discs for it.

    Of several ways the one with the fewest discs is kept, then the one with the heaviest.
    """
    sides: dict[Decimal, tuple[Decimal, ...]] = {Decimal(0): ()}
    for disc in sorted(discs, key=lambda disc: disc.weight, reverse=True):
        for weight, plates in list(sides.items()):
            for count in range(1, disc.pairs + 1):
                heavier = weight + count * disc.weight
                if heavier > limit:
                    break
                build = plates + (disc.weight,) * count
                known = sides.get(heavier)
                if known is None or (-len(build), build) > (-len(known), known):
                    sides[heavier] = build
    return sides


# The default equipment, for a person who has not configured any.
DISCS_KG = tuple(Disc(weight, 10) for weight in weights("25 20 15 10 5 2.5 1.25"))
DISCS_LB = tuple(Disc(weight, 10) for weight in weights("45 35 25 10 5 2.5"))
BARBELL_KG = Barbell(bar=Decimal(20), discs=DISCS_KG, full_size=Decimal(10))
BARBELL_LB = Barbell(bar=Decimal(45), discs=DISCS_LB, full_size=Decimal(45), unit="lb")
