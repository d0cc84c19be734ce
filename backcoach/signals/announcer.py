"""Passes the events of a session on to bell, notification, flash, voice, hooks and remarks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from backcoach import signals
from backcoach.core import coaching
from backcoach.core.session.events import SessionStarted, SetAmended, SetDone
from backcoach.core.session.fold import begin
from backcoach.core.session.timing.pacing import phase_began
from backcoach.core.wording.phrases import signal_text
from backcoach.core.wording.reasons_en import reason_text
from backcoach.core.wording.timer import counts_down
from backcoach.signals.alerts import Alerts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.session.events import Event
    from backcoach.core.session.fold import Signal
    from backcoach.core.session.state import State
    from backcoach.core.settings.settings import Settings
    from backcoach.interface.screen import Screen
    from backcoach.signals.hooks import Hooks
    from backcoach.signals.own_speaker import OwnSpeaker
    from backcoach.signals.voice import Voice

BELL = "\a"


class Announcer:
    """Sends each signal that the settings switch on; a failing signal never stops a session.

    `past` are the sessions with which personal records are compared.
    """

    def __init__(self, settings: Settings, screen: Screen, past: Sequence[State] = ()) -> None:
        self._settings = settings
        self._past = past
        self._screen = screen
        self._alerts = Alerts(settings.signals, screen.send, os.environ, screen.remark)
        self._voice = self._make_voice()
        self._hooks = self._make_hooks()

    def ring(self, signal: Signal, state: State) -> None:
        """Signal that a rest, a hold, an exercise or the session is over."""
        if self._settings.signals.flash:
            self._screen.flash()
        for milliseconds, sequence in self._alerts.ring(signal, signal_text(signal, state)):
            self._screen.later(milliseconds, sequence)

    def opened(self, state: State) -> None:
        """Speak the coming set of a session that is opened or resumed."""
        self._speak(None, state, SessionStarted(at=state.started_at, id=state.id, plan=state.plan))

    def began(self, started: SessionStarted) -> None:
        """Run the hook for the start of a session."""
        self._run_hooks(None, begin(started), started)

    def happened(self, before: State | None, after: State, event: Event) -> None:
        """Show a new record, speak about an event, and run its hooks."""
        if isinstance(event, SetDone | SetAmended):
            self._remark_record(before, after, event.step)
        self._speak(before, after, event)
        self._run_hooks(before, after, event)

    def _remark_record(self, before: State | None, after: State, step_id: str) -> None:
        """Name a record that a set has set now that it is done or its numbers were reported."""
        step = after.plan.step(step_id)
        if step is None or after.is_open(step):
            return
        record = coaching.history.records.record_at(after, step, self._past)
        known = (
            None
            if before is None or before.is_open(step)
            else coaching.history.records.record_at(before, step, self._past)
        )
        if record is not None and record != known:
            self._screen.remark(reason_text(record.reason, self._settings.keymap()))

    def passed(self, state: State, before: int, now: int) -> None:
        """Speak, and ring the countdown, for the time between two instants (ms)."""
        switches = self._settings.signals
        ticks = switches.tick and self._settings.pacer and phase_began(state, before, now)
        if ticks or (switches.countdown and counts_down(state, before, now)):
            self._alerts.send(BELL)
        if self._voice is not None:
            self._voice.say(
                signals.spoken.spoken_at(
                    state,
                    before,
                    now,
                    paced=self._settings.pacer,
                    cues=self._settings.signals.cues,
                )
            )

    def close(self) -> None:
        """Stop speaking, and stop the hooks that still run."""
        if self._voice is not None:
            self._voice.close()
        if self._hooks is not None:
            self._hooks.close()

    def _speak(self, before: State | None, after: State, event: Event) -> None:
        if self._voice is not None:
            self._voice.say(
                signals.spoken.spoken(
                    before,
                    after,
                    event,
                    paced=self._settings.pacer,
                    cues=self._settings.signals.cues,
                    keymap=self._settings.keymap(),
                )
            )

    def _run_hooks(self, before: State | None, after: State, event: Event) -> None:
        if self._hooks is not None:
            for name in signals.hook_facts.hooks_due(before, after, event):
                self._hooks.run(name, signals.hook_facts.facts(name, after, event))

    def _make_voice(self) -> Voice | OwnSpeaker | None:
        if not self._settings.signals.voice:
            return None
        if self._settings.signals.speaker:
            return signals.own_speaker.OwnSpeaker(self._settings.signals.speaker)
        return signals.voice.Voice()

    def _make_hooks(self) -> Hooks | None:
        commands = self._settings.hooks.by_name()
        if not commands:
            return None

        return signals.hooks.Hooks(commands, self._screen.remark)
