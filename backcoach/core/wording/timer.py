"""What the timer shows at an instant; digits and bar are drawn from the same value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.notation import clock_text
from backcoach.core.session.blocks import running_block
from backcoach.core.session.fold import next_deadline
from backcoach.core.session.timing.duration import seconds_trained
from backcoach.core.wording.phrases import (
    SCHEME_NAMES,
    coming_rest,
    lower_first,
    short_place,
)
from backcoach.core.wording.reasons_en import reason_text
from backcoach.core.wording.set_words import block_sentences

if TYPE_CHECKING:
    from backcoach.core.session.plan import BlockClock, Step
    from backcoach.core.session.state import State
    from backcoach.core.session.timing.block import Block
    from backcoach.core.session.timing.countdown import Countdown


class TimerView(Struct, frozen=True, kw_only=True):
    """The time that is shown: `title` names it, `text` is its digits, `reason` says why.

    `fraction` is the share of it that is over, None where it has no end. `changes_at` is the
    instant of the next other `text`, None while the time stands still. `is_ending` marks the
    last ten seconds of a rest, and the last three of a hold or of getting ready. `counts` says
    that the time is what matters: not in a set of repetitions, nor where none is running.
    `block` is the title without the set, where the clock of a block runs.
    """

    title: str
    text: str = ""
    fraction: float | None = None
    reason: str = ""
    changes_at: int | None = None
    is_over: bool = False
    is_ending: bool = False
    counts: bool = False
    block: str = ""


LAST_SECONDS = 3
LAST_OF_REST = 10

GAP_TITLES = {
    "rest": "Rest",
    "switch": "Rest · change sides",
    "transition": "Superset · next exercise",
    "changeover": "Rest · set up",
    "pause": "Rest-pause",
    "every": "Until the next set",
}
CIRCUIT = "Circuit · next exercise"
TIME_IS_UP = "Time is up"


def timer_view(state: State, now: int) -> TimerView:
    """Return what the timer shows at `now` (ms); in a pause it stands still."""
    clock = state.clock(now)
    view = _view(state, clock)
    if state.paused_at is None:
        return view
    return TimerView(
        title=f"Paused · {view.title}",
        text=view.text,
        fraction=view.fraction,
        reason=view.reason,
        counts=view.counts,
    )


def _view(state: State, now: int) -> TimerView:
    if state.phase == "resting" and state.countdown:
        rest = state.countdown
        return TimerView(
            title=_gap_title(state, rest),
            text=rest.text(now),
            fraction=rest.fraction(now),
            reason=f"{'of' if rest.left(now) > 0 else 'past'} {clock_text(rest.seconds)}. "
            f"{reason_text(rest.why)}",
            changes_at=rest.next_change(now),
            is_over=rest.left(now) <= 0,
            is_ending=0 < rest.left(now) <= LAST_OF_REST * 1000,
            counts=True,
        )
    if state.phase == "working" and state.step:
        return _working(state, state.step, now)
    if state.is_over:
        trained = seconds_trained(state)
        is_whole = trained == ((state.finished_at or now) - state.started_at) // 1000
        reason = "From start to finish" if is_whole else "Without the time away"
        return TimerView(title="Time", text=clock_text(trained), reason=reason)
    if running := running_block(state):
        return _in_block(state, *running, now)
    return TimerView(title="Ready", reason=_reason(state))


def _gap_title(state: State, rest: Countdown) -> str:
    is_circuit = state.step is not None and state.step.scheme == "circuit"
    return CIRCUIT if rest.gap == "transition" and is_circuit else GAP_TITLES[rest.gap]


def _reason(state: State) -> str:
    """Return what the clock of a block asks for, else the rest that comes."""
    block = block_sentences(state.plan, state.step) if state.step else ""
    return block or coming_rest(state)


def _in_block(state: State, block: Block, clock: BlockClock, now: int) -> TimerView:
    """Return what is left of a block with an end."""
    left = block.left(now)
    assert state.step is not None
    title = short_place(state.step).capitalize()
    return TimerView(
        title=f"{SCHEME_NAMES[clock.kind]} · {lower_first(title)}",
        block=SCHEME_NAMES[clock.kind],
        text=clock_text(-(-left // 1000)),
        fraction=1 - left / (clock.seconds * 1000),
        reason=_reason(state),
        changes_at=now + (left - 1) % 1000 + 1 if left else None,
        is_ending=left <= LAST_OF_REST * 1000,
        counts=True,
    )


def _until_next_start(state: State, block: Block, clock: BlockClock, now: int) -> TimerView:
    """Return how long it is to the next start of an EMOM while a set is under way."""
    assert state.step is not None
    left = block.next_start(clock.seconds, now) - now
    return TimerView(
        title=f"{short_place(state.step).capitalize()} · {lower_first(GAP_TITLES['every'])}",
        block=GAP_TITLES["every"],
        text=clock_text(-(-left // 1000)),
        fraction=1 - left / (clock.seconds * 1000),
        reason=_reason(state),
        changes_at=now + (left - 1) % 1000 + 1,
        is_ending=left <= LAST_OF_REST * 1000,
        counts=True,
    )


def _working(state: State, step: Step, now: int) -> TimerView:
    elapsed = state.elapsed(now)
    running = running_block(state)
    if running and elapsed >= 0 and not step.is_hold:
        return _in_block(state, *running, now)
    clock = state.plan.clock(step)
    if clock and clock.kind == "emom" and state.block and elapsed >= 0 and not step.is_hold:
        return _until_next_start(state, state.block, clock, now)
    title = short_place(step).capitalize() if step.is_set else state.plan.exercise(step).name
    if elapsed < 0:
        return TimerView(
            title="Get ready",
            text=clock_text(-(elapsed // 1000)),
            reason=_reason(state),
            changes_at=now + (-elapsed - 1) % 1000 + 1,
            is_ending=-elapsed <= LAST_SECONDS * 1000,
            counts=True,
        )
    if step.seconds is None:
        is_late = (
            clock and state.block and state.block.number == clock.block and state.block.is_over
        )
        return TimerView(
            title=f"{TIME_IS_UP} · {lower_first(title)}" if is_late else title,
            block=TIME_IS_UP if is_late else "",
            text=clock_text(elapsed // 1000),
            reason="This round still counts" if is_late else _reason(state),
            changes_at=now + 1000 - elapsed % 1000,
        )
    length = state.hold_seconds(step)
    left = max(0, length * 1000 - elapsed)
    return TimerView(
        title=f"{title} · hold" if step.is_set else title,
        text=clock_text(-(-left // 1000)),
        fraction=1 - left / (length * 1000) if length else 1.0,
        reason=_reason(state),
        changes_at=now + (left - 1) % 1000 + 1 if left else None,
        is_ending=left <= LAST_SECONDS * 1000,
        counts=True,
    )


def counts_down(state: State, before: int, now: int) -> bool:
    """Return whether one of the last three seconds of a time began between two instants (ms).

    The time is a rest, a hold, or that of getting ready.
    """
    ends = [next_deadline(state)]
    if state.phase == "working" and state.paused_at is None and state.elapsed(now) < 0:
        ends.append(state.begun_at + state.get_ready * 1000)
    return any(
        before < end - second * 1000 <= now
        for end in ends
        if end is not None
        for second in range(1, LAST_SECONDS + 1)
    )
