"""Sessions of any kind, and what an undo restores of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st
from msgspec.structs import replace
from support.builders import exercise, hold, line, one_armed

from backcoach.core.notation import Seconds

if TYPE_CHECKING:
    from support.builders import Line

    from backcoach.core.session import events as ev
    from backcoach.core.session.state import State


MOVEMENTS = {
    "row": exercise("row"),
    "db_row": one_armed("db_row"),
    "hang": hold("hang", 20),
    "one_arm_hang": hold("one_arm_hang", 15, sides="each"),
    "bare": exercise("bare", rest=Seconds(0), load="bodyweight"),
}


MOVES = st.sampled_from(tuple(MOVEMENTS.values()))


RESTS = st.sampled_from([None, 0, 30, 90])


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """Return a session of up to four exercises, some of them in a superset."""
    count = draw(st.integers(1, 4))
    paired = draw(st.integers(0, count))
    return [
        line(
            draw(MOVES),
            draw(st.integers(1, 3)),
            rest=draw(RESTS),
            warmup=[8] * draw(st.integers(0, 2)),
            warmup_rest=draw(st.sampled_from([0, 45])),
            setup=draw(st.sampled_from([0, 60])),
            superset="a" if number < paired else None,
        )
        for number in range(count)
    ]


def timeless(state: State) -> tuple[State, Any]:
    """Return what undo restores: all but notes, pain, the instant and whether a rest rang."""
    rest = state.countdown
    still = replace(state, notes=(), pains=(), paused_at=None, paused_for=0, begun_at=0)
    return (
        replace(still, countdown=None),
        rest and (rest.after, rest.gap, rest.seconds, rest.ends_at - rest.began_at),
    )


def ended_by_itself(before: State, event: ev.Event) -> bool:
    """Tell whether an event left a hold whose time was over; its undo goes further back."""
    step = before.step
    is_hold = before.phase == "working" and step is not None and step.is_hold
    return is_hold and before.elapsed(event.at) >= before.hold_seconds(step) * 1000  # type: ignore[arg-type]
