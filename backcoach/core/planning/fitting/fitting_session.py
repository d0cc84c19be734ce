"""Finds the session for a person: the one of their settings, level, or of what is at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.planning.fitting.suit_session import ALONE, RANKS

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.settings.settings import Settings

_SHIPPED = (*RANKS, "home", *ALONE)  # the ids of the shipped sessions


def fitting_session(library: Library, settings: Settings) -> Session:
    """Return the session that the settings name, else that of the level or for what is at hand.

    Who has just dumbbells, just bands or just a bar gets the session made for it, who can do more
    of the one for home that one. Without a level it is the first of the file, and so it is where
    that is a session of the person's own.
    """
    if named := library.find_session(settings.session or ""):
        return named
    if library.session[0].id not in _SHIPPED:
        return library.session[0]
    fitting = library.find_session(settings.level or "") or library.session[0]
    at_hand = frozenset(settings.equipment)
    if not at_hand:
        return fitting
    things = at_hand - {"wall"}
    alone = (session for name in ALONE if (session := library.find_session(name)))
    if made_for_it := next((each for each in alone if things <= _needs(library, each)), None):
        return made_for_it
    home = library.find_session("home")
    if home is None:
        return fitting
    shares = [_share_at_hand(library, session, at_hand) for session in (fitting, home)]
    return home if shares[1] > shares[0] else fitting


def _needs(library: Library, session: Session) -> set[str]:
    """Return everything that the exercises of a session need."""
    exercises = [library.find_exercise(line.exercise) for line in session.exercise]
    return {thing for exercise in exercises if exercise for thing in exercise.equipment}


def _share_at_hand(library: Library, session: Session, at_hand: frozenset[str]) -> float:
    """Return the share of the lines of a session for which everything is at hand."""
    exercises = [library.find_exercise(line.exercise) for line in session.exercise]
    return sum(e is not None and at_hand.issuperset(e.equipment) for e in exercises) / len(
        exercises
    )
