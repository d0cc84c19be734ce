"""Checks between the tables of exercises.toml: ids, references, targets, supersets."""

from __future__ import annotations

import pytest

from backcoach.core.exercises.file.reading import parse
from backcoach.core.toml.reading import ParseError

EXERCISE = '[[exercise]]\nid = "{}"\nname = "Row"\npattern = "hinge"\nprimary = []\n{}\n'
SESSION = '[[session]]\nid = "{}"\nname = "Pull"\n'
MEMBER = '[[session.exercise]]\nexercise = "{}"\nsets = {}\n{}\n'


def problems(*parts: str) -> list[str]:
    """The messages for a file, none if it is right."""
    try:
        parse("".join(parts), "f")
    except ParseError as error:
        return list(error.lines)
    return []


def exercises(*keys: str) -> str:
    """Exercises a, b, c and so on, of six lines each, with one more key each."""
    return "".join(EXERCISE.format(chr(97 + i), key) for i, key in enumerate(keys))


def session(*members: tuple[str, int, str]) -> str:
    """A session of three lines, with four lines for each member."""
    return SESSION.format("s") + "".join(MEMBER.format(*member) for member in members)


def supersets(*words: str, sets: tuple[int, ...] = (2,) * 9) -> list[str]:
    """The messages for a session whose exercises have these superset words."""
    keys = [f'superset = "{word}"' if word else "reps = 8" for word in words]
    members = [("a", count, key) for count, key in zip(sets, keys, strict=False)]
    return problems(session(*members), exercises("reps = 8"))


def ladder(*keys: str) -> list[str]:
    return problems(session(("a", 1, "reps = 8")), exercises(*keys))


def test_a_target_comes_from_the_session_or_the_exercise() -> None:
    assert problems(session(("a", 1, "")), exercises("reps = 8")) == []
    assert problems(session(("a", 1, "seconds = 8")), exercises("reps = 8")) == []
    assert problems(session(("a", 1, "reps = 8")), exercises("")) == []
    assert problems(session(("a", 1, "")), exercises("")) == [
        'f:4: session "s", exercise 1: reps is missing; write reps, or seconds for a hold'
    ]


def test_reps_and_seconds_exclude_each_other() -> None:
    both = "reps = 8\nseconds = 8"
    assert problems(session(("a", 1, both)), exercises(both)) == [
        'f:8: session "s", exercise 1: seconds and reps exclude each other; keep one of them',
        'f:15: exercise "a": seconds and reps exclude each other; keep one of them',
    ]


def test_an_id_is_unique_among_exercises_and_among_sessions() -> None:
    rows = session(("a", 1, "reps = 8"))
    assert problems(rows, EXERCISE.format("s", ""), exercises("")) == []
    assert problems(rows, rows, exercises("", ""), EXERCISE.format("a", "")) == [
        'f:9: session "s": id "s" is used twice; see line 2',
        'f:28: exercise "a": id "a" is used twice; see line 16',
    ]


def test_an_unknown_exercise_suggests_the_most_similar_id() -> None:
    names = [EXERCISE.format(name, "") for name in ("db_row", "cable_row", "dead_hang")]
    assert problems(session(("db_rwo", 1, "")), *names) == [
        'f:5: session "s", exercise 1: exercise "db_rwo" does not exist; did you mean "db_row"?'
    ]
    assert problems(session(("bench", 1, "")), *names) == [
        (
            'f:5: session "s", exercise 1: exercise "bench" does not exist; '
            'known: "db_row", "cable_row", "dead_hang"'
        )
    ]
    assert ladder('easier = "x"\nharder = "y"') == [
        'f:13: exercise "a": easier "x" does not exist; known: "a"',
        'f:14: exercise "a": harder "y" does not exist; known: "a"',
    ]


def test_a_mistake_in_one_key_hides_no_other() -> None:
    lines = problems(
        session(("b", 1, "reps = true")), exercises("repz = 8"), "[[exercise]]\nid = 5"
    )
    assert [line.partition(":")[2] for line in lines] == [
        '5: session "s", exercise 1: exercise "b" does not exist; known: "a"',
        (
            '7: session "s", exercise 1: reps true is not a number of reps; write 8, "8-10", "5+" '
            'or "max"'
        ),
        '13: exercise "a": unknown key "repz"; did you mean "reps"?',
        "14: exercise 2: name is missing",
        "14: exercise 2: pattern is missing",
        "14: exercise 2: primary is missing",
        (
            '15: exercise 2: id 5 is not a short name of a-z, 0-9 and _, for example "db_row"; '
            "text goes in quotes"
        ),
    ]


@pytest.mark.parametrize("wrong", ["5", '"a"', "[1, 'a', []]", "{ x = 1 }", "[{ id = [] }]"])
def test_values_in_place_of_tables_are_reported(wrong: str) -> None:
    assert problems(f"exercise = {wrong}\n", session(("a", 1, "")))
    assert problems(f"session = {wrong}\n", exercises(""))
    assert problems(SESSION.format("s"), f"exercise = {wrong}\n", exercises(""))


def test_easier_and_harder_may_branch() -> None:
    assert ladder('harder = "b"', 'easier = "a"\nharder = "c"', "", 'easier = "a"') == []


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (
            ['easier = "a"'],
            ('13: exercise "a": easier and harder go round in a circle: "a", then "a"'),
        ),
        (
            ['harder = "b"', 'harder = "a"'],
            ('13: exercise "a": easier and harder go round in a circle: "a", then "b", "a"'),
        ),
        (
            ['harder = "b"\neasier = "b"', ""],
            ('14: exercise "a": easier and harder go round in a circle: "a", then "b", "a"'),
        ),
        (
            [f'harder = "{name}"' for name in "bcdefgha"],
            (
                '13: exercise "a": easier and harder go '
                'round in a circle: "a", then "b", "c", "d", "e", "f", …'
            ),
        ),
    ],
)
def test_a_circle_of_easier_and_harder_is_reported(keys: list[str], line: str) -> None:
    assert ladder(*keys) == [f"f:{line}"]


def test_adjacent_exercises_with_the_same_word_are_a_superset() -> None:
    assert supersets("A", "A", "B", "B", "B", "", "C", "C") == []


def test_a_superset_of_a_single_exercise_is_reported() -> None:
    assert supersets("", "A", "") == [
        'f:11: session "s", exercise 2: superset "A" has one member; give a neighbour the same word'
    ]


def test_a_superset_in_two_parts_is_reported() -> None:
    assert supersets("A", "", "A") == [
        'f:15: session "s", exercise 3: superset "A" is not next to its other members; see line 7'
    ]
    assert supersets("A", "A", "B", "B", "A") == [
        'f:23: session "s", exercise 5: superset "A" is not next to its other members; see line 7'
    ]


def test_supersets_with_unequal_sets_are_reported() -> None:
    assert supersets("A", "A", "A", sets=(3, 2, 3)) == [
        'f:10: session "s", exercise 2: sets 2 is not 3, as in its superset; see line 6'
    ]


@pytest.mark.parametrize(
    ("kind", "written", "demand"),
    [
        ("external", "-24 kg", 'takes a weight, like "24 kg"'),
        ("external", "green band", 'takes a weight, like "24 kg"'),
        ("added", "-5 kg", 'takes a weight, like "24 kg"'),
        ("assisted", "30 kg", 'takes help, like "-30 kg"'),
        ("assisted", "green band", 'takes help, like "-30 kg"'),
        ("band", "24 kg", 'takes a band, like "green band"'),
        ("bodyweight", "24 kg", "has no load"),
        ("none", "heavy", "has no load"),
    ],
)
def test_s12_a_load_that_does_not_fit_the_exercise_is_reported(
    kind: str, written: str, demand: str
) -> None:
    member = session(("a", 1, f'load = "{written}"'))
    lines = problems(member, exercises(f'reps = 8\nload = "{kind}"'))
    assert f'f:7: session "s", exercise 1: load "{written}" does not fit; a {demand}' in lines


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        ("external", '"24 kg"'),
        ("external", "0"),
        ("added", '"53 lb"'),
        ("assisted", '"-30 kg"'),
        ("assisted", "0"),
        ("band", '"green band"'),
    ],
)
def test_a_load_that_fits_is_no_problem(kind: str, written: str) -> None:
    member = session(("a", 1, f"load = {written}"))
    assert problems(member, exercises(f'reps = 8\nload = "{kind}"')) == []


def test_a_text_that_is_not_a_load_is_reported_once() -> None:
    assert problems(session(("a", 1, 'load = "heavy"')), exercises("reps = 8")) == [
        'f:7: session "s", exercise 1: load "heavy" is not a load; write "24 kg" or "53 lb"'
    ]


def test_one_alias_at_two_exercises_is_reported_with_both_lines() -> None:
    own = 'reps = 8\naliases = ["Row", "rows"]'
    other = 'reps = 8\naliases = ["Pull", "ROWS"]'
    assert ladder(own) == []
    assert ladder(own, other) == [
        'f:21: exercise "b": alias "ROWS" is at two exercises; keep one; see line 14'
    ]


def test_a_former_id_belongs_to_one_exercise_that_is_gone() -> None:
    assert ladder('reps = 8\nformer = ["x"]') == []
    assert ladder("reps = 8", 'reps = 8\nformer = ["a", "x"]', 'reps = 8\nformer = ["x"]') == [
        'f:20: exercise "b": former "a" is the id of an exercise here; see line 9',
        'f:27: exercise "c": former "x" is written twice; see line 20',
    ]


def test_names_of_other_types_are_left_to_the_validation() -> None:
    assert [line for line in ladder("reps = 8\naliases = [3]\nformer = 4") if "two" in line] == []
