"""The entry point: parses the command line and runs a command.

Every error is one line and an exit code: 0 done, 1 the person's file or data is wrong, 2 wrong
use. Each command imports what it needs, so that only the screen loads Textual.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

import click

from backcoach import __version__
from backcoach.cli.errors import WRONG_USE, fail, in_line
from backcoach.cli.parameters import file_option, whole_number
from backcoach.cli.people.whose import person_option, settle, use
from backcoach.core.wording.disclaimer import DISCLAIMER

if TYPE_CHECKING:
    from pathlib import Path

INTERRUPTED = 130  # the exit code of a shell after Ctrl+C
NOBODY_READS = 141  # likewise after a pipe was closed, as by `| head -1`
# The file in `cli` of each command but `run`, so that a command waits for no other.
FILES = {
    "check": "commands",
    "completion": "completion",
    "config": "config",
    "demo": "demo",
    "edit": "past.corrections",
    "export": "past.export_command",
    "history": "past.history",
    "import": "past.import_command",
    "init": "commands",
    "list": "commands",
    "log": "past.log_command",
    "next": "commands",
    "people": "people.commands",
    "plan": "programmes",
    "programme": "programmes",
    "serve": "network.serve",
    "show": "commands",
    "stats": "past.history",
    "sync": "network.sync",
    "why": "why",
}


class _RunByDefault(click.Group):
    """A group in which `run` is the default: `backcoach --plain` is `backcoach run --plain`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"--help", "-h", "--version"}
        first = _words_of_person(args)
        person, rest = args[:first], args[first:]
        is_run = not rest or (rest[0].startswith("-") and rest[0] not in own)
        is_whole = first <= len(args) and not ctx.resilient_parsing  # completed as typed
        if is_run and is_whole:
            args = [*person, "run", *rest]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in FILES and cmd_name not in self.commands:
            for command in import_module(f"backcoach.cli.{FILES[cmd_name]}").COMMANDS:
                self.add_command(command)
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *FILES})

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find a command and settle whose files it uses.

        For an unknown one, suggest another or explain how to run a session.
        """
        if self.get_command(ctx, args[0]) is not None:
            if not ctx.resilient_parsing:
                settle(ctx.params["person"], args[0], args[1:])
            return super().resolve_command(ctx, args)
        from backcoach.core.text import nearest, quoted

        names = self.list_commands(ctx)
        completed = [name for name in names if args[0] and name.startswith(args[0])]
        hint = completed[0] if completed else nearest(args[0], names)
        tail = f'did you mean "{hint}"?' if hint else "backcoach run SESSION trains a session"
        raise click.UsageError(f"there is no command {quoted(args[0])}; {tail}", ctx)

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run a command and report every error as one line."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # for a terminal without UTF-8
                stream.reconfigure(errors="replace")
        output = sys.stdout
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "backcoach"
            message = in_line(error.format_message()).removesuffix(".")
            tail = "" if message.endswith("?") else f"; see {command} --help"
            fail(f"{command}: {message}{tail}", code=WRONG_USE)
        except click.ClickException as error:
            fail(f"backcoach: {in_line(error.format_message())}", code=error.exit_code)
        except click.Abort:
            fail("backcoach: interrupted", code=INTERRUPTED)
        except OSError as error:
            fail(f"backcoach: {_system_message(error)}")
        except SystemExit:
            if sys.stdout is not output:  # click has put another in place of a closed pipe
                sys.exit(NOBODY_READS)
            raise
        sys.exit(code)


@click.group(
    "backcoach",
    cls=_RunByDefault,
    epilog=DISCLAIMER,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
)
@click.version_option(__version__, message="backcoach %(version)s")
@person_option
def main(person: str | None) -> None:  # settled by `resolve_command`
    """A coach for a back session in the terminal. Without a command it starts a session."""


@main.command()
@click.argument("session", required=False)
@file_option("Use this exercises file.")
@click.option(
    "--minutes",
    callback=whole_number(5, 600),
    metavar="N",
    help="Fit the session into N minutes.",
)
@click.option(
    "--fresh", is_flag=True, help="Begin anew; an unfinished session is finished and kept."
)
@click.option(
    "--resume",
    is_flag=True,
    help="Go on with the unfinished session, or one that ended within 24 hours.",
)
@click.option("--plain", is_flag=True, help="Lines of text, for screen readers and pipes.")
@person_option
def run(
    session: str | None,
    file: Path | None,
    minutes: int | None,
    *,
    fresh: bool,
    resume: bool,
    plain: bool,
    person: str | None,
) -> None:
    """Train SESSION, or the one that is due.

    Without a programme that is the session of your settings, else the first of the file.
    `backcoach list` names them.
    """
    if fresh and resume:
        raise click.UsageError("--fresh and --resume exclude each other; say one of them")
    if person is not None:
        use(person)
    from backcoach.cli.run import train

    code, lines = train(session, file, minutes, fresh=fresh, resume=resume, plain=plain)
    with suppress(OSError):  # the terminal may be closed already
        for line in lines:
            click.echo(line, err=code != 0)
    sys.exit(code)


def _words_of_person(args: list[str]) -> int:
    """Return how many words say whose files to use, the last of which may be missing."""
    count = 0
    while args[count : count + 1] and args[count].partition("=")[0] == "--person":
        count += 1 if "=" in args[count] else 2
    return count


def _system_message(error: OSError) -> str:
    """Return the message for an error of the operating system."""
    from backcoach.userfiles.safe_files import path_text, reason

    if error.strerror is None:
        return str(error)
    if error.filename is None:
        return f"the output cannot be written: {reason(error)}"
    return f"{path_text(error.filename)}: {reason(error)}"
