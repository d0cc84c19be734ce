"""`backcoach sync`: the same log on several machines, through a PostgreSQL server of one's own."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NoReturn

import click

from backcoach.cli.errors import WRONG_FILE, WRONG_USE, fail, in_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from backcoach.core.settings.settings import Settings, Sync
    from backcoach.sync.round import Outcome

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
NEEDS = 'backcoach: sync needs psycopg; python -m pip install "backcoach[sync]" installs it'


@click.group(invoke_without_command=True)
@click.option("--status", is_flag=True, help="Say how things stand; no network is used.")
@click.option("--watch", is_flag=True, help="Go on until Ctrl+C: soon after each change.")
@_JSON
@click.pass_context
def sync(ctx: click.Context, *, status: bool, watch: bool, as_json: bool) -> None:
    """Keep the same log on several machines.

    What is new here goes to your server, and what your other machines did comes here.
    """
    if ctx.invoked_subcommand is not None:
        if status or watch:
            raise click.UsageError("--status and --watch stand alone")
        return
    if status and watch:
        raise click.UsageError("--status and --watch exclude each other; say one of them")
    with errors_said(as_json=as_json):
        if status:
            _say_status(as_json=as_json)
        elif watch:
            _watch(as_json=as_json)
        else:
            _once(as_json=as_json)


@sync.command()
@click.argument("url", metavar="URL")
@click.option("--name", metavar="NAME", help="What this machine is called on the others.")
@click.option("--after-session", is_flag=True, help="Sync in the background after each session.")
@_JSON
def setup(url: str, name: str | None, *, after_session: bool, as_json: bool) -> None:
    """Keep the address of your server, and try it. URL is postgresql://NAME@HOST/DATABASE."""
    from msgspec.structs import replace

    with errors_said(as_json=as_json):
        from backcoach.sync.server.address import address

        where = address(url)
        settings = _settings()
        changed = replace(settings.sync, server=url, name=name or settings.sync.name)
        if after_session:
            changed = replace(changed, after_session=True)
        _keep(settings, replace(settings, sync=changed))
        version = _try(changed)
        person = str(where.parameters["user"])
        values = {"server": where.name, "person": person, "version": version}
        _answer(values, f"{person} at {where.name}: set up; backcoach sync begins", as_json=as_json)


@sync.command("init-server")
@click.argument("url", metavar="URL")
@click.option(
    "--lifter",
    "lifters",
    metavar="NAME",
    multiple=True,
    help="Also add a lifter, whose password is asked for; more than once for more.",
)
@_JSON
def init_server(url: str, lifters: tuple[str, ...], *, as_json: bool) -> None:
    """Set up the database at URL, or bring it up to date. Sign in as its owner."""
    with errors_said(as_json=as_json):
        from backcoach.sync.server.address import address
        from backcoach.sync.server.schema_versions import add_person
        from backcoach.sync.server.schema_versions import init_server as init

        where = address(url)
        before, after = init(where, None)
        text = f"{where.name}: the schema is version {after}"
        text += ", as it was" if before == after else f", set up from version {before}"
        for lifter in lifters:
            add_person(where, None, lifter, lifter, _new_password(lifter))
        if lifters:
            text += f"; {' and '.join(map(in_line, lifters))} can sign in"
        values = {
            "server": where.name,
            "before": before,
            "version": after,
            "lifter": lifters[0] if lifters else None,
            "lifters": lifters,
        }
        _answer(values, text, as_json=as_json)


def _once(*, as_json: bool) -> None:
    from backcoach.clock import wall_ms
    from backcoach.sync.once import sync_once
    from backcoach.userfiles.paths import data_dir

    _say(sync_once(data_dir(), _settings().sync, wall_ms()), as_json=as_json)


def _say(outcome: Outcome, *, as_json: bool) -> None:
    """Say what a sync did, and what was set aside by it or earlier and not shown yet."""
    from msgspec.structs import asdict

    from backcoach.run.offers import settle_plans
    from backcoach.run.past.text_copy import follow
    from backcoach.sync.once import outcome_line
    from backcoach.sync.status import take_news
    from backcoach.userfiles.paths import config_dir, data_dir

    news = take_news(data_dir())
    lines = follow(data_dir()) if outcome.received else []
    lines += [f"backcoach: {line}" for line in settle_plans(data_dir(), config_dir())]
    _answer({**asdict(outcome), "set_aside": news}, outcome_line(outcome), as_json=as_json)
    if not as_json:
        for text in news:
            click.echo(f"Set aside: {text}")
    for line in lines:
        click.echo(line, err=True)


def _watch(*, as_json: bool) -> None:
    import threading

    from backcoach.sync.watching import watch
    from backcoach.userfiles.paths import data_dir

    def say(line: str, outcome: Outcome | None) -> None:
        if outcome is not None:
            _say(outcome, as_json=as_json)
        elif as_json:
            _print_json({"error": line})
        else:
            click.echo(f"backcoach: {line}", err=True)
        sys.stdout.flush()

    if sys.platform != "win32":
        import signal

        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        watch(data_dir(), _settings().sync, say, threading.Event())
    except KeyboardInterrupt:
        return


def _say_status(*, as_json: bool) -> None:
    from msgspec.structs import asdict

    from backcoach.clock import wall_ms
    from backcoach.sync.status import status, take_news
    from backcoach.userfiles.paths import data_dir

    standing = status(data_dir())
    server = _settings().sync.server
    if as_json:
        _print_json({"server": server, **asdict(standing)})
        return
    click.echo("\n".join([in_line(server or "No server is set up."), *standing.lines(wall_ms())]))
    take_news(data_dir())


def _settings() -> Settings:
    from backcoach.userfiles import settings_file
    from backcoach.userfiles.paths import config_dir

    return settings_file.load(config_dir())


def _keep(before: Settings, after: Settings) -> None:
    from backcoach.userfiles import settings_file
    from backcoach.userfiles.paths import config_dir

    if settings_file.is_there(config_dir()):
        settings_file.replace(config_dir(), before, after)
    else:
        settings_file.write(config_dir(), after)


def _try(settings: Sync) -> int:
    """Return the version of the server. Raises SyncError."""
    from backcoach.storage.sharing.shared_store import SharedStore
    from backcoach.sync.once import connected, machine_name
    from backcoach.userfiles.paths import data_dir

    with SharedStore.open(data_dir()) as store, connected(settings) as server:
        return server.hello(store.machine(), machine_name(settings)).version


def _new_password(lifter: str) -> str:
    """Ask for a password twice on a terminal; else it is the first line of the input."""
    if sys.stdin.isatty():
        text = f"A password for {in_line(lifter)}"
        return str(click.prompt(text, hide_input=True, confirmation_prompt=True, err=True))
    secret = sys.stdin.readline().rstrip("\r\n")
    if not secret:
        raise click.UsageError("the password of the lifter is asked for; there is no input")
    return secret


def _answer(values: dict[str, Any], text: str, *, as_json: bool) -> None:
    if as_json:
        _print_json(values)
    else:
        click.echo(text)


def _print_json(value: object) -> None:
    import json

    click.echo(json.dumps(value))


@contextmanager
def errors_said(*, as_json: bool) -> Iterator[None]:
    """End the program with one line where a server, the store or the settings cannot be used."""
    try:
        from backcoach.sync.server.errors import AddressError, SyncError
    except ImportError:
        _end(NEEDS, as_json=as_json)
    from backcoach.storage.errors import StoreError
    from backcoach.sync.once import BusyError
    from backcoach.userfiles.paths import data_dir
    from backcoach.userfiles.safe_files import FileError, path_text

    try:
        yield
    except BusyError as busy:
        _answer({"busy": True}, f"backcoach: {busy}", as_json=as_json)
    except SyncError as error:
        code = WRONG_USE if isinstance(error, AddressError) else WRONG_FILE
        _end(f"backcoach: {error}", code=code, as_json=as_json)
    except StoreError as error:
        _end(f"{path_text(data_dir())}: {error}", as_json=as_json)
    except FileError as error:
        _end(*error.lines, as_json=as_json)


def _end(*lines: str, code: int = WRONG_FILE, as_json: bool) -> NoReturn:
    if as_json:
        _print_json({"error": "\n".join(lines)})
        sys.exit(code)
    fail(*lines, code=code)


COMMANDS = (sync,)
