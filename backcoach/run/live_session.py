"""A session under way, driven by a person: turns keys and answers into events.

The screen and the plain lines both use this; neither keeps a state of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core import coaching, planning, session
from backcoach.core.actions import RESERVES
from backcoach.core.coaching.health.closing import closing
from backcoach.core.session import events as ev
from backcoach.core.session.blocks import running_block
from backcoach.core.session.fold import advance
from backcoach.core.session.leading import Leading
from backcoach.core.session.set_corrections import CORRECTIONS, SELECTIONS, correction, select
from backcoach.core.wording.pacer import Pace, pace
from backcoach.run.running_session import SURPRISE, RunningSession

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.clock import Clock
    from backcoach.core.actions import Keymap
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.planning.swapped_line import PlanLine
    from backcoach.core.reason import Reason
    from backcoach.core.session.leading import Instant
    from backcoach.core.session.plan import Result, Step
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person
    from backcoach.run.listeners import Recorder

NAP = 1000  # ms of sleep of the machine in which nobody trains


class LiveSession(RunningSession):
    """Turns what a person does into events.

    `reports` are the pains and red flags of earlier sessions, `past` those that are finished.
    `plan_line` plans the open sets of a slot for another exercise; without it a swap has no load.
    """

    def __init__(
        self,
        state: State,
        clock: Clock,
        recorder: Recorder,
        person: Person,
        leading: Leading = Leading(),  # noqa: B008  a frozen value
        *,
        reports: Sequence[ev.HealthEvent] = (),
        past: Sequence[State] = (),
        plan_line: PlanLine | None = None,
        keymap: Keymap | None = None,
    ) -> None:
        super().__init__(state, clock, recorder, person, keymap)
        self._leading = leading
        self._reports = reports
        self._past = past
        self._plan_line = plan_line
        self._slept = clock.slept()
        self._waiting: State | None = None  # the state that waits below something else

    @property
    def takes_keys(self) -> bool:
        return True

    def perform(self, action: str) -> bool:
        """Do what a key asks for; return whether it had an effect."""
        if action in SELECTIONS:
            return self._select(SELECTIONS[action])
        instant = self._instant()
        if action in CORRECTIONS:
            return self._correct(action, instant)
        self.tick()
        if action == "next" and instant.at - self._timed_out_at < SURPRISE:
            return False
        if action == "finish" and closing(self.state) is not None:
            return False
        event = session.action_events.event_for(action, self.state, instant, self._leading)
        return event is not None and self.tell(event)

    def state_after(self, action: str) -> State:
        """Return the state that an action would lead to; nothing is stored, and no advice given."""
        make = session.action_events.event_for
        event = make(action, self.state, self._instant(), self._leading)
        return self.state if event is None else advance(self.state, event)[0]

    def _correct(self, action: str, instant: Instant) -> bool:
        """Amend a log line; a correction of the set just done brings new advice.

        That of an earlier set moves neither the rest nor what comes next (T04).
        """
        gear, leading = self._person.gear, self._leading
        amended = correction(action, self.state, self.selected, instant, gear, leading=leading)
        if amended is None or not self._apply(amended):
            return False
        if self._is_just_done(amended.step):
            self._advise(keeps_rest=action not in RESERVES)
        self.on_change()
        return True

    def pace(self) -> Pace | None:
        """Return the repetition and phase of a paced set, None without one."""
        return pace(self.state, self.now) if self._leading.paced else None

    def tick(self) -> None:
        """Apply what is due by the clock; what is timed waits since the machine fell asleep."""
        slept, self._slept = self._clock.slept() - self._slept, self._clock.slept()
        if slept >= NAP:
            self.leave(self._looked_at)
        super().tick()

    def leave(self, at: int | None = None) -> None:
        """Pause what is timed, so that it goes on where the person left it, now or then.

        That is a hold, a led set, and a block that ends by its clock.
        """
        if self._timed_step is not None or running_block(self.state) is not None:
            now = self._instant()
            self.tell(ev.Paused(at=now.at if at is None else at, offset=now.offset))

    def wait(self) -> None:
        """Pause a led set or a hold while something stands over it.

        Easy minutes go on, and so does a block, whose clock waits for nobody.
        """
        step = self._timed_step
        if step is not None and step.is_set and running_block(self.state) is None:
            now = self._instant()
            if self.tell(ev.Paused(at=now.at, offset=now.offset)):
                self._waiting = self.state

    def go_on(self) -> None:
        """Go on after `wait`; where something was done meanwhile, that is left to the person."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None and self.state is waiting:
            self.perform("pause")

    @property
    def _timed_step(self) -> Step | None:
        """The set or the easy minutes under way that the clock leads."""
        step = self.state.step if self.state.phase == "working" else None
        is_timed = step is not None and (step.is_hold or self._leading.paces(step))
        return step if is_timed else None

    def discard(self) -> bool:
        at = self._instant()
        return self.tell(ev.Discarded(at=at.at, offset=at.offset))

    def go_to(self, slot: int) -> bool:
        """Move to the first open step of a slot."""
        step = session.action_events.first_open(self.state, slot)
        if step is None:
            return False
        at = self._instant()
        return self.tell(ev.CursorMoved(at=at.at, offset=at.offset, step=step.id))

    def swap(self, slot: int, exercise: Exercise) -> bool:
        exercise = coaching.health.breathing.with_breathing(exercise, self._person)
        now = self._instant()
        event = session.plan_changes.swap(self.state, slot, exercise, now.at, now.offset)
        if event is None:
            return False
        line = self._plan_line(self.state, slot, exercise) if self._plan_line else None
        if line is not None:
            event = planning.swapped_line.with_line(event, line, self.state)
        return self.tell(event)

    def choose(self, instead_of: Exercise, exercise: Exercise) -> bool:
        event = session.action_events.choice_of(instead_of.id, exercise.id, self._instant())
        return self.tell(event)

    def amend(self, step: str, result: Result) -> bool:
        """Log other numbers for a set; unlike `reserve_…` they bring no new advice."""
        at = self._instant()
        return self.tell(ev.SetAmended(at=at.at, offset=at.offset, step=step, result=result))

    def note(self, text: str) -> bool:
        at, done = self._instant(), self.state.last_done
        step = done.id if done else ""
        return self.tell(ev.NoteAdded(at=at.at, offset=at.offset, text=text, step=step))

    def report_pain(
        self, level: int, place: str, kind: ev.PainKind, flag: ev.Flag | None
    ) -> tuple[Reason, ...]:
        """Record a pain and ease what it concerns; return what to do, of a red flag that alone."""
        at = self._instant()
        report = ev.PainReported(at=at.at, offset=at.offset, level=level, place=place, kind=kind)
        answer = coaching.health.report.answer_pain(
            self.state, report, flag, self.gear, reports=self._reports, past=self._past
        )
        if level or flag is None:
            self.tell(report)
        for event in answer.events:
            self.tell(event)
        return answer.reasons

    def _select(self, direction: int) -> bool:
        chosen = select(self.state, self.selected, direction)
        changed = chosen != self.selected
        self.selected = chosen
        if changed:
            self.on_change()
        return changed
