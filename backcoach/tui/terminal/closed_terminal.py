"""A terminal that has closed under the program: it reads as nothing, and cannot be written to.

The program is told to end at the same time (SIGHUP). Until it has ended Textual would read without
a break, and once its writing thread had died of the first error it would wait for ever for room in
that thread's queue.
"""

from __future__ import annotations

import codecs
import time
from contextlib import suppress
from typing import IO

LOOK_AGAIN = 0.1  # s after which a terminal that gave nothing is read again


class Decoder(codecs.getincrementaldecoder("utf-8")):  # type: ignore[misc]  # a class made by name
    """Decodes UTF-8 without the bytes that are none, and waits a moment where nothing came."""

    def __init__(self) -> None:
        super().__init__(errors="ignore")

    def decode(self, data: bytes, final: bool = False) -> str:
        if not data and not final:
            time.sleep(LOOK_AGAIN)
        text: str = super().decode(data, final)
        return text


class Output:
    """A file in whose place nothing may be any more: what cannot be written is lost."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            self._file.flush()
