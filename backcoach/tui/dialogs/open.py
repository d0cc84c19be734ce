"""The questions that stand over the screen: each asks, and tells the session what was answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from backcoach.core import questions
from backcoach.core.questions.during_session import load_asked
from backcoach.core.questions.form import CHOICE, Option, choice
from backcoach.core.session.action_events import slot_in_hand
from backcoach.core.wording.reasons_en import reason_text
from backcoach.tui import dialogs, history

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.notation import Load
    from backcoach.core.session.events import Flag, PainKind
    from backcoach.interface.host import Host
    from backcoach.interface.session import Session
    from backcoach.tui.main_screen import MainScreen


class Dialogs:
    """Opens a dialog for an action, over the screen that it is of."""

    def __init__(self, screen: MainScreen, host: Host) -> None:
        self._screen = screen
        self._app = screen.app
        self._host = host
        self.commands: dict[str, Callable[[Session], None]] = {
            "help": self._help,
            "why": self._why,
            "note": self._note,
            "swap": self._swap,
            "pain": self._pain,
            "readiness": self._readiness,
            "settings": self._settings,
            "history": self._history,
        }

    def _help(self, _: Session) -> None:
        self._app.push_screen(dialogs.help.Help(self._host.keymap))

    def _why(self, _: Session) -> None:
        self._app.push_screen(dialogs.why.Why())

    def _note(self, session: Session) -> None:
        def write(text: str | None) -> None:
            session.note(text or "")

        self._app.push_screen(dialogs.note.NoteInput(), write)

    def _swap(self, session: Session) -> None:
        step = session.state.step
        slot = step.slot if step else slot_in_hand(session.state)
        exercise = None if slot is None else session.state.plan.slots[slot].exercise
        options = [
            Option(offer.exercise.id, offer.exercise.name, offer.relation)
            for offer in (self._host.alternatives(exercise) if exercise else ())
        ]
        if slot is None or exercise is None or not options:
            self._screen.say("There is nothing to swap it for")
            return

        def swap(answers: dict[str, str] | None) -> None:
            other = self._host.library.find_exercise(answers[CHOICE] if answers else "")
            if other is not None:
                session.swap(slot, other)
                self._ask_how_long(session, exercise, other)

        form = choice(f"Instead of {exercise.name}", options)
        self._app.push_screen(dialogs.choice.Choice(form), swap)

    def _ask_how_long(self, session: Session, exercise: Exercise, other: Exercise) -> None:
        """Ask whether a swap is for today or for good; without an answer it is for today."""

        def choose(answers: dict[str, str] | None) -> None:
            if answers and answers[CHOICE] == "always":
                session.choose(exercise, other)

        options = (Option("today", "Only today"), Option("always", "From now on"))
        form = choice(f"{other.name} instead of {exercise.name}", options)
        self._app.push_screen(dialogs.choice.Choice(form), choose)

    def load(self, session: Session, digit: str) -> bool:
        """Let the load be typed that is asked for, from its first digit; return whether one is."""
        step, gear = load_asked(session.state), session.gear
        if step is None or gear is None or not session.takes_keys:
            return False

        def keep(load: Load | None) -> None:
            if load is not None:
                session.amend(step.id, replace(session.state.prefill(step), load=load))

        exercise = session.state.plan.exercise(step)
        self._app.push_screen(dialogs.load.LoadInput(exercise, gear, digit), keep)
        return True

    def type_early(self, event: events.Key) -> None:
        """Hand a key on to a dialog that was not yet open when it was pressed."""
        if isinstance(self._app.screen, dialogs.note.LineDialog):
            self._app.screen.take(event)

    def ends(self, session: Session, action: str) -> bool:
        """Ask before an action ends the session early; return whether there is something to ask."""
        form = questions.ending.ending(session.state, action)
        if form is None:
            return False
        _, option, *_ = form.fields[0].options  # the one that ends it

        def answered(answers: dict[str, str] | None) -> None:
            value = answers[CHOICE] if answers else ""
            if value == questions.ending.END:
                session.perform("finish")
            elif value == questions.ending.THROW_AWAY and session.discard():
                self._app.exit()

        ending_keys = self._host.keymap.get("finish", ())
        keys = dict.fromkeys(ending_keys if action == "finish" else (), option.value)
        self._app.push_screen(dialogs.choice.Choice(form, keys), answered)
        return True

    def _pain(self, session: Session) -> None:
        def report(answers: dict[str, str] | None) -> None:
            if answers is None:
                return
            flag = cast("Flag", answers["flag"]) if answers["flag"] else None
            kind = cast("PainKind", answers["kind"] or "dull")
            level = int(answers["level"] or 0)
            reasons = session.report_pain(level, answers["place"], kind, flag)
            keymap = self._host.keymap
            self.tell("What to do", " ".join(reason_text(reason, keymap) for reason in reasons))

        self._app.push_screen(
            dialogs.forms.form.FormScreen(questions.pain_and_today.pain_form()), report
        )

    def _readiness(self, session: Session) -> None:
        if session.state.logged or session.state.phase != "ready":
            self._screen.say("This is asked before the first set")
            return

        def begin(answers: dict[str, str] | None) -> None:
            if answers is None:
                return
            refusal = self._host.begin_today(answers)
            self._screen.take(self._host.session)
            if self._host.forbidden:
                self.forbid()
            elif refusal:
                self._screen.say(refusal)

        self._app.push_screen(dialogs.forms.form.FormScreen(self._host.today), begin)

    def _settings(self, _: Session) -> None:
        def keep(answers: dict[str, str] | None) -> None:
            if answers is not None:
                message = self._host.change_settings(answers)
                self._screen.take(self._host.session)
                self._screen.say(message)

        self._app.push_screen(dialogs.forms.form.FormScreen(self._host.settings_form), keep)

    def _history(self, _: Session) -> None:
        self._app.push_screen(history.screen.HistoryScreen(self._host))

    def forbid(self) -> None:
        """Say why there is no training today; without a red flag other answers may be given."""
        again = () if self._host.has_red_flag else (Option("again", "Answer again"),)
        options = (Option("leave", "Leave"), *again)

        def answered(answers: dict[str, str] | None) -> None:
            if answers and answers[CHOICE] == "again":
                self._readiness(self._screen.session)
            else:
                self._app.exit()

        form = choice("Today", options, self._host.forbidden)
        self._app.push_screen(dialogs.choice.Choice(form), answered)

    def tell(self, title: str, text: str) -> None:
        """Show a text until it was read."""
        if text:
            form = choice(title, (Option("read", "Close"),), text)
            self._app.push_screen(dialogs.choice.Choice(form))
