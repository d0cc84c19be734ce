"""Text that a person changes in an editor, or that is read from standard input."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TypeVar

import click

from backcoach.cli.errors import fail

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


def is_terminal() -> bool:
    """Tell whether a person sits at standard input."""
    return sys.stdin.isatty()


def read_or_fail(read: Callable[[str], T], text: str) -> T:
    """Return what a text says, or say in a line why it cannot be read."""
    try:
        return read(text)
    except ValueError as error:
        fail(f"backcoach: {error}")


def edited(text: str, read: Callable[[str], T]) -> T | None:
    """Return what a person makes of a text in the editor, None where it is left as it is.

    What cannot be read comes up again, with what is wrong in its first line, until it is left so.
    """
    problem = ""
    while True:
        try:
            typed = click.edit(problem + text, extension=".txt")
        except click.ClickException:  # raised only for the editor
            fail("backcoach: the editor failed; the variable EDITOR names another one")
        if typed is None:
            return None
        before, text = text, typed.removeprefix(problem)
        try:
            return read(text)
        except ValueError as error:
            if problem and text.split() == before.split():
                fail(f"backcoach: {error}")
            problem = f"# NOT YET READ: {error}\n"
