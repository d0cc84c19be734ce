"""Implements and the loads that can be built on them: fixed sizes, stacks, machines that assist.

An implement has exact weights in its own unit; its loads are integer grams.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from backcoach.core.units import Unit, to_grams

# Grams by which two sums of the same pounds can differ after rounding (90 lb is not 2 × 45 lb).
SLACK = 2

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
        if not self.sizes or not all(map(is_weight, self.sizes)):
            raise ValueError("a ladder needs sizes, each above 0")

    @property
    def totals(self) -> tuple[int, ...]:
        return _in_grams(self.sizes, self.unit)


class Stack(Struct, Implement, frozen=True):
    """A machine with a weight stack: from `start` in steps up to `end`, in `unit`."""

    start: Decimal
    step: Decimal
    end: Decimal
    unit: Unit = "kg"

    def __post_init__(self) -> None:
        if not all(map(is_weight, (self.start, self.step, self.end))):
            raise ValueError("a stack needs a start, a step and an end, each above 0")
        if not 0 <= self.end - self.start < MAX_PINS * self.step:
            raise ValueError(f"a stack goes up from start to end in at most {MAX_PINS} steps")

    @property
    def totals(self) -> tuple[int, ...]:
        pins = int((self.end - self.start) / self.step) + 1
        return _in_grams(tuple(self.start + pin * self.step for pin in range(pins)), self.unit)


class Pins(Struct, Implement, frozen=True):
    """A machine whose pins were listed, with or without an add-on plate; weights in `unit`."""

    pins: tuple[Decimal, ...]
    plate: Decimal = Decimal(0)
    unit: Unit = "kg"

    def __post_init__(self) -> None:
        if not self.pins or not all(map(is_weight, self.pins)):
            raise ValueError("a machine needs pins, each above 0")
        if self.plate != 0 and not is_weight(self.plate):
            raise ValueError("an add-on plate weighs more than 0")

    @property
    def totals(self) -> tuple[int, ...]:
        sums = (pin + plate for pin in self.pins for plate in {Decimal(0), self.plate})
        return _in_grams(tuple(sums), self.unit)

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


@lru_cache(maxsize=64)
def _in_grams(sums: tuple[Decimal, ...], unit: Unit) -> tuple[int, ...]:
    """Return weights in grams, each once, the lightest first; a plan asks hundreds of times."""
    return tuple(sorted({to_grams(total, unit) for total in sums}))


def is_weight(number: Decimal) -> bool:
    """Return whether a number can be the weight of something."""
    return number.is_finite() and number > 0


def weights(words: str) -> tuple[Decimal, ...]:
    """Return the weights that stand in a text, parted by spaces."""
    return tuple(map(Decimal, words.split()))


# The default equipment, for a person who has not configured any.
KETTLEBELLS_KG = FixedSizes(weights("4 8 12 16 20 24 28 32 36 40 44 48"))
KETTLEBELLS_LB = FixedSizes(weights("9 18 26 35 44 53 62 70 80 88 97 106"), "lb")
DUMBBELLS_KG = FixedSizes(tuple(step * Decimal("2.5") for step in range(1, 21)))
DUMBBELLS_LB = FixedSizes(tuple(map(Decimal, range(5, 105, 5))), "lb")
STACK_KG = Stack(Decimal(5), Decimal(5), Decimal(100))
STACK_LB = Stack(Decimal(10), Decimal(10), Decimal(200), "lb")
ADDED_KG = Stack(Decimal("2.5"), Decimal("2.5"), Decimal(60))
ADDED_LB = Stack(Decimal(5), Decimal(5), Decimal(130), "lb")
