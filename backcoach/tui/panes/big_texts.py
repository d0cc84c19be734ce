"""What big mode says: large texts, words above and below them, and the share of its bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.notation import clock_text
from backcoach.core.session.set_counts import progress
from backcoach.core.views.set_page import page
from backcoach.core.wording.phrases import end_title, goal_text, is_early
from backcoach.core.wording.reasons_en import reason_text
from backcoach.tui.drawing.pacer_lines import PAUSED, PAUSED_STYLE, STYLES, phase_share

if TYPE_CHECKING:
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State
    from backcoach.core.wording.pacer import Pace
    from backcoach.core.wording.timer import TimerView

HALF, MOST, LEAST = 0.5, 0.62, 0.38  # shares of the rows
WORD, COUNT = 0.6, 0.4
LEAST_ROWS = 3  # of large letters


class Large(NamedTuple):
    """A large text: the first of its wordings that fits into its share of the rows.

    It is as large as the longest of `sizing` would be, so that it does not jump from one word of
    an exercise to the next. `least` are rows that the other texts leave to it.
    """

    wordings: tuple[str, ...]
    share: float
    style: str = ""
    sizing: tuple[str, ...] = ()
    least: int = 0
    is_goal: bool = False


def bar_of(state: State, pace: Pace | None, view: TimerView) -> tuple[float, str] | None:
    """Return the share of the phase or of the time that is over, with its style."""
    if state.is_over or state.red_flag is not None:
        return None
    style = PAUSED_STYLE if state.paused_at is not None else ""
    if pace is not None and pace.rep:
        return phase_share(pace, paused=bool(style)), style or STYLES.get(pace.phase, "")
    if view.fraction is None or view.is_over:
        return None
    return view.fraction, style or _style(view)


def large_texts(state: State, pace: Pace | None, view: TimerView) -> tuple[Large, ...]:
    """Return what is large: the phase and its count, else the time and the goal."""
    if state.red_flag is not None:
        return (Large(("STOP",), HALF, "$text-warning"),)
    if state.is_over:
        done, planned = progress(state)
        word = (
            Large(("ENDED",), HALF) if is_early(state) else Large(("DONE",), HALF, "$text-success")
        )
        return word, Large((f"{done}/{planned}",), HALF)
    every = (*(pace.words if pace else ()), PAUSED, "done")
    count = f"{pace.rep}/{pace.target}" if pace and pace.rep else ""
    counts = (f"{pace.target}/{pace.target}",) if pace else ()
    if state.paused_at is not None:
        time = Large((count or view.text,), COUNT, "$text-muted", counts, LEAST_ROWS)
        return Large((PAUSED,), WORD, PAUSED_STYLE, every), time
    if pace is not None and count:
        style = STYLES.get(pace.phase, "")
        return Large((pace.word,), WORD, style, every), Large(
            (count,), COUNT, "", counts, LEAST_ROWS
        )
    step = state.step
    goals = () if step is None else (Large(_goal(state, step), LEAST, is_goal=True),)
    if pace is not None:
        return Large((pace.word,), MOST), *goals
    if view.is_over:
        return Large(("GO",), MOST, "$text-success"), *goals
    if view.text:
        return Large((view.text,), MOST, _style(view)), *goals
    return tuple(goal._replace(share=1.0) for goal in goals)


def _goal(state: State, step: Step) -> tuple[str, ...]:
    """Return wordings of a goal: `left 10 × 24 kg`, then `10 × 24`, `10`; a hold as `0:20`."""
    goal = goal_text(state, step)
    if step.is_hold:
        goal = clock_text(state.hold_seconds(step))
        if state.phase == "working":  # the time that counts stands above it
            return f"of {goal}", goal
    count = goal.partition(" ")[0]
    bare = goal.rpartition(" ")[0] if " × " in goal else count
    side = "" if step.side == "both" else f"{step.side} "
    return tuple(dict.fromkeys((f"{side}{goal}", f"{side}{bare}", bare, f"{side}{count}", count)))


def words(
    state: State,
    pace: Pace | None,
    view: TimerView,
    next_text: str,
    *,
    goal: str = "",
    question: str = "",
) -> tuple[str, str]:
    """Return the words above and below, with a `goal` that is not large.

    A question stands below; what is next goes above it then.
    """
    if state.red_flag is not None:
        return reason_text(instruction(state.red_flag)), ""
    if state.is_over:
        return end_title(state), question or f"{view.title}  {view.text}"
    step = state.step
    if step is None:
        return view.title, ""
    heading = page(state)
    clock = view.block if state.phase != "resting" else ""
    above = " · ".join(filter(None, (clock, goal, heading.title, heading.place)))
    if state.paused_at is not None:
        return above, next_text
    if pace is not None:
        return above, pace.cue
    if state.phase == "resting":
        title = f"{view.title} {view.text}" if view.is_over else view.title
        if question:
            return f"{title.partition(' · ')[0]} · next {above}", question
        return title, f"Next  {above}"
    return above, question or next_text


def _style(view: TimerView) -> str:
    if view.is_over or view.is_ending:
        return "$text-warning"
    return "$text-accent" if view.fraction is not None else ""
