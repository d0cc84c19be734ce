"""The cells of a form: what is typed into one, and how it is taken, doubted or refused."""

from __future__ import annotations

from abc import ABC, abstractmethod

from backcoach.core.text import LONGEST_NOTE, clean

LONGEST = 32  # characters of a value


class TypedCells(ABC):
    """A form of cells, one of which is changed; `typed` stands in it until it is taken.

    `problem` says what is wrong with it; what was doubted is believed when it is typed again. A
    note is edited in place.
    """

    def __init__(self) -> None:
        self.typed = self.problem = self._doubted = self.note = ""
        self.is_changed = False

    @property
    @abstractmethod
    def is_in_note(self) -> bool:
        """Whether the cell that is changed is the note."""

    @abstractmethod
    def begins(self, character: str) -> bool:
        """Return whether a value of the cell may begin with a character."""

    @abstractmethod
    def take(self, text: str, *, believed: bool) -> None:
        """Take what was typed. Raises ValueError with a sentence, also where it is doubted."""

    @abstractmethod
    def clear(self) -> None:
        """Take the value of the cell away, where there may be none."""

    @property
    @abstractmethod
    def is_taken_at_once(self) -> bool:
        """Whether one character is the whole value of the cell."""

    def type(self, character: str) -> bool:
        """Type a character; return False where it has no meaning in the cell."""
        if len(character) != 1 or not character.isprintable():
            return False
        if self.is_in_note:
            if not self.note and character == " ":
                return False
            self._write(self.note + character)
            return True
        if not (self.typed or self.begins(character)):
            return False
        self.problem = ""
        self.typed = clean(self.typed + character)[:LONGEST]
        if self.is_taken_at_once:
            self.keep()
        return True

    def erase(self) -> None:
        """Take the last character away; where none was typed, take away the value."""
        self.problem = ""
        if self.is_in_note:
            self._write(self.note[:-1])
        elif self.typed:
            self.typed = self.typed[:-1]
        else:
            self.clear()

    def keep(self) -> bool:
        """Take what was typed; return False where it cannot be read, `problem` says why."""
        text, self.typed = self.typed.strip(), ""
        if not text:
            return True
        try:
            self.take(text, believed=text == self._doubted)
        except ValueError as error:
            self.typed, self.problem, self._doubted = text, str(error), text
            return False
        self._doubted = ""
        return True

    def _write(self, note: str) -> None:
        self.note, self.problem, self.is_changed = clean(note)[:LONGEST_NOTE], "", True
