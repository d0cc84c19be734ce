"""The exercises that are offered in place of another."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.builders import exercise, hold
from support.shipped import shipped

from backcoach.core.exercises.model import Exercise, Library
from backcoach.core.exercises.substitutes import alternatives

SHIPPED = shipped()


def offered(exercise: Exercise, *others: Exercise) -> list[tuple[str, str]]:
    library = Library(exercise=(exercise, *others), session=())
    neighbours = alternatives(library, exercise)
    return [(neighbour.exercise.id, neighbour.relation) for neighbour in neighbours]


def test_easier_and_harder_come_before_the_same_movement() -> None:
    row = exercise("row", easier="band_row", harder="heavy_row")
    others = [exercise("cable_row"), exercise("heavy_row"), exercise("band_row")]
    assert offered(row, *others, exercise("deadlift", pattern="hinge")) == [
        ("band_row", "easier"),
        ("heavy_row", "harder"),
        ("cable_row", "same movement"),
    ]


def test_an_exercise_missing_from_the_library_is_not_offered() -> None:
    assert offered(exercise("row", easier="gone", harder="lost")) == []


def test_a_hold_is_offered_for_a_hold_or_as_easier_or_harder() -> None:
    row = exercise("row")
    assert offered(row, hold("hang", pattern=row.pattern)) == []
    held = hold("held", pattern=row.pattern)
    assert offered(held, row, hold("hang", pattern=row.pattern)) == [
        ("row", "same movement"),
        ("hang", "same movement"),
    ]
    low = exercise("low", easier="hang")
    assert offered(low, hold("hang")) == [("hang", "easier")]


def test_an_exercise_is_not_offered_for_itself() -> None:
    assert offered(exercise("row", easier="row")) == []


def test_a_neighbour_may_be_another_movement() -> None:
    pull = exercise("pull_up", pattern="vertical_pull", easier="row")
    assert offered(pull, exercise("row")) == [("row", "easier")]


@given(st.sampled_from(SHIPPED.exercise))
def test_every_shipped_exercise_has_alternatives_without_repeats(exercise: Exercise) -> None:
    neighbours = [neighbour.exercise.id for neighbour in alternatives(SHIPPED, exercise)]
    assert neighbours
    assert len(set(neighbours)) == len(neighbours)
    assert exercise.id not in neighbours


def test_easy_movement_has_no_substitute() -> None:
    assert offered(exercise("walk", primary=()), exercise("row")) == []
