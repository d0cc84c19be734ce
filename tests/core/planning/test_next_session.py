"""What is said at the end of a session: its bests, and what comes next time and why."""

from __future__ import annotations

import pytest
from msgspec import structs
from support.builders import line, plan_of
from support.pasts import DAY, PERSON, PERSON_FINE, ROW, lived, row, visit, visits

from backcoach.core.exercises.model import Library, Session
from backcoach.core.planning.next_session import NextSession, outlook
from backcoach.core.session.plan import Result

SESSION = Session(id="test", name="Test", exercise=(ROW[1],))
LIBRARY = Library(exercise=(row,), session=(SESSION,))


def test_next_time_is_said_with_its_reason() -> None:
    past = visits(ROW, (10, 10, 10), (10, 10, 10), rir=3)
    ((one),) = outlook(LIBRARY, past[-1], past[:-1], PERSON_FINE).coming
    assert (one.name, one.text) == ("Row", "3 × 8 × 42.5 kg")
    assert "42.5 kg" in one.why


def test_the_session_itself_is_learned_from() -> None:
    now = visit(ROW, 9, 6, 9, rir=0)
    ((one),) = outlook(LIBRARY, now, (), PERSON).coming
    assert "6 of 8" in one.why


def test_body_weight_is_no_load() -> None:
    chin = line("chin", 2, reps="5-8")
    now = lived(plan_of(chin), [Result(reps=5), Result(reps=5)])
    session = Session(id="test", name="Test", exercise=(chin[1],))
    ((one),) = outlook(Library(exercise=(chin[0],), session=(session,)), now, (), PERSON).coming
    assert one.text == "2 × 5"


def test_a_record_is_named_even_if_nothing_comes() -> None:
    before, now = visit(ROW, 8, 8, 8), visit(ROW, 8, 8, 8, load="45 kg", day=3)
    said = outlook(Library(exercise=(), session=()), now, [before], PERSON)
    assert said.coming == ()
    assert said.records[0] == "Row: more load than before: 45 kg"


def test_a_first_time_is_no_record() -> None:
    assert outlook(LIBRARY, visit(ROW, 8, 8, 8), (), PERSON).records == ()


def test_a_session_that_the_file_has_no_more_promises_nothing() -> None:
    other = Library(exercise=(row,), session=(structs.replace(SESSION, id="other"),))
    assert outlook(other, visit(ROW, 8, 8, 8), (), PERSON) == NextSession()


def test_what_cannot_be_done_with_what_is_at_hand_is_not_promised() -> None:
    bound = structs.replace(row, equipment=("cable machine",))
    library = Library(exercise=(bound,), session=(SESSION,))
    person = structs.replace(PERSON, equipment=frozenset({"wall"}))
    assert outlook(library, visit(ROW, 8, 8, 8), (), person).coming == ()


@pytest.mark.parametrize("finished", [True, False])
def test_next_time_is_counted_from_the_end_of_the_session(finished: bool) -> None:
    now = visit(ROW, 9, 9, 9, day=100)
    at = 100 * DAY if finished else None
    state = structs.replace(now, finished_at=at)
    ((one),) = outlook(LIBRARY, state, (), PERSON).coming
    assert "days off" not in one.why


def test_the_goal_of_the_day_stays() -> None:
    plan = plan_of(ROW, goal="strength")
    now = lived(plan, [Result(reps=8)] * 3)
    assert outlook(LIBRARY, now, (), PERSON).coming
