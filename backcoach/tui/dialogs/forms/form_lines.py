"""A question of a form as lines: with its answer, and all answers in view while it is current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from backcoach.tui.drawing.text_rows import wrapped

if TYPE_CHECKING:
    from backcoach.core.questions.form import Field

INDENT = 4
HANGING = 2


def field_lines(
    field: Field, label: int, width: int, *, is_current: bool, most: int
) -> list[Content]:
    """Return a question with its answer; of the current one all answers, the chosen one marked.

    `label` is the width of the column of questions, `most` the most rows of answers; of more
    those around the chosen one are shown.
    """
    question = Content.assemble(
        ("▸ " if is_current else "  ", "bold"),
        (f"{field.label:<{label}}", "bold" if is_current else ""),
    )
    if field.example:
        cursor = "▏ " if is_current and not field.typed else "▏" if is_current else ""
        style = "bold $text-accent" if is_current else "$text-accent"
        example = "" if field.typed else field.example
        answer = Content.assemble((f"{field.typed}{cursor}", style), (example, "$text-muted"))
    elif is_current and len(field.options) > 1:
        return [question, *_answer_rows(field, width, most)]
    else:
        chosen = "–" if field.is_open else field.options[field.chosen].label
        answer = Content.styled(chosen, "$text-accent")
    line = Content.assemble(question, "  ", answer)
    if line.cell_length <= width:
        return [line]
    return [question, *wrapped(Content(" " * INDENT), answer, width)]


def _answer_rows(field: Field, width: int, most: int) -> list[Content]:
    """Return every answer in rows, the chosen one marked; of many rows those around it."""
    rows: list[list[Content]] = [[]]
    at = used = 0
    for number, option in enumerate(field.options):
        is_chosen = number == field.chosen
        text = f"▸{option.label}" if is_chosen else f" {option.label}"
        answer = Content.styled(text, "bold $text-accent" if is_chosen else "")
        if rows[-1] and used + answer.cell_length + 2 > width - INDENT:
            rows.append([])
            used = 0
        rows[-1].append(answer)
        used += answer.cell_length + 2
        at = len(rows) - 1 if is_chosen else at
    first = max(0, min(at - most // 2, len(rows) - most))
    made = []
    for number, row in enumerate(rows[first : first + most], first):
        hidden = 0
        if number == first:
            hidden += sum(map(len, rows[:first]))
        if number == first + most - 1:
            hidden += sum(map(len, rows[first + most :]))
        more = [Content.styled(f"{hidden} more", "$text-muted")] if hidden else []
        line = Content("  ").join([*row, *more])
        made += _hanging(line, width)
    return made


def _hanging(line: Content, width: int) -> list[Content]:
    """Return a row of answers; one that is too long goes on further to the right."""
    indent = Content(" " * (INDENT - 1))
    if indent.cell_length + line.cell_length <= width:
        return [Content.assemble(indent, line)]
    first, *others = wrapped(indent, line, width - HANGING)
    return [first, *(Content.assemble(" " * HANGING, other) for other in others)]
