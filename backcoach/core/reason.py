"""Why something is as it is, as data: what kind of reason, and the values that belong to it.

Rules return reasons, plans and the log keep them, and one module for each language turns them
into sentences (`core.wording.reasons_en`).
"""

from __future__ import annotations

from msgspec import Struct

from backcoach.core.notation import Load

Value = int | float | str | Load


class Reason(Struct, frozen=True, omit_defaults=True):
    """A kind of `core.wording.reason_examples` with its values by name."""

    kind: str
    values: dict[str, Value] = {}
