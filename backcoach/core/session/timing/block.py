"""A block with a clock that is under way: when it began, when it ends, when its next set begins.

Instants are integer milliseconds, as everywhere.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace


class Block(Struct, frozen=True, omit_defaults=True):
    """The block of that number. `ends_at` is None in an EMOM, which ends with its last set.

    `began_at` is the start of the block, in an EMOM of the set that was begun last. `is_over`: its
    time has passed.
    """

    number: int
    began_at: int
    ends_at: int | None = None
    is_over: bool = False

    def shifted(self, milliseconds: int) -> Block:
        """Return the block after a pause of that length; what is over stays over."""
        ends_at = self.ends_at
        if ends_at is not None and not self.is_over:
            ends_at += milliseconds
        return replace(self, began_at=self.began_at + milliseconds, ends_at=ends_at)

    def next_start(self, seconds: int, now: int) -> int:
        """Return the first instant after `now` at which a set begins, every so many seconds."""
        step = seconds * 1000
        return self.began_at + ((now - self.began_at) // step + 1) * step

    def left(self, now: int) -> int:
        """Return the milliseconds to its end, never less than 0; 0 where it has none."""
        return 0 if self.ends_at is None or self.is_over else max(0, self.ends_at - now)
