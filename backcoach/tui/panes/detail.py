"""The detail pane: the exercise at hand in words, its goal, and the cues of the moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual.content import Content
from textual.message import Message

from backcoach.core import views
from backcoach.core.actions import BY_ID, key_text
from backcoach.core.views.set_page import Line, Page, page
from backcoach.tui import drawing
from backcoach.tui.drawing.map_lines import worked_in
from backcoach.tui.drawing.page_lines import PageText, leaves_of
from backcoach.tui.drawing.text_rows import spread
from backcoach.tui.layout import layout_of
from backcoach.tui.panes.pane import Pane
from backcoach.tui.terminal.textual_fixes import set_border_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.geometry import Size

    from backcoach.core.actions import Keymap
    from backcoach.core.planning.next_session import NextSession
    from backcoach.core.session.state import State
    from backcoach.core.views.summary import Summary
    from backcoach.core.wording.pacer import Pace
    from backcoach.interface.session import Session
    from backcoach.tui.drawing.map_lines import Levels

STOP = "Stop"
LAST = 99  # rank of a line that goes first where there is no room
BESIDE_TITLE = 5  # cells of the border and of the indent


class Detail(Pane):
    """The page of a set, or the summary; in a set the phase in large letters above it."""

    class Outgrown(Message):
        """The text has become longer than the pane, or shorter again."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def on_mount(self) -> None:
        self._text = PageText(self._keymap)
        self._pace: Pace | None = None
        self._word = ""
        self._paused = ""
        self._worked: tuple[str, Levels] = ("", ())
        self._problem = ""
        self.scrolls = False  # whether not all of the text is to be seen

    def show(self, session: Session, outlook: NextSession | None, *, mapped: bool = True) -> None:
        """Show the current set or the summary, if `mapped` with the muscles that worked."""
        state, pace = session.state, session.pace()
        facts = (
            self._page_or_summary(session, outlook),
            pace,
            _word_of_hold(state),
            f"{key_text('next', self._keymap)} goes on" if state.paused_at is not None else "",
            worked_in(state) if mapped and state.is_over else ("", ()),
        )
        if facts != (self._text.content, self._pace, self._word, self._paused, self._worked):
            content, self._pace, self._word, self._paused, self._worked = facts
            self._text.take(content, self._worked)
            self._entitle()
            self.is_outdated = True

    def prepare(self, state: State, session: Session) -> None:
        """Draw ahead the page of a state in which no set is under way."""
        if state.phase != "working" and self.size:
            width, height = self.size.width - self.indent, self.size.height
            page = self._page(state, session, led=False)
            first, *_ = leaves_of(page, width, height, height, headed=self._is_headed)
            self.prepare_lines(first)

    def tell(self, problem: str) -> None:
        """Say on the page of a set, from the next drawing on, what is not saved or was damaged."""
        self._problem = problem

    def scroll(self, direction: int) -> None:
        """Scroll a summary that is longer than the pane, down (1) or up (−1)."""
        self._text.scroll(direction, self.size.height)
        self.redraw()

    def turn(self) -> bool:
        """Show the lines that did not fit, then the first ones again; False where all fit."""
        turned = self._text.turn(self.size.height)
        self.redraw()
        return turned

    @property
    def indent(self) -> int:
        return 1 if layout_of(self.screen) == "tiny" else 2

    @property
    def _is_headed(self) -> bool:
        return layout_of(self.screen) == "tiny"

    def lines(self, size: Size) -> list[Content]:
        large = self._large(size)
        words = self._words(size, size.height - len(large))
        made = [*words] if self._text.is_turned else [*large, *words]
        if self.scrolls and layout_of(self.screen) == "tiny":  # the footer has no room
            self._add_hint(made, size.width)
        return made

    def _add_hint(self, lines: list[Content], width: int) -> None:
        """Name the key for more at the end of the lowest line with room for it."""
        hint = f"{key_text('more', self._keymap)} {BY_ID['more'].label}"
        for place in reversed(range(len(lines))):
            if lines[place].cell_length + len(hint) + 1 <= width:
                lines[place] = spread(lines[place], Content.styled(hint, "$text-muted"), width)
                return

    def _large(self, size: Size) -> list[Content]:
        """Return what stands in large letters above the words."""
        if self._pace is not None:
            return drawing.pacer_lines.pacer_lines(
                self._pace, size.width, size.height, paused=self._paused
            )
        if self._paused or self._word:
            word = drawing.pacer_lines.PAUSED if self._paused else self._word
            return drawing.pacer_lines.word_lines(word, size.width, size.height)
        return []

    def _words(self, size: Size, height: int) -> Sequence[Content]:
        made = self._text.lines(size.width, height, size.height, headed=self._is_headed)
        if self._text.is_longer != self.scrolls:
            self.scrolls = self._text.is_longer
            self.post_message(self.Outgrown())
        return made

    def _page_or_summary(self, session: Session, outlook: NextSession | None) -> Page | Summary:
        state = session.state
        if not state.is_over:
            return self._page(state, session, led=session.pace() is not None)
        made = views.summary.summary(state, outlook, self._keymap)
        return made if session.takes_keys else replace(made, question="")

    def _page(self, state: State, session: Session, *, led: bool) -> Page:
        has_list = layout_of(self.screen) in ("wide", "stacked")
        made = page(
            state,
            session.gear,
            led=led,
            keymap=self._keymap,
            tabled=has_list,
            selected=session.selected,
        )
        data = (Line("stop", "Data", self._problem, LAST),) if self._problem else ()
        return replace(made, lines=(*made.lines, *data))

    def _entitle(self) -> None:
        page = self._text.content
        if isinstance(page, Page):
            title = page.title
        else:
            title = STOP if page is not None and page.instruction else "Summary"
        has_figure = not self.screen.has_class("-unfigured")  # its border has the place
        if isinstance(page, Page) and not has_figure and page.place:
            title = f"{title} · {page.place}"
        if self.size.width:  # 0 before the first layout
            title = Content(title).truncate(self.size.width - BESIDE_TITLE, ellipsis=True).plain
        is_open = has_figure and layout_of(self.screen) in ("wide", "narrow")
        set_border_title(self, f"{title} " if is_open else title)


def _word_of_hold(state: State) -> str:
    """Return the large word of what has a length: a hold, or the easy minutes of a session."""
    step = state.step
    if state.phase != "working" or step is None or not step.is_hold:
        return ""
    return "hold" if step.is_set else "easy"
