"""What the screen is handed: the coach of this run, made anew or from what was stored."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec import structs

from backcoach import config
from backcoach.clock import SystemClock, boot_id, boot_ms
from backcoach.coach import Coach
from backcoach.core import events as ev
from backcoach.core import question as ask
from backcoach.core.asked import readiness
from backcoach.core.first_run import first_form, with_answers
from backcoach.core.intent import Leading
from backcoach.core.outlook import Outlook, outlook
from backcoach.core.prepare import Circumstances, prepare
from backcoach.core.variants import suited
from backcoach.core.workout import advance, begin
from backcoach.home import config_dir
from backcoach.memory import Memory
from backcoach.onlooker import Onlooker
from backcoach.saver import Saver
from backcoach.senses import Senses

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from backcoach.coach import Recorder
    from backcoach.core.form import Form
    from backcoach.core.model import Library
    from backcoach.core.question import Question
    from backcoach.core.readiness import Readiness
    from backcoach.core.room import Room
    from backcoach.core.state import State
    from backcoach.rows import StoredSession
    from backcoach.training import Material


class UnfitError(Exception):
    """No session can be made; the message says why."""


class Beginning:
    """Records a new session: its start is stored with its first event, not before."""

    def __init__(self, saver: Saver, started: ev.SessionStarted) -> None:
        self._saver = saver
        self._started: ev.SessionStarted | None = started

    def save(self, event: ev.Event, state: State) -> None:
        if self._started is not None:
            self._saver.save(self._started, begin(self._started))
            self._started = None
        self._saver.save(event, state)


class Doorway:
    """One run's session and everything around it.

    `is_mine` says whether this program may write. The constructor raises NewerError.
    """

    def __init__(self, folder: Path, material: Material, *, is_mine: bool) -> None:
        self._material = material
        self._settings = material.settings
        self._is_mine = is_mine
        exercises = {wish.exercise for wish in material.session.exercise}
        self._memory = Memory(folder, exercises, is_mine=is_mine)
        self._readiness: Readiness | None = None
        self._room: Room | None = None
        self._senses: Senses | None = None
        self._saver = Saver(folder, lambda _: self._tell_saved())
        self.question: Question | None = None
        self.first_form: Form | None = None
        self.coach: Coach | Onlooker = self._looking()

    @property
    def library(self) -> Library:
        return self._material.library

    @property
    def keymap(self) -> Mapping[str, tuple[str, ...]]:
        return self._settings.keymap()

    @property
    def theme(self) -> str:
        return self._settings.look.theme

    @property
    def is_animated(self) -> bool:
        return self._settings.look.animations

    @property
    def saved(self) -> tuple[str, str]:
        """What is saved, and what keeps the rest from being saved or was found damaged."""
        status = self._saver.status
        if status.problem:
            return "", status.problem
        said = "" if status.saved < 0 else "saving" if status.pending else "saved ✓"
        return said, status.notice or self._memory.notice

    def enter(self, room: Room) -> None:
        """Begin to use what the screen offers."""
        self._room = room
        self._listen()

    def decide(self, *, fresh: bool, resume: bool) -> None:
        """Choose the session to run, or leave the question to the person."""
        left = self._memory.left
        if not self._is_mine:
            self.question = ask.elsewhere(left[1] if left else None)
        elif left is None:
            is_asked = not (fresh or resume or config.is_there(config_dir()))
            self.first_form = first_form(self.library) if is_asked else None
            self._begin()
        elif resume:
            self._resume(*left)
        elif fresh:
            self._end(*left, ev.Finished)
        else:
            self.question = ask.unfinished(left[1], SystemClock().now())

    def answer(self, choice: str) -> bool:
        """Act on the answer to the question; return whether there is a session to show."""
        left = self._memory.left
        if left is None or choice == "leave":
            return False
        if choice == "resume":
            self._resume(*left)
        elif choice in ("keep", "discard"):
            self._end(*left, ev.Finished if choice == "keep" else ev.Discarded)
        return True

    def settle(self, answers: Mapping[str, str]) -> str:
        """Write the answers of the first form down, and begin by them; return what to say."""
        self.first_form = None
        chosen = with_answers(self._settings, answers)
        said = "Kept in config.toml; backcoach config shows it"
        try:
            config.write(config_dir(), chosen)
        except config.ConfigError as error:
            said = error.lines[0]
        self._settings = chosen
        try:
            self._begin()
        except UnfitError as unfit:
            return str(unfit)
        return said

    def begin_today(self, answers: Mapping[str, str]) -> str:
        """Make the session anew for how the person is; return what forbids it, or nothing.

        Only before the first set: what has begun stays as it is.
        """
        state = self.coach.state
        if not self._is_mine or state.logged or state.phase != "ready":
            return "This is asked before the first set."
        self._readiness = readiness(answers)
        try:
            self._begin()
        except UnfitError as unfit:
            return str(unfit)
        return ""

    def outlook(self, state: State) -> Outlook:
        """Return the records of a finished session, and what comes next time and why."""
        person = self._settings.person()
        session = self.library.find_session(state.plan.session) or self._material.session
        fitting = suited(self.library, structs.replace(session, goal=state.plan.goal), person)
        if fitting.session is None:
            return Outlook()
        return outlook(self.library, fitting.session, state, self._memory.past, person)

    def close(self, timeout: float) -> str:
        """Wait for the last events to be saved; return what has to be said in the end."""
        if self._senses is not None:
            self._senses.close()
        if self._saver.close(timeout):
            return self._saver.status.notice or self._memory.notice
        pending = self._saver.status.pending
        return f"Not everything could be saved: {pending} steps of this session are lost."

    def _looking(self) -> Onlooker:
        """Return what stands on the screen until a question is answered."""
        if self._memory.left is None:
            clock = SystemClock()
            return Onlooker(begin(self._started(clock)), clock)
        stored, state = self._memory.left
        clock = SystemClock.anchored(stored.started)
        return Onlooker(state, clock, None if self._is_mine else self._memory.again)

    def _started(self, clock: SystemClock) -> ev.SessionStarted:
        """Return the start of a new session. Raises UnfitError when none can be made."""
        at = clock.now()
        prepared = prepare(
            self.library,
            self._material.session,
            self._settings.person(),
            self._memory.past,
            Circumstances(
                now=at,
                minutes=self._material.minutes,
                readiness=self._readiness,
                rests=self._settings.rests,
            ),
        )
        if prepared.plan is None:
            raise UnfitError(prepared.stop)
        return ev.SessionStarted(
            at=at,
            offset=clock.offset(at),
            id=str(uuid4()),
            plan=prepared.plan,
            file=str(self._material.file),
            boot=boot_id(),
            boot_ms=boot_ms(),
        )

    def _begin(self) -> None:
        clock = SystemClock()
        started = self._started(clock)
        self._take(begin(started), clock, Beginning(self._saver, started))

    def _resume(self, stored: StoredSession, state: State) -> None:
        self._saver.resume(stored, state)
        last_at = max(event.at for event in stored.events.values())
        self._take(state, SystemClock.anchored(stored.started, last_at), self._saver)

    def _end(
        self, stored: StoredSession, state: State, kind: type[ev.Finished | ev.Discarded]
    ) -> None:
        """Close the session that was left at its last event, and begin a new one."""
        last = max(stored.events.values(), key=lambda event: event.at)
        event = kind(at=last.at, offset=last.offset)
        after, _ = advance(state, event)
        self._saver.resume(stored, state)
        self._saver.save(event, after)
        self._begin()

    def _take(self, state: State, clock: SystemClock, recorder: Recorder) -> None:
        self.question = None
        leading = Leading(self._settings.get_ready, paced=self._settings.pacer)
        self.coach = Coach(state, clock, recorder, self._settings.person(), leading)
        self._listen()

    def _tell_saved(self) -> None:
        if self._room is not None:
            self._room.tell_saved()

    def _listen(self) -> None:
        """Let the senses follow the coach, once there is a room for them."""
        if self._room is not None and isinstance(self.coach, Coach):
            self._senses = self._senses or Senses(self._settings, self._room, self._memory.past)
            self.coach.observer = self._senses
