"""A session that was done without the program, as it is entered later: the plan, to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.exercises.model import Exercise
from backcoach.core.session.events import SessionRecorded
from backcoach.core.session.past.recorded import LATER, SET_TYPE, Origin, RecordedSet, numbered
from backcoach.core.session.plan import Result, Scheme, Side
from backcoach.core.session.timing.duration import session_seconds

if TYPE_CHECKING:
    from backcoach.core.session.plan import Plan, Step

MINUTE = 60_000  # ms


class LogRow(Struct, frozen=True, kw_only=True):
    """One work set, or one side of it: what it asked for, and what was done.

    `is_reported` tells that the person changed a number of it; else its numbers are assumed.
    """

    exercise: Exercise
    side: Side
    set: int
    target: str
    result: Result
    scheme: Scheme = ""
    is_done: bool = True
    is_reported: bool = False

    def is_other_side_of(self, row: LogRow) -> bool:
        """Whether both rows are the sides of the same set."""
        return (self.exercise.id, self.set) == (row.exercise.id, row.set) and self.side != row.side


class SessionLog(Struct, frozen=True):
    """The work sets of a session; `session` is its id, "" where it is none of the file's.

    `minutes` are those that the plan takes, 0 where none was made.
    """

    session: str
    name: str
    rows: tuple[LogRow, ...]
    minutes: int = 0

    def with_row(self, place: int, changed: LogRow) -> SessionLog:
        """Return the session with another row, whose load and other side go on as they were equal.

        Later sets of the exercise that had its load get the new one. The other side of the set
        gets all its numbers, where both were alike.
        """
        before = self.rows[place]
        rows = list(self.rows)
        rows[place] = replace(changed, is_reported=True)
        for number in range(place + 1, len(rows)):
            row = rows[number]
            if row.exercise.id != before.exercise.id:
                continue
            if row.is_other_side_of(before) and row.result == before.result:
                rows[number] = replace(row, result=changed.result, is_reported=True)
            elif row.result.load == before.result.load:
                rows[number] = replace(row, result=replace(row.result, load=changed.result.load))
        return replace(self, rows=tuple(rows))

    def with_one_more(self, place: int) -> SessionLog:
        """Return the session with one set more of the exercise of a row, behind its last set."""
        exercise = self.rows[place].exercise
        own = [row for row in self.rows if row.exercise.id == exercise.id]
        last = [row for row in own if row.set == own[-1].set]
        more = [
            replace(row, set=row.set + 1, target="", is_done=True, is_reported=False)
            for row in last
        ]
        behind = 1 + max(n for n, row in enumerate(self.rows) if row.exercise.id == exercise.id)
        return replace(self, rows=(*self.rows[:behind], *more, *self.rows[behind:]))

    @property
    def done(self) -> tuple[LogRow, ...]:
        return tuple(row for row in self.rows if row.is_done)

    def event(
        self,
        session_id: str,
        began: tuple[int, int],
        now: int,
        *,
        minutes: int | None = None,
        note: str = "",
    ) -> SessionRecorded:
        """Return the session as it is stored, begun at an instant with its offset.

        What was planned and not done is in it as left out. It ended after `minutes`, if somebody
        said so.
        """
        at, offset = began
        return SessionRecorded(
            at=at,
            offset=offset,
            id=session_id,
            origin=Origin("log"),
            sets=numbered(_recorded(row, at, offset) for row in self.rows),
            session=self.session,
            name=self.name or LATER,
            finished_at=None if minutes is None else at + minutes * MINUTE,
            notes=(note.strip(),) if note.strip() else (),
            entered_at=now,
        )


def _recorded(row: LogRow, at: int, offset: int) -> RecordedSet:
    return RecordedSet(
        exercise=row.exercise.id,
        result=row.result if row.is_done else Result(),
        at=at,
        offset=offset,
        side=row.side,
        reported=row.is_reported and row.is_done,
        extra={SET_TYPE: row.scheme} if row.scheme else {},
        target=row.target,
        skipped=not row.is_done,
    )


def log_of(plan: Plan) -> SessionLog:
    """Return the work sets of a plan as they were to be done; what was left is open."""
    return SessionLog(
        plan.session,
        plan.name,
        tuple(
            LogRow(
                exercise=plan.exercise(step),
                side=step.side,
                set=step.set,
                target=step.target,
                result=_planned(step),
                scheme=step.scheme,
            )
            for step in plan.steps
            if step.kind == "work" and not plan.slots[step.slot].written
        ),
        round(session_seconds(plan) / 60),
    )


def _planned(step: Step) -> Result:
    if step.seconds is not None:
        return Result(seconds=step.seconds, load=step.load)
    return Result(reps=step.reps.lo if step.reps else 0, load=step.load)
