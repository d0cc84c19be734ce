"""Big mode: what matters now fills the window, to be read from three metres."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size

from backcoach.core.actions import key_text
from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.notation import clock_text
from backcoach.core.session.set_counts import progress
from backcoach.core.views.set_page import page
from backcoach.core.wording.phrases import end_title, goal_text, is_early, next_label
from backcoach.core.wording.reasons_en import reason_text
from backcoach.core.wording.timer import TimerView, timer_view
from backcoach.tui.drawing.big_letters import large, largest_scale, size
from backcoach.tui.drawing.figure_lines import figure_lines
from backcoach.tui.drawing.pacer_lines import PAUSED, PAUSED_STYLE, STYLES, bar, phase_share
from backcoach.tui.panes.pane import Pane, beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.actions import Keymap
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State
    from backcoach.core.wording.pacer import Pace
    from backcoach.tui.drawing.figure_lines import Moment

WORDS = 4  # rows: a line of plain words and a blank one, above and below
MARGIN = 2  # columns free at both sides
HALF, MOST, LEAST = 0.5, 0.62, 0.38  # shares of the rows
WORD, COUNT = 0.6, 0.4
BAR_ROWS = 2  # with the blank one above
LEAST_ROWS = 3  # of large letters
FIGURE = (110, 22)  # columns and rows from which the figure stands beside the letters


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


class Big(Pane):
    """The phase and the repetition of a paced set, else the time and the goal; a bar beneath."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._next_key = key_text("next", keymap)
        self._large: tuple[Large, ...] = ()
        self._words: tuple[str, str] = ("", "")
        self._words_with_goal = self._words  # where the goal is not large as a whole
        self._bar: tuple[float, str] | None = None  # its share and its style
        self._moment: Moment | None = None
        self._message = ""
        self._is_closed = False  # by a red flag, whose instruction takes several rows

    def show(self, state: State, pace: Pace | None, now: int, moment: Moment | None = None) -> None:
        view = timer_view(state, now)
        self._is_closed = state.red_flag is not None
        next_text = f"{self._next_key}  {next_label(state, now)}"
        goal = goal_text(state, state.step) if state.step else ""
        facts = (
            _large(state, pace, view),
            _words(state, pace, view, next_text),
            _words(state, pace, view, next_text, goal),
            _bar_of(state, pace, view),
            moment,
        )
        before = (self._large, self._words, self._words_with_goal, self._bar, self._moment)
        if facts != before:
            self._large, self._words, self._words_with_goal, self._bar, self._moment = facts
            self.set_class(view.is_over, "-go")
            self.is_outdated = True

    def say(self, message: str) -> None:
        """Show a message in place of the words below, "" for none."""
        if message != self._message:
            self._message = message
            self.redraw()

    def lines(self, size: Size) -> list[Content]:
        has_figure = (
            self._moment is not None and size.width >= FIGURE[0] and size.height > FIGURE[1]
        )
        if not has_figure or self._moment is None:
            return self._centred(size)
        column = size.width * 7 // 10
        drawn = figure_lines(self._moment, size.width - column - MARGIN, size.height)
        above = [Content("")] * ((size.height - len(drawn)) // 2)
        return beside(self._centred(Size(column, size.height)), [*above, *drawn], column)

    def _centred(self, size: Size) -> list[Content]:
        """Return the lines in the middle of a place."""
        columns = size.width - 2 * MARGIN
        height = max(0, size.height - (WORDS if size.height > 3 * WORDS else 2))
        height -= BAR_ROWS if self._bar else 0
        blocks = [_block(text, self._large, columns, height) for text in self._large]
        is_whole = all(block.is_whole for block in blocks if block.text.is_goal)
        above, below = self._words if is_whole else self._words_with_goal
        rows = wrap(above, columns) if self._is_closed else [_cut(above, size.width)]
        made = [_centred(row, "bold", size.width) for row in rows]
        for number, block in enumerate(blocks):
            if block.rows:
                style = block.text.style
                made += [Content(""), *(_centred(row, style, size.width) for row in block.rows)]
            if number == 0 and self._bar:
                drawn = bar(self._bar[0], columns, self._bar[1])
                made += [Content(""), Content.assemble(" " * MARGIN, drawn)]
        if below := _cut(self._message or below, size.width):
            made += [Content(""), _centred(below, "bold", size.width)]
        while len(made) > size.height and Content("") in made:
            made.remove(Content(""))
        above_all = max(0, size.height - len(made)) // 2
        return [*[Content("")] * above_all, *made]


class Block(NamedTuple):
    """A large text as rows, none where it does not fit; `is_whole` in its first wording."""

    text: Large
    rows: Sequence[str]
    is_whole: bool


def _block(text: Large, texts: tuple[Large, ...], columns: int, height: int) -> Block:
    """Return one of several texts in its share of the rows, in all where no other fits."""
    others = (other for other in texts if other != text)
    beside = (_drawn(other, columns, _share(other, texts, height)) for other in others)
    is_alone = not any(block.rows for block in beside)
    return _drawn(text, columns, height if is_alone else _share(text, texts, height))


def _share(text: Large, texts: tuple[Large, ...], height: int) -> int:
    """Return the rows of a text beside the others."""
    left = height - sum(other.least for other in texts if other != text)
    return min(max(int(height * text.share), text.least), left)


def _drawn(text: Large, columns: int, height: int) -> Block:
    """Return a text in the first wording that fits.

    Where none does, a text with at least half of the rows is written small.
    """
    for wording in text.wordings:
        longest = max((wording, *text.sizing), key=lambda word: size(word, 1)[0])
        if scale := largest_scale(longest, columns, height):
            return Block(text, large(wording, scale), wording == text.wordings[0])
    return Block(text, [text.wordings[-1]] if text.share >= HALF else [], is_whole=False)


def _cut(words: str, width: int) -> str:
    """Return words without their last parts where they are too long."""
    while cell_len(words) > width and " · " in words:
        words = words.rpartition(" · ")[0]
    return words


def _centred(text: str, style: str, width: int) -> Content:
    content = Content.styled(text, style)
    return Content.assemble(" " * (max(0, width - content.cell_length) // 2), content)


def _bar_of(state: State, pace: Pace | None, view: TimerView) -> tuple[float, str] | None:
    """Return the share of the phase or of the time that is over, with its style."""
    if state.is_over or state.red_flag is not None:
        return None
    style = PAUSED_STYLE if state.paused_at is not None else ""
    if pace is not None and pace.rep:
        return phase_share(pace, paused=bool(style)), style or STYLES.get(pace.phase, "")
    if view.fraction is None or view.is_over:
        return None
    return view.fraction, style or _style(view)


def _large(state: State, pace: Pace | None, view: TimerView) -> tuple[Large, ...]:
    if state.red_flag is not None:
        return (Large(("STOP",), HALF, "$text-warning"),)
    if state.is_over:
        done, planned = progress(state)
        word = (
            Large(("ENDED",), HALF) if is_early(state) else Large(("DONE",), HALF, "$text-success")
        )
        return word, Large((f"{done}/{planned}",), HALF)
    words = (*(pace.words if pace else ()), PAUSED, "done")
    count = f"{pace.rep}/{pace.target}" if pace and pace.rep else ""
    counts = (f"{pace.target}/{pace.target}",) if pace else ()
    if state.paused_at is not None:
        time = Large((count or view.text,), COUNT, "$text-muted", counts, LEAST_ROWS)
        return Large((PAUSED,), WORD, PAUSED_STYLE, words), time
    if pace is not None and count:
        style = STYLES.get(pace.phase, "")
        return Large((pace.word,), WORD, style, words), Large(
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
    count = goal.partition(" ")[0]
    bare = goal.rpartition(" ")[0] if " × " in goal else count
    side = "" if step.side == "both" else f"{step.side} "
    return tuple(dict.fromkeys((f"{side}{goal}", f"{side}{bare}", bare, f"{side}{count}", count)))


def _words(
    state: State, pace: Pace | None, view: TimerView, next_text: str, goal: str = ""
) -> tuple[str, str]:
    """Return the words above and below, with a `goal` that is not large."""
    if state.red_flag is not None:
        return reason_text(instruction(state.red_flag)), ""
    if state.is_over:
        return end_title(state), f"{view.title}  {view.text}"
    step = state.step
    if step is None:
        return view.title, ""
    heading = page(state)
    above = " · ".join(filter(None, (goal, heading.title, heading.place)))
    if state.paused_at is not None:
        return above, next_text
    if pace is not None:
        return above, pace.cue
    if state.phase == "resting":
        title = f"{view.title} {view.text}" if view.is_over else view.title
        return title, f"Next  {above}"
    return above, next_text


def _style(view: TimerView) -> str:
    if view.is_over or view.is_ending:
        return "$text-warning"
    return "$text-accent" if view.fraction is not None else ""
