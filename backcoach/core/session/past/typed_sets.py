"""Sets as a person types them: `lat_pulldown 10 10 9 x 45 kg r2`, and the same as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.loads.typed_load import typed_load
from backcoach.core.notation import MAX_REPS, MAX_SECONDS, TYPED_MINUTES, Load, typed_seconds
from backcoach.core.session.past.recorded import RecordedSet
from backcoach.core.session.plan import Result
from backcoach.core.text import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.plan import Kind, Side
    from backcoach.core.units import Unit

_BOTH: tuple[Side, Side] = ("left", "right")
MOST_TIMES = 20  # as in a file of exercises
MOST_RESERVE = 4  # R-RPE-01: the scale ends at 4+
_KINDS: dict[str, Kind] = {"warmup": "warmup", "easy": "easy", "cooldown": "cooldown"}
KIND_WORDS: dict[Kind, str] = {
    "work": "work",
    "warmup": "warm-up",
    "easy": "easy",
    "cooldown": "cool-down",
}
EXAMPLE = "lat_pulldown 10 10 9 x 45 kg r2"

_NAME = re.compile(r'\s*(?:"([^"]+)"|(\S+))')
_TOKEN = re.compile(
    rf"""[\s,]*(?:
        "(?P<note>[^"]*)"
      | [x×*]\s*(?P<load>
            [-+\u2212]?\s*\d+(?:[.,]\d+)?(?:\s*(?:kg|lb)s?\b)?
          | [^\W\d][^"\d]*?\s+band\b)
      | r\s*(?P<rir>\d)\+?(?!\d)
      | (?P<times>\d{{1,2}})\s*[x×*]\s*(?=\d{{1,18}}(?:\s*(?:s(?:ec)?|m(?:in)?)\b|m\d|\s*[x×*]))
      | {TYPED_MINUTES}
      | (?P<count>\d{{1,18}})(?P<seconds>\s*s(?:ec)?\b)?
      | (?P<word>left|right|warm-?up|easy|cool-?down)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)


def takes_minutes(exercise: Exercise) -> bool:
    """Tell whether `2m` can only be minutes: of a hold, but not of a carry, which may be metres."""
    return exercise.is_hold and exercise.pattern != "carry"


class _Line:
    """A line while it is read: sets without exercise and time, and what holds for all of them."""

    def __init__(self, exercise: Exercise | None, unit: Unit) -> None:
        self.results: list[Result] = []
        self.kinds: list[Kind] = []
        self.sides: list[Side] = []
        self.note = ""
        self._kind: Kind = "work"
        self._exercise = exercise
        self._unit = unit
        self._loaded = 0  # sets that have their load
        self._times = 1  # how often the next set was done
        self._in_a_row = 0  # numbers since the last word or `sets x reps`
        self._side: Side = "both"  # of the sets that follow
        self._is_side_behind = False  # as in `10 left 9 right`

    def take(self, token: re.Match[str]) -> None:
        """Add what one token says. Raises ValueError with a sentence."""
        word = (token["word"] or "").lower()
        if word:
            self._say(word)
        elif token["note"] is not None:
            self.note = token["note"].strip()
        elif token["times"]:
            self._times = int(token["times"])
            self._check_times()
        elif token["minutes"]:
            is_timed = self._exercise is not None and takes_minutes(self._exercise)
            self._count(typed_seconds(token, or_metres=not is_timed), has_unit=True)
        elif token["count"]:
            self._count(int(token["count"]), has_unit=bool(token["seconds"]))
        elif token["load"]:
            self._load(token["load"])
        elif not self.results:
            raise ValueError("reps left go after their set, as in 10 r2")
        else:
            rir = min(int(token["rir"]), MOST_RESERVE)
            self.results[-1] = replace(self.results[-1], rir=rir)

    def end(self) -> None:
        """Check that every set has its side where any has. Raises ValueError with a sentence."""
        if "both" in self.sides and set(self.sides) != {"both"}:
            raise ValueError("a side goes before its sets, as in left 10 10 right 10 9")

    def _check_times(self) -> None:
        if not 1 <= self._times <= MOST_TIMES:
            raise ValueError(f"{self._times} is not a number of sets from 1 to {MOST_TIMES}")

    def _count(self, count: int, *, has_unit: bool) -> None:
        self.results += [_result(count, self._exercise, has_unit=has_unit)] * self._times
        self.kinds += [self._kind] * self._times
        self.sides += [self._side] * self._times
        self._times = 1
        self._in_a_row += 1

    def _say(self, word: str) -> None:
        self._in_a_row = 0
        if word not in ("left", "right"):
            self._kind = _KINDS[word.replace("-", "")]
            return
        side: Side = "left" if word == "left" else "right"
        self._is_side_behind = self._is_side_behind or "both" in self.sides
        if self._is_side_behind:
            self.sides = [side if each == "both" else each for each in self.sides]
        else:
            self._side = side

    def _takes_times(self, text: str) -> bool:
        """Tell whether `3 x 8` is three sets of 8: without a load, and with no other number."""
        has_no_load = self._exercise is not None and self._exercise.load in ("bodyweight", "none")
        is_bare = text.isascii() and text.isdigit()
        return has_no_load and is_bare and self._in_a_row == 1 and self.results[-1].rir is None

    def _load(self, text: str) -> None:
        if self._takes_times(text):
            times = self.results.pop()
            self.kinds.pop()
            self.sides.pop()
            self._times = times.reps or times.seconds or 0
            self._check_times()
            self._count(int(text), has_unit=False)
            self._in_a_row = 0
            return
        if self._loaded == len(self.results):
            raise ValueError("a load goes after its sets, as in 10 10 x 45 kg")
        load: Load | None = Load.parse(text, self._unit)
        if self._exercise is not None:
            load = typed_load(text, self._exercise, self._unit)
        loaded = [replace(result, load=load) for result in self.results[self._loaded :]]
        self.results[self._loaded :] = loaded
        self._loaded = len(self.results)


class TypedSets:
    """Reads lines of sets for the exercises of a file; a load without a unit is in `unit`."""

    def __init__(self, exercises: Iterable[Exercise], unit: Unit = "kg") -> None:
        self._by_id = {exercise.id: exercise for exercise in exercises}
        self._by_name = {exercise.name.lower(): exercise for exercise in self._by_id.values()}
        self._unit = unit

    def read(self, line: str, at: int, offset: int) -> list[RecordedSet]:
        """Return the sets of a line, all done at `at` (ms UTC; offset in minutes).

        A reserve belongs to the set before it, a load to all sets since the last load, a side to
        the sets after it, or to those before it where it follows the first one. Of an exercise
        that is done side by side both sides were done, unless the line names one. `3 x 10 x 12
        kg` is three sets, and so is `3 x 10` of an exercise without a load. A name in quotation
        marks is kept as it is where no exercise has it.

        Raises ValueError with a sentence.
        """
        exercise, name, rest = self._exercise(line)
        read = _Line(exercise, self._unit)
        position = 0
        while rest[position:].strip(" \t,"):
            token = _TOKEN.match(rest, position)
            if token is None:
                raise ValueError(f"{quoted(rest[position:].strip())} is not a set; write {EXAMPLE}")
            position = token.end()
            read.take(token)
        if not read.results:
            raise ValueError(f"{quoted(line)} has no set; write {EXAMPLE}")
        read.end()
        is_each = exercise is not None and exercise.sides == "each"
        return [
            RecordedSet(
                exercise=name,
                result=result,
                at=at,
                offset=offset,
                kind=kind,
                side=side,
                note=read.note,
            )
            for result, kind, its_side in zip(read.results, read.kinds, read.sides, strict=True)
            for side in (_BOTH if is_each and its_side == "both" else (its_side,))
        ]

    def _exercise(self, line: str) -> tuple[Exercise | None, str, str]:
        """Return the exercise that a line begins with, its name and the rest of the line."""
        text = line.strip()
        known = [name for name in self._by_name if _begins(text, name)]
        if known:
            exercise = self._by_name[max(known, key=len)]
            return exercise, exercise.id, text[len(exercise.name) :]
        match = _NAME.match(text)
        if match is None:
            raise ValueError(f"a line names an exercise and its sets; write {EXAMPLE}")
        name = match[1] or match[2]
        named = self._by_id.get(name) or self._by_name.get(name.lower())
        if named is None and match[1] is None:
            hint = nearest(name, [*self._by_id, *self._by_name])
            tail = (
                f'did you mean "{hint}"?' if hint else "put a name of your own in quotation marks"
            )
            raise ValueError(f"there is no exercise {quoted(name)}; {tail}")
        return named, named.id if named else name.strip(), text[match.end() :]


def _begins(text: str, name: str) -> bool:
    """Tell whether a line begins with the name of an exercise, in any case."""
    return text.lower().startswith(name) and text[len(name) : len(name) + 1].strip() in ("", ",")


def _result(count: int, exercise: Exercise | None, *, has_unit: bool) -> Result:
    if has_unit or (exercise is not None and exercise.is_hold):
        if count > MAX_SECONDS:
            raise ValueError(f"{count} s is more than an hour; the most is {MAX_SECONDS}")
        return Result(seconds=count)
    if count > MAX_REPS:
        raise ValueError(f"{count} is not a number of reps from 0 to {MAX_REPS}")
    return Result(reps=count)


def set_text(done: RecordedSet, *, is_known: bool = True) -> str:
    """Return one set as it is typed; a name that is no exercise stands in quotation marks."""
    result = done.result
    parts = [done.exercise if is_known else f'"{done.exercise}"']
    if done.kind != "work":
        parts.append(KIND_WORDS[done.kind])
    if done.side != "both":
        parts.append(done.side)
    parts.append(f"{result.seconds} s" if result.seconds is not None else f"{result.reps or 0}")
    if result.load is not None:
        parts.append(f"x {result.load}")
    if result.rir is not None:
        parts.append(f"r{result.rir}")
    if done.note:
        parts.append('"{}"'.format(done.note.replace('"', "'").replace("\n", " ")))
    return " ".join(parts)
