"""The past sessions as a user interface sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.questions.log_form.log_table import LogTable
    from backcoach.core.questions.log_form.set_form import SetForm
    from backcoach.core.session.plan import Plan
    from backcoach.core.session.state import State
    from backcoach.core.views.history.figures import Best, Day
    from backcoach.core.views.history.lift_course import LiftCourse
    from backcoach.core.views.history.volume import Volume

CORRECTED, DELETED = "Corrected", "Deleted"  # what the methods say that were done


class Past(Protocol):
    """The past sessions: what they hold, and how they are corrected. What cannot be read is empty.

    The methods that change something return a sentence on what was done.
    """

    @property
    def first_weekday(self) -> int:
        """The day with which weeks begin, 0 for Monday."""

    def planned(self, first: date, last: date) -> Collection[date]:
        """Return the days of a time, both ends included, for which training is planned."""

    def days(self, since: int | None = None) -> list[Day]:
        """Return the sessions that count in short since an instant in ms UTC, the oldest first."""

    def bests(self, since: int | None = None) -> dict[str, int]:
        """Return how often an exercise went better than ever before, by the ids of sessions."""

    def volume(self, weeks: int) -> tuple[int, Volume]:
        """Return the number of this week, and what it and the weeks before it hold."""

    def sets_since(self, at: int) -> dict[str, float]:
        """Return the hard sets of each muscle since an instant in ms UTC."""

    def last_trained(self) -> dict[str, int]:
        """Return when each muscle last moved a load or helped, in ms UTC."""

    def exercises(self) -> list[Exercise]:
        """Return the exercises that were ever done, as far as the program knows them."""

    def course(self, exercise: Exercise, since: int) -> LiftCourse:
        """Return how an exercise went since an instant in ms UTC."""

    def records(self) -> list[Best]:
        """Return the best reported sets of all exercises."""

    def session(self, session: str) -> State | None:
        """Return a past session as it stands."""

    def text(self, session: State) -> str:
        """Return a session as lines that can be changed."""

    def keep(self, session: State, text: str) -> str:
        """Correct a session by its changed lines. Raises ValueError: what cannot be meant."""

    def set_form(self, session: State, step: str) -> SetForm | None:
        """Return the form for a set of a session, None where it has no such set."""

    def more_form(self, session: State, step: str) -> SetForm | None:
        """Return the form for a set that was forgotten, like one of the session."""

    def correct(self, session: State, form: SetForm) -> str:
        """Correct a session by the form of one set."""

    def log_table(self, plan: Plan, day: date) -> LogTable:
        """Return the form for a session of a day that was done without the program."""

    def log(self, table: LogTable) -> str:
        """Add the session of a form."""

    def delete(self, session: State) -> str:
        """Take a session out of the history."""

    def undo(self, session: State) -> str:
        """Take back the last correction of a session."""
