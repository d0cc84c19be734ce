"""A finished session as the rules that look back read it: no longer how it was led, nor why.

A start learns from dozens of sessions. To replay each from its events takes four times as long
as to read what it came to.
"""

from __future__ import annotations

from msgspec.structs import replace

from backcoach.core.exercises.model import Exercise
from backcoach.core.session.plan import Slot
from backcoach.core.session.state import State

# Digests of another version are made anew. Raise it when the fold comes to something else, or
# when a rule that looks back reads what is left out here.
VERSION = 2


def digest(state: State) -> State:
    """Return a finished session without what only its own course or its page needed."""
    slots = tuple(
        Slot(exercise=_exercise(slot.exercise), rest=0, rest_why="", is_guess=slot.is_guess)
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
        finished_at=state.finished_at,
        pains=state.pains,
    )


def _exercise(exercise: Exercise) -> Exercise:
    """Return an exercise with nothing but what it is."""
    return Exercise(
        id=exercise.id,
        name=exercise.name,
        pattern=exercise.pattern,
        primary=exercise.primary,
        sides=exercise.sides,
        load=exercise.load,
    )
