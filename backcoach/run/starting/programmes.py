"""The programme that holds, for a start; and keeping what is decided about programmes."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec.structs import replace

from backcoach.core import programmes
from backcoach.core.planning.fitting.fitting_session import fitting_session
from backcoach.core.programmes.standing import Done, Moment, standing
from backcoach.core.session.events import ProgrammeChanged
from backcoach.core.session.fold import begin
from backcoach.core.session.past.session_record import local, record
from backcoach.run.starting.start import with_stand_ins
from backcoach.storage.errors import StoreError
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from backcoach.clock import Clock
    from backcoach.core.exercises.model import Session
    from backcoach.core.programmes.today import ProgrammeToday
    from backcoach.core.session.events import ProgrammeStep, SessionStarted
    from backcoach.core.session.state import State
    from backcoach.run.starting.inputs import Inputs
    from backcoach.run.starting.saved_sessions import SavedSessions


def with_programme(inputs: Inputs, saved: SavedSessions, clock: Clock) -> Inputs:
    """Return inputs with the programme that holds, and its session where none was named."""
    now = clock.now()
    held = standing(saved.decided, inputs.settings.programme or "")
    if held is None:
        return inputs._replace(programme=None)
    today = local(now, clock.offset(now)).date()
    programme = programmes.today.ProgrammeToday(
        library=inputs.library,
        standing=held,
        stored=tuple(saved.done),
        past=saved.finished,
        today=today,
    )
    due = programme.session() if not inputs.is_chosen else None
    session = due.session if due else inputs.session
    return inputs._replace(programme=programme, session=session)


def with_other_programme(
    inputs: Inputs, name: str, saved: SavedSessions, clock: Clock, folder: Path
) -> Inputs:
    """Return inputs with a programme that was chosen in the settings, "" for none.

    What the settings alone cannot say is stored: that one is ended, or taken up again.
    """
    held = inputs.programme.standing if inputs.programme else None
    was_chosen = any(each.programme == name and each.step == "chosen" for each in saved.decided)
    step: ProgrammeStep | None = None
    if not name and held is not None and held.chosen is not None and held.status != "ended":
        name, step = held.programme, "ended"
    elif was_chosen and not (held and held.programme == name and held.status == "active"):
        is_paused = held is not None and held.programme == name and held.status == "paused"
        step = "resumed" if is_paused else "chosen"
    if step is not None:
        now = clock.now()
        with suppress(StoreError), Store.open(folder) as store:
            saved.decided.append(keep_decision(store, name, step, now, clock.offset(now)))
    if not inputs.is_chosen:
        session = fitting_session(inputs.library, inputs.settings)
        inputs = inputs._replace(session=session)
    return with_programme(inputs, saved, clock)


def programme_exercises(inputs: Inputs, decided: Sequence[ProgrammeChanged]) -> set[str]:
    """Return the exercises that a session of the programme that holds may ask for."""
    library = inputs.library
    held = standing(decided, inputs.settings.programme or "")
    programme = library.find_programme(held.programme) if held else None
    if programme is None:
        return set()
    parts = [name for day in programme.day for name in (day.session, day.before, day.after)]
    sessions = [library.find_session(name) for name in parts if name]
    named = {line.exercise for session in sessions if session for line in session.exercise}
    named |= {test.exercise for test in programme.test}
    return with_stand_ins(library, named)


def session_after(programme: ProgrammeToday, state: State) -> Session | None:
    """Return the session that a programme has next once another is over, None without one."""
    held = programme.standing
    if held.chosen is None:
        held = replace(held, chosen=Moment(state.started_at, state.offset))
    day = local(state.started_at, state.offset).date()
    past = [*(other for other in programme.past if other.id != state.id), state]
    stored = (*programme.stored, Done(state.plan.session, day))
    following = replace(
        programme, standing=held, stored=stored, past=past, today=max(day, programme.today)
    )
    made = following.session()
    return made.session if made else None


def keep_choice(programme: ProgrammeToday | None, started: SessionStarted, folder: Path) -> None:
    """Store that a programme of the settings holds from its first session on.

    What cannot be stored now is stored with the next session.
    """
    if programme is None or programme.standing.chosen or programme.due is None:
        return
    with suppress(StoreError), Store.open(folder) as store:
        keep_decision(store, programme.standing.programme, "chosen", started.at, started.offset)


def keep_decision(
    store: Store, programme: str, step: ProgrammeStep, at: int, offset: int
) -> ProgrammeChanged:
    """Store what was decided about a programme; return it. Raises StoreError."""
    event = ProgrammeChanged(at=at, offset=offset, id=str(uuid4()), programme=programme, step=step)
    store.append(event.id, [(0, event)], record(begin(event)))
    return event
