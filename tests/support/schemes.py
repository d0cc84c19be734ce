"""A session of each way to write sets, and what is logged of it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from backcoach.core.exercises.file.reading import parse_bytes
from backcoach.core.planning.expand import expand
from backcoach.core.session.past.session_record import record
from backcoach.userfiles.exercises_file import shipped_path

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.session.plan import Plan
    from backcoach.core.session.state import State

LOADED = 'exercise = "cable_row"\nload = "40 kg"\nsetup = 30\n'
SCHEMES = {
    "reps": LOADED + "reps = [12, 10, 8]\nrest = [60, 90]",
    "least": LOADED + 'reps = [5, 5, "5+"]\nrest = 60',
    "most": LOADED + 'sets = 2\nreps = "max"\nrest = 60',
    "effort": LOADED + 'reps = ["8 @7", "8 @8"]\nrest = 60',
    "loads": 'exercise = "cable_row"\nreps = ["8 x 20 kg", "8 x 25 kg"]\nrest = 60',
    "shares": 'exercise = "lat_pulldown"\nreps = ["5 x 70%", "3 x 80%"]\nrest = 60',
    "ramp": LOADED + 'sets = 4\nreps = 5\nramp = "10%"\nrest = 60',
    "drops": LOADED + 'sets = 2\nreps = 8\nrest = 60\ndrops = ["80%", "60%"]',
    "drops of one side": (
        'exercise = "db_row"\nload = "20 kg"\nsets = 2\nreps = 8\nrest = 60\ndrops = ["80%"]'
    ),
    "rest-pause": LOADED + "sets = 1\nreps = 12\nrest_pause = [20, 20]",
    "circuit": (
        LOADED + 'sets = 2\nreps = 8\nsuperset = "a"\n[[session.exercise]]\n'
        'exercise = "kb_deadlift"\nload = "24 kg"\nsets = 2\nreps = 8\nsuperset = "a"\n'
        '[[session.exercise]]\nexercise = "plank"\nsets = 2\nsuperset = "a"'
    ),
    "emom": LOADED + "sets = 4\nreps = 5\nevery = 60",
    "emom in turns": (
        LOADED + 'sets = 2\nreps = 5\nevery = 60\nsuperset = "a"\n[[session.exercise]]\n'
        'exercise = "kb_deadlift"\nload = "24 kg"\nsets = 2\nreps = 5\nevery = 60\nsuperset = "a"'
    ),
    "amrap": LOADED + 'reps = 5\nwithin = "2m"',
    "amrap in turns": (
        LOADED + 'reps = 5\nwithin = "2m"\nsuperset = "a"\n[[session.exercise]]\n'
        'exercise = "db_row"\nload = "20 kg"\nreps = 5\nwithin = "2m"\nsuperset = "a"'
    ),
    "density": LOADED + 'reps = 6\nwithin = "2m"\nrest = 20',
}
HOLD = """
[[exercise]]
id = "plank"
name = "Plank"
pattern = "core"
primary = ["abdominal wall"]
load = "bodyweight"
seconds = 20
"""
LAST = '\n[[session.exercise]]\nexercise = "lat_pulldown"\nload = "45 kg"\nsets = 1\nreps = 8\n'


@cache
def written(name: str) -> tuple[Library, Session]:
    text = f'[[session]]\nid = "s"\nname = "S"\n[[session.exercise]]\n{SCHEMES[name]}{LAST}'
    library = parse_bytes(f"{text}{HOLD}".encode(), "f", shipped_path().read_bytes())
    return library, library.session[0]


@cache
def plan_of(name: str) -> Plan:
    return expand(*written(name))


def kinds(state: State) -> set[str]:
    return {done.extra.get("set_type", "") for done in record(state).sets}


KINDS = {
    "ramp": {"ramp", ""},
    "drops": {"drop", ""},
    "drops of one side": {"drop", ""},
    "rest-pause": {"rest_pause", ""},
    "circuit": {"circuit", ""},
    "emom": {"emom", ""},
    "emom in turns": {"emom", ""},
    "amrap": {"amrap", ""},
    "amrap in turns": {"amrap", ""},
    "density": {"density", ""},
}


def assert_whole(state: State, name: str) -> None:
    """Every set of a scheme was done and is logged with its kind."""
    assert state.phase == "finished"
    assert all(state.result(step) for step in state.plan.steps)
    assert kinds(state) == KINDS.get(name, {""})
