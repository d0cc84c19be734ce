"""All that reading other programs' files needs of the core, imported in one place."""

from __future__ import annotations

from backcoach.core.text import clean, one_line, quoted
from backcoach.core.units import GRAMS, MAX_GRAMS, Unit

__all__ = ["GRAMS", "MAX_GRAMS", "Unit", "clean", "one_line", "quoted"]
