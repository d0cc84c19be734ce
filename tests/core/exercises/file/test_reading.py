"""Reading exercises.toml: the values, and the message for each mistake."""

from __future__ import annotations

import msgspec
import pytest
from support.spoilt.mutations import SAMPLE

from backcoach.core.exercises import model
from backcoach.core.exercises.file.reading import parse
from backcoach.core.exercises.prescription import Prescription
from backcoach.core.notation import Load, Reps, Seconds, Start, Tempo, Warmup
from backcoach.core.toml.reading import MAX_PROBLEMS, ParseError


def problems(text: str) -> list[str]:
    """The lines that a person reads about a wrong text."""
    with pytest.raises(ParseError) as caught:
        parse(text, "my.toml")
    return list(caught.value.lines)


def spoilt(old: str, new: str) -> str:
    """The sample with the first `old` changed to `new`."""
    assert old in SAMPLE
    return SAMPLE.replace(old, new, 1)


def test_a_right_file_is_read_into_its_values() -> None:
    library = parse(SAMPLE, "my.toml")
    session = library.find_session("pull")
    assert session is not None
    assert (session.level, session.switch, session.transition) == ("intermediate", 20, 15)
    assert session.exercise[0] == Prescription(
        exercise="kb_deadlift",
        sets=3,
        reps=Reps(8, 10),
        load=Load(24_000),
        tempo=Tempo(3, 1, 1, 1, fast=True),
        warmup=(Warmup(8), Warmup(5, percent=50)),
        rest=Seconds(90),
        rir=2,
    )
    deadlift, row, hang = library.exercise
    assert deadlift.start == Start(percent=30)
    assert row.cues == model.Cues(concentric="Elbow to the ceiling", peak="Past the ribs")
    assert row.faults == (model.Fault("The trunk turns", "Both hips square"),)
    assert (hang.seconds, hang.breathing) == (30, "Slow and quiet, all the while.")
    assert library.find_exercise("db_row") is row


def test_exercises_which_plans_keep_are_unchanged_after_json() -> None:
    exercises = parse(SAMPLE, "my.toml").exercise
    kind = tuple[model.Exercise, ...]
    assert msgspec.json.decode(msgspec.json.encode(exercises), type=kind) == exercises


@pytest.mark.parametrize("number", [10**24 - 1, -(10**24) + 1, 10**100])
def test_a_number_out_of_all_range_is_not_taken_for_another(number: int) -> None:
    (problem,) = problems(spoilt('reps = "8-10"', f"reps = {number}"))
    assert str(number)[:9] in problem or "10^100" in problem
    assert "is not a number of reps" in problem


def test_every_text_is_cleaned() -> None:
    library = parse(spoilt("Single-arm", "\\u001b[31m[L]\\u202e\\u0007"), "my.toml")
    assert library.exercise[1].name == "[31m[L] dumbbell row"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            '"1m30s"',
            '"2 mins"',
            ('15: session "pull", exercise 1: rest "2 mins" is not a duration; write 120 or "2m"'),
        ),
        (
            '"1m30s"',
            "[90]",
            (
                '15: session "pull", exercise 1: rest has 1 item for 3 sets; write one after each '
                "set"
            ),
        ),
        (
            '"24 kg"',
            "0x" + "f" * 9999,
            (
                '12: session "pull", exercise 1: load "about 10^12039" '
                'is not a load; write "24 kg" or "53 lb"'
            ),
        ),
        (
            '"24 kg"',
            f'"{"9 " * 999}band!"',
            (
                '12: session "pull", exercise 1: load '
                '"9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9 9…" is not a load; write "24 kg" or "53 lb"'
            ),
        ),
        (
            '"5 x 50%"',
            '"5 x"',
            (
                '14: session "pull", exercise 1: warmup #2 "5 x" is not a warm-up '
                'set; write 8, "8 x 50%", "8 x 20 kg" or "ramp"'
            ),
        ),
        (
            "sets = 3",
            "sets = 99",
            ('10: session "pull", exercise 1: sets 99 is not a whole number from 1 to 20'),
        ),
        (
            "sets = 3",
            "sets = true",
            ('10: session "pull", exercise 1: sets true is not a whole number from 1 to 20'),
        ),
        (
            "rir = 2",
            "rir = 1979-05-27",
            ('16: session "pull", exercise 1: rir "1979-05-27" is not a whole number from 0 to 4'),
        ),
        (
            '"intermediate"',
            '"expert"',
            (
                '5: session "pull": level "expert" is not one of '
                '"beginner", "intermediate", "advanced"'
            ),
        ),
        (
            'name = "Pull"',
            "name = 5",
            ('4: session "pull": name 5 is not a name; text goes in quotes'),
        ),
        (
            'name = "Pull"',
            'name = "\\u200b "',
            ('4: session "pull": name is empty; it must be a name'),
        ),
        (
            'id = "pull"',
            'id = "Pull Day"',
            (
                '3: session "Pull Day": id "Pull Day" is not a short '
                'name of a-z, 0-9 and _, for example "db_row"'
            ),
        ),
        (
            'id = "pull"',
            'id = "pull\\n"',
            (
                '3: session "pull": id "pull" is not a short name of '
                'a-z, 0-9 and _, for example "db_row"'
            ),
        ),
        (
            'id = "pull"',
            "id = []",
            (
                "3: session 1: id […] is not a short name of a-z, 0-9 and _, "
                'for example "db_row"; text goes in quotes'
            ),
        ),
        (
            '"rhomboids"',
            "7",
            ('43: exercise "db_row": primary #2 7 is not a name; text goes in quotes'),
        ),
        (
            '"Past the ribs"',
            "1",
            ('48: exercise "db_row", cues: peak 1 is not text; text goes in quotes'),
        ),
        (
            '"Both hips square"',
            '""',
            ('52: exercise "db_row", faults 1: fix is empty; it must be a line of text'),
        ),
        (
            '["lats"]',
            '"lats"',
            ('58: exercise "dead_hang": primary "lats" is not a list; write it in [ ]'),
        ),
        (
            "[[exercise.faults]]",
            "[exercise.faults]",
            (
                '50: exercise "db_row": faults {…} is not a '
                "list; begin each with [[exercise.faults]]"
            ),
        ),
        (
            'cues = { concentric = "Elbow to the ceiling", peak = "Past the ribs" }',
            "cues = 1.5",
            '48: exercise "db_row": cues 1.5 is not a table of keys',
        ),
        (
            "[8,",
            f"[{'8, ' * 8}",
            ('14: session "pull", exercise 1: warmup has 9 items; the most is 8'),
        ),
        (
            "rir = 2",
            "rri = 2",
            ('16: session "pull", exercise 1: unknown key "rri"; did you mean "rir"?'),
        ),
        (
            "rir = 2",
            "colour = 2",
            (
                '16: session "pull", exercise 1: unknown key "colour"; known: '
                '"exercise", "sets", "reps", "seconds", "rest", "load" and 12 more'
            ),
        ),
        ("# A session", "sesion = 1 #", '1: unknown key "sesion"; did you mean "session"?'),
        (
            "sets = 3\n",
            "",
            (
                '8: session "pull", exercise 1: sets is missing; write sets = 3, or reps as a list '
                "with each set"
            ),
        ),
    ],
)
def test_a_mistake_is_reported_with_its_line(old: str, new: str, line: str) -> None:
    assert problems(spoilt(old, new)) == [f"my.toml:{line}"]


def test_all_problems_are_reported_in_order_of_lines() -> None:
    text = spoilt("rir = 2", "rir = 9").replace("sides =", "side =").replace('"Pull"', '""')
    assert [line.split(":")[1] for line in problems(text)] == ["4", "16", "45"]


def test_problems_beyond_the_limit_are_counted() -> None:
    lines = problems(SAMPLE + "\n".join(f"key_{i} = {i}" for i in range(MAX_PROBLEMS + 7)))
    assert len(lines) == MAX_PROBLEMS + 1
    assert lines[-1] == "and 7 more"


def test_the_message_for_an_empty_file_says_how_to_begin() -> None:
    assert problems("") == [
        "my.toml:1: exercise is missing; begin each with [[exercise]]",
        "my.toml:1: session is missing; begin each with [[session]]",
    ]
    assert problems("exercise = []\nsession = []") == ["my.toml:2: session is empty"]
    assert problems('exercise = [5]\n[[session]]\nid = "a"\nname = "A"\n') == [
        "my.toml:1: exercise #1 5 is not a table of keys",
        'my.toml:2: session "a": exercise is missing; begin each with [[session.exercise]]',
    ]


def test_the_text_of_the_error_has_all_lines() -> None:
    with pytest.raises(
        ParseError, match=r"^my\.toml:1: exercise is missing.*\nmy\.toml:1: session"
    ):
        parse("", "my.toml")
