"""The answers of a terminal that are strings: its colours, its name, what it can do.

Nothing here asks for them. One that another program asked for may come late, and Textual would
take it for keys: in `ESC ] 11 ; rgb:1e1e/...` for five of a session.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ARRIVES = 0.5  # s in which all of an answer has come
# OSC, DCS, PM, APC and SOS, up to BEL or ST. Alone, what begins one is a key with Alt.
_WHOLE = re.compile(r"\x1b[\]PX^_][^\x07\x1b]+(?:\x07|\x1b\\)")
_BEGUN = re.compile(r"\x1b[\]PX^_][^\x07\x1b]+\x1b?\Z")


class WithoutAnswers:
    """Leaves answers out of what a terminal sends; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._begun, self._begun_at = "", 0.0

    def rest(self, data: str) -> str:
        """Return some input without its answers; one that is not whole waits for the next piece."""
        now = self._clock()
        begun, self._begun = self._begun, ""
        if begun and now - self._begun_at < ARRIVES:
            data = begun + data
        else:
            self._begun_at = now
        data = _WHOLE.sub("", data)
        match = _BEGUN.search(data)
        if match is None:
            return data
        self._begun = match[0]
        return data[: match.start()]
