"""The past sessions as the screen asks for them, and their corrections while a session runs."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, time
from typing import TYPE_CHECKING

from backcoach.core.coaching.targets.known.coaching import Coaching
from backcoach.core.exercises.hard_sets import shares
from backcoach.core.session.events import Discarded
from backcoach.core.session.fold import begin
from backcoach.core.session.past.digest import digest
from backcoach.core.session.past.known_exercises import KnownExercises, with_known
from backcoach.core.session.past.session_record import local
from backcoach.core.session.past.typed_sets import TypedSets
from backcoach.core.session.plan import Result
from backcoach.core.views.history.best_sets import best_sets
from backcoach.core.views.history.figures import week_of, week_start
from backcoach.core.views.history.lift_course import LiftCourse, easy_weeks, lift_course
from backcoach.core.views.history.volume import volume
from backcoach.core.views.session_text import SessionText, changes, session_text
from backcoach.interface.past import CORRECTED, DELETED
from backcoach.run.past.correcting import Correcting
from backcoach.run.past.entering import Entering
from backcoach.run.past.sessions import PastSessions, edited_events
from backcoach.storage.errors import StoreError
from backcoach.storage.reading import figures
from backcoach.storage.reading.best_days import bests_by_session
from backcoach.storage.reading.records import BEGINNING
from backcoach.storage.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import date
    from pathlib import Path

    from backcoach.clock import Clock
    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.questions.log_form.log_table import LogTable
    from backcoach.core.questions.log_form.set_form import SetForm
    from backcoach.core.session.plan import Plan
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person
    from backcoach.core.views.history.figures import Best, Day
    from backcoach.core.views.history.volume import Volume

NOON = time(12)
NOTHING_CHANGED = "Nothing was changed"
ELSEWHERE = "A session is running in another window; correct the past there"


class PastView:
    """Opens the store for each question; what cannot be read is nothing.

    `finished` are the sessions that the coach learns from, which follow every correction; `current`
    is the id of the session of this run, which is not corrected here; `planned` returns the days
    between two for which training is planned.
    """

    def __init__(
        self,
        folder: Path,
        library: Library,
        person: Person,
        finished: list[State],
        *,
        current: Callable[[], str],
        clock: Clock,
        is_mine: bool,
        first_weekday: int = 0,
        planned: Callable[[date, date], Collection[date]] = lambda _first, _last: (),
    ) -> None:
        self._folder = folder
        self._library = library
        self._person = person
        self._finished = finished
        self._current = current
        self._is_mine = is_mine
        self._clock = clock
        self.first_weekday = first_weekday
        self.planned = planned
        self._known = KnownExercises(library.exercise)
        self._entering = Entering(library, person, finished, clock)
        self._correcting = Correcting(library, person, clock)

    def days(self, since: int | None = None) -> list[Day]:
        with suppress(StoreError), self._reading() as store:
            return figures.days(store, BEGINNING if since is None else since)
        return []

    def bests(self, since: int | None = None) -> dict[str, int]:
        with suppress(StoreError), self._reading() as store:
            return bests_by_session(store, BEGINNING if since is None else since)
        return {}

    def volume(self, weeks: int) -> tuple[int, Volume]:
        now = self._clock.now()
        offset = self._clock.offset(now)
        week = week_of(local(now, offset).date())
        with suppress(StoreError), self._reading() as store:
            since = week_start(week - weeks + 1, offset)
            return week, volume(figures.weeks_of_exercises(store, since), self._known)
        return week, volume((), self._known)

    def sets_since(self, at: int) -> dict[str, float]:
        with suppress(StoreError), self._reading() as store:
            recent = volume(figures.weeks_of_exercises(store, at), self._known)
            return {muscle: sum(weeks.values()) for muscle, weeks in recent.muscles.items()}
        return {}

    def last_trained(self) -> dict[str, int]:
        last: dict[str, int] = {}
        with suppress(StoreError), self._reading() as store:
            for written, at in figures.last_of_each(store):
                pair = self._known.find(written, Result())
                for muscle in shares(pair[0]) if pair else ():
                    last[muscle] = max(last.get(muscle, at), at)
        return last

    def exercises(self) -> list[Exercise]:
        with suppress(StoreError), self._reading() as store:
            pairs = (self._known.find(name, Result()) for name, _ in figures.last_of_each(store))
            return list({pair[0].id: pair[0] for pair in pairs if pair}.values())
        return []

    def course(self, exercise: Exercise, since: int) -> LiftCourse:
        with suppress(StoreError), self._reading() as store:
            rows = figures.done_sets(store, exercise.id, since)
            starts = figures.starts(store, since)
            coaching = Coaching(
                self._library, list(self._finished), self._person, self._clock.now()
            )
            return lift_course(
                exercise,
                rows,
                coaching.steps(exercise, coaching.visits(exercise)),
                [at for at, _ in starts],
                [at for at, hurt in starts if hurt],
                easy=self._easy_weeks(store, since),
                remarks=figures.remarks(store, exercise.id, since),
            )
        return LiftCourse({}, is_mass=False)

    def _easy_weeks(self, store: Store, since: int) -> list[tuple[int, int]]:
        """Return the easy weeks since an instant, as times in ms UTC."""
        now = self._clock.now()
        offset = self._clock.offset(now)
        sets: dict[int, float] = {}
        for row in figures.weeks_of_exercises(store, since):
            sets[row.week] = sets.get(row.week, 0) + row.sets
        weeks = easy_weeks(sets, week_of(local(now, offset).date()))
        return [(week_start(week, offset), week_start(week + 1, offset)) for week in weeks]

    def records(self) -> list[Best]:
        with suppress(StoreError), self._reading() as store:
            return best_sets(figures.bests(store), self._known)
        return []

    def session(self, session: str) -> State | None:
        with suppress(StoreError), self._reading() as store:
            return PastSessions(store).load(session)
        return None

    def text(self, session: State) -> str:
        return session_text(session, [exercise.id for exercise in self._library.exercise])

    def keep(self, session: State, text: str) -> str:
        ids = [exercise.id for exercise in self._library.exercise]
        reader = TypedSets(self._library.exercise, self._person.gear.unit)
        now = self._clock.now()
        there = local(now, self._clock.offset(now))
        return self._keep(session, changes(session, text, reader, ids, there))

    def set_form(self, session: State, step: str) -> SetForm | None:
        return self._correcting.form(session, step)

    def more_form(self, session: State, step: str) -> SetForm | None:
        return self._correcting.form_for_more(session, step)

    def correct(self, session: State, form: SetForm) -> str:
        return self._keep(session, self._correcting.wanted(session, form))

    def _keep(self, session: State, wanted: SessionText) -> str:
        if not wanted.is_changed:
            return NOTHING_CHANGED
        corrections, parts = edited_events(session, wanted, self._clock.now())
        return self._write(
            session, CORRECTED, lambda past: past.change(session.id, corrections, parts)
        )

    def log_table(self, plan: Plan, day: date) -> LogTable:
        return self._entering.table(plan, datetime.combine(day, NOON))

    def log(self, table: LogTable) -> str:
        if not self._is_mine:
            return ELSEWHERE
        event = self._entering.event(table)
        try:
            with Store.open(self._folder) as store:
                PastSessions(store).add(event)
                self._learn(begin(event))
        except StoreError as error:
            return f"Not kept: {error}"
        return f"Logged, {table.began:%Y-%m-%d}"

    def delete(self, session: State) -> str:
        event = Discarded(at=self._clock.now())
        return self._write(session, DELETED, lambda past: past.change(session.id, [event]))

    def undo(self, session: State) -> str:
        now = self._clock.now()
        return self._write(session, "Took it back", lambda past: past.undo(session.id, now))

    def _reading(self) -> Store:
        return Store.open(self._folder, readonly=True)

    def _write(self, session: State, done: str, change: Callable[[PastSessions], bool]) -> str:
        """Change a session in the store and in what the coach learns from."""
        if not self._is_mine:
            return ELSEWHERE
        if session.id == self._current():
            return "This session is still running; correct it there"
        try:
            with Store.open(self._folder) as store:
                past = PastSessions(store)
                if not change(past):
                    return NOTHING_CHANGED
                self._learn(past.load(session.id))
        except StoreError as error:
            return f"Not kept: {error}"
        return done

    def _learn(self, state: State) -> None:
        """Put a session as it stands now in the place of what it was for the coach."""
        others = [other for other in self._finished if other.id != state.id]
        if state.phase == "finished":
            others.append(with_known(digest(state), self._known))
        self._finished[:] = sorted(others, key=lambda other: other.started_at)
