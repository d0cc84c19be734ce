"""The sets of one exercise as a table: what was done last time, what today, how many were left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.session.set_corrections import counts_left
from backcoach.core.wording.phrases import count_of, target_of

if TYPE_CHECKING:
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State

Mark = Literal["done", "current", "skipped", "open"]
MOST_LEFT = 4  # R-RPE-01: the scale ends at four or more


class SetRow(Struct, frozen=True):
    """One set, or one side of it: its name, last time, today, and the reps left.

    What follows a set is named `+1`.

    `today` is what was done, or what is meant to be; of a hold nobody says `left`, so that it
    `has_left` nothing.
    """

    name: str
    last: str
    today: str
    left: str
    mark: Mark
    has_left: bool = True


def set_table(state: State) -> tuple[SetRow, ...]:
    """Return the rows of the exercise at hand, warm-ups while one is open; nothing at the end."""
    if state.step is None or state.is_over:
        return ()
    work = state.plan.steps_of(state.step.slot, "work")
    warmups = state.plan.steps_of(state.step.slot, "warmup")
    steps = (*warmups, *work) if any(map(state.is_open, warmups)) else work
    return tuple(_row(state, step) for step in steps)


def _row(state: State, step: Step) -> SetRow:
    name = f"w{state.plan.number_of(step)}" if step.kind == "warmup" else str(step.set)
    if step.is_follow_on:
        name = f"+{state.plan.number_of(step)}"
    name = name if step.side == "both" else f"{name} {step.side}"
    last = short_text(step.last) if step.last else ""
    has_left = counts_left(state.plan, step)
    if state.is_open(step):
        planned = _planned(state, step)
        mark: Mark = "current" if step is state.step else "open"
        return SetRow(name, last, _joined(target_of(state, step), planned), "", mark, has_left)
    result = state.result(step)
    if result is None:
        return SetRow(name, last, "–", "", "skipped", has_left)
    return SetRow(name, last, short_text(result), left_text(result.rir), "done", has_left)


def _planned(state: State, step: Step) -> Result:
    """Return what a set will be logged with; a load that the next set was given goes on behind it.

    The sets behind it have it as soon as it is done.
    """
    planned, current = state.prefill(step), state.step
    given = state.drafts.get(current.id) if current is not None else None
    if given is None or current is None or step.id in state.drafts:
        return planned
    is_like_it = (step.slot, step.kind, step.load) == (current.slot, current.kind, current.load)
    return replace(planned, load=given.load) if is_like_it and given.load else planned


def short_text(result: Result) -> str:
    """Return a result without its unit, as the table has the load above it: `12 × 60`."""
    return _joined(count_of(result), result)


def left_text(rir: int | None) -> str:
    """Return the reps that were left: `2`, `4+`, nothing where they are not known."""
    if rir is None:
        return ""
    return f"{MOST_LEFT}+" if rir >= MOST_LEFT else str(rir)


def _joined(count: str, result: Result) -> str:
    load = result.load
    if load is None:
        return count
    amount = load.band if load.grams is None else str(load).removesuffix(f" {load.unit}")
    return f"{count} × {amount}"
