"""What may stand behind an option on the command line; anything else is wrong use.

Most of these are callbacks of click's parameters: text to value.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcoach.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable


def whole_number(
    least: int, most: int
) -> Callable[[click.Context, click.Parameter, str | None], int | None]:
    """Return the callback for a whole number within bounds, both of them allowed."""

    def number(_: click.Context, param: click.Parameter, text: str | None) -> int | None:
        if text is None:
            return None
        try:
            value = int(text)
        except ValueError:  # no number, or one of thousands of digits
            value = least - 1
        if not least <= value <= most:
            wanted = f"is not a whole number from {least} to {most}"
            raise click.UsageError(f"{_place(param)}{quoted(text)} {wanted}")
        return value

    return number


def file_name(_: click.Context, param: click.Parameter, text: str | None) -> Path | None:
    """Return the path that a text names; an empty one names none."""
    if text == "":
        raise click.UsageError(f'{_place(param)}"" names no file')
    return None if text is None else Path(text)


def file_option(told: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option that names an exercises file, with its help."""
    return click.option("--file", type=click.Path(), callback=file_name, help=told)


def _place(param: click.Parameter) -> str:
    return f"{param.opts[0]} " if isinstance(param, click.Option) else ""
