"""History from another program, in one neutral form that keeps what its file said.

A session is a list of exercises, each a run of neighbouring sets under one name as it was
written. Instants are milliseconds UTC with the offset of the place in minutes, as in events.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.exchange.parsing.core_imports import Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

SetKind = Literal["work", "warmup", "drop", "failure"]
Side = Literal["both", "left", "right"]


class Load(Struct, frozen=True, kw_only=True, gc=False):
    """A load as entered. Negative is help; `kilograms` is exact where grams are rounded."""

    grams: int
    unit: Unit
    kilograms: Decimal


class Distance(Struct, frozen=True, kw_only=True, gc=False):
    """A distance as entered; `unit` is km, m, mi, ft, yd, or whatever the file says."""

    value: Decimal
    unit: str


class ImportedSet(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One set that was done. `reps` 0 means tried and failed; a hold has seconds and no reps.

    `left_reps` stands only where a file gives both sides of one set; `reps` is then the right.
    `rpe` is the effort as written and `rir` what it means here: 0 to 4, 4 being four or more.
    `extra` keeps what the file says beyond these fields.
    """

    kind: SetKind = "work"
    side: Side = "both"
    reps: int | None = None
    left_reps: int | None = None
    seconds: int | None = None
    load: Load | None = None
    band: str = ""
    distance: Distance | None = None
    rpe: Decimal | None = None
    rir: int | None = None
    rest_planned_s: int | None = None
    rest_taken_s: int | None = None
    done_at: int | None = None
    offset: int | None = None
    note: str = ""
    extra: dict[str, str] | None = None

    @property
    def all_reps(self) -> int:
        """The reps of both sides together; 0 for a hold."""
        return (self.reps or 0) + (self.left_reps or 0)


class ImportedExercise(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A run of sets of one exercise. `named` is false where the file gives a number, no name."""

    name: str
    sets: tuple[ImportedSet, ...]
    note: str = ""
    superset: int | None = None
    named: bool = True


class ImportedSession(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One session. `start` is the text that says when it began; `id` is made from it.

    `has_time` is false where the file gives a date alone; the session then begins at noon.
    """

    id: str
    program: str
    start: str
    started_at: int
    offset: int
    exercises: tuple[ImportedExercise, ...]
    name: str = ""
    note: str = ""
    finished_at: int | None = None
    has_time: bool = True
    extra: dict[str, str] = {}

    def sets(self) -> Iterator[tuple[ImportedExercise, ImportedSet]]:
        """Every set, with the exercise it belongs to, in the order in which they were done."""
        for exercise in self.exercises:
            for done in exercise.sets:
                yield exercise, done
