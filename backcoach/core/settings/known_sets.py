"""Sets that a person knows they can do, as they write them: the table [known] of config.toml."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.notation import Load
from backcoach.core.settings.person import KnownBest
from backcoach.core.text import quoted
from backcoach.core.toml.validation import FieldError, value_text

if TYPE_CHECKING:
    from backcoach.core.units import Unit

MOST_REPS = 100
EXAMPLES = 'write "5 x 100 kg", or "8" where only the body is lifted'
# Compiled on first use.
_ID = r"[a-z][a-z0-9_]{0,39}"
_SET = r"(?ai)(\d{1,3})\s*(?:[x×*]\s*(\S.*))?"


class KnownSet(Struct, frozen=True):
    """Repetitions that could be done at most, with a load or with the body alone."""

    reps: int
    load: Load | None = None

    @classmethod
    def parse(cls, value: object, unit: Unit = "kg") -> KnownSet:
        """Read `"5 x 100 kg"`, `"8"` or `8`; a load without a unit is in `unit`."""
        text = str(value).strip() if isinstance(value, (str, int)) else ""
        match = None if isinstance(value, bool) else re.fullmatch(_SET, text)
        if match and 1 <= int(match[1]) <= MOST_REPS:
            try:
                load = Load.parse(match[2], unit) if match[2] else None
            except ValueError:
                load = Load(None)
            if load is None or load.grams:
                return cls(int(match[1]), load)
        raise ValueError(f"{quoted(value)} is not a set; {EXAMPLES}")

    def __str__(self) -> str:
        return str(self.reps) if self.load is None else f"{self.reps} x {self.load}"

    @property
    def best(self) -> KnownBest:
        """The set as the coaching reads it."""
        return KnownBest(self.load.grams if self.load else None, self.reps)


def known_sets(table: object, unit: Unit, errors: list[FieldError]) -> dict[str, KnownSet]:
    """Return the sets of a table by exercise; mistakes are added to `errors` and left out.

    Whether an exercise of that name exists is for whoever has the exercises file.
    """
    if not isinstance(table, dict):
        text = f"known {value_text(table)} is not a table of exercises"
        errors.append(FieldError(("known",), text))
        return {}
    sets = {}
    for name, value in table.items():
        if re.fullmatch(_ID, name) is None:
            text = f"{value_text(name)} is not the id of an exercise, as bb_deadlift"
            errors.append(FieldError(("known", name), text))
            continue
        try:
            sets[name] = KnownSet.parse(value, unit)
        except ValueError as error:
            errors.append(FieldError(("known", name), f"{name}: {error}"))
    return sets
