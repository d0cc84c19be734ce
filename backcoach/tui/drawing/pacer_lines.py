"""The pacer: the phase in large letters, its cue, a bar of its seconds, and the repetition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.tui.drawing.big_letters import large, largest_scale
from backcoach.tui.panes.pane import spread

if TYPE_CHECKING:
    from backcoach.core.wording.pacer import Pace

LARGE_ROWS = 7  # least height of the pane for large letters
LETTER_ROWS = 3
STYLES = {"concentric": "$text-accent", "eccentric": "$text-accent"}


def pacer_lines(pace: Pace, width: int, *, large: bool) -> list[Content]:
    """Return the lines of a paced set: always as many, so that the text below stands still."""
    style = STYLES.get(pace.phase, "")
    count = f"{pace.rep}/{pace.target}" if pace.rep else ""
    cue = Content.styled(pace.cue, "bold")
    bar = _bar(pace, width)
    if large:
        return [*_letters(pace.word, count, style, width), cue, bar, Content("")]
    word = Content.styled(pace.word.upper(), f"bold {style}")
    return [spread(word, Content.styled(count, "bold"), width), cue, bar]


def _bar(pace: Pace, width: int) -> Content:
    if not pace.rep:
        return Content("")
    full = round(pace.fraction * width)
    return Content.assemble(
        ("━" * full, STYLES.get(pace.phase, "")), ("─" * (width - full), "$text-muted")
    )


def _letters(word: str, count: str, style: str, width: int) -> list[Content]:
    """Return the word and the count in large letters, at both ends of three rows."""
    right = large(count) if count else [""] * LETTER_ROWS
    if not largest_scale(word, width - len(right[0]) - 2, LETTER_ROWS):
        letters = [Content(""), Content.styled(word.upper(), f"bold {style}"), Content("")]
    else:
        letters = [Content.styled(row, style) for row in large(word)]
    return [spread(left, Content(end), width) for left, end in zip(letters, right, strict=True)]
