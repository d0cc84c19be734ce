"""A past session as text to be changed in an editor, and what was changed in it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.dates import refuse_impossible
from backcoach.core.session.past.corrections import new_step, recorded_sets
from backcoach.core.session.past.recorded import RecordedSet
from backcoach.core.session.past.session_record import local
from backcoach.core.session.past.typed_sets import TypedSets, set_text
from backcoach.core.text import clean, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.session.state import State

HELP = """\
# Change what is wrong, save and close. Without a change nothing is stored.
# Delete a line to take its sets out. A line without a number adds sets, as in
#   lat_pulldown 10 10 9 x 45 kg r2 "a note"
# The sets after a line --- become a session of their own.
"""
SPLIT = "---"

_FIELD = re.compile(r"(name|date)(?:\s+(.*))?")
_LINE = re.compile(
    r"(?:(?P<step>\d+\.[a-z]?\d+(?:\.(?:left|right))?)\s+)?(?:(?P<time>\d{1,2}:\d\d(?::\d\d)?)\s+)?(?P<sets>.*)"
)


class SessionText(Struct, frozen=True):
    """What a text says of a session: only what differs is a change.

    `sets` are by the ids of their steps, None for those that were taken out; `split_off` are the
    sets of a session of their own, which are also taken out.
    """

    name: str | None = None
    started: datetime | None = None
    sets: dict[str, RecordedSet | None] = {}
    split_off: tuple[RecordedSet, ...] = ()

    @property
    def is_changed(self) -> bool:
        return self != SessionText()


def session_text(state: State, known: Iterable[str]) -> str:
    """Return a session as text; `known` are the ids of exercises that the program has."""
    ids = set(known)
    sets = recorded_sets(state)
    width = max(map(len, sets), default=0)
    lines = [
        f"name  {state.plan.name}",
        f"date  {local(state.started_at, state.offset):%Y-%m-%d %H:%M}",
        *(f"# note: {' '.join(note.split())}" for note in state.notes),
        "",
        *(
            f"{name:<{width}}  {_time(done)}  {set_text(done, is_known=done.exercise in ids)}"
            for name, done in sets.items()
        ),
    ]
    return f"{HELP}\n{chr(10).join(lines)}\n"


def _time(done: RecordedSet) -> str:
    return f"{local(done.at, done.offset):%H:%M:%S}"


def changes(
    state: State, text: str, reader: TypedSets, known: Iterable[str], now: datetime
) -> SessionText:
    """Return what a text changes of a session; `now` is the local time, with its zone.

    Raises ValueError: `line 7: ...`.
    """
    return _Reading(state, reader, set(known), now).read(text)


class _Reading:
    """A text while it is read."""

    def __init__(self, state: State, reader: TypedSets, known: set[str], now: datetime) -> None:
        self._state = state
        self._reader = reader
        self._now = now
        self._before = recorded_sets(state)
        self._texts = {
            name: set_text(done, is_known=done.exercise in known)
            for name, done in self._before.items()
        }
        self._kept: dict[str, RecordedSet] = {}
        self._added: list[RecordedSet] = []
        self._split_off: list[RecordedSet] | None = None
        self._fields: dict[str, str] = {}
        self._last = (state.started_at, state.offset)

    def read(self, text: str) -> SessionText:
        number = 0
        try:
            for number, line in enumerate(clean(text).splitlines(), 1):  # noqa: B007  for the error
                self._take(line.strip())
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error
        if not self._kept and not self._added:
            raise ValueError("no set is left; backcoach edit --delete deletes a session")
        sets: dict[str, RecordedSet | None] = {
            name: self._kept.get(name)
            for name, done in self._before.items()
            if self._kept.get(name) != done
        }
        for done in self._added:
            sets[new_step(self._state, {*self._before, *sets})] = done
        name = self._fields.get("name", self._state.plan.name)
        started = self._started(self._fields.get("date"))
        return SessionText(
            name=None if name == self._state.plan.name else name,
            started=started,
            sets=sets,
            split_off=tuple(self._split_off or ()),
        )

    def _take(self, line: str) -> None:
        field = _FIELD.fullmatch(line)
        if not line or line.startswith("#"):
            return
        if line == SPLIT:
            self._split_off = []
        elif field:
            self._fields.setdefault(field[1], (field[2] or "").strip())
        else:
            self._take_sets(line)

    def _take_sets(self, line: str) -> None:
        match = _LINE.fullmatch(line)
        assert match is not None
        step, time, sets = match["step"], match["time"], match["sets"].strip()
        before = self._before.get(step or "")
        if step and before is None:
            raise ValueError(f"there is no set {step}; a new one has no number in front")
        if step in self._kept:
            raise ValueError(f"set {step} is there twice")
        at, offset = (before.at, before.offset) if before else self._last
        if time and not (before and time == _time(before)):
            at = _at(time, at, offset)
            refuse_impossible(time, local(at, offset), self._now)
        self._last = (at, offset)
        if before is None:
            (self._added if self._split_off is None else self._split_off).extend(
                self._reader.read(sets, at, offset)
            )
            return
        done = replace(before, at=at)
        if sets != self._texts[step]:
            done = self._changed(done, sets)
        if self._split_off is None:
            self._kept[step] = done
        else:
            self._split_off.append(done)

    def _changed(self, before: RecordedSet, sets: str) -> RecordedSet:
        """Return a set with what was typed of it, and what the text does not show."""
        typed = self._reader.read(sets, before.at, before.offset)
        sides, results = [done.side for done in typed], {done.result for done in typed}
        if sides == ["left", "right"] and len(results) == 1:  # no side stands in the line
            typed = [replace(typed[0], side=before.side)]
        if len(typed) != 1:
            raise ValueError("a line with a number in front is one set")
        return replace(
            typed[0],
            rest_planned=before.rest_planned,
            rest_taken=before.rest_taken,
            extra=before.extra,
            name=before.name if typed[0].exercise == before.exercise else "",
            target=before.target,
        )

    def _started(self, date: str | None) -> datetime | None:
        written = local(self._state.started_at, self._state.offset)
        if date is None or date == f"{written:%Y-%m-%d %H:%M}":
            return None
        try:
            started = datetime.fromisoformat(date)
        except ValueError:
            raise ValueError(
                f"{quoted(date)} is not a date; write it as {written:%Y-%m-%d %H:%M}"
            ) from None
        refuse_impossible(date, started, self._now)
        return started


def _at(time: str, at: int, offset: int) -> int:
    """Return the instant of a time of day on the day of another instant."""
    day = local(at, offset)
    hour, minute, *second = (int(part) for part in time.split(":"))
    try:
        moved = day.replace(
            hour=hour, minute=minute, second=second[0] if second else 0, microsecond=0
        )
    except ValueError:
        raise ValueError(f"{quoted(time)} is not a time of day") from None
    return round(moved.timestamp() * 1000)
