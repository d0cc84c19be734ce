"""Every mistake in a programme is reported with its line and what is wrong."""

from __future__ import annotations

import pytest
from support.programmes import library, text

from backcoach.core.exercises.file.reading import parse
from backcoach.core.toml.reading import ParseError

FIRST, SECOND = "first", "second"


def messages(**parts: str) -> list[str]:
    try:
        parse(text(**parts), "f")
    except ParseError as error:
        return [line.split(":", 2)[2].strip() for line in error.lines]
    return []


def test_a_whole_programme_has_no_mistake() -> None:
    more = """
[[programme.phase]]
weeks = "1-4"
about = "Learn."
reps = "8-10"
rir = 3

[[programme.phase]]
weeks = 5
sets = 2

[[programme.test]]
exercise = "pull_up"
every = 4
"""
    keys = 'end = { exercise = "deadlift", reps = 1, load = "150 %" }\nabout = "Long."'
    assert messages(keys=keys, more=more) == []
    made = library(keys=keys, more=more).programme[0]
    assert [str(phase.weeks) for phase in made.phase] == ["1–4", "5"]
    assert (made.per_week, made.length, made.sessions) == (2, 16, ("heavy", "light"))


MISTAKES = [
    ({"first": 'before = "blok"'}, 'before "blok" does not exist; did you mean "block"?'),
    ({"keys": 'then = "year"'}, 'then "year" does not exist'),
    ({"keys": 'then = "months"'}, "then names the programme itself"),
    ({"keys": "a_week = 8"}, "a_week 8 is not a whole number from 1 to 7"),
    ({"keys": "a_week = 0"}, "a_week 0 is not a whole number from 1 to 7"),
    ({"keys": 'day_names = "x"'}, 'unknown key "day_names"'),
    ({"first": 'weekday = "mon"', "second": 'weekday = "friday"'}, 'weekday "mon" is not one of'),
    ({"first": 'weekday = "monday"'}, "weekday is missing; either every day has one, or none has"),
    (
        {"first": 'weekday = "monday"', "second": 'weekday = "monday"'},
        'weekday "monday" is used twice',
    ),
    (
        {"first": 'weekday = "friday"', "second": 'weekday = "monday"'},
        'weekday "monday" comes after a later day of the week',
    ),
    (
        {"first": 'weekday = "monday"', "second": 'weekday = "friday"', "keys": "a_week = 2"},
        "weekdays say a_week already; keep one of them",
    ),
    ({"more": "[[programme.phase]]\nweeks = 1"}, "the phase changes nothing"),
    ({"more": "[[programme.phase]]\nrir = 1"}, "weeks is missing"),
    (
        {"more": "[[programme.phase]]\nweeks = 1\nsets = 2\nmore = 1"},
        "more and sets exclude each other; keep one of them",
    ),
    (
        {"more": '[[programme.phase]]\nweeks = "6-9"\nrir = 1'},
        "weeks 6–9 goes beyond the 8 weeks of the programme",
    ),
    (
        {"more": '[[programme.phase]]\nweeks = "4-1"\nrir = 1'},
        'weeks "4-1" runs backwards; write "1-4"',
    ),
    (
        {"more": '[[programme.phase]]\nweeks = "all"\nrir = 1'},
        'weeks "all" is not a number of weeks; write 4 or "1-4"',
    ),
    (
        {"more": "[[programme.phase]]\nweeks = true\nrir = 1"},
        "weeks true is not a number of weeks",
    ),
    (
        {"more": "[[programme.phase]]\nweeks = 200\nrir = 1"},
        "weeks 200 is not a number of weeks",
    ),
    (
        {"more": '[[programme.phase]]\nweeks = 1\nrir = 1\nexercises = ["rows"]'},
        'exercises "rows" does not exist; did you mean "row"?',
    ),
    (
        {"more": '[[programme.phase]]\nweeks = 1\nrir = 1\nexercises = ["raise"]'},
        'exercises "raise" is in no session of the programme',
    ),
    (
        {
            "more": '[[programme.phase]]\nweeks = "1-4"\nrir = 1\n'
            "[[programme.phase]]\nweeks = 4\nrir = 2"
        },
        "weeks 4 overlaps with another phase, which changes rir as well",
    ),
    (
        {"more": '[[programme.phase]]\nweeks = 1\nsession = "block"\nrir = 1'},
        'session "block" is in no day of the programme',
    ),
    (
        {
            "more": '[[programme.phase]]\nweeks = "x"\nrir = 1\n'
            "[[programme.phase]]\nweeks = 1\nrir = 2"
        },
        'weeks "x" is not a number of weeks',
    ),
    (
        {"more": '[[programme.test]]\nexercise = "hang"\nevery = 4'},
        'exercise "hang" is a hold; a test counts reps',
    ),
    (
        {"more": '[[programme.test]]\nexercise = "pull"\nevery = 4'},
        'exercise "pull" does not exist',
    ),
    ({"more": '[[programme.test]]\nexercise = "row"'}, "every is missing"),
    (
        {"keys": 'end = { exercise = "pull_up", load = "20 kg" }'},
        "load does not fit; pull_up has no weight",
    ),
    ({"keys": "end = 4"}, "end 4 is not a table of keys"),
    ({"keys": 'end = { exercise = "chin" }'}, 'exercise "chin" does not exist'),
]


@pytest.mark.parametrize(("parts", "message"), MISTAKES, ids=[text for _, text in MISTAKES])
def test_a_mistake_is_reported_once_and_says_what_is_wrong(
    parts: dict[str, str], message: str
) -> None:
    found = [line for line in messages(**parts) if message in line]
    assert len(found) == 1, messages(**parts)


def test_an_id_that_is_used_twice_is_reported() -> None:
    again = (
        '[[programme]]\nid = "months"\nname = "A"\naim = "B"\nweeks = 1\n'
        '[[programme.day]]\nsession = "light"'
    )
    assert any('id "months" is used twice' in line for line in messages(more=again))


def test_phases_of_other_exercises_or_other_keys_may_overlap() -> None:
    phases = (
        '[[programme.phase]]\nweeks = "1-4"\nexercises = ["row"]\nrir = 1\n'
        '[[programme.phase]]\nweeks = "2-3"\nexercises = ["deadlift"]\nrir = 3\n'
        "[[programme.phase]]\nweeks = 1\nsets = 2\n"
        '[[programme.phase]]\nweeks = 6\nsession = "heavy"\nsets = 2\n'
        '[[programme.phase]]\nweeks = 6\nsession = "light"\nsets = 3\n'
        "[[programme.phase]]\nweeks = 5\nrir = 2"
    )
    assert messages(more=phases) == []
