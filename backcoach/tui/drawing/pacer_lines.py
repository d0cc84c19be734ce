"""The pacer: the phase in large letters, its cue, a bar of its seconds, and the repetition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.tui.drawing.big_letters import large, largest_scale, size
from backcoach.tui.drawing.figure_lines import frame_length
from backcoach.tui.drawing.text_rows import spread, wrapped

if TYPE_CHECKING:
    from backcoach.core.wording.pacer import Pace

LARGE_ROWS = 7  # least height of the pane for large letters
WORD_SHARE = 5  # a word takes at most one row of so many, or three
CUE_COLUMNS = 40  # a cue of 38 letters, R-CUE-01, fits into one row from here on
ROWS_OF_WORDS = 5  # below the pacer, before it has blank rows
GAP = 2
STYLES = {"concentric": "$text-accent", "eccentric": "$text-accent"}
PAUSED = "paused"
PAUSED_STYLE = "$text-warning"


def pacer_lines(pace: Pace, width: int, height: int, *, paused: str = "") -> list[Content]:
    """Return the lines of a set: for each exercise always as many, of one size.

    So nothing moves. With `paused`, which says how to go on, it stands in place of the cue.
    """
    style = PAUSED_STYLE if paused else STYLES.get(pace.phase, "")
    word = PAUSED if paused else pace.word
    count = f"{pace.rep}/{pace.target}" if pace.rep else ""
    cue = _cue(paused or pace.cue, width)
    bar = _bar(pace, width, paused=bool(paused))
    longest = max((*pace.words, PAUSED), key=lambda text: size(text, 1)[0])
    scale = largest_scale(longest, width, max(3, height // WORD_SHARE))
    if height < LARGE_ROWS or not scale:
        plain = Content.styled(word.upper(), f"bold {style}")
        return [spread(plain, Content.styled(count, "bold"), width), *cue[:1], bar]
    letters = [Content.styled(row, style) for row in large(word, scale)]
    columns, rows = size(longest, scale)
    count_columns = size(f"{pace.target}/{pace.target}", scale)[0]
    if columns + GAP + count_columns <= width:
        ends = large(count, scale) if count else [""] * rows
        letters = [
            spread(left, Content(end), width) for left, end in zip(letters, ends, strict=True)
        ]
        made = [*letters, *cue, bar]
        return made if height <= len(made) + ROWS_OF_WORDS else [*made, Content("")]
    if height < 2 * rows + len(cue) + 1:
        letters[-1] = spread(letters[-1], Content.styled(count, "bold"), width)
        return [*letters, *cue, bar]
    below = [Content(row) for row in large(count, scale)] if count else [Content("")] * rows
    made = [*letters, *cue, bar, *below]
    if height < len(made) + 2 + ROWS_OF_WORDS:
        return made
    return [*made[:-rows], Content(""), *below, Content("")]


def word_lines(word: str, width: int, height: int, style: str = "") -> list[Content]:
    """Return one word in large letters, as of a hold, and a blank row where there is room."""
    scale = largest_scale(word, width, max(3, height // WORD_SHARE))
    if not scale:
        return []
    style = PAUSED_STYLE if word == PAUSED else style
    letters = [Content.styled(row, style) for row in large(word, scale)]
    return letters if height < len(letters) + ROWS_OF_WORDS else [*letters, Content("")]


def _cue(text: str, width: int) -> list[Content]:
    """Return a cue in one row, or in two where one is too short for the longest."""
    if width >= CUE_COLUMNS:
        return [Content.styled(text, "bold")]
    rows = wrapped(Content(""), Content.styled(text, "bold"), width)
    return [*rows, Content(""), Content("")][:2]


def _bar(pace: Pace, width: int, *, paused: bool) -> Content:
    if not pace.rep:
        return Content("")
    style = PAUSED_STYLE if paused else STYLES.get(pace.phase, "")
    return bar(phase_share(pace, paused=paused), width, style)


def phase_share(pace: Pace, *, paused: bool) -> float:
    """Return the share of a phase at the end of the frame that begins, so that a bar fills up."""
    step = frame_length(pace) / max(pace.seconds * 1000, 1)
    return pace.fraction if paused else min(1.0, pace.fraction + step)


def bar(share: float, width: int, style: str) -> Content:
    """Return a bar that is full to a share of it, in half cells."""
    halves = round(share * width * 2)
    full = "━" * (halves // 2) + "╸" * (halves % 2)
    return Content.assemble((full, style), ("─" * (width - len(full)), "$text-muted"))
