"""A person's own file adds to the shipped one: its rows come first, and keep their lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from backcoach.core.exercises.file.extending import extended
from backcoach.core.exercises.file.reading import parse, parse_bytes
from backcoach.core.toml.reading import ParseError, read_tree

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Library

SHIPPED = """
[[session]]
id = "beginner"
name = "Balanced"
[[session.exercise]]
exercise = "row"
sets = 3

[[exercise]]
id = "row"
name = "Row"
aliases = ["Cable row"]
pattern = "horizontal_pull"
primary = ["lats"]
reps = 10
easier = "hang"
[exercise.cues]
concentric = "Pull"
peak = "Hold"

[[exercise]]
id = "hang"
name = "Hang"
pattern = "vertical_pull"
primary = ["lats"]
load = "bodyweight"
seconds = 20
"""

OTHER = '[[exercise]]\nid = "other"\nname = "Other"\npattern = "hinge"\nprimary = ["lats"]\n'


def own(text: str) -> Library:
    shipped = read_tree(SHIPPED, "exercises.toml")
    return parse(text, "own.toml", partial(extended, shipped=shipped))


def problems(text: str) -> list[str]:
    with pytest.raises(ParseError) as caught:
        own(text)
    return list(caught.value.lines)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('session = "x"\n', 'own.toml:1: session "x" is not a list; begin each with [[session]]'),
        ("\n[exercise]\n", "own.toml:2: exercise {…} is not a list; begin each with [[exercise]]"),
    ],
)
def test_a_list_that_is_none_is_the_one_mistake(text: str, problem: str) -> None:
    assert problems(text) == [problem]


def test_an_empty_file_is_what_is_shipped() -> None:
    assert own("") == parse(SHIPPED, "exercises.toml")


def test_sessions_alone_are_a_whole_file_and_come_first() -> None:
    library = own(
        '[[session]]\nid = "mine"\nname = "Mine"\n[[session.exercise]]\nexercise = "hang"\nsets = 1'
    )
    assert [session.id for session in library.session] == ["mine", "beginner"]


def test_a_session_with_a_shipped_id_replaces_it_whole() -> None:
    library = own(
        '[[session]]\nid = "beginner"\nname = "Other"\n'
        '[[session.exercise]]\nexercise = "hang"\nsets = 1'
    )
    (session,) = library.session
    assert (session.name, [line.exercise for line in session.exercise]) == ("Other", ["hang"])


def test_an_exercise_with_a_shipped_id_overrides_the_keys_it_names() -> None:
    row = own('[[exercise]]\nid = "row"\nreps = 6\ncues = { peak = "Squeeze" }').find_exercise(
        "row"
    )
    assert row
    assert row.reps
    assert row.reps.lo == 6
    assert (row.name, row.cues.concentric, row.cues.peak) == ("Row", "Pull", "Squeeze")


def test_seconds_take_the_place_of_repetitions_and_back() -> None:
    library = own('[[exercise]]\nid = "row"\nseconds = 30\n[[exercise]]\nid = "hang"\nreps = 5')
    row, hang = library.find_exercise("row"), library.find_exercise("hang")
    assert row
    assert hang
    assert (row.is_hold, hang.is_hold) == (True, False)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[[exercise]]\nid = "row"\nresp = 6\n', 3, '"resp"'),
        ('[[exercise]]\nid = "row"\n\nharder = "hang"\n', 1, "circle"),
        ('[[exercise]]\nid = "row"\nreps = 8\nseconds = 9\n', 4, "seconds and reps"),
        (
            f'{OTHER}aliases = ["cable row"]\n',
            6,
            "two exercises",
        ),
        (
            f'{OTHER}former = ["row"]\n',
            6,
            "id of an exercise",
        ),
        (
            '[[session]]\nid = "a"\nname = "A"\n[[session.exercise]]\nexercise = "raw"\nsets = 1\n',
            5,
            "row",
        ),
        ('[[exercise]]\nid = "row"\n[[exercise]]\nid = "row"\n', 4, "used twice; see line 2"),
    ],
)
def test_a_mistake_has_its_line_in_the_own_file(text: str, line: int, words: str) -> None:
    first = problems(text)[0]
    assert first.startswith(f"own.toml:{line}: ")
    assert words in first


@pytest.mark.parametrize("value", [3, "x", {}, [3], [[]], [{"id": 3}], [{}]])
@pytest.mark.parametrize("key", ["exercise", "session"])
def test_what_is_no_list_of_tables_stays_for_the_reader_to_report(key: str, value: Any) -> None:
    shipped = read_tree(SHIPPED, "exercises.toml")
    tree = extended({key: value}, shipped)
    kept = tree[key][: len(value)] if isinstance(value, list) else tree[key]
    assert kept == value


def test_a_file_that_extends_nothing_stands_alone() -> None:
    text = f"""extends = false
[[session]]
id = "mine"
name = "Mine"
exercise = [{{ exercise = "other", sets = 1, reps = 8 }}]
{OTHER}"""
    alone = parse_bytes(text.encode(), "own.toml", SHIPPED.encode())
    assert [exercise.id for exercise in alone.exercise] == ["other"]
    more = parse_bytes(text.partition("\n")[2].encode(), "own.toml", SHIPPED.encode())
    assert [exercise.id for exercise in more.exercise] == ["other", "row", "hang"]


def with_plan(*plans: str, text: str = "") -> Library:
    """Return what a person has who accepted these plans, with an own file of this text."""
    files = [(f"{number}.toml", plan.encode()) for number, plan in enumerate(plans)]
    return parse_bytes(text.encode(), "own.toml", SHIPPED.encode(), files)


PLAN = """
[[session]]
id = "carls"
name = "{name}"
[[session.exercise]]
exercise = "{exercise}"
sets = 1
reps = 5
"""
CARLS = PLAN.format(name="Of Carl", exercise="row")


def test_a_plan_comes_behind_what_is_shipped_and_its_known_exercises_are_left_out() -> None:
    library = with_plan(CARLS + '[[exercise]]\nid = "row"\nname = "Changed"\n' + OTHER)
    assert [session.id for session in library.session] == ["beginner", "carls"]
    assert [exercise.name for exercise in library.exercise] == ["Row", "Hang", "Other"]
    shipped = with_plan()
    assert library.session[0] == shipped.session[0]


def test_the_later_plan_and_before_it_the_own_file_count() -> None:
    later = PLAN.format(name="Later", exercise="row")
    assert [each.name for each in with_plan(CARLS, later).session] == ["Balanced", "Later"]
    mine = PLAN.format(name="Mine", exercise="row")
    assert with_plan(CARLS, later, text=mine).session[0].name == "Mine"


def test_an_exercise_of_the_own_file_takes_no_key_from_a_plan() -> None:
    plan = PLAN.format(name="Of Carl", exercise="other") + OTHER + "reps = 8\n"
    library = with_plan(plan, text=OTHER + "reps = 3\n")
    other = library.find_exercise("other")
    assert other is not None
    assert str(other.reps) == "3"
    assert library.find_session("carls") is not None


def test_what_is_no_row_of_a_plan_is_passed_over() -> None:
    for wrong in (
        "session = 7",
        "exercise = [1]",
        "[[session]]\nid = [1]",
        "[[session]]\nname = 'x'",
    ):
        assert with_plan(wrong) == with_plan()
