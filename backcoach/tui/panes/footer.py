"""The last line: the keys that are of use now. Each can be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from backcoach.core.actions import BY_ID, shown
from backcoach.core.wording.phrases import next_label
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.geometry import Size

    from backcoach.core.session.state import State

RESTING = ("next", "add_time", "cut_time", "undo", "skip", "swap", "pause", "help", "quit")
LOOKING = ("big", "history", "help", "quit")
WORKING = ("next", "undo", "skip", "pause", "help", "quit")
FIRST = ("next", "readiness", "skip", "swap", "history", "add_set", "note", "help", "quit")
READY = ("next", "undo", "skip", "swap", "add_set", "note", "help", "quit")
OVER = ("finish", "undo", "note", "history", "help", "quit")
GAP = 2


class Footer(Pane):
    """As many of the actions of the moment as there is room for, the first ones first."""

    class Pressed(Message):
        """An action was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, keymap: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._keymap = keymap
        self._items: tuple[tuple[str, str], ...] = ()
        self._ends: list[tuple[int, str]] = []

    def show(self, state: State, *, takes_keys: bool = True, scrolls: bool = False) -> None:
        """Show what is of use; where keys do nothing, only what looks at the session."""
        actions = actions_for(state) if takes_keys else LOOKING
        actions = (*(("next_exercise",) if scrolls else ()), *actions)
        items = tuple(self._item(action, state) for action in actions)
        if not takes_keys:
            items = (("", "Looking on"), *items)
        if items != self._items:
            self._items = items
            self.redraw()

    def _item(self, action: str, state: State) -> tuple[str, str]:
        label = BY_ID[action].label
        if action == "next":
            label = next_label(state)
        elif action == "next_exercise":
            label = "Scroll"
        elif action == "finish" and state.phase == "finished":
            label = "Go on training"
        elif action == "pause" and state.paused_at is not None:
            label = "Go on"
        return action, label

    def lines(self, size: Size) -> list[Content]:
        """Return the keys with their labels; the first, help and leaving go last."""
        self._ends = []
        parts = [(action, self._part(action, label)) for action, label in self._items]
        while len(parts) > 1 and sum(len(part) + GAP for _, part in parts) - GAP > size.width:
            parts.pop(max(-3, 1 - len(parts)))
        made: list[Content] = []
        column = 0
        for action, part in parts:
            key, _, label = part.partition(" ") if action else ("", "", part)
            words = f" {label}" if key else (label, "bold")
            made.append(Content.assemble((key, "bold $text-accent"), words))
            column += len(part) + GAP
            self._ends.append((column, action))
        return [Content(" " * GAP).join(made)]

    def _part(self, action: str, label: str) -> str:
        keys = self._keymap.get(action, ())
        return f"{shown(keys[0])} {label}" if keys else label

    def on_click(self, event: events.Click) -> None:
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for end, action in self._ends:
            if offset.x < end:
                self.post_message(self.Pressed(action))
                return


def actions_for(state: State) -> tuple[str, ...]:
    """Return the actions that are of use in a state, the most useful first."""
    if state.is_over:
        return OVER
    if state.phase == "ready" and not state.logged:
        return FIRST
    return {"working": WORKING, "resting": RESTING}.get(state.phase, READY)
