"""Fills what older projections lack: the names of exercises, notes, pains, planned sets."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from backcoach.core.text import clean_tree
from backcoach.storage.rows import json_column

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

_EVENTS = """SELECT session, body FROM event
    WHERE kind IN
        ('session_started', 'exercise_swapped', 'set_added', 'note_added', 'pain_reported')
    ORDER BY session, seq"""


class _Exercise(msgspec.Struct):
    id: str
    name: str


class _Slot(msgspec.Struct):
    exercise: _Exercise


class _Step(msgspec.Struct):
    kind: str = "work"


class _Plan(msgspec.Struct):
    slots: list[_Slot]
    steps: list[_Step]


class _Event(msgspec.Struct, rename={"kind": "event"}):
    """What is read of an event, whatever it is."""

    kind: str
    plan: _Plan | None = None
    replacement: _Slot | None = None
    text: str = ""
    steps: Any = ()

    @property
    def planned(self) -> int:
        """How many work sets the event adds to the plan."""
        if self.kind == "set_added":
            return len(self.steps)
        return sum(step.kind == "work" for step in self.plan.steps) if self.plan else 0

    @property
    def exercises(self) -> list[_Exercise]:
        slots = [*(self.plan.slots if self.plan else ()), self.replacement]
        return [slot.exercise for slot in slots if slot is not None]


def fill_whole_records(db: sqlite3.Connection) -> None:
    """Fill the new columns from the events, as many as can be read."""
    names: list[tuple[str, str, str]] = []
    notes: dict[str, list[object]] = {}
    pains: dict[str, list[object]] = {}
    planned: Counter[str] = Counter()
    for session, event, body in _events(db):
        planned[session] += event.planned
        if event.kind == "note_added" and event.text:
            notes.setdefault(session, []).append(event.text)
        elif event.kind == "pain_reported":
            pains.setdefault(session, []).append(body)
        names += ((exercise.name, session, exercise.id) for exercise in event.exercises)
    db.executemany(
        "UPDATE session SET planned = ? WHERE id = ?",
        ((count, session) for session, count in planned.items()),
    )
    db.executemany("UPDATE logged SET name = ? WHERE session = ? AND exercise = ?", names)
    for column, values in (("notes", notes), ("pains", pains)):
        db.executemany(
            f"UPDATE session SET {column} = ? WHERE id = ?",
            ((json_column(value), session) for session, value in values.items()),
        )


def _events(db: sqlite3.Connection) -> Iterator[tuple[str, _Event, object]]:
    """Yield session, event and its whole body of each event that can be read."""
    for session, stored in db.execute(_EVENTS):
        with suppress(msgspec.MsgspecError, UnicodeDecodeError, TypeError, RecursionError):
            body = clean_tree(msgspec.json.decode(stored))
            yield session, msgspec.convert(body, _Event), body
