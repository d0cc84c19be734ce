"""Each way to write sets, walked to its end: in lines, through kills, in time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from support.schemes import SCHEMES, assert_whole, plan_of, written
from support.screen.fake_host import FakeHost
from support.shipped import shipped

from backcoach.core.planning.easy_minutes import with_easy_minutes
from backcoach.core.planning.expand import expand
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, begin, due, next_deadline, replay
from backcoach.core.session.timing.duration import READINESS, session_seconds
from backcoach.plain.conversation import Plain
from backcoach.signals.spoken import spoken

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Session
    from backcoach.core.session.plan import Plan


@pytest.mark.parametrize("name", SCHEMES)
def test_a_scheme_is_walked_to_its_end_in_lines_and_through_kills(name: str) -> None:
    host = FakeHost(plan_of(name), written(name)[0])
    said: list[str] = []
    plain = Plain(host, said.append)
    plain.open()
    for _ in range(300):
        state = host.session.state
        if state.is_over:
            break
        events = list(host.notebook.events)
        started = ev.SessionStarted(at=state.started_at, id=state.id, plan=plan_of(name))
        again = replay(started, events)
        assert again == state  # whoever starts the program after a kill goes on here
        if state.phase == "working":
            host.clock.advance(17)
            plain.tick()
        if host.session.state.phase in ("ready", "working"):
            plain.hear("")
        else:
            left = (host.session.next_deadline() or 0) - host.clock.now()
            host.clock.advance(max(1, left / 1000))
            plain.tick()
            if host.session.state.phase == "resting" and host.session.next_deadline() is None:
                plain.hear("")
    assert_whole(host.session.state, name)
    asks_for_a_clock = any(line.startswith(("As many rounds", "A set every")) for line in said)
    assert asks_for_a_clock == (name.split(maxsplit=1)[0] in ("emom", "amrap", "density"))


def simulated(plan: Plan) -> float:
    """The seconds that a session takes somebody who does what it says when it says so."""
    now = 0
    state = begin(ev.SessionStarted(at=0, id="s", plan=plan))
    now += session_start(plan) * 1000
    while not state.is_over:
        deadline = next_deadline(state)
        step = state.step
        assert step is not None
        if state.phase == "working" and not step.is_hold:
            done_at = state.begun_at + step.work_seconds * 1000
            now = max(now, done_at)
            if deadline is not None and deadline < done_at:
                state, _ = advance(state, due(state, deadline) or ev.Finished(at=now))
                continue
            event: ev.Event = ev.SetDone(at=now, step=step.id, result=state.prefill(step))
        elif deadline is not None and (state.phase != "ready" or state.block is None):
            now = deadline
            event = due(state, now) or ev.Finished(at=now)
        else:
            event = ev.SetBegun(at=now, step=step.id)
        before = state
        state, _ = advance(state, event)
        if state is before or (isinstance(event, ev.RestEnded) and state.phase == "resting"):
            state, _ = advance(state, ev.SetBegun(at=now, step=step.id))
    return (state.finished_at or now) / 1000


def session_start(plan: Plan) -> int:
    return READINESS + plan.slots[plan.steps[0].slot].setup


@pytest.mark.parametrize("name", SCHEMES)
def test_the_length_of_a_scheme_is_what_it_takes(name: str) -> None:
    plan = plan_of(name)
    assert session_seconds(plan) == pytest.approx(simulated(plan), rel=0.1)


@pytest.mark.parametrize("session", shipped().session, ids=lambda session: session.id)
def test_the_length_of_a_shipped_session_is_what_it_takes(session: Session) -> None:
    plan = with_easy_minutes(expand(shipped(), session), session)
    assert session_seconds(plan) == pytest.approx(simulated(plan), rel=0.1)
    if written := re.search(r" (\d+) minutes", session.about):
        assert session_seconds(plan) == pytest.approx(60 * int(written[1]), rel=0.1)


@pytest.mark.parametrize("name", SCHEMES)
def test_the_voice_names_every_set(name: str) -> None:
    plan = plan_of(name)
    started = ev.SessionStarted(at=0, id="s", plan=plan)
    state = begin(started)
    assert spoken(None, state, started)
    now = 0
    while not state.is_over:
        step = state.step
        assert step is not None
        event: ev.Event = ev.SetBegun(at=now, step=step.id)
        if state.phase == "working":
            now += 15_000
            event = due(state, now) or ev.SetDone(at=now, step=step.id, result=state.prefill(step))
        elif state.phase == "resting":
            now = next_deadline(state) or now
            event = due(state, now) or event
        before = state
        state, _ = advance(state, event)
        if isinstance(event, ev.SetBegun | ev.SetDone | ev.RestEnded):
            assert spoken(before, state, event), event
