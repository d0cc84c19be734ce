"""The help page: the flow in three lines, then the keys by when they matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from backcoach.core.keys import ACTIONS, GROUP_TITLES, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.app import ComposeResult
    from textual.binding import BindingType

FLOW = (
    "Space starts the set. Lift. Space ends it, and the rest begins by itself.",
    "While resting, arrows mend what was logged and 0–4 say what was left.",
    "Space starts the next set. Every step is saved at once; leave whenever you like.",
)
KEY_ROOM = 12


class Help(ModalScreen[None]):
    """Shown over the session, which goes on; any of the usual keys closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,space,enter", "dismiss", show=False)
    ]

    def __init__(self, keymap: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="dialog", can_focus=True) as dialog:
            dialog.border_title = Content("Help")
            dialog.border_subtitle = Content("Esc closes")
            yield Static(help_text(self._keymap))

    def on_mount(self) -> None:
        self.query_one("#dialog").focus()


def help_text(keymap: Mapping[str, tuple[str, ...]]) -> Content:
    """Return the page with the keys as they are mapped."""
    parts: list[Content] = [Content(line) for line in FLOW]
    for group, title in GROUP_TITLES.items():
        parts += [Content(""), Content.styled(title, "bold $text-accent")]
        for action in ACTIONS:
            if action.group == group:
                keys = " ".join(shown(key) for key in keymap.get(action.id, ()))
                parts.append(Content.assemble((f"{keys:<{KEY_ROOM}}", "bold"), f" {action.help}"))
    parts.append(Content.assemble((f"{'Ctrl+P':<{KEY_ROOM}}", "bold"), " all commands by name"))
    parts.append(Content.assemble((f"{'Ctrl+Z':<{KEY_ROOM}}", "bold"), " to the shell; fg returns"))
    return Content("\n").join(parts)
