"""Events of a session as a whole: how it begins, pauses and ends, and what is undone."""

from msgspec import UNSET, UnsetType

from backcoach.core.session.events.base import EventBase
from backcoach.core.session.events.health import PainReported
from backcoach.core.session.past.recorded import Origin, RecordedSet
from backcoach.core.session.plan import Plan


class SessionStarted(EventBase, frozen=True, kw_only=True, tag="session_started"):
    """A session with its UUID began; `boot` and `boot_ms` tie its clock to this boot."""

    id: str
    plan: Plan
    file: str = ""
    boot: str = ""
    boot_ms: int = 0


class SessionRecorded(EventBase, frozen=True, kw_only=True, tag="session_recorded"):
    """A session with its UUID that was not led: it began at `at`, and is over.

    `sets` are by the ids of their steps, in the order in which they were done. `entered_at` is
    when it was typed in or imported. Pains are events of their own.
    """

    id: str
    origin: Origin
    sets: dict[str, RecordedSet]
    session: str = ""
    name: str = ""
    file: str = ""
    finished_at: int | None = None
    notes: tuple[str, ...] = ()
    entered_at: int = 0


class Paused(EventBase, frozen=True, kw_only=True, tag="paused"):
    """The clock of the session stands still."""


class Resumed(EventBase, frozen=True, kw_only=True, tag="resumed"):
    """The clock goes on; running times move by the length of the pause."""


class Undone(EventBase, frozen=True, kw_only=True, tag="undone"):
    """The last thing that the person did is undone; `pain_at` is the instant of its report of pain.

    Without `alone`, as in older sessions, the corrections of one set that follow each other are
    undone together, and notes and reports of pain stay.
    """

    alone: bool = False
    pain_at: int = 0


class Finished(EventBase, frozen=True, kw_only=True, tag="finished"):
    """The person ends the session."""


class Continued(EventBase, frozen=True, kw_only=True, tag="continued"):
    """A finished session goes on as the same one."""


class Discarded(EventBase, frozen=True, kw_only=True, tag="discarded"):
    """The session does not count, while it is led or later; it stays in the store."""


class NoteAdded(EventBase, frozen=True, kw_only=True, tag="note_added"):
    """A note of the person, also of a set that was done where a `step` is named."""

    text: str
    step: str = ""


class SetsCorrected(EventBase, frozen=True, kw_only=True, tag="sets_corrected"):
    """Sets of a finished session are replaced by these, by the ids of their steps.

    A new id adds a set, None takes one out. `moved_to` is the id of the session to which those
    sets went that were taken out.
    """

    sets: dict[str, RecordedSet | None]
    moved_to: str = ""


class SessionCorrected(EventBase, frozen=True, kw_only=True, tag="session_corrected"):
    """A finished session has another name or began at another time, to which its sets move too.

    What is None stays as it is; `started_offset` is in minutes. `finished_at` is when it ended,
    None where nobody knows, and not set where that stays as it is. `notes` and `pains` take the
    place of those before.
    """

    name: str | None = None
    session: str | None = None
    started_at: int | None = None
    started_offset: int | None = None
    finished_at: int | UnsetType | None = UNSET
    notes: tuple[str, ...] | None = None
    pains: tuple[PainReported, ...] | None = None
