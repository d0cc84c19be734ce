"""What the coming session aims at, from what was done; nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from backcoach.clock import SystemClock, wall_ms
from backcoach.core.coaching.health.health import Health, health_of
from backcoach.core.coaching.targets.known.coaching import Coaching
from backcoach.core.coaching.targets.targets import targets_by
from backcoach.core.planning.fitting.fit_person import fit_person
from backcoach.core.session.past.known_exercises import KnownExercises
from backcoach.run.starting.inputs import WRONG_FILE, RefusalError, gather
from backcoach.run.starting.programmes import programme_exercises, with_programme
from backcoach.run.starting.saved_sessions import SavedSessions
from backcoach.run.starting.start import by_programme, exercises
from backcoach.storage.errors import NewerError
from backcoach.userfiles.paths import data_dir
from backcoach.userfiles.safe_files import path_text

if TYPE_CHECKING:
    from pathlib import Path

    from backcoach.core.actions import Keymap
    from backcoach.core.coaching.targets.target import Target
    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.loads.gear import Gear
    from backcoach.core.reason import Reason
    from backcoach.run.starting.inputs import Inputs


class Forecast(NamedTuple):
    """A session as it suits the person, its targets, what may change these, and the keys.

    `notes` are what a programme says of it.
    """

    library: Library
    session: Session
    targets: dict[str, Target]
    gear: Gear
    health: Health
    keymap: Keymap
    notes: tuple[Reason, ...] = ()


def forecast(session: str | None, file: Path | None) -> Forecast:
    """Return the coming session with its targets.

    Raises RefusalError.
    """
    inputs = gather(session, file)
    person = inputs.settings.person()
    saved = saved_to_read(inputs)
    inputs = with_programme(inputs, saved, SystemClock())
    of_today, notes = by_programme(inputs, inputs.session)
    past, now = saved.finished, wall_ms()
    coaching = Coaching(inputs.library, past, person, now)
    fitting = fit_person(of_today, coaching).session
    if fitting is None:
        raise RefusalError(
            WRONG_FILE,
            f"backcoach: nothing of {inputs.session.name} can be done with the equipment in your "
            "settings; backcoach config --edit opens them",
        )
    aims = targets_by(coaching, fitting)
    health = health_of(saved.health, past, now)
    keymap = inputs.settings.keymap()
    return Forecast(inputs.library, fitting, aims, person.gear, health, keymap, notes)


def saved_to_read(inputs: Inputs) -> SavedSessions:
    """Return the saved sessions, or none where not all can be read: targets would be wrong."""
    folder = data_dir()
    try:
        saved_sessions = SavedSessions(
            folder,
            exercises(inputs),
            KnownExercises(inputs.library.exercise),
            is_mine=False,
            by_programme=lambda decided: programme_exercises(inputs, decided),
        )
    except NewerError as error:
        raise RefusalError(WRONG_FILE, f"{path_text(folder)}: {error}") from error
    if saved_sessions.notice:
        raise RefusalError(WRONG_FILE, f"{path_text(folder)}: {saved_sessions.notice}")
    return saved_sessions
