"""The events of a session. The store keeps them, and replaying them gives the state.

An event carries everything that it changes. Its tag stands in the store: a class may be renamed,
its tag may not.
"""

from typing import TypeAlias

from backcoach.core.session.events.health import (
    Flag,
    HealthEvent,
    PainKind,
    PainReported,
    RedFlagCleared,
    RedFlagReported,
)
from backcoach.core.session.events.programmes import ProgrammeChanged, ProgrammeStep
from backcoach.core.session.events.sessions import (
    Continued,
    Discarded,
    Finished,
    NoteAdded,
    Paused,
    Resumed,
    SessionCorrected,
    SessionRecorded,
    SessionStarted,
    SetsCorrected,
    Undone,
)
from backcoach.core.session.events.sets import (
    Advised,
    BlockEnded,
    CursorMoved,
    ExerciseChosen,
    ExerciseSwapped,
    RestEnded,
    RestExtended,
    SetAdded,
    SetAmended,
    SetBegun,
    SetCancelled,
    SetDone,
    StepSkipped,
)

__all__ = [
    "Advised",
    "BlockEnded",
    "Continued",
    "CursorMoved",
    "Discarded",
    "Event",
    "ExerciseChosen",
    "ExerciseSwapped",
    "Finished",
    "FirstEvent",
    "Flag",
    "HealthEvent",
    "NoteAdded",
    "PainKind",
    "PainReported",
    "Paused",
    "ProgrammeChanged",
    "ProgrammeStep",
    "RedFlagCleared",
    "RedFlagReported",
    "RestEnded",
    "RestExtended",
    "Resumed",
    "SessionCorrected",
    "SessionRecorded",
    "SessionStarted",
    "SetAdded",
    "SetAmended",
    "SetBegun",
    "SetCancelled",
    "SetDone",
    "SetsCorrected",
    "StepSkipped",
    "Undone",
]

FirstEvent: TypeAlias = SessionStarted | SessionRecorded | ProgrammeChanged
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
    | BlockEnded
    | ProgrammeChanged
)
