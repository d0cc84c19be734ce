"""The form of one set of a past session: what each key changes, and what is kept of it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from support.builders import exercise, hold, one_armed

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Load
from backcoach.core.questions.log_form.log_cells import STILL_TO_COME
from backcoach.core.questions.log_form.set_form import SetField, SetForm
from backcoach.core.session.past.recorded import RecordedSet
from backcoach.core.session.past.session_record import local
from backcoach.core.session.plan import Result

ROW = exercise("row", load="external", implement="machine")
DRILL = exercise("bird_dog", load="none")
EXERCISES = (ROW, DRILL, hold(), one_armed(), exercise("pull_apart", load="band"))
AT = 1_795_000_000_000
SET = RecordedSet(
    exercise="row",
    result=Result(reps=10, load=Load(40_000), rir=2),
    at=AT,
    offset=60,
    rest_planned=90,
    rest_taken=95,
    reported=False,
    extra={"tempo": "3"},
    target="8-10",
)


def form_of(done: RecordedSet = SET, **fields: Any) -> SetForm:
    return SetForm(done, EXERCISES, DEFAULT["kg"], AT + 3_600_000, step_id="1.1", **fields)


def at(form: SetForm, field: SetField) -> SetForm:
    form.go_to(form.fields.index(field))
    assert form.field == field
    return form


def typed(form: SetForm, text: str) -> SetForm:
    for character in text:
        assert form.type(character)
    return form


def kept(form: SetForm) -> RecordedSet:
    assert form.accept()
    (done,) = form.sets
    return done


def test_what_is_left_alone_is_kept_as_it_was() -> None:
    assert kept(form_of()) == SET
    assert not form_of().is_changed


@pytest.mark.parametrize(
    ("field", "text", "result"),
    [
        ("count", "12", Result(reps=12, load=Load(40_000), rir=2)),
        ("load", "42,5", Result(reps=10, load=Load(42_500), rir=2)),
        ("rir", "0", Result(reps=10, load=Load(40_000), rir=0)),
        ("rir", "9", Result(reps=10, load=Load(40_000), rir=4)),
    ],
)
def test_a_number_that_is_typed_counts_as_reported(
    field: SetField, text: str, result: Result
) -> None:
    form = typed(at(form_of(), field), text)
    assert kept(form) == replace(SET, result=result, reported=True)


def test_a_number_is_changed_by_steps_and_taken_away() -> None:
    form = form_of()
    form.step(1)
    form.go(0, 1)
    assert kept(form).result.reps == 12
    at(form, "load").step(1)
    at(form, "rir").erase()
    assert kept(form).result == Result(reps=12, load=Load(45_000), rir=None)
    at(form, "load").erase()
    assert kept(form).result.load is None


def test_a_kind_is_chosen_and_says_nothing_of_the_numbers() -> None:
    form = at(form_of(replace(SET, result=Result(reps=10))), "kind")
    assert "rir" in form.fields
    assert not form.type("w")
    form.step(-1)
    assert kept(form) == replace(SET, kind="warmup", result=Result(reps=10))
    assert "rir" not in form.fields  # nobody says it of a warm-up
    for _ in range(9):
        form.step(1)
    assert kept(form).kind == "cooldown"


def test_a_time_is_of_the_same_day_and_never_to_come() -> None:
    form = typed(at(form_of(), "time"), "0715")
    assert f"{local(kept(form).at, 60):%Y-%m-%d %H:%M:%S}" == (f"{local(AT, 60):%Y-%m-%d} 07:15:00")
    assert f"{local(kept(typed(at(form_of(), 'time'), '7:15:09')).at, 60):%H:%M:%S}" == "07:15:09"
    form = at(form_of(), "time")
    form.step(-1)
    assert kept(form) == replace(SET, at=AT - 60_000)
    for _ in range(90):
        form.step(1)
    assert form.problem == STILL_TO_COME
    assert form.done.at <= AT + 3_600_000


@pytest.mark.parametrize("text", ["24:00", "7:61", "7:00:99", "7h", "23:59"])
def test_a_time_that_is_none_or_to_come_is_refused(text: str) -> None:
    form = typed(at(form_of(), "time"), text)
    assert not form.accept()
    assert (form.problem, form.done) != ("", SET)
    form.go(1)
    form.step(1)
    assert (form.field, form.typed) == ("time", text)


def test_a_note_is_written_on_from_what_it_was() -> None:
    form = typed(at(form_of(replace(SET, note="grip\nslipped")), "note"), " a lot")
    assert kept(form).note == "grip slipped a lot"
    assert not kept(form).reported
    assert kept(form_of(replace(SET, note="grip\nslipped"))).note == "grip\nslipped"
    form = form_of(replace(SET, note="no"))
    for _ in range(3):
        at(form, "note").erase()
    assert kept(form).note == ""


def test_a_hold_has_seconds_and_a_drill_no_load() -> None:
    form = form_of(RecordedSet(exercise="dead_hang", result=Result(seconds=30), at=AT))
    assert kept(typed(form, "45")).result == Result(seconds=45)
    assert kept(typed(form_of(form.done), "2 min")).result == Result(seconds=120)
    drill = form_of(RecordedSet(exercise="bird_dog", result=Result(reps=8), at=AT))
    assert not {"load", "rir", "side"} & {*drill.fields}
    loaded = form_of(RecordedSet(exercise="bird_dog", result=Result(8, load=Load(2000)), at=AT))
    assert "load" in loaded.fields  # to take it away
    at(loaded, "load").erase()
    assert kept(loaded).result.load is None


def test_a_side_is_chosen_where_there_are_two() -> None:
    form = form_of(replace(SET, exercise="db_row", side="left"))
    assert form.sides == ("left", "right")
    at(form, "side").step(1)
    assert kept(form).side == "right"
    assert "side" not in form_of().fields


@pytest.mark.parametrize(
    ("text", "exercise", "result"),
    [
        ("bird_dog", "bird_dog", Result(reps=10)),
        ("BIRD", "bird_dog", Result(reps=10)),
        ("dead", "dead_hang", Result(seconds=10)),
        ('"my pull"', "my pull", Result(reps=10, load=Load(40_000), rir=2)),
    ],
)
def test_another_exercise_keeps_the_number_and_what_it_has(
    text: str, exercise: str, result: Result
) -> None:
    form = typed(at(form_of(replace(SET, name="A row")), "exercise"), text)
    done = kept(form)
    assert (done.exercise, done.result, done.name) == (exercise, result, "")


@pytest.mark.parametrize("text", ["nothing like it", '"', "x" * 40])
def test_an_exercise_that_nobody_knows_is_refused(text: str) -> None:
    form = typed(at(form_of(), "exercise"), text)
    assert not form.accept()
    assert (form.done, "quotes" in form.problem) == (SET, True)
    assert not at(form_of(), "exercise").type("5")
    at(form_of(), "exercise").step(1)


@pytest.mark.parametrize(("text", "name"), [("dead hangs", "Dead hang"), ("bird_dgo", "Bird dog")])
def test_the_nearest_name_is_offered(text: str, name: str) -> None:
    form = typed(at(form_of(), "exercise"), text)
    assert not form.accept()
    assert form.problem == f"Did you mean {name}?"


def test_a_name_of_ones_own_keeps_its_kind_of_load() -> None:
    own = RecordedSet(exercise="my pull", result=Result(reps=5, load=Load(None, band="red")), at=AT)
    form = at(form_of(own), "load")
    assert form.name_of(own) == form.exercise.name == "my pull"
    assert kept(typed(form, "blue")).result.load == Load(None, band="blue")
    assert form_of(replace(own, name="Pull")).exercise.name == "Pull"


def test_what_can_hardly_be_meant_is_asked_about_once() -> None:
    form = typed(at(form_of(), "load"), "400")
    assert not form.accept()
    assert form.accept()
    assert form.done.result.load == Load(400_000)


def test_a_set_that_was_not_done_so_far_counts_as_it_stands() -> None:
    form = form_of(replace(SET, skipped=True), is_new=True)
    assert kept(form) == replace(SET, reported=True)


def test_one_that_was_forgotten_is_two_sets_where_both_sides_were_done() -> None:
    like = replace(SET, exercise="db_row", side="both")
    form = SetForm(like, EXERCISES, DEFAULT["kg"], AT, is_new=True)
    assert (form.field, form.sides) == ("exercise", ("both", "left", "right"))
    assert [done.side for done in form.sets] == ["left", "right"]
    at(form, "side").step(1)
    assert [done.side for done in form.sets] == ["left"]
    assert all(done.reported for done in form.sets)


def test_clicks_beyond_the_values_and_keys_that_mean_nothing_change_nothing() -> None:
    form = form_of()
    form.go_to(99)
    form.go(-5)
    form.clear()
    form.step(1)
    assert (form.field, form.done) == ("exercise", SET)
    assert not form.type("")
    form.go(99)
    assert form.field == "note"
    form.step(1)
    assert kept(form) == SET
