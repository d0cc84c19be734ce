"""A session under way: applies events to its state, performs their effects, gives advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core import coaching, wording
from backcoach.core.session import events as ev
from backcoach.core.session.fold import Store, advance, due, next_deadline
from backcoach.core.session.leading import Instant

if TYPE_CHECKING:
    from collections.abc import Callable

    from backcoach.clock import Clock
    from backcoach.core.actions import Keymap
    from backcoach.core.loads.gear import Gear
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person
    from backcoach.run.listeners import Observer, Recorder

SURPRISE = 800  # ms after a hold ended by itself in which Space was meant to end it


class RunningSession:
    """Keeps the state of a session, and answers each set with advice.

    `on_message` is told in a sentence what an act of the person did, `on_change` is called after
    each change of the state, `observer` is told of each event. `selected` is the id of the step
    that corrections change, None for the usual one.
    """

    def __init__(
        self,
        state: State,
        clock: Clock,
        recorder: Recorder,
        person: Person,
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
        self._keymap = keymap or {}
        self._looked_at = clock.now()
        self._timed_out_at = -SURPRISE

    @property
    def gear(self) -> Gear:
        return self._person.gear

    @property
    def now(self) -> int:
        return self._clock.now()

    def tick(self) -> None:
        """Apply the event that is due by the clock, if there is one."""
        now = self.now
        if self.observer is not None:
            self.observer.passed(self.state, self._looked_at, now)
        self._looked_at = now
        event = due(self.state, now)
        if event is not None and self.tell(event) and isinstance(event, ev.SetDone):
            self._timed_out_at = now

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

    def _is_just_done(self, step_id: str) -> bool:
        """Tell whether a step is the set that the rest follows, without a rest the last one."""
        rest, last = self.state.countdown, self.state.last_done
        return step_id == (rest.after if rest else last.id if last else "")

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
        if not isinstance(event, ev.SetAmended | ev.RestEnded | ev.BlockEnded | ev.Advised):
            self.selected = None
        for effect in effects:
            if isinstance(effect, Store):
                self._recorder.save(effect.event, after)
            elif self.observer is not None:
                self.observer.ring(effect.signal, after)
        if message := wording.acts.act_text(before, after, event, self._keymap):
            self.on_message(message)
        if self.observer is not None:
            self.observer.happened(before, after, event)
        return True

    def _instant(self) -> Instant:
        at = self._clock.now()
        return Instant(at, self._clock.offset(at))
