"""What the next session asks for and why; at the end of one, with the bests of today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, structs, to_builtins

from backcoach.core.coaching.records import records
from backcoach.core.coaching.target import Target
from backcoach.core.coaching.targets import targets
from backcoach.core.exercises.model import line_keys
from backcoach.core.planning.expand import expand
from backcoach.core.planning.suit_session import adapt_session
from backcoach.core.wording.reasons_en import reason_text

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


class NextSession(Struct, frozen=True):
    """Records in words, and the targets of the next session of the same kind."""

    records: tuple[str, ...] = ()
    coming: tuple[Coming, ...] = ()


def outlook(library: Library, state: State, past: Sequence[State], person: Person) -> NextSession:
    """Return what to say at the end of `state`, which is finished; `past` are those before it.

    What comes next time is left out where the library has no such session for the person.
    """
    bests = tuple(f"{record.name}: {record.text}" for record in records(state, past))
    session = _next(library, state, person)
    if session is None:
        return NextSession(bests)
    now = state.finished_at if state.finished_at is not None else state.started_at
    aims = targets(library, session, (*past, state), person, now)
    return NextSession(bests, tuple(map(_coming, report(library, session, aims))))


def _next(library: Library, state: State, person: Person) -> Session | None:
    """Return the session of the same kind, as it suits the person and the goal of today."""
    session = library.find_session(state.plan.session)
    if session is None:
        return None
    return adapt_session(library, structs.replace(session, goal=state.plan.goal), person).session


def _coming(row: Mapping[str, object]) -> Coming:
    load = f" × {row['load']}" if row["load"] else ""
    return Coming(str(row["name"]), f"{row['sets']} × {row['target']}{load}", str(row["why"]))


def report(
    library: Library, session: Session, targets: Mapping[str, Target]
) -> list[dict[str, object]]:
    """Return one object for each line of the session, just as it will be asked for.

    `target` and `load` are words, `load_kg` a number, negative for help and None for a band
    or body weight. `offer` is another exercise worth a try, `offer_exercise` its id.
    """
    plan = expand(library, session, targets)
    lines: list[dict[str, object]] = []
    for number, key in enumerate(line_keys(session)):
        exercise = plan.slots[number].exercise
        step = plan.steps_of(number, "work")[0]
        target = targets.get(key, Target())
        grams = step.load.grams if step.load else None
        lines.append(
            {
                "exercise": exercise.id,
                "name": exercise.name,
                "sets": plan.sets_of(step),
                "target": step.target,
                "load_kg": None if grams is None else grams / 1000,
                "load": str(step.load) if step.load else None,
                "why": reason_text(target.why) if target.why else "",
                "reason": to_builtins(target.why) if target.why else None,
                "offer": reason_text(target.offer) if target.offer else None,
                "offer_exercise": target.offer_exercise or None,
                "note": " ".join(map(reason_text, target.notes)) or None,
            }
        )
    return lines
