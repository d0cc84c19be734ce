"""The list of exercises in a session: a row for each, with what is done and what is open."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.core.session.plan import Side
from backcoach.core.wording.set_words import fewest_text, length_text, targets_text

if TYPE_CHECKING:
    from backcoach.core.notation import Load
    from backcoach.core.session.plan import BlockClock, Result, Step
    from backcoach.core.session.state import State

Mark = Literal["done", "current", "begun", "skipped", "open"]

KEPT = 64  # texts, as the plan stays the same
MOST_COUNTS = 11  # columns of counts that are written one by one where there is little room
OPEN = "·"
SKIPPED = "–"


class Row(Struct, frozen=True, kw_only=True):
    """One exercise: how far it is, the counts of its sets, its load, and its sides if any.

    `few` are the counts in fewer words, where there is little room: `10 × 5`, `6 of 10`.
    `last_load` is the shorter text of a load that changes; `joint` draws the superset that the
    exercise is part of: `┌`, `├` or `└`.
    """

    slot: int
    name: str
    mark: Mark
    counts: str
    few: str
    load: str
    warmups: str
    last_load: str = ""
    joint: str = ""
    sides: tuple[tuple[Side, str], ...] = ()


def rows(state: State) -> tuple[Row, ...]:
    """Return the rows in the order of their first steps; a slot without steps has none."""
    slots: dict[int, list[Step]] = {}
    for step in state.plan.steps:
        slots.setdefault(step.slot, []).append(step)
    return tuple(_row(state, slot, steps) for slot, steps in slots.items())


def _row(state: State, slot: int, steps: list[Step]) -> Row:
    led = (step for step in steps if not step.is_set)  # easy minutes, a cool-down
    work = tuple(step for step in steps if step.kind == "work") or tuple(led)
    warmups = [step for step in steps if step.kind == "warmup"]
    mark = _mark(state, slot, steps)
    sides = tuple(dict.fromkeys(step.side for step in work if step.side != "both"))
    is_untouched = all(map(state.is_open, work))
    load, last_load = _loads(state, work)
    if is_untouched and work:
        counts, few = _asked(work, state.plan.clock(work[0]))
    else:
        counts = _set_counts(state, work)
        few = _few(work, counts)
    return Row(
        slot=slot,
        name=state.plan.slots[slot].exercise.name,
        mark=mark,
        counts=counts,
        few=few,
        load=load,
        last_load=last_load,
        joint=_joint(state, slot),
        warmups=" ".join(_count(state, step) for step in warmups),
        sides=tuple(
            (side, " ".join(_count(state, step) for step in work if step.side == side))
            for side in sides
        ),
    )


def _mark(state: State, slot: int, steps: list[Step]) -> Mark:
    step = state.step
    if step and step.slot == slot and not state.is_over:
        return "current"
    if any(map(state.is_open, steps)):
        return "open" if all(map(state.is_open, steps)) else "begun"
    return "done" if any(map(state.result, steps)) else "skipped"


@lru_cache(maxsize=KEPT)
def _asked(work: tuple[Step, ...], clock: BlockClock | None) -> tuple[str, str]:
    """Return what sets ask for that were not begun, and where there is little room."""
    if not work[0].is_set:
        return work[0].target, work[0].target
    return targets_text(work, clock), fewest_text(work, clock)


def _few(work: tuple[Step, ...], counts: str) -> str:
    """Return the counts of sets in fewer words: of many, how many are done."""
    if len(counts) <= MOST_COUNTS or not work[0].is_set:
        return counts
    sets = counts.split()
    return f"{sum(OPEN not in count for count in sets)} of {len(sets)}"


def _set_counts(state: State, work: tuple[Step, ...]) -> str:
    """Return a number for each set, sides and what follows a set joined: `10/10 9/8+4 ·`."""
    sets: dict[int, list[str]] = {}
    for step in work:
        if step.is_follow_on and sets:
            own = sets[max(sets)]
            own[-1] += "" if own[-1] == SKIPPED else f"+{_count(state, step)}"
        else:
            sets.setdefault(step.set, []).append(_count(state, step))
    return " ".join(
        counts[0] if len(set(counts)) == 1 and counts[0] in (OPEN, SKIPPED) else "/".join(counts)
        for counts in sets.values()
    )


def _count(state: State, step: Step) -> str:
    if state.is_open(step):
        return OPEN
    result = state.result(step)
    if result is not None and result.seconds is not None and not step.is_set:
        return length_text(result.seconds)
    return count_text(result)


def count_text(result: Result | None) -> str:
    """Return the number of a set: `9`, `30s`, `–` for a skipped set."""
    if result is None:
        return SKIPPED
    return f"{result.seconds}s" if result.seconds is not None else str(result.reps)


def _loads(state: State, work: tuple[Step, ...]) -> tuple[str, str]:
    """Return the load of the sets, `105 → 95 kg` where it changes, and the last one alone."""
    loads: list[Load | None] = []
    for step in (each for each in work if not each.is_follow_on):
        result = state.result(step)
        loads.append(result.load if result else state.prefill(step).load)
    kinds = [load for load in dict.fromkeys(loads) if load is not None]
    if not kinds:
        return "", ""
    last = str(kinds[-1])
    if len(kinds) == 1:
        return last, last
    first = str(kinds[0]).removesuffix(f" {kinds[-1].unit}") if kinds[-1].band == "" else kinds[0]
    return f"{first} → {last}", last


def _joint(state: State, slot: int) -> str:
    """Return the line that joins an exercise to its neighbours in a superset."""
    slots = state.plan.slots
    group = slots[slot].group
    if not group:
        return ""
    above = slot > 0 and slots[slot - 1].group == group
    below = slot + 1 < len(slots) and slots[slot + 1].group == group
    return {(False, True): "┌", (True, True): "├", (True, False): "└"}.get((above, below), "")
