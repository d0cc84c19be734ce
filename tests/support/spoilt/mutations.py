"""A small sample of exercises.toml, and random damage to files from a seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAMPLE = """\
# A session of three lifts.
[[session]]
id = "pull"
name = "Pull"
level = "intermediate"
switch = "20s"

[[session.exercise]]
exercise = "kb_deadlift"
sets = 3
reps = "8-10"
load = "24 kg"
tempo = "3-1-X-1"
warmup = [8, "5 x 50%"]
rest = "1m30s"
rir = 2

[[session.exercise]]
exercise = "db_row"
sets = 2
superset = "A"

[[session.exercise]]
exercise = "dead_hang"
sets = 2
superset = "A"

[[exercise]]
id = "kb_deadlift"
name = "Kettlebell deadlift"
pattern = "hinge"
primary = ["glutes", "hamstrings"]
implement = "kettlebell"
start = "30 %"
reps = 10

[[exercise]]
id = "db_row"
name = "Single-arm dumbbell row"
pattern = "horizontal_pull"
primary = [
    "lats",  # the wide one
    "rhomboids",
]
sides = "each"
reps = "8-12"
setup = ["Hand and knee on the bench", "Back flat – and still"]
cues = { concentric = "Elbow to the ceiling", peak = "Past the ribs" }

[[exercise.faults]]
fault = "The trunk turns"
fix = "Both hips square"

[[exercise]]
id = "dead_hang"
name = "Dead hang"
pattern = "vertical_pull"
primary = ["lats"]
load = "bodyweight"
seconds = 30
breathing = \"\"\"
Slow and quiet, \\
all the while.\"\"\"
"""

_VALUES = [
    *("0", "-1", "true", "nan", "-inf", "1e400", "0x" + "f" * 300, "9" * 30, "9" * 5000),
    *('""', '" "', '"2 mins"', '"\\u0000"', '"\\u001b]0;owned\\u0007"', '"[/x]"', '"\\u202e"'),
    *(
        "[]",
        "[[[]]]",
        "{}",
        "{ a = 1 }",
        "[1, 'x', {}]",
        "1979-05-27",
        "07:32:00",
        "'" + "x" * 9999,
    ),
    *('"' + "é" * 9999 + '"', '"8 x 50%"', '"kb_deadlift"', "[" * 600 + "]" * 600, '"""', "=", ""),
]
_NAMES = ["id", "reps", '"\\u200breps"', '""', "'[x]'", "a.b.c", "a." * 50 + "a", "é", "x" * 9999]
_BYTES = [
    b"\x00",
    b"\xff",
    b"\xfe\xff",
    b"\xef\xbb\xbf",
    b"\r",
    b"\n",
    b'"',
    b"[",
    b"{",
    b"\xc3",
    b"#",
]


def mutations(data: bytes, count: int, seed: int = 0) -> Iterator[bytes]:
    """Yield `count` spoilt copies of a file, the same ones for the same seed."""
    random = Random(seed)
    for _ in range(count):
        spoilt = data
        for _ in range(random.choice((1, 1, 1, 2, 5))):
            spoilt = random.choice(_WAYS)(spoilt, random)
        yield spoilt


def _cut(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _double(data: bytes, random: Random) -> bytes:
    start, end = _span(data, random)
    return data[:end] + data[start:]


def _end_early(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def _flip(data: bytes, random: Random) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]


def _insert(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(_BYTES) + data[at:]


def _swap_lines(data: bytes, random: Random) -> bytes:
    lines = data.split(b"\n")
    a, b = random.randrange(len(lines)), random.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return b"\n".join(lines)


def _other_value(data: bytes, random: Random) -> bytes:
    return _in_assignment(data, random, lambda key, _: (key, random.choice(_VALUES).encode()))


def _other_key(data: bytes, random: Random) -> bytes:
    return _in_assignment(data, random, lambda _, value: (random.choice(_NAMES).encode(), value))


def _in_assignment(
    data: bytes, random: Random, change: Callable[[bytes, bytes], tuple[bytes, bytes]]
) -> bytes:
    lines = data.split(b"\n")
    chosen = random.choice([i for i, line in enumerate(lines) if b" = " in line] or [0])
    key, _, value = lines[chosen].partition(b" = ")
    lines[chosen] = b" = ".join(change(key, value))
    return b"\n".join(lines)


def _span(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + random.choice((1, 2, 10, 200)))


_WAYS = (_cut, _double, _end_early, _flip, _insert, _swap_lines, _other_value, _other_key)
