"""The questions of a first run in lines: what is known of a person, before the first set.

They never stand in the way: Enter goes on at once, and every other command works as ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.questions.form import typed_field
from backcoach.core.questions.typed_answers import KNOWN, problem
from backcoach.core.settings.settings import BodyWeight
from backcoach.plain.lines import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.questions.form import Field, Form
    from backcoach.interface import Host

BODY_WEIGHT = typed_field("body_weight", "Body weight", "your own, as 80 kg or 176 lb")
SKIPS = ("no", "-")
GRAMS = 1000  # in a kilogram


class FirstAnswers:
    """Asks for the body weight and the best sets of a first form, one after the other.

    `has_settled` tells that the answers were kept, and that the host has another session by them.
    """

    def __init__(self, host: Host, form: Form, say: Callable[[str], None]) -> None:
        known = [field for field in form.fields if field.id.startswith(KNOWN)]
        self.has_settled = False
        self._host = host
        self._form = form
        self._say = say
        self._given: dict[str, str] = {}
        self._fields: list[Field] = [BODY_WEIGHT, *known] if known else []

    def ask(self) -> None:
        """Ask what is still open; where nothing is, keep what was answered."""
        if self._fields:
            field = self._fields[0]
            self._say(f"{field.label}: {field.example}? No leaves it out, Enter goes on.")
        elif self._given:
            self._say(sentence(self._host.settle({**self._form.answers, **self._given})))
            self._given, self.has_settled = {}, True

    def hear(self, line: str) -> bool:
        """Take a typed line; return whether it was an answer, or ended the questions."""
        text = line.strip()
        if not self._fields:
            return False
        if not text:
            was_answered = bool(self._given)
            self._fields.clear()
            self.ask()
            return was_answered
        if text.lower() not in SKIPS:
            if not text[:1].isdigit():
                return False
            try:
                self._given[self._fields[0].id] = _answer(self._fields[0], text)
            except ValueError as error:
                self._say(str(error))
                return True
        self._fields.pop(0)
        self.ask()
        return True


def _answer(field: Field, text: str) -> str:
    """Return an answer as the form has it. Raises ValueError for what is none."""
    if field is BODY_WEIGHT:
        return _kilograms(text)
    if wrong := problem(field.id, text, "kg"):
        raise ValueError(wrong)
    return text


def _kilograms(text: str) -> str:
    """Return a body weight in whole kilograms; raises ValueError for what is none."""
    weight = BodyWeight.parse(text if text[-1:].isalpha() else f"{text} kg")
    return str(round((weight.grams or 0) / GRAMS))
