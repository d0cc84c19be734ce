"""What the coming session aims at, from what was done; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.clock import wall_ms
from backcoach.core.coaching.targets import targets
from backcoach.core.planning.suit_session import adapt_session
from backcoach.run.inputs import WRONG_FILE, RefusalError, gather
from backcoach.run.saved_sessions import SavedSessions
from backcoach.storage.errors import NewerError
from backcoach.userfiles.paths import data_dir
from backcoach.userfiles.safe_files import path_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from backcoach.core.coaching.target import Target
    from backcoach.core.exercises.model import Library, Session


def forecast(session: str | None, file: Path | None) -> tuple[Library, Session, dict[str, Target]]:
    """Return the session as it suits the person, with the target of each of its lines.

    Raises RefusalError.
    """
    inputs = gather(session, file)
    person = inputs.settings.person()
    wanted = inputs.session
    goal = person.goal or wanted.goal
    fitting = adapt_session(inputs.library, replace(wanted, goal=goal), person).session
    if fitting is None:
        raise RefusalError(
            WRONG_FILE, "backcoach: nothing of this session can be done with what is at hand"
        )
    exercises = {wish.exercise for wish in fitting.exercise}
    saved_sessions = _saved_sessions(exercises)
    aims = targets(inputs.library, fitting, saved_sessions.finished, person, wall_ms())
    return inputs.library, fitting, aims


def _saved_sessions(exercises: Iterable[str]) -> SavedSessions:
    """Return what was done, all of it or none: half a memory would aim wrong."""
    folder = data_dir()
    try:
        saved_sessions = SavedSessions(folder, exercises, is_mine=False)
    except NewerError as error:
        raise RefusalError(WRONG_FILE, f"{path_text(folder)}: {error}") from error
    if saved_sessions.notice:
        raise RefusalError(WRONG_FILE, f"{path_text(folder)}: {saved_sessions.notice}")
    return saved_sessions
