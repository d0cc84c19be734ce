"""What the coming session aims at, from what was done; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.clock import wall_ms
from backcoach.core.progress import targets
from backcoach.core.variants import suited
from backcoach.files import shown
from backcoach.home import data_dir
from backcoach.memory import Memory
from backcoach.store_errors import NewerError
from backcoach.training import WRONG_FILE, RefusalError, gather

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from backcoach.core.expand import Target
    from backcoach.core.model import Library, Session


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
