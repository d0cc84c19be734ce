"""The form of a session that is entered later: where each key goes, and which sets are stored."""

from __future__ import annotations

from core.questions.log_form.tables import (
    BEGAN,
    FIRST,
    GEAR,
    NOW,
    drill,
    loaded,
    results,
    stored,
    table,
)
from support.builders import hold, line, one_armed

from backcoach.core.notation import Load
from backcoach.core.questions.form import Option
from backcoach.core.questions.log_form.log_table import LogTable
from backcoach.core.questions.log_form.session_log import SessionLog
from backcoach.core.session.fold import begin
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Result


def test_the_work_sets_of_the_plan_are_filled_in_and_assumed_until_they_are_changed() -> None:
    form = table(line(loaded(), 2, reps="8-10", load="40 kg", warmup=["5 x 20 kg"]), line(hold()))
    assert results(form) == [Result(reps=8, load=Load(40_000))] * 2 + [Result(seconds=20)]
    assert form.accept()
    assert stored(form)[:2] == [("1.1", 8, False, False), ("1.2", 8, False, False)]
    form.step(1)
    assert stored(form)[:2] == [("1.1", 9, True, False), ("1.2", 8, False, False)]


def test_what_was_asked_is_kept_with_what_was_done() -> None:
    event = table(line(loaded(), 1, reps="8-10"), line(hold())).log.event("id", (0, 60), 9)
    assert [done.target for done in record(begin(event)).sets] == ["8–10", "20 s"]


def test_the_other_side_of_a_set_follows_until_it_differs() -> None:
    form = table(line(one_armed(), 2))
    form.step(-1)
    assert [result.reps for result in results(form)] == [7, 7, 8, 8]
    form.go(1)
    form.step(-1)
    form.go(-1)
    form.step(1)
    assert [result.reps for result in results(form)] == [8, 6, 8, 8]


def test_above_the_sets_the_first_value_is_gone_to() -> None:
    form = table()
    cells = []
    for down, across in ((0, 1), (-1, 0), (0, 1), (-1, 0), (2, 0)):
        form.go(down, across)
        cells.append(form.cell)
    assert cells == ["load", "minutes", "note", "time", "count"]


def test_columns_that_a_set_has_not_are_passed_over() -> None:
    form = table(line(loaded(), 1), line(drill()), line(loaded("b")))
    form.go(0, 2)
    assert form.cell == "rir"
    form.go(1)
    assert (form.cell, form.cells(form.place)) == ("count", ("count",))
    form.go(1)
    assert form.cell == "rir"


def test_sets_that_were_not_done_are_left_out_and_come_back() -> None:
    form = table()
    form.go(1)
    form.take_out()
    assert [skipped for *_, skipped in stored(form)] == [False, True, False]
    assert record(begin(form.log.event("id", (0, 0), 0))).planned == 3
    form.take_out()
    assert len(form.log.done) == 3
    form.take_out()
    form.step(1)
    assert len(form.log.done) == 3


def test_sets_are_added_behind_those_of_their_exercise() -> None:
    form = table(line(one_armed(), 1, load="20 kg"), line(hold()))
    form.add()
    assert [(row.exercise.id, row.set, row.side) for row in form.log.rows] == [
        ("db_row", 1, "left"),
        ("db_row", 1, "right"),
        ("db_row", 2, "left"),
        ("db_row", 2, "right"),
        ("dead_hang", 1, "both"),
    ]
    assert form.place == FIRST + 2
    form.step(1)
    assert [step for step, *_ in stored(form)] == [
        "1.1.left",
        "1.1.right",
        "1.2.left",
        "1.2.right",
        "2.1",
    ]


def test_a_session_without_a_set_is_not_logged() -> None:
    form = table(line(loaded(), 1))
    form.take_out()
    assert not form.accept()
    assert form.problem


def test_another_session_of_the_file_is_chosen_and_one_that_does_not_fit_passed_over() -> None:
    logs = {name: SessionLog(name, name.upper(), table().log.rows) for name in ("a", "c")}
    options = tuple(Option(name, name.upper()) for name in "abc")
    form = LogTable(logs["a"], BEGAN, NOW, GEAR, sessions=options, log_of=logs.get)
    form.go(-FIRST)
    assert form.row is None
    assert not form.type("5")
    form.step(1)
    assert form.log == logs["c"]
    form.step(1)
    assert form.log == logs["c"]
    form.step(-1)
    assert (form.log, form.is_changed) == (logs["a"], True)
    form.take_out()
    form.add()
    form.erase()
    assert form.log == logs["a"]


def test_a_click_goes_to_its_cell_and_beyond_the_last_set_nowhere() -> None:
    form = table()
    form.go_to(4, "rir")
    assert (form.place, form.cell) == (4, "rir")
    form.go_to(1, "time")
    assert form.cell == "time"
    form.go_to(9, "count")
    assert form.place == 1
    form.go_to(3, "time")
    assert (form.place, form.cell) == (3, "load")


def test_a_form_without_a_plan_begins_with_the_choice_of_a_session() -> None:
    form = LogTable(SessionLog("", "", ()), BEGAN, NOW, GEAR)
    assert form.cell == "session"
    form.step(1)
    assert not form.accept()


def test_drop_sets_stay_parts_of_their_set() -> None:
    form = table(line(loaded(), 1, load="40 kg", drops=["80%"]))
    sets = record(begin(form.log.event("id", (0, 0), 0))).sets
    assert [done.extra for done in sets] == [{}, {"set_type": "drop"}]
