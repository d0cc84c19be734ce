"""Numbers that are typed: which set they are for, and what it is logged with then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.loads.doubtful_load import (
    are_doubtful_reps,
    is_doubtful,
    refuse_lighter_than_bar,
)
from backcoach.core.loads.typed_load import is_load, may_be_load
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
        refuse_lighter_than_bar(result.load, exercise, gear)
        is_far = _is_far(result, before, exercise, gear, is_open=step.is_honest)
        if is_far and line.strip() != doubted:
            self._doubted = line.strip()
            raise ValueError(f"{result_text(result)}? Type it again if that is right.")
        return step, result


def _in_hand(state: State, selected: str | None) -> tuple[Step, Result] | None:
    """Return the set that numbers correct, before the first one is done the set that comes."""
    step = state.step
    if logged := log(state, selected):
        return logged
    return (step, state.prefill(step)) if step is not None and step.is_set else None


def _is_far(
    result: Result, before: Result, exercise: Exercise, gear: Gear, *, is_open: bool
) -> bool:
    """Return whether numbers are so far from what was planned that they can hardly be meant.

    A set that `is_open` asks for as many repetitions as can be done.
    """
    if are_doubtful_reps(result.reps or 0, before.reps or 0, is_open=is_open):
        return True
    return is_doubtful(result.load, before.load, exercise, gear)


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
