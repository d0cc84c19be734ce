"""Rows to sessions: which sets belong together, and what makes a session the same one again."""

from __future__ import annotations

import uuid
from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.exchange.records import ImportedExercise, ImportedSession

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from backcoach.exchange.parsing.times import Moment
    from backcoach.exchange.records import ImportedSet
    from backcoach.exchange.report import Findings

# The first line of each exercise of each session; 0 in a file without lines.
Lines = tuple[tuple[int, ...], ...]

# Any UUID would do; this one makes the ids of imported sessions differ from all others.
_NAMESPACE = uuid.UUID("6f1d2a52-9d0b-5c3c-8f3e-5b8a4c1d7e90")


class ExerciseDraft:
    """A run of neighbouring sets under one name."""

    __slots__ = ("last_number", "line", "name", "named", "notes", "sets", "superset")

    def __init__(self, name: str, line: int, *, named: bool, superset: int | None) -> None:
        """Begin without sets."""
        self.name = name
        self.named = named
        self.superset = superset
        self.last_number = 0
        self.line = line
        self.notes: dict[str, None] = {}
        self.sets: list[ImportedSet] = []


class SessionDraft:
    """A session while its rows are read."""

    def __init__(self, start: str, moment: Moment, name: str, number: str, line: int) -> None:
        """Begin a session without exercises."""
        self.start = start
        self.moment = moment
        self.name = name
        self.number = number
        self.line = line
        self.has_time = True
        self.note = ""
        self.finished_at: int | None = None
        self.extra: dict[str, str] = {}
        self.exercises: list[ExerciseDraft] = []

    def exercise(
        self,
        name: str,
        line: int = 0,
        *,
        superset: int | None = None,
        restart: bool = False,
        named: bool = True,
    ) -> ExerciseDraft:
        """Return the run that a row of this exercise continues, or begin one."""
        if self.exercises and not restart and self.exercises[-1].name == name:
            return self.exercises[-1]
        run = ExerciseDraft(name, line, named=named, superset=superset)
        self.exercises.append(run)
        return run


class SessionDrafts:
    """The sessions of one file, in the order in which they appear."""

    def __init__(self, program: str) -> None:
        """Begin without sessions. `program` is part of each id."""
        self.program = program
        self._drafts: dict[Hashable, SessionDraft] = {}

    def get(self, key: Hashable) -> SessionDraft | None:
        """Return the session that rows with this key belong to."""
        return self._drafts.get(key)

    def begin(
        self,
        key: Hashable,
        start: str,
        moment: Moment,
        *,
        name: str = "",
        number: str = "",
        line: int = 0,
    ) -> SessionDraft:
        """Begin the session of a key. `start` is the written start, which its id is made from."""
        draft = SessionDraft(start, moment, name, number, line)
        self._drafts[key] = draft
        return draft

    def __iter__(self) -> Iterator[SessionDraft]:
        """Give the sessions as they stand."""
        return iter(self._drafts.values())

    def finish(self, findings: Findings) -> tuple[tuple[ImportedSession, ...], Lines]:
        """Return the sessions that have sets, by their start, and the lines of their exercises."""
        drafts = [
            draft for draft in self._drafts.values() if any(run.sets for run in draft.exercises)
        ]
        drafts.sort(key=lambda draft: draft.moment.at)
        starts = Counter(draft.start for draft in drafts)
        sessions = [self._finish(draft, starts, findings) for draft in drafts]
        lines = tuple(tuple(run.line for run in draft.exercises if run.sets) for draft in drafts)
        return tuple(_with_own_ids(sessions)), lines

    def _finish(
        self, draft: SessionDraft, starts: Counter[str], findings: Findings
    ) -> ImportedSession:
        exercises = tuple(
            ImportedExercise(
                name=run.name,
                sets=tuple(run.sets),
                note="\n".join(run.notes),
                superset=run.superset,
                named=run.named,
            )
            for run in draft.exercises
            if run.sets
        )
        _note_repeats(draft, exercises, findings)
        key = f"{self.program}\n{draft.start}"
        if starts[draft.start] > 1:
            key += f"\n{draft.number or draft.name}"
        return ImportedSession(
            id=str(uuid.uuid5(_NAMESPACE, key)),
            program=self.program,
            start=draft.start,
            started_at=draft.moment.at,
            offset=draft.moment.offset,
            exercises=exercises,
            name=draft.name,
            note=draft.note,
            finished_at=draft.finished_at,
            has_time=draft.has_time,
            extra=draft.extra,
        )


def _note_repeats(
    draft: SessionDraft, exercises: tuple[ImportedExercise, ...], findings: Findings
) -> None:
    """Report exercises that come twice in a session, and its supersets."""
    names = [run.name for run in exercises]
    if len(set(names)) < len(names):
        for name, runs in Counter(names).items():
            if runs > 1:
                findings.add("exercise_in_two_places", draft.line, name)
    for members in Counter(run.superset for run in exercises if run.superset is not None).values():
        if members > 1:
            findings.add("supersets", draft.line, draft.name)


def _with_own_ids(sessions: list[ImportedSession]) -> list[ImportedSession]:
    """Give sessions that share start and name a number, so that none stands in for another."""
    seen: Counter[str] = Counter()
    result = []
    for session in sessions:
        seen[session.id] += 1
        if (again := seen[session.id]) > 1:
            own = str(uuid.uuid5(_NAMESPACE, f"{session.id}\n{again}"))
            result.append(replace(session, id=own))
        else:
            result.append(session)
    return result
