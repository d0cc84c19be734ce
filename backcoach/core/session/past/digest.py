"""A finished session as rules read it later: what was done, without how it was led and why.

A start learns from dozens of sessions. Replaying one from its events takes four times as long
as reading its digest.
"""

from __future__ import annotations

from msgspec.structs import replace

from backcoach.core.exercises.model import Exercise
from backcoach.core.session.plan import Slot
from backcoach.core.session.state import State

# Digests of another version are made anew. Raise it when the fold gives another result, or when
# a rule reads what is left out here.
VERSION = 5


def digest(state: State) -> State:
    """Return a finished session without what only the running session or its page needs."""
    slots = tuple(
        Slot(
            exercise=_exercise(slot.exercise),
            rest=0,
            rest_why="",
            is_guess=slot.is_guess,
            written=slot.written,
        )
        for slot in state.plan.slots
    )
    steps = tuple(replace(step, tempo=None, last=None) for step in state.plan.steps)
    return State(
        state.id,
        replace(state.plan, notes=(), slots=slots, steps=steps),
        state.file,
        state.started_at,
        state.offset,
        cursor=state.cursor,
        phase=state.phase,
        logged=state.logged,
        asked={key: asked for key, asked in state.asked.items() if key in state.logged},
        chosen=state.chosen,
        finished_at=state.finished_at,
        pains=state.pains,
        origin=state.origin,
    )


def _exercise(exercise: Exercise) -> Exercise:
    """Return an exercise with only the fields that rules read in past sessions."""
    return Exercise(
        id=exercise.id,
        name=exercise.name,
        pattern=exercise.pattern,
        primary=exercise.primary,
        sides=exercise.sides,
        load=exercise.load,
    )
