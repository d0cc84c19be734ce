"""`backcoach people` with a server: leave to look, what a coach sees, forgetting somebody."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

import click

from backcoach.cli.errors import WRONG_FILE, fail, in_line
from backcoach.cli.library import library_of, print_json
from backcoach.cli.network.sync import errors_said
from backcoach.cli.parameters import file_option
from backcoach.cli.people.whose import settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from backcoach.sync.practice import Practice, Somebody

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")


@click.command()
@click.argument("coach", metavar="[COACH]", required=False)
@_JSON
@click.pass_context
def let(ctx: click.Context, coach: str | None, *, as_json: bool) -> None:
    """Let COACH look at your sessions, or name who may."""
    with at_server(ctx, as_json=as_json) as server:
        if coach is not None:
            if coach == server.login:
                raise click.UsageError("you always see your own sessions; name somebody else")
            server.let(coach)
        coaches = server.coaches()
    if as_json:
        print_json([_values(each) for each in coaches])
    elif coach is not None:
        click.echo(f"{in_line(coach)} may look; backcoach people stop {in_line(coach)} ends it")
    else:
        click.echo("\n".join(map(_line, coaches)) or "Nobody may look at your sessions.")


@click.command()
@click.argument("coach", metavar="COACH")
@_JSON
@click.pass_context
def stop(ctx: click.Context, coach: str, *, as_json: bool) -> None:
    """No longer let COACH look at your sessions."""
    with at_server(ctx, as_json=as_json) as server:
        had_leave = server.stop(coach)
        coaches = server.coaches()
    if not had_leave:
        refuse_in_line(f"{in_line(coach)} had no leave to look", as_json=as_json)
    if as_json:
        print_json([_values(each) for each in coaches])
    else:
        click.echo(f"{in_line(coach)} may look no more")


@click.command()
@click.argument("name", metavar="[NAME]", required=False)
@file_option("Use this exercises file.")
@_JSON
@click.pass_context
def show(ctx: click.Context, name: str | None, file: Path | None, *, as_json: bool) -> None:
    """Print how NAME trains.

    It shows sessions, main lifts, pains, notes, and what is due.

    You see yourself and those who let you. Without NAME they are named, and on a terminal a screen
    shows all of it. Nothing is kept here.
    """
    from backcoach.userfiles import settings_file
    from backcoach.userfiles.paths import config_dir

    with at_server(ctx, as_json=as_json) as server:
        from backcoach.cli.people.report import report_of

        lifters = server.lifters()
        lifter = next((each for each in lifters if each.login == name), None)
        settings = settings_file.load(config_dir())
        report = None
        if lifter is not None:
            log = server.log(lifter.id)
            report = report_of(log, lifter, library_of(file), settings.units)
    others = [each for each in lifters if each.login != server.login]
    if name is None and others and not as_json and _has_screen():
        from backcoach.cli.people.practice_screen import open_practice

        open_practice(others, library_of(file), settings)
        return
    if report is not None:
        if as_json:
            print_json(report.public())
        else:
            click.echo("\n".join(report.lines()))
    elif name is not None:
        refuse_in_line(f"{in_line(name)} does not let you look, or is not there", as_json=as_json)
    elif as_json:
        print_json([_values(each) for each in lifters])
    else:
        click.echo("\n".join(map(_line, lifters)))


@click.command()
@click.argument("name", metavar="NAME")
@click.option(
    "--server", "url", metavar="URL", help="The address of the server, with the login of its owner."
)
@click.option("--yes", is_flag=True, help="Do not ask.")
@_JSON
@click.pass_context
def forget(ctx: click.Context, name: str, url: str | None, *, yes: bool, as_json: bool) -> None:
    """Erase NAME at the server, with all sessions there and the login.

    Whoever keeps the server can do so. The log on the machines of NAME stays theirs.
    """
    with at_server(ctx, url, as_json=as_json) as server:
        if not yes:
            if not sys.stdin.isatty():
                raise click.UsageError("it asks first, and nobody can be asked; --yes does it")
            text = f"Erase all that {in_line(name)} has at {server.name}, for good?"
            if not click.confirm(text, err=True):
                refuse_in_line("nothing was erased", as_json=as_json)
        was_there = server.forget(name)
    if not was_there:
        refuse_in_line(f"the server knows nobody called {in_line(name)}", as_json=as_json)
    if as_json:
        print_json({"server": server.name, "forgotten": name})
    else:
        click.echo(f"{in_line(name)} is forgotten at {server.name}")


@contextmanager
def at_server(ctx: click.Context, url: str | None = None, *, as_json: bool) -> Iterator[Practice]:
    """Connect as the person whose settings are in use, or end the program with a line."""
    settle(ctx.find_root().params["person"], ctx.info_name, ())
    with errors_said(as_json=as_json):
        from backcoach.sync.practice import practice
        from backcoach.userfiles import settings_file
        from backcoach.userfiles.paths import config_dir

        with practice(settings_file.load(config_dir()).sync, url) as server:
            yield server


def _has_screen() -> bool:
    """Tell whether a screen can be shown, and lines were not asked for."""
    is_plain = os.environ.get("ACCESSIBLE", "0") not in ("", "0")
    is_dumb = os.environ.get("TERM") == "dumb"
    return sys.stdin.isatty() and sys.stdout.isatty() and not (is_plain or is_dumb)


def _values(somebody: Somebody) -> dict[str, Any]:
    return {"login": somebody.login, "name": somebody.name}


def _line(somebody: Somebody) -> str:
    return (
        somebody.login if somebody.name == somebody.login else f"{somebody.login}  {somebody.name}"
    )


def refuse_in_line(line: str, *, as_json: bool) -> NoReturn:
    """End a command of `people` with a line."""
    if as_json:
        print_json({"error": line})
        sys.exit(WRONG_FILE)
    fail(f"backcoach people: {line}", code=WRONG_FILE)
