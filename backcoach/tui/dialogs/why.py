"""Why one trains in this way: every topic as a page over the session, to read in a rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from backcoach.core.wording.why.topics_en import TOPICS
from backcoach.tui.dialogs.choice import Dialog
from backcoach.tui.drawing.text_rows import wrapped
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size


class Why(Dialog[None]):
    """The topics, one below the other; the session goes on beneath."""

    lets_pain = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,w,space,enter", "dismiss", show=False)
    ]

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="dialog", can_focus=True) as dialog:
            dialog.border_title = Content("Why")
            dialog.border_subtitle = Content("↑↓ read  Esc closes")
            yield WhyText()


class WhyText(Pane):
    """The text of the page: each statement, and beneath it how sure it is and who found it."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        return len(self._lines(width))

    def lines(self, size: Size) -> list[Content]:
        return self._lines(size.width)

    def _lines(self, width: int) -> list[Content]:
        rows: list[Content] = []
        for topic in TOPICS:
            title = Content.styled(topic.title, "bold $text-accent")
            rows += [*wrapped(Content(""), title, width), Content("")]
            for statement in topic.statements:
                rows += wrapped(Content(""), Content(statement.text), width)
                origin = Content.styled(statement.origin(), "$text-muted")
                rows += [*wrapped(Content("  "), origin, width), Content("")]
        return rows[:-1]
