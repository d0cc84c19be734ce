"""A host of the screen with a session of its own, whose clock moves only when a test moves it."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from backcoach.core.actions import BY_ID
from backcoach.core.exercises.substitutes import alternatives
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.planning.expand import expand
from backcoach.core.planning.next_session import NextSession, outlook
from backcoach.core.planning.swapped_line import line_planner
from backcoach.core.questions.pain_and_today import today_form
from backcoach.core.questions.person.first_cards import short_form
from backcoach.core.questions.person.first_run import first_form
from backcoach.core.questions.person.settings_again import settings_form
from backcoach.core.session import events as ev
from backcoach.core.session.fold import begin
from backcoach.core.session.leading import Leading
from backcoach.core.settings.person import Person
from backcoach.core.settings.settings import Settings
from backcoach.run.live_session import LiveSession
from backcoach.run.past.view import PastView
from support.builders import line, one_armed, plan_of
from support.fakes import FakeClock
from support.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.exercises.substitutes import Neighbour
    from backcoach.core.questions.form import Form
    from backcoach.core.session.fold import Signal
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.plan import Plan
    from backcoach.core.session.state import State
    from backcoach.interface.screen import Screen


START = 1_700_000_000_000


class Notebook:
    """Keeps the events that would be stored."""

    def __init__(self) -> None:
        self.events: list[ev.Event] = []

    def save(self, event: ev.Event, _: State) -> None:
        self.events.append(event)


class FakeHost:
    """Gives the application a session of the shipped file, or another plan."""

    def __init__(
        self,
        plan: Plan | None = None,
        library: Library | None = None,
        *,
        session: str = "home",
        keymap: dict[str, tuple[str, ...]] | None = None,
        question: Form | None = None,
        paced: bool = False,
    ) -> None:
        self.library = library or shipped()
        chosen = self.library.find_session(session)
        assert chosen
        self.chosen = chosen
        plan = plan or expand(self.library, chosen)
        self.clock = FakeClock(START, offset=60)
        self.notebook = Notebook()
        started = ev.SessionStarted(at=START, id="stage", plan=plan)
        person = Person(gear=DEFAULT["kg"])
        leading = Leading(3, paced)
        self.sessions: list[State] = []  # finished ones, to learn from
        self.session = LiveSession(
            begin(started), self.clock, self.notebook, person, leading, plan_line=self._plan_line
        )
        self.session.observer = self
        self.keymap = keymap or {name: action.keys for name, action in BY_ID.items()}
        self.theme = "backcoach-dark"
        self.is_animated = True
        self.speed = 1
        self.question = question
        self.first_form: Form | None = None
        self.first_cards: Form | None = None
        self.forbidden = ""
        self.has_red_flag = False
        self.flashes = True
        self.saved = ("", "")
        self.answers: list[str] = []
        self.pictures: dict[str, str] = {}  # that were written, by name
        self.past: list[SessionRecord] = []
        self.folder = Path("nowhere")  # of the store that the history screen reads
        self.rung: list[Signal] = []
        self.screen: Screen | None = None

    def _plan_line(self, state: State, slot: int, exercise: Exercise) -> Plan | None:
        person = Person(gear=DEFAULT["kg"])
        planner = line_planner(self.library, person, self.sessions, self.clock.now)
        return planner(state, slot, exercise)

    @cached_property
    def archive(self) -> PastView:
        return PastView(
            self.folder,
            self.library,
            Person(gear=DEFAULT["kg"]),
            self.sessions,
            current=lambda: self.session.state.id,
            clock=self.clock,
            is_mine=True,
        )

    def enter(self, screen: Screen) -> None:
        self.screen = screen

    def answer(self, answers: Mapping[str, str]) -> bool:
        self.answers += answers.values()
        return "leave" not in answers.values()

    def short_form(self, card: str = "") -> Form:
        return short_form(self.library, self.library.find_session(card) or self.chosen, card)

    def fitting_form(self, answers: Mapping[str, str]) -> Form:
        fitting = self.library.find_session(answers.get("level", "")) or self.chosen
        return first_form(self.library, fitting)

    def settle(self, answers: Mapping[str, str]) -> str:
        self.answers += answers.values()
        return ""

    def keep_theme(self, name: str) -> str:
        self.theme = name
        return f"Kept: {name}"

    @property
    def settings_form(self) -> Form:
        return settings_form(self.library, self.chosen, Settings())

    def change_settings(self, answers: Mapping[str, str]) -> str:
        self.answers += answers.values()
        return "Kept"

    def alternatives(self, exercise: Exercise) -> tuple[Neighbour, ...]:
        return alternatives(self.library, exercise)

    def keep_picture(self, name: str, text: str) -> str:
        self.pictures[name] = text
        return f"The picture is {name}.svg"

    def outlook(self, state: State) -> NextSession:
        return outlook(self.library, state, (), Person(gear=DEFAULT["kg"]))

    @property
    def today(self) -> Form:
        return today_form(self.library, self.chosen.id, None)

    def history(self, exercise: str = "") -> Sequence[SessionRecord]:
        if not exercise:
            return self.past
        return [
            session
            for session in self.past
            if any(done.exercise == exercise for done in session.sets)
        ]

    def begin_today(self, answers: Mapping[str, str]) -> str:
        self.answers += answers.values()
        return ""

    def ring(self, signal: Signal, _: State) -> None:
        self.rung.append(signal)
        if self.screen and self.flashes:
            self.screen.flash()

    def happened(self, before: State | None, after: State, event: ev.Event) -> None:
        """Nothing listens."""

    def passed(self, state: State, before: int, now: int) -> None:
        """Nothing listens."""


def short_plan(**keymap: tuple[str, ...]) -> FakeHost:
    """Return a host of two exercises, with other keys for some actions."""
    plan = plan_of(line("row", 2, reps=8, load="20 kg", rest=90), line(one_armed(), 1, reps=6))
    return FakeHost(plan, keymap={name: action.keys for name, action in BY_ID.items()} | keymap)
