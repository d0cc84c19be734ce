"""What a start says of a programme, and what it never does: forbid or blame."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace
from support.programmes import MONDAY, day, library, trained

from backcoach.core.programmes.course import course
from backcoach.core.programmes.standing import Done, Moment, Standing
from backcoach.core.programmes.start_notes import is_hard, start_notes, too_soon
from backcoach.core.programmes.today import ProgrammeToday
from backcoach.core.reason import Reason
from backcoach.core.settings.settings import Settings

LIBRARY = library(more='[[programme.test]]\nexercise = "pull_up"\nevery = 2')
PERSON = Settings().person()
CHOSEN = Moment(1_780_272_000_000, 0)  # 2026-06-01


def notes(done: list[Done], today: int) -> list[Reason]:
    now = course(LIBRARY.programme[0], done, MONDAY, day(today))
    return list(start_notes(LIBRARY, now, done, day(today)))


def kinds(done: list[Done], today: int) -> list[str]:
    return [note.kind for note in notes(done, today)]


def test_the_first_session_says_which_it_is() -> None:
    assert kinds([], 0) == ["programme_first"]
    assert notes([], 0)[0].values == {
        "programme": "Months",
        "week": 1,
        "weeks": 8,
        "day": "heavy day",
    }


def test_later_ones_say_what_was_last_and_when() -> None:
    (due,) = notes(trained(0), 3)
    assert (due.kind, due.values["last"], due.values["weekday"]) == (
        *("programme_due", "heavy day", "monday"),
    )
    again = notes(trained(0, 3, order="light light"), 7)[0]
    assert (again.kind, "last" in again.values) == ("programme_due", True)
    assert kinds(trained(0, 3, 7), 17)[0] == "programme_due_long"
    assert kinds(trained(0), 0)[0] == "programme_due_today"


def test_of_a_programme_with_one_kind_of_day_the_last_has_no_name() -> None:
    lib = library(second="")
    short = replace(lib.programme[0], day=lib.programme[0].day[:1])
    now = course(short, trained(0, order="heavy"), MONDAY, day(6))
    (due, *_) = start_notes(replace(lib, programme=(short,)), now, [], day(6))
    assert (due.kind, "last" in due.values) == ("programme_due_again", False)


def test_late_early_missed_and_back_are_said_one_at_a_time() -> None:
    assert kinds(trained(0), 5)[1:] == ["programme_late"]
    assert kinds(trained(0), 2)[1:] == ["programme_early"]
    assert notes(trained(0), 10)[1] == Reason("programme_missed", {"missed": 2})
    assert kinds(trained(0, 3, 7, 10), 40)[1:] == ["programme_back"]


def test_r_freq_01_too_soon_is_said_for_hard_sessions_and_forbids_nothing() -> None:
    assert kinds(trained(0), 1)[1:] == ["programme_soon"]
    assert too_soon(LIBRARY, LIBRARY.find_session("light"), trained(0), day(1)) is not None
    assert too_soon(LIBRARY, LIBRARY.find_session("light"), trained(0), day(2)) is None
    assert too_soon(LIBRARY, LIBRARY.find_session("block"), trained(0), day(1)) is None
    blocks = [Done("block", day(0))]
    assert too_soon(LIBRARY, LIBRARY.find_session("heavy"), blocks, day(1)) is None
    unknown = [Done("", day(0))]  # one that was typed in
    assert too_soon(LIBRARY, LIBRARY.find_session("heavy"), unknown, day(1)) is not None
    assert too_soon(LIBRARY, LIBRARY.find_session("heavy"), trained(9), day(1)) is None
    assert is_hard(LIBRARY, None)


def today(done: list[Done], number: int, **standing: object) -> ProgrammeToday:
    held = Standing("months", chosen=CHOSEN)
    return ProgrammeToday(
        library=LIBRARY,
        standing=replace(held, **standing),
        stored=done,
        today=day(number),
    )


def test_what_is_due_has_the_notes_of_its_day_and_its_phase() -> None:
    made = today(trained(0, 3), 7).session()
    assert made is not None
    assert made.session.id == "heavy"
    assert [note.kind for note in made.notes] == ["programme_due", "programme_test"]


def test_another_session_of_the_programme_is_done_as_the_programme_has_it() -> None:
    made = today(trained(0), 3).session(LIBRARY.find_session("heavy"))
    assert made is not None
    assert (made.session.id, made.notes) == ("heavy", ())
    soon = today(trained(0), 1).session(LIBRARY.find_session("heavy"))
    assert soon is not None
    assert [note.kind for note in soon.notes] == ["programme_soon"]


def test_a_session_beside_the_programme_stays_as_it_is() -> None:
    assert today(trained(0), 3).session(LIBRARY.find_session("block")) is None


def test_a_hard_one_beside_it_is_told_when_it_comes_too_soon() -> None:
    beside = replace(LIBRARY.session[0], id="beside")
    lib = replace(LIBRARY, session=(*LIBRARY.session, beside))
    made = replace(today(trained(0), 1), library=lib).session(beside)
    assert made is not None
    assert (made.session, [note.kind for note in made.notes]) == (beside, ["programme_soon"])


@pytest.mark.parametrize("status", ["paused", "ended"])
def test_a_programme_that_is_paused_or_ended_has_no_session(status: str) -> None:
    held = today(trained(0), 3, status=status)
    assert (held.due, held.session(), held.state_note(PERSON)) == (None, None, None)


def test_a_start_says_that_a_programme_is_over_or_gone() -> None:
    days = [7 * week + more for week in range(8) for more in (0, 3)]
    over = today(trained(*days), 60).state_note(PERSON)
    assert over is not None
    assert (over.kind, over.values["weeks"]) == ("programme_over", 8)
    gone = today([], 0, programme="lost").state_note(PERSON)
    assert gone == Reason("programme_gone", {"id": "lost"})
    assert today([], 0, programme="lost", status="ended").state_note(PERSON) is None
    assert today([], 0).state_note(PERSON) is None


def test_one_of_the_settings_begins_with_its_first_session() -> None:
    before = today(trained(-20, -16), 0, chosen=None)
    assert before.course is not None
    assert (before.course.place, before.course.planned) == (0, MONDAY)
    assert before.standing.since == 0
    assert before.today == MONDAY + timedelta(0)
