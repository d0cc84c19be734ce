"""The list of exercises in a session: a row for each, with what is done and what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.core.session.plan import Side
from backcoach.core.wording.set_words import fewest_text, targets_text

if TYPE_CHECKING:
    from backcoach.core.notation import Load
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State

Mark = Literal["done", "current", "begun", "skipped", "open"]

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
    slots = dict.fromkeys(step.slot for step in state.plan.steps)
    return tuple(_row(state, slot) for slot in slots)


def _row(state: State, slot: int) -> Row:
    work = state.plan.steps_of(slot, "work") or _led(state, slot)
    warmups = state.plan.steps_of(slot, "warmup")
    mark = _mark(state, slot)
    sides = tuple(dict.fromkeys(step.side for step in work if step.side != "both"))
    is_untouched = all(map(state.is_open, work))
    load, last_load = _loads(state, work)
    counts = _planned(state, work) if is_untouched else _set_counts(state, work)
    return Row(
        slot=slot,
        name=state.plan.slots[slot].exercise.name,
        mark=mark,
        counts=counts,
        few=_few(state, work, counts, is_untouched=is_untouched),
        load=load,
        last_load=last_load,
        joint=_joint(state, slot),
        warmups=" ".join(_count(state, step) for step in warmups),
        sides=tuple(
            (side, " ".join(_count(state, step) for step in work if step.side == side))
            for side in sides
        ),
    )


def _led(state: State, slot: int) -> tuple[Step, ...]:
    """Return the steps of a slot that are no sets: easy minutes, a cool-down."""
    return tuple(step for step in state.plan.steps_of(slot) if not step.is_set)


def _mark(state: State, slot: int) -> Mark:
    steps = state.plan.steps_of(slot)
    step = state.step
    if step and step.slot == slot and not state.is_over:
        return "current"
    if any(map(state.is_open, steps)):
        return "open" if all(map(state.is_open, steps)) else "begun"
    return "done" if any(map(state.result, steps)) else "skipped"


def _planned(state: State, work: tuple[Step, ...]) -> str:
    if not work:
        return ""
    if not work[0].is_set:
        return work[0].target
    return targets_text(work, state.plan.clock(work[0]))


def _few(state: State, work: tuple[Step, ...], counts: str, *, is_untouched: bool) -> str:
    """Return counts without what a clock or the sets that follow ask; of many sets, how many."""
    if not work or not work[0].is_set:
        return counts
    if is_untouched:
        return fewest_text(work, state.plan.clock(work[0]))
    sets = counts.split()
    if len(counts) <= MOST_COUNTS:
        return counts
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
    return count_text(state.result(step))


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
