"""What the coming session aims at, from what was done; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from backcoach.clock import wall_ms
from backcoach.core.coaching.health.health import Health, health_of
from backcoach.core.coaching.targets.coaching import Coaching
from backcoach.core.coaching.targets.targets import targets_by
from backcoach.core.planning.fitting.fit_person import fit_person
from backcoach.core.session.past.known_exercises import KnownExercises
from backcoach.run.starting.inputs import WRONG_FILE, RefusalError, gather
from backcoach.run.starting.saved_sessions import SavedSessions
from backcoach.run.starting.start import exercises
from backcoach.storage.errors import NewerError
from backcoach.userfiles.paths import data_dir
from backcoach.userfiles.safe_files import path_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from backcoach.core.actions import Keymap
    from backcoach.core.coaching.targets.target import Target
    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.loads.gear import Gear


class Forecast(NamedTuple):
    """A session as it suits the person, its targets, what may change these, and the keys."""

    library: Library
    session: Session
    targets: dict[str, Target]
    gear: Gear
    health: Health
    keymap: Keymap


def forecast(session: str | None, file: Path | None) -> Forecast:
    """Return the coming session with its targets.

    Raises RefusalError.
    """
    inputs = gather(session, file)
    person = inputs.settings.person()
    saved = _saved_sessions(exercises(inputs), KnownExercises(inputs.library.exercise))
    past, now = saved.finished, wall_ms()
    coaching = Coaching(inputs.library, past, person, now)
    fitting = fit_person(inputs.session, coaching).session
    if fitting is None:
        raise RefusalError(
            WRONG_FILE, "backcoach: nothing of this session can be done with what is at hand"
        )
    aims = targets_by(coaching, fitting)
    health = health_of(saved.health, past, now)
    keymap = inputs.settings.keymap()
    return Forecast(inputs.library, fitting, aims, person.gear, health, keymap)


def _saved_sessions(exercises: Iterable[str], known: KnownExercises) -> SavedSessions:
    """Return the saved sessions, or none where not all can be read: targets would be wrong."""
    folder = data_dir()
    try:
        saved_sessions = SavedSessions(folder, exercises, known, is_mine=False)
    except NewerError as error:
        raise RefusalError(WRONG_FILE, f"{path_text(folder)}: {error}") from error
    if saved_sessions.notice:
        raise RefusalError(WRONG_FILE, f"{path_text(folder)}: {saved_sessions.notice}")
    return saved_sessions
