"""Big mode: what matters now fills the window, to be read from three metres."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size

from backcoach.core.actions import key_text
from backcoach.core.views.set_page import question
from backcoach.core.wording.phrases import goal_text, next_label
from backcoach.core.wording.timer import timer_view
from backcoach.tui.drawing.big_letters import large, largest_scale, size
from backcoach.tui.drawing.figure_lines import figure_lines
from backcoach.tui.drawing.pacer_lines import bar
from backcoach.tui.drawing.text_rows import beside
from backcoach.tui.panes.big_texts import HALF, Large, bar_of, large_texts, words
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.actions import Keymap
    from backcoach.core.wording.pacer import Pace
    from backcoach.interface.session import Session
    from backcoach.tui.drawing.figure_lines import Moment

WORDS = 4  # rows: a line of plain words and a blank one, above and below
MARGIN = 2  # columns free at both sides
LONG_QUESTION = 70  # columns from which a question with a name is asked in full
BAR_ROWS = 2  # with the blank one above
ROWS_OF_WORDS = 2  # above, and below, where there is room
FIGURE = (110, 22)  # columns and rows from which the figure stands beside the letters


class Big(Pane):
    """The phase and the repetition of a paced set, else the time and the goal; a bar beneath."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap
        self._large: tuple[Large, ...] = ()
        self._words: tuple[str, str] = ("", "")
        self._words_with_goal = self._words  # where the goal is not large as a whole
        self._bar: tuple[float, str] | None = None  # its share and its style
        self._moment: Moment | None = None
        self._message = ""
        self._is_closed = False  # by a red flag, whose instruction takes several rows

    def show(self, session: Session, pace: Pace | None, moment: Moment | None = None) -> None:
        state, now = session.state, session.now
        view = timer_view(state, now)
        self._is_closed = state.red_flag is not None
        next_text = f"{key_text('next', self._keymap)}  {next_label(state, now)}"
        if not session.takes_keys:
            next_text = ""
        is_short = self.size.width < LONG_QUESTION
        asked = question(state, session.gear, self._keymap, session.selected, is_short=is_short)
        goal = goal_text(state, state.step) if state.step else ""
        facts = (
            large_texts(state, pace, view),
            words(state, pace, view, next_text, question=asked),
            words(state, pace, view, next_text, goal=goal, question=asked),
            bar_of(state, pace, view),
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
        is_whole = any(block.is_whole for block in blocks if block.text.is_goal)
        above, below = self._words if is_whole else self._words_with_goal
        below = self._message or below
        rows = wrap(above, columns) if self._is_closed else _rows(above, size.width, ROWS_OF_WORDS)
        made = self._stacked(rows, blocks, _rows(below, size.width, ROWS_OF_WORDS), size)
        if sum(bool(line.plain) for line in made) > size.height:
            rows = rows if self._is_closed else _rows(above, size.width, 1)
            made = self._stacked(rows, blocks, _rows(below, size.width, 1), size)
        while len(made) > size.height and Content("") in made:
            made.remove(Content(""))
        above_all = max(0, size.height - len(made)) // 2
        return [*[Content("")] * above_all, *made]

    def _stacked(
        self, above: Sequence[str], blocks: Sequence[Block], below: Sequence[str], size: Size
    ) -> list[Content]:
        """Return words, large texts with the bar after the first, and words, blank rows between."""
        made = [_centred(row, "bold", size.width) for row in above]
        for number, block in enumerate(blocks):
            if block.rows:
                style = block.text.style
                made += [Content(""), *(_centred(row, style, size.width) for row in block.rows)]
            if number == 0 and self._bar:
                drawn = bar(self._bar[0], size.width - 2 * MARGIN, self._bar[1])
                made += [Content(""), Content.assemble(" " * MARGIN, drawn)]
        if below:
            made += [Content(""), *(_centred(row, "bold", size.width) for row in below)]
        return made


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


def _rows(words: str, width: int, most: int) -> list[str]:
    """Return words in rows, without their last parts where these are not enough."""
    rows: list[str] = []
    for part in filter(None, words.split(" · ")):
        longer = f"{rows[-1]} · {part}" if rows else part
        if rows and cell_len(longer) <= width:
            rows[-1] = longer
        elif len(rows) < most:
            rows.append(part)
        else:
            break
    return rows


def _centred(text: str, style: str, width: int) -> Content:
    content = Content.styled(text, style)
    return Content.assemble(" " * (max(0, width - content.cell_length) // 2), content)
