"""The end of a session: its records, and what the next session asks for."""

from __future__ import annotations

import pytest
from msgspec import structs
from support.builders import line, plan_of
from support.pasts import DAY, PERSON, PERSON_FINE, ROW, row, trained, visit, visits

from backcoach.core.exercises.model import Library, Session
from backcoach.core.notation import Load
from backcoach.core.planning.next_session import NextSession, outlook
from backcoach.core.session.plan import Result

SESSION = Session(id="test", name="Test", exercise=(ROW[1],))
LIBRARY = Library(exercise=(row,), session=(SESSION,))


def test_the_next_session_has_its_reason() -> None:
    past = visits(ROW, (10, 10, 10), (10, 10, 10), rir=3)
    (coming,) = outlook(LIBRARY, past[-1], past[:-1], PERSON_FINE).coming
    assert (coming.name, coming.text) == ("Row", "3 × 8 × 42.5 kg")
    assert coming.reason is not None
    assert (coming.reason.kind, coming.reason.values["load"]) == ("more_load", Load(42_500))


def test_the_finished_session_counts() -> None:
    now = visit(ROW, 9, 6, 9, rir=0)
    (coming,) = outlook(LIBRARY, now, (), PERSON).coming
    assert coming.reason is not None
    assert (coming.reason.values["done"], coming.reason.values["aimed"]) == (6, 8)


def test_body_weight_is_no_load() -> None:
    chin = line("chin", 2, reps="5-8")
    now = trained(plan_of(chin), [Result(reps=5), Result(reps=5)])
    session = Session(id="test", name="Test", exercise=(chin[1],))
    (coming,) = outlook(Library(exercise=(chin[0],), session=(session,)), now, (), PERSON).coming
    assert coming.text == "2 × 5"


def test_a_record_is_named_without_a_next_session() -> None:
    before, now = visit(ROW, 8, 8, 8), visit(ROW, 8, 8, 8, load="45 kg", day=3)
    end = outlook(Library(exercise=(), session=()), now, [before], PERSON)
    assert end.coming == ()
    assert (end.records[0].kind, end.records[0].value) == ("load", 45_000)


def test_a_first_time_is_no_record() -> None:
    assert outlook(LIBRARY, visit(ROW, 8, 8, 8), (), PERSON).records == ()


def test_nothing_comes_where_the_file_no_longer_has_the_session() -> None:
    other = Library(exercise=(row,), session=(structs.replace(SESSION, id="other"),))
    assert outlook(other, visit(ROW, 8, 8, 8), (), PERSON) == NextSession()


def test_nothing_comes_without_the_equipment() -> None:
    bound = structs.replace(row, equipment=("cable machine",))
    library = Library(exercise=(bound,), session=(SESSION,))
    person = structs.replace(PERSON, equipment=frozenset({"wall"}))
    assert outlook(library, visit(ROW, 8, 8, 8), (), person).coming == ()


def test_time_off_is_counted_from_the_end_of_the_session() -> None:
    now = visit(ROW, 8, 8, 8, rir=2)
    late = structs.replace(now, finished_at=now.started_at + 30 * DAY)
    (coming,) = outlook(LIBRARY, late, (), PERSON).coming
    assert coming.reason is not None
    assert (coming.reason.kind, coming.reason.values["days"]) == ("after_break", 30)
    for at in (now.started_at, None):
        (coming,) = outlook(LIBRARY, structs.replace(now, finished_at=at), (), PERSON).coming
        assert coming.reason is not None
        assert coming.reason.kind == "steady"


@pytest.mark.parametrize(
    ("level", "kind", "text"), [(3, "next_lighter", "3 × "), (6, "next_left_out", "left out")]
)
def test_r_pain_01_a_pain_of_the_session_eases_the_next_one(
    level: int, kind: str, text: str
) -> None:
    hurt = visit(ROW, 8, 8, 8, rir=2, pain=level)
    (coming,) = outlook(LIBRARY, hurt, (), PERSON).coming
    assert coming.text.startswith(text)
    assert coming.reason is not None
    assert coming.reason.kind == kind


def test_r_pain_01_nothing_comes_where_a_pain_asks_for_rest() -> None:
    assert outlook(LIBRARY, visit(ROW, 8, 8, 8, pain=9), (), PERSON).coming == ()
