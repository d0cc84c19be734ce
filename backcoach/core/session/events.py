"""The events of a session. The store keeps them, and replaying them gives the state.

Each event has its instant in milliseconds UTC (`at`) and the local offset from UTC in minutes
(`offset`). It carries everything that it changes. Its tag stands in the store: a class may be
renamed, its tag may not.
"""

from typing import Literal, TypeAlias

from msgspec import Struct

from backcoach.core.reason import Reason
from backcoach.core.session.past.recorded import Origin, RecordedSet
from backcoach.core.session.plan import Plan, Result, Slot, Step

PainKind = Literal["dull", "sharp", "spreading", "rising"]
Flag = Literal["heart", "nerves", "accident", "weakness", "fever", "muscle", "illness"]


class _Event(Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="event"):
    at: int
    offset: int = 0


class SessionStarted(_Event, frozen=True, kw_only=True, tag="session_started"):
    """A session with its UUID began; `boot` and `boot_ms` tie its clock to this boot."""

    id: str
    plan: Plan
    file: str = ""
    boot: str = ""
    boot_ms: int = 0


class SessionRecorded(_Event, frozen=True, kw_only=True, tag="session_recorded"):
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


class SetBegun(_Event, frozen=True, kw_only=True, tag="set_begun"):
    """A set was started; its first repetition begins after `get_ready` seconds."""

    step: str
    get_ready: int = 0


class SetCancelled(_Event, frozen=True, kw_only=True, tag="set_cancelled"):
    """A set that was begun ended before its first repetition; it is still to be done."""

    step: str


class SetDone(_Event, frozen=True, kw_only=True, tag="set_done"):
    """A set is over; `result` is what is logged for it.

    `reported` tells of a hold that its time was shown, not only counted down.
    """

    step: str
    result: Result
    reported: bool = False


class SetAmended(_Event, frozen=True, kw_only=True, tag="set_amended"):
    """The result of a done set was corrected, or what will be logged for an open one."""

    step: str
    result: Result


class StepSkipped(_Event, frozen=True, kw_only=True, tag="step_skipped"):
    """A step is left out."""

    step: str


class CursorMoved(_Event, frozen=True, kw_only=True, tag="cursor_moved"):
    """The person jumps to an open step."""

    step: str


class RestExtended(_Event, frozen=True, kw_only=True, tag="rest_extended"):
    """The rest was made longer or, with negative seconds, shorter."""

    seconds: int


class RestEnded(_Event, frozen=True, kw_only=True, tag="rest_ended"):
    """The rest after `step` was over, and its end was signalled."""

    step: str


class Advised(_Event, frozen=True, kw_only=True, tag="advised"):
    """The coach's answer to the set just done: what to log for the coming step, and why.

    `rest` is how many seconds the running rest should be longer than planned, in all;
    `withdraws` that an earlier draft for that step no longer holds.
    """

    step: str
    draft: Result | None = None
    withdraws: bool = False
    rest: int = 0
    why: Reason | str


class Paused(_Event, frozen=True, kw_only=True, tag="paused"):
    """The clock of the session stands still."""


class Resumed(_Event, frozen=True, kw_only=True, tag="resumed"):
    """The clock goes on; running times move by the length of the pause."""


class ExerciseSwapped(_Event, frozen=True, kw_only=True, tag="exercise_swapped"):
    """The open sets of a slot go to another exercise.

    `replacement` is added to the plan as its slot. `steps` are its sets by the id of the open
    step in whose place they stand, empty where a step is dropped.
    """

    slot: int
    replacement: Slot
    steps: dict[str, tuple[Step, ...]]


class ExerciseChosen(_Event, frozen=True, kw_only=True, tag="exercise_chosen"):
    """From the next session on an exercise takes the place of another; both are ids."""

    instead_of: str
    exercise: str


class SetAdded(_Event, frozen=True, kw_only=True, tag="set_added"):
    """One more work set of a slot: its steps, and the id of the step that they come behind."""

    slot: int
    after: str
    steps: tuple[Step, ...]


class PainReported(_Event, frozen=True, kw_only=True, tag="pain_reported"):
    """How much it hurts from 0 to 10, where, and in which way; 0 says that it is gone."""

    level: int
    place: str = ""
    kind: PainKind = "dull"


class RedFlagReported(_Event, frozen=True, kw_only=True, tag="red_flag_reported"):
    """A warning sign that a doctor has to see; it ends the session for good."""

    flag: Flag


class RedFlagCleared(_Event, frozen=True, kw_only=True, tag="red_flag_cleared"):
    """Somebody qualified has cleared the person to train, or the sign was reported by mistake."""

    by_mistake: bool = False


class NoteAdded(_Event, frozen=True, kw_only=True, tag="note_added"):
    """A note of the person, also of a set that was done where a `step` is named."""

    text: str
    step: str = ""


class Undone(_Event, frozen=True, kw_only=True, tag="undone"):
    """The last thing that the person did is undone; `pain_at` is the instant of its report of pain.

    Without `alone`, as in older sessions, the corrections of one set that follow each other are
    undone together, and notes and reports of pain stay.
    """

    alone: bool = False
    pain_at: int = 0


class Finished(_Event, frozen=True, kw_only=True, tag="finished"):
    """The person ends the session."""


class Continued(_Event, frozen=True, kw_only=True, tag="continued"):
    """A finished session goes on as the same one."""


class Discarded(_Event, frozen=True, kw_only=True, tag="discarded"):
    """The session does not count, while it is led or later; it stays in the store."""


class SetsCorrected(_Event, frozen=True, kw_only=True, tag="sets_corrected"):
    """Sets of a finished session are what stands here, by the ids of their steps.

    A new id adds a set, None takes one out. `moved_to` is the id of the session to which those
    sets went that were taken out.
    """

    sets: dict[str, RecordedSet | None]
    moved_to: str = ""


class SessionCorrected(_Event, frozen=True, kw_only=True, tag="session_corrected"):
    """A finished session has another name or began at another time, to which its sets move too.

    What is None stays as it is; `started_offset` is in minutes.
    """

    name: str | None = None
    session: str | None = None
    started_at: int | None = None
    started_offset: int | None = None


FirstEvent: TypeAlias = SessionStarted | SessionRecorded
HealthEvent: TypeAlias = PainReported | RedFlagReported | RedFlagCleared
Event: TypeAlias = (
    SessionStarted
    | SetBegun
    | SetCancelled
    | SetDone
    | SetAmended
    | StepSkipped
    | CursorMoved
    | RestExtended
    | RestEnded
    | Advised
    | Paused
    | Resumed
    | ExerciseSwapped
    | ExerciseChosen
    | SetAdded
    | PainReported
    | RedFlagReported
    | RedFlagCleared
    | NoteAdded
    | Undone
    | Finished
    | Continued
    | Discarded
    | SessionRecorded
    | SetsCorrected
    | SessionCorrected
)
