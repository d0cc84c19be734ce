"""A session under way: keeps its state, applies events to it, and performs their effects.

The screen and the plain lines both use this; neither keeps a state of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core import coaching
from backcoach.core.actions import RESERVES
from backcoach.core.planning.swapped_line import with_line
from backcoach.core.session import events as ev
from backcoach.core.session.action_events import Instant, Leading, choice_of, event_for, first_open
from backcoach.core.session.fold import Store, advance, due, next_deadline
from backcoach.core.session.plan_changes import swap
from backcoach.core.session.set_corrections import CORRECTIONS, SELECTIONS, correction, select
from backcoach.core.wording.acts import act_text
from backcoach.core.wording.pacer import Pace, pace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from backcoach.clock import Clock
    from backcoach.core.actions import Keymap
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear
    from backcoach.core.planning.swapped_line import PlanLine
    from backcoach.core.reason import Reason
    from backcoach.core.session.plan import Result
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person
    from backcoach.run.listeners import Observer, Recorder

SURPRISE = 800  # ms after a hold ended by itself in which Space was meant to end it


class LiveSession:
    """Turns actions into events, and answers each set with advice.

    `on_message` is told in a sentence what an act of the person did, `on_change` is called after
    each change of the state, `observer` is told of each event.
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
        self.state = state
        self.selected: str | None = None
        self.observer: Observer | None = None
        self.on_change: Callable[[], None] = lambda: None
        self.on_message: Callable[[str], None] = lambda _: None
        self._clock = clock
        self._recorder = recorder
        self._person = person
        self._leading = leading
        self._reports = reports
        self._past = past
        self._plan_line = plan_line
        self._keymap = keymap or {}
        self._looked_at = clock.now()
        self._timed_out_at = -SURPRISE

    @property
    def takes_keys(self) -> bool:
        return True

    @property
    def gear(self) -> Gear:
        return self._person.gear

    @property
    def now(self) -> int:
        return self._clock.now()

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
        if action == "finish" and coaching.health.report.closing(self.state) is not None:
            return False
        event = event_for(action, self.state, instant, self._leading)
        return event is not None and self.tell(event)

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

    def _is_just_done(self, step_id: str) -> bool:
        """Tell whether a step is the set that the rest follows, without a rest the last one."""
        rest, last = self.state.countdown, self.state.last_done
        return step_id == (rest.after if rest else last.id if last else "")

    def tick(self) -> None:
        """Apply the event that is due by the clock, if there is one."""
        now = self.now
        if self.observer is not None:
            self.observer.passed(self.state, self._looked_at, now)
        self._looked_at = now
        event = due(self.state, now)
        if event is not None and self.tell(event) and isinstance(event, ev.SetDone):
            self._timed_out_at = now

    def pace(self) -> Pace | None:
        """Return the repetition and phase of a paced set, None without one."""
        return pace(self.state, self.now) if self._leading.paced else None

    def next_deadline(self) -> int | None:
        return next_deadline(self.state)

    def tell(self, event: ev.Event) -> bool:
        """Apply an event and perform its effects; return whether it changed anything."""
        if not self._apply(event):
            return False
        is_report = isinstance(event, ev.SetAmended) and self._is_just_done(event.step)
        if is_report or isinstance(event, ev.SetDone | ev.SetAdded):
            self._advise(keeps_rest=is_report)
        self.on_change()
        return True

    def leave(self, at: int | None = None) -> None:
        """Pause a hold or a led set, so that it goes on where the person left it, now or then."""
        now, state = self._instant(), self.state
        step = state.step if state.phase == "working" else None
        if step is not None and (step.is_hold or self._leading.paces(step)):
            self.tell(ev.Paused(at=now.at if at is None else at, offset=now.offset))

    def _advise(self, *, keeps_rest: bool) -> None:
        """Answer the set just done; advice is an event, so that a replay needs no rule.

        A corrected number never moves the end of a rest (T04); the reserve may. After a pain in
        this session no advice makes a set harder.
        """
        instant = self._instant()
        advice = coaching.between_sets.after_set.advise_after_set(
            self.state, self._person, instant.at, instant.offset, keeps_rest=keeps_rest
        )
        if advice is None:
            return
        if not self.state.pains or coaching.health.easing.not_harder(self.state, advice):
            self._apply(advice)

    def _apply(self, event: ev.Event) -> bool:
        before = self.state
        after, effects = advance(before, event)
        if not effects:
            return False
        self.state = after
        if not isinstance(event, ev.SetAmended | ev.RestEnded | ev.Advised):
            self.selected = None
        for effect in effects:
            if isinstance(effect, Store):
                self._recorder.save(effect.event, after)
            elif self.observer is not None:
                self.observer.ring(effect.signal, after)
        if message := act_text(before, after, event, self._keymap):
            self.on_message(message)
        if self.observer is not None:
            self.observer.happened(before, after, event)
        return True

    def discard(self) -> bool:
        at = self._instant()
        return self.tell(ev.Discarded(at=at.at, offset=at.offset))

    def go_to(self, slot: int) -> bool:
        """Move to the first open step of a slot."""
        step = first_open(self.state, slot)
        if step is None:
            return False
        at = self._instant()
        return self.tell(ev.CursorMoved(at=at.at, offset=at.offset, step=step.id))

    def swap(self, slot: int, exercise: Exercise) -> bool:
        exercise = coaching.health.breathing.with_breathing(exercise, self._person)
        now = self._instant()
        event = swap(self.state, slot, exercise, now.at, now.offset)
        if event is None:
            return False
        line = self._plan_line(self.state, slot, exercise) if self._plan_line else None
        return self.tell(event if line is None else with_line(event, line, self.state))

    def choose(self, instead_of: Exercise, exercise: Exercise) -> bool:
        return self.tell(choice_of(instead_of.id, exercise.id, self._instant()))

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

    def _instant(self) -> Instant:
        at = self._clock.now()
        return Instant(at, self._clock.offset(at))
