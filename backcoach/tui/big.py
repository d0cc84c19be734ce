"""Big mode: what matters now fills the window, to be read from three metres."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.core.dial import Dial, dial
from backcoach.core.page import page
from backcoach.core.wording import goal_text, next_label
from backcoach.tui.digits import large, largest_scale
from backcoach.tui.pane import Pane

if TYPE_CHECKING:
    from textual.geometry import Size

    from backcoach.core.pace import Pace
    from backcoach.core.state import State

WORDS = 2  # rows of plain words around the large ones


class Big(Pane):
    """The phase and the repetition of a led set, else the time; and one line of words."""

    def on_mount(self) -> None:
        self._large: tuple[str, ...] = ()
        self._words: tuple[str, str] = ("", "")
        self._style = ""

    def show(self, state: State, pace: Pace | None, now: int) -> None:
        shown = dial(state, now)
        seen = (_large(state, pace, shown), _words(state, pace, shown), _style(pace, shown))
        if seen != (self._large, self._words, self._style):
            self._large, self._words, self._style = seen
            self.refresh()

    def lines(self, size: Size) -> list[Content]:
        above, below = self._words
        made = [_centred(above, "bold", size.width)]
        room = (size.height - WORDS - len(self._large)) // max(1, len(self._large))
        scale = min((largest_scale(one, size.width, room) for one in self._large), default=0)
        for one in self._large:
            rows = large(one, scale) if scale else [one]
            made += [_centred(row, self._style, size.width) for row in rows]
            made.append(Content(""))
        made.append(_centred(below, "bold", size.width))
        if len(made) < size.height:
            made.insert(1, Content(""))
        air = max(0, size.height - len(made)) // 2
        return [*[Content("")] * air, *made]


def _centred(text: str, style: str, width: int) -> Content:
    said = Content.styled(text, style)
    return Content.assemble(" " * (max(0, width - said.cell_length) // 2), said)


def _large(state: State, pace: Pace | None, shown: Dial) -> tuple[str, ...]:
    if pace is not None:
        return (pace.word, f"{pace.rep}/{pace.target}") if pace.rep else (pace.word,)
    if shown.text:
        return (shown.text,)
    step = state.step
    return (goal_text(state, step).partition(" ")[0],) if step else ()


def _words(state: State, pace: Pace | None, shown: Dial) -> tuple[str, str]:
    step = state.step
    if step is None or state.is_over:
        return shown.title, ""
    heading = page(state)
    above = f"{heading.title} · {heading.place}"
    if pace is not None:
        return above, pace.cue
    goal = goal_text(state, step)
    if state.phase == "resting":
        return f"{shown.title} · {shown.text}", f"Next  {above} · {goal}"
    return above, f"{goal} · Space  {next_label(state)}"


def _style(pace: Pace | None, shown: Dial) -> str:
    if pace is not None:
        return "$text-accent" if pace.phase in ("concentric", "eccentric") else ""
    if shown.is_over:
        return "$text-warning"
    return "$text-accent" if shown.fraction is not None else ""
