"""What every reader is given: the options, and the parts it fills while it reads a file."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backcoach.exchange.parsing.core_imports import Unit
from backcoach.exchange.parsing.loads import UnitTables
from backcoach.exchange.parsing.numbers import (
    MAX_SESSION_SECONDS,
    BadValueError,
    Effort,
    Efforts,
    Reps,
    Seconds,
)
from backcoach.exchange.parsing.texts import Names, Notes
from backcoach.exchange.parsing.times import Places
from backcoach.exchange.records import ImportedSet
from backcoach.exchange.report import Findings, ReadError, Report, UnitSource
from backcoach.exchange.sessions import SessionDrafts

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.exchange.parsing.table import Table
    from backcoach.exchange.sessions import ExerciseDraft, SessionDraft

# From here on a set is kept, but its row is named: nobody pulls or counts that much.
_STRANGE_GRAMS = 500_000
_STRANGE_REPS = 100


class ReadOptions(Struct, frozen=True, kw_only=True):
    """What a file does not say. `today` bounds its dates.

    `unit` serves loads without one, `unit_source` says where it comes from. `zone` is that of
    times without one, None meaning the zone of this computer. `columns` names columns by hand:
    a field such as `exercise`, and the title that stands for it in the file.
    """

    today: date
    unit: Unit | None = None
    unit_source: UnitSource = "option"
    zone: tzinfo | None = None
    columns: dict[str, str] = {}


class Context:
    """The parts that a reader fills: findings, sessions, and the tables of read cells."""

    def __init__(self, options: ReadOptions) -> None:
        """Begin a file of a program that is not known yet."""
        self.options = options
        self.findings = Findings()
        self.places = Places(options.zone, options.today, self.findings)
        self.units = UnitTables(options.unit, options.unit_source, self.findings)
        self.names = Names(self.findings)
        self.notes = Notes(self.findings)
        self.reps = Reps()
        self.seconds = Seconds()
        self.efforts = Efforts()
        self.dialect = ""
        self.drafts = SessionDrafts("")

    def begin(self, dialect: str) -> None:
        """Settle which program the file is from."""
        self.dialect = dialect
        self.drafts = SessionDrafts(dialect)

    def exercise_name(self, text: str) -> str:
        """Return the cleaned name of an exercise. Raises BadValueError where there is none."""
        name = self.names[text]
        if not name:
            raise BadValueError("no exercise is named")
        return name

    def keep(
        self,
        run: ExerciseDraft,
        done: ImportedSet,
        *,
        line: int = 0,
        effort: Effort | None = None,
    ) -> None:
        """Add a set to its exercise, and report what is strange about it."""
        run.sets.append(done)
        for code in notable(done, effort):
            self.findings.add(code, line, run.name)

    def set_length(self, draft: SessionDraft, seconds: int | None) -> None:
        """Give a session its end, unless it never had one or was left running for half a day."""
        if seconds is None:
            return
        if seconds > MAX_SESSION_SECONDS:
            self.findings.add("length_implausible", draft.line, f"{seconds // 3600} h")
        else:
            draft.finished_at = draft.moment.at + seconds * 1000

    def report(self) -> Report:
        """Return what was noticed so far."""
        outside = self.findings.has("unit_not_in_file")
        return Report(
            dialect=self.dialect or None,
            rows=self.findings.rows,
            pseudo=self.findings.pseudo,
            undone=self.findings.undone,
            units=tuple(sorted(self.units.used())),
            unit_source=self.units.source if outside else "file",
            findings=self.findings.frozen(),
        )

    def refusal(self, message: str, code: str = "not_recognised") -> ReadError:
        """Return the error that refuses the file."""
        self.findings.once(code)
        return ReadError(message, self.report())


def notable(done: ImportedSet, effort: Effort | None = None) -> tuple[str, ...]:
    """Return the codes of what is to be reported about a set that is kept."""
    codes: list[str] = []
    if done.reps == 0 and not done.seconds and not done.distance:
        codes.append("zero_reps")
    elif done.reps is not None and done.reps > _STRANGE_REPS:
        codes.append("reps_implausible")
    elif done.reps is None and done.seconds is None and done.distance is None:
        codes.append("count_missing")
    if done.distance is not None:
        codes.append("distance_not_kept")
    if done.load is not None and abs(done.load.grams) >= _STRANGE_GRAMS:
        codes.append("load_implausible")
    if effort is not None and effort.half_step:
        codes.append("rpe_half_step")
    elif effort is not None and effort.out_of_range:
        codes.append("rpe_out_of_range")
    return tuple(codes)


class SetTable(dict[tuple[str, ...], tuple[ImportedSet, tuple[str, ...]]]):
    """Sets, and what to report about them, by the cells that they are made of.

    A log of thousands of rows has far fewer different sets, and equal ones are one value.
    """

    def __init__(
        self,
        make: Callable[[tuple[str, ...]], tuple[ImportedSet, Effort | None]],
        context: Context,
        table: Table,
        *fields: str,
    ) -> None:
        """Make sets from the cells of `fields` with `make`, which may raise BadValueError."""
        super().__init__()
        self._make = make
        self._context = context
        self._table = table
        self._pick = table.picker(*fields)

    def of_row(self, cells: list[str], name: str, line: int) -> ImportedSet:
        """Return the set of a row with what its unknown columns hold; report what is strange."""
        done, codes = self[self._pick(cells)]
        if extra := self._table.extras(cells):
            done = replace(done, extra=extra)
        for code in codes:
            self._context.findings.add(code, line, name)
        return done

    def __missing__(self, cells: tuple[str, ...]) -> tuple[ImportedSet, tuple[str, ...]]:
        """Make a set that is new."""
        done, effort = self._make(cells)
        self[cells] = made = (done, notable(done, effort))
        return made
