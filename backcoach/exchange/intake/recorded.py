"""Sessions as events of the log: those of other programs, and those that were exported from here.

What this program has no field for stays with the set as `extra`, so that nothing is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.notation import Load
from backcoach.core.session.events import SessionRecorded
from backcoach.core.session.past.recorded import OWN, Origin, RecordedSet, numbered
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from backcoach.core.session.past.session_record import SessionRecord, SetRecord
    from backcoach.exchange.records import ImportedSession, ImportedSet


class Sets:
    """Makes events of imported sessions.

    `moved` are exercises by names that the person has assigned to them.
    """

    def __init__(self, moved: Mapping[str, str]) -> None:
        self._moved = moved
        self._made: dict[int, tuple[Result, dict[str, str]]] = {}

    def event(self, session: ImportedSession, file: str, now: int) -> SessionRecorded:
        """Return the event of an imported session; `now` is when it is imported."""
        extra = [f"{key}: {value}" for key, value in session.extra.items()]
        return SessionRecorded(
            at=session.started_at,
            offset=session.offset,
            id=session.id,
            origin=Origin(session.program),
            sets=numbered(self._sets(session)),
            name=session.name,
            file=file,
            finished_at=session.finished_at,
            notes=tuple(filter(None, [session.note, *extra])),
            entered_at=now,
        )

    def _sets(self, session: ImportedSession) -> Iterator[RecordedSet]:
        for exercise in session.exercises:
            about = {} if exercise.superset is None else {"superset": str(exercise.superset)}
            name = self._moved.get(exercise.name, exercise.name)
            if name != exercise.name:
                about["exercise"] = exercise.name
            note = exercise.note
            for done in exercise.sets:
                recorded = self._recorded(done, name, session, note, about)
                note = ""
                if done.left_reps is not None:
                    left = replace(recorded.result, reps=done.left_reps)
                    yield replace(recorded, side="left", result=left)
                    recorded = replace(recorded, side="right")
                yield recorded

    def _recorded(
        self,
        done: ImportedSet,
        exercise: str,
        session: ImportedSession,
        note: str,
        about: dict[str, str],
    ) -> RecordedSet:
        """Return a set with what its exercise says: the note before its own, `about` as extra."""
        made = self._made.get(id(done))  # equal sets are mostly one value
        if made is None:
            self._made[id(done)] = made = _result(done), _beyond(done)
        result, extra = made
        return RecordedSet(
            exercise=exercise,
            result=result,
            at=session.started_at if done.done_at is None else done.done_at,
            offset=session.offset if done.offset is None else done.offset,
            kind="warmup" if done.kind == "warmup" else "work",
            side=done.side,
            rest_planned=done.rest_planned_s,
            rest_taken=done.rest_taken_s,
            note="\n".join(filter(None, (note, done.note))) if note else done.note,
            extra={**about, **extra} if about else extra,
        )


def _result(done: ImportedSet) -> Result:
    load = None
    if done.load is not None:
        load = Load(done.load.grams, done.load.unit)
    elif done.band:
        load = Load(None, band=done.band)
    return Result(reps=done.reps, seconds=done.seconds, load=load, rir=done.rir)


def _beyond(done: ImportedSet) -> dict[str, str]:
    """Return what a set says that a recorded one has no field for."""
    extra = dict(done.extra or {})
    if done.kind in ("drop", "failure"):
        extra["set_type"] = done.kind
    if done.rpe is not None and (done.rir is None or done.rpe != 10 - done.rir):
        extra["rpe"] = str(done.rpe)
    if done.distance is not None:
        extra["distance"] = f"{done.distance.value} {done.distance.unit}".strip()
    return extra


def restored(record: SessionRecord, now: int) -> SessionRecorded:
    """Return the event of a session that backcoach itself wrote; its pains are events of their own.

    What it does not keep of a set is its number within the exercise, which is counted anew.
    """
    return SessionRecorded(
        at=record.started_at,
        offset=record.offset,
        id=record.id,
        origin=record.origin or Origin(OWN),
        sets={done.step: _restored_set(done) for done in record.sets},
        session=record.session,
        name=record.name,
        file=record.file,
        finished_at=record.finished_at,
        notes=record.notes,
        entered_at=now,
    )


def _restored_set(done: SetRecord) -> RecordedSet:
    return RecordedSet(
        exercise=done.exercise,
        result=done.result,
        at=done.done_at,
        offset=done.offset,
        kind=done.kind,
        side=done.side,
        rest_planned=done.rest_planned_s,
        rest_taken=done.rest_taken_s,
        reported=done.reported,
        note=done.note,
        extra=done.extra,
        name="" if done.name == done.exercise else done.name,
        target=done.target,
        skipped=done.skipped,
    )
