"""What every reader is given: the options, and the parts it fills while it reads a file."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.exchange.parsing.core_imports import Unit
from backcoach.exchange.parsing.loads import UnitTables
from backcoach.exchange.parsing.numbers import MAX_SESSION_SECONDS, Efforts, Reps, Seconds
from backcoach.exchange.parsing.texts import Names, Notes
from backcoach.exchange.parsing.times import Places
from backcoach.exchange.report import Findings, ReadError, Report, UnitSource
from backcoach.exchange.sessions import SessionDrafts

if TYPE_CHECKING:
    from backcoach.exchange.parsing.numbers import Effort
    from backcoach.exchange.sessions import SessionDraft

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

    def note_effort(self, effort: Effort, line: int) -> None:
        """Report an RPE that is halved on the way to reps in reserve, or that is none."""
        if effort.half_step:
            self.findings.add("rpe_half_step", line)
        elif effort.out_of_range:
            self.findings.add("rpe_out_of_range", line)

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
            unit=self.units.outside if outside else None,
            unit_source=self.units.source if outside else "file",
            findings=self.findings.frozen(),
        )

    def refusal(self, message: str, code: str = "not_recognised") -> ReadError:
        """Return the error that refuses the file."""
        self.findings.once(code)
        return ReadError(message, self.report())

    def review(self) -> None:
        """Report what is seen only when all sets are there."""
        for draft in self.drafts:
            for run in draft.exercises:
                for done in run.sets:
                    if done.reps == 0 and not done.seconds and not done.distance:
                        self.findings.add("zero_reps", done.line, run.name)
                    elif done.reps is not None and done.reps > _STRANGE_REPS:
                        self.findings.add("reps_implausible", done.line, run.name)
                    if done.distance is not None:
                        self.findings.add("distance_not_kept", done.line, run.name)
                    if done.load is not None and abs(done.load.grams) >= _STRANGE_GRAMS:
                        self.findings.add("load_implausible", done.line, run.name)
