"""What a user interface is given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.actions import Keymap
    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.exercises.substitutes import Neighbour
    from backcoach.core.planning.next_session import NextSession
    from backcoach.core.questions.form import Form
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.state import State
    from backcoach.interface.past import Past
    from backcoach.interface.screen import Screen
    from backcoach.interface.session import Session


class Host(Protocol):
    """Everything that a user interface needs from the program."""

    @property
    def session(self) -> Session:
        """The current session; another one after a question was answered."""

    @property
    def speed(self) -> int:
        """How many times as fast as on the wall the time of the session passes."""

    @property
    def archive(self) -> Past: ...
    @property
    def library(self) -> Library: ...
    @property
    def keymap(self) -> Keymap:
        """The names of the keys of each action, by its id."""

    @property
    def theme(self) -> str: ...

    def keep_theme(self, name: str) -> str:
        """Keep a theme in the settings; return a sentence on what was done with it."""

    @property
    def is_animated(self) -> bool:
        """Whether figures move."""

    @property
    def question(self) -> Form | None:
        """What must be answered before the session can go on."""

    @property
    def forbidden(self) -> str:
        """Why there is no training today, empty where there may be."""

    @property
    def has_red_flag(self) -> bool:
        """Whether no other answers can change that today."""

    @property
    def first_form(self) -> Form | None:
        """The form of a first run, None in later ones."""

    @property
    def first_cards(self) -> Form | None:
        """The choice of a session before that form, None where there is none to make."""

    def short_form(self, card: str = "") -> Form:
        """Return the first form with what matters most, for the session of a card."""

    def fitting_form(self, answers: Mapping[str, str]) -> Form:
        """Return the first form for the session that fits answers to it."""

    @property
    def saved(self) -> tuple[str, str]:
        """What is saved, and what keeps the rest from being saved."""

    @property
    def today(self) -> Form:
        """The form that can be opened before the first set, filled with the current answers."""

    def enter(self, screen: Screen) -> None:
        """Start to use a screen."""

    def answer(self, answers: Mapping[str, str]) -> bool:
        """Act on the answers to the question; return whether there is a session to show."""

    def settle(self, answers: Mapping[str, str]) -> str:
        """Take the answers of the first form; return a sentence on what was done with them."""

    def alternatives(self, exercise: Exercise) -> tuple[Neighbour, ...]:
        """Return what can be done instead of an exercise with the equipment at hand."""

    @property
    def settings_form(self) -> Form:
        """The form of the settings, filled with what is set."""

    def change_settings(self, answers: Mapping[str, str]) -> str:
        """Keep the answers of `settings_form`; return a sentence on what was done with them.

        A session that has not begun is another one afterwards.
        """

    def outlook(self, state: State) -> NextSession:
        """Return the records of a finished session, and what comes next time and why."""

    def keep_picture(self, name: str, text: str) -> str:
        """Write a text to a new file beside the data; return where it is, or why it is not."""

    def history(self, exercise: str = "") -> Sequence[SessionRecord]:
        """Return the latest finished sessions, or those with an exercise, the latest first."""

    def begin_today(self, answers: Mapping[str, str]) -> str:
        """Make the session anew by the answers of `today`; return why that cannot be, or nothing.

        Whether training is forbidden is `forbidden`.
        """
