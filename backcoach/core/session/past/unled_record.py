"""The record of a session that was not led, straight from its event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.session.past.recorded import OWN, target_of
from backcoach.core.session.past.session_record import SessionRecord, SetRecord
from backcoach.core.session.plan import Result
from backcoach.core.session.set_counts import sets_recorded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from backcoach.core.session.events import PainReported, SessionRecorded
    from backcoach.core.session.past.recorded import RecordedSet
    from backcoach.core.session.plan import Kind, Side


def record_of(event: SessionRecorded, pains: tuple[PainReported, ...] = ()) -> SessionRecord:
    """Return the record of the state that an event begins, and of the pains reported in it.

    An import of years of training needs neither plan nor state, which take most of the time.
    """
    counts: dict[tuple[str, Kind, Side], int] = {}
    names: dict[str, str] = {}
    sets = []
    for step, done in in_order(event.sets):
        exercise, kind, side = done.exercise, done.kind, done.side
        counts[exercise, kind, side] = number = counts.get((exercise, kind, side), 0) + 1
        result = Result() if done.skipped else done.result
        sets.append(
            SetRecord(
                step=step,
                exercise=exercise,
                name=names.setdefault(exercise, done.name or exercise),
                kind=kind,
                side=side,
                set=number,
                target=target_of(done),
                reps=result.reps,
                seconds=result.seconds,
                load=result.load,
                rir=result.rir,
                rest_planned_s=done.rest_planned,
                rest_taken_s=done.rest_taken,
                done_at=done.at,
                offset=done.offset,
                skipped=done.skipped,
                reported=done.reported,
                note=done.note,
                extra=done.extra,
            )
        )
    return SessionRecord(
        id=event.id,
        session=event.session,
        name=event.name,
        file=event.file,
        started_at=event.at,
        offset=event.offset,
        finished_at=event.finished_at,
        status="finished",
        sets=tuple(sets),
        origin=None if event.origin.program == OWN else event.origin,
        notes=event.notes,
        pains=pains,
        planned=sets_recorded(sets),
    )


def in_order(sets: Mapping[str, RecordedSet]) -> Iterable[tuple[str, RecordedSet]]:
    """Return sets by when they were done; those of most files all began with their session."""
    if len({done.at for done in sets.values()}) == 1:
        return sets.items()
    return sorted(sets.items(), key=_when)


def _when(item: tuple[str, RecordedSet]) -> int:
    return item[1].at
