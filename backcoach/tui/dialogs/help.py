"""The help page: how a session goes in three lines, then the keys in groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content

from backcoach.core.actions import ACTIONS, GROUP_TITLES, RESERVES, key_name, key_text, keys_text
from backcoach.tui.dialogs.choice import Dialog
from backcoach.tui.drawing.text_rows import wrapped
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size

    from backcoach.core.actions import Keymap

WIDE = 50  # columns from which the keys of every action stand in one column
KEY_COLUMNS, FEW_COLUMNS = 16, 8


def flow(keymap: Keymap) -> tuple[str, ...]:
    """Return how a session goes, with the person's keys."""
    goes_on = key_text("next", keymap)
    arrows = keys_text(("reps_up", "reps_down", "load_up", "load_down"), keymap)
    corrects = "arrows" if arrows == "↑↓→←" else arrows
    reserve = keys_text(RESERVES, keymap)
    return (
        f"{goes_on} starts the set. Lift. {goes_on} ends it, and the rest begins by itself.",
        f"While resting, {corrects} correct what was logged and {reserve} say how many were left.",
        f"{goes_on} starts the next set. Every step is saved at once; leave whenever you like.",
    )


class Help(Dialog[None]):
    """The help over the session, which goes on; any of the usual keys closes it."""

    lets_pain = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,space,enter", "dismiss", show=False)
    ]

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="dialog", can_focus=True) as dialog:
            dialog.border_title = Content("Help")
            yield HelpText(self._keymap)

    def on_mount(self) -> None:
        dialog = self.query_one("#dialog", VerticalScroll)
        self.watch(dialog, "scroll_y", self._name_keys)
        self.watch(dialog, "virtual_size", self._name_keys)

    def on_resize(self) -> None:
        self.call_after_refresh(self._name_keys)

    def _name_keys(self) -> None:
        """Say in the frame where there is more to read."""
        dialog = self.query_one("#dialog", VerticalScroll)
        reads = "" if dialog.is_vertical_scroll_end else "↓ reads on  "
        dialog.border_subtitle = Content(f"{reads}Esc closes")


class HelpText(Pane):
    """The text of the page, with the person's keys."""

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        return len(self._lines(width))

    def lines(self, size: Size) -> list[Content]:
        return self._lines(size.width)

    def _lines(self, width: int) -> list[Content]:
        made = [
            row for line in flow(self._keymap) for row in wrapped(Content(""), Content(line), width)
        ]
        for group, title in GROUP_TITLES.items():
            made += [Content(""), Content.styled(title, "bold $text-accent")]
            helps: dict[str, list[str]] = {}
            for action in ACTIONS:
                if action.group == group:
                    text = action.help_row or action.help
                    keys = [key_name(key) for key in self._keymap.get(action.id, ())]
                    helps.setdefault(text, []).extend(keys)
            for text, keys in helps.items():
                made += _row(" ".join(keys), text, width)
        made += _row("Ctrl+P", "all commands by name", width)
        return made + _row("Ctrl+Z", "to the shell; fg returns", width)


def _row(keys: str, text: str, width: int) -> list[Content]:
    columns = KEY_COLUMNS if width >= WIDE else FEW_COLUMNS
    return wrapped(Content.styled(f"{keys:<{columns}} ", "bold"), Content(text), width)
