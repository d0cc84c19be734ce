"""Laws that hold for every session, whatever happens in it and in whatever order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from support.builders import Coach

from backcoach.core.notation import clock_text
from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance, replay
from backcoach.core.session.plan import Result
from backcoach.core.session.set_counts import progress

if TYPE_CHECKING:
    from support.builders import Line

    from backcoach.core.session.state import State
from core.session.any_session import MOVES, ended_by_itself, lines, timeless

SPANS = st.sampled_from([0, 1, 7, 20, 45, 90, 200, 4000])


PICKS = st.integers(0, 99)


# Told again at once, these change nothing.
ONCE = (ev.SetDone | ev.StepSkipped | ev.CursorMoved | ev.RestEnded | ev.Paused | ev.Resumed) | (
    ev.Finished | ev.Continued | ev.Discarded | ev.SetAmended | ev.SetCancelled
)


# Undo leads straight back to before these.
DECISIONS = (ev.SetBegun | ev.SetDone | ev.StepSkipped | ev.CursorMoved | ev.RestExtended) | (
    ev.ExerciseSwapped | ev.SetAdded | ev.Finished | ev.Continued
)


ACTS = DECISIONS | ev.SetAmended | ev.NoteAdded | ev.PainReported


class Sessions(RuleBasedStateMachine):
    coach: Coach

    @initialize(plan=lines(), rests=st.booleans())
    def start(self, plan: list[Line], rests: bool) -> None:
        self.coach = Coach(*plan, rests=rests)

    @property
    def state(self) -> State:
        return self.coach.state

    def check(self, before: State, coach: Coach) -> None:
        """Check the laws of the event that was just told."""
        if not coach.took:
            assert coach.state is before
            return
        event = coach.events[-1]
        after = coach.state
        if isinstance(event, ONCE):
            assert advance(after, event) == (after, ())
        if isinstance(event, DECISIONS):
            undone, _ = advance(after, ev.Undone(at=coach.now))
            assert timeless(undone) == timeless(before)
        if isinstance(event, ACTS) and not ended_by_itself(before, event):
            undone, _ = advance(after, ev.Undone(at=coach.now, alone=True))
            assert timeless(undone) == timeless(before)
            assert (undone.notes, undone.pains) == (before.notes, before.pains)
        if after.phase == "finished" and isinstance(event, ev.SetDone | ev.StepSkipped):
            assert not after.open_steps()

    def tell(self, verb: str, *args: Any, **fields: Any) -> None:
        before = self.state
        self.check(before, getattr(self.coach, verb)(*args, **fields))

    def pick(self, number: int) -> str:
        steps = self.state.plan.steps
        return steps[number % len(steps)].id

    @rule(seconds=SPANS)
    def wait(self, seconds: int) -> None:
        self.coach.wait(seconds)

    @rule(seconds=SPANS)
    def look_late(self, seconds: int) -> None:
        self.coach.sleep(seconds)
        before = self.state
        self.check(before, self.coach.look())

    @precondition(lambda self: self.state.step)
    @rule(get_ready=st.sampled_from([0, 5]))
    def begin(self, get_ready: int) -> None:
        self.tell("begin", get_ready=get_ready)

    @precondition(lambda self: self.state.step)
    @rule()
    def done(self) -> None:
        self.tell("done")

    @precondition(lambda self: self.state.step)
    @rule()
    def cancel(self) -> None:
        self.tell("cancel")

    @precondition(lambda self: self.state.step)
    @rule(count=st.integers(1, 4))
    def do(self, count: int) -> None:
        for _ in range(count):
            if self.state.step:
                self.tell("begin")
                self.tell("done")

    @rule(number=PICKS)
    def skip(self, number: int) -> None:
        self.tell("skip", self.pick(number))

    @rule(number=PICKS)
    def go(self, number: int) -> None:
        self.tell("go", self.pick(number))

    @rule(number=PICKS, reps=st.integers(0, 12))
    def amend(self, number: int, reps: int) -> None:
        rest = self.state.countdown
        self.tell("amend", self.pick(number), reps=reps)
        assert self.state.countdown == rest

    @rule(seconds=st.sampled_from([-15, 0, 15]))
    def extend(self, seconds: int) -> None:
        self.tell("extend", seconds)
        rest = self.state.countdown
        if self.coach.took and rest:
            assert rest.ends_at >= self.state.clock(self.coach.now)

    @rule(number=PICKS, seconds=st.sampled_from([-15, 0, 60]))
    def advise(self, number: int, seconds: int) -> None:
        self.tell("advise", self.pick(number), seconds)

    @rule(number=PICKS, other=MOVES)
    def swap(self, number: int, other: Any) -> None:
        self.tell("swap", number % len(self.state.plan.slots), other)

    @rule(number=PICKS)
    def add(self, number: int) -> None:
        self.tell("add", number % len(self.state.plan.slots))

    @rule(verb=st.sampled_from(["pause", "resume", "undo", "undo", "finish", "carry_on"]))
    def press(self, verb: str) -> None:
        self.tell(verb)

    @rule()
    def speak(self) -> None:
        self.tell("note", "grip")
        self.tell("pain", 2)
        self.coach.sleep(1)  # what is left out in the instant of a pain is part of its answer

    @precondition(lambda self: self.state.is_over)
    @rule()
    def discard(self) -> None:
        self.tell("discard")

    @rule(number=PICKS)
    def tell_of_another_set(self, number: int) -> None:
        step = self.pick(number)
        if step != self.state.cursor:
            self.tell("tell", ev.SetDone(at=self.coach.now, step=step, result=Result(reps=1)))
            assert not self.coach.took

    @invariant()
    def the_cursor_names_an_open_step_while_there_is_one(self) -> None:
        step = self.state.step
        if not self.state.is_over:
            assert (step is None) == (not self.state.open_steps())
        if step is not None:
            assert self.state.is_open(step)

    @invariant()
    def never_more_sets_than_planned(self) -> None:
        steps = self.state.plan.steps
        names = [step.id for step in steps]
        assert len(names) == len(set(names))
        assert set(self.state.logged) <= set(names)
        assert all(step.set <= self.state.plan.sets_of(step) for step in steps)
        done, planned = progress(self.state)
        assert done <= planned

    @invariant()
    def a_rest_runs_just_while_resting_and_is_shown_without_a_sign(self) -> None:
        rest = self.state.countdown
        assert (rest is not None) == (self.state.phase == "resting")
        if rest:
            text = rest.text(self.state.clock(self.coach.now))
            seconds = -rest.left(self.state.clock(self.coach.now)) // 1000
            assert text == (f"+{clock_text(seconds)}" if seconds > 0 else clock_text(-seconds))

    @invariant()
    def a_pause_keeps_what_remains(self) -> None:
        now = self.coach.now
        paused, _ = advance(self.state, ev.Paused(at=now))
        resumed, _ = advance(paused, ev.Resumed(at=now + 12_345))
        if self.state.is_over or self.state.paused_at is not None:
            return
        assert resumed.elapsed(now + 12_345) == self.state.elapsed(now)
        if self.state.countdown and resumed.countdown:
            assert resumed.countdown.left(now + 12_345) == self.state.countdown.left(now)

    def teardown(self) -> None:
        """What was stored, read back, leads to the same state."""
        if not hasattr(self, "coach"):
            return
        stored = [msgspec.json.encode(event) for event in (self.coach.started, *self.coach.events)]
        started, *later = [msgspec.json.decode(event, type=ev.Event) for event in stored]
        assert isinstance(started, ev.SessionStarted)
        assert replay(started, later) == self.state


@pytest.mark.slow
def test_any_session_keeps_the_laws() -> None:
    run_state_machine_as_test(
        Sessions, settings=settings(max_examples=100, stateful_step_count=40, deadline=None)
    )
