"""The border between the program and its user interfaces.

A user interface is given a `Host` with a `Session`, and offers the host a `Screen`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from backcoach.core.actions import Keymap
    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.exercises.substitutes import Neighbour
    from backcoach.core.loads.gear import Gear
    from backcoach.core.planning.next_session import NextSession
    from backcoach.core.questions.form import Form
    from backcoach.core.reason import Reason
    from backcoach.core.session.events import Flag, PainKind
    from backcoach.core.session.past.session_record import SessionRecord
    from backcoach.core.session.plan import Result
    from backcoach.core.session.state import State
    from backcoach.core.views.history.figures import Best, Day
    from backcoach.core.views.history.lift_course import LiftCourse
    from backcoach.core.views.history.volume import Volume
    from backcoach.core.wording.pacer import Pace


class Screen(Protocol):
    """What a user interface offers. Every method may be called from any thread."""

    def flash(self) -> None:
        """Show that a rest, a set, an exercise or the session has ended."""

    def send(self, sequence: str) -> None:
        """Write a control sequence to the terminal, between two frames."""

    def later(self, milliseconds: int, sequence: str) -> None:
        """Write a control sequence after some time, unless the interface has closed by then."""

    def remark(self, text: str) -> None:
        """Show a sentence until the next one."""

    def tell_saved(self) -> None:
        """Show whether everything is saved (`Host.saved`), as that has changed."""


class Session(Protocol):
    """A session that is driven, or one that is only watched.

    `selected` is the id of the step that corrections change, None for the usual one. `on_message`
    is told in a sentence what the person has just done, `on_change` is called after each change.
    Methods that return a bool return whether anything changed.
    """

    state: State
    selected: str | None
    on_change: Callable[[], None]
    on_message: Callable[[str], None]

    @property
    def takes_keys(self) -> bool:
        """Whether actions have an effect; False for a session that is only watched."""

    @property
    def gear(self) -> Gear | None:
        """The person's equipment, None where the session is only watched."""

    @property
    def now(self) -> int:
        """Milliseconds UTC."""

    def tick(self) -> None:
        """Apply what became due with time."""

    def pace(self) -> Pace | None:
        """Return the phase and repetition of the set under way, None where it is not paced."""

    def next_deadline(self) -> int | None:
        """Return when something becomes due by itself, in milliseconds UTC."""

    def perform(self, action: str) -> bool:
        """Carry out a `session` action of the table."""

    def leave(self) -> None:
        """Pause what is timed, as the person is away from the screen."""

    def discard(self) -> bool:
        """End the session so that it does not count."""

    def go_to(self, slot: int) -> bool:
        """Go to the first open set of an exercise."""

    def swap(self, slot: int, exercise: Exercise) -> bool:
        """Do another exercise in this slot."""

    def choose(self, instead_of: Exercise, exercise: Exercise) -> bool:
        """Do another exercise instead of this one from the next session on."""

    def report_pain(
        self, level: int, place: str, kind: PainKind, flag: Flag | None
    ) -> tuple[Reason, ...]:
        """Record a pain; return what to do about it."""

    def amend(self, step: str, result: Result) -> bool:
        """Log other numbers for a set."""

    def note(self, text: str) -> bool:
        """Write a line into the record of the session."""


class Past(Protocol):
    """The past sessions: what they hold, and how they are corrected. What cannot be read is empty.

    The methods that change something return a sentence on what was done.
    """

    def days(self, since: int | None = None) -> list[Day]:
        """Return the sessions that count in short since an instant in ms UTC, the oldest first."""

    def volume(self, weeks: int) -> tuple[int, Volume]:
        """Return the number of this week, and what it and the weeks before it hold."""

    def last_trained(self) -> dict[str, int]:
        """Return when each muscle last moved a load or helped, in ms UTC."""

    def course(self, exercise: Exercise, since: int) -> LiftCourse:
        """Return how an exercise went since an instant in ms UTC."""

    def records(self) -> list[Best]:
        """Return the best reported sets of all exercises."""

    def session(self, session: str) -> State | None:
        """Return a past session as it stands."""

    def text(self, session: State) -> str:
        """Return a session as lines that can be changed."""

    def keep(self, session: State, text: str) -> str:
        """Correct a session by its changed lines. Raises ValueError: what cannot be meant."""

    def log(self, day: date, text: str) -> str:
        """Add a session of a day by its lines, parted by `;`. Raises ValueError."""

    def delete(self, session: State) -> str:
        """Take a session out of the history."""

    def undo(self, session: State) -> str:
        """Take back the last correction of a session."""


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
