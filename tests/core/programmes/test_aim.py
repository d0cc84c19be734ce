"""Whether the set that ends a programme was done: reported, and with the load it asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from support.builders import Coach, exercise, line
from support.programmes import MONDAY, library

from backcoach.core.exercises.programme import End
from backcoach.core.notation import Load, Start
from backcoach.core.programmes.aim import reached
from backcoach.core.programmes.standing import Moment, Standing
from backcoach.core.programmes.today import ProgrammeToday
from backcoach.core.session.plan import Result
from backcoach.core.settings.settings import BodyWeight, Settings

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person

PERSON = Settings().person()
HEAVY = Settings(body_weight=BodyWeight.parse("80 kg")).person()
PULL_UP = exercise("pull_up", pattern="vertical_pull", load="bodyweight")
DEADLIFT = exercise("deadlift", pattern="hinge")


def session(done: Result, *, reported: bool = True, what: Exercise = PULL_UP) -> State:
    """A session with one set of an exercise, and one that was left out."""
    coach = Coach(line(what, 2))
    coach.do()
    coach.finish()
    state = coach.state
    step = state.plan.steps[0].id
    logged = replace(state.logged[step], result=done, reported=reported)
    return replace(state, logged={step: logged})


@pytest.mark.parametrize(
    ("reps", "reported", "is_reached"), [(1, True, False), (3, True, True), (3, False, False)]
)
def test_a_reported_set_with_enough_repetitions_reaches_an_aim(
    reps: int, *, reported: bool, is_reached: bool
) -> None:
    past = [session(Result(reps=reps), reported=reported)]
    found = reached(End(exercise="pull_up", reps=3), PULL_UP, past, PERSON, 0)
    assert (found is not None) is is_reached
    if found is not None:
        assert found.words == "3"


def test_what_was_done_before_the_programme_was_chosen_does_not_count() -> None:
    past = [session(Result(reps=3))]
    end = End(exercise="pull_up")
    assert reached(end, PULL_UP, past, PERSON, 1) is None


def test_help_reaches_nothing() -> None:
    past = [session(Result(reps=8, load=Load(-20_000)))]
    assert reached(End(exercise="pull_up"), PULL_UP, past, PERSON, 0) is None
    banded = [session(Result(reps=8, load=Load(None, band="strong")))]
    assert reached(End(exercise="pull_up"), PULL_UP, banded, PERSON, 0) is None


@pytest.mark.parametrize(
    ("load", "person", "grams", "is_reached"),
    [
        ("150 %", HEAVY, 120_000, True),
        ("150 %", HEAVY, 117_500, False),
        ("150 %", PERSON, 300_000, False),  # nobody knows of what
        ("100 kg", PERSON, 100_000, True),
    ],
)
def test_a_load_is_written_or_a_share_of_body_weight(
    load: str, person: Person, grams: int, *, is_reached: bool
) -> None:
    end = End(exercise="deadlift", load=Start.parse(load))
    past = [session(Result(reps=1, load=Load(grams)), what=DEADLIFT)]
    found = reached(end, DEADLIFT, past, person, 0)
    assert (found is not None) is is_reached


@pytest.mark.parametrize(
    ("then", "kind"), [("", "programme_reached"), ("next", "programme_reached_then")]
)
def test_a_start_says_that_the_aim_is_reached_and_what_can_follow(then: str, kind: str) -> None:
    more = (
        '[[programme]]\nid = "next"\nname = "Next"\naim = "A"\nweeks = 1\n'
        '[[programme.day]]\nsession = "light"'
    )
    keys = f'end = {{ exercise = "pull_up" }}\n{f"then = {chr(34)}{then}{chr(34)}" if then else ""}'
    lib = library(keys=keys, more=more)
    today = ProgrammeToday(
        library=lib,
        standing=Standing("months", chosen=Moment(0, 0)),
        stored=[],
        past=[session(Result(reps=1))],
        today=MONDAY,
    )
    note = today.state_note(PERSON)
    assert note is not None
    assert (note.kind, note.values["done"]) == (kind, "1")
