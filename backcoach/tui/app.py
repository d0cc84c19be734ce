"""The Textual application: opens the screen, minds the signals, asks once at the start."""

from __future__ import annotations

import signal
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding

from backcoach.core.keys import ACTIONS
from backcoach.tui.main_screen import MainScreen
from backcoach.tui.themes import THEMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.screen import Screen

    from backcoach.core.effects import Signal
    from backcoach.tui.door import Door


class BackcoachApp(App[None]):
    """One session in one screen. Everything it needs is handed in through the door."""

    TITLE = "backcoach"
    CSS_PATH = "backcoach.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
        Binding("ctrl+c", "quit", show=False, priority=True),
    ]

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        for theme in THEMES:
            self.register_theme(theme)
        if door.theme in self.available_themes:
            self.theme = door.theme
        for action in ACTIONS:
            if keys := door.keymap.get(action.id):
                self.bind(
                    ",".join(keys), f"do('{action.id}')", description=action.label, show=False
                )

    def get_default_screen(self) -> Screen[None]:
        return MainScreen(self._door.coach, self._door.library, self._door.keymap)

    @property
    def main(self) -> MainScreen:
        screen = self.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    def on_mount(self) -> None:
        self._door.connect(self._ring, self._saved, self._send)
        self._handle_signals()
        if self._door.question is not None:
            self._ask()

    def action_do(self, action: str) -> None:
        """Do what the table of actions names."""
        self.main.act(action)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002  Textual's signature
        """List every action in the palette, beside what Textual offers of use."""
        for action in ACTIONS:
            yield SystemCommand(action.label, action.help, partial(self.main.act, action.id))
        yield SystemCommand("Theme", "change the colours", self.action_change_theme)

    def _handle_signals(self) -> None:
        """Leave in good order when the terminal closes or the machine shuts down."""
        import asyncio  # noqa: PLC0415  Textual has loaded it by now

        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            # Windows and test threads have no such handlers; there the default must do.
            with suppress(NotImplementedError, RuntimeError, ValueError):
                if number is not None:
                    loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def _ask(self) -> None:
        from backcoach.tui.choice import Choice  # noqa: PLC0415  only for a question

        question = self._door.question
        assert question is not None

        def answered(choice: str | None) -> None:
            if choice is None or not self._door.answer(choice):
                self.exit()
            else:
                self.main.take(self._door.coach)

        self.push_screen(Choice(question.title, question.answers, question.text), answered)

    def _ring(self, _: Signal) -> None:
        if self._door.flashes:
            self.main.flash()

    def _send(self, sequence: str) -> None:
        """Write a control sequence between two frames; Textual has no public way to do so."""
        if self._driver is not None:
            self._driver.write(sequence)

    def _saved(self) -> None:
        """Called from the thread that saves."""
        with suppress(RuntimeError):  # the screen has closed meanwhile
            self.call_from_thread(self.main.saved, *self._door.saved)
