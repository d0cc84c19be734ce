"""The card of a finished session as lines, with the map beside or below it where there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from backcoach.core.wording.phrases import STAR
from backcoach.tui.drawing.map_lines import titled_map
from backcoach.tui.drawing.pacer_lines import word_lines
from backcoach.tui.drawing.text_rows import beside, spread, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from backcoach.core.views.card import Card
    from backcoach.core.views.summary import Summary
    from backcoach.tui.drawing.map_lines import Levels

GAP = 2
STOP = "stop"
SAID = 70  # columns from which a record is said below its star
LEAST_NAMES = 16  # cells of the column of names
BESIDE = 2  # cells between the card and the map
Row = tuple[str, str, str]


def card_lines(
    summary: Summary, worked: tuple[str, Levels], width: int, height: int
) -> list[Content]:
    """Return the card of a summary; blank rows are left out where they are needed.

    `worked` is the title of the map and what is on it.
    """
    card = summary.card
    if summary.instruction:
        told = wrapped(Content(""), Content.styled(summary.instruction, "bold"), width)
        return [*word_lines(STOP, width, height - len(told), "$text-error"), *told]
    rows = [(row.name, row.sets, row.gain) for row in card.rows]
    coming = [(name, load, "") for name, load in card.coming]
    columns = _columns([*rows, *coming])
    across = min(width, max(sum(columns) + 2 * GAP, _heading_columns(card)))
    made = [*_question(summary.question, across), *_heading(card, across), Content("")]
    said = [row.record for row in card.rows]
    room = height - len(made) - len(rows) - (len(coming) + 2 if coming else 0)
    if width < SAID or len(list(filter(None, said))) > room:
        said = [""] * len(rows)
    for row, record in zip(rows, said, strict=True):
        made += _row(row, columns, across)
        if record:
            made.append(Content.styled(record.rjust(across), "$text-accent"))
    if card.more:
        made.append(Content.styled(card.more, "$text-muted"))
    if coming:
        made += [Content(""), Content.styled("Next time", "bold $text-accent")]
        for row in coming:
            made += _row(row, columns, across)
    if len(made) > height:
        made = [row for row in made if row.plain]
    if muscles := titled_map(*worked, width - across - BESIDE, height):
        return beside(made, muscles, across + BESIDE)
    muscles = titled_map(*worked, width, height - len(made) - 1)
    return [*made, Content(""), *muscles] if muscles else made


def headline(card: Card, width: int) -> list[Content]:
    """Return how the session ended and its totals; green only where nothing was left open."""
    style = "bold" if card.is_early else "bold $text-success"
    if len(card.headline) <= width:
        return [Content.styled(card.headline, style)]
    return [Content.styled(card.title, style), Content.styled(card.totals, style)]


def _question(question: str, width: int) -> list[Content]:
    asked = Content.styled(question, "bold $text-warning")
    return wrapped(Content(""), asked, width) if question else []


def _heading_columns(card: Card) -> int:
    return max(cell_len(card.name) + len(card.day) + GAP, len(card.headline))


def _heading(card: Card, width: int) -> Iterator[Content]:
    name, day = Content.styled(card.name, "bold"), Content.styled(card.day, "$text-muted")
    if name.cell_length + day.cell_length < width:
        yield spread(name, day, width)
    else:
        yield from wrapped(Content(""), name, width)
        yield day
    yield from headline(card, width)


def _columns(rows: Sequence[Row]) -> list[int]:
    return [max((cell_len(row[place]) for row in rows), default=0) for place in range(3)]


def _row(row: Row, columns: Sequence[int], width: int) -> Iterator[Content]:
    """Yield a row in columns; a name that is too long for its column stands above the others.

    Where that column would be too narrow, all names stand above their sets.
    """
    name, sets, gain = Content.styled(row[0], "bold"), Content(row[1]), _gain(row[2])
    names = min(columns[0], width - sum(columns[1:]) - 2 * GAP)
    if names >= LEAST_NAMES or names == columns[0]:
        if name.cell_length > names:
            yield from wrapped(Content(""), name, width)
            name = Content("")
        blanks = [
            " " * (column - cell.cell_length + GAP)
            for cell, column in ((name, names), (sets, columns[1]))
        ]
        yield Content.assemble(name, blanks[0], sets, blanks[1], gain)
    elif name.cell_length + gain.cell_length < width:
        yield spread(name, gain, width)
        yield from wrapped(Content(" " * GAP), sets, width)
    else:
        yield from wrapped(Content(""), name, width)
        yield from wrapped(Content(" " * GAP), Content.assemble(sets, " " * GAP, gain), width)


def _gain(text: str) -> Content:
    gain, star, _ = text.partition(STAR)
    style = "$text-success" if gain.startswith("▲") else "$text-muted"
    return Content.assemble((gain, style), (star, "bold $text-accent"))
