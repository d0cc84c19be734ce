"""What the next session asks for, as lines of text and as values for other programs."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from msgspec import to_builtins

from backcoach.core.views.listings import WIDTH
from backcoach.core.wording.reasons_en import reason_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.actions import Keymap
    from backcoach.core.exercises.model import Session
    from backcoach.core.planning.next_session import NextLine
    from backcoach.core.reason import Reason

INDENT = " " * 4


def next_text(
    session: Session, lines: Sequence[NextLine], keymap: Keymap, notes: Sequence[Reason] = ()
) -> str:
    """Return the lines of the next session as text, each with its reason, notes and offer.

    `notes` are what a programme says of the session.
    """
    rows = [f"{session.name}, {session.level}"]
    for note in notes:
        text = reason_text(note, keymap)
        rows += textwrap.wrap(text, WIDTH, initial_indent="  ", subsequent_indent="  ")
    for line in lines:
        rows.append(f"  {line.name:<28} {line.text}")
        for text in filter(None, (_why(line, keymap), _notes(line, keymap), _offer(line, keymap))):
            rows += textwrap.wrap(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
    return "\n".join(rows)


def session_values(
    session: Session, lines: Sequence[NextLine], notes: Sequence[Reason], keymap: Keymap
) -> dict[str, object]:
    """Return the next session as the object of `next --json`.

    `notes` are sentences on which day of a programme it is and why, `note_reasons` the same as
    data.
    """
    return {
        "session": session.id,
        "name": session.name,
        "notes": [reason_text(note, keymap) for note in notes],
        "note_reasons": [_data(note) for note in notes],
        "exercises": [next_values(line, keymap) for line in lines],
    }


def next_values(line: NextLine, keymap: Keymap) -> dict[str, object]:
    """Return a line as an object of `exercises` in `next --json`.

    `load` is in words; `load_kg` is a number, negative for assistance, and None for a band or
    body weight. `why`, `note` and `offer` are sentences; `reason`, `note_reasons` and
    `offer_reason` are the same as data, each with its kind and its values. `ability` holds for each
    side the one-repetition maximum of moved mass, or the repetitions to failure, with its margin.
    """
    grams = line.load.grams if line.load else None
    return {
        "exercise": line.exercise,
        "name": line.name,
        "sets": line.sets,
        "target": line.target,
        "targets": [
            {"target": target, "load": str(load) if load else None} for target, load in line.targets
        ],
        "load_kg": None if grams is None else grams / 1000,
        "load": str(line.load) if line.load else None,
        "why": _why(line, keymap),
        "reason": _data(line.reason),
        "offer": _offer(line, keymap) or None,
        "offer_exercise": line.offer_exercise or None,
        "offer_reason": _data(line.offer),
        "note": _notes(line, keymap) or None,
        "note_reasons": [_data(note) for note in line.notes],
        "ability": {side: estimate.public() for side, estimate in line.abilities.items()},
    }


def _why(line: NextLine, keymap: Keymap) -> str:
    return reason_text(line.reason, keymap) if line.reason else ""


def _notes(line: NextLine, keymap: Keymap) -> str:
    return " ".join(reason_text(note, keymap) for note in line.notes)


def _offer(line: NextLine, keymap: Keymap) -> str:
    return reason_text(line.offer, keymap) if line.offer else ""


def _data(reason: Reason | None) -> object:
    return to_builtins(reason) if reason else None
