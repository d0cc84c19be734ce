"""A digest says of a finished session what the session itself says to those who look back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from support.builders import exercise, line
from support.diary import DAY, START, Diary
from support.lives import Lifter, train
from support.pasts import ADDED, PERSON, visit
from support.shipped import shipped

from backcoach.core.coaching.history.records import records
from backcoach.core.planning.next_session import outlook
from backcoach.core.planning.todays_plan import Today, prepare
from backcoach.core.session import events as ev
from backcoach.core.session.fold import replay
from backcoach.core.session.past.digest import digest
from backcoach.core.text import clean
from backcoach.run.starting import saved_sessions
from backcoach.storage import rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.state import State


TODAY = 10
LIBRARY = shipped()


def again(state: State) -> State:
    """Return a session as a start reads its digest."""
    return rows.decode_digest(rows.encode(digest(state)))


@pytest.mark.parametrize("name", ["beginner", "intermediate", "advanced"])
def test_whoever_looks_back_at_digests_is_told_the_same(name: str) -> None:
    session = LIBRARY.find_session(name)
    assert session is not None
    maxima = {"bb_deadlift": 150_000, "lat_pulldown": 80_000, "cable_row": 75_000}
    states = train(LIBRARY, session, Lifter(PERSON, maxima), 8)
    for number in (1, 3, 7):
        past, today = states[:number], states[number]
        digests = [again(state) for state in past]
        now = Today(now=today.started_at)

        def plans(before: Sequence[State], now: Today = now) -> object:
            return prepare(LIBRARY, session, PERSON, before, now)

        assert plans(digests) == plans(past)
        assert records(today, digests) == records(today, past)
        assert outlook(LIBRARY, today, digests, PERSON) == outlook(LIBRARY, today, past, PERSON)


def test_pain_and_skipped_sets_are_remembered() -> None:
    state = visit(ADDED, 6, None, 5, load="10 kg", rir=1, pain=4)
    read = again(state)
    assert read.pains == state.pains
    assert read.logged == state.logged
    assert list(read.logged) == list(state.logged)
    assert read.plan.steps == state.plan.steps


def test_what_is_said_while_it_is_done_is_left_out() -> None:
    row = exercise("row", breathing="Out as you pull", stop=("numb hands",), setup=("sit",))
    coach = Diary("one", line(row, 1)).do().note("windy")
    body = rows.encode(digest(coach.state))
    assert not any(word in body for word in (b"Out as", b"numb", b"windy", b"before"))


@pytest.mark.parametrize("name", ["\x1b[31mrow", "row\u202e", "row\x07", "r\x9dow"])
def test_what_a_stored_digest_holds_is_cleaned_on_the_way_in(name: str) -> None:
    raw = msgspec.to_builtins(digest(Diary("one").do(3).state))
    raw["plan"]["slots"][0]["exercise"]["name"] = name
    read = rows.decode_digest(msgspec.json.encode(raw))
    assert read.plan.slots[0].exercise.name == clean(name) != name


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_sessions, "wall_ms", lambda: START + TODAY * DAY)


def test_events_are_all_that_a_digest_is_made_of() -> None:
    coach = Diary("done").do(3)
    stored = [rows.decode(rows.encode(event)) for event in (coach.started, *coach.events)]
    started, *later = stored
    assert isinstance(started, ev.SessionStarted)
    assert again(replay(started, later)) == digest(coach.state)
