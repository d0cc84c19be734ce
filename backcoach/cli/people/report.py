"""What a coach sees of a lifter, from the log of the server."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.clock import wall_ms
from backcoach.core.coaching.health.health import health_of, reports_in
from backcoach.core.coaching.targets.known.coaching import Coaching
from backcoach.core.session.past.known_exercises import (
    KnownExercises,
    known_record,
    with_known,
)
from backcoach.core.settings.settings import Settings
from backcoach.core.views.lifter_report import LifterReport, main_lifts
from backcoach.run.past.figures import abilities
from backcoach.run.starting.saved_sessions import LEARN_FROM

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library
    from backcoach.core.units import Unit
    from backcoach.sync.practice import Log, Somebody


def report_of(log: Log, lifter: Somebody, library: Library, unit: Unit) -> LifterReport:
    """Return what is to be seen of a lifter; what they can do is judged by the exercises here."""
    now = wall_ms()
    known = KnownExercises(library.exercise)
    sessions = tuple(known_record(each, known) for each in log.records)
    finished = [state for state in log.states if state.phase == "finished"]
    recent = [with_known(each, known) for each in finished if each.started_at > now - LEARN_FROM]
    exercises = {exercise.id: exercise for exercise in library.exercise}
    lifts = main_lifts(sessions, exercises)
    judged = [exercises[lift] for lift, _, _ in lifts if lift in exercises]
    coaching = Coaching(library, recent, Settings(units=unit).person(), now)
    return LifterReport(
        login=lifter.login,
        name=lifter.name,
        sessions=sessions,
        lifts=lifts,
        health=health_of(reports_in(log.states), finished, now),
        now=now,
        abilities=abilities([each for each in judged if not each.is_hold], coaching),
        unit=unit,
        unreadable=log.unreadable,
    )
