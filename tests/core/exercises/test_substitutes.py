"""What is offered in place of an exercise."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.builders import exercise, hold

from backcoach.core.exercises.model import Exercise, Library
from backcoach.core.exercises.substitutes import alternatives
from backcoach.userfiles.exercises_file import load, shipped_path

SHIPPED = load(shipped_path())


def offered(one: Exercise, *others: Exercise) -> list[tuple[str, str]]:
    library = Library(exercise=(one, *others), session=())
    return [(found.exercise.id, found.relation) for found in alternatives(library, one)]


def test_the_ladder_comes_first_then_the_same_movement() -> None:
    row = exercise("row", easier="band_row", harder="heavy_row")
    others = [exercise("cable_row"), exercise("heavy_row"), exercise("band_row")]
    assert offered(row, *others, exercise("deadlift", pattern="hinge")) == [
        ("band_row", "easier"),
        ("heavy_row", "harder"),
        ("cable_row", "same movement"),
    ]


def test_what_the_library_does_not_hold_is_not_offered() -> None:
    assert offered(exercise("row", easier="gone", harder="lost")) == []


def test_a_hold_is_offered_for_a_hold_alone_and_as_a_rung() -> None:
    row = exercise("row")
    assert offered(row, hold("hang", pattern=row.pattern)) == []
    held = hold("held", pattern=row.pattern)
    assert offered(held, row, hold("hang", pattern=row.pattern)) == [
        ("row", "same movement"),
        ("hang", "same movement"),
    ]
    low = exercise("low", easier="hang")
    assert offered(low, hold("hang")) == [("hang", "easier")]


def test_nothing_is_its_own_neighbour() -> None:
    assert offered(exercise("row", easier="row")) == []


def test_a_neighbour_may_be_another_movement() -> None:
    pull = exercise("pull_up", pattern="vertical_pull", easier="row")
    assert offered(pull, exercise("row")) == [("row", "easier")]


@given(st.sampled_from(SHIPPED.exercise))
def test_every_shipped_exercise_has_neighbours_and_each_once(one: Exercise) -> None:
    found = [neighbour.exercise.id for neighbour in alternatives(SHIPPED, one)]
    assert found
    assert len(set(found)) == len(found)
    assert one.id not in found
