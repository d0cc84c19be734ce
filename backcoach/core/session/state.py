"""The state of a session: the result of the fold over its events, and questions to it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct, field
from msgspec.structs import astuple, replace

from backcoach.core.reason import Reason
from backcoach.core.session.events import (
    Event,
    Flag,
    PainReported,
    RedFlagCleared,
    RedFlagReported,
)
from backcoach.core.session.past.recorded import Origin
from backcoach.core.session.plan import Plan, Result, Step
from backcoach.core.session.timing.block import Block
from backcoach.core.session.timing.countdown import Countdown, rest_after

SessionPhase = Literal["ready", "working", "resting", "finished", "discarded"]


class Logged(Struct, frozen=True, omit_defaults=True):
    """A step that is over; `result` is None when it was skipped. Rests are in seconds.

    `reported` tells that the person said or corrected what was done, or showed the time of a hold
    (`SetDone`); else the numbers were filled in beforehand or counted by the pacer. `extra`
    is what another program wrote of an imported set beyond that.
    """

    result: Result | None
    at: int
    offset: int
    rest_planned: int | None = None
    rest_taken: int | None = None
    reported: bool = False
    note: str = ""
    extra: dict[str, str] = {}


class State(Struct, frozen=True, eq=False, omit_defaults=True):  # noqa: PLW1641  it holds dictionaries
    """One session at one instant. `logged` is in the order in which things were done.

    `cursor` names the step that is next or under way; it is None when none is open.
    `drafts` is what will be logged for open steps where that was changed, `asked` what the
    coach has eased or raised of them. `chosen` are exercises that take the place of others from
    the next session on, by the ids of those.
    The mappings are never changed in place. `paused_for` sums the pauses that are over.
    `last_act` is what the person did last of all that can be undone, `before` the state before
    it. `amending` names the step whose correction is under way, for the undo of older sessions.
    `origin` stands where the program did not lead the session. `block` is the block with a clock
    that was begun last.
    """

    id: str
    plan: Plan
    file: str
    started_at: int
    offset: int
    cursor: str | None
    phase: SessionPhase = "ready"
    logged: dict[str, Logged] = field(default_factory=dict)
    drafts: dict[str, Result] = field(default_factory=dict)
    asked: dict[str, Result] = field(default_factory=dict)
    chosen: dict[str, str] = field(default_factory=dict)
    begun_at: int = 0
    get_ready: int = 0
    countdown: Countdown | None = None
    paused_at: int | None = None
    paused_for: int = 0
    finished_at: int | None = None
    advice: Reason | str = ""
    notes: tuple[str, ...] = ()
    pains: tuple[PainReported, ...] = ()
    flags: tuple[RedFlagReported | RedFlagCleared, ...] = ()
    amending: str | None = None
    origin: Origin | None = None
    block: Block | None = None
    last_act: Event | None = None
    before: State | None = None

    def __eq__(self, other: object) -> bool:
        """Compare everything but `before`, which only an undo needs."""
        return isinstance(other, State) and _all_but_before(self) == _all_but_before(other)

    def __ne__(self, other: object) -> bool:
        """Negate `==`; the `!=` that msgspec defines compares identities."""
        return not self == other

    @property
    def step(self) -> Step | None:
        """The step that is next or under way."""
        return self.plan.step(self.cursor) if self.cursor else None

    @property
    def is_over(self) -> bool:
        return self.phase in ("finished", "discarded")

    @property
    def red_flag(self) -> Flag | None:
        """The red flag that ended the session."""
        last = self.flags[-1] if self.flags else None
        return last.flag if isinstance(last, RedFlagReported) else None

    @property
    def last_done(self) -> Step | None:
        """The set that was done last, skipped ones aside."""
        for step_id, logged in reversed(self.logged.items()):
            step = self.plan.step(step_id) if logged.result is not None else None
            if step is not None and step.is_set:
                return step
        return None

    @property
    def instants(self) -> list[int]:
        """When the session began, each thing was done, and it ended if it did."""
        ends = [] if self.finished_at is None else [self.finished_at]
        return [self.started_at, *(logged.at for logged in self.logged.values()), *ends]

    def is_open(self, step: Step) -> bool:
        return step.id not in self.logged

    def open_steps(self) -> tuple[Step, ...]:
        return tuple(step for step in self.plan.steps if step.id not in self.logged)

    def result(self, step: Step) -> Result | None:
        """Return what was done in a step, None while it is open or when it was skipped."""
        logged = self.logged.get(step.id)
        return logged.result if logged else None

    def next_open(self, after: str | None) -> Step | None:
        """Return the first open step behind a step, else the first open one of all."""
        steps = self.plan.steps
        behind = next((place for place, step in enumerate(steps, 1) if step.id == after), 0)
        in_order = (*steps[behind:], *steps[:behind])
        return next((step for step in in_order if self.is_open(step)), None)

    def following(self) -> Step | None:
        """Return the step that comes after the one under the cursor."""
        step = self.step
        if step is None:
            return None
        rest = replace(self, logged={**self.logged, step.id: Logged(None, 0, 0)})
        return rest.next_open(step.id)

    def clock(self, now: int) -> int:
        """Return the instant that counts: a pause holds it still."""
        return now if self.paused_at is None else min(now, self.paused_at)

    def elapsed(self, now: int) -> int:
        """Return the milliseconds since the set began, negative while getting ready."""
        return self.clock(now) - self.begun_at - self.get_ready * 1000

    def hold_seconds(self, step: Step) -> int:
        """Return how long a hold is to last: as decided for this very step, else as planned."""
        draft = self.drafts.get(step.id)
        return (draft.seconds if draft else None) or step.seconds or 0

    def prefill(self, step: Step) -> Result:
        """Return what will be logged for a step unless it is corrected.

        A correction made beforehand counts first, then this session's previous set of the
        same side, then last time, then the plan; a plan that was made from last time, and
        says why, is later than it. What the plan asks differently than of the previous set is as
        planned. Reserve is never guessed. A warm-up set is as planned, with the load of the one
        before it where the plan knows none.
        """
        if step.id in self.drafts:
            return self.drafts[step.id]
        planned = Result(
            reps=step.reps.lo if step.reps else None, seconds=step.seconds, load=step.load
        )
        before = self._previous(step)
        if step.kind == "warmup":
            model = None if planned.load or before is None else self.result(before)
            return replace(planned, load=model.load) if model else planned
        is_reasoned = bool(self.plan.slots[step.slot].why)
        model = self.result(before) if before else None if is_reasoned else step.last
        if model is None:
            return planned
        has_reps = step.reps is not None and model.reps is not None
        is_same_goal = before is None or before.reps == step.reps
        is_same_load = before is None or before.load == step.load
        return Result(
            reps=model.reps if has_reps and is_same_goal else planned.reps,
            seconds=step.seconds,
            load=(model.load if is_same_load or step.load is None else None) or step.load,
        )

    def _previous(self, step: Step) -> Step | None:
        """Return the slot's latest done set of the step's kind, of its side if there is one."""
        other_side: Step | None = None
        for step_id, logged in reversed(self.logged.items()):
            other = self.plan.step(step_id)
            if other is None or logged.result is None:
                continue
            if (other.slot, other.kind) == (step.slot, step.kind):
                if other.side == step.side:
                    return other
                other_side = other_side or other
        return other_side

    def noted(self, text: str, step: str) -> State:
        """Return the state with a note, which also stands with a step if that is done."""
        noted = replace(self, notes=(*self.notes, text))
        done = self.logged.get(step)
        if done is None:
            return noted
        done = replace(done, note=f"{done.note} · {text}" if done.note else text)
        return replace(noted, logged={**self.logged, step: done})

    def shifted(self, milliseconds: int) -> State:
        """Return the state with its running times moved, after a pause of that length."""
        countdown = self.countdown and replace(
            self.countdown,
            began_at=self.countdown.began_at + milliseconds,
            ends_at=self.countdown.ends_at + milliseconds,
        )
        return replace(
            self,
            begun_at=self.begun_at + milliseconds,
            countdown=countdown,
            block=self.block and self.block.shifted(milliseconds),
            paused_at=None,
            paused_for=self.paused_for + milliseconds,
        )

    def resting(self, after: Step, coming: Step, began_at: int) -> State:
        """Return the state in the rest between two steps, ready for the second if there is none."""
        rest = rest_after(self.plan, after, coming)
        countdown = rest.begin(after, began_at) if rest else None
        clock = self.plan.clock(after)
        if countdown and countdown.gap == "every" and self.block and clock:
            countdown = countdown.until(self.block.next_start(clock.seconds, began_at))
        planned = countdown.seconds if countdown else None
        logged = replace(self.logged[after.id], rest_planned=planned)
        return replace(
            self,
            phase="resting" if rest else "ready",
            cursor=coming.id,
            logged={**self.logged, after.id: logged},
            countdown=countdown,
        )


def _all_but_before(state: State) -> tuple[object, ...]:
    return astuple(replace(state, before=None))
