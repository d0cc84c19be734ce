"""`backcoach completion`: what a shell needs to complete the commands, printed or put in place."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import get_completion_class

from backcoach.cli.errors import fail

if TYPE_CHECKING:
    from collections.abc import Mapping

SHELLS = ("bash", "zsh", "fish")
ZSH_HINT = "zsh reads it once this line is in ~/.zshrc before compinit: fpath=({folder} $fpath)"


@click.command()
@click.argument("shell", metavar="[SHELL]", required=False, type=click.Choice(SHELLS))
@click.option("--install", is_flag=True, help="Put it where the shell looks for it.")
@click.pass_context
def completion(context: click.Context, shell: str | None, *, install: bool) -> None:
    """Print the completion for bash, zsh or fish.

    SHELL is by default the shell in use.
    """
    chosen = shell or Path(os.environ.get("SHELL", "")).name
    if chosen not in SHELLS:
        raise click.UsageError(f"say for which shell: {', '.join(SHELLS)}")
    text = _text(context.find_root().command, chosen)
    if install:
        _install(chosen, text)
    else:
        click.echo(text)


def place(shell: str, environ: Mapping[str, str], home: Path) -> Path:
    """Return the file of a person in which a shell looks for the completion of `backcoach`."""
    data = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    config = Path(environ.get("XDG_CONFIG_HOME") or home / ".config")
    return {
        "bash": data / "bash-completion" / "completions" / "backcoach",
        "zsh": data / "zsh" / "site-functions" / "_backcoach",
        "fish": config / "fish" / "completions" / "backcoach.fish",
    }[shell]


def _text(command: click.Command, shell: str) -> str:
    kind = get_completion_class(shell)
    assert kind is not None
    return kind(command, {}, "backcoach", "_BACKCOACH_COMPLETE").source()


def _install(shell: str, text: str) -> None:
    from backcoach.userfiles.safe_files import FileError, path_text, write_parts

    path = place(shell, os.environ, Path.home())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_parts(path, [text.encode()], force=True)
    except FileError as error:
        fail(*error.lines)
    click.echo(f"{path_text(path)} is written; a new {shell} completes the commands of backcoach.")
    if shell == "zsh":
        click.echo(ZSH_HINT.format(folder=path_text(path.parent)))


COMMANDS = (completion,)
