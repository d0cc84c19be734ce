"""The equipment as a person configures it: weights, discs and machines of a file."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from backcoach.core.loads.barbell import MAX_PAIRS, Barbell, Disc
from backcoach.core.loads.gear import DEFAULT, Gear
from backcoach.core.loads.implements import MAX_PINS, FixedSizes, Pins, Stack
from backcoach.core.text import quoted

if TYPE_CHECKING:
    from backcoach.core.units import Unit

LIGHTEST = Decimal("0.1")
HEAVIEST = Decimal(1000)
FINEST = Decimal("0.01")
_DISCS = r"(?a)(\d{1,3})\s+pairs?\s+of\s+(\d{1,4}(?:[.,]\d{1,2})?)"  # compiled on first use


class Weight(Decimal):
    """A number in the person's unit: 0.1 to 1000, with at most two decimals."""

    @classmethod
    def parse(cls, value: object) -> Weight:
        """Read `20` or `22.5`."""
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            weight = cls(str(value))
            is_in_range = weight.is_finite() and LIGHTEST <= weight <= HEAVIEST
            if is_in_range and weight % FINEST == 0:
                return weight
        raise ValueError(
            f"{quoted(value)} is not a weight; write a number from {LIGHTEST} to {HEAVIEST}, "
            "without its unit"
        )


class CollarWeight(Weight):
    """A weight that may also be 0."""

    @classmethod
    def parse(cls, value: object) -> CollarWeight:
        """Read `0` or `5`."""
        is_zero = value == 0 and not isinstance(value, bool)
        return cls(0) if is_zero else cls(Weight.parse(value))


class PairsOfDiscs(Disc, frozen=True, array_like=True):
    """Discs as they are written in a file, with weights in the person's unit."""

    @classmethod
    def parse(cls, value: object) -> PairsOfDiscs:
        """Read `"2 pairs of 20"`, `"1 pair of 1.25"` or `"1 pair of 1,25"`."""
        if match := re.fullmatch(_DISCS, value.strip()) if isinstance(value, str) else None:
            pairs, weight = int(match[1]), Decimal(match[2].replace(",", "."))
            if 1 <= pairs <= MAX_PAIRS and LIGHTEST <= weight <= HEAVIEST:
                return cls(weight, pairs)
        raise ValueError(
            f'{quoted(value)} is not a number of discs; write "2 pairs of 20", with 1 to '
            f"{MAX_PAIRS} pairs"
        )

    def __str__(self) -> str:
        return f"{self.pairs} {'pair' if self.pairs == 1 else 'pairs'} of {self.weight:f}"


BandName = Annotated[
    str, Meta(pattern=r"\S", max_length=20, description="the name of a band", examples=["green"])
]


class Range(Struct, frozen=True, kw_only=True):
    """Weights in equal steps from `start` to `end`."""

    start: Annotated[Weight, Meta(description="the lightest")]
    step: Annotated[Weight, Meta(description="from one to the next")]
    end: Annotated[Weight, Meta(description="the heaviest")]


MOST_SIZES = 60

Sizes = Annotated[tuple[Weight, ...], Meta(min_length=1, max_length=MOST_SIZES)]


class OwnGear(Struct, frozen=True, kw_only=True):
    """The implements that a person configured, in their unit; None or empty: the default."""

    bar: Annotated[Weight | None, Meta(description="the empty bar")] = None
    collars: Annotated[CollarWeight | None, Meta(description="both collars together")] = None
    discs: Annotated[
        tuple[PairsOfDiscs, ...],
        Meta(min_length=1, max_length=12, description="the discs for the bar"),
    ] = ()
    kettlebells: Annotated[
        tuple[Weight, ...], Meta(min_length=1, max_length=40, description="the kettlebells")
    ] = ()
    dumbbells: Annotated[
        Sizes | Range | None, Meta(description="the dumbbells, a list or a row in equal steps")
    ] = None
    stack: Annotated[Sizes | Range | None, Meta(description="the pins of a machine, likewise")] = (
        None
    )
    stack_plate: Annotated[
        Weight | None, Meta(description="a small plate that can be laid on any pin")
    ] = None
    added_step: Annotated[
        Weight | None, Meta(description="the step of weight that you hang on for pull-ups")
    ] = None
    bands: Annotated[
        tuple[BandName, ...],
        Meta(min_length=1, max_length=12, description="the bands, the strongest first"),
    ] = ()

    def gear(self, unit: Unit) -> Gear:
        """Return the implements, in `unit`. Raises ValueError for impossible values."""
        usual = DEFAULT[unit]
        discs = tuple(Disc(disc.weight, disc.pairs) for disc in self.discs)
        return Gear(
            unit=unit,
            barbell=Barbell(
                bar=usual.barbell.bar if self.bar is None else self.bar,
                collars=usual.barbell.collars if self.collars is None else self.collars,
                discs=discs or usual.barbell.discs,
                full_size=usual.barbell.full_size,
                unit=unit,
            ),
            kettlebells=FixedSizes(self.kettlebells, unit, is_listed=True)
            if self.kettlebells
            else usual.kettlebells,
            dumbbells=_fixed_sizes(self.dumbbells, unit) if self.dumbbells else usual.dumbbells,
            stack=self._machine(unit),
            added=_added(self.added_step, usual.added) if self.added_step else usual.added,
            bands=tuple(name.removesuffix(" band") for name in self.bands),
        )

    def _machine(self, unit: Unit) -> Stack | Pins:
        """Return the machine; with a plate, or pins that were listed, each pin for itself."""
        if isinstance(self.stack, tuple):
            pins: tuple[Decimal, ...] = self.stack
        else:
            usual = DEFAULT[unit].stack
            row = _stack(self.stack, unit) if self.stack else usual
            if self.stack_plate is None or not isinstance(row, Stack):
                return row
            pins = _in_row(row)
        return Pins(pins, self.stack_plate or Decimal(0), unit)


def _in_row(row: Stack) -> tuple[Decimal, ...]:
    return tuple(row.start + place * row.step for place in range(len(row.totals)))


def _stack(row: Range, unit: Unit) -> Stack:
    return Stack(row.start, row.step, row.end, unit)


def _fixed_sizes(weights: tuple[Weight, ...] | Range, unit: Unit) -> FixedSizes:
    if isinstance(weights, Range):
        return FixedSizes(_in_row(_stack(weights, unit)), unit)
    return FixedSizes(weights, unit, is_listed=True)


def _added(step: Weight, usual: Stack) -> Stack:
    """Return added weights in this step up to the default end, at most MAX_PINS of them."""
    most = min(usual.end, step * MAX_PINS)
    return Stack(step, step, max(step, most), usual.unit)
