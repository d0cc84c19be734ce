"""What is wrong with sets that are written one by one: the line, what, and what to do."""

from __future__ import annotations

import pytest
from core.exercises.file.one_line import mistakes

NOT_REPS = 'write 8, "8-10", "5+" or "max"'


RIGHT = [
    "reps = [12, 10, 8]",
    "sets = 3\nreps = [12, 10, 8]",
    'reps = ["5+"]',
    'sets = 3\nreps = "5+"',
    'sets = 1\nreps = "max"',
    "reps = [8, 8]\nrest = [60]",
    "reps = [8, 8]\nrest = [60, 90]",
    'sets = 3\nrest = ["1m", 90, 0]',
    "sets = 3\nrpe = 8",
    'reps = ["8 @7", "8-10 @9"]\nrir = 2',
    'reps = ["5 x 70%", "3+ x 80% @9"]',
    'reps = ["8 x 20 kg", "8 x 53 lb"]',
    'sets = 5\nreps = 5\nramp = "10%"',
    'reps = [5, 5, 3]\nramp = "10%"',
    'sets = 3\ndrops = ["80%", "60%"]',
    'sets = 1\nreps = 12\nrest_pause = [20, "15s"]',
    'sets = 10\nreps = 5\nevery = "1m"',
    "reps = [5, 4, 3]\nevery = 90",
    'reps = 5\nwithin = "8m"',
    'reps = 5\nwithin = "12m"\nrest = 30\nrpe = 7',
]


@pytest.mark.parametrize("lines", RIGHT)
def test_what_is_right_has_no_mistake(lines: str) -> None:
    assert mistakes(lines) == []


# The keys of a line, and the messages about them.
WRONG = [
    # Repetitions, one by one
    ('reps = [12, "ten", 8]', [f'1: reps #2 "ten" is not a number of reps; {NOT_REPS}']),
    ("reps = [12, 0]", [f"1: reps #2 0 is not a number of reps; {NOT_REPS}"]),
    ("reps = [12, 8.5]", [f"1: reps #2 8.5 is not a number of reps; {NOT_REPS}"]),
    ("reps = [12, true]", [f"1: reps #2 true is not a number of reps; {NOT_REPS}"]),
    ("reps = [[12], 8]", [f'1: reps #1 "[…]" is not a number of reps; {NOT_REPS}']),
    ('reps = ["10-8"]', ['1: reps #1 "10-8" runs backwards; write "8-10"']),
    ('reps = ["5++"]', [f'1: reps #1 "5++" is not a number of reps; {NOT_REPS}']),
    ('reps = ["+5"]', [f'1: reps #1 "+5" is not a number of reps; {NOT_REPS}']),
    ('reps = ["8-10+"]', [f'1: reps #1 "8-10+" is not a number of reps; {NOT_REPS}']),
    ('reps = ["amrap"]', [f'1: reps #1 "amrap" is not a number of reps; {NOT_REPS}']),
    ('reps = ["max+"]', [f'1: reps #1 "max+" is not a number of reps; {NOT_REPS}']),
    ("reps = [999]", ["1: reps #1 999 is not a number of reps from 1 to 200"]),
    ('reps = ["300+"]', ['1: reps #1 "300" is not a number of reps from 1 to 200']),
    ("reps = []", ["1: reps is empty"]),
    (f"reps = [{'8, ' * 21}]", ["1: reps has 21 items; the most is 20"]),
    ("sets = 3\nreps = [12, 10]", ["2: reps has 2 items and sets is 3; leave out sets"]),
    ("sets = 2\nreps = [12]", ["2: reps has 1 item and sets is 2; leave out sets"]),
    ("reps = 8", ["-1: sets is missing; write sets = 3, or reps as a list with each set"]),
    (
        'reps = "5+"',
        ["-1: sets is missing; write sets = 3, or reps as a list with each set"],
    ),
    ("reps = [8, 8]\nseconds = 20", ["2: seconds and reps exclude each other; keep one of them"]),
    # Shares and loads
    (
        'reps = ["5 x 80"]',
        ['1: reps #1 "5 x 80" has no unit; write "5 x 80%" or "5 x 80 kg"'],
    ),
    ('reps = ["5 x 101%"]', ['1: reps #1 "5 x 101%" is not a share from 1 % to 100 %']),
    ('reps = ["5 x 0%"]', ['1: reps #1 "5 x 0%" is not a share from 1 % to 100 %']),
    (
        'reps = ["5 x 80%"]\nload = "40 kg"',
        ["1: reps with a load and load exclude each other; keep one of them"],
    ),
    (
        'reps = ["5 x 20 kg"]\nload = "40 kg"',
        ["1: reps with a load and load exclude each other; keep one of them"],
    ),
    # Rests
    ("reps = [8, 8, 8]\nrest = [60]", ["2: rest has 1 item for 3 sets; write one after each set"]),
    (
        "sets = 2\nrest = [60, 60, 60]",
        ["2: rest has 3 items for 2 sets; write one after each set"],
    ),
    ("sets = 2\nrest = []", ["2: rest is empty"]),
    (
        'sets = 2\nrest = ["2 mins", 60]',
        ['2: rest #1 "2 mins" is not a duration; write 120 or "2m"'],
    ),
    ("sets = 2\nrest = [60, -5]", ['2: rest #2 -5 is not a duration; write 120 or "2m"']),
    ("sets = 2\nrest = [60, 9999]", ["2: rest #2 9999 is more than an hour; the most is 3600"]),
    # Effort
    ("sets = 2\nrpe = 11", ["2: rpe 11 is not a whole number from 6 to 10"]),
    ("sets = 2\nrpe = 5", ["2: rpe 5 is not a whole number from 6 to 10"]),
    ("sets = 2\nrpe = 8.5", ["2: rpe 8.5 is not a whole number from 6 to 10"]),
    ('sets = 2\nrpe = "@8"', ['2: rpe "@8" is not a whole number from 6 to 10']),
    ("sets = 2\nrpe = 8\nrir = 2", ["2: rpe and rir exclude each other; keep one of them"]),
    ('reps = ["8 @11"]', ['1: reps #1 "8 @11" has no RPE from 6 to 10; write "8 @8"']),
    ('reps = ["8 @8.5"]', ['1: reps #1 "8 @8.5" has no RPE from 6 to 10; write "8 @8"']),
    # Ramps
    ('sets = 5\nreps = 5\nramp = "10"', ['3: ramp "10" is not a share; write "80%"']),
    ("sets = 5\nreps = 5\nramp = 10", ['3: ramp 10 is not a share; write "80%"']),
    ('sets = 5\nreps = 5\nramp = "0%"', ['3: ramp "0%" is not a share from 1 % to 99 %']),
    (
        'sets = 5\nreps = 5\nramp = "25%"',
        ['3: ramp "25%" leaves nothing for the first of 5 sets; the most is "24%"'],
    ),
    (
        'sets = 1\nreps = 5\nramp = "10%"',
        ["3: ramp needs two sets at least, and reps"],
    ),
    ('sets = 3\nseconds = 20\nramp = "10%"', ["3: ramp needs two sets at least, and reps"]),
    # Clocks
    ("sets = 5\nevery = 0", ['2: every 0 is not a time; write 60 or "1m"']),
    ('sets = 5\nevery = "1 min."', ['2: every "1 min." is not a duration; write 120 or "2m"']),
    ('sets = 5\nevery = "1:30"', ['2: every "1:30" is not a duration; write 90 or "1m30s"']),
    ("sets = 5\nevery = 60\nrest = 30", ["2: every and rest exclude each other; keep one of them"]),
    (
        'sets = 5\nevery = 60\nramp = "10%"\nreps = 5',
        ["2: every and ramp exclude each other; keep one of them"],
    ),
    (
        'sets = 5\nevery = 60\ndrops = ["80%"]',
        ["2: every and drops exclude each other; keep one of them"],
    ),
    ("every = 60\nwithin = 600", ["1: every and within exclude each other; keep one of them"]),
    ('within = "0m"', ['1: within 0 is not a time; write 600 or "10m"']),
    ("within = [600]", ['1: within "[…]" is not a duration; write 120 or "2m"']),
    ('within = "1h"', ['1: within "1h" is not a duration; write 3600 or "60m"']),
    ('within = "2h"', ['1: within "2h" is more than an hour; the most is 3600']),
    ("sets = 3\nwithin = 600", ["2: within and sets exclude each other; keep one of them"]),
    (
        "within = 600\nrest_pause = [20]",
        ["1: within and rest_pause exclude each other; keep one of them"],
    ),
    (
        "within = 600\nreps = [5, 5]",
        ["2: reps is a list, but each round asks for the same; write one number"],
    ),
    (
        "within = 600\nrest = [30]",
        ["2: rest is a list, but each round has the same; write one number"],
    ),
    ('sets = 9\nemom = "10m"', ['2: unknown key "emom"; did you mean "every"?']),
    ('amrap = "10m"\nsets = 1', ['1: unknown key "amrap"; did you mean "within"?']),
    ('density = "10m"\nsets = 1', ['1: unknown key "density"; did you mean "within"?']),
    ('circuit = "a"\nsets = 1', ['1: unknown key "circuit"; did you mean "superset"?']),
    # What follows the last set
    ('sets = 3\ndrops = "80%"', ['2: drops "80%" is not a list; write it in [ ]']),
    ("sets = 3\ndrops = 2", ["2: drops 2 is not a list; write it in [ ]"]),
    ('sets = 3\ndrops = ["20 kg"]', ['2: drops #1 "20 kg" is not a share; write "80%"']),
    ('sets = 3\ndrops = ["80%", "0%"]', ['2: drops #2 "0%" is not a share from 1 % to 99 %']),
    ('sets = 3\ndrops = ["100%"]', ['2: drops #1 "100%" is not a share from 1 % to 99 %']),
    (
        'sets = 3\ndrops = ["90%", "80%", "70%", "60%", "50%"]',
        ["2: drops has 5 items; the most is 4"],
    ),
    ("sets = 3\nrest_pause = 20", ["2: rest_pause 20 is not a list; write it in [ ]"]),
    (
        'sets = 3\nrest_pause = ["soon"]',
        ['2: rest_pause #1 "soon" is not a duration; write 120 or "2m"'],
    ),
    (
        "sets = 3\nrest_pause = [20, 0]",
        ["2: rest_pause #2 0 is not a pause; write the seconds, as 20"],
    ),
    (
        'sets = 3\ndrops = ["80%"]\nrest_pause = [20]',
        ["3: rest_pause and drops exclude each other; keep one of them"],
    ),
    (
        "sets = 3\nseconds = 20\nrest_pause = [20]",
        ["3: rest_pause does not fit a hold; it goes on with reps"],
    ),
    ('sets = 3\ndrop = ["80%"]', ['2: unknown key "drop"; did you mean "drops"?']),
    (
        'reps = ["5 x 70%", "5 x 80%"]\nramp = "10%"',
        ["2: ramp and reps with a load exclude each other; keep one of them"],
    ),
]


@pytest.mark.parametrize(("lines", "messages"), WRONG, ids=[lines for lines, _ in WRONG])
def test_a_mistake_is_named_with_its_line_and_what_to_do(lines: str, messages: list[str]) -> None:
    assert mistakes(lines) == messages


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (
            'reps = ["5 x 80%"]',
            '1: reps with a load do not fit; "chin_up" has no load in kg or lb',
        ),
        (
            'reps = ["5 x 20 kg"]',
            '1: reps with a load do not fit; "chin_up" has no load in kg or lb',
        ),
        ('sets = 3\ndrops = ["80%"]', '2: drops does not fit; "chin_up" has no weight to take off'),
        (
            'sets = 3\nreps = 5\nramp = "10%"',
            '3: ramp does not fit; "chin_up" has no load in kg or lb',
        ),
    ],
)
def test_a_body_has_no_share_of_a_load(lines: str, message: str) -> None:
    assert mistakes(lines, "chin_up") == [message]


def test_members_of_a_superset_have_as_many_sets_however_they_are_written() -> None:
    other = '[[session.exercise]]\nexercise = "chin_up"\nsuperset = "a"\n'
    assert mistakes(f'reps = [8, 8]\nsuperset = "a"\n{other}sets = 2') == []
    (message,) = mistakes(f'reps = [8, 8]\nsuperset = "a"\n{other}reps = [5, 5, 5]')
    assert "sets 3 is not 2, as in its superset" in message


@pytest.mark.parametrize(
    ("first", "other", "message"),
    [
        ("every = 60", 'every = "90s"', 'every "90s" is not 60, as in its superset'),
        ("every = 60", "", "every is missing: 60, as in its superset"),
        ("", "every = 60", "every 60 is not written in its superset"),
        ('within = "8m"', 'within = "9m"', 'within "9m" is not "8m", as in its superset'),
    ],
)
def test_the_members_of_a_block_have_one_clock(first: str, other: str, message: str) -> None:
    sets = "" if "within" in first else "\nsets = 3"
    second = f'[[session.exercise]]\nexercise = "chin_up"\nsuperset = "a"{sets}\n{other}'
    (told,) = mistakes(f'superset = "a"{sets}\n{first}\n{second}')
    assert message in told
