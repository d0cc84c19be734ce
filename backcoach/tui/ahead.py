"""Draws ahead what the next keys would show, in moments without a key."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.session.state import State
    from backcoach.interface.host import Host
    from backcoach.interface.session import Session
    from backcoach.tui.lift_curves import LiftCurves
    from backcoach.tui.main_screen import MainScreen

ACTIONS = ("next", "next_exercise", "previous_exercise")
DELAY = 300  # ms in which nothing changed


class Ahead:
    """Draws figures, maps and pages that are new after a key, so that it waits for none of them.

    The panes keep what they drew. Between two of them keys are taken. `due` is when it begins, in
    milliseconds UTC, None where there is nothing to draw.
    """

    def __init__(self, screen: MainScreen, host: Host, curves: LiftCurves) -> None:
        self._screen = screen
        self._curves = curves
        self._host = host
        self._state: State | None = None
        self._left: list[Callable[[], None]] = []
        self.due: int | None = None

    def expect(self, state: State, now: int) -> None:
        """Draw ahead of a state, unless another one comes soon; corrections change too little."""
        if self._state is None or _place(state) != _place(self._state):
            self._state, self._left = state, []
            self.due = None if state.is_over else now + DELAY * self._host.speed

    def begin(self, session: Session) -> None:
        """Begin to draw, if it is time."""
        if self.due is None or session.now < self.due:
            return
        self.due = None
        screen = self._screen
        for state in map(session.state_after, ACTIONS):
            if state is not session.state and not state.is_over:
                self._left += (
                    partial(screen.exercises.prepare, state, self._curves.read_before(state)),
                    partial(screen.figure.prepare, state, animated=screen.is_animated),
                    partial(screen.detail.prepare, state, session),
                )
        self._draw_next()

    def _draw_next(self) -> None:
        if self._left:
            self._left.pop(0)()
            self._screen.call_later(self._draw_next)


def _place(state: State) -> tuple[object, ...]:
    """Return where a session stands; a plan that was changed is another object."""
    return id(state.plan), state.cursor, state.phase
