"""The summary in full: what was done, what was best, what comes next time, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.tui.drawing.card_lines import headline
from backcoach.tui.drawing.text_rows import spread, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.views.summary import Coming, Done, Summary

CAUTION = "Not medical advice. Sharp pain or feeling unwell: stop."


def summary_lines(summary: Summary, width: int) -> list[Content]:
    """Return all lines of a summary; the pane scrolls where they do not fit."""
    if summary.instruction:
        return wrapped(Content(""), Content.styled(summary.instruction, "bold"), width)
    made = [*headline(summary.card, width), Content("")]
    if summary.question:
        asked = Content.styled(summary.question, "bold $text-warning")
        made = [*wrapped(Content(""), asked, width), *made]
    for done in summary.exercises:
        made += _done(done, width)
    if summary.records:
        made.append(Content(""))
        for number, text in enumerate(summary.records):
            label = Content.styled("Best  " if number == 0 else " " * 6, "$text-muted")
            made += wrapped(label, Content.styled(text, "$text-success"), width)
    if summary.coming:
        made += [Content(""), Content.styled("Next time", "bold $text-accent")]
        for coming in summary.coming:
            made += _coming(coming, width)
    for note in summary.notes:
        made += wrapped(Content("Note  "), Content.styled(note, "$text-muted"), width)
    return [
        *made,
        Content(""),
        *wrapped(Content(""), Content.styled(CAUTION, "$text-muted"), width),
    ]


def _done(done: Done, width: int) -> Iterator[Content]:
    name = Content.styled(done.name, "bold")
    change = Content.styled(done.change, "$text-muted")
    line = Content.assemble(name, f"  {done.text}")
    if line.cell_length + change.cell_length < width:
        yield spread(line, change, width)
        return
    yield from wrapped(Content(""), name, width)
    if len(done.text) + change.cell_length + 3 <= width:
        yield spread(Content(f"  {done.text}"), change, width)
        return
    yield from wrapped(Content("  "), Content(done.text), width)
    if done.change:
        yield from wrapped(Content("  "), change, width)


def _coming(coming: Coming, width: int) -> Iterator[Content]:
    name = Content.styled(coming.name, "bold")
    if len(coming.name) + len(coming.text) < width:
        yield spread(name, Content(coming.text), width)
    else:
        yield from wrapped(Content(""), name, width)
        yield from wrapped(Content("  "), Content(coming.text), width)
    yield from wrapped(Content("  "), Content.styled(coming.why, "$text-muted"), width)
