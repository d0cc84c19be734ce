"""What a user interface is given, and what it offers in return."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from backcoach.core.coaching.pain import Flag
    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.loads.gear import Gear
    from backcoach.core.planning.next_session import NextSession
    from backcoach.core.questions.form import Form
    from backcoach.core.questions.unfinished_session import Question
    from backcoach.core.session.events import PainKind
    from backcoach.core.session.plan import Result
    from backcoach.core.session.session_record import SessionRecord
    from backcoach.core.session.state import State
    from backcoach.core.wording.pacer import Pace


class Screen(Protocol):
    """The outside of a session. Every method may be called from any thread."""

    def flash(self) -> None:
        """Make it seen that something is over."""

    def send(self, sequence: str) -> None:
        """Write a control sequence to the terminal, between two frames."""

    def later(self, milliseconds: int, sequence: str) -> None:
        """Write a control sequence after some time, unless the screen has closed."""

    def remark(self, text: str) -> None:
        """Show a passing sentence."""

    def tell_saved(self) -> None:
        """Look again at what is saved."""


class OpenSession(Protocol):
    """A session under way, or one that is only looked at."""

    state: State
    selected: str | None
    on_change: Callable[[], None]

    @property
    def takes_keys(self) -> bool:
        """Whether keys do something; a session that is looked at goes on elsewhere."""

    @property
    def gear(self) -> Gear | None: ...
    @property
    def now(self) -> int: ...
    def tick(self) -> None: ...
    def pace(self) -> Pace | None: ...
    def next_deadline(self) -> int | None: ...
    def perform(self, action: str) -> bool: ...
    def go_to(self, slot: int) -> bool: ...
    def swap(self, slot: int, exercise: Exercise) -> bool: ...
    def report_pain(self, level: int, place: str, kind: PainKind, flag: Flag | None) -> str: ...
    def amend(self, step: str, result: Result) -> bool:
        """Log other numbers for a set."""

    def note(self, text: str) -> bool: ...


class Host(Protocol):
    """Everything outside the screen, behind one face."""

    @property
    def coach(self) -> OpenSession: ...
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

    def enter(self, screen: Screen) -> None:
        """Begin to use what the screen offers."""

    def answer(self, choice: str) -> bool:
        """Act on the answer to the question; return whether there is a session to show."""

    def settle(self, answers: Mapping[str, str]) -> str:
        """Take the answers of the first form; return what is to be said of it."""

    def outlook(self, state: State) -> NextSession:
        """Return the records of a finished session, and what comes next time and why."""

    def history(self, exercise: str = "") -> Sequence[SessionRecord]:
        """Return the latest finished sessions, or those with an exercise, the latest first."""

    def begin_today(self, answers: Mapping[str, str]) -> str:
        """Make the session anew by the answers of `today`; return what forbids it, or nothing."""
