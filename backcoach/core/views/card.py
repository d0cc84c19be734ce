"""A finished session as one card of at most 24 rows, to be shown, copied and posted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.coaching.history.records import RANK
from backcoach.core.notation import load_words
from backcoach.core.session.past.session_record import local
from backcoach.core.session.set_counts import progress
from backcoach.core.session.timing.duration import minutes_taken
from backcoach.core.units import format_load
from backcoach.core.wording.phrases import RECORD_WORDS, STAR, counts_text, end_title, is_early
from backcoach.core.wording.reasons_en import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.planning.next_session import NextSession
    from backcoach.core.session.plan import Kind, Result, Side, Step
    from backcoach.core.session.state import State

MOST_ROWS = 24
TITLE_ROWS = 3  # name and day, totals, and a blank row
COMING_ROWS = 2  # a blank row and a title above the loads of next time
GAP = "  "


class CardRow(Struct, frozen=True):
    """An exercise that was done: its sets, and the difference to last time with a star.

    `record` says in two words what the star stands for.
    """

    name: str
    sets: str
    gain: str
    record: str = ""


class Card(Struct, frozen=True):
    """The results of a session; `coming` are names and loads that change next time.

    `title` says whether it was ended early, and so does `is_early`. With an `instruction`, a red
    flag ended it and nothing else is to be shown. Rows that do not fit are counted in `left_out`.
    """

    name: str
    date: date
    totals: str
    title: str
    is_early: bool
    rows: tuple[CardRow, ...]
    left_out: int = 0
    coming: tuple[tuple[str, str], ...] = ()
    instruction: str = ""

    @property
    def day(self) -> str:
        return f"{self.date.day} {self.date:%B %Y}"

    @property
    def headline(self) -> str:
        return f"{self.title} · {self.totals}"

    @property
    def more(self) -> str:
        """How many exercises did not fit, "" where all did."""
        return f"and {self.left_out} more" if self.left_out else ""

    @property
    def lines(self) -> tuple[str, ...]:
        """The card as text, in columns."""
        if self.instruction:
            return (self.instruction,)
        rows = _in_columns([(row.name, row.sets, row.gain) for row in self.rows])
        coming = [GAP.join(change) for change in self.coming]
        return (
            f"{self.name} · {self.day}",
            self.headline,
            "",
            *rows,
            *([self.more] if self.more else ()),
            *(["", "Next time", *coming] if coming else ()),
        )


def card(state: State, outlook: NextSession | None = None) -> Card:
    """Return the card of a session. A star marks a record.

    Warm-up sets and easy minutes are on it only where nothing else was done.
    Both sides of an exercise are one row where they say the same.
    """
    sets, planned = progress(state)
    minutes = minutes_taken(state) if state.is_over else 1
    slots = dict.fromkeys(step.slot for step in state.plan.steps)
    rows = [row for slot in slots for row in _exercise(state, slot, outlook)]
    rows = rows or [row for slot in slots for row in _before_sets(state, slot)]
    room = MOST_ROWS - TITLE_ROWS
    kept = rows if len(rows) <= room else rows[: room - 1]
    room -= len(kept) + COMING_ROWS
    coming = tuple(_coming(state, outlook)) if room > 0 else ()
    return Card(
        name=state.plan.name,
        date=local(state.started_at, state.offset).date(),
        totals=f"{sets} of {planned} sets in {minutes} min",
        title=end_title(state),
        is_early=is_early(state),
        rows=tuple(kept),
        left_out=len(rows) - len(kept),
        coming=coming[: max(0, room)],
        instruction=reason_text(instruction(state.red_flag)) if state.red_flag else "",
    )


def _exercise(state: State, slot: int, outlook: NextSession | None) -> Iterator[CardRow]:
    """Yield the rows of an exercise that was done: one for each side, or for both."""
    exercise = state.plan.slots[slot].exercise
    steps_by_side: dict[Side, list[Step]] = {}
    for step in state.plan.steps_of(slot, "work"):
        steps_by_side.setdefault(step.side, []).append(step)
    made: dict[Side, tuple[str, str, str]] = {}
    for side, steps in steps_by_side.items():
        results = [result for step in steps if (result := state.result(step))]
        if not results:
            continue
        last = [step.last for step in steps if step.last]
        words = _record_words(exercise, side, outlook)
        gain = f"{gain_text(results, last)} {STAR if words else ''}".strip()
        made[side] = counts_text(results), gain, words
    if len(made) > 1 and len(set(made.values())) == 1:
        yield CardRow(f"{exercise.name}, each side", *next(iter(made.values())))
        return
    for side, (sets, gain, words) in made.items():
        name = exercise.name if side == "both" else f"{exercise.name}, {side}"
        yield CardRow(name, sets, gain, words)


def _record_words(exercise: Exercise, side: Side, outlook: NextSession | None) -> str:
    """Return two words for the first record of an exercise, "" without one."""
    kinds = (
        record.kind
        for record in (outlook.records if outlook else ())
        if record.exercise == exercise.id and record.side == side
    )
    kind = min(kinds, key=RANK.__getitem__, default=None)
    if kind is None:
        return ""
    return RECORD_WORDS["help" if kind == "load" and exercise.load == "assisted" else kind]


def _before_sets(state: State, slot: int) -> Iterator[CardRow]:
    """Yield the rows of what was done of an exercise besides its work sets."""
    name = state.plan.slots[slot].exercise.name
    steps = (step for step in state.plan.steps if step.slot == slot and step.kind != "work")
    done: dict[tuple[Kind, Side], list[Result]] = {}
    for step in steps:
        if result := state.result(step):
            done.setdefault((step.kind, step.side), []).append(result)
    for (kind, side), results in done.items():
        words = (name, "warm-up" if kind == "warmup" else "", "" if side == "both" else side)
        yield CardRow(", ".join(filter(None, words)), counts_text(results), "")


def gain_text(results: Sequence[Result], last: Sequence[Result]) -> str:
    """Return the difference to last time as `▲ 5 kg` or `▼ 2 reps`, "" where there is none.

    Loads are compared by the last set; with the same load, and as many sets, the repetitions or
    seconds are.
    """
    if not results or not last:
        return ""
    now, then = results[-1], last[-1]
    if now.load != then.load:
        if now.load is None or then.load is None or now.load.grams is None:
            return ""
        if then.load.grams is None or now.load.grams == then.load.grams:
            return ""
        change = now.load.grams - then.load.grams
        return f"{'▲' if change > 0 else '▼'} {format_load(abs(change), now.load.unit)}"
    if len(results) != len(last) or (now.seconds is None) != (then.seconds is None):
        return ""
    more = sum(map(_count, results)) - sum(map(_count, last))
    if not more:
        return ""
    unit = "s" if now.seconds is not None else "rep" if abs(more) == 1 else "reps"
    return f"{'▲' if more > 0 else '▼'} {abs(more)} {unit}"


def _count(result: Result) -> int:
    return (result.reps if result.seconds is None else result.seconds) or 0


def _coming(state: State, outlook: NextSession | None) -> Iterator[tuple[str, str]]:
    """Yield the exercises that have another load next time, with that load."""
    done = {
        state.plan.exercise(step).id: result.load
        for step in state.plan.steps
        if step.kind == "work" and (result := state.result(step))
    }
    for line in outlook.coming if outlook else ():
        if line.load is not None and line.exercise in done and line.load != done[line.exercise]:
            yield line.name, load_words(line.load)


def _in_columns(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(3)]
    return [
        GAP.join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
