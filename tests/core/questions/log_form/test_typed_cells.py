"""What is typed into the cells of sets: numbers, loads, bands, and what cannot be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from core.questions.log_form.tables import FIRST, loaded, results, table, typed
from support.builders import exercise, hold, line

from backcoach.core.notation import Load
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from collections.abc import Callable


def test_numbers_are_typed_cell_by_cell() -> None:
    form = table()
    typed(form, "11")
    form.go(0, 1)
    typed(form, "47,5")
    form.go(0, 1)
    typed(form, "2")
    assert form.accept()
    assert results(form)[0] == Result(reps=11, load=Load(47_500), rir=2)


def test_a_load_goes_on_to_the_later_sets_that_had_the_same_one() -> None:
    form = table()
    form.go(1, 1)
    typed(form, "45")
    assert form.keep()
    assert [result.load for result in results(form)] == [
        Load(40_000),
        Load(45_000),
        Load(45_000),
    ]
    form.go(-1)
    form.step(1)
    assert [result.load for result in results(form)][1:] == [Load(45_000)] * 2


def test_steps_end_where_the_scale_ends() -> None:
    form = table(line(loaded(), 1, load="40 kg"), line(hold()))
    form.go(0, 2)
    for _ in range(7):
        form.step(1)
    assert results(form)[0].rir == 4
    for _ in range(7):
        form.step(-1)
    assert results(form)[0].rir is None
    form.go(1)
    for _ in range(5):
        form.step(-1)
    assert results(form)[1].seconds == 0


def test_what_was_left_is_taken_away_and_typed_characters_one_by_one() -> None:
    form = table()
    form.go(0, 2)
    typed(form, "3")
    form.erase()
    assert results(form)[0].rir is None
    form.go(0, -2)
    form.erase()
    typed(form, "12")
    form.erase()
    assert form.keep()
    assert results(form)[0].reps == 1


@pytest.mark.parametrize(("cell", "text"), [(0, "1x"), (0, "201"), (1, "1 ton"), (1, "-")])
def test_what_cannot_be_read_is_said_and_stays_in_its_cell(cell: int, text: str) -> None:
    form = table()
    form.go(0, cell)
    form.typed = text
    before = results(form)
    acts: tuple[Callable[[], object], ...] = (
        lambda: form.go(1),
        form.take_out,
        form.add,
        lambda: form.step(1),
        lambda: form.go_to(4, "rir"),
    )
    for act in acts:
        act()
        assert (form.place, form.typed, results(form)) == (FIRST, text, before)
    assert form.problem
    assert not form.accept()


@pytest.mark.parametrize(("cell", "text"), [(0, "80"), (1, "400")])
def test_what_can_hardly_be_meant_is_asked_about_once(cell: int, text: str) -> None:
    form = table()
    form.go(0, cell)
    typed(form, text)
    assert not form.keep()
    assert form.problem
    assert form.keep()
    assert text in str(results(form)[0])


def test_a_hold_is_an_hour_at_most() -> None:
    form = table(line(hold()))
    typed(form, "3601")
    assert not form.keep()
    form.erase()
    assert form.keep()
    assert results(form) == [Result(seconds=360)]


def test_a_band_is_named_by_letters() -> None:
    form = table(line(exercise("pull_apart", load="band"), 2))
    form.go(0, 1)
    assert not form.type("1")
    typed(form, "green")
    assert form.accept()
    assert [result.load for result in results(form)] == [Load(None, band="green")] * 2


def test_help_is_negative_and_a_pound_stays_one() -> None:
    form = table(line(exercise("dip", load="assisted"), 1, load="-40 lb"))
    form.go(0, 1)
    typed(form, "30")
    assert form.keep()
    load = results(form)[0].load
    assert load is not None
    assert (str(load), load.unit) == ("−30 lb", "lb")
