"""Numbers that are typed: which set they are for, and what it is logged with then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.loads.typed_load import is_load, may_be_load
from backcoach.core.questions.during_session import load_asked, load_unknown
from backcoach.plain.lines import log
from backcoach.plain.typed_commands import amended

if TYPE_CHECKING:
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State
    from backcoach.interface import Session


def corrected(session: Session, line: str) -> tuple[Step, Result] | None:
    """Return the set that the numbers of a line are for, with them; None where it holds none.

    Where a load is asked for, a bare number is the load of the set that it is asked for. Raises
    ValueError with a sentence where the numbers do not fit the set.
    """
    state, gear = session.state, session.gear
    if gear is None:
        return None
    asked = _set_without_load(state, line)
    logged = log(state, session.selected) if asked is None else (asked, state.prefill(asked))
    if logged is None:
        return None
    step, before = logged
    numbers = line if asked is None else f"x {line}"
    result = amended(numbers, before, state.plan.exercise(step), gear.unit)
    return None if result is None else (step, result)


def _set_without_load(state: State, line: str) -> Step | None:
    """Return the coming set whose load a line tells, None where it tells something else.

    A load with its unit may also be that of the set just done, of the same exercise.
    """
    if may_be_load(line) and (asked := load_asked(state)):
        return asked
    last, coming = state.last_done, load_unknown(state)
    if coming is None or not is_load(line):
        return None
    return None if last is not None and last.slot == coming.slot else coming
