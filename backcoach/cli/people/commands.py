"""`backcoach people`: who trains on this machine, each with a log and settings of their own."""

from __future__ import annotations

import click

from backcoach.cli.errors import WRONG_USE, fail, in_line
from backcoach.cli.library import print_json
from backcoach.cli.people.at_server import forget, let, show, stop
from backcoach.cli.people.offers import ABOUT_OFFERS

_JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")


@click.group(invoke_without_command=True)
@_JSON
@click.pass_context
def people(ctx: click.Context, *, as_json: bool) -> None:
    """Name the people who train on this machine.

    Each has a log and settings of their own.
    """
    if ctx.invoked_subcommand is None:
        _list(as_json=as_json)


@people.command("list")
@_JSON
def list_people(*, as_json: bool) -> None:
    """List them with the folders of their files."""
    _list(as_json=as_json)


@people.command()
@click.argument("name", metavar="NAME")
@_JSON
def add(name: str, *, as_json: bool) -> None:
    """Add NAME to those who train on this machine.

    NAME has a log and settings of their own.
    """
    from backcoach.userfiles import people as household
    from backcoach.userfiles.paths import OWNER

    before = household.everyone()
    try:
        taken = household.add(name)
    except household.NameOfPersonError as error:
        fail(f"backcoach people add: {error}", code=WRONG_USE)
    if as_json:
        print_json(_values(taken))
        return
    click.echo(f"{taken} is added; backcoach --person {_typed(taken)} trains")
    if before == [OWNER] and OWNER in household.everyone():
        click.echo(f"The log that was here already is that of {OWNER}")


for command in (let, stop, show, forget, *ABOUT_OFFERS):
    people.add_command(command)


def _list(*, as_json: bool) -> None:
    from backcoach.userfiles import people as household

    names = household.everyone()
    if as_json:
        print_json([_values(name) for name in names])
        return
    labels = household.shown_names(names)
    called = {name: name if labels[name] == name else f"{name} ({labels[name]})" for name in names}
    width = max(map(len, called.values()))
    for name in names:
        click.echo(f"{called[name]:<{width}}  {in_line(_values(name)['data'])}")


def _values(name: str) -> dict[str, str]:
    from backcoach.userfiles.paths import of_person, shared_config_dir, shared_data_dir

    folders = {"data": shared_data_dir(), "config": shared_config_dir()}
    return {"name": name, **{what: str(of_person(at, name)) for what, at in folders.items()}}


def _typed(name: str) -> str:
    """Return a name as it is typed in a shell."""
    return f'"{name}"' if " " in name else name


COMMANDS = (people,)
