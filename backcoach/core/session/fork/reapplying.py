"""Adds the acts of one machine behind what another one did in the same session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from backcoach.core.session import events as ev
from backcoach.core.session.fold import advance
from backcoach.core.session.fork.clashes import unclashing
from backcoach.core.session.fork.plan_mapping import PlanMapping
from backcoach.core.session.fork.set_aside import SetAside, Why
from backcoach.core.session.past.corrections import recorded_sets

if TYPE_CHECKING:
    from backcoach.core.session.past.recorded import RecordedSet
    from backcoach.core.session.state import Logged, State

_SAID = ev.NoteAdded | ev.PainReported | ev.RedFlagReported | ev.RedFlagCleared


class Reapplying:
    """The log as it grows: `state` begins as the other machine left it.

    `base` is the last state that both machines know, `own` how this one left the session.
    """

    def __init__(self, base: State, theirs: State, own: State) -> None:
        self.state = theirs
        self.events: list[ev.Event] = []
        self.aside: list[SetAside] = []
        self._base = base
        self._theirs = theirs
        self._own = own
        self._own_sets = recorded_sets(own)
        self._mapping = PlanMapping()
        self._added: set[str] = set()
        self._pain_at = -1

    def set_aside(self, event: ev.Event, why: Why) -> None:
        step = self._own.plan.step(getattr(event, "step", ""))
        name = self._own.plan.exercise(step).name if step else ""
        self.aside.append(SetAside(event, why, name))

    def take(self, event: ev.Event) -> None:
        """Add what an event did, or set it aside."""
        if isinstance(event, _SAID):
            self._say(event)
        elif isinstance(event, ev.SetDone):
            self._add_set(event)
        elif isinstance(event, ev.SetAmended):
            self._amend(event)
        elif isinstance(event, ev.StepSkipped):
            self._skip(event)
        elif isinstance(event, ev.ExerciseSwapped | ev.SetAdded):
            self._change_plan(event)
        elif isinstance(event, ev.SetsCorrected | ev.SessionCorrected):
            self._correct(event)
        elif isinstance(event, ev.ExerciseChosen) and self._theirs.chosen == self._base.chosen:
            self._try(event, "both")
        else:
            self.set_aside(event, "moment")

    def end(self, event: ev.Finished | ev.Discarded, *, is_last_word: bool) -> None:
        """End the session, if that is the last word on it."""
        if is_last_word:
            self._try(event, "passing")  # it is over already
        else:
            self.set_aside(event, "moment")

    def _emit(self, event: ev.Event) -> bool:
        after, effects = advance(self.state, event)
        if effects:
            self.events.append(event)
            self.state = after
        return bool(effects)

    def _try(self, event: ev.Event, why: Why, own: ev.Event | None = None) -> None:
        """Add an event; where it does not fit, set it aside as it was, `own` if it was changed."""
        if not self._emit(event):
            self.set_aside(own or event, why)

    def _say(self, event: ev.Event) -> None:
        """Add a note, a pain or a warning sign, even to a session that was thrown away."""
        if isinstance(event, ev.NoteAdded):
            event = replace(event, step=self._mapping.step(event.step))
        elif isinstance(event, ev.PainReported):
            self._pain_at = event.at
        if not self._emit(event):
            self.events.append(event)

    def _add_set(self, event: ev.SetDone) -> None:
        """Add a done set with its own instant and its final numbers."""
        logged = self._own.logged.get(event.step)
        if logged is None:
            self.set_aside(event, "undone")  # it was taken out again by a correction
            return
        step = self._mapping.step(event.step)
        there = self.state.logged.get(step)
        if there is not None and (there.result, there.at) == (logged.result, logged.at):
            self.set_aside(event, "passing")  # this very set is there already
            return
        if self.state.phase == "finished":
            self._record_set(event, step)
            return
        if there is not None:
            if self._is_known_alike(event.step, there):
                self._amend_to(event, step, logged)
            else:
                self.set_aside(event, "both")
            return
        self._bring_back(event, step)
        self._emit(ev.CursorMoved(at=event.at, offset=event.offset, step=step))
        self._emit(ev.SetBegun(at=event.at, offset=event.offset, step=step))
        result = logged.result or event.result
        done = replace(event, step=step, result=result, reported=logged.reported)
        self._try(done, "gone", event)
        self._added.add(event.step)

    def _bring_back(self, event: ev.Event, name: str) -> None:
        """Add a step of the common plan again that the other machine gave to another exercise."""
        step = self._base.plan.step(name)
        if step is not None and self.state.plan.step(name) is None:
            added = ev.SetAdded(
                at=event.at, offset=event.offset, slot=step.slot, after="", steps=(step,)
            )
            self._emit(added)

    def _record_set(self, event: ev.SetDone, step: str) -> None:
        """Add a done set to a session that is over."""
        recorded = self._own_sets[event.step]
        there = recorded_sets(self.state).get(step)
        if there is not None and there.exercise != recorded.exercise:
            while step in self.state.logged:
                step += "+"
            there = None
        if there is None or there.skipped:
            sets: dict[str, RecordedSet | None] = {step: recorded}
            self._emit(ev.SetsCorrected(at=event.at, offset=event.offset, sets=sets))
            self._added.add(event.step)
        elif self._is_known_alike(event.step, self.state.logged[step]):
            self._amend_to(event, step, self._own.logged[event.step])
        else:
            self.set_aside(event, "both")

    def _is_known_alike(self, step: str, there: Logged) -> bool:
        """Tell whether the other machine left a step as both know it."""
        known = self._base.logged.get(step)
        return known is not None and _numbers(known) == _numbers(there)

    def _amend(self, event: ev.SetAmended) -> None:
        """Correct a set that both know, unless the other machine corrected it too."""
        if event.step in self._added:
            return  # it was added with these numbers
        there = self.state.logged.get(self._mapping.step(event.step))
        if event.step not in self._own.logged:
            self.set_aside(event, "moment")
        elif there is None:
            self.set_aside(event, "gone")
        elif not self._is_known_alike(event.step, there) and self._changes(event):
            self.set_aside(event, "both")
        else:
            step = self._mapping.step(event.step)
            self._amend_to(event, step, self._own.logged[event.step])

    def _changes(self, event: ev.SetAmended) -> bool:
        """Tell whether a correction differs from what was added here already."""
        there = self.state.logged[self._mapping.step(event.step)]
        return _numbers(there) != _numbers(self._own.logged[event.step])

    def _amend_to(self, event: ev.SetDone | ev.SetAmended, step: str, logged: Logged) -> None:
        result = logged.result or event.result
        self._emit(ev.SetAmended(at=event.at, offset=event.offset, step=step, result=result))

    def _skip(self, event: ev.StepSkipped) -> None:
        """Leave out what was left out for a pain; any other skip was for its moment."""
        step = self._mapping.step(event.step)
        if event.at == self._pain_at:
            self._try(replace(event, step=step), "gone", event)
        else:
            self.set_aside(event, "moment")

    def _change_plan(self, event: ev.ExerciseSwapped | ev.SetAdded) -> None:
        """Change the plan where a set was done by the change, so that the set finds its step."""
        if isinstance(event, ev.ExerciseSwapped):
            steps = [step.id for made in event.steps.values() for step in made]
        else:
            steps = [step.id for step in event.steps]
        is_needed = any(self._own_sets.get(step) for step in steps)
        if not is_needed or self.state.is_over:
            self.set_aside(event, "moment")
            return
        for name, made in event.steps.items() if isinstance(event, ev.ExerciseSwapped) else ():
            if any(self._own_sets.get(step.id) for step in made):
                self._bring_back(event, self._mapping.step(name))
        mapped = self._mapping.mapped(event, self.state)
        if mapped is not None:
            self._try(mapped, "gone", event)

    def _correct(self, event: ev.SetsCorrected | ev.SessionCorrected) -> None:
        """Correct what the other machine left as both know it."""
        if self.state.phase != "finished":
            self.set_aside(event, "gone")
            return
        if isinstance(event, ev.SetsCorrected):
            sets = {
                self._mapping.step(name): recorded
                for name, recorded in event.sets.items()
                if name not in self._added
            }
            event = replace(event, sets=sets)
        free, clashing = unclashing(event, self._base, self._theirs)
        self._emit(free)
        if clashing is not None:
            self.set_aside(clashing, "both")


def _numbers(logged: Logged) -> tuple[object, ...]:
    return logged.result, logged.reported
