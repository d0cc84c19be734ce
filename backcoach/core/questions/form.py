"""Questions that are answered by choosing: each has an answer filled in beforehand.

A form is the one model of a question: a question by itself is a form with one field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CHOICE = "choice"  # the id of the only field of a `choice`
OPEN = -1  # nothing is chosen yet


class Option(Struct, frozen=True):
    """A possible answer: its value for the program, its words, and what is to be added to them."""

    value: str
    label: str
    note: str = ""

    @property
    def text(self) -> str:
        """The words with the note, as one phrase."""
        return f"{self.label}, {self.note}" if self.note else self.label


class Field(Struct, frozen=True):
    """One question with its options, of which the one at the index `chosen` counts.

    It is asked only where the field named `only_with`, if any, has an answer but those of `unless`.
    With an `example` its answer is typed; `typed` is that text, "" where it was passed over.
    While `chosen` is OPEN nothing is chosen, and somebody has to choose. A typed load above
    `heaviest`, in grams, can hardly be meant; 0 is no limit.
    """

    id: str
    label: str
    options: tuple[Option, ...]
    chosen: int = 0
    only_with: str = ""
    unless: tuple[str, ...] = ("", "0")
    example: str = ""
    typed: str = ""
    heaviest: int = 0

    @property
    def value(self) -> str:
        if self.example:
            return self.typed
        return "" if self.is_open else self.options[self.chosen].value

    @property
    def is_open(self) -> bool:
        """Whether an answer has to be chosen first."""
        return self.chosen == OPEN

    @property
    def has_more(self) -> bool:
        return self.chosen < len(self.options) - 1

    def moved(self, direction: int) -> Field:
        """Return the field with the next or previous option; it does not go round."""
        index = min(max(self.chosen + direction, 0), len(self.options) - 1)
        return replace(self, chosen=index)

    def picked(self, value: str) -> Field:
        """Return the field with the option of that value, itself if there is none."""
        values = [option.value for option in self.options]
        return replace(self, chosen=values.index(value)) if value in values else self


class Form(Struct, frozen=True):
    """Questions that are answered together; `text` is what must be read with them.

    The fields whose ids are in `later` are asked only once somebody wants to answer more.
    """

    title: str
    fields: tuple[Field, ...]
    text: str = ""
    later: tuple[str, ...] = ()

    @property
    def answers(self) -> dict[str, str]:
        return {field.id: field.value for field in self.fields}

    def is_asked(self, field: Field, answers: Mapping[str, str] | None = None) -> bool:
        """Return whether a field is asked by the answers to the others, those of the form itself
        unless other ones are given.
        """
        if field.id in self.later:
            return False
        known = self.answers if answers is None else answers
        return not field.only_with or known.get(field.only_with, "") not in field.unless

    @property
    def is_choice(self) -> bool:
        """Whether one answer is picked from a list, and nothing else is asked."""
        return [field.id for field in self.fields] == [CHOICE]

    def with_first(self, field_id: str) -> Form:
        """Return the form with one of its fields before the others."""
        fields = sorted(self.fields, key=lambda field: field.id != field_id)
        return replace(self, fields=tuple(fields))

    def with_field(self, changed: Field) -> Form:
        """Return the form with one of its fields changed."""
        fields = (changed if field.id == changed.id else field for field in self.fields)
        return replace(self, fields=tuple(fields))


def field(
    field_id: str,
    label: str,
    *options: tuple[str, str],
    chosen: str = "",
    only_with: str = "",
) -> Field:
    """Return a field of values and words, the first one chosen unless another is named."""
    made = Field(field_id, label, tuple(Option(*option) for option in options), only_with=only_with)
    return made.picked(chosen)


def typed_field(field_id: str, label: str, example: str, typed: str = "") -> Field:
    """Return a field whose answer is typed, as `example` shows."""
    return Field(field_id, label, (Option("", example),), example=example, typed=typed)


def choice(title: str, options: Iterable[Option], text: str = "") -> Form:
    """Return a form with one question, of which `title` is the text; the first option counts."""
    return Form(title, (Field(CHOICE, title, tuple(options)),), text)


def scale(lowest: int, highest: int, low: str, high: str) -> list[tuple[str, str]]:
    """Return values and words of a scale of whole numbers, for `field`; its ends have words."""
    ends = {lowest: f"{lowest}, {low}", highest: f"{highest}, {high}"}
    return [(str(level), ends.get(level, str(level))) for level in range(lowest, highest + 1)]
