"""Which presses of a key count: one of a bouncing key, the first of one that is held.

A terminal with the keyboard protocol of kitty reports which presses are repeats of a held key.
In others only time tells: the first repeat comes 250 to 660 ms after the press, those after it
some 33 ms apart; a bounce comes within 150 ms. Nobody presses a key on purpose as fast. Repeats
may be held up on their way, over a network or by a busy machine.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from backcoach.core.actions import with_capitals

if TYPE_CHECKING:
    from collections.abc import Collection

    from backcoach.core.actions import Keymap

Report = Literal["", "press", "repeat"]

BOUNCE = 150  # ms
AGAIN = 400  # ms after a key that goes on in which none of those counts
HELD = 700  # ms in which the same key may be one that is held
MOVING = 3  # quick presses after which a key that may repeat is held


UNKNOWN = 3  # letters in a row after which a hint is due


class UnknownLetters:
    """Counts letters that are no keys, as another layout of the keyboard has them."""

    def __init__(self, keymap: Keymap) -> None:
        self._known = {key for keys in with_capitals(keymap).values() for key in keys}
        self._count = 0

    def are_unknown(self, key: str, character: str) -> bool:
        """Return whether this is the third letter in a row that is not a key."""
        self._count = self._count + 1 if character.isalpha() and key not in self._known else 0
        return self._count == UNKNOWN


class KeyGuard:
    """Tells for each press whether it counts.

    `onward` are the keys that go on in the session, together: none of them counts within AGAIN of
    another. `repeating` are those that may be held. Other keys count once, however long they are
    held; a second press within HELD may be a repeat, unless the terminal tells, or another key came
    between: only the key that was pressed last repeats. One that has begun to repeat is held until
    nothing comes of it for AGAIN. Instants are milliseconds of one clock.
    """

    def __init__(self, onward: Collection[str], repeating: Collection[str]) -> None:
        self._onward = frozenset(onward)
        self._repeating = frozenset(repeating) - self._onward
        self._seen: dict[str, int] = {}
        self._last = ""  # key that was pressed
        self._counted: dict[str, int] = {}
        self._quick: Counter[str] = Counter()  # presses of a key in a row that came quickly
        self._went_on: int | None = None
        self._is_reported = False

    def counts(self, key: str, at: int, report: Report = "") -> bool:
        """Return whether a press counts; a press that does not still tells that a key is held."""
        self._is_reported = self._is_reported or bool(report)
        since_seen = at - self._seen.get(key, at - HELD)
        self._seen[key] = at
        may_repeat, self._last = key == self._last, key
        is_late = may_repeat and self._quick[key] > 0 and since_seen < AGAIN
        if since_seen < BOUNCE or (is_late and key not in self._repeating):
            since_seen = min(since_seen, BOUNCE - 1)
            self._quick[key] += 1
        else:
            self._quick[key] = 0
        if not self._is_counted(key, at, report, since_seen, may_repeat=may_repeat):
            return False
        self._counted[key] = at
        if key in self._onward:
            self._went_on = at
        return True

    def _is_counted(
        self, key: str, at: int, report: Report, since_seen: int, *, may_repeat: bool
    ) -> bool:
        if key in self._repeating:
            is_held = report == "repeat" or self._quick[key] >= MOVING
            return is_held or since_seen >= BOUNCE
        if report == "repeat" or since_seen < BOUNCE:
            return False
        went_on = self._went_on if key in self._onward else None
        if went_on is not None and at - went_on < AGAIN:
            return False
        if not may_repeat:
            return True
        wait = AGAIN if self._is_reported else HELD
        return at - self._counted.get(key, at - wait) >= wait
