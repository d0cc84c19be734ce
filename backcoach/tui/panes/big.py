"""Big mode: what matters now fills the window, to be read from three metres."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from backcoach.core.actions import key_text
from backcoach.core.views.set_page import page
from backcoach.core.wording.exercise_rows import progress
from backcoach.core.wording.phrases import goal_text, next_label
from backcoach.core.wording.timer import TimerView, timer_view
from backcoach.tui.drawing.big_letters import large, largest_scale
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.geometry import Size

    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State
    from backcoach.core.wording.pacer import Pace

WORDS = 4  # rows: a line of plain words and a blank one, above and below
MARGIN = 2  # columns free at both sides
HALF, MOST, LEAST = 0.5, 0.62, 0.38  # shares of the rows


class Large(NamedTuple):
    """What is said large: the longest of its wordings that fits, in its share of the rows."""

    wordings: tuple[str, ...]
    share: float
    style: str = ""


class Big(Pane):
    """The phase and the repetition of a led set, else the time and the goal."""

    def __init__(self, keymap: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._next_key = key_text("next", keymap)
        self._large: tuple[Large, ...] = ()
        self._words: tuple[str, str] = ("", "")

    def show(self, state: State, pace: Pace | None, now: int) -> None:
        shown = timer_view(state, now)
        seen = _large(state, pace, shown), _words(state, pace, shown, self._next_key)
        if seen != (self._large, self._words):
            self._large, self._words = seen
            self.redraw()

    def lines(self, size: Size) -> list[Content]:
        above, below = self._words
        room = max(0, size.height - (WORDS if size.height > 2 * WORDS else 2))
        made = [_centred(above, "bold", size.width)]
        columns = size.width - 2 * MARGIN
        for one in self._large:
            lonely = not any(_rows(other, columns, room) for other in self._large if other != one)
            rows = _rows(one, columns, room, is_alone=lonely)
            if rows:
                made += [Content(""), *(_centred(row, one.style, size.width) for row in rows)]
        if below:
            made += [Content(""), _centred(below, "bold", size.width)]
        while len(made) > size.height and Content("") in made:
            made.remove(Content(""))
        air = max(0, size.height - len(made)) // 2
        return [*[Content("")] * air, *made]


def _rows(one: Large, columns: int, room: int, *, is_alone: bool = False) -> list[str]:
    """Return the rows of the first wording that fits; where none does, what leads is plain."""
    share = 1.0 if is_alone else one.share
    for wording in one.wordings:
        if scale := largest_scale(wording, columns, int(room * share)):
            return large(wording, scale)
    return [one.wordings[-1]] if one.share >= HALF else []


def _centred(text: str, style: str, width: int) -> Content:
    said = Content.styled(text, style)
    return Content.assemble(" " * (max(0, width - said.cell_length) // 2), said)


def _large(state: State, pace: Pace | None, shown: TimerView) -> tuple[Large, ...]:
    if state.is_over:
        done, planned = progress(state)
        return Large(("DONE",), HALF, "$text-success"), Large((f"{done}/{planned}",), HALF)
    if state.paused_at is not None:
        time = f"{pace.rep}/{pace.target}" if pace and pace.rep else shown.text
        return Large(("PAUSED",), HALF, "$text-warning"), Large((time,), HALF, "$text-muted")
    if pace is not None and pace.rep:
        style = "$text-accent" if pace.phase in ("concentric", "eccentric") else ""
        return Large((pace.word,), HALF, style), Large((f"{pace.rep}/{pace.target}",), HALF)
    step = state.step
    goal = () if step is None else (_goal(state, step),)
    if pace is not None:
        return Large((pace.word,), MOST), *(Large(one, LEAST) for one in goal)
    if shown.text:
        return Large((shown.text,), MOST, _style(shown)), *(Large(one, LEAST) for one in goal)
    return tuple(Large(one, 1.0) for one in goal)


def _goal(state: State, step: Step) -> tuple[str, ...]:
    """Return wordings of a goal: `left 10 × 24 kg`, then shorter ones."""
    goal = goal_text(state, step)
    count = goal.partition(" ")[0]
    side = "" if step.side == "both" else f"{step.side} "
    return tuple(dict.fromkeys((f"{side}{goal}", f"{side}{count}", count)))


def _words(state: State, pace: Pace | None, shown: TimerView, next_key: str) -> tuple[str, str]:
    if state.is_over:
        return "Session complete", f"{shown.title}  {shown.text}"
    step = state.step
    if step is None:
        return shown.title, ""
    heading = page(state)
    above = f"{heading.title} · {heading.place}"
    if pace is not None:
        return above, pace.cue
    goal = goal_text(state, step)
    if state.phase == "resting":
        return shown.title, f"Next  {goal} · {above}"
    return above, f"{goal} · {next_key}  {next_label(state)}"


def _style(shown: TimerView) -> str:
    if shown.is_over or shown.is_ending:
        return "$text-warning"
    return "$text-accent" if shown.fraction is not None else ""
