"""How long a session takes, and how much of it is left, in seconds."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from backcoach.core.session.blocks import block_steps, running_block
from backcoach.core.session.timing.countdown import rest_after

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.plan import BlockClock, Plan, Step
    from backcoach.core.session.state import State

AWAY = 3600  # s; nobody rests that long
READINESS = 60  # s: to see how the body feels


def session_seconds(plan: Plan) -> int:
    """Return the expected length of a whole session from its first step to its last."""
    return _before(plan) + _walk(plan, plan.steps)


def seconds_trained(session: State | SessionRecord, now: int | None = None) -> int:
    """Return how long somebody trained in whole seconds, up to `now` (ms UTC) if that is given.

    Between two sets, or a set and the end, that lie more than an hour apart nobody trained: the
    session was left. What the program did not lead lasted from its beginning to its end.
    """
    if session.origin is not None:
        end = session.started_at if session.finished_at is None else session.finished_at
        return max(0, end - session.started_at) // 1000
    instants = [*session.instants, *([] if now is None else [now])]
    gaps = (after - before for before, after in pairwise(sorted(instants)))
    return sum(gap for gap in gaps if gap <= AWAY * 1000) // 1000


def minutes_taken(session: State | SessionRecord) -> int:
    """Return how long somebody trained in whole minutes, the shortest as one."""
    return max(1, round(seconds_trained(session) / 60))


def seconds_left(state: State, now: int) -> int:
    """Return the expected time to the end: at the start `session_seconds`, 0 once all is done.

    What is before the first step counts until that is begun; the running rest is included.
    """
    if state.step is None:
        return 0
    running = running_block(state)
    steps = _from_cursor(state)
    left = 0
    if running is not None:
        block, clock = running
        left = block.left(state.clock(now)) // 1000
        steps = [step for step in steps if state.plan.clock(step) != clock]
        left += _before_next(state, clock, steps)
    left += _walk(state.plan, steps)
    if running is not None:
        return left
    if state.phase == "ready" and not state.logged:
        left += max(0, _before(state.plan) - (state.clock(now) - state.started_at) // 1000)
    if state.phase == "resting" and state.countdown:
        left += max(0, state.countdown.left(state.clock(now))) // 1000
    if state.phase == "working":
        left -= min(state.step.work_seconds, max(0, state.elapsed(now)) // 1000)
    return left


def _before(plan: Plan) -> int:
    return READINESS + plan.slots[plan.steps[0].slot].setup


def _from_cursor(state: State) -> Sequence[Step]:
    steps = state.open_steps()
    place = next((at for at, step in enumerate(steps) if step.id == state.cursor), 0)
    return (*steps[place:], *steps[:place])


def _before_next(state: State, clock: BlockClock, steps: Sequence[Step]) -> int:
    """Return the rest between a block that is under way and the first of the steps behind it."""
    rest = rest_after(state.plan, block_steps(state, clock)[-1], steps[0]) if steps else None
    return rest.seconds if rest else 0


def _walk(plan: Plan, steps: Sequence[Step]) -> int:
    """Return the time of steps with the rests between them; a block with an end lasts until it."""
    rests = (
        rest_after(plan, step, following)
        for step, following in pairwise(steps)
        if _end(plan, step) is None or _end(plan, step) != _end(plan, following)
    )
    ends = {clock.block: clock.seconds for step in steps if (clock := _end(plan, step))}
    work = sum(step.work_seconds for step in steps if _end(plan, step) is None)
    return work + sum(ends.values()) + sum(rest.seconds for rest in rests if rest)


def _end(plan: Plan, step: Step) -> BlockClock | None:
    """Return the clock of the block of a step where it says when the block ends."""
    clock = plan.clock(step)
    return clock if clock and clock.kind != "emom" else None
