"""Numbers that are typed: which set they are for, and what it is logged with then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.loads.barbell import Barbell
from backcoach.core.loads.implements import SLACK
from backcoach.core.loads.typed_load import is_load, may_be_load
from backcoach.core.notation import Load
from backcoach.core.questions.during_session import load_asked, load_unknown
from backcoach.core.wording.phrases import result_text
from backcoach.plain.lines import log
from backcoach.plain.typed_commands import amended

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State
    from backcoach.interface.session import Session

FAR = 5  # times more or less than planned: a digit too many or too few
FAR_ABOVE_ALL = 2  # times the heaviest load at hand, where none is planned
MANY_REPS = 30  # fewer are never asked about


class Corrections:
    """Reads the numbers of typed lines; those that can hardly be meant must be typed twice."""

    def __init__(self) -> None:
        self._doubted = ""

    def read(self, session: Session, line: str) -> tuple[Step, Result] | None:
        """Return the set that the numbers of a line are for, with them; None where it holds none.

        Where a load is asked for, a bare number is the load of the set that it is asked for.
        Raises ValueError with a sentence where the numbers do not fit the set, or with a question
        where they can hardly be meant.
        """
        doubted, self._doubted = self._doubted, ""
        state, gear = session.state, session.gear
        if gear is None:
            return None
        asked = _set_without_load(state, line)
        logged = (asked, state.prefill(asked)) if asked else _in_hand(state, session.selected)
        if logged is None:
            return None
        step, before = logged
        exercise = state.plan.exercise(step)
        result = amended(line if asked is None else f"x {line}", before, exercise, gear.unit)
        if result is None:
            return None
        _refuse_lighter_than_bar(result, exercise, gear)
        if _is_far(result, before, exercise, gear) and line.strip() != doubted:
            self._doubted = line.strip()
            raise ValueError(f"{result_text(result)}? Type it again if that is right.")
        return step, result


def _in_hand(state: State, selected: str | None) -> tuple[Step, Result] | None:
    """Return the set that numbers correct, before the first one is done the set that comes."""
    step = state.step
    if logged := log(state, selected):
        return logged
    return (step, state.prefill(step)) if step is not None and step.is_set else None


def _refuse_lighter_than_bar(result: Result, exercise: Exercise, gear: Gear) -> None:
    """Raise ValueError where a load is less than the empty bar."""
    implement, load = gear.loadable(exercise), result.load
    if not isinstance(implement, Barbell) or load is None or load.grams is None:
        return
    bar = implement.totals[0]
    if load.grams < bar - SLACK:
        least = Load(bar, gear.unit)
        raise ValueError(f"The empty bar is {least}; for a lighter one, set bar under [gear].")


def _is_far(result: Result, before: Result, exercise: Exercise, gear: Gear) -> bool:
    """Return whether numbers are so far from what was planned that they can hardly be meant."""
    planned = before.reps or 0
    if (result.reps or 0) > MANY_REPS and (result.reps or 0) >= FAR * max(1, planned):
        return True
    grams = abs(result.load.grams or 0) if result.load else 0
    known = abs(before.load.grams or 0) if before.load else 0
    if not grams or grams == known:
        return False
    if known:
        return grams >= FAR * known or known >= FAR * grams
    implement = gear.loadable(exercise)
    return implement is not None and grams > FAR_ABOVE_ALL * max(map(abs, implement.totals))


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
