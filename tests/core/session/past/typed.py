"""Lines of sets as they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from support.builders import exercise, hold, one_armed

from backcoach.core.notation import Load
from backcoach.core.session.past.typed_sets import TypedSets

if TYPE_CHECKING:
    from backcoach.core.session.past.recorded import RecordedSet
    from backcoach.core.session.plan import Result

READER = TypedSets(
    [
        structs.replace(exercise("lat_pulldown"), name="Lat pull-down"),
        structs.replace(exercise("pull"), name="Lat"),
        one_armed("db_row"),
        hold("dead_hang"),
        exercise("assisted", load="assisted"),
        exercise("banded", load="band"),
        exercise("bird_dog", load="none"),
        exercise("pull_up", load="bodyweight"),
        structs.replace(hold("carry"), pattern="carry"),
    ]
)


def read(line: str) -> list[RecordedSet]:
    return READER.read(line, 7, 60)


def results(line: str) -> list[Result]:
    return [done.result for done in read(line)]


def kg(number: float) -> Load:
    return Load(int(number * 1000))
