"""The form in which a set of a past session is corrected, or one that was forgotten is added."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, get_args

from msgspec.structs import replace

from backcoach.core.exercises.model import Exercise
from backcoach.core.questions.log_form.log_cells import STILL_TO_COME, read_set, set_cells, stepped
from backcoach.core.questions.log_form.session_log import LogRow
from backcoach.core.questions.log_form.typed_cells import TypedCells
from backcoach.core.session.past.session_record import local
from backcoach.core.session.plan import Kind, Result, Side
from backcoach.core.text import nearest, one_line, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.loads.gear import Gear
    from backcoach.core.session.past.recorded import RecordedSet

SetField = Literal["exercise", "count", "load", "rir", "kind", "side", "time", "note"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MINUTE = 60_000  # ms
_TIME = re.compile(r"(\d{1,2})(?::?(\d\d)(?::?(\d\d))?)?", re.ASCII)


class SetForm(TypedCells):
    """One set with its values filled in; `step_id` is its id, "" for one that is added.

    `field` is the value that is changed. `is_new` tells that the set was not done so far: it was
    forgotten, or skipped. `exercises` are those of the file; a set of any other one keeps its
    name. `now` is in ms UTC.
    """

    def __init__(
        self,
        done: RecordedSet,
        exercises: Sequence[Exercise],
        gear: Gear,
        now: int,
        *,
        step_id: str = "",
        is_new: bool = False,
    ) -> None:
        super().__init__()
        self.step_id = step_id
        self.is_new = is_new
        self.before = self.done = done
        self.note = one_line(done.note)
        self._exercises = {exercise.id: exercise for exercise in exercises}
        self._gear = gear
        self._now = now
        self.field: SetField = "exercise" if is_new and not step_id else "count"

    @property
    def fields(self) -> tuple[SetField, ...]:
        """What can be changed, from top to bottom."""
        own = set_cells(self.row)
        result = self.done.result
        has = {
            "load": "load" in own or result.load is not None,
            "rir": ("rir" in own and self.done.kind == "work") or result.rir is not None,
            "side": len(self.sides) > 1,
        }
        every: tuple[SetField, ...] = get_args(SetField)
        return tuple(field for field in every if has.get(field, True))

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that the set may be of; both are two sets where one is added."""
        if self.done.side == "both" and self.exercise.sides != "each":
            return ("both",)
        return ("both", "left", "right") if self.is_new and not self.step_id else ("left", "right")

    @property
    def exercise(self) -> Exercise:
        """The exercise of the set; of one that the file has not, what stands for it."""
        known = self._exercises.get(self.done.exercise)
        load = self.done.result.load
        is_band = load is not None and load.grams is None
        return known or Exercise(
            id="unknown",
            name=self.name_of(self.done),
            pattern="hinge",
            primary=(),
            load="band" if is_band else "external",
        )

    def name_of(self, done: RecordedSet) -> str:
        """Return what the exercise of a set is called."""
        known = self._exercises.get(done.exercise)
        return known.name if known else done.name or done.exercise

    @property
    def row(self) -> LogRow:
        done = self.done
        return LogRow(
            exercise=self.exercise, side=done.side, set=1, target=done.target, result=done.result
        )

    @property
    def is_in_note(self) -> bool:
        return self.field == "note"

    @property
    def is_taken_at_once(self) -> bool:
        return self.field == "rir"

    def begins(self, character: str) -> bool:
        is_digit = character.isascii() and character.isdigit()
        if self.field in ("kind", "side"):
            return False
        if self.field == "exercise":
            return character.isalpha() or character == '"'
        is_band = self.field == "load" and self.exercise.load == "band"
        return character.isalpha() if is_band else is_digit

    def go(self, down: int, across: int = 0) -> None:
        """Go up or down to another value, or change this one with `across`."""
        if across:
            self.step(across)
        elif self.keep():
            place = self.fields.index(self.field) + down
            self.field = self.fields[min(max(place, 0), len(self.fields) - 1)]
            self.problem = ""

    def go_to(self, place: int) -> None:
        """Go to a value, as one that was clicked."""
        if 0 <= place < len(self.fields) and self.keep():
            self.field = self.fields[place]

    def step(self, direction: int) -> None:
        """Change the value by a step, up with 1 and down with -1."""
        if not self.keep():
            return
        field, self.problem = self.field, ""
        if field in ("count", "load", "rir"):
            self._put(result=stepped(self.row, field, direction, self._gear))
        elif field == "kind":
            self._put(kind=_next(KINDS, self.done.kind, direction))
        elif field == "side":
            self._put(side=_next(self.sides, self.done.side, direction))
        elif field == "time":
            self._move(self.done.at + MINUTE * direction)

    def clear(self) -> None:
        if self.field in ("load", "rir"):
            self._put(result=replace(self.done.result, **{self.field: None}))

    def take(self, text: str, *, believed: bool) -> None:
        if self.field == "exercise":
            self._choose(text)
        elif self.field == "time":
            if not self._move(_read_time(text, self.done)):
                raise ValueError(STILL_TO_COME)
        else:
            self._put(result=read_set(self.row, self.field, text, self._gear, believed=believed))

    def accept(self) -> bool:
        """Return whether the set may be kept as it stands; `problem` says why not."""
        return self.keep() and not self.problem

    @property
    def sets(self) -> tuple[RecordedSet, ...]:
        """The set as it is to be kept; of an exercise of two sides one for each, if both are."""
        before, done = self.before, self.done
        if self.note != one_line(before.note):
            done = replace(done, note=self.note.strip())
        if self.is_new or done.result != before.result:
            done = replace(done, reported=True, skipped=False)
        if done.exercise != before.exercise:
            done = replace(done, name="")
        if done.side == "both" and len(self.sides) > 1:
            return replace(done, side="left"), replace(done, side="right")
        return (done,)

    def _put(self, **values: object) -> None:
        self.done = replace(self.done, **values)
        self.problem, self.is_changed = "", True

    def _move(self, at: int) -> bool:
        """Give the set another time; return False for one in the future."""
        if at > self._now:
            self.problem = STILL_TO_COME
            return False
        self._put(at=at)
        return True

    def _choose(self, text: str) -> None:
        """Give the set another exercise; its number is kept. Raises ValueError."""
        name = text.strip('"').strip()
        exercise = self._named(name)
        if exercise is None and not (text.startswith('"') and name):
            known = [each.name for each in self._exercises.values()]
            hint = nearest(name, known) or nearest(name, self._exercises)
            meant = self._exercises[hint].name if hint in self._exercises else hint
            raise ValueError(
                f"Did you mean {meant}?" if meant else 'Put a name of your own in "quotes"'
            )
        before, result = self.exercise, self.done.result
        number = result.seconds if result.reps is None else result.reps
        is_hold = result.reps is None if exercise is None else exercise.is_hold
        is_like_it = exercise is None or exercise.load == before.load
        self._put(
            exercise=exercise.id if exercise else name,
            name="",
            result=Result(
                reps=None if is_hold else number,
                seconds=number if is_hold else None,
                load=result.load if is_like_it else None,
                rir=result.rir if exercise is None or exercise.has_reserve else None,
            ),
        )

    def _named(self, name: str) -> Exercise | None:
        """Return the exercise of an id or a name, or the only one whose name begins so."""
        wanted = name.lower()
        every = self._exercises.values()
        exact = [
            each
            for each in every
            if wanted in (each.id, each.name.lower(), *map(str.lower, each.aliases))
        ]
        begun = [each for each in every if each.name.lower().startswith(wanted)]
        matches = exact or begun
        return matches[0] if len(matches) == 1 else None


def _next(values: Sequence[str], value: str, direction: int) -> str:
    place = values.index(value) if value in values else 0
    return values[min(max(place + direction, 0), len(values) - 1)]


def _read_time(text: str, done: RecordedSet) -> int:
    """Return the instant of a time of day such as 18:30 or 18:30:15. Raises ValueError."""
    match = _TIME.fullmatch(text)
    day = local(done.at, done.offset)
    try:
        hour, minute, second = (int(part or 0) for part in match.groups()) if match else (24, 0, 0)
        moved = day.replace(hour=hour, minute=minute, second=second, microsecond=0)
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a time; write {day:%H:%M}") from None
    return round(moved.timestamp() * 1000)
