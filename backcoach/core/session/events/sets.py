"""Events of sets: begun, done, amended and skipped, the rests between them, other exercises."""

from backcoach.core.reason import Reason
from backcoach.core.session.events.base import EventBase
from backcoach.core.session.plan import Result, Slot, Step


class SetBegun(EventBase, frozen=True, kw_only=True, tag="set_begun"):
    """A set was started; its first repetition begins after `get_ready` seconds."""

    step: str
    get_ready: int = 0


class SetCancelled(EventBase, frozen=True, kw_only=True, tag="set_cancelled"):
    """A set that was begun ended before its first repetition; it is still to be done."""

    step: str


class SetDone(EventBase, frozen=True, kw_only=True, tag="set_done"):
    """A set is over; `result` is what is logged for it.

    `reported` tells of a hold that the person ended it, not the clock.
    """

    step: str
    result: Result
    reported: bool = False


class SetAmended(EventBase, frozen=True, kw_only=True, tag="set_amended"):
    """The result of a done set was corrected, or what will be logged for an open one."""

    step: str
    result: Result


class StepSkipped(EventBase, frozen=True, kw_only=True, tag="step_skipped"):
    """A step is left out, and with it the drops or rest-pauses that follow it."""

    step: str
    following: tuple[str, ...] = ()


class CursorMoved(EventBase, frozen=True, kw_only=True, tag="cursor_moved"):
    """The person jumps to an open step."""

    step: str


class RestExtended(EventBase, frozen=True, kw_only=True, tag="rest_extended"):
    """The rest was made longer or, with negative seconds, shorter."""

    seconds: int


class RestEnded(EventBase, frozen=True, kw_only=True, tag="rest_ended"):
    """The rest after `step` was over, and its end was signalled."""

    step: str


class BlockEnded(EventBase, frozen=True, kw_only=True, tag="block_ended"):
    """The time of a block with a clock has passed."""


class Advised(EventBase, frozen=True, kw_only=True, tag="advised"):
    """The coach's answer to the set just done: what to log for the coming step, and why.

    `rest` is how many seconds the running rest should be longer than planned, in all;
    `withdraws` that an earlier draft for that step no longer holds.
    """

    step: str
    draft: Result | None = None
    withdraws: bool = False
    rest: int = 0
    why: Reason | str


class ExerciseSwapped(EventBase, frozen=True, kw_only=True, tag="exercise_swapped"):
    """The open sets of a slot go to another exercise.

    `replacement` is added to the plan as its slot. `steps` are its sets by the id of the open
    step in whose place they stand, empty where a step is dropped.
    """

    slot: int
    replacement: Slot
    steps: dict[str, tuple[Step, ...]]


class ExerciseChosen(EventBase, frozen=True, kw_only=True, tag="exercise_chosen"):
    """From the next session on an exercise takes the place of another; both are ids."""

    instead_of: str
    exercise: str


class SetAdded(EventBase, frozen=True, kw_only=True, tag="set_added"):
    """One more work set of a slot: its steps, and the id of the step that they come behind."""

    slot: int
    after: str
    steps: tuple[Step, ...]
