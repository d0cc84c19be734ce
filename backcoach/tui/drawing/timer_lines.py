"""Lines of the timer: the set that can be corrected, and reasons in whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.core.actions import RESERVES, keys_text
from backcoach.core.session.set_corrections import correctable, has_reps_left
from backcoach.core.wording.phrases import log_text, where
from backcoach.tui.panes.pane import wrapped

if TYPE_CHECKING:
    from backcoach.core.actions import Keymap
    from backcoach.core.session.state import State

NUMBERED = ("external", "added", "assisted")  # loads that arrows can change


def log_line(state: State, selected: str | None, keymap: Keymap, *, paced: bool) -> tuple[str, str]:
    """Return the set that the arrows correct, and the keys that correct it."""
    step = correctable(state, selected)
    if step is None:
        return "", ""
    count = "seconds" if step.is_hold else "reps"
    if paced and state.is_open(step) and step == state.step and step.id not in state.drafts:
        return f"{where(state, step)}: your last rep is logged", ""
    hints = [f"{keys_text(('reps_up', 'reps_down'), keymap)} {count}"]
    if state.plan.exercise(step).load in NUMBERED:
        hints.append(f"{keys_text(('load_down', 'load_up'), keymap)} load")
    if has_reps_left(state, step):
        hints.append(f"{keys_text(RESERVES, keymap)} left")
    return log_text(state, step), "  ".join(hints)


def cut_name(log: str, width: int) -> Content:
    """Return a set with its numbers in one row: where it is too long, with less of its name."""
    name, colon, numbers = log.rpartition(": ")
    room = width - len(colon) - len(numbers)
    if len(log) <= width or room < 1:
        return Content(log)
    return Content.assemble(Content(name).truncate(room, ellipsis=True), colon, numbers)


def whole_sentences(text: str, width: int, height: int) -> list[Content]:
    """Return as many whole sentences of a text as fit into a place."""
    while True:
        rows = wrapped(Content(""), Content(text), width) if text else []
        if len(rows) <= height:
            return rows
        text = text.rstrip(".").rpartition(". ")[0]
