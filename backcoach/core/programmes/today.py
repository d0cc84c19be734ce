"""The session of today by the programme that holds, and what a start says of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.exercises.model import Library, Session
from backcoach.core.programmes.aim import reached
from backcoach.core.programmes.course import Course, course
from backcoach.core.programmes.day_session import DaySession, day_session
from backcoach.core.programmes.standing import Done, Standing
from backcoach.core.programmes.start_notes import start_notes, too_soon
from backcoach.core.programmes.week_balance import balance_week
from backcoach.core.reason import Reason, Value
from backcoach.core.session.past.session_record import local
from backcoach.core.session.state import State

if TYPE_CHECKING:
    from backcoach.core.programmes.aim import Reached
    from backcoach.core.settings.person import Person


class ProgrammeToday(Struct, frozen=True, kw_only=True):
    """What is known of the programme that holds, on one day.

    `stored` are the sessions that were done, of this programme and others: all since it was chosen,
    and those of the last two weeks. `past` are the finished sessions that the coach learns from,
    the latest last; one that was finished meanwhile stands there alone.
    """

    library: Library
    standing: Standing
    stored: Sequence[Done]
    past: Sequence[State] = ()
    today: date

    @property
    def done(self) -> list[Done]:
        """The sessions that were done, in their order."""
        finished = (
            Done(state.plan.session, local(state.started_at, state.offset).date())
            for state in self.past
            if any(
                step.kind == "work" and state.result(step) is not None for step in state.plan.steps
            )
        )
        return sorted({*self.stored, *finished}, key=lambda done: (done.day, done.session))

    @property
    def course(self) -> Course | None:
        """Where the person is; None where the file has no such programme."""
        programme = self.library.find_programme(self.standing.programme)
        if programme is None:
            return None
        chosen = self.standing.chosen
        start = chosen.day if chosen else self.today
        since = [each for each in self.done if chosen and each.day >= start]
        return course(programme, since, start, self.today, self.standing.pauses)

    @property
    def due(self) -> Course | None:
        """Where the person is in a programme that goes on; None where none does."""
        place = self.course if self.standing.status == "active" else None
        return None if place is None or place.is_over else place

    def session(self, wanted: Session | None = None) -> DaySession | None:
        """Return the session that is due, or one that is wanted as the programme has it.

        None where the programme has nothing to say of it. The notes say which day it is and why,
        what was missed, and whether it is too soon.
        """
        place = self.due
        if place is None:
            return None
        if wanted is None or wanted.id == place.day.session:
            notes = start_notes(self.library, place, self.done, self.today)
            return self._made(place, place.turn, notes)
        soon = too_soon(self.library, wanted, self.done, self.today)
        turn = next(
            (n for n, day in enumerate(place.programme.day) if day.session == wanted.id), None
        )
        if turn is None:
            return DaySession(wanted, (soon,)) if soon else None
        return self._made(place, turn, (soon,) if soon else ())

    def _made(self, place: Course, turn: int, notes: Sequence[Reason]) -> DaySession:
        """Return the session of a day with the sets that the week leaves room for."""
        made = day_session(self.library, place.programme, turn, place.place)
        balanced = balance_week(self.library, made.session, self.past, self.today)
        return DaySession(balanced.session, (*notes, *made.notes, *balanced.notes))

    def state_note(self, person: Person) -> Reason | None:
        """Return what a start says of the programme beside the session: that it is over or gone."""
        place = self.course
        if place is None:
            is_over = self.standing.status == "ended"
            return None if is_over else Reason("programme_gone", {"id": self.standing.programme})
        if self.standing.status != "active":
            return None
        then = self.library.find_programme(place.programme.then or "")
        following = then.name if then else ""
        values: dict[str, Value] = {"programme": place.programme.name, "then": following}
        if aim := self.reached(person):
            kind = "programme_reached_then" if following else "programme_reached"
            return Reason(kind, {**values, "done": aim.words})
        if place.is_over:
            return Reason("programme_over", {**values, "weeks": place.programme.weeks})
        return None

    def reached(self, person: Person) -> Reached | None:
        """Return the set with which the aim was reached, None while it was not."""
        place = self.course
        end = place.programme.end if place else None
        exercise = self.library.find_exercise(end.exercise) if end else None
        if end is None or exercise is None:
            return None
        return reached(end, exercise, self.past, person, self.standing.since)
