"""What a user interface may ask its host: settings, what is saved, forms, the outlook."""

from __future__ import annotations

from functools import cached_property
from os import environ
from typing import TYPE_CHECKING

from backcoach import run
from backcoach.clock import SystemClock
from backcoach.core import planning
from backcoach.core.exercises.substitutes import alternatives
from backcoach.core.session.past.known_exercises import KnownExercises
from backcoach.core.settings.week_start import first_weekday
from backcoach.run.attached_screen import AttachedScreen
from backcoach.run.live_session import LiveSession
from backcoach.run.starting import programmes
from backcoach.run.starting.coach_offers import CoachOffers
from backcoach.run.starting.health_reports import HealthReports
from backcoach.run.starting.saved_sessions import SavedSessions, recover
from backcoach.run.starting.session_starts import SessionStarts
from backcoach.run.starting.start import exercises
from backcoach.storage.writer import Writer
from backcoach.userfiles import safe_files

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.exercises.substitutes import Neighbour
    from backcoach.core.planning.next_session import NextSession
    from backcoach.core.questions.form import Form
    from backcoach.core.session.events import SessionStarted
    from backcoach.core.session.state import State
    from backcoach.core.settings.settings import Settings, Sync
    from backcoach.run.past.view import PastView
    from backcoach.run.starting.inputs import Inputs
    from backcoach.run.watched_session import WatchedSession
    from backcoach.storage.writer import SaveStatus


class HostFacts:
    """The parts of a run, and the questions of `Host` that change nothing.

    `is_mine` says whether this program may write, `refusal` why there was no session in the
    end. The constructor raises NewerError.
    """

    session: LiveSession | WatchedSession

    def __init__(self, folder: Path, inputs: Inputs, *, is_mine: bool) -> None:
        self._is_mine = is_mine
        self._folder = folder
        known = KnownExercises(inputs.library.exercise)
        self._saved_sessions = SavedSessions(
            folder,
            exercises(inputs),
            known,
            is_mine=is_mine,
            by_programme=lambda decided: programmes.programme_exercises(inputs, decided),
        )
        inputs = programmes.with_programme(inputs, self._saved_sessions, SystemClock())
        self.history = self._saved_sessions.history
        self._health = HealthReports(
            self._saved_sessions.health, self._saved_sessions.finished, SystemClock()
        )
        self._offers = CoachOffers(folder, is_shared=inputs.settings.sync.server is not None)
        self._attached = AttachedScreen(self._saved_sessions.finished)
        self._writer = self._new_writer(inputs.settings.sync)
        self._writer.digest_later(self._saved_sessions.undigested)
        self._starts = SessionStarts(
            inputs, self._saved_sessions, self._health, self._writer, self._began
        )
        self._kept = inputs.settings  # as config.toml has them
        self.question: Form | None = None
        self.first_form: Form | None = None
        self.forbidden = ""
        self.refusal = ""

    def _new_writer(self, sync: Sync) -> Writer:
        """Return a writer that, where a server is set up, notices when a session is taken over."""
        if sync.server is None:
            return Writer(self._folder, self._tell_saved, recover=recover)
        from backcoach.run.background_sync import start_sync  # noqa: PLC0415  rarely set up
        from backcoach.storage.sharing.shared_writer import SharedWriter  # noqa: PLC0415  rarely too

        on_lead = start_sync if sync.after_session else lambda: None
        return SharedWriter(self._folder, self._tell_saved, on_lead, recover)

    def _tell_saved(self, status: SaveStatus) -> None:
        """Show what is saved; go on watching where another machine took the session over."""
        session = getattr(self, "session", None)
        if status.taken_by and isinstance(session, LiveSession):
            self.session = self._starts.watching(session.state)
            self._attached.remark(
                f"{status.taken_by} runs this session now; this screen only shows it"
            )
        self._attached.tell_saved()

    def _began(self, started: SessionStarted) -> None:
        """Tell that a session is stored now, and keep the choice of a programme with it."""
        self._attached.tell_begun(started)
        programmes.keep_choice(self._starts.inputs.programme, started, self._folder)

    @property
    def settings(self) -> Settings:
        return self._starts.inputs.settings

    @property
    def speed(self) -> int:
        return SystemClock.speed

    @cached_property
    def archive(self) -> PastView:
        from backcoach.core.programmes.dates import planned_days  # noqa: PLC0415  as below
        from backcoach.run.past.view import PastView  # noqa: PLC0415  only where one looks back

        return PastView(
            self._folder,
            self.library,
            self.settings.person(),
            self._saved_sessions.finished,
            current=lambda: self.session.state.id,
            clock=SystemClock(),
            is_mine=self._is_mine,
            first_weekday=first_weekday(self.settings.look.week_starts, _locale()),
            planned=lambda first, last: planned_days(self._starts.inputs.programme, first, last),
        )

    @property
    def library(self) -> Library:
        return self._starts.inputs.library

    @property
    def keymap(self) -> Mapping[str, tuple[str, ...]]:
        return self.settings.keymap()

    @property
    def theme(self) -> str:
        return self.settings.look.theme

    @property
    def is_animated(self) -> bool:
        return self.settings.look.animations

    @property
    def saved(self) -> tuple[str, str]:
        """What is saved, and what keeps the rest from being saved or was found damaged."""
        return self._saved_sessions.status_text(self._writer)

    @property
    def is_stored(self) -> bool:
        """Whether the session is on the disk, so that it can be resumed."""
        return self._writer.status.saved >= 0

    @property
    def has_lost(self) -> bool:
        """Whether events are not on the disk; after `close` they are lost."""
        return self._writer.status.pending > 0

    @property
    def has_red_flag(self) -> bool:
        return bool(self._health.bar())

    @property
    def first_cards(self) -> Form | None:
        return run.own_settings.first_cards(self._starts.inputs)

    def short_form(self, card: str = "") -> Form:
        """Return what matters most of the first form, for the session of a card."""
        return run.own_settings.short_form(self._starts.inputs, card)

    def fitting_form(self, answers: Mapping[str, str]) -> Form:
        """Return the first form for the session that fits answers to it."""
        return run.own_settings.first_form(
            run.own_settings.first_answered(self._starts.inputs, answers)
        )

    @property
    def settings_form(self) -> Form:
        return run.own_settings.form(self._starts.inputs)

    @property
    def today(self) -> Form:
        """The questions before the first set, answered as it stands."""
        return self._health.today(self._starts.inputs, self.session.state.plan)

    def alternatives(self, exercise: Exercise) -> tuple[Neighbour, ...]:
        """Return what can be done instead of an exercise with the equipment at hand."""
        return alternatives(self.library, exercise, self.settings.person().lacks)

    def keep_picture(self, name: str, text: str) -> str:
        """Write a text to a new file beside the data; return where it is, or why it is not.

        Files that are there stay as they are: the new one has the next free number.
        """
        try:
            path = safe_files.write_beside(self._folder / f"{name}.svg", text.encode())
        except safe_files.FileError as error:
            return str(error)
        return f"The picture is {safe_files.path_text(path)}"

    def outlook(self, state: State) -> NextSession:
        """Return the records of a finished session, and what comes next time and why."""
        person, past = self.settings.person(), self._saved_sessions.finished
        programme = self._starts.inputs.programme
        return planning.next_session.outlook(
            self.library,
            state,
            past,
            person,
            self._health.all,
            following=programmes.session_after(programme, state) if programme else None,
        )


def _locale() -> str:
    """Return the name of the locale in which times are written."""
    names = (environ.get(name, "") for name in ("LC_ALL", "LC_TIME", "LANG"))
    return next(filter(None, names), "")
