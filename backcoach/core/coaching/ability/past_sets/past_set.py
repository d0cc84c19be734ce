"""One work set of the past, and how far what was said of it can be believed."""

from __future__ import annotations

from msgspec import Struct

from backcoach.core.session.plan import Result, Step

MOST_LEFT = 3  # R-RPE-01: "4 or more" has no number


class PastSet(Struct, frozen=True):
    """One work set that was done.

    `asked` is what it was to be logged with when it began, after what the coach had eased;
    `number` counts the sets of the same side before it, `reported` tells that the person said
    or corrected its numbers, `is_limited` that pain was reported before it or because of it.
    `overstated` is by how many repetitions this person's reports of the reserve are too high;
    `is_doubted` tells that a large reserve was said although this visit's sets fell short.
    """

    step: Step
    result: Result
    asked: Result
    number: int
    reported: bool = False
    is_limited: bool = False
    overstated: int = 0
    is_doubted: bool = False

    @property
    def left(self) -> int | None:
        """The reserve as far as this person's reports can be believed, None for unsaid."""
        rir = self.result.rir
        return None if rir is None else max(0, rir - self.overstated)

    @property
    def grams(self) -> int | None:
        return self.result.load.grams if self.result.load else None

    @property
    def is_short(self) -> bool:
        """Whether reps or seconds of what was asked are missing because no more could be done.

        Where more was said to be left than wanted, the set ended on purpose, unless that is
        doubted.
        """
        if not self.reported or self.shows_many_left:
            return False
        if self.step.is_timed and self.number:  # the time may have cut it short
            return False
        if self.result.seconds is not None:
            return self.result.seconds < (self.asked.seconds or 0)
        is_less = (self.result.reps or 0) < (self.asked.reps or 0)
        return is_less and (self.is_doubted or (self.left or 0) <= (self.step.rir or 0))

    @property
    def shows_many_left(self) -> bool:
        """Whether the set was to leave more than the scale has numbers for, and did."""
        is_wanted = self.step.is_honest and (self.step.rir or 0) > MOST_LEFT
        return is_wanted and (self.result.rir or 0) > MOST_LEFT

    @property
    def is_contradictory(self) -> bool:
        """Whether reps are missing although more was said to be left than wanted."""
        if not self.reported or self.result.rir is None or self.result.reps is None:
            return False
        is_less = self.result.reps < (self.asked.reps or 0)
        return is_less and self.result.rir > (self.step.rir or 0)
