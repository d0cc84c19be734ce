"""What the application is handed: the session, the library, the wishes of the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from backcoach.core.exercises.model import Library
    from backcoach.core.planning.next_session import Outlook
    from backcoach.core.questions.form import Form
    from backcoach.core.questions.unfinished_session import Question
    from backcoach.core.session.session_record import SessionRecord
    from backcoach.core.session.state import State
    from backcoach.interface_screen import Room
    from backcoach.interface_session import Driver


class Door(Protocol):
    """Everything outside the screen, behind one face."""

    @property
    def coach(self) -> Driver: ...
    @property
    def library(self) -> Library: ...
    @property
    def keymap(self) -> Mapping[str, tuple[str, ...]]: ...
    @property
    def theme(self) -> str: ...
    @property
    def is_animated(self) -> bool: ...
    @property
    def question(self) -> Question | None:
        """What must be answered before the session can go on."""

    @property
    def first_form(self) -> Form | None:
        """What is asked of someone who is here for the first time."""

    @property
    def saved(self) -> tuple[str, str]:
        """What is saved, and what keeps the rest from being saved."""

    @property
    def today(self) -> Form:
        """What can be asked before the first set, answered as it stands."""

    def enter(self, room: Room) -> None:
        """Begin to use what the screen offers."""

    def answer(self, choice: str) -> bool:
        """Act on the answer to the question; return whether there is a session to show."""

    def settle(self, answers: Mapping[str, str]) -> str:
        """Take the answers of the first form; return what is to be said of it."""

    def outlook(self, state: State) -> Outlook:
        """Return the records of a finished session, and what comes next time and why."""

    def history(self, exercise: str = "") -> Sequence[SessionRecord]:
        """Return the latest finished sessions, or those with an exercise, the latest first."""

    def begin_today(self, answers: Mapping[str, str]) -> str:
        """Make the session anew by the answers of `today`; return what forbids it, or nothing."""
