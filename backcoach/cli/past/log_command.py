"""The command that adds a session which was done without the program."""

from __future__ import annotations

import sys
from collections import Counter
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

import click
from msgspec.structs import replace

from backcoach.cli.errors import fail
from backcoach.cli.parameters import file_option, past_moment, whole_number
from backcoach.cli.past.corrections import past_to_change
from backcoach.cli.past.editor import edited, is_terminal, read_or_fail
from backcoach.clock import wall_ms
from backcoach.core.questions.log_form.log_cells import MOST_MINUTES
from backcoach.core.questions.log_form.session_log import MINUTE
from backcoach.core.session.events import SessionRecorded
from backcoach.core.session.past.recorded import LATER, Origin, numbered
from backcoach.core.session.past.session_record import local
from backcoach.core.session.past.typed_sets import EXAMPLE, TypedSets
from backcoach.core.text import LONGEST_NOTE, clean, one_line
from backcoach.run.past.sessions import instant

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from backcoach.core.exercises.model import Session
    from backcoach.core.session.past.recorded import RecordedSet
    from backcoach.run.starting.inputs import Inputs


@click.command()
@click.argument("lines", metavar="[LINE...]", nargs=-1)
@click.option(
    "--date",
    callback=past_moment,
    metavar="DATE",
    help='When it began, as 2026-11-20 or "2026-11-20 18:30"; by default now.',
)
@click.option("--session", metavar="SESSION", help="Which session of the file it was.")
@click.option(
    "--minutes",
    callback=whole_number(1, MOST_MINUTES),
    metavar="N",
    help="How many minutes it took.",
)
@click.option("--note", metavar="TEXT", default="", help="A note on the whole session.")
@click.option("--edit", is_flag=True, help="Type the sets in your editor, not on the screen.")
@file_option("Use this exercises file.")
def log(
    lines: tuple[str, ...],
    date: datetime | None,
    session: str | None,
    file: Path | None,
    *,
    minutes: int | None,
    note: str,
    edit: bool,
) -> None:
    """Add a session that was done without backcoach.

    Each LINE holds the sets of one exercise, as in "lat_pulldown 10 10 9 x 45 kg r2". Without a
    LINE a form opens with the coming session filled in, or, where there is no terminal, lines are
    read from standard input.
    """
    from backcoach.run.starting.inputs import RefusalError, gather

    about = _About(minutes, one_line(clean(note))[:LONGEST_NOTE])
    if edit and lines:
        raise click.UsageError("--edit and LINE exclude each other; say one of them")
    try:
        inputs = gather(session, file)
        began = date or _now() - timedelta(minutes=minutes or 0)
        if is_terminal() and not lines and not edit and _has_screen():
            event = _by_form(inputs, began, about)
        else:
            event = _by_lines(lines, inputs, session, file, began)
            event = event and about.added(event)
    except RefusalError as refusal:
        fail(*refusal.lines, code=refusal.code)
    if event is None:
        click.echo("Nothing was logged.")
        return
    if event.finished_at is not None and event.finished_at > wall_ms():
        raise click.UsageError(f"--minutes: {minutes} minutes after {began:%H:%M} is still to come")
    with past_to_change() as past:
        past.add(event)
    counted = [done for done in event.sets.values() if not done.skipped]
    click.echo(f"Logged {_count(counted)} of {local(event.at, event.offset):%Y-%m-%d %H:%M}.")


class _About(NamedTuple):
    """What is said of a whole session: how many minutes it took, and a note."""

    minutes: int | None
    note: str

    def added(self, event: SessionRecorded) -> SessionRecorded:
        ended = None if self.minutes is None else event.at + self.minutes * MINUTE
        return replace(event, finished_at=ended, notes=(self.note,) if self.note else ())


def _has_screen() -> bool:
    """Tell whether a screen can be drawn on the terminal."""
    from backcoach.cli.run import is_plain
    from backcoach.run.starting.inputs import RefusalError

    try:
        return not is_plain(wanted=False)
    except RefusalError:
        return False


def _by_form(inputs: Inputs, began: datetime, about: _About) -> SessionRecorded | None:
    """Return what a person says in the form; None where it is left. Raises RefusalError."""
    from backcoach.cli.run import screen_on_the_terminal
    from backcoach.clock import SystemClock
    from backcoach.run.past.entering import Entering
    from backcoach.run.starting.forecast import saved_to_read
    from backcoach.run.starting.programmes import with_programme
    from backcoach.run.starting.start import by_programme
    from backcoach.tui.dialogs.forms.log_form import LogForm
    from backcoach.tui.single_screen import SingleScreenApp

    saved, clock = saved_to_read(inputs), SystemClock()
    inputs = with_programme(inputs, saved, clock)
    settings = inputs.settings
    entering = Entering(inputs.library, settings.person(), saved.finished, clock)
    of_today, _ = by_programme(inputs, inputs.session)
    plan = entering.plan(of_today)
    table = entering.table(plan, began)
    table.note = about.note
    if about.minutes is not None:
        table.last(about.minutes)
    with screen_on_the_terminal():
        app = SingleScreenApp(partial(LogForm, table), settings.look.theme)
        app.run()
    return None if app.answer is None else entering.event(app.answer)


def _by_lines(
    lines: tuple[str, ...],
    inputs: Inputs,
    session: str | None,
    file: Path | None,
    began: datetime,
) -> SessionRecorded | None:
    """Return what lines say; None where the editor is left without a change."""
    reader = _Sets(TypedSets(inputs.library.exercise, inputs.settings.units), began)
    if lines:
        sets = read_or_fail(reader, "\n".join(_whole(lines)))
    elif is_terminal():
        typed = edited(_template(session, file, began), reader)
        if typed is None:
            return None
        sets = typed
    else:
        sets = read_or_fail(reader, sys.stdin.read())
    return reader.event(sets, inputs.session if session else None)


def _whole(lines: tuple[str, ...]) -> list[str]:
    """Return the lines as they are meant: words without a blank are one that has lost its quotes.

    A note that kept its own has blanks, and stands behind the first word.
    """
    if len(lines) == 1 or " " in lines[0].strip():
        return [*lines]
    return [" ".join(f'"{word}"' if " " in word else word for word in lines)]


class _Sets:
    """Reads the sets of a session that began at a time."""

    def __init__(self, reader: TypedSets, began: datetime) -> None:
        self._reader = reader
        self._at, self._offset = instant(began)

    def __call__(self, text: str) -> list[RecordedSet]:
        """Return the sets of all lines. Raises ValueError: `line 2: ...`."""
        sets = []
        for number, line in enumerate(clean(text).splitlines(), 1):
            if line.strip() and not line.lstrip().startswith("#"):
                sets += self._line(number, line)
        if not sets:
            raise ValueError(f"there is no set; write {EXAMPLE}")
        return sets

    def _line(self, number: int, line: str) -> list[RecordedSet]:
        try:
            return self._reader.read(line, self._at, self._offset)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error

    def event(self, sets: list[RecordedSet], session: Session | None) -> SessionRecorded:
        return SessionRecorded(
            at=self._at,
            offset=self._offset,
            id=str(uuid4()),
            origin=Origin("log"),
            sets=numbered(sets),
            session=session.id if session else "",
            name=session.name if session else LATER,
            entered_at=wall_ms(),
        )


def _template(session: str | None, file: Path | None, began: datetime) -> str:
    """Return the coming session as lines, to be changed to what was done."""
    from backcoach.core.planning.next_session import next_lines
    from backcoach.run.starting.forecast import forecast

    coming = forecast(session, file)
    lines = [
        f"{row.exercise} {' '.join([row.target.partition('–')[0].rstrip('+')] * row.sets)}"
        f"{f' x {row.load}' if row.load else ''}"
        for row in next_lines(
            coming.library, coming.session, coming.targets, coming.gear, coming.health
        )
        if row.sets
    ]
    about = (
        f"# {coming.session.name}, {began:%Y-%m-%d %H:%M}. Change the lines to what you did, save\n"
        f"# and close; without a change nothing is logged. A line is like\n#   {EXAMPLE}\n"
    )
    return f"{about}\n{chr(10).join(lines)}\n"


def _now() -> datetime:
    return datetime.now().astimezone()


def _count(sets: Sequence[RecordedSet]) -> str:
    """Return how many sets there are; the two sides of an exercise are one."""
    sides = Counter((done.exercise, done.side) for done in sets)
    paired = sum(
        min(sides[exercise, "left"], sides[exercise, "right"])
        for exercise in {done.exercise for done in sets}
    )
    number = len(sets) - paired
    return "1 set" if number == 1 else f"{number} sets"


COMMANDS = (log,)
