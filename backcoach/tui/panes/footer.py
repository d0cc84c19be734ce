"""The last line: the keys that are of use now. Each can be clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from backcoach.core.actions import BY_ID, footer_actions, key_text
from backcoach.core.coaching.health.closing import closing
from backcoach.core.wording.phrases import action_label
from backcoach.tui.panes.pane import Pane

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

    from backcoach.core.actions import Keymap, Moment
    from backcoach.core.session.state import State

GAP = 2
LABELLED = 3  # as many keys keep their labels
BACK = 2  # the place of the way back from big mode


class Footer(Pane):
    """As many of the actions of the moment as fit, the most useful first."""

    class Pressed(Message):
        """An action was clicked."""

        def __init__(self, action: str, click: events.Click) -> None:
            super().__init__()
            self.action = action
            self.click = click

    def __init__(self, keymap: Keymap) -> None:
        super().__init__()
        self._keymap = keymap
        self._items: tuple[tuple[str, str], ...] = ()
        self._ends: list[tuple[int, str]] = []

    def show(
        self,
        state: State,
        now: int,
        *,
        takes_keys: bool = True,
        scrolls: bool = False,
        big: bool = False,
    ) -> None:
        """Show the useful actions; where keys do nothing, only those that change nothing.

        In `big` mode the way back from it is among them.
        """
        useful = footer_actions(footer_moment(state, takes_keys=takes_keys))
        items = tuple((action, action_label(action, state, now)) for action in useful)
        if scrolls:
            items = (*items[:1], ("more", BY_ID["more"].label), *items[1:])
        if big:
            others = tuple(item for item in items if item[0] != "big")
            items = (*others[:BACK], ("big", "Back"), *others[BACK:])
        if not takes_keys:
            items = (("", "Watching"), *items)
        if items != self._items:
            self._items = items
            self.is_outdated = True

    def lines(self, size: Size) -> list[Content]:
        """Return the keys with their labels, as many as fit.

        The first one, pain and the last two stay longest; those two lose their labels first, then
        pain. Then the last one goes, as the help before it names that too, and then pain.
        """
        self._ends = []
        parts = [(action, self._part(action, label)) for action, label in self._items]
        while _columns(parts) > size.width and len(parts) > 1:
            others = [part for part in parts[1:-2] if part[0] != "pain"]
            if others:
                parts.remove(others[-1])
            elif " " in parts[-1][1] and len(parts) > LABELLED:
                parts[-2:] = [(action, text.partition(" ")[0]) for action, text in parts[-2:]]
            elif len(parts) > LABELLED and " " in parts[-3][1]:
                parts[-3] = parts[-3][0], parts[-3][1].partition(" ")[0]
            else:
                parts.pop(-1 if len(parts) > LABELLED else max(-2, 1 - len(parts)))
        made: list[Content] = []
        column = 0
        for action, part in parts:
            key, _, label = part.partition(" ") if action else ("", "", part)
            words = f" {label}" if key and label else (label, "bold")
            made.append(Content.assemble((key, "bold $text-accent"), words))
            column += len(part) + GAP
            self._ends.append((column, action))
        return [Content(" " * GAP).join(made)]

    def _part(self, action: str, label: str) -> str:
        return f"{key_text(action, self._keymap)} {label}" if action else label

    def on_click(self, event: events.Click) -> None:
        """Press the key at this place; the second click of two presses only one that may be held.

        The first one may have closed a dialog that stood over it.
        """
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for end, action in self._ends:
            if offset.x < end:
                if action and (event.chain == 1 or BY_ID[action].repeats):
                    self.post_message(self.Pressed(action, event))
                return


def _columns(parts: list[tuple[str, str]]) -> int:
    return sum(len(part) + GAP for _, part in parts) - GAP


def footer_moment(state: State, *, takes_keys: bool) -> Moment:
    """Return the moment of a session, by which the footer chooses its actions."""
    if not takes_keys:
        return "watched"
    if closing(state) is not None:
        return "closed"
    if state.is_over:
        return "over"
    if state.phase == "ready" and not state.logged:
        return "first"
    moments: dict[str, Moment] = {"working": "working", "resting": "resting"}
    return moments.get(state.phase, "ready")
