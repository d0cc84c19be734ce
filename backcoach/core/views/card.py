"""A finished session as a card of text, to be copied and posted: at most 24 rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.health.red_flags import instruction
from backcoach.core.session.session_record import local
from backcoach.core.units import format_load
from backcoach.core.views.summary import summary
from backcoach.core.wording.phrases import counts_text
from backcoach.core.wording.reasons_en import reason_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from backcoach.core.planning.next_session import NextSession
    from backcoach.core.session.plan import Result, Side, Step
    from backcoach.core.session.state import State

MOST_ROWS = 24
GAP = "  "
STAR = "★"


def card(state: State, outlook: NextSession | None = None) -> tuple[str, ...]:
    """Return the lines of a session: its totals, what was done with its gain, and what changes.

    A star marks a record. Of next time it names only exercises with another load. A session that
    a red flag ended has its instruction alone.
    """
    if state.red_flag is not None:
        return (reason_text(instruction(state.red_flag)),)
    totals = summary(state)
    day = local(state.started_at, state.offset)
    title = f"{state.plan.name} · {day.day} {day:%B %Y} · {totals.headline}"
    rows = _in_columns([row for slot in _slots(state) for row in _exercise(state, slot, outlook)])
    coming = list(_coming(state, outlook))
    made = [title, "", *rows, *(["", "Next time", *coming] if coming else [])]
    return tuple(made[:MOST_ROWS])


def _slots(state: State) -> list[int]:
    return list(dict.fromkeys(step.slot for step in state.plan.steps))


def _exercise(
    state: State, slot: int, outlook: NextSession | None
) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the sets and the gain of an exercise that was done, for each side."""
    exercise = state.plan.slots[slot].exercise
    sides: dict[Side, list[Step]] = {}
    for step in state.plan.steps_of(slot, "work"):
        sides.setdefault(step.side, []).append(step)
    for side, steps in sides.items():
        results = [result for step in steps if (result := state.result(step))]
        if not results:
            continue
        last = [step.last for step in steps if step.last]
        star = any(
            record.exercise == exercise.id and record.side == side
            for record in (outlook.records if outlook else ())
        )
        name = exercise.name if side == "both" else f"{exercise.name}, {side}"
        gain = f"{gain_text(results, last)} {STAR if star else ''}".strip()
        yield name, counts_text(results), gain


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


def _coming(state: State, outlook: NextSession | None) -> Iterator[str]:
    done = {
        state.plan.exercise(step).id: result.load
        for step in state.plan.steps
        if step.kind == "work" and (result := state.result(step))
    }
    for line in outlook.coming if outlook else ():
        if line.load is not None and line.exercise in done and line.load != done[line.exercise]:
            yield f"{line.name}{GAP}{line.load}"


def _in_columns(rows: Sequence[tuple[str, str, str]]) -> list[str]:
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(3)]
    return [
        GAP.join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]
