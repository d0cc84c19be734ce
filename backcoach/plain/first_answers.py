"""The questions of a first run in lines: what is known of a person, before the first set.

They never stand in the way: Enter goes on at once, and every other command works as ever.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.questions.form import typed_field
from backcoach.core.questions.person.typed_answers import KNOWN, objection
from backcoach.core.settings.settings import BodyWeight
from backcoach.core.text import quoted
from backcoach.plain.lines import sentence
from backcoach.plain.typed_commands import pick, typed

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.actions import Keymap
    from backcoach.core.questions.form import Field, Form
    from backcoach.core.units import Unit
    from backcoach.interface.host import Host

BODY_WEIGHT = typed_field("body_weight", "Body weight", "your own, as 80 kg or 176 lb")
CHOICES = ("level", "goal", "units", "equipment")
SKIPS = ("no", "-")
SHORTEST_WORD = 3  # letters of an answer; fewer are a key
GRAMS = 1000  # in a kilogram


def first_time(keymap: Keymap) -> str:
    """Return what a person who is new is told first."""
    key = typed("settings", keymap)
    return f"First a few questions. Enter skips them and begins; {key} asks all of them again."


class FirstAnswers:
    """Asks what a first form has to know, one thing after the other, the most needed first.

    Once level and equipment are answered, the best sets are those of the session that fits them.

    `has_settled` tells that the answers were kept, and that the host has another session by them.
    Whoever begins without an answer, or leaves, is not asked again: `leave` keeps what there is.
    """

    def __init__(self, host: Host, form: Form, say: Callable[[str], None]) -> None:
        self.has_settled = False
        self._host = host
        self._form = form
        self._say = say
        self._given: dict[str, str] = {}
        self._doubted = ""
        choices = [field for field in form.fields if field.id in CHOICES]
        self._last_choice = choices[-1].id if choices else ""
        self._fields: list[Field] = [*choices, BODY_WEIGHT, *_known(form)]

    def ask(self) -> None:
        """Ask what is still open; where nothing is, keep what was answered."""
        if self._fields:
            field = self._fields[0]
            leave = "Type no to skip it; Enter begins."
            if not field.example:
                numbered = enumerate(field.options, 1)
                choices = "; ".join(f"{number} {option.text}" for number, option in numbered)
                self._say(f"{field.label}: {choices}. {leave}")
            else:
                self._say(f"{field.label}: {field.example}? {leave}")
        elif self._given:
            self._say(sentence(self._host.settle(self._answers)))
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
            field = self._fields[0]
            is_word = not field.example and len(text) >= SHORTEST_WORD
            if not (text[:1].isdigit() or (is_word and pick(text, field.options))):
                return False
            unit: Unit = "lb" if self._given.get("units") == "lb" else "kg"
            doubted, self._doubted = self._doubted, text
            try:
                self._given[field.id] = _answer(field, text, unit, doubted)
            except ValueError as error:
                self._say(str(error))
                return True
        answered = self._fields.pop(0)
        if answered.id == self._last_choice:
            self._fields[1:] = _known(self._host.fitting_form(self._answers))
        self.ask()
        return True

    def leave(self) -> None:
        """Keep what was answered, in a session that has begun nothing where nothing was."""
        self._fields.clear()
        if self._host.first_form is not None:
            self._say(sentence(self._host.settle(self._answers)))

    @property
    def has_answers(self) -> bool:
        return bool(self._given)

    @property
    def _answers(self) -> dict[str, str]:
        return {**self._form.answers, **self._given}


def _known(form: Form) -> list[Field]:
    """Return the questions for the best sets of the session that a form is for."""
    return [field for field in form.fields if field.id.startswith(KNOWN)]


def _answer(field: Field, text: str, unit: Unit, doubted: str) -> str:
    """Return an answer as the form has it. Raises ValueError for what is none.

    So does what can hardly be meant, unless it is the `doubted` one before.
    """
    if not field.example:
        picked = pick(text, field.options)
        if picked is None or picked[1]:
            raise ValueError(f"{quoted(text)} is none of these; type a number from the list.")
        return picked[0]
    if field is BODY_WEIGHT:
        return _kilograms(text, unit)
    if wrong := objection(field, text, unit, (doubted,)):
        raise ValueError(wrong)
    return text


def _kilograms(text: str, unit: Unit) -> str:
    """Return a body weight in whole kilograms; raises ValueError for what is none."""
    weight = BodyWeight.parse(text if text[-1:].isalpha() else f"{text} {unit}")
    return str(round((weight.grams or 0) / GRAMS))
