"""`backcoach import`: training history of other programs, and what backcoach itself wrote."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from backcoach.cli.errors import fail, in_line
from backcoach.cli.parameters import file_option
from backcoach.cli.past.import_options import pairs_of, reading, zone_of
from backcoach.cli.past.import_progress import LARGE, progress, size, uncollected
from backcoach.cli.past.import_writing import amount, store, take_back

if TYPE_CHECKING:
    from datetime import tzinfo
    from pathlib import Path

    from backcoach.core.units import Unit
    from backcoach.exchange.intake.comparing import Comparison
    from backcoach.exchange.intake.source import Source, SourceError
    from backcoach.exchange.intake.sources import Reading


@click.command("import")
@click.argument("files", metavar="[FILE...]", nargs=-1, type=click.Path())
@click.option(
    "--write", is_flag=True, help="Write it into the log; without this you are asked first."
)
@click.option("--replace", "replaces", is_flag=True, help="Take changed sessions as they are now.")
@click.option("--undo", is_flag=True, help="Take the last import back.")
@click.option(
    "--unit",
    type=click.Choice(["kg", "lb"]),
    metavar="UNIT",
    help="kg or lb, where no file says it.",
)
@click.option(
    "--tz",
    "zone",
    metavar="ZONE",
    callback=zone_of,
    help="The zone of times without one, as Europe/Berlin.",
)
@click.option(
    "--map",
    "by_hand",
    multiple=True,
    metavar="NAME=ID",
    callback=pairs_of,
    help="Count NAME as the exercise ID.",
)
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=TITLE",
    callback=pairs_of,
    help='Name a column, such as exercise="Übung".',
)
@file_option("Use this exercises file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def import_(
    *,
    files: tuple[str, ...],
    write: bool,
    replaces: bool,
    undo: bool,
    unit: Unit | None,
    zone: tzinfo | None,
    by_hand: dict[str, str],
    columns: dict[str, str],
    file: Path | None,
    as_json: bool,
) -> None:
    """Read exports of other programs into the log.

    What backcoach itself wrote is read too.
    """
    if undo:
        if files or write or replaces:
            raise click.UsageError("--undo stands alone")
        take_back()
        return
    if "" in files:
        raise click.UsageError('"" names no file')
    if not files:
        raise click.UsageError("name a file; or --undo takes the last import back")
    how = reading(unit, zone, by_hand, columns, file)
    with uncollected():
        is_right = _take(files, how, write=write, replaces=replaces, as_json=as_json)
    if not is_right:
        sys.exit(1)


def _take(
    files: tuple[str, ...], how: Reading, *, write: bool, replaces: bool, as_json: bool
) -> bool:
    """Read the files and do what is wanted; tell whether all could be read."""
    from msgspec import structs

    from backcoach.exchange.intake.source import SourceError

    read = _read(files, how)
    if not as_json and _lacks_unit(read) and sys.stdin.isatty():
        answer: Any = click.prompt("Are its loads in kg or lb?", type=click.Choice(["kg", "lb"]))
        options = structs.replace(how.options, unit=answer, unit_source="option")
        how = how._replace(options=options)
        read = _read(files, how)
    sources = [each for each in read if not isinstance(each, SourceError)]
    is_right = len(sources) == len(read)
    if as_json:
        _answer_json(files, read, how, is_written=write and is_right, replaces=replaces)
    else:
        _answer(read, sources, how, write=write, replaces=replaces)
    return is_right


def _read(files: tuple[str, ...], how: Reading) -> list[Source | SourceError]:
    """Read all files; in the place of one that cannot be read stands why."""
    from pathlib import Path

    from backcoach.exchange.intake.source import SourceError
    from backcoach.exchange.intake.sources import read_source

    read: list[Source | SourceError] = []
    total = 2 * sum(size(Path(name)) for name in files)  # tables, which are long, are read twice
    with progress("Reading", total, is_long=total > 2 * LARGE) as step:
        for name in files:
            try:
                read.append(read_source(Path(name), how, step))
            except SourceError as error:  # noqa: PERF203  each file is read alone
                read.append(error)
    return read


def _lacks_unit(read: list[Source | SourceError]) -> bool:
    from backcoach.exchange.intake.source import SourceError

    return any(
        isinstance(each, SourceError) and "unit_needed" in each.facts.get("warnings", ())
        for each in read
    )


def _answer(
    read: list[Source | SourceError],
    sources: list[Source],
    how: Reading,
    *,
    write: bool,
    replaces: bool,
) -> None:
    """Show what would be done, and do it if that is wanted and every file could be read."""
    from backcoach.exchange.intake.preview import preview

    comparisons = _compare(sources)
    for source, comparison in zip(sources, comparisons, strict=True):
        click.echo("\n".join(preview(source, comparison, replaces=replaces)))
    for each in read:
        for line in getattr(each, "lines", ()):
            click.echo(line, err=True)
    count = sum(each.count(replaces=replaces) for each in comparisons)
    decisions = sum(len(each.decisions) for each in comparisons)
    if len(sources) < len(read):
        if sources:
            click.echo("Nothing is written, since not every file can be read.", err=True)
    elif not count and not decisions:
        click.echo("There is nothing to write.")
    elif write or _agrees(amount(count, decisions)):
        store(sources, how.now, replaces=replaces, count=count)
        units = {unit for source in sources for unit in source.report.units}
        if len(units) == 1 and units != {how.units}:
            (unit,) = units
            click.echo(
                f"Targets are in {how.units}, as your settings have it, and these loads in {unit}: "
                f'units = "{unit}" in config.toml plans with them.'
            )
    elif not sys.stdin.isatty():
        click.echo("Nothing is written yet; --write does it.")


def _agrees(what: str) -> bool:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    return click.confirm(f"Write {what} into the log?", default=False)


def _compare(sources: list[Source]) -> list[Comparison]:
    from backcoach.run.past.history_import import compare
    from backcoach.storage.errors import StoreError
    from backcoach.userfiles.paths import data_dir
    from backcoach.userfiles.safe_files import path_text

    try:
        return compare(data_dir(), sources)
    except StoreError as error:
        fail(f"{path_text(data_dir())}: {error}")


def _answer_json(
    files: tuple[str, ...],
    read: list[Source | SourceError],
    how: Reading,
    *,
    is_written: bool,
    replaces: bool,
) -> None:
    """Print an object for each file, and write if that is wanted and all can be read."""
    import json

    from backcoach.exchange.intake.source import SourceError

    sources = [each for each in read if not isinstance(each, SourceError)]
    comparisons = iter(_compare(sources))
    objects: list[dict[str, Any]] = []
    for name, each in zip(files, read, strict=True):
        if isinstance(each, SourceError):
            error = {"error": list(each.lines), "written": False}
            objects.append({"file": in_line(name), **each.facts, **error})
        else:
            counts = next(comparisons).counts()
            objects.append({"file": each.name, **each.facts, **counts, "written": is_written})
    if is_written:
        store(sources, how.now, replaces=replaces, count=0, is_silent=True)
    click.echo(json.dumps(objects, indent=2))


COMMANDS = (import_,)
