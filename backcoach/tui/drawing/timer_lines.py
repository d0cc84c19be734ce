"""Lines of the timer: the set that can be corrected, and reasons in whole sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from backcoach.core.actions import RESERVES, key_text, keys_text
from backcoach.core.session.set_corrections import correctable, has_reps_left
from backcoach.core.wording.phrases import log_text
from backcoach.tui.drawing.text_rows import cut_at_word, wrapped

if TYPE_CHECKING:
    from backcoach.core.actions import Keymap
    from backcoach.core.session.state import State

NUMBERED = ("external", "added", "assisted")  # loads that arrows can change
LEAST_OF_NAME = 6  # letters


def log_line(state: State, selected: str | None, keymap: Keymap, *, paced: bool) -> tuple[str, str]:
    """Return the set that the arrows correct, and the keys that correct it."""
    step = correctable(state, selected)
    if step is None:
        return "", ""
    count = "seconds" if step.is_hold else "reps"
    if paced and state.is_open(step) and step == state.step and step.id not in state.drafts:
        return f"{key_text('next', keymap)} at your last rep logs it", ""
    hints = [f"{keys_text(('reps_up', 'reps_down'), keymap)} {count}"]
    if state.plan.exercise(step).load in NUMBERED:
        hints.append(f"{keys_text(('load_down', 'load_up'), keymap)} load")
    if has_reps_left(state, step):
        hints.append(f"{keys_text(RESERVES, keymap)} left")
    return log_text(state, step), "  ".join(hints)


def cut_name(log: str, width: int) -> Content:
    """Return a set with its numbers in one row: where it is too long, with less of its name.

    Its place, such as `left, set 2`, stays as long as the name has room for some letters.
    """
    name, colon, numbers = log.rpartition(": ")
    room = width - len(colon) - len(numbers)
    if cell_len(log) <= width or room < 1:
        return Content(cut_at_word(log, width))
    exercise, comma, place = name.partition(", ")
    left = room - len(comma) - len(place)
    cut = f"{cut_at_word(exercise, left)}{comma}{place}" if left >= LEAST_OF_NAME else name
    return Content(f"{cut_at_word(cut, room)}{colon}{numbers}")


def message_rows(message: str, width: int, most: int) -> list[Content]:
    """Return a message in as few rows as it needs, at most so many; none where there is none.

    Where it is too long for one, it goes without the key that takes it back.
    """
    if not message:
        return []
    text = message if cell_len(message) <= width else message.rpartition(" · ")[0] or message
    rows = [row.plain for row in wrapped(Content(""), Content(text), width)]
    kept = [*rows[: most - 1], cut_name(" ".join(rows[most - 1 :]), width).plain]
    return [Content.styled(row, "bold") for row in kept if row]


def whole_sentences(text: str, width: int, height: int) -> list[Content]:
    """Return as many whole sentences of a text as fit into a place."""
    while True:
        rows = wrapped(Content(""), Content(text), width) if text else []
        if len(rows) <= height:
            return rows
        text = text.rstrip(".").rpartition(". ")[0]
