"""The table of actions: one row for each thing that a key does.

Bindings, footer, help, palette, plain lines, remapping and the check of README.md read the rows.
What an action does is looked up by its id: a `session` action in `core.session.action_events` or
`set_corrections`, the others in the table of commands of each interface. Key names are those of
Textual (`space`, `plus`).
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

# The names of the keys of each action, by its id.
Keymap: TypeAlias = Mapping[str, tuple[str, ...]]
Group = Literal["flow", "rest", "correct", "session", "program"]
# Who carries out an action. `session`: the state alone decides what happens. `dialog`: the
# interface asks something first. `view`: the interface alone, also for a session that is watched.
Performer = Literal["session", "dialog", "view"]
# When the footer shows an action; `first` is before the first set, `closed` after a
# red flag, `watched` without keys.
Moment = Literal["first", "ready", "working", "resting", "over", "closed", "watched"]

GROUP_TITLES: dict[Group, str] = {
    "flow": "Any time",
    "rest": "While resting",
    "correct": "Correct the last set, or the coming one",
    "session": "Change the session",
    "program": "The program",
}


class Action(Struct, frozen=True):
    """What a key does. `id` names it in the config, `label` in the footer, `help` elsewhere.

    `footer` ranks it in each moment at which it is of use: the lowest stands first.
    `help_row` is one line of help that it shares with its neighbours.
    `no_use` is what to say when it does nothing. An action that `yields` came after version 0.1:
    a person who has its key for another action keeps that, and this one takes another key.
    Where it `repeats`, its key may be held.
    """

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    group: Group
    by: Performer = "session"
    footer: dict[Moment, int] = {}
    help_row: str = ""
    no_use: str = "That does nothing here"
    screen_only: bool = False
    yields: bool = False
    repeats: bool = False


ALWAYS_LAST: dict[Moment, int] = dict.fromkeys(get_args(Moment), 99)
# In every state, after what goes on and before what seldom matters.
PAIN_RANKS: dict[Moment, int] = {"first": 25, "ready": 15, "working": 15, "resting": 25, "over": 15}
REPS_HELP = "one rep more or less, or five seconds of a hold"
LOAD_HELP = "the next load up or down"
RESERVE_HELP = "how many reps were left (RIR); 4 is four or more"

# The rows are laid out by hand, so that the table fits on one page.
# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("next", ("space", "enter", "pagedown"), "Next",
           "start the set, end the set, end the rest", "flow",
           footer={"first": 0, "ready": 0, "working": 0, "resting": 0},
           no_use="The hold is already logged"),
    Action("undo", ("u", "pageup"), "Undo",
           "take back what was done last, one thing at a time", "flow",
           footer={"ready": 10, "working": 10, "resting": 30, "over": 10},
           no_use="There is nothing to take back"),
    Action("skip", ("s",), "Skip", "skip this set", "flow",
           footer={"first": 20, "ready": 20, "working": 20, "resting": 40}),
    Action("pause", ("p",), "Pause", "pause the clock, and go on", "flow",
           footer={"working": 30, "resting": 60}),
    Action("add_time", ("plus", "equals_sign"), "15 s more", "rest 15 seconds longer", "rest",
           footer={"resting": 10}, no_use="No rest is running", repeats=True),
    Action("cut_time", ("minus", "underscore"), "15 s less", "rest 15 seconds less", "rest",
           footer={"resting": 20}, no_use="No rest is running", repeats=True),
    Action("reps_up", ("up",), "Reps", "one rep more, or five seconds of a hold", "correct",
           help_row=REPS_HELP, repeats=True),
    Action("reps_down", ("down",), "Reps", "one rep less, or five seconds of a hold", "correct",
           help_row=REPS_HELP, repeats=True),
    Action("load_up", ("right",), "Load", "the next load up", "correct",
           help_row=LOAD_HELP, no_use="There is no load above this", repeats=True),
    Action("load_down", ("left",), "Load", "the next load down", "correct",
           help_row=LOAD_HELP, no_use="There is no load below this", repeats=True),
    Action("reserve_0", ("0",), "Left", "no rep was left", "correct",
           help_row=RESERVE_HELP, no_use="No set is done yet"),
    Action("reserve_1", ("1",), "Left", "one rep was left", "correct",
           help_row=RESERVE_HELP, no_use="No set is done yet"),
    Action("reserve_2", ("2",), "Left", "two reps were left", "correct",
           help_row=RESERVE_HELP, no_use="No set is done yet"),
    Action("reserve_3", ("3",), "Left", "three reps were left", "correct",
           help_row=RESERVE_HELP, no_use="No set is done yet"),
    Action("reserve_4", ("4",), "Left", "four reps or more were left", "correct",
           help_row=RESERVE_HELP, no_use="No set is done yet"),
    Action("earlier_set", ("left_square_bracket",), "Earlier", "correct an earlier set", "correct",
           no_use="No earlier set is done", repeats=True),
    Action("later_set", ("right_square_bracket",), "Later", "correct a later set", "correct",
           no_use="No later set is done", repeats=True),
    Action("next_exercise", ("j",), "Down", "go to the next exercise", "session",
           no_use="No exercise below has sets left", repeats=True),
    Action("previous_exercise", ("k",), "Up", "go to the exercise before", "session",
           no_use="No exercise above has sets left", repeats=True),
    Action("swap", ("v",), "Swap", "do another exercise instead", "session",
           by="dialog", footer={"first": 30, "ready": 30, "resting": 50}),
    Action("add_set", ("a",), "Add set", "one more set of this exercise", "session",
           footer={"first": 50, "ready": 40}),
    Action("accept", ("o",), "Take offer", "do the offered exercise from next time on", "session",
           no_use="No other exercise is offered", yields=True),
    Action("note", ("n",), "Note", "write a note", "session",
           by="dialog", footer={"first": 60, "ready": 50, "over": 20}),
    Action("finish", ("f",), "Finish", "end the session here, or go on after its end", "session",
           footer={"over": 0}),
    Action("pain", ("exclamation_mark",), "Pain", "say what hurts, and see what to do", "flow",
           by="dialog", footer=PAIN_RANKS),
    Action("readiness", ("e",), "Today", "choose the session and its time, say how you are",
           "session", by="dialog", footer={"first": 10}),
    Action("settings", ("g",), "Settings", "change settings: body weight, level, what is at hand",
           "program", by="dialog", footer={"first": 70}, yields=True),
    Action("history", ("h",), "History", "look at past sessions and the course of an exercise",
           "program", by="view", footer={"first": 40, "over": 30, "watched": 10}),
    Action("copy", ("c",), "Copy", "copy the summary as text", "session", by="view",
           footer={"over": 25}, no_use="The summary comes after the session",
           screen_only=True),
    Action("card", ("S",), "Picture", "write the summary as a picture (SVG) beside the data",
           "session", by="view", no_use="The summary comes after the session",
           screen_only=True, yields=True),
    Action("more", ("i",), "More", "show the lines that did not fit, and back", "program",
           by="view", no_use="Everything is on the screen", screen_only=True),
    Action("big", ("b",), "Big", "fill the window with what matters now, and back", "program",
           by="view", footer={"watched": 0}, screen_only=True),
    Action("why", ("w",), "Why", "why to train this way, and how sure that is", "program",
           by="view", yields=True),
    Action("help", ("question_mark",), "Help", "all keys", "program",
           by="view", footer=ALWAYS_LAST),
    Action("quit", ("q",), "Leave", "leave; everything is kept for later", "program",
           by="view", footer=ALWAYS_LAST),
)
# fmt: on

BY_ID = {action.id: action for action in ACTIONS}
RESERVES = tuple(action.id for action in ACTIONS if action.id.startswith("reserve_"))

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
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
}


def key_name(key: str) -> str:
    """Return how a key is written on screen: `Space`, `+`, `Ctrl+P`."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key[5:].upper()}"
    return _SHOWN.get(key, key)


def with_capitals(keymap: Keymap) -> dict[str, tuple[str, ...]]:
    """Return the keys of each action with the capitals that Caps Lock makes of them, where free."""
    taken = {key for keys in keymap.values() for key in keys}
    return {
        action: (
            *keys,
            *(key.upper() for key in keys if _is_small(key) and key.upper() not in taken),
        )
        for action, keys in keymap.items()
    }


def _is_small(key: str) -> bool:
    return len(key) == 1 and key.islower() and key.upper() != key


def key_text(action_id: str, keymap: Keymap) -> str:
    """Return how the first key of an action is written, with the usual keys where none is given."""
    keys = keymap.get(action_id) or BY_ID[action_id].keys
    return key_name(keys[0])


def keys_text(action_ids: Sequence[str], keymap: Keymap) -> str:
    """Return how the keys of several actions are written together: `↑↓`, `0–4`, `x/F2`."""
    keys = [key_text(action_id, keymap) for action_id in action_ids]
    if len(keys) > 1 and "".join(keys) in string.digits:
        return f"{keys[0]}–{keys[-1]}"
    return "".join(keys) if set("".join(keys)) <= set("↑↓←→") else "/".join(keys)


def footer_actions(moment: Moment) -> tuple[str, ...]:
    """Return the actions that are of use at a moment, the most useful first."""
    useful = [action for action in ACTIONS if moment in action.footer]
    return tuple(action.id for action in sorted(useful, key=lambda a: a.footer[moment]))
