"""The message after a wrong edit of the shipped file: line, mistake, and what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from backcoach.core.exercises.file.reading import parse
from backcoach.core.toml.reading import ParseError

SHIPPED = (Path(__file__).parents[4] / "exercises.toml").read_text(encoding="utf-8")

FIRST = 'session "beginner", exercise 1: '
DEADLIFT = 'exercise "kb_deadlift": '
BEFORE = "must stand before this; it is missing or misspelt"


def messages(old: str, new: str) -> list[str]:
    """The messages for the shipped file with the first `old` replaced, numbered from that line."""
    assert old in SHIPPED
    begun = SHIPPED[: SHIPPED.index(old)].count("\n") + 1
    try:
        parse(SHIPPED.replace(old, new, 1), "f")
    except ParseError as error:
        lines = [str(line).split(":", 2) for line in error.lines]
        return [f"{int(number) - begun:+}:{text}" for _, number, text in lines]
    return []


def unknown(place: str, key: str, meant: str) -> str:
    return f'+0: {place}unknown key "{key}"; did you mean "{meant}"?'


def line_of(text: str) -> int:
    """The line of the shipped file in which a text stands first."""
    return SHIPPED[: SHIPPED.index(text)].count("\n") + 1


ID_BEGINNER, ID_INTERMEDIATE = 'id = "beginner"', 'id = "intermediate"'

# Each edit has one message: the number of lines below the edit, and the sentence.
EDITS = [
    # Numbers
    ("sets = 3", 'sets = "3"', f'+0: {FIRST}sets "3" is not a whole number from 1 to 20'),
    ("sets = 3", "sets = 3.0", f"+0: {FIRST}sets 3.0 is not a whole number from 1 to 20"),
    ("sets = 3", "sets = 0", f"+0: {FIRST}sets 0 is not a whole number from 1 to 20"),
    ("sets = 3", "sets = 300", f"+0: {FIRST}sets 300 is not a whole number from 1 to 20"),
    ("sets = 3", "sets = three", '+0: three is not a number; text goes in quotes, "three"'),
    ("sets = 3", "sets =", "+0: the value is missing; it goes after the ="),
    ("sets = 3", "sets = 3,", "+0: , is where the line should end; each key has its own line"),
    ("sets = 3", "sets: 3", '+0: a "=" is missing after the key; a remark begins with #'),
    ("rir = 3", "rir = 5", f"+0: {FIRST}rir 5 is not a whole number from 0 to 4"),
    ("rir = 3", 'rir = "2-3"', f'+0: {FIRST}rir "2-3" is not a whole number from 0 to 4'),
    # Repetitions
    ("reps = 10", "reps = 8-10", '+0: 8-10 is not a number; text goes in quotes, "8-10"'),
    ("reps = 10", 'reps = "10-8"', f'+0: {FIRST}reps "10-8" runs backwards; write "8-10"'),
    (
        "reps = 10",
        'reps = "most"',
        f'+0: {FIRST}reps "most" is not a number of reps; write 8, "8-10", "5+" or "max"',
    ),
    ("reps = 10", "reps = 1000", f"+0: {FIRST}reps 1000 is not a number of reps from 1 to 200"),
    ("reps = 10", "reps = “10”", "+0: “10” has curly quotes; write straight ones"),
    (
        "reps = 10",
        "reps = 10\nseconds = 30",
        f"+1: {FIRST}seconds and reps exclude each other; keep one of them",
    ),
    # Durations
    ("rest = 90", "rest = 2m", '+0: 2m is not a number; text goes in quotes, "2m"'),
    (
        "rest = 90",
        'rest = "2 mins"',
        f'+0: {FIRST}rest "2 mins" is not a duration; write 120 or "2m"',
    ),
    (
        "rest = 90",
        'rest = "1:30"',
        f'+0: {FIRST}rest "1:30" is not a duration; write 90 or "1m30s"',
    ),
    ("rest = 90", "rest = 9000", f"+0: {FIRST}rest 9000 is more than an hour; the most is 3600"),
    ("rest = 90", "rest = -90", f'+0: {FIRST}rest -90 is not a duration; write 120 or "2m"'),
    # Tempo, warm-up, load
    (
        'tempo = "3-1-1-1"',
        'tempo = "3-1-1"',
        (
            f'+0: {FIRST}tempo "3-1-1" is not a tempo; write the seconds of lowering, stretch, '
            'lift and peak as "3-1-1-1"'
        ),
    ),
    (
        'warmup = ["8 x 50%"]',
        'warmup = "8 x 50%"',
        f'+0: {FIRST}warmup "8 x 50%" is not a list; write it in [ ]',
    ),
    (
        'warmup = ["8 x 50%"]',
        "warmup = [8 x 50%]",
        '+0: 8 x 50% is not a number; text goes in quotes, "8 x 50%"',
    ),
    ('warmup = ["8 x 50%"]', 'warmup = ["8 x 50%"', "+0: a list is not closed; its ] is missing"),
    (
        'warmup = ["8 x 50%"]',
        'warmup = ["8 x 50"]',
        f'+0: {FIRST}warmup #1 "8 x 50" has no unit; write "8 x 50%" or "8 x 50 kg"',
    ),
    (
        "rir = 3",
        'load = "24 kilos"\nrir = 3',
        f'+0: {FIRST}load "24 kilos" is not a load; write "24 kg" or "53 lb"',
    ),
    (
        "rir = 3",
        'load = "-24 kg"\nrir = 3',
        f'+0: {FIRST}load "-24 kg" does not fit; kb_deadlift takes a weight, like "24 kg"',
    ),
    # Keys
    ("sets = 3", "set = 3", unknown(FIRST, "set", "sets")),
    ("rir = 3", "RIR = 3", unknown(FIRST, "RIR", "rir")),
    ("rir = 3", "reserve = 3", unknown(FIRST, "reserve", "rir")),
    ("reps = 10", "repetitions = 10", unknown(FIRST, "repetitions", "reps")),
    ("rest = 90", "pause = 90", unknown(FIRST, "pause", "rest")),
    (
        "sets = 2\nreps",
        "sets = 2 reps",
        "+0: reps = 10 is where the line should end; each key has its own line",
    ),
    (
        "sets = 2\nreps",
        "sets = 2\nsets = 3\nreps",
        f"+1: sets is written twice; see line {line_of('sets = 2')}",
    ),
    # Names
    (
        'exercise = "kb_deadlift"',
        'exercise = "Kettlebell deadlift"',
        f'+0: {FIRST}exercise "Kettlebell deadlift" does not exist; did you mean "kb_deadlift"?',
    ),
    (
        'exercise = "kb_deadlift"',
        'exercise = "kb-deadlfit"',
        f'+0: {FIRST}exercise "kb-deadlfit" does not exist; did you mean "kb_deadlift"?',
    ),
    (
        'exercise = "kb_deadlift"',
        "exercise = kb_deadlift",
        '+0: kb_deadlift is not a number; text goes in quotes, "kb_deadlift"',
    ),
    (
        'exercise = "kb_deadlift"',
        'exercice = "kb_deadlift"',
        unknown(FIRST, "exercice", "exercise"),
    ),
    (
        'id = "beginner"',
        'id = "intermediate"',
        (
            f'+{line_of(ID_INTERMEDIATE) - line_of(ID_BEGINNER)}: session "intermediate": '
            f'id "intermediate" is used twice; see line {line_of(ID_BEGINNER)}'
        ),
    ),
    (
        'id = "beginner"',
        'id = "My session"',
        (
            '+0: session "My session": id "My session" is not a short name of a-z, 0-9 and _, '
            'for example "db_row"'
        ),
    ),
    ('id = "beginner"', "# id", "-1: session 1: id is missing"),
    (
        'name = "Balanced back"',
        'title = "Balanced back"',
        '+0: session "beginner": unknown key "title"; did you mean "name"?',
    ),
    (
        'name = "Balanced back"',
        "name = Balanced back",
        '+0: Balanced back is not a number; text goes in quotes, "Balanced back"',
    ),
    (
        'name = "Balanced back"',
        'name = "My "new" back"',
        '+0: new" back" is where the line should end; a quote within a text is written \\"',
    ),
    (
        'level = "beginner"',
        'level = "easy"',
        '+0: session "beginner": level "easy" is not one of "beginner", "intermediate", "advanced"',
    ),
    # Tables
    ("[[session]]", "[session]", "+0: write [[session]], with two brackets"),
    ("[[session]]", "[[sessions]]", f"+13: a [[session]] {BEFORE}"),
    ("[[session]]", "", f"+13: a [[session]] {BEFORE}"),
    (
        "\n[[session.exercise]]",
        "\n[session.exercise]",
        "+1: write [[session.exercise]], with two brackets",
    ),
    ("\n[[session.exercise]]\n", "\n\n", f"+2: a [[session.exercise]] {BEFORE}"),
    (
        "\n[[session.exercise]]",
        "\n[[session.exercise]",
        "+1: the brackets of the table are not closed",
    ),
    (
        'superset = "a"',
        "",
        (
            '+10: session "home", exercise 3: superset "a" has one member; '
            "give a neighbour the same word"
        ),
    ),
    # An exercise
    (
        'pattern = "hinge"',
        'pattern = "hip hinge"',
        (
            f'+0: {DEADLIFT}pattern "hip hinge" is not one of '
            '"hinge", "vertical_pull", "horizontal_pull", "scapular", "rotation", "core", '
            '"carry", "back_extension"'
        ),
    ),
    ('primary = ["g', 'muscles = ["g', unknown(DEADLIFT, "muscles", "primary")),
    ('dorsi", "upper', 'dorsi" "upper', '+0: a comma is missing before "upper trapezius"'),
    ("faults = [", "fault = [", unknown(DEADLIFT, "fault", "faults")),
    (
        'harder = "kb_rdl"',
        'harder = "kb_rld"',
        f'+0: {DEADLIFT}harder "kb_rld" does not exist; did you mean "kb_rdl"?',
    ),
    ('easier = "kb_deadlift_block"', 'easer = "x"', unknown(DEADLIFT, "easer", "easier")),
]


@pytest.mark.parametrize(("old", "new", "line"), EDITS)
def test_a_wrong_edit_has_one_message_that_says_what_to_write(
    old: str, new: str, line: str
) -> None:
    assert messages(old, new) == [line]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("reps = 10", 'reps = "8 – 10"'),
        ("rest = 90", 'rest = "1m30s"'),
        ("rest = 90", "rest = 0"),
        ('warmup = ["8 x 50%"]', 'warmup = ["8 × 20,5 kg", "ramp"]'),
        ("rir = 3", "load = 24\nrir = 3"),
        ('name = "Balanced back"', "name = 'My \"new\" back'"),
    ],
)
def test_unambiguous_spellings_are_accepted(old: str, new: str) -> None:
    assert messages(old, new) == []
