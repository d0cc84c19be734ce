"""One table of actions: the screen's bindings, footer, help, palette and remapping read it.

Key names are Textual's (`space`, `plus`, `ctrl+z`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from backcoach.core.text import nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

Group = Literal["flow", "rest", "correct", "session", "program"]

GROUP_TITLES: dict[Group, str] = {
    "flow": "Any time",
    "rest": "While resting",
    "correct": "Correct the last set, or the coming one",
    "session": "Change the session",
    "program": "The program",
}


class Action(Struct, frozen=True):
    """Something that a key does; `id` names it in the config, `label` in the footer."""

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group


ACTIONS: tuple[Action, ...] = (
    Action("next", ("space", "enter"), "Next", "start the set, end the set, end the rest", "flow"),
    Action("undo", ("u",), "Undo", "take back the last step", "flow"),
    Action("skip", ("s",), "Skip", "leave out this set", "flow"),
    Action("pause", ("p",), "Pause", "hold the clock, and go on", "flow"),
    Action("add_time", ("plus", "equals_sign"), "15 s more", "rest 15 seconds longer", "rest"),
    Action("cut_time", ("minus", "underscore"), "15 s less", "rest 15 seconds less", "rest"),
    Action("reps_up", ("up",), "Reps", "one rep more, or five seconds of a hold", "correct"),
    Action("reps_down", ("down",), "Reps", "one rep less, or five seconds of a hold", "correct"),
    Action("load_up", ("right",), "Load", "the next load up", "correct"),
    Action("load_down", ("left",), "Load", "the next load down", "correct"),
    Action("reserve_0", ("0",), "Reserve", "nothing left in reserve", "correct"),
    Action("reserve_1", ("1",), "Reserve", "one rep left in reserve", "correct"),
    Action("reserve_2", ("2",), "Reserve", "two reps left in reserve", "correct"),
    Action("reserve_3", ("3",), "Reserve", "three reps left in reserve", "correct"),
    Action("reserve_4", ("4",), "Reserve", "four or more left in reserve", "correct"),
    Action("earlier_set", ("left_square_bracket",), "Earlier", "correct an earlier set", "correct"),
    Action("later_set", ("right_square_bracket",), "Later", "correct a later set", "correct"),
    Action("next_exercise", ("j",), "Down", "go to the next exercise", "session"),
    Action("previous_exercise", ("k",), "Up", "go to the exercise before", "session"),
    Action("swap", ("v",), "Swap", "do a neighbouring exercise instead", "session"),
    Action("add_set", ("a",), "Add set", "one more set of this exercise", "session"),
    Action("note", ("n",), "Note", "write a line into the record", "session"),
    Action("finish", ("f",), "Finish", "end the session here, or go on after its end", "session"),
    Action("pain", ("exclamation_mark",), "Pain", "say what hurts, and hear what to do", "flow"),
    Action(
        "readiness", ("e",), "Today", "choose the session and its time, say how you are", "session"
    ),
    Action(
        "history",
        ("h",),
        "History",
        "look at past sessions and the course of an exercise",
        "program",
    ),
    Action("big", ("b",), "Big", "fill the window with what matters now, and back", "program"),
    Action("help", ("question_mark",), "Help", "all keys", "program"),
    Action("quit", ("q",), "Leave", "leave; everything is kept for later", "program"),
)

BY_ID = {action.id: action for action in ACTIONS}

# The terminal, the command palette and leaving must always work.
RESERVED = ("ctrl+c", "ctrl+p", "ctrl+q", "ctrl+z")

_SHOWN = {
    "space": "Space",
    "enter": "Enter",
    "plus": "+",
    "equals_sign": "=",
    "minus": "−",
    "underscore": "_",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "question_mark": "?",
    "exclamation_mark": "!",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
}


def shown(key: str) -> str:
    """Return how a key is written on screen: `Space`, `+`, `Ctrl+P`."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return _SHOWN.get(key, key)


def remapped(wishes: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    """Return the keys of every action with a person's wishes, and what is wrong with those.

    A wish for an unknown action, a reserved key, or a key that another action has is left
    out and reported in one sentence.
    """
    granted: dict[str, tuple[str, ...]] = {}
    problems = []
    for action_id, wanted in wishes.items():
        if action_id not in BY_ID:
            hint = nearest(action_id, BY_ID)
            problems.append(
                f"unknown action {quoted(action_id)}"
                + (f'; did you mean "{hint}"?' if hint else "")
            )
        elif taken := sorted(set(wanted) & set(RESERVED)):
            problems.append(f"key {quoted(taken[0])} for {action_id} belongs to the program")
        else:
            granted[action_id] = wanted
    while True:
        keys = {action.id: granted.get(action.id, action.keys) for action in ACTIONS}
        clash = _clash(granted, keys)
        if clash is None:
            return keys, problems
        key, action_id, other_id = clash
        problems.append(f"key {quoted(key)} is asked for by {action_id} and belongs to {other_id}")
        del granted[action_id]


def _clash(
    granted: Mapping[str, tuple[str, ...]], keys: Mapping[str, tuple[str, ...]]
) -> tuple[str, str, str] | None:
    """Return a key, the granted wish for it and the other action that has it, if there is one."""
    for action_id, wanted in reversed(list(granted.items())):
        for other_id, taken in keys.items():
            if other_id != action_id and (both := sorted(set(wanted) & set(taken))):
                return both[0], action_id, other_id
    return None
