"""The questions that stand over the screen: each asks, and tells the coach what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from backcoach.core.intent import slot_in_hand

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import App

    from backcoach.core.events import PainKind
    from backcoach.core.model import Library
    from backcoach.core.pain import Flag
    from backcoach.tui.driving import Driver

# Dialogs are imported when they are asked for: none is needed for the first frame.
# ruff: noqa: PLC0415


class Dialogs:
    """Opens a dialog for an action; `say` takes the remark when there is nothing to ask."""

    def __init__(
        self,
        app: App[None],
        library: Library,
        keymap: Mapping[str, tuple[str, ...]],
        say: Callable[[str], None],
    ) -> None:
        self._app = app
        self._library = library
        self._keymap = keymap
        self._say = say
        self._openers: dict[str, Callable[[Driver], None]] = {
            "help": self._help,
            "note": self._note,
            "swap": self._swap,
            "pain": self._pain,
        }

    def open(self, action: str, coach: Driver) -> bool:
        """Open the dialog of an action; return whether it has one."""
        opener = self._openers.get(action)
        if opener is not None:
            opener(coach)
        return opener is not None

    def _help(self, _: Driver) -> None:
        from backcoach.tui.help import Help

        self._app.push_screen(Help(self._keymap))

    def _note(self, coach: Driver) -> None:
        from backcoach.tui.note import NoteInput

        def write(text: str | None) -> None:
            coach.note(text or "")

        self._app.push_screen(NoteInput(), write)

    def _swap(self, coach: Driver) -> None:
        from backcoach.tui.swap import swap_choice

        step = coach.state.step
        slot = step.slot if step else slot_in_hand(coach.state)
        choice = None if slot is None else swap_choice(self._library, coach.state, slot)
        if slot is None or choice is None:
            self._say("There is nothing to swap it for")
            return

        def swap(exercise_id: str | None) -> None:
            exercise = self._library.find_exercise(exercise_id or "")
            if exercise is not None:
                coach.swap(slot, exercise)

        self._app.push_screen(choice, swap)

    def _pain(self, coach: Driver) -> None:
        from backcoach.core.asked import pain_form
        from backcoach.tui.form_screen import FormScreen

        def report(answers: dict[str, str] | None) -> None:
            if answers is None:
                return
            flag = cast("Flag", answers["flag"]) if answers["flag"] else None
            kind = cast("PainKind", answers["kind"])
            advice = coach.report_pain(int(answers["level"]), answers["place"], kind, flag)
            self.tell("What to do", advice)

        self._app.push_screen(FormScreen(pain_form()), report)

    def tell(self, title: str, text: str) -> None:
        """Show a text until it was read."""
        from backcoach.core.question import Answer
        from backcoach.tui.choice import Choice

        if text:
            self._app.push_screen(Choice(title, (Answer("read", "Go on"),), text))
