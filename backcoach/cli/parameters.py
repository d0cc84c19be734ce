"""Options and arguments of the command line; a wrong value raises click.UsageError.

The callbacks for click convert the text of a parameter to its value.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backcoach.core.dates import refuse_impossible
from backcoach.core.text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable


def whole_number(
    least: int, most: int
) -> Callable[[click.Context, click.Parameter, str | None], int | None]:
    """Return the callback for a whole number from `least` to `most` inclusive."""

    def number(_: click.Context, param: click.Parameter, text: str | None) -> int | None:
        if text is None:
            return None
        try:
            value = int(text)
        except ValueError:  # not a number, or one with thousands of digits
            value = least - 1
        if not least <= value <= most:
            wanted = f"is not a whole number from {least} to {most}"
            raise click.UsageError(f"{_place(param)}{quoted(text)} {wanted}")
        return value

    return number


def past_moment(_: click.Context, param: click.Parameter, text: str | None) -> datetime | None:
    """Return a local time that is not in the future; a date alone means noon, or now if earlier."""
    if text is None:
        return None
    now = datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        wanted = 'is not a date; write 2026-11-20 or "2026-11-20 18:30"'
        raise click.UsageError(f"{_place(param)}{quoted(text)} {wanted}") from None
    try:
        refuse_impossible(text, moment, now)
    except ValueError as error:
        raise click.UsageError(f"{_place(param)}{error}") from None
    if len(text.strip()) == len("2026-11-20"):
        noon = moment.replace(hour=12).astimezone()
        moment = min(noon, now) if noon.date() == now.date() else noon
    if moment.tzinfo is None and moment.astimezone().replace(tzinfo=None) != moment:
        skipped = "is a time that this day does not have: clocks go forward then; write another"
        raise click.UsageError(f"{_place(param)}{quoted(text)} {skipped}")
    return moment


def file_name(_: click.Context, param: click.Parameter, text: str | None) -> Path | None:
    """Return a path; an empty text is an error."""
    if text == "":
        raise click.UsageError(f'{_place(param)}"" names no file')
    return None if text is None else Path(text)


def file_option(help_text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option `--file` for an exercises file."""
    return click.option("--file", type=click.Path(), callback=file_name, help=help_text)


def _place(param: click.Parameter) -> str:
    return f"{param.opts[0]} " if isinstance(param, click.Option) else ""
