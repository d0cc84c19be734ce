"""backcoach in a real pseudo-terminal: press keys, read the screen.

The screen has whole frames alone: a terminal that was asked whether it can hold a frame back until
its end answers that it can, and a program that is killed while it writes one leaves the one before.
"""

from __future__ import annotations

import os
import re
import sys
import time
from typing import TYPE_CHECKING

import pyte

from support.terminals.pseudo_terminal import BLOCK, PseudoTerminal

if TYPE_CHECKING:
    from collections.abc import Mapping

ENTER, SPACE = b"\r", b" "
CONFIRMING = (SPACE, ENTER, b"s")  # keys that go on: pressed in quick succession they are one
# Seconds between two presses of a key, so that they are no bounce and no repeat: from the first
# press, and from what it led to, as the program may have taken it late. Likewise of two that go on.
SAME, SAME_SEEN = 1.0, 0.75
OTHER, OTHER_SEEN = 0.6, 0.45
BACKCOACH = (sys.executable, "-m", "backcoach")
_ANOTHERS_SIZE = ("COLUMNS", "LINES")
FRAME, END_OF_FRAME = b"\x1b[?2026h", b"\x1b[?2026l"
_CAN_HOLD_FRAMES, _I_CAN = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_BEGUN = re.compile(rb"\x1b(?:\[[0-9;<=>? $]*|[\]P][^\x07\x1b]*)?\Z")  # a sequence without its end
# pyte does not know private modes, device strings and mode reports.
_UNKNOWN = re.compile(
    rb"\x1b\[[<>=?][0-9;]*\$?[a-zA-Z]|\x1bP[^\x1b]*\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
    rb"|\x1b\[[0-9;]*\$[a-z]|\x1b\[[0-9;]* q"
)


class Terminal(PseudoTerminal):
    """backcoach in a terminal that draws; with `answers=False` it answers no question."""

    def __init__(
        self,
        *args: str,
        size: tuple[int, int] = (100, 30),
        env: Mapping[str, str] | None = None,
        command: tuple[str, ...] = BACKCOACH,
        answers: bool = True,
    ) -> None:
        self._answers = answers
        self._pressed: dict[bytes, float] = {}  # when each key was pressed last
        self._seen: dict[bytes, float] = {}  # when the screen first showed what was waited for then
        self._is_guarded = "--plain" not in args
        self._unseen = b""  # the beginning of a frame, or of a sequence
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        # COLUMNS and LINES are another terminal's; programs believe them before their own.
        kept = {name: text for name, text in os.environ.items() if name not in _ANOTHERS_SIZE}
        usual = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
        super().__init__((*command, *args), {**kept, **usual, **(env or {})}, size)

    def press(self, *keys: bytes | str) -> None:
        """Press keys, none of them again sooner than a person would."""
        for key in keys:
            data = key.encode() if isinstance(key, str) else key
            due = self._due(data)
            while self._is_guarded and (left := due - time.monotonic()) > 0:
                self.read(left)
            self._pressed[data] = time.monotonic()
            self._seen.pop(data, None)
            self.write(data)

    def _due(self, key: bytes) -> float:
        """Return when a key may be pressed again."""
        due = [self._pressed.get(key, 0.0) + SAME, self._seen.get(key, 0.0) + SAME_SEEN]
        for other in CONFIRMING if key in CONFIRMING else ():
            due += [self._pressed.get(other, 0.0) + OTHER, self._seen.get(other, 0.0) + OTHER_SEEN]
        return max(due)

    def write(self, data: bytes) -> None:
        """Send bytes as they are, at once."""
        os.write(self.fd, data)

    def resize(self, columns: int, rows: int) -> None:
        super().resize(columns, rows)
        self._screen.resize(rows, columns)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def read(self, timeout: float) -> bool:
        data = self.take(timeout)
        if data:
            self._draw(data)
        return bool(data)

    def drain(self, seconds: float = 0.0, most: int = 1 << 20) -> int:
        """Take in up to `most` bytes without drawing them; return how many there were.

        What is drawn next begins with a whole frame or sequence.
        """
        taken = 0
        while taken < most and (data := self.take(seconds, min(BLOCK, most - taken))):
            self._whole(data)
            taken += len(data)
        return taken

    def _whole(self, data: bytes) -> bytes:
        """Return all but a frame or a sequence of which the end is still to come; that is kept."""
        written = self._unseen + data
        whole = len(written)
        if (frame := written.rfind(FRAME)) > written.rfind(END_OF_FRAME):
            whole = frame
        elif begun := _BEGUN.search(written):
            whole = begun.start()
        self._unseen = written[whole:]
        return written[:whole]

    def _draw(self, data: bytes) -> None:
        written = self._whole(data)
        if self._answers and _CAN_HOLD_FRAMES in written:
            self.write(_I_CAN)
        self._stream.feed(_UNKNOWN.sub(b"", written))

    def until(self, pattern: str, seconds: float = 20.0) -> str:
        """Read until the screen shows a pattern; return the screen."""
        end = time.monotonic() + seconds
        while not re.search(pattern, text := self.text):
            if time.monotonic() > end:
                raise AssertionError(f"{pattern!r} never came; the screen:\n{text}")
            self.read(end - time.monotonic())
            if self.has_ended and not re.search(pattern, self.text):
                raise AssertionError(f"it ended without {pattern!r}; the screen:\n{self.text}")
        for key in self._pressed:
            self._seen.setdefault(key, time.monotonic())
        return text
