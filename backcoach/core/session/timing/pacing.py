"""How many repetitions the pacer leads in a set, and how many it has led so far."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.session.timing.tempo import moment, reps_done

if TYPE_CHECKING:
    from backcoach.core.session.plan import Step
    from backcoach.core.session.state import State


def is_paced(step: Step | None) -> bool:
    """Return whether a step has repetitions with a tempo to be led through."""
    return step is not None and not step.is_hold and step.tempo is not None


def paced_reps(state: State, step: Step) -> int | None:
    """Return at how many repetitions the pacer stops, None where it goes on until it is ended.

    That is what was decided for this very set, else the most that is planned. A set of as many
    as leave a reserve has no end, unless more than its least number were decided.
    """
    draft = state.drafts.get(step.id)
    decided = draft.reps if draft else None
    least = step.reps.lo if step.reps else 0
    if step.is_honest and (decided is None or decided <= least):
        return None
    return decided if decided is not None else step.reps.hi if step.reps else None


def phase_began(state: State, before: int, now: int) -> bool:
    """Return whether a phase of a paced set began between two instants (ms)."""
    step = state.step
    if state.phase != "working" or step is None or step.tempo is None or step.is_hold:
        return False
    was, elapsed = state.elapsed(before), state.elapsed(now)
    if elapsed < 0 or is_led_to_the_end(state, step, now):
        return False
    first, last = moment(step.tempo, was), moment(step.tempo, elapsed)
    return was < 0 or (first.rep, first.phase) != (last.rep, last.phase)


def is_led_to_the_end(state: State, step: Step, now: int) -> bool:
    """Return whether the pacer has stopped because all repetitions are done."""
    target = paced_reps(state, step)
    if step.tempo is None or target is None:
        return False
    return reps_done(step.tempo, state.elapsed(now)) >= target


def reps_led(state: State, step: Step, now: int) -> int:
    """Return how many repetitions a paced set has come to; one counts from its peak on."""
    elapsed = state.elapsed(now)
    if step.tempo is None or elapsed < 0:
        return 0
    current = moment(step.tempo, elapsed)
    led = current.done if current.phase == "concentric" else current.rep
    target = paced_reps(state, step)
    return led if target is None else min(led, target)
