"""Programmes and days for tests."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from backcoach.core.exercises.file.reading import parse
from backcoach.core.programmes.standing import Done

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library
    from backcoach.core.exercises.programme import Programme

MONDAY = date(2026, 6, 1)

FILE = """
[[session]]
id = "heavy"
name = "Heavy back"
easy = "5m"
cool_down = "3m"
adapts = true

[[session.exercise]]
exercise = "deadlift"
sets = 3
reps = 8
rir = 3

[[session.exercise]]
exercise = "row"
sets = 3
reps = "8-10"
rir = 2

[[session.exercise]]
exercise = "pull_up"
sets = 3
reps = 6
rir = 2

[[session]]
id = "light"
name = "Light back"

[[session.exercise]]
exercise = "row"
sets = 2
reps = 12

[[session]]
id = "block"
name = "Block"
rest = 30
easy = "2m"

[[session.exercise]]
exercise = "raise"
sets = 2
reps = 10
superset = "a"

[[session.exercise]]
exercise = "hang"
sets = 2
superset = "a"

[[programme]]
id = "months"
name = "Months"
aim = "A strong back."
weeks = 8
{keys}

[[programme.day]]
session = "heavy"
name = "heavy day"
{first}

[[programme.day]]
session = "light"
name = "light day"
{second}

{more}

[[exercise]]
id = "deadlift"
name = "Deadlift"
pattern = "hinge"
primary = ["erector spinae"]
reps = "5-8"

[[exercise]]
id = "row"
name = "Row"
pattern = "horizontal_pull"
primary = ["latissimus dorsi", "rhomboids"]
secondary = ["biceps brachii"]
reps = "8-12"

[[exercise]]
id = "pull_up"
name = "Pull-up"
pattern = "vertical_pull"
load = "bodyweight"
primary = ["latissimus dorsi"]
reps = "5-8"

[[exercise]]
id = "raise"
name = "Raise"
pattern = "scapular"
load = "none"
primary = ["lower trapezius"]
reps = "10-15"

[[exercise]]
id = "hang"
name = "Hang"
pattern = "vertical_pull"
load = "bodyweight"
primary = ["forearm flexors"]
seconds = 20
"""


def text(*, keys: str = "", first: str = "", second: str = "", more: str = "") -> str:
    """Return a file with a programme of eight weeks; the parts are lines that are added to it."""
    return FILE.format(keys=keys, first=first, second=second, more=more)


def library(**parts: str) -> Library:
    return parse(text(**parts) + "\n", "f")


def months(**parts: str) -> Programme:
    return library(**parts).programme[0]


def day(number: int) -> date:
    """Return a day, counted from a Monday that is 0."""
    return MONDAY + timedelta(days=number)


def trained(*days: int, order: str = "heavy light") -> list[Done]:
    """Return sessions in their order on those days."""
    words = order.split()
    return [Done(words[n % len(words)], day(number)) for n, number in enumerate(days)]
