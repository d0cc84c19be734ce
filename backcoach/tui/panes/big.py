"""Big mode: what matters now fills the window, to be read from three metres."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from backcoach.core.actions import key_text
from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.views.set_page import page
from backcoach.core.wording.exercise_rows import progress
from backcoach.core.wording.phrases import goal_text, next_label
from backcoach.core.wording.reasons_en import reason_text
from backcoach.core.wording.timer import TimerView, timer_view
from backcoach.tui.drawing.big_letters import large, largest_scale
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual.geometry import Size

    from backcoach.core.actions import Keymap
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State
    from backcoach.core.wording.pacer import Pace

WORDS = 4  # rows: a line of plain words and a blank one, above and below
MARGIN = 2  # columns free at both sides
HALF, MOST, LEAST = 0.5, 0.62, 0.38  # shares of the rows


class Large(NamedTuple):
    """A large text: the first of its wordings that fits into its share of the rows."""

    wordings: tuple[str, ...]
    share: float
    style: str = ""


class Big(Pane):
    """The phase and the repetition of a paced set, else the time and the goal."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._next_key = key_text("next", keymap)
        self._large: tuple[Large, ...] = ()
        self._words: tuple[str, str] = ("", "")
        self._message = ""
        self._is_closed = False  # by a red flag, whose instruction takes several rows

    def show(self, state: State, pace: Pace | None, now: int) -> None:
        view = timer_view(state, now)
        self._is_closed = state.red_flag is not None
        texts = _large(state, pace, view), _words(state, pace, view, self._next_key)
        if texts != (self._large, self._words):
            self._large, self._words = texts
            self.redraw()

    def say(self, message: str) -> None:
        """Show a message in place of the words below, "" for none."""
        if message != self._message:
            self._message = message
            self.redraw()

    def lines(self, size: Size) -> list[Content]:
        above, below = self._words
        below = self._message or below
        height = max(0, size.height - (WORDS if size.height > 2 * WORDS else 2))
        rows = wrap(above, size.width) if self._is_closed else [above]
        made = [_centred(row, "bold", size.width) for row in rows]
        columns = size.width - 2 * MARGIN
        for text in self._large:
            others = [other for other in self._large if other != text]
            is_alone = not any(_rows(other, columns, height) for other in others)
            rows = _rows(text, columns, height, is_alone=is_alone)
            if rows:
                made += [Content(""), *(_centred(row, text.style, size.width) for row in rows)]
        if below:
            made += [Content(""), _centred(below, "bold", size.width)]
        while len(made) > size.height and Content("") in made:
            made.remove(Content(""))
        above_all = max(0, size.height - len(made)) // 2
        return [*[Content("")] * above_all, *made]


def _rows(text: Large, columns: int, height: int, *, is_alone: bool = False) -> list[str]:
    """Return the rows of the first wording that fits.

    Where none does, a text with at least half of the rows is written small.
    """
    share = 1.0 if is_alone else text.share
    for wording in text.wordings:
        if scale := largest_scale(wording, columns, int(height * share)):
            return large(wording, scale)
    return [text.wordings[-1]] if text.share >= HALF else []


def _centred(text: str, style: str, width: int) -> Content:
    content = Content.styled(text, style)
    return Content.assemble(" " * (max(0, width - content.cell_length) // 2), content)


def _large(state: State, pace: Pace | None, view: TimerView) -> tuple[Large, ...]:
    if state.red_flag is not None:
        return (Large(("STOP",), HALF, "$text-warning"),)
    if state.is_over:
        done, planned = progress(state)
        return Large(("DONE",), HALF, "$text-success"), Large((f"{done}/{planned}",), HALF)
    if state.paused_at is not None:
        time = f"{pace.rep}/{pace.target}" if pace and pace.rep else view.text
        return Large(("PAUSED",), HALF, "$text-warning"), Large((time,), HALF, "$text-muted")
    if pace is not None and pace.rep:
        style = "$text-accent" if pace.phase in ("concentric", "eccentric") else ""
        return Large((pace.word,), HALF, style), Large((f"{pace.rep}/{pace.target}",), HALF)
    step = state.step
    goals = () if step is None else (_goal(state, step),)
    if pace is not None:
        return Large((pace.word,), MOST), *(Large(goal, LEAST) for goal in goals)
    if view.text:
        return Large((view.text,), MOST, _style(view)), *(Large(goal, LEAST) for goal in goals)
    return tuple(Large(goal, 1.0) for goal in goals)


def _goal(state: State, step: Step) -> tuple[str, ...]:
    """Return wordings of a goal: `left 10 × 24 kg`, then shorter ones."""
    goal = goal_text(state, step)
    count = goal.partition(" ")[0]
    side = "" if step.side == "both" else f"{step.side} "
    return tuple(dict.fromkeys((f"{side}{goal}", f"{side}{count}", count)))


def _words(state: State, pace: Pace | None, view: TimerView, next_key: str) -> tuple[str, str]:
    if state.red_flag is not None:
        return reason_text(instruction(state.red_flag)), ""
    if state.is_over:
        return "Session complete", f"{view.title}  {view.text}"
    step = state.step
    if step is None:
        return view.title, ""
    heading = page(state)
    above = f"{heading.title} · {heading.place}"
    if pace is not None:
        return above, pace.cue
    goal = goal_text(state, step)
    if state.phase == "resting":
        return view.title, f"Next  {goal} · {above}"
    return above, f"{goal} · {next_key}  {next_label(state)}"


def _style(view: TimerView) -> str:
    if view.is_over or view.is_ending:
        return "$text-warning"
    return "$text-accent" if view.fraction is not None else ""
