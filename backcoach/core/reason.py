"""Why something is as it is, as data: what kind of reason, and the values that belong to it.

Rules return reasons, plans and the log keep them, and one package for each language turns them
into sentences (`core.wording.reasons_en`). Every kind stands in `core.wording.reason_examples`.
Where a field holds `Reason | str`, the string is a sentence from a log of version 0.1.
"""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from backcoach.core.notation import Load

Value: TypeAlias = int | float | str | Load | tuple[str, ...]


class Reason(Struct, frozen=True, omit_defaults=True):
    """A kind of `core.wording.reason_examples` with its values by name."""

    kind: str
    values: Mapping[str, Value] = {}
