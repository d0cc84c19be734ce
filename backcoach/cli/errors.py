"""How the command line refuses: a line each, and an exit code."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from backcoach.core.text import clean, one_line

WRONG_FILE = 1
WRONG_USE = 2


def in_line(text: str) -> str:
    """Return text from outside as one line that is safe to print."""
    return one_line(clean(text))


def fail(*lines: str, code: int = WRONG_FILE) -> NoReturn:
    """Say what is wrong, a line each, and leave with an exit code."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(code)
