"""The pacer: the phase in large letters, its cue, a bar of its seconds, and the repetition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.tui.digits import large, largest_scale
from backcoach.tui.pane import Pane, spread

if TYPE_CHECKING:
    from textual.geometry import Size

    from backcoach.core.pace import Pace

LARGE_ROWS = 7  # of the pane, from which on letters are large
LETTER_ROWS = 3
STYLES = {"concentric": "$text-accent", "eccentric": "$text-accent"}


class Pacer(Pane):
    """Shown while a set is led. Its bar moves; the rest changes with the phase."""

    def on_mount(self) -> None:
        self._pace: Pace | None = None
        self._large = True
        self.display = False

    def show(self, pace: Pace | None) -> None:
        before, self._pace = self._pace, pace
        self.display = pace is not None
        parent = self.parent
        large = getattr(parent, "size", self.size).height >= LARGE_ROWS
        if large != self._large:
            self._large = large
            self.styles.height = LETTER_ROWS + 3 if large else 3
        if pace is None or before is None or self._seen(pace) != self._seen(before):
            self.redraw()

    def lines(self, size: Size) -> list[Content]:
        pace = self._pace
        if pace is None:
            return []
        style = STYLES.get(pace.phase, "")
        count = f"{pace.rep}/{pace.target}" if pace.rep else ""
        bar = self._bar(pace, size.width)
        if not self._large:
            word = Content.styled(pace.word.upper(), f"bold {style}")
            return [
                spread(word, Content.styled(count, "bold"), size.width),
                Content.styled(pace.cue, "bold"),
                bar,
            ]
        return [
            *_letters(pace.word, count, style, size.width),
            Content.styled(pace.cue, "bold"),
            bar,
            Content(""),
        ]

    def _seen(self, pace: Pace) -> tuple[object, ...]:
        full = round(pace.fraction * self.size.width)
        return pace.phase, pace.word, pace.cue, pace.rep, pace.target, full

    def _bar(self, pace: Pace, width: int) -> Content:
        if not pace.rep:
            return Content("")
        full = round(pace.fraction * width)
        return Content.assemble(
            ("━" * full, STYLES.get(pace.phase, "")), ("─" * (width - full), "$text-muted")
        )


def _letters(word: str, count: str, style: str, width: int) -> list[Content]:
    """Return word and count as large letters at both ends of three rows."""
    right = large(count) if count else [""] * LETTER_ROWS
    room = width - len(right[0]) - 2
    if not largest_scale(word, room, LETTER_ROWS):
        said = [Content(""), Content.styled(word.upper(), f"bold {style}"), Content("")]
    else:
        said = [Content.styled(row, style) for row in large(word)]
    return [spread(left, Content(end), width) for left, end in zip(said, right, strict=True)]
