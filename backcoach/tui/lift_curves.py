"""The courses of the exercises of a session, each read from the log once it is looked at."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from backcoach.core import views

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.state import State
    from backcoach.core.views.lift_curve import LiftCurve
    from backcoach.interface import Host
    from backcoach.tui.main_screen import MainScreen

DELAY = 0.3  # s after a key, so that no key waits for the reading


class LiftCurves:
    """Keeps what was read, also that there is nothing to show."""

    def __init__(self, screen: MainScreen, host: Host) -> None:
        self._screen = screen
        self._host = host
        self._curves: dict[str, LiftCurve | None] = {}  # by the ids of exercises

    def of(self, state: State) -> LiftCurve | None:
        """Return the course of the current exercise, None until it has been read."""
        if state.step is None or state.is_over:
            return None
        exercise = state.plan.exercise(state.step)
        if exercise.id not in self._curves:
            self._curves[exercise.id] = None
            self._screen.set_timer(DELAY, partial(self._read, exercise))
        return self._curves[exercise.id]

    def _read(self, exercise: Exercise) -> None:
        sessions = self._host.history(exercise.id)[::-1]
        gear = self._screen.session.gear
        unit = gear.unit if gear else "kg"
        curve = views.lift_curve.lift_curve(sessions, exercise, unit)
        if curve is not None:
            self._curves[exercise.id] = curve
            self._screen.draw()
