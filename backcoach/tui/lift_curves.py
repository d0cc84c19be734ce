"""The courses of the exercises of a session, each read once it is needed, and new records."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from backcoach.core import views

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.state import Logged, State
    from backcoach.core.views.lift_curve import LiftCurve
    from backcoach.interface.host import Host
    from backcoach.tui.main_screen import MainScreen

SHOWN = 2000  # ms in which a record stands
DELAY = 0.3  # s after a key, so that no key waits for the reading


class LiftCurves:
    """Keeps what was read, also that there is nothing to show."""

    def __init__(self, screen: MainScreen, host: Host) -> None:
        self._screen = screen
        self._host = host
        self._curves: dict[str, LiftCurve | None] = {}  # by the ids of exercises
        self._past: dict[str, Sequence[SessionRecord]] = {}  # likewise, oldest first
        self._logged: Mapping[str, Logged] | None = None  # what was looked at for a record
        self._record: tuple[str, int] = ("", 0)  # its words, and until when they are shown
        self._shown: set[tuple[str, str]] = set()

    def of(self, state: State) -> LiftCurve | None:
        """Return the course of the current exercise, None until it has been read."""
        if state.step is None or state.is_over:
            return None
        exercise = state.plan.exercise(state.step)
        if exercise.id not in self._curves:
            self._curves[exercise.id] = None
            self._screen.set_timer(DELAY, partial(self._read, exercise))
        return self._curves[exercise.id]

    def read_before(self, state: State) -> LiftCurve | None:
        """Return the course of the exercise of a state, if it has been read."""
        return self._curves.get(state.plan.exercise(state.step).id) if state.step else None

    def record_of(self, state: State, now: int) -> tuple[str, int | None]:
        """Return the words of a record that was just set, and until when they stand (ms UTC)."""
        if state.logged is not self._logged:
            is_first = self._logged is None
            self._logged = state.logged
            if not is_first and (words := self._new_record(state)):
                self._record = words, now + round(SHOWN * self._host.speed)
        words, until = self._record
        return (words, until) if now < until else ("", None)

    def _new_record(self, state: State) -> str:
        """Return the words of a record, once for each set and what was done in it."""
        step = state.plan.step(next(reversed(state.logged), ""))
        if step is None:
            return ""
        words = views.lift_curve.record_words(
            self._past.get(state.plan.exercise(step).id, ()), state
        )
        key = step.id, words
        if not words or key in self._shown:
            return ""
        self._shown.add(key)
        return words

    def _read(self, exercise: Exercise) -> None:
        sessions = self._host.history(exercise.id)[::-1]
        self._past[exercise.id] = sessions
        gear = self._screen.session.gear
        unit = gear.unit if gear else "kg"
        curve = views.lift_curve.lift_curve(sessions, exercise, unit)
        if curve is not None:
            self._curves[exercise.id] = curve
            self._screen.draw()
