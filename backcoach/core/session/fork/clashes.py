"""Corrections of a session that is over: what of them another machine did not correct as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import UNSET
from msgspec.structs import replace

from backcoach.core.session.events import SessionCorrected, SetsCorrected
from backcoach.core.session.past.corrections import recorded_sets

if TYPE_CHECKING:
    from backcoach.core.session.past.recorded import RecordedSet
    from backcoach.core.session.state import State


Correction: TypeAlias = SetsCorrected | SessionCorrected


def unclashing(
    event: Correction, base: State, theirs: State
) -> tuple[Correction, Correction | None]:
    """Return what of a correction concerns what `theirs` has as `base`, and what clashes."""
    if isinstance(event, SetsCorrected):
        return _free_sets(event, base, theirs)
    return _free_fields(event, base, theirs)


def _free_sets(
    event: SetsCorrected, base: State, theirs: State
) -> tuple[SetsCorrected, SetsCorrected | None]:
    """Return the correction of those sets that `theirs` has as `base`, and the others.

    Where the other machine moved the session to another time, the sets move along.
    """
    moved = theirs.started_at - base.started_at
    before, there = recorded_sets(base), recorded_sets(theirs)
    free, clashing = {}, {}
    for name, recorded in event.sets.items():
        if _content(before.get(name)) == _content(there.get(name)):
            free[name] = recorded and replace(recorded, at=recorded.at + moved)
        elif _content(recorded) != _content(there.get(name)):
            clashing[name] = recorded
    return replace(event, sets=free), replace(event, sets=clashing) if clashing else None


def _free_fields(
    event: SessionCorrected, base: State, theirs: State
) -> tuple[SessionCorrected, SessionCorrected | None]:
    """Return the correction of what `theirs` has as `base` has it, and the rest."""
    names = (base.plan.name, base.plan.session), (theirs.plan.name, theirs.plan.session)
    times = (base.started_at, base.offset), (theirs.started_at, theirs.offset)
    free = event
    if names[0] != names[1]:
        free = replace(free, name=None, session=None)
    if times[0] != times[1]:
        free = replace(free, started_at=None, started_offset=None)
    if base.finished_at != theirs.finished_at:
        free = replace(free, finished_at=UNSET)
    if base.notes != theirs.notes:
        free = replace(free, notes=None)
    if base.pains != theirs.pains:
        free = replace(free, pains=None)
    return free, None if free == event else event


def _content(recorded: RecordedSet | None) -> RecordedSet | None:
    """Return what a set says beside its place in time."""
    return recorded and replace(recorded, at=0, offset=0, rest_planned=None, rest_taken=None)
