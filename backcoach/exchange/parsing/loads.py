"""Loads, distances and their units as other programs write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.exchange.parsing.core_imports import GRAMS, MAX_GRAMS, Unit, quoted
from backcoach.exchange.parsing.numbers import BadValueError, number
from backcoach.exchange.records import Distance, Load

if TYPE_CHECKING:
    from decimal import Decimal

    from backcoach.exchange.report import Findings, UnitSource

_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
    **dict.fromkeys(("lb", "lbs", "lb.", "lbs.", "pound", "pounds"), "lb"),
}
_DISTANCE_UNITS = {
    **dict.fromkeys(("km", "kms", "kilometer", "kilometers", "kilometres"), "km"),
    **dict.fromkeys(("m", "m.", "meter", "meters", "metres"), "m"),
    **dict.fromkeys(("mi", "mi.", "mile", "miles"), "mi"),
    **dict.fromkeys(("ft", "feet"), "ft"),
    **dict.fromkeys(("yd", "yds", "yards"), "yd"),
}


class UnitNeededError(Exception):
    """The file does not say whether its loads are in kilograms or pounds, nor did anybody else."""


def unit_of(text: str) -> Unit | None:
    """Read `kg`, `lbs`, `pounds` and so on; None for a blank cell. Raises BadValueError."""
    word = text.strip().casefold()
    if not word:
        return None
    if word not in _UNITS:
        raise BadValueError(f"the unit {quoted(text)} is neither kg nor lb")
    return _UNITS[word]


def distance_unit(text: str) -> str | None:
    """Return the short name of a unit of distance; None for one that is not known."""
    return _DISTANCE_UNITS.get(text.strip().casefold())


def load_of(value: Decimal, unit: Unit) -> Load | None:
    """Return a load; None for 0, which every program writes for none. Raises BadValueError."""
    kilograms = value * GRAMS[unit] / 1000
    grams = round(kilograms * 1000)
    if not grams:
        return None
    if abs(grams) > MAX_GRAMS:
        raise BadValueError(f"{value} {unit} is more than 1000 kg")
    return Load(grams=grams, unit=unit, kilograms=kilograms)


class Loads(dict[str, "Load | None"]):
    """Loads in one unit by their text; None for a blank cell or for 0."""

    def __init__(self, unit: Unit, *, comma_is_decimal: bool) -> None:
        """Read every number as one of `unit`."""
        super().__init__()
        self.unit = unit
        self.comma_is_decimal = comma_is_decimal

    def __missing__(self, text: str) -> Load | None:
        """Read a text that is new. Raises BadValueError."""
        value = number(text, comma_is_decimal=self.comma_is_decimal)
        self[text] = load = None if value is None else load_of(value, self.unit)
        return load


class LoadsWithoutUnit(Loads):
    """Loads of a file that names no unit; a unit is needed as soon as there is one."""

    def __init__(
        self,
        unit: Unit | None,
        findings: Findings,
        *,
        comma_is_decimal: bool,
    ) -> None:
        """Take the unit from outside the file, if there is one."""
        super().__init__(unit or "kg", comma_is_decimal=comma_is_decimal)
        self._known = unit is not None
        self._findings = findings

    def __missing__(self, text: str) -> Load | None:
        """Read a text that is new. Raises BadValueError, and UnitNeededError at the first load."""
        load = super().__missing__(text)
        if load is not None:
            if not self._known:
                raise UnitNeededError
            self._findings.once("unit_not_in_file")
        return load


class UnitTables:
    """The loads of a file, by unit."""

    def __init__(self, unit: Unit | None, source: UnitSource, findings: Findings) -> None:
        """Take the unit for loads without one, and where it comes from."""
        self.outside = unit
        self.source: UnitSource = source
        self.comma_is_decimal = True
        self._findings = findings
        self._tables: dict[Unit, Loads] = {}
        self._unnamed: LoadsWithoutUnit | None = None

    def of(self, unit: Unit | None) -> Loads:
        """Return the loads in `unit`, or those that the file names no unit for."""
        if unit is None:
            if self._unnamed is None:
                self._unnamed = LoadsWithoutUnit(
                    self.outside, self._findings, comma_is_decimal=self.comma_is_decimal
                )
            return self._unnamed
        if unit not in self._tables:
            self._tables[unit] = Loads(unit, comma_is_decimal=self.comma_is_decimal)
        return self._tables[unit]

    def used(self) -> set[Unit]:
        """The units in which loads were written, without those that are none."""
        used = {unit for unit, loads in self._tables.items() if any(loads.values())}
        if self._unnamed is not None and any(self._unnamed.values()):
            used.add(self._unnamed.unit)
        return used


class Distances(dict[str, "Distance | None"]):
    """Distances in one unit by their text; None for a blank cell or for 0."""

    def __init__(self, unit: str, *, comma_is_decimal: bool) -> None:
        """Read every number as one of `unit`."""
        super().__init__()
        self.unit = unit
        self.comma_is_decimal = comma_is_decimal

    def __missing__(self, text: str) -> Distance | None:
        """Read a text that is new. Raises BadValueError."""
        value = number(text, comma_is_decimal=self.comma_is_decimal)
        self[text] = distance = Distance(value=value, unit=self.unit) if value else None
        return distance
