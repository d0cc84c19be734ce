"""What the coming session aims at, from what was done; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.clock import wall_ms
from backcoach.core.coaching.progress import targets
from backcoach.core.planning.suit_session import suited
from backcoach.run.inputs import WRONG_FILE, RefusalError, gather
from backcoach.run.saved_sessions import Memory
from backcoach.storage.errors import NewerError
from backcoach.userfiles.paths import data_dir
from backcoach.userfiles.safe_files import shown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from backcoach.core.coaching.target import Target
    from backcoach.core.exercises.model import Library, Session


def forecast(session: str | None, file: Path | None) -> tuple[Library, Session, dict[str, Target]]:
    """Return the session as it suits the person, with the target of each of its lines.

    Raises RefusalError.
    """
    material = gather(session, file)
    person = material.settings.person()
    wanted = material.session
    goal = person.goal or wanted.goal
    fitting = suited(material.library, replace(wanted, goal=goal), person).session
    if fitting is None:
        raise RefusalError(
            WRONG_FILE, "backcoach: nothing of this session can be done with what is at hand"
        )
    exercises = {wish.exercise for wish in fitting.exercise}
    memory = _memory(exercises)
    aims = targets(material.library, fitting, memory.past, person, wall_ms())
    return material.library, fitting, aims


def _memory(exercises: Iterable[str]) -> Memory:
    """Return what was done, all of it or none: half a memory would aim wrong."""
    folder = data_dir()
    try:
        memory = Memory(folder, exercises, is_mine=False)
    except NewerError as error:
        raise RefusalError(WRONG_FILE, f"{shown(folder)}: {error}") from error
    if memory.notice:
        raise RefusalError(WRONG_FILE, f"{shown(folder)}: {memory.notice}")
    return memory
