"""At the end of a session: the bests of today, and what comes next time and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.next_time import report
from backcoach.core.progress import targets
from backcoach.core.records import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.model import Library, Session
    from backcoach.core.person import Person
    from backcoach.core.state import State


class Coming(Struct, frozen=True):
    """One exercise of the next session: what it will ask for, and why."""

    name: str
    text: str
    why: str


class Outlook(Struct, frozen=True):
    """Records in words, and the targets of the next session of the same kind."""

    records: tuple[str, ...] = ()
    coming: tuple[Coming, ...] = ()


def outlook(
    library: Library, session: Session, state: State, past: Sequence[State], person: Person
) -> Outlook:
    """Return what to say at the end of `state`, which is finished; `past` are those before it."""
    now = state.finished_at if state.finished_at is not None else state.started_at
    aims = targets(library, session, (*past, state), person, now)
    return Outlook(
        records=tuple(record.text for record in records(state, past)),
        coming=tuple(
            Coming(
                str(row["name"]),
                f"{row['sets']} × {row['target']}" + (f" × {row['load']}" if row["load"] else ""),
                str(row["why"]),
            )
            for row in report(library, session, aims)
        ),
    )
