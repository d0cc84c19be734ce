"""The command line: argv to action; every error is a clear line and an exit code.

0 done, 1 the person's file or data is wrong, 2 wrong use. Each command imports what it
needs, so that the headless ones never load Textual.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from backcoach import __version__
from backcoach.core.disclaimer import DISCLAIMER

if TYPE_CHECKING:
    from backcoach.core.model import Library

WRONG_FILE = 1
WRONG_USE = 2
INTERRUPTED = 130  # what a shell says of Ctrl+C

FILE_OPTION = click.Path(path_type=Path)


class _RunByDefault(click.Group):
    """`backcoach` alone, and with the options of `run`, is `backcoach run`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = ["run", *args]
        return super().parse_args(ctx, args)

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run a command; what is wrong with its use is one line, like every other mistake."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # a terminal without UTF-8 shows what it can
                stream.reconfigure(errors="replace")
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except click.ClickException as error:
            _fail(f"backcoach: {_line(error.format_message())}", code=error.exit_code)
        except click.Abort:
            _fail("backcoach: interrupted", code=INTERRUPTED)
        except OSError as error:
            _fail(f"backcoach: {_line(str(error))}")
        sys.exit(code)


@click.group(
    cls=_RunByDefault,
    epilog=DISCLAIMER,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.version_option(__version__, message="backcoach %(version)s")
def main() -> None:
    """A coach for a back session in the terminal. Without a command it starts a session."""


@main.command()
@click.argument("session", required=False)
@click.option("--file", type=FILE_OPTION, help="Take the sessions of this file.")
@click.option("--minutes", type=click.IntRange(5, 600), help="Fit the session into this time.")
@click.option(
    "--fresh", is_flag=True, help="Begin anew; an unfinished session is finished and kept."
)
@click.option("--resume", is_flag=True, help="Go on with the unfinished session, if there is one.")
@click.option("--plain", is_flag=True, help="Lines of text, for screen readers and pipes.")
def run(
    session: str | None,
    file: Path | None,
    minutes: int | None,
    *,
    fresh: bool,
    resume: bool,
    plain: bool,
) -> None:
    """Train SESSION, the first one of the file by default. `backcoach list` names them."""
    if fresh and resume:
        raise click.UsageError("--fresh and --resume exclude each other")
    from backcoach.training import train

    code, lines = train(session, file, minutes, fresh=fresh, resume=resume, plain=plain)
    with suppress(OSError):  # a terminal that was closed hears no farewell
        for line in lines:
            click.echo(line, err=code != 0)
    sys.exit(code)


@main.command("list")
@click.option("--file", type=FILE_OPTION, help="Take the sessions of this file.")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def list_sessions(file: Path | None, *, as_json: bool) -> None:
    """List the sessions with their length and exercises."""
    from backcoach.core.overview import overview

    library = _library(file)
    sessions = [overview(library, session) for session in library.session]
    if as_json:
        _print_json([one.public() for one in sessions])
        return
    click.echo("\n\n".join(one.text() for one in sessions))


@main.command()
@click.argument("name", metavar="EXERCISE")
@click.option("--file", type=FILE_OPTION, help="Take the exercises of this file.")
def show(name: str, file: Path | None) -> None:
    """Print all about EXERCISE, or what a session works."""
    from backcoach.core.map_text import map_text
    from backcoach.core.overview import exercise_text, overview
    from backcoach.core.text import nearest, quoted

    library = _library(file)
    wanted = name.strip().lower()
    exercises = {key: one for one in library.exercise for key in (one.name.lower(), one.id)}
    session = library.find_session(wanted)
    if wanted in exercises:
        click.echo(exercise_text(library, exercises[wanted]))
        click.echo(f"\n{map_text([exercises[wanted]])}")
    elif session is not None:
        seen = overview(library, session)
        click.echo(seen.text())
        click.echo(f"\n{map_text(slot.exercise for slot in seen.plan.slots)}")
    else:
        hint = nearest(wanted, [*exercises, *(one.id for one in library.session)])
        tail = f'; did you mean "{hint}"?' if hint else ""
        _fail(f"backcoach: there is no exercise {quoted(name)}{tail}", code=WRONG_USE)


@main.command()
@click.argument("path", required=False, type=FILE_OPTION)
def check(path: Path | None) -> None:
    """Check the exercises file at PATH, or the one in use. Every problem in it is named."""
    from backcoach.home import config_dir
    from backcoach.library import find

    chosen = find(path, config_dir())
    library = _load(chosen)
    exercises, sessions = len(library.exercise), len(library.session)
    click.echo(f"{_line(str(chosen))}: {exercises} exercises, {sessions} sessions, no problem")


@main.command()
def init() -> None:
    """Write a copy of the shipped exercises file for you to edit."""
    from backcoach.home import config_dir
    from backcoach.library import LibraryError
    from backcoach.library import init as write_copy

    try:
        own = write_copy(config_dir())
        click.echo(f"{_line(str(own))} is yours to edit; backcoach check checks it")
    except LibraryError as error:
        _fail(*error.lines)


@main.command()
@click.option("--last", type=click.IntRange(1), help="Only the latest N sessions.", metavar="N")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def history(last: int | None, *, as_json: bool) -> None:
    """Print the sessions that were trained, the oldest first."""
    from backcoach.core.overview import history_line
    from backcoach.home import data_dir
    from backcoach.store import StoreError, read_history

    try:
        sessions = read_history(data_dir(), last)
    except StoreError as error:
        _fail(f"backcoach: {error}")
    if as_json:
        _print_json([session.public() for session in sessions])
    elif not sessions:
        click.echo("No session yet.")
    else:
        click.echo("\n".join(history_line(session) for session in sessions))


@main.command("next")
@click.argument("session", required=False)
@click.option("--file", type=FILE_OPTION, help="Take the sessions of this file.")
@click.option("--json", "as_json", is_flag=True, help="For other programs.")
def next_time(session: str | None, file: Path | None, *, as_json: bool) -> None:
    """Print what the coming SESSION aims at, and why."""
    from backcoach.core.next_time import report
    from backcoach.core.overview import next_text
    from backcoach.forecast import forecast
    from backcoach.store_errors import StoreError
    from backcoach.training import RefusalError

    try:
        library, chosen, targets = forecast(session, file)
    except RefusalError as refusal:
        _fail(*refusal.lines, code=refusal.code)
    except StoreError as error:
        _fail(f"backcoach: {error}")
    rows = report(library, chosen, targets)
    if as_json:
        _print_json(rows)
    else:
        click.echo(next_text(chosen, rows))


@main.command()
@click.option("--edit", is_flag=True, help="Open it in your editor.")
def config(*, edit: bool) -> None:
    """Print your settings, with every setting explained."""
    from backcoach import config as settings
    from backcoach.core.config_template import config_text
    from backcoach.home import config_dir

    path = config_dir() / settings.FILE_NAME
    try:
        if edit:
            if not settings.is_there(config_dir()):
                settings.write(config_dir(), settings.load(config_dir()))
            click.edit(filename=str(path))
        loaded = settings.load(config_dir())
    except settings.ConfigError as error:
        _fail(*error.lines)
    if not edit:
        click.echo(f"# {_line(str(path))}\n{config_text(loaded)}", nl=False)


@main.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion for a SHELL. Its start-up file has to source it."""
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(main, {}, "backcoach", "_BACKCOACH_COMPLETE").source())


def _library(file: Path | None) -> Library:
    from backcoach.home import config_dir
    from backcoach.library import find

    return _load(find(file, config_dir()))


def _load(path: Path) -> Library:
    from backcoach.library import LibraryError, load

    try:
        return load(path)
    except LibraryError as error:
        _fail(*error.lines)


def _print_json(value: object) -> None:
    import json

    click.echo(json.dumps(value, indent=2))


def _line(text: str) -> str:
    """Return text from outside as one line that is safe to print."""
    from backcoach.core.text import clean, one_line

    return one_line(clean(text))


def _fail(*lines: str, code: int = WRONG_FILE) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(code)
