"""What the clock does to the state: rests, blocks and pauses that begin and end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.session.blocks import block_begun, block_over, running_block

if TYPE_CHECKING:
    from backcoach.core.session import events as ev
    from backcoach.core.session.state import State

STARTS_LATE = 10_000  # ms after its instant up to which a set of an EMOM begins by itself


def with_set_begun(state: State, at: int, get_ready: int = 0) -> State:
    """Return the state in the set under the cursor, whose first repetition is `get_ready` s off."""
    begun = replace(
        with_rest_logged(with_resume(state, at), at),
        phase="working",
        begun_at=at,
        get_ready=get_ready,
    )
    assert begun.step is not None
    return block_begun(begun, begun.step, at + get_ready * 1000)


def with_rest_logged(state: State, at: int) -> State:
    """End the rest and log how long it was."""
    rest = state.countdown
    if rest is None:
        return state
    taken = max(0, round((at - rest.began_at) / 1000))
    logged = replace(state.logged[rest.after], rest_taken=taken)
    return replace(state, countdown=None, logged={**state.logged, rest.after: logged})


def with_end(state: State, at: int) -> State:
    """Return the state after the session was ended."""
    cursor = state.cursor if state.step and state.is_open(state.step) else None
    return replace(with_rest_logged(state, at), phase="finished", cursor=cursor, finished_at=at)


def paused(state: State, event: ev.Paused) -> State:
    """Let the clock stand still."""
    is_still = state.is_over or state.paused_at is not None
    return state if is_still else replace(state, paused_at=event.at)


def going_on(state: State, event: ev.Resumed) -> State:
    """Let the clock go on."""
    return with_resume(state, event.at)


def with_resume(state: State, at: int) -> State:
    """Return the state with its times moved by the length of a pause, if there is one."""
    return state if state.paused_at is None else state.shifted(max(0, at - state.paused_at))


def rest_extended(state: State, event: ev.RestExtended) -> State:
    """Move the end of the rest, never before now."""
    rest = state.countdown
    if rest is None or event.seconds == 0:
        return state
    now = state.clock(event.at)
    if rest.left(now) <= 0 and event.seconds < 0:
        return state
    ends_at = max(now, max(now, rest.ends_at) + event.seconds * 1000)
    seconds = max(1, round((ends_at - rest.began_at) / 1000))
    changed = replace(rest, ends_at=ends_at, seconds=seconds, rung=False)
    return replace(state, countdown=changed)


def rest_ended(state: State, event: ev.RestEnded) -> State:
    """Note that the end of the rest was signalled; in an EMOM the next set begins with it."""
    rest = state.countdown
    if rest is None or rest.rung or event.step != rest.after or state.paused_at is not None:
        return state
    if event.at < rest.ends_at:
        return state
    is_on_time = event.at - rest.ends_at <= STARTS_LATE
    if rest.gap == "every" and state.phase == "resting" and is_on_time:
        return with_set_begun(state, rest.ends_at)
    return replace(state, countdown=replace(rest, rung=True))


def block_ended(state: State, event: ev.BlockEnded) -> State:
    """End a block; a set under way is done to its end, and what is open behind it goes on."""
    running = running_block(state)
    if running is None or state.paused_at is not None or event.at < (running[0].ends_at or 0):
        return state
    over = block_over(state, *running)
    if state.phase == "working":
        return over
    last = over.last_done
    following = over.next_open(last.id if last else None)
    if following is None:
        return with_end(over, event.at)
    rested = with_rest_logged(over, event.at)
    if last is None:
        return replace(rested, phase="ready", cursor=following.id)
    return rested.resting(last, following, event.at)
