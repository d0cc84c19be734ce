"""What a machine did in a session and the common log could not take, with the reason."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from backcoach.core.session import events as ev

# both: the other machine did or changed the same. moment: a decision that was meant for its moment.
# gone: what it was about is not in the session any more. undone: it was taken back by itself.
# passing: time, cursor and advice, which mean nothing later.
Why = Literal["both", "moment", "gone", "undone", "passing"]

PASSING = (
    ev.SetBegun
    | ev.SetCancelled
    | ev.CursorMoved
    | ev.RestEnded
    | ev.BlockEnded
    | ev.Advised
    | ev.Paused
    | ev.Resumed
)


class SetAside(Struct, frozen=True):
    """An event that is kept beside the log; `exercise` is what it was about, where it was one."""

    event: ev.Event
    why: Why
    exercise: str = ""

    @property
    def is_shown(self) -> bool:
        """Whether the person should hear of it."""
        return self.why in ("both", "moment", "gone")


def is_passing(event: ev.Event) -> bool:
    """Tell whether an event means nothing once its moment is over."""
    return isinstance(event, PASSING)
