"""Asks in lines of text who trains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.text import clean, quoted
from backcoach.plain.conversation import LONGEST
from backcoach.plain.typed_commands import pick

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.questions.form import Form


class WhoTrains:
    """A list of names, of which one is typed, or its number; `q` leaves.

    `chosen` is the name, None while there is none.
    """

    def __init__(self, form: Form, say: Callable[[str], None]) -> None:
        (self._field,) = form.fields
        self._say = say
        self.chosen: str | None = None
        self.has_left = False

    def open(self) -> None:
        """Write the question and the names."""
        self._say(self._field.label)
        for number, option in enumerate(self._field.options, 1):
            self._say(f"{number} {option.text}")
        self._say("Type a number or a name. q leaves.")

    def hear(self, line: str) -> None:
        """Take the answer; ask again after one that is none."""
        words = clean(line[:LONGEST]).strip()
        picked = pick(words, self._field.options) if words else None
        if picked is not None:
            self.chosen = picked[0]
        elif words:
            self._say(f"{quoted(words)} is none of these.")
        self.has_left = self.chosen is not None or words.lower() == "q"

    def tick(self) -> None:
        """Do nothing: nothing happens with time."""

    def wait(self) -> float | None:
        return None

    def end(self) -> None:
        """Do nothing: without an answer there is nothing to say."""
