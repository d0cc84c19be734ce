"""The palette: every action by its name, its id or what it does, with its key at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from backcoach.core.actions import ACTIONS, Action, key_name
from backcoach.tui.dialogs.note import Line, LineDialog
from backcoach.tui.drawing.text_rows import spread, wrapped

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from backcoach.core.actions import Keymap

THEME = Action("theme", (), "Colours", "choose other colours", "program")
LABEL_COLUMNS = 12
LONGEST = 40


class Palette(LineDialog[str]):
    """Returns the id of the action that was chosen, "" when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "dismiss('')", show=False),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        with Vertical(id="dialog") as dialog:
            dialog.border_title = Content("Commands")
            dialog.border_subtitle = Content("↑↓ go  Enter does it  Esc leaves")
            yield self.line(longest=LONGEST, placeholder="what you want to do")
            actions = OptionList()
            actions.can_focus = False
            yield actions
            yield Static(Content("No command is called that."), id="dialog-text")

    def on_mount(self) -> None:
        super().on_mount()
        self.call_after_refresh(self._list, self.query_one(Line).value)

    def on_resize(self, _: events.Resize) -> None:
        self.call_after_refresh(self._list, self.query_one(Line).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        self._list(event.value)

    def on_input_submitted(self, _: Input.Submitted) -> None:
        actions = self.query_one(OptionList)
        if actions.highlighted is not None:
            self.dismiss(actions.get_option_at_index(actions.highlighted).id or "")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id or "")

    def action_move(self, direction: int) -> None:
        actions = self.query_one(OptionList)
        if direction > 0:
            actions.action_cursor_down()
        else:
            actions.action_cursor_up()

    def _list(self, words: str) -> None:
        """List the actions that some words name."""
        actions = self.query_one(OptionList)
        width = actions.scrollable_content_region.width - 2  # of the option's own padding
        named = matching(words)
        actions.clear_options()
        actions.add_options(Option(self._row(action, width), id=action.id) for action in named)
        if named:
            actions.highlighted = 0
        self.query_one("#dialog-text").display = not named

    def _row(self, action: Action, width: int) -> Content:
        names = [key_name(key) for key in self._keymap.get(action.id, ())]
        keys = " or ".join(names)
        if LABEL_COLUMNS + len(action.help) + 2 + len(keys) > width:
            keys = "".join(names[:1])  # the help says more than a second key
        name = Content.styled(f"{action.label:<{LABEL_COLUMNS}}", "bold")
        right = Content.styled(keys, "bold")
        if LABEL_COLUMNS + len(action.help) + 2 + len(keys) <= width:
            return spread(Content.assemble(name, action.help), right, width)
        below = wrapped(Content("  "), Content(action.help), width)
        return Content("\n").join([spread(name, right, width), *below])


def matching(words: str) -> list[Action]:
    """Return the actions that have every word in their label, id or help, the nearest first."""
    sought = words.lower().replace("_", " ").split()
    ranks = {action.id: _rank(action, sought) for action in (*ACTIONS, THEME)}
    named = [action for action in (*ACTIONS, THEME) if ranks[action.id] is not None]
    return sorted(named, key=lambda action: ranks[action.id] or 0)


def _rank(action: Action, sought: list[str]) -> int | None:
    """Return how far some words are from an action, None where it has not all of them."""
    label, name = action.label.lower(), action.id.replace("_", " ")
    text = f"{label} {name} {action.help.lower()} {action.help_row.lower()}"
    if not all(word in text for word in sought):
        return None
    whole = " ".join(sought)
    if whole in (label, name):
        return 0
    if label.startswith(whole) or name.startswith(whole):
        return 1
    starts = all(f" {word}" in f" {text}" for word in sought)
    return 2 if starts else 3
