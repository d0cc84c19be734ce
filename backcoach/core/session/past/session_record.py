"""A session as other programs read it: plain values, the shape of `history --json`."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.core.notation import Load
from backcoach.core.session.events import PainReported
from backcoach.core.session.past.recorded import OWN, SET_TYPE, Origin, exercise_name
from backcoach.core.session.plan import FOLLOW_ONS, Kind, Result, Side
from backcoach.core.session.set_counts import progress
from backcoach.core.session.timing.duration import AWAY

if TYPE_CHECKING:
    from backcoach.core.session.state import State

Status = Literal["live", "finished", "discarded"]


class SetRecord(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One step that is over, with the load as it was entered; durations in seconds.

    `exercise` is an id of exercises.toml, or a name that the program does not know; `name` is what
    the exercise was called. `reported` tells that the person said or corrected the numbers, or
    showed the time of a hold; else they are assumed. `extra` is what another
    program wrote beyond these fields, and the scheme of a set as its `set_type`.
    """

    step: str
    exercise: str
    kind: Kind
    side: Side
    set: int
    target: str = ""
    reps: int | None = None
    seconds: int | None = None
    load: Load | None = None
    rir: int | None = None
    rest_planned_s: int | None = None
    rest_taken_s: int | None = None
    done_at: int
    offset: int
    skipped: bool = False
    reported: bool = False
    name: str = ""
    note: str = ""
    extra: dict[str, str] = {}

    @property
    def result(self) -> Result:
        return Result(reps=self.reps, seconds=self.seconds, load=self.load, rir=self.rir)

    @property
    def is_follow_on(self) -> bool:
        """Whether the set goes on from the one before it (`Step.is_follow_on`)."""
        return self.extra.get(SET_TYPE) in FOLLOW_ONS

    @property
    def is_left(self) -> bool:
        """Whether the session was left after this set: nobody rests that long."""
        return (self.rest_taken_s or 0) > AWAY

    def public(self) -> dict[str, object]:
        """Return the object that `history --json` prints for this set."""
        grams = self.load.grams if self.load else None
        return {
            "step": self.step,
            "exercise": self.exercise,
            "name": self.name,
            "kind": self.kind,
            "side": self.side,
            "set": self.set,
            "target": self.target,
            "reps": self.reps,
            "seconds": self.seconds,
            "load_kg": None if grams is None else grams / 1000,
            "load": None if self.load is None else _load_text(self.load),
            "unit": None if grams is None or self.load is None else self.load.unit,
            "band": (self.load.band or None) if self.load else None,
            "rir": self.rir,
            "rest_planned_s": self.rest_planned_s,
            "rest_taken_s": None if self.is_left else self.rest_taken_s,
            "left": self.is_left,
            "done_at": iso(self.done_at, self.offset),
            "skipped": self.skipped,
            "reported": self.reported,
            "note": self.note,
            "extra": self.extra,
        }


class SessionRecord(Struct, frozen=True, kw_only=True):
    """One session with its sets in the order in which they were performed.

    `origin` stands where the program did not lead it; `planned` counts the work sets of its plan
    (`core.session.set_counts`).
    """

    id: str
    session: str
    name: str
    file: str
    started_at: int
    offset: int
    finished_at: int | None
    status: Status
    sets: tuple[SetRecord, ...]
    origin: Origin | None = None
    notes: tuple[str, ...] = ()
    pains: tuple[PainReported, ...] = ()
    planned: int = 0

    @property
    def instants(self) -> list[int]:
        """When the session began, each thing was done, and it ended if it did."""
        ends = [] if self.finished_at is None else [self.finished_at]
        return [self.started_at, *(done.done_at for done in self.sets), *ends]

    def public(self) -> dict[str, object]:
        """Return the object that `history --json` prints for this session."""
        finished = self.finished_at
        return {
            "id": self.id,
            "session": self.session,
            "name": self.name,
            "file": self.file,
            "started_at": iso(self.started_at, self.offset),
            "finished_at": None if finished is None else iso(finished, self.offset),
            "status": self.status,
            "origin": self.origin
            and {
                "program": self.origin.program,
                "dialect": self.origin.dialect,
            },
            "notes": list(self.notes),
            "pains": [
                {
                    "at": iso(pain.at, pain.offset),
                    "level": pain.level,
                    "place": pain.place,
                    "kind": pain.kind,
                }
                for pain in self.pains
            ],
            "planned": self.planned,
            "sets": [done.public() for done in self.sets],
        }


def record(state: State) -> SessionRecord:
    """Return what a session has come to."""
    sets = []
    steps = {step.id: step for step in state.plan.steps}
    for step_id, logged in state.logged.items():
        step = steps[step_id]
        slot = state.plan.slots[step.slot]
        result = logged.result or Result()
        sets.append(
            SetRecord(
                step=step.id,
                exercise=exercise_name(slot),
                name=slot.exercise.name,
                kind=step.kind,
                side=step.side,
                set=step.set,
                target=step.target,
                reps=result.reps,
                seconds=result.seconds,
                load=result.load,
                rir=result.rir,
                rest_planned_s=logged.rest_planned,
                rest_taken_s=logged.rest_taken,
                done_at=logged.at,
                offset=logged.offset,
                skipped=logged.result is None,
                reported=logged.reported,
                note=logged.note,
                extra={**logged.extra, SET_TYPE: step.scheme} if step.scheme else logged.extra,
            )
        )
    status: Status = "live"
    if state.phase == "finished":
        status = "finished"
    elif state.phase == "discarded":
        status = "discarded"
    return SessionRecord(
        id=state.id,
        session=state.plan.session,
        name=state.plan.name,
        file=state.file,
        started_at=state.started_at,
        offset=state.offset,
        finished_at=state.finished_at,
        status=status,
        sets=tuple(sets),
        origin=None if state.origin and state.origin.program == OWN else state.origin,
        notes=state.notes,
        pains=state.pains,
        planned=progress(state)[1],
    )


@lru_cache(maxsize=256)  # a history has few loads, and a place few offsets
def _load_text(load: Load) -> str:
    return str(load)


@lru_cache(maxsize=64)
def _zone(offset: int) -> timezone:
    return timezone(timedelta(minutes=offset))


def local(at: int, offset: int) -> datetime:
    """Return an instant in milliseconds as the clock on the wall showed it, `offset` in minutes."""
    return datetime.fromtimestamp(at / 1000, _zone(offset))


def iso(at: int, offset: int) -> str:
    """Return an instant as ISO 8601 with the offset of the place, to the second."""
    hour, seconds = divmod(at // 1000 + offset * 60, 3600)
    before, zone = _hour(hour, offset)
    return f"{before}:{seconds // 60:02}:{seconds % 60:02}{zone}"


@lru_cache(maxsize=256)  # the sets of a session lie together
def _hour(hour: int, offset: int) -> tuple[str, str]:
    """Return the text of an hour, which counts from that of 1970 on the wall, and of its zone."""
    text = local(hour * 3_600_000 - offset * 60_000, offset).isoformat(timespec="hours")
    return text[:13], text[13:]
