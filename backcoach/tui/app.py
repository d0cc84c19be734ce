"""The Textual application: opens the screen, minds the signals, asks once at the start."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import threading
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.await_complete import AwaitComplete
from textual.binding import Binding
from textual.theme import BUILTIN_THEMES

from backcoach.core.actions import ACTIONS, shown
from backcoach.tui import dialogs
from backcoach.tui.main_screen import MainScreen
from backcoach.tui.textual_fixes import FixedApp, drawn_size, ignore_wrong_bytes
from backcoach.tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rich.console import RenderableType
    from textual import events
    from textual.binding import BindingType
    from textual.screen import Screen
    from textual.theme import Theme

    from backcoach.core.questions.form import Form
    from backcoach.interface import Host

# Seconds after which Textual has laid out a new size; it gathers sizes for half of it.
LAID_OUT = 1 / 60
GATHERED = (10_000, 5, 20)  # objects, and looks at the young and the older ones
COMING_UP = 0.01  # seconds after which to see again whether a screen has come up


class BackcoachApp(FixedApp):
    """One session in one screen. The host hands in everything it needs."""

    TITLE = "backcoach"
    CSS_PATH = "backcoach.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
        Binding("ctrl+c", "quit", show=False, priority=True),
    ]

    def __init__(self, host: Host) -> None:
        ignore_wrong_bytes()
        if self.get_theme(host.theme) is not None:
            self.set_reactive(App.theme, host.theme)
        super().__init__()
        self._host = host
        for theme in THEMES:
            self.register_theme(theme)
        for action in ACTIONS:
            if keys := host.keymap.get(action.id):
                self.bind(
                    ",".join(keys), f"do('{action.id}')", description=action.label, show=False
                )

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a theme, also before Textual has taken it in: to change to it later than at
        the very first would make every colour and read every style twice.
        """
        ours = (theme for theme in THEMES if theme.name == theme_name)
        return next(ours, None) or BUILTIN_THEMES.get(theme_name)

    def get_default_screen(self) -> Screen[None]:
        return MainScreen(self._host)

    @property
    def main(self) -> MainScreen:
        screen = self.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    def on_load(self) -> None:
        self._own_thread = threading.get_ident()
        self._handle_signals()

    def on_mount(self) -> None:
        self._go_on_after_a_stop()
        if self._host.question is not None:
            self._ask()
        elif self._host.first_form is not None:
            self._ask_first(self._host.first_form)

    def on_ready(self) -> None:
        """Let the host announce what happens, now that the first frame is drawn."""
        self._host.enter(self)
        self.call_after_refresh(collect_garbage)

    def on_resize(self, event: events.Resize) -> None:
        """Draw all of it where a window has its old size again before Textual drew another one:
        the terminal has cut lines off meanwhile, and Textual takes nothing for changed.
        """
        if event.size == drawn_size(self.screen):
            self.set_timer(LAID_OUT, self._draw_all)

    def _draw_all(self) -> None:
        self.screen.refresh()

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top. Two keys at once may ask Textual's palette to go twice."""
        return super().pop_screen() if len(self.screen_stack) > 1 else AwaitComplete()

    def exit(
        self, result: None = None, return_code: int = 0, message: RenderableType | None = None
    ) -> None:
        """Leave, once every screen has come up: one that is cut off in it misses its own parts."""
        if all(screen.is_mounted for screen in self.screen_stack):
            super().exit(result, return_code, message)
        else:
            self.set_timer(COMING_UP, partial(self.exit, result, return_code, message))

    def action_do(self, action: str) -> None:
        """Do what the table of actions names."""
        self.main.act(action)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002  Textual's signature
        """List every action in the palette, beside what Textual offers of use."""
        for action in ACTIONS:
            keys = " or ".join(shown(key) for key in self._host.keymap.get(action.id, ()))
            name = action.help[0].upper() + action.help[1:]
            yield SystemCommand(name, keys, partial(self.main.act, action.id))
        yield SystemCommand("Change the colours", "themes", self.action_change_theme)

    def _handle_signals(self) -> None:
        """Leave in good order when the terminal closes or the machine shuts down.

        Ctrl+C is such a signal only until the terminal hands on keys as they are; it leaves with
        0 either way.
        """
        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
            number = getattr(signal, name, None)
            # Windows and test threads have no such handlers; there the default must do.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                if number is not None:
                    code = 0 if name == "SIGINT" else 128 + number
                    loop.add_signal_handler(number, partial(self.exit, return_code=code))

    def _go_on_after_a_stop(self) -> None:
        with suppress(AttributeError, ValueError):
            resume = signal.getsignal(signal.SIGCONT)
            if callable(resume):
                signal.signal(signal.SIGCONT, partial(_go_on, resume))

    def _ask(self) -> None:
        question = self._host.question
        assert question is not None

        def answered(choice: str | None) -> None:
            if choice is None or not self._host.answer(choice):
                self.exit()
            else:
                self.main.take(self._host.coach)

        self.push_screen(
            dialogs.choice.Choice(question.title, question.answers, question.text), answered
        )

    def _ask_first(self, form: Form) -> None:
        def answered(answers: dict[str, str] | None) -> None:
            said = self._host.settle(answers or form.answers)
            self.main.take(self._host.coach)
            self.main.say(said)

        self.push_screen(dialogs.form.FormScreen(form), answered)

    def flash(self) -> None:
        """Make it seen that something is over."""
        self._soon(self.main.flash)

    def remark(self, text: str) -> None:
        """Show a passing sentence."""
        self._soon(self.main.say, text)

    def tell_saved(self) -> None:
        """Look again at what is saved."""
        self._soon(lambda: self.main.saved(*self._host.saved))

    def send(self, sequence: str) -> None:
        """Write a control sequence to the terminal, between two frames."""
        self.write(sequence)

    def later(self, milliseconds: int, sequence: str) -> None:
        """Write a control sequence after some time, unless the screen has closed."""
        self._soon(lambda: self.set_timer(milliseconds / 1000, partial(self.send, sequence)))

    def _soon(self, call: Callable[..., object], *args: object) -> None:
        """Call something in the thread of the screen, whichever thread this is."""
        if self._own_thread == threading.get_ident():
            call(*args)
            return
        with suppress(RuntimeError):  # the screen has closed meanwhile
            self.call_later(call, *args)


def collect_garbage() -> None:
    """Collect garbage again, without ever looking at what the start has made.

    Most of it dies within two keys, and a look at everything takes longer than a key may, so
    looks are far apart.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(*GATHERED)
        gc.enable()


def _go_on(resume: Callable[..., object], number: int, frame: object) -> None:
    """Go on after a stop. A terminal that closes says so as well, and must not be begun anew:
    Textual would wait for ever for what nobody writes out any more.
    """
    if sys.__stdin__ is not None and sys.__stdin__.isatty():
        resume(number, frame)
