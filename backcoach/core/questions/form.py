"""A few questions that are answered by choosing: each has its answer filled in beforehand."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace


class Option(Struct, frozen=True):
    """A possible answer: its value for the program, and its words."""

    value: str
    label: str


class Field(Struct, frozen=True):
    """One question with its options, of which the one at `chosen` counts."""

    id: str
    label: str
    options: tuple[Option, ...]
    chosen: int = 0

    @property
    def value(self) -> str:
        return self.options[self.chosen].value

    @property
    def has_more(self) -> bool:
        return self.chosen < len(self.options) - 1

    def moved(self, direction: int) -> Field:
        """Return the field with the next or previous option; it does not go round."""
        place = min(max(self.chosen + direction, 0), len(self.options) - 1)
        return replace(self, chosen=place)

    def picked(self, value: str) -> Field:
        """Return the field with the option of that value, itself if there is none."""
        values = [option.value for option in self.options]
        return replace(self, chosen=values.index(value)) if value in values else self


class Form(Struct, frozen=True):
    """Questions that are answered together; `text` stands below them."""

    title: str
    fields: tuple[Field, ...]
    text: str = ""

    @property
    def answers(self) -> dict[str, str]:
        return {field.id: field.value for field in self.fields}

    def with_field(self, changed: Field) -> Form:
        """Return the form with one of its fields changed."""
        fields = (changed if field.id == changed.id else field for field in self.fields)
        return replace(self, fields=tuple(fields))


def field(field_id: str, label: str, *options: tuple[str, str], chosen: str = "") -> Field:
    """Return a field of values and words, the first one chosen unless another is named."""
    made = Field(field_id, label, tuple(Option(*option) for option in options))
    return made.picked(chosen)
