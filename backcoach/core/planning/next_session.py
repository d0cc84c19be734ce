"""At the end of a session: the bests of today, and what comes next time and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs

from backcoach.core.coaching.progress import targets
from backcoach.core.coaching.records import records
from backcoach.core.planning.next_time import report
from backcoach.core.planning.suit_session import suited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person


class Coming(Struct, frozen=True):
    """One exercise of the next session: what it will ask for, and why."""

    name: str
    text: str
    why: str


class Outlook(Struct, frozen=True):
    """Records in words, and the targets of the next session of the same kind."""

    records: tuple[str, ...] = ()
    coming: tuple[Coming, ...] = ()


def outlook(library: Library, state: State, past: Sequence[State], person: Person) -> Outlook:
    """Return what to say at the end of `state`, which is finished; `past` are those before it.

    What comes next time is left out where the library has no such session for the person.
    """
    bests = tuple(f"{record.name}: {record.text}" for record in records(state, past))
    session = _next(library, state, person)
    if session is None:
        return Outlook(bests)
    now = state.finished_at if state.finished_at is not None else state.started_at
    aims = targets(library, session, (*past, state), person, now)
    return Outlook(bests, tuple(map(_coming, report(library, session, aims))))


def _next(library: Library, state: State, person: Person) -> Session | None:
    """Return the session of the same kind, as it suits the person and the goal of today."""
    session = library.find_session(state.plan.session)
    if session is None:
        return None
    return suited(library, structs.replace(session, goal=state.plan.goal), person).session


def _coming(row: Mapping[str, object]) -> Coming:
    load = f" × {row['load']}" if row["load"] else ""
    return Coming(str(row["name"]), f"{row['sets']} × {row['target']}{load}", str(row["why"]))
