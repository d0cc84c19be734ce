"""Speaks through a program of the person's own, which reads a sentence a line and is kept running.

Programs with neural voices load for seconds; kept, they answer at once.
"""

from __future__ import annotations

from queue import SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias

from backcoach.signals.process import Program
from backcoach.signals.voice import speakable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Line: TypeAlias = "str | None"  # None ends the thread
MOST_STARTS = 3  # of a program that ends by itself, in a session
_END_WAIT = 0.5  # s for a program to end after its input has


class OwnSpeaker:
    """Hands sentences to one program. `say` never waits, and no method raises.

    A sentence that the program has not yet been given when the next one comes is left out.
    """

    def __init__(self, command: Sequence[str], environ: Mapping[str, str] | None = None) -> None:
        self._command = command
        self._environ = environ
        self._program: Program | None = None
        self._lines: SimpleQueue[Line] = SimpleQueue()
        self._thread = Thread(target=self._hand_on, daemon=True)
        self._thread.start()

    def say(self, text: str) -> None:
        """Hand on a sentence; an empty text does nothing."""
        if sentence := speakable(text):
            self._lines.put(sentence)

    def close(self) -> None:
        """Stop speaking."""
        self._lines.put(None)
        self._thread.join(2 * _END_WAIT)
        if self._thread.is_alive() and self._program is not None:  # it does not read its input
            self._program.end(0)

    def _hand_on(self) -> None:
        starts = 0
        while (line := self._newest()) is not None:
            program = self._program
            if (program is None or program.has_ended) and starts < MOST_STARTS:
                starts += 1
                if program is not None:
                    program.end(0)
                self._program = program = Program(self._command, self._environ)
            if program is not None:
                program.tell(line)
        if self._program is not None:
            self._program.end(_END_WAIT)

    def _newest(self) -> Line:
        """Wait for a line and return the last one that is there."""
        line = self._lines.get()
        while line is not None and not self._lines.empty():  # nobody else takes one out
            line = self._lines.get()
        return line
