"""The Textual application: binds the keys, opens the main screen, and asks what comes first."""

from __future__ import annotations

import gc
import threading
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding
from textual.theme import BUILTIN_THEMES

from backcoach.core import questions
from backcoach.core.actions import ACTIONS, BY_ID, with_capitals
from backcoach.tui import dialogs
from backcoach.tui.main_screen import MainScreen
from backcoach.tui.terminal.key_guard import KeyGuard
from backcoach.tui.terminal.process_signals import exit_on_signals, resume_only_on_a_terminal
from backcoach.tui.terminal.robust_app import RobustApp
from backcoach.tui.terminal.textual_fixes import repeat_report
from backcoach.tui.themes import THEMES, theme_form

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.binding import BindingType
    from textual.screen import Screen
    from textual.theme import Theme

    from backcoach.interface.host import Host
    from backcoach.tui.panes.footer import Footer

GC_THRESHOLDS = (10_000, 5, 20)
GO_ON = ("space", "enter")  # in every dialog
FIRST_KEYS = (
    "backcoach.core.coaching.between_sets.after_set",
    "backcoach.core.coaching.history.records",
    "backcoach.core.questions.ending",
    "backcoach.core.session.action_events",
    "backcoach.core.session.transitions",
    "backcoach.core.wording.acts",
    "backcoach.tui.card_commands",
    "backcoach.tui.dialogs.open",
    "backcoach.tui.drawing.pacer_lines",
)
MOVING = ("up", "down", "left", "right", "tab", "backspace", "pageup", "pagedown")


class BackcoachApp(RobustApp):
    """One session in one screen. The host hands in everything it needs."""

    TITLE = "backcoach"
    CSS_PATH = "backcoach.tcss"
    ENABLE_COMMAND_PALETTE = False  # `palette` is our own
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
        Binding("ctrl+c", "quit", show=False, priority=True),
        Binding("ctrl+p", "palette", show=False),
    ]

    def __init__(self, host: Host) -> None:
        if self.get_theme(host.theme) is not None:
            self.set_reactive(App.theme, host.theme)
        super().__init__()
        self._host = host
        for theme in THEMES:
            self.register_theme(theme)
        keymap = with_capitals(host.keymap)
        for action, keys in keymap.items():
            if keys:
                label = BY_ID[action].label
                self.bind(",".join(keys), f"do('{action}')", description=label, show=False)
        repeating = (keymap.get(action.id, ()) for action in ACTIONS if action.repeats)
        self._pain_keys = keymap.get("pain", ())
        onward = {*GO_ON, *keymap.get("next", ()), *keymap.get("skip", ())}
        self._guard = KeyGuard(onward, {*MOVING, *(key for keys in repeating for key in keys)})

    def get_theme(self, theme_name: str) -> Theme | None:
        """Return a theme, also one that is not registered yet.

        So the first theme can be set before the start; a later change would compute every
        colour and every style a second time.
        """
        own = (theme for theme in THEMES if theme.name == theme_name)
        return next(own, None) or BUILTIN_THEMES.get(theme_name)

    def watch_theme(self, theme: str) -> None:
        """Keep a theme that was chosen."""
        if theme != self._host.theme:
            self.main.say(self._host.keep_theme(theme))

    def get_default_screen(self) -> Screen[None]:
        return MainScreen(self._host)

    @property
    def main(self) -> MainScreen:
        screen = self.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    def on_load(self) -> None:
        self._own_thread = threading.get_ident()
        exit_on_signals(self)

    def on_mount(self) -> None:
        resume_only_on_a_terminal()
        if self._host.question is not None:
            self._ask()
        elif self._host.first_form is not None:
            dialogs.forms.first_run.FirstRun(self, self._host, self._settle).ask()

    def on_ready(self) -> None:
        """Let the host send its signals, and load more, now that the first frame is drawn."""
        self._host.enter(self)
        self.call_after_refresh(load_for_keys)
        self.call_after_refresh(collect_garbage)

    async def on_event(self, event: events.Event) -> None:
        """Pass on every event but a press of a key that does not count, or that reports a pain."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            if not self._counts(event):
                return
            if event.key in self._pain_keys and self._lets_pain:
                self.main.act("pain")
                return
            if len(event.key) == 1 and getattr(self.screen, "takes_small_letters", False):
                event.key = event.key.lower()  # of Caps Lock
        await super().on_event(event)

    @property
    def _lets_pain(self) -> bool:
        """Whether what stands over the main screen lets a pain be reported."""
        is_asking = self._host.question is not None or self._host.forbidden
        lets_pain: bool = getattr(self.screen, "lets_pain", False)
        return lets_pain and not is_asking

    def _counts(self, event: events.Key) -> bool:
        """Return whether a press counts; what is typed does."""
        counts = self._guard.counts(event.key, self.key_time(event), repeat_report(event))
        is_typed = getattr(self.screen, "is_typing", False)
        return counts or is_typed or (event.key.isdigit() and self.main.asks_load)

    def key_time(self, event: events.Event) -> int:
        """Return when an event came, in milliseconds of a clock that only goes forward."""
        return round(event.time * 1000)

    def on_footer_pressed(self, message: Footer.Pressed) -> None:
        """Carry out an action that was clicked, where a press of its key would count."""
        key = next(iter(self._host.keymap.get(message.action, ())), message.action)
        if self._guard.counts(key, self.key_time(message.click)):
            self.main.act(message.action)

    def action_suspend_process(self) -> None:
        """Go to the shell; what is timed waits."""
        self.main.session.leave()
        super().action_suspend_process()

    def action_do(self, action: str) -> None:
        """Carry out an action of the table."""
        self.main.act(action)

    def action_palette(self) -> None:
        """Let an action be found by what it does; over a dialog there is none."""

        def chosen(action: str | None) -> None:
            if action == dialogs.palette.THEME.id:
                self.action_change_theme()
            elif action:
                self.main.act(action)

        if len(self.screen_stack) == 1:
            self.push_screen(dialogs.palette.Palette(self._host.keymap), chosen)

    def action_change_theme(self) -> None:
        """Let a theme be chosen."""

        def chosen(answers: dict[str, str] | None) -> None:
            if answers is not None:
                self.theme = answers[questions.form.CHOICE]

        form = theme_form(self.available_themes, self.theme)
        self.push_screen(dialogs.choice.Choice(form), chosen)

    def _ask(self) -> None:
        question = self._host.question
        assert question is not None

        def answered(answers: dict[str, str] | None) -> None:
            if answers is None or not self._host.answer(answers):
                self.exit()
                return
            self.main.take(self._host.session)
            if self._host.question not in (None, question):
                self._ask()
            elif self._host.forbidden:
                self.main.dialogs.forbid()

        self.push_screen(dialogs.forms.form.form_dialog(question), answered)

    def _settle(self, answers: dict[str, str]) -> None:
        message = self._host.settle(answers)
        self.main.take(self._host.session)
        self.main.say(message)

    def flash(self) -> None:
        """Flash the timer: a rest, a set, an exercise or the session has ended."""
        self._soon(self.main.flash)

    def remark(self, text: str) -> None:
        """Show a sentence beside the timer."""
        self._soon(self.main.say, text)

    def tell_saved(self) -> None:
        """Show whether everything is saved."""
        self._soon(self._show_saved)

    def _show_saved(self) -> None:
        """Show what is saved, and the session that the host has now."""
        if self._host.question is None and self._host.session is not self.main.session:
            self.main.take(self._host.session)
        self.main.saved(*self._host.saved)

    def send(self, sequence: str) -> None:
        """Write a control sequence to the terminal, between two frames."""
        self.write(sequence)

    def later(self, milliseconds: int, sequence: str) -> None:
        """Write a control sequence after some time, unless the application has ended by then."""
        self._soon(lambda: self.set_timer(milliseconds / 1000, partial(self.send, sequence)))

    def _soon(self, call: Callable[..., object], *args: object) -> None:
        """Call something in the thread of the application, from any thread."""
        if self._own_thread == threading.get_ident():
            call(*args)
            return
        with suppress(RuntimeError):  # the application has ended meanwhile
            self.call_later(call, *args)


def load_for_keys() -> None:
    """Load what the first keys need, so that they are answered as soon as the others."""
    for module in FIRST_KEYS:
        import_module(module)


def collect_garbage() -> None:
    """Turn garbage collection on again, except for the objects of the start.

    Most new objects die within two keys, and a full collection takes longer than a key may
    take, so that the thresholds are high.
    """
    if not gc.isenabled():
        gc.freeze()
        gc.set_threshold(*GC_THRESHOLDS)
        gc.enable()
