"""The commands of programmes: which one holds, and what its coming weeks have."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import click

from backcoach.cli.errors import WRONG_USE, fail
from backcoach.cli.library import print_json
from backcoach.cli.parameters import file_option, whole_number

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.exercises.model import Library
    from backcoach.core.programmes.today import ProgrammeToday
    from backcoach.core.session.events import ProgrammeStep

USUAL_WEEKS, MOST_WEEKS = 2, 104
NONE_CHOSEN = "No programme is chosen. backcoach programme lists them."


@click.command()
@click.argument("name", metavar="[PROGRAMME]", required=False)
@click.option(
    "--pause", is_flag=True, help="Pause the chosen programme; PROGRAMME takes it up again."
)
@click.option("--end", is_flag=True, help="End the chosen programme; what was trained stays.")
@click.option("--again", is_flag=True, help="Begin PROGRAMME from its first week.")
@file_option("Use this exercises file.")
@click.option("--json", "as_json", is_flag=True, help="List them as JSON, for other programs.")
def programme(
    name: str | None,
    file: Path | None,
    *,
    pause: bool,
    end: bool,
    again: bool,
    as_json: bool,
) -> None:
    """Choose PROGRAMME, or list them all.

    A programme is sessions over weeks; a start begins with the one that is due.
    """
    if sum((pause, end, name is not None)) > 1:
        raise click.UsageError("--pause, --end and a PROGRAMME exclude each other; say one of them")
    if again and name is None:
        raise click.UsageError("--again needs the PROGRAMME that begins anew")
    library, today = _today(file)
    if name is not None:
        _choose(library, today, name, again=again)
    elif pause or end:
        _leave(today, "paused" if pause else "ended")
    else:
        _list(library, today, as_json=as_json)


def _list(library: Library, today: ProgrammeToday | None, *, as_json: bool) -> None:
    from backcoach.core.views.programme_pages import programme_line, programme_values

    if as_json:
        print_json([programme_values(each, today) for each in library.programme])
    elif not library.programme:
        click.echo("The exercises file has no programme.")
    else:
        click.echo("\n\n".join(programme_line(each, today) for each in library.programme))


def _choose(library: Library, today: ProgrammeToday | None, name: str, *, again: bool) -> None:
    wanted = library.find_programme("_".join(name.lower().replace("-", " ").split()))
    if wanted is None:
        _no_programme(library, name)
    held = today.standing if today else None
    if held and held.programme == wanted.id and held.status == "active" and not again:
        if held.chosen is None:
            _keep(today, wanted.id, "chosen")
        click.echo(f"{wanted.name} is chosen. backcoach plan shows what comes.")
    elif held and held.programme == wanted.id and held.status == "paused" and not again:
        _keep(today, wanted.id, "resumed")
        click.echo(f"{wanted.name} goes on where it was. backcoach plan shows what comes.")
    else:
        _keep(today, wanted.id, "chosen")
        click.echo(f"{wanted.name} is chosen. {wanted.about or wanted.aim}")
        click.echo("backcoach plan shows what comes, backcoach trains it.")


def _leave(today: ProgrammeToday | None, step: ProgrammeStep) -> None:
    held = today.standing if today else None
    if held is None or held.status == "ended":
        click.echo(NONE_CHOSEN)
        return
    programme = today.library.find_programme(held.programme) if today else None
    name = programme.name if programme else held.programme
    if step == "paused" and held.status == "paused":
        click.echo(f"{name} is paused already.")
        return
    _keep(today, held.programme, step)
    if step == "paused":
        click.echo(f"{name} is paused. backcoach programme {held.programme} takes it up again.")
    else:
        click.echo(f"{name} is ended. What was trained stays in the history.")


def _keep(today: ProgrammeToday | None, wanted: str, step: ProgrammeStep) -> None:
    """Store a decision; one of the settings that was never stored is stored before it."""
    from backcoach.clock import SystemClock
    from backcoach.run.past.sessions import open_to_change
    from backcoach.run.past.text_copy import follow
    from backcoach.run.starting.inputs import RefusalError
    from backcoach.run.starting.programmes import keep_decision
    from backcoach.storage.errors import StoreError
    from backcoach.userfiles.paths import data_dir

    clock = SystemClock()
    now = clock.now()
    offset = clock.offset(now)
    try:
        with open_to_change(data_dir()) as store, store.transaction():
            held = today.standing if today else None
            if held and held.chosen is None and (held.programme, step) != (wanted, "chosen"):
                keep_decision(store, held.programme, "chosen", now - 1, offset)
            keep_decision(store, wanted, step, now, offset)
    except RefusalError as refusal:
        fail(*refusal.lines, code=refusal.code)
    except StoreError as error:
        fail(f"backcoach: {error}")
    for line in follow(data_dir()):
        click.echo(line, err=True)


@click.command()
@click.option(
    "--weeks",
    default=str(USUAL_WEEKS),
    callback=whole_number(1, MOST_WEEKS),
    metavar="N",
    help="How many weeks; 2 by default.",
)
@file_option("Use this exercises file.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
def plan(weeks: int, file: Path | None, *, as_json: bool) -> None:
    """Print the coming weeks of the programme that is chosen."""
    from backcoach.core.views.programme_pages import (
        coming_sessions,
        plan_text,
        standing_text,
        standing_values,
    )

    library, today = _today(file)
    due = today.due if today else None
    sessions = list(coming_sessions(library, due, today.today, weeks)) if today and due else []
    if as_json:
        print_json(
            {
                "programme": today.standing.programme if today else None,
                "standing": standing_values(today) if today else None,
                "sessions": [session.public() for session in sessions],
            }
        )
    elif due:
        click.echo(plan_text(due.programme, sessions))
    else:
        click.echo(
            f"{standing_text(today)}. backcoach programme lists all." if today else NONE_CHOSEN
        )


def _today(file: Path | None) -> tuple[Library, ProgrammeToday | None]:
    """Return the exercises file, and the programme that holds today."""
    from backcoach.clock import SystemClock
    from backcoach.run.starting.forecast import saved_to_read
    from backcoach.run.starting.inputs import RefusalError, gather
    from backcoach.run.starting.programmes import with_programme

    try:
        inputs = gather(None, file)
        saved = saved_to_read(inputs)
    except RefusalError as refusal:
        fail(*refusal.lines, code=refusal.code)
    return inputs.library, with_programme(inputs, saved, SystemClock()).programme


def _no_programme(library: Library, name: str) -> NoReturn:
    from backcoach.core.text import nearest, quoted

    ids = [each.id for each in library.programme]
    hint = nearest(name.strip().lower(), ids)
    tail = f'did you mean "{hint}"?' if hint else f"there are {', '.join(ids) or 'none'}"
    fail(f"backcoach: there is no programme {quoted(name)}; {tail}", code=WRONG_USE)


COMMANDS = (programme, plan)
