"""What a block with a clock does to a session: rounds come while there is time, then it is over.

Asks nothing but the plan, the state and the instant, so that a replay gives the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.session.plan import step_id
from backcoach.core.session.timing.block import Block

if TYPE_CHECKING:
    from backcoach.core.session.plan import BlockClock, Step
    from backcoach.core.session.state import State

MOST_ROUNDS = 99


def block_begun(state: State, step: Step, at: int) -> State:
    """Return the state with the clock of the block of a set that begins at an instant (ms).

    An EMOM counts from each start; the second side of a set belongs to the first.
    """
    clock = state.plan.clock(step)
    if clock is None:
        return state
    is_same = state.block is not None and state.block.number == clock.block
    if clock.kind != "emom":
        ends_at = at + clock.seconds * 1000
        return state if is_same else replace(state, block=Block(clock.block, at, ends_at))
    sides = [each for each in state.plan.steps_of(step.slot, "work") if each.set == step.set]
    if is_same and any(state.result(each) for each in sides):
        return state
    return replace(state, block=Block(clock.block, at))


def running_block(state: State) -> tuple[Block, BlockClock] | None:
    """Return the block with an end that the session is in, with its clock."""
    step, block = state.step, state.block
    clock = state.plan.clock(step) if step else None
    if clock is None or block is None or block.number != clock.block or block.ends_at is None:
        return None
    return None if block.is_over else (block, clock)


def with_next_round(state: State, done: Step, at: int) -> State:
    """Return the state with one more round of a block where one is over and time is left.

    An exercise that was skipped in the last round is skipped in the next one.
    """
    clock, block = state.plan.clock(done), state.block
    if clock is None or clock.kind == "emom" or block is None or block.number != clock.block:
        return state
    is_late = block.is_over or (block.ends_at is not None and at >= block.ends_at)
    steps = block_steps(state, clock)
    if is_late or any(map(state.is_open, steps)) or steps[-1].set >= MOST_ROUNDS:
        return state
    number = max(step.set for step in steps)
    added = tuple(
        replace(
            step,
            id=step_id(step.slot, "work", number + 1, step.side),
            set=number + 1,
            round=step.round and number + 1,
            last=None,
        )
        for step in steps
        if step.set == number and state.result(step) is not None
    )
    place = state.plan.steps.index(steps[-1]) + 1
    all_steps = (*state.plan.steps[:place], *added, *state.plan.steps[place:])
    return replace(state, plan=replace(state.plan, steps=all_steps))


def block_over(state: State, block: Block, clock: BlockClock) -> State:
    """Return the state once the time of a block has passed: what was not begun is not asked."""
    under_way = state.cursor if state.phase == "working" else None
    gone = {
        step.id
        for step in block_steps(state, clock)
        if state.is_open(step) and step.id != under_way
    }
    remaining = tuple(step for step in state.plan.steps if step.id not in gone)
    return replace(
        state, plan=replace(state.plan, steps=remaining), block=replace(block, is_over=True)
    )


def block_steps(state: State, clock: BlockClock) -> list[Step]:
    """Return the work sets of a block in their order."""
    return [step for step in state.plan.steps if state.plan.clock(step) == clock]
