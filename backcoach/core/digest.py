"""A finished session as the rules that look back read it: no longer how it was led, nor why.

A start learns from dozens of sessions. To replay each from its events takes four times as long
as to read what it came to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.model import Cues, Exercise

if TYPE_CHECKING:
    from backcoach.core.plan import Slot
    from backcoach.core.state import State

# Digests of another version are made anew. Raise it when the fold comes to something else, or
# when a rule that looks back reads what is left out here.
VERSION = 1


def digest(state: State) -> State:
    """Return a finished session without what only its own course or its page needed."""
    plan = replace(state.plan, notes=(), slots=tuple(map(_slot, state.plan.slots)))
    return replace(
        state, plan=plan, drafts={}, countdown=None, advice="", notes=(), amending=None, before=None
    )


def _slot(slot: Slot) -> Slot:
    return replace(slot, exercise=_exercise(slot.exercise), rest_why="", why="", note="")


def _exercise(exercise: Exercise) -> Exercise:
    """Return an exercise without what is said while it is done."""
    return replace(
        exercise,
        setup=(),
        cues=Cues(),
        feel=Cues(),
        breathing="",
        faults=(),
        stop=(),
        secondary=(),
        equipment=(),
        figure=None,
    )
