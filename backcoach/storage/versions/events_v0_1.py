"""Completes the events that version 0.1 stored without what they change.

A swap named only the other exercise, an added set only its slot; the rest came from the rest
table when the session was replayed. That table is kept here as it was in 0.1, so that these
sessions stay what they were whatever the rules become.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from backcoach.core.exercises.model import Exercise
from backcoach.core.session.events import ExerciseSwapped, FirstEvent
from backcoach.core.session.fold import advance, begin
from backcoach.core.session.plan_changes import added_set, swap
from backcoach.core.text import clean_tree
from backcoach.storage import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from backcoach.core.session.events import Event
    from backcoach.core.session.plan import Slot
    from backcoach.core.session.state import State

_RESTS = {  # seconds by the goal: hinge, two-arm pull, one-sided pull, pull-up
    "beginner": (90, 90, 60, 120),
    "endurance": (60, 45, 45, 60),
    "hypertrophy": (150, 120, 90, 150),
    "strength": (240, 180, 120, 180),
}
_BARBELL_BEGINNER = 120  # of a hinge
_CLASS_WORDS = ("hinges", "two-arm pulls", "one-sided pulls", "pull-ups")
_GOAL_WORDS = {
    "beginner": "starting out",
    "endurance": "endurance",
    "hypertrophy": "muscle growth",
    "strength": "strength",
}


def completed(bodies: Mapping[int, bytes]) -> dict[int, bytes]:
    """Return the new bodies of those events of a session that lack what they change.

    `bodies` are the events by number. What can neither be read nor completed is left out. The
    new bodies hold everything that the old ones held.
    """
    return _fold(bodies)[1]


def replayed(bodies: Mapping[int, bytes]) -> State | None:
    """Return the state that the events of a session lead to, None if its start is lost."""
    return _fold(bodies)[0]


def _fold(bodies: Mapping[int, bytes]) -> tuple[State | None, dict[int, bytes]]:
    state: State | None = None
    changed: dict[int, bytes] = {}
    for number, body in sorted(bodies.items()):
        try:
            event = rows.decode(body)
        except ValueError:
            pair = _completed(body, state) if state else None
            if pair is None:
                continue
            event, changed[number] = pair
        if state is not None:
            state, _ = advance(state, event)
        elif isinstance(event, FirstEvent):
            state = begin(event)
    return state, changed


def is_incomplete(body: bytes) -> bool:
    """Return whether a body that is no event of today may be one of version 0.1."""
    try:
        old = msgspec.json.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError, RecursionError):
        return False
    return isinstance(old, dict) and old.get("event") in ("exercise_swapped", "set_added")


def _completed(body: bytes, state: State) -> tuple[Event, bytes] | None:
    """Return an event of version 0.1 as it is now, and its body; None if it is no such event."""
    try:
        old = clean_tree(msgspec.json.decode(body))
        event = _made_again(old, state)
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError, KeyError, RecursionError):
        return None
    if event is None:
        return None
    return event, msgspec.json.encode({**old, **msgspec.to_builtins(event)})


def _made_again(old: Any, state: State) -> Event | None:
    at, offset = old["at"], old.get("offset", 0)
    if old["event"] == "set_added":
        return added_set(state, old["slot"], at, offset)
    if old["event"] != "exercise_swapped":
        return None
    event = swap(state, old["slot"], msgspec.convert(old["exercise"], Exercise), at, offset)
    return event and _with_rest(event, state.plan.slots[event.slot], state.plan.goal)


def _with_rest(event: ExerciseSwapped, old: Slot, goal: str) -> ExerciseSwapped:
    """Return a swap with the rest that version 0.1 gave it, and the reason for that."""
    exercise = event.replacement.exercise
    usual, words = _usual_rest(exercise, goal)
    rest, source = usual, ""
    if exercise.rest is not None:
        rest, source = exercise.rest, "as this exercise says"
    if old.rest_written and (old.group or exercise.rest is None):
        rest, source = old.rest, "as this session says"
    why = words if rest == usual else source
    return replace(event, replacement=replace(event.replacement, rest=rest, rest_why=why))


def _usual_rest(exercise: Exercise, goal: str) -> tuple[int, str]:
    """Return the rest of version 0.1 in seconds, and its reason."""
    place = 1
    if exercise.pattern == "hinge":
        place = 0
    elif exercise.sides == "each":
        place = 2
    elif exercise.pattern == "vertical_pull" and exercise.load != "external":
        place = 3
    seconds = _RESTS[goal][place]
    if goal == "beginner" and place == 0 and exercise.implement == "barbell":
        seconds = _BARBELL_BEGINNER
    return seconds, f"{_CLASS_WORDS[place]}, {_GOAL_WORDS[goal]}"
