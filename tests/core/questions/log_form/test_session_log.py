"""Day, time, minutes and note of a session that is entered later."""

from __future__ import annotations

from datetime import datetime

import pytest
from core.questions.log_form.tables import BEGAN, GEAR, NOW, event_of, table, typed

from backcoach.core.questions.log_form.log_cells import STILL_TO_COME
from backcoach.core.questions.log_form.log_table import LogTable
from backcoach.core.questions.log_form.session_log import SessionLog


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
