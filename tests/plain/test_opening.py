"""What a conversation begins with: a session that was left or is led elsewhere, and the past."""

from __future__ import annotations

import pytest
from msgspec import structs
from support.builders import line, plan_of
from support.screen.fake_host import FakeHost
from support.sessions.talk import ROW, Talk

from backcoach.core.questions.person.first_run import first_form
from backcoach.core.questions.unfinished_session import elsewhere, unfinished
from backcoach.core.session.past.session_record import record
from backcoach.core.views.listings import history_line
from backcoach.core.wording.phrases import LOOKING
from backcoach.run.watched_session import WatchedSession


def left(host: FakeHost) -> FakeHost:
    host.question = unfinished(host.session.state, host.clock.now() + 600_000)
    return host


@pytest.mark.parametrize(
    ("typed", "choice"),
    [("", "resume"), ("1", "resume"), ("finish", "keep"), ("keep", "keep"), ("3", "discard")],
)
def test_s03_an_unfinished_session_is_asked_about(typed: str, choice: str) -> None:
    talk = Talk(host=left(FakeHost(plan_of(line(ROW, 1)))), opened=False)
    answer = talk.open()
    assert answer[0] == "Test is not finished. 0 of 1 sets, begun 10 min ago."
    assert answer[1] == "1 Resume, go on where it was left"
    assert len(answer) == 4
    assert talk.type("what") == ['"what" is none of these; q leaves.']
    assert talk.type(typed)[0].startswith("Test: 1 set, about")
    assert talk.host.answers == [choice]


def test_s02_leaving_the_question_answers_nothing() -> None:
    talk = Talk(host=left(FakeHost(plan_of(line(ROW, 1)))))
    assert talk.wait(5) == []
    talk.type("q")
    assert talk.plain.has_left
    assert talk.host.answers == []


def test_a_session_that_is_live_elsewhere_is_looked_at_and_not_touched() -> None:
    there = Talk()
    host = FakeHost(plan_of(line(ROW, 1)))
    host.question = elsewhere(there.state)
    host.session = WatchedSession(there.state, there.host.clock, lambda: there.state)  # type: ignore[assignment]
    talk = Talk(host=host)
    assert talk.type("")[-2].startswith("Row, set 1 of 2")
    there.type("", "")
    assert talk.plain.wait() == 1
    talk.plain.tick()
    assert talk._new()[0] == "Set 1: 8 × 20 kg."
    for typed in ("", "u", "8", "v", "n x", "!", "foo"):
        assert talk.type(typed) == [f"{LOOKING}; q leaves."]
    assert talk.type("t")[0].startswith("Rest 1:30 of 1:30.")
    talk.type("q")
    assert talk.plain.has_left


def test_someone_new_is_told_what_enter_does_and_asked_first() -> None:
    host = FakeHost(plan_of(line(ROW, 1)))
    host.first_form = first_form(host.library)
    talk = Talk(host=host, opened=False)
    answer = talk.open()
    assert "Enter skips them" in answer[0]
    assert answer[1] == host.first_form.text
    assert answer[2].startswith("Test: 1 set")
    assert answer[-1].startswith("Experience: 1 ")


def test_what_was_noted_last_time_is_said_before_the_first_set() -> None:
    plan = plan_of(line(ROW, 1, load="20 kg"))
    slots = tuple(structs.replace(slot, last_note="grip went") for slot in plan.slots)
    talk = Talk(host=FakeHost(structs.replace(plan, slots=slots)), opened=False)
    assert "Noted last time: grip went." in talk.open()


def test_a_note_stands_in_the_history() -> None:
    talk = Talk(line(ROW, 1))
    talk.type("", "", "n grip went", "")
    talk.host.past = [record(talk.state)]
    assert talk.type("h")[1:] == ["Grip went"]


def test_past_sessions_are_told_and_a_first_session_has_none() -> None:
    talk = Talk()
    assert talk.type("h") == ["No session is finished yet."]
    talk.host.past = [record(talk.host.session.state)]
    assert talk.type("history") == [
        history_line(talk.host.past[0], talk.host.session.now).replace(" · ", ", ")
    ]


def test_a_session_that_another_machine_took_over_is_described_and_watched() -> None:
    talk = Talk()
    talk.type("")
    state = talk.host.session.state
    talk.host.session = WatchedSession(state, talk.host.clock)  # type: ignore[assignment]
    assert talk.wait(1)
    assert any(LOOKING in text for text in talk.type(""))
