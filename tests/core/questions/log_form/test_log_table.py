"""The form of a session that is entered later: what each key changes, and what is stored."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import pytest
from support.builders import exercise, hold, line, one_armed, plan_of

from backcoach.core.loads.gear import DEFAULT
from backcoach.core.notation import Load
from backcoach.core.questions.form import Option
from backcoach.core.questions.log_form.log_cells import STILL_TO_COME
from backcoach.core.questions.log_form.log_table import ABOVE, LogTable
from backcoach.core.questions.log_form.session_log import SessionLog, log_of
from backcoach.core.session.fold import begin
from backcoach.core.session.past.session_record import record
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.events import SessionRecorded

NOW = datetime.fromisoformat("2026-11-29 12:30")
BEGAN = datetime.fromisoformat("2026-11-20 18:00")
GEAR = DEFAULT["kg"]
FIRST = len(ABOVE)  # place of the first set


def loaded(name: str = "row") -> Exercise:
    return exercise(name, load="external", implement="machine")


def drill() -> Exercise:
    return exercise("bird_dog", load="none")


def table(*lines: object, **fields: object) -> LogTable:
    plan = plan_of(*(lines or (line(loaded(), 3, reps="8-10", load="40 kg"),)))  # type: ignore[arg-type]
    return LogTable(log_of(plan), BEGAN, NOW, GEAR, **fields)  # type: ignore[arg-type]


def typed(form: LogTable, text: str) -> None:
    for character in text:
        assert form.type(character)


def results(form: LogTable) -> list[Result]:
    return [row.result for row in form.log.rows]


def stored(form: LogTable) -> list[tuple[str, int | None, bool, bool]]:
    event = form.log.event("id", (0, 60), 9)
    assert (event.entered_at, event.origin.program) == (9, "log")
    sets = record(begin(event)).sets
    return [(done.step, done.reps, done.reported, done.skipped) for done in sets]


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


def test_the_day_and_the_time_are_typed_or_changed_by_steps() -> None:
    form = table()
    form.go(-2)
    assert form.cell == "day"
    form.step(-1)
    assert form.began == BEGAN.replace(day=19)
    typed(form, "2026-10-03")
    form.go(0, 1)
    assert form.began == datetime.fromisoformat("2026-10-03 18:00")
    typed(form, "1915")
    assert form.keep()
    form.step(1)
    assert form.began == datetime.fromisoformat("2026-10-03 19:30")


@pytest.mark.parametrize("text", ["2026-11-30", "2026-13-01", "20"])
def test_a_day_that_is_none_or_to_come_is_refused(text: str) -> None:
    form = table()
    form.go_to(1, "day")
    typed(form, text)
    assert not form.keep()
    assert form.began == BEGAN


@pytest.mark.parametrize("text", ["25", "18:75", "9h"])
def test_a_time_that_is_none_is_refused(text: str) -> None:
    form = table()
    form.go_to(1, "time")
    typed(form, text)
    assert not form.keep()


def test_nothing_begins_after_now() -> None:
    form = table()
    form.go_to(1, "day")
    typed(form, "2026-11-29")
    form.go(0, 1)
    assert form.began == NOW
    form.step(1)
    assert (form.began, form.problem) == (NOW, STILL_TO_COME)
    typed(form, "23:00")
    assert not form.keep()
    assert LogTable(form.log, NOW.replace(hour=13), NOW, GEAR).began == NOW


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


def test_minutes_are_unknown_until_they_are_said() -> None:
    form = table()
    assert event_of(form).finished_at is None
    form.go_to(2, "minutes")
    typed(form, "45")
    assert form.accept()
    assert event_of(form).finished_at == 45 * 60_000
    form.step(1)
    form.step(-1)
    form.step(-1)
    assert form.minutes == 40
    form.erase()
    assert form.accept()
    assert event_of(form).finished_at is None


def test_the_first_step_of_the_minutes_is_what_the_plan_takes() -> None:
    form = table()
    form.go_to(2, "minutes")
    form.step(1)
    assert form.minutes == form.log.minutes > 0
    other = LogTable(SessionLog("", "", form.log.rows), BEGAN, NOW, GEAR)
    other.go_to(2, "minutes")
    other.step(-1)
    assert other.minutes == 45
    for _ in range(20):
        other.step(-1)
    assert other.minutes == 5


@pytest.mark.parametrize("text", ["0", "1441", "1h", "5.5"])
def test_what_is_no_number_of_minutes_is_refused(text: str) -> None:
    form = table()
    form.go_to(2, "minutes")
    typed(form, text)
    assert not form.accept()
    assert form.minutes is None


def test_a_session_that_would_not_be_over_yet_began_earlier() -> None:
    form = LogTable(table().log, NOW, NOW, GEAR)
    form.go_to(2, "minutes")
    typed(form, "30")
    assert form.keep()
    assert form.began == NOW.replace(hour=12, minute=0)
    form.go_to(1, "time")
    form.step(1)
    assert (form.began, form.problem) == (NOW.replace(hour=12, minute=0), STILL_TO_COME)


def test_a_note_is_written_letter_by_letter_and_keeps_its_letters() -> None:
    form = table()
    form.go_to(2, "note")
    assert not form.type(" ")  # which accepts the form where nothing is written
    typed(form, "a bad day, quick")
    form.erase()
    form.step(1)
    assert form.accept()
    assert event_of(form).notes == ("a bad day, quic",)
    assert not table().note
    assert event_of(table()).notes == ()
    assert not form.type("\x1b")
    typed(form, "x" * 600)
    assert len(form.note) == 500


def event_of(form: LogTable) -> SessionRecorded:
    return form.log.event("id", (0, 0), 9, minutes=form.minutes, note=form.note)
