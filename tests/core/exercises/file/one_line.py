"""A line of a session in a file with a few exercises, and what is wrong with it."""

from __future__ import annotations

from backcoach.core.exercises.file.reading import parse
from backcoach.core.toml.reading import ParseError

EXERCISES = """
[[exercise]]
id = "row"
name = "Row"
pattern = "horizontal_pull"
primary = ["lats"]
reps = "8-12"

[[exercise]]
id = "chin_up"
name = "Chin-up"
pattern = "vertical_pull"
primary = ["lats"]
load = "bodyweight"
reps = 8

[[exercise]]
id = "hang"
name = "Hang"
pattern = "vertical_pull"
primary = ["lats"]
load = "bodyweight"
seconds = 20
"""


HEAD = '[[session]]\nid = "s"\nname = "S"\n[[session.exercise]]\n'


def mistakes(lines: str, exercise: str = "row") -> list[str]:
    """The messages about a line of a session; its keys begin in line 1."""
    try:
        parse(f'{HEAD}exercise = "{exercise}"\n{lines}\n{EXERCISES}', "f")
    except ParseError as error:
        first, where = HEAD.count("\n") + 1, ' session "s", exercise 1: '
        return [
            f"{int(number) - first}: {text.removeprefix(where)}"
            for _, number, text in (line.split(":", 2) for line in error.lines)
        ]
    return []
