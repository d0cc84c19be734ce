"""Writes the man pages of packaging/man from the help of the commands: `make man`."""

from __future__ import annotations

from pathlib import Path

import click
from click_man.core import write_man_pages

from backcoach import __version__
from backcoach.cli.main import main

FOLDER = Path(__file__).parents[2] / "packaging" / "man"
DATE = "2026-11-29"  # of the pages, the same for every machine that writes them


def write() -> None:
    """Write a page for the program and one for each command, and take away all others."""
    for name in main.list_commands(click.Context(main)):
        command = main.get_command(click.Context(main), name)
        assert command is not None
        command.short_help = (command.help or "").split(".")[0]
    for page in FOLDER.glob("*.1"):
        page.unlink()
    write_man_pages("backcoach", main, version=__version__, target_dir=str(FOLDER), date=DATE)


if __name__ == "__main__":
    write()
