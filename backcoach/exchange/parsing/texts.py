"""Names and notes from a file: cleaned, trimmed, of bounded length."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.exchange.parsing.core_imports import clean, one_line

if TYPE_CHECKING:
    from backcoach.exchange.report import Findings

MAX_NAME = 120
MAX_NOTE = 4000


def _gate(text: str, findings: Findings) -> str:
    """Pass a text through the gate for foreign text, and note if something was taken out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cleaned = clean(text)
    if cleaned is not text and len(cleaned) - cleaned.count("\u25cc") < len(text) - text.count(
        "\u25cc"
    ):
        findings.once("control_characters_removed")
    return cleaned


class Names(dict[str, str]):
    """Names by their text as written: one line, no blanks outside, at most 120 characters."""

    def __init__(self, findings: Findings) -> None:
        """Note what is cut or taken out in `findings`."""
        super().__init__()
        self._findings = findings

    def __missing__(self, text: str) -> str:
        """Clean a text that is new."""
        name = one_line(_gate(text, self._findings))
        if len(name) > MAX_NAME:
            self._findings.add("name_cut", value=name[:20] + "…")
            name = name[: MAX_NAME - 1] + "…"
        self[text] = name
        return name


class Notes(dict[str, str]):
    """Notes by their text as written: lines kept, at most 4000 characters."""

    def __init__(self, findings: Findings) -> None:
        """Note what is cut or taken out in `findings`."""
        super().__init__()
        self._findings = findings

    def __missing__(self, text: str) -> str:
        """Clean a text that is new."""
        note = _gate(text, self._findings).strip()
        if len(note) > MAX_NOTE:
            self._findings.add("note_cut", value=one_line(note[:20]) + "…")
            note = note[: MAX_NOTE - 1] + "…"
        # Strong's files that other programs read have a dash for no note.
        self[text] = note = "" if note == "-" else note
        return note
