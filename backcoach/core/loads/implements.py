"""Implements and the loads that can be built on them: barbells, fixed sizes, weight stacks.

An implement has exact weights in its own unit; its loads are integer grams.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from backcoach.core.units import MAX_GRAMS, Unit, from_grams, to_grams

# Grams by which two sums of the same pounds can differ after rounding (90 lb is not 2 × 45 lb).
SLACK = 2

MAX_PAIRS = 20
MAX_PINS = 200


class Implement:
    """The loads of one implement, in grams; the methods return None past its first or last."""

    __slots__ = ()

    @property
    def totals(self) -> tuple[int, ...]:
        """Every load that can be built, in grams, the lightest first; at least one."""
        raise NotImplementedError

    def at_most(self, grams: int) -> int | None:
        """Return the heaviest load that is not above `grams`."""
        return self._at(bisect_right(self.totals, grams + SLACK) - 1)

    def at_least(self, grams: int) -> int | None:
        """Return the lightest load that is not below `grams`."""
        return self._at(bisect_left(self.totals, grams - SLACK))

    def up(self, grams: int) -> int | None:
        """Return the next load above `grams`."""
        return self._at(bisect_right(self.totals, grams + SLACK))

    def down(self, grams: int) -> int | None:
        """Return the next load below `grams`."""
        return self._at(bisect_left(self.totals, grams - SLACK) - 1)

    def _at(self, place: int) -> int | None:
        return self.totals[place] if 0 <= place < len(self.totals) else None


class FixedSizes(Struct, Implement, frozen=True):
    """Kettlebells or dumbbells of certain sizes, in `unit` and in any order.

    `is_listed` tells that a person listed them: nothing lies between two of them.
    """

    sizes: tuple[Decimal, ...]
    unit: Unit = "kg"
    is_listed: bool = False

    def __post_init__(self) -> None:
        if not self.sizes or not all(map(_is_weight, self.sizes)):
            raise ValueError("a ladder needs sizes, each above 0")

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(sorted({to_grams(size, self.unit) for size in self.sizes}))


class Stack(Struct, Implement, frozen=True):
    """A machine with a weight stack: from `start` in steps up to `end`, in `unit`."""

    start: Decimal
    step: Decimal
    end: Decimal
    unit: Unit = "kg"

    def __post_init__(self) -> None:
        if not all(map(_is_weight, (self.start, self.step, self.end))):
            raise ValueError("a stack needs a start, a step and an end, each above 0")
        if not 0 <= self.end - self.start < MAX_PINS * self.step:
            raise ValueError(f"a stack goes up from start to end in at most {MAX_PINS} steps")

    @property
    def totals(self) -> tuple[int, ...]:
        pins = int((self.end - self.start) / self.step) + 1
        return tuple(to_grams(self.start + pin * self.step, self.unit) for pin in range(pins))


class Pins(Struct, Implement, frozen=True):
    """A machine whose pins were listed, with or without an add-on plate; weights in `unit`."""

    pins: tuple[Decimal, ...]
    plate: Decimal = Decimal(0)
    unit: Unit = "kg"

    def __post_init__(self) -> None:
        if not self.pins or not all(map(_is_weight, self.pins)):
            raise ValueError("a machine needs pins, each above 0")
        if self.plate != 0 and not _is_weight(self.plate):
            raise ValueError("an add-on plate weighs more than 0")

    @property
    def totals(self) -> tuple[int, ...]:
        sums = [pin + plate for pin in self.pins for plate in {Decimal(0), self.plate}]
        return tuple(sorted({to_grams(total, self.unit) for total in sums}))

    def pin_of(self, grams: int) -> int | None:
        """Return the pin of a load that needs the plate, in grams, None where a pin is enough."""
        pins = {to_grams(pin, self.unit): pin for pin in self.pins}
        if any(abs(pin - grams) <= SLACK for pin in pins):
            return None
        with_plate = (
            grams_of
            for grams_of, pin in pins.items()
            if abs(to_grams(pin + self.plate, self.unit) - grams) <= SLACK
        )
        return next(with_plate, None)


class Assistance(Struct, Implement, frozen=True):
    """A machine that assists: its loads are negative, and the next load up is less help."""

    machine: Stack | Pins

    @property
    def totals(self) -> tuple[int, ...]:
        return tuple(-grams for grams in reversed(self.machine.totals))


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
        if not all(map(_is_weight, (self.bar, self.full_size, *weights))):
            raise ValueError("a bar and its discs weigh more than 0")
        if self.collars != 0 and not _is_weight(self.collars):
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
            (*kept, *added)
            for kept in (on_bar[:count] for count in range(len(on_bar), -1, -1))
            if (added := _sides(_without(self.discs, kept), side).get(side - sum(kept))) is not None
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


def _is_weight(number: Decimal) -> bool:
    return number.is_finite() and number > 0


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


def _weights(words: str) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, words.split()))


# The default equipment, for a person who has not configured any.
DISCS_KG = tuple(Disc(weight, 10) for weight in _weights("25 20 15 10 5 2.5 1.25"))
DISCS_LB = tuple(Disc(weight, 10) for weight in _weights("45 35 25 10 5 2.5"))
BARBELL_KG = Barbell(bar=Decimal(20), discs=DISCS_KG, full_size=Decimal(10))
BARBELL_LB = Barbell(bar=Decimal(45), discs=DISCS_LB, full_size=Decimal(45), unit="lb")
KETTLEBELLS_KG = FixedSizes(_weights("4 8 12 16 20 24 28 32 36 40 44 48"))
KETTLEBELLS_LB = FixedSizes(_weights("9 18 26 35 44 53 62 70 80 88 97 106"), "lb")
DUMBBELLS_KG = FixedSizes(tuple(step * Decimal("2.5") for step in range(1, 21)))
DUMBBELLS_LB = FixedSizes(tuple(map(Decimal, range(5, 105, 5))), "lb")
STACK_KG = Stack(Decimal(5), Decimal(5), Decimal(100))
STACK_LB = Stack(Decimal(10), Decimal(10), Decimal(200), "lb")
ADDED_KG = Stack(Decimal("2.5"), Decimal("2.5"), Decimal(60))
ADDED_LB = Stack(Decimal(5), Decimal(5), Decimal(130), "lb")
