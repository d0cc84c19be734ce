"""The application with a fake host, whose clock moves only when a test moves it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from functools import cache, cached_property
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from unittest.mock import patch

from textual.command import CommandPalette

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
from backcoach.tui.app import BackcoachApp
from backcoach.tui.drawing.big_letters import large
from support.builders import line, one_armed, plan_of
from support.fakes import FakeClock
from support.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping, Sequence

    from textual.pilot import Pilot

    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.exercises.substitutes import Neighbour
    from backcoach.core.questions.form import Form
    from backcoach.core.session.fold import Signal
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.plan import Plan
    from backcoach.core.session.state import State
    from backcoach.interface.screen import Screen

START = 1_700_000_000_000
PROMPT = 20  # frames that follow each other at once
MOST_FRAMES = 500  # that one key may bring about
BETWEEN_KEYS = 1000  # ms


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


def says(text: str, words: str) -> bool:
    """Return whether a screen has words, as text or in letters of any size."""
    if words in text:
        return True
    columns = max(map(len, text.split("\n")))
    for scale in count(1):
        rows = _large_rows(words, scale)
        if max(map(len, rows), default=columns) > columns:
            return False
        if all(row in text for row in rows):
            return True
    raise AssertionError("letters that never grow")


@cache
def _large_rows(words: str, scale: int) -> list[str]:
    return [row.strip() for row in large(words, scale) if row.strip()]


class Stage:
    """The running application, with methods for what a person does."""

    def __init__(self, app: BackcoachApp, host: FakeHost, pilot: Pilot[Any]) -> None:
        self.app, self.host, self.pilot = app, host, pilot

    @property
    def state(self) -> State:
        return self.host.session.state

    @property
    def text(self) -> str:
        """Everything on the screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)

    def says(self, words: str) -> bool:
        """Return whether words are on the screen, as text or in letters of any size."""
        return says(self.text, words)

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await settle(self.app)

    async def wait(self, seconds: float) -> None:
        """Let time pass for the session; the machine does not wait."""
        self.host.clock.advance(seconds)
        self.app.main.wake()
        await settle(self.app)


async def settle(app: BackcoachApp) -> None:
    """Let the application do all that can be done now, and draw it; time does not pass."""
    loop = asyncio.get_running_loop()
    for frames in range(MOST_FRAMES):
        await asyncio.sleep(0)
        while loop._ready:  # type: ignore[attr-defined]  # what asyncio would do next
            await asyncio.sleep(0)
        if app._resize_event is not None:  # Textual waits for another one
            app._check_resize()
            continue
        screen = app.screen
        waits_for_a_frame = (
            screen._dirty_widgets,
            screen._layout_required,
            screen._scroll_required,
            screen._repaint_required,
            screen._recompose_required,
            screen._callbacks,
        )
        if not any(waits_for_a_frame):
            return
        screen._on_timer_update()
        if frames > PROMPT:  # it waits for Textual's own clock, as a theme does
            await asyncio.sleep(0.001)
    if not isinstance(app.screen, CommandPalette):  # it shows for as long as it searches
        raise AssertionError("the screen never comes to rest")


def unhurried(app: BackcoachApp) -> None:
    """Let every press of a key seem to come long after the one before, however quick a test is."""
    presses, pressed = count(1), cast("Any", app)
    pressed.key_time = lambda _: BETWEEN_KEYS * next(presses)


@asynccontextmanager
async def on_stage(
    host: FakeHost | None = None, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Stage]:
    """Run the application on a screen of that size."""
    host = host or FakeHost()
    app = BackcoachApp(host)
    unhurried(app)

    async def settled(*_: float) -> None:
        await settle(app)

    # Textual waits after each key until the processor has been idle for a while.
    with patch("textual.app.wait_for_idle", settled), patch("textual.pilot.wait_for_idle", settled):
        async with app.run_test(size=size) as pilot:
            await settle(app)
            yield Stage(app, host, pilot)
