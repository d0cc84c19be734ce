"""The loads that one person has for one exercise, and the way up and down on them.

A load is integer grams, negative for help. Shares are of the mass that is moved: body weight
with the load for a pull-up (R-PROG-05), else the load alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.loads.implements import LARGEST_RAISE, SLACK, SMALLEST_RAISE, Implement
from backcoach.core.notation import Load
from backcoach.core.units import Unit, format_load

USUAL_BODY = 75_000  # grams, for shares of what is moved; never shown
GUESS_RAISE = 20  # per cent, after a first guess that was far too light; one size if that is more
LARGEST_GUESS_RAISE = 50

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear


class LoadSteps(Struct, frozen=True):
    """What can be built for an exercise; `body` in grams where body weight is moved as well.

    `moves_body` with `body` None means a body weight that was never told: no share can be
    figured then, and the way goes one step at a time.
    """

    offer: Implement
    unit: Unit
    moves_body: bool = False
    body: int | None = None

    def moved(self, grams: int) -> int | None:
        """Return the mass that is moved, None where it is not known."""
        if not self.moves_body:
            return grams
        whole = grams + (self.body or 0)
        return whole if self.body is not None and whole > 0 else None

    def supposed(self, grams: int) -> int | None:
        """Return the mass that is moved, with a usual body weight where it is not known."""
        if not self.moves_body:
            return grams if grams > 0 else None
        whole = grams + (USUAL_BODY if self.body is None else self.body)
        return whole if whole > 0 else None

    def at_most(self, grams: int) -> int:
        """Return the heaviest load not above `grams`, or the lightest there is."""
        found = self.offer.at_most(grams)
        return self.offer.totals[0] if found is None else found

    def keep(self, grams: int) -> int:
        """Return the load here that stands for `grams`: above it by less than a raise, else below.

        Another gym or another unit seldom has the very same one.
        """
        above = self.offer.at_least(grams)
        if above is not None and above - grams <= abs(grams) * SMALLEST_RAISE // 100:
            return above
        return self.at_most(grams)

    def up(self, grams: int) -> int | None:
        """Return the next load above, None where the implement ends."""
        return self.offer.up(grams)

    def raised(self, grams: int, *, largest: bool = False) -> int | None:
        """Return the smallest or largest raise of 2-10 % (R-PROG-04), None where there is none."""
        moved = self.moved(grams)
        if moved is None:
            return self.up(grams)
        new = self.offer.raised(grams, moved)
        if new is None or not largest:
            return new
        return self.at_most(grams + moved * LARGEST_RAISE // 100)

    def guessed(self, grams: int) -> int | None:
        """Return what follows a first guess that was far too light, None where nothing does.

        The next size, or a fifth more where that is more, but no size that is half as much
        again; only for what is lifted alone.
        """
        above = self.up(grams)
        if above is None or above > grams + grams * LARGEST_GUESS_RAISE // 100:
            return None
        return max(above, self.at_most(grams + grams * GUESS_RAISE // 100))

    def less(self, grams: int, percent: int) -> int:
        """Return a load that moves `percent` less, rounded down; the lightest where it ends."""
        moved = self.moved(grams)
        if moved is None:
            down = self.offer.down(grams)
            return self.offer.totals[0] if down is None else down
        return self.at_most(grams - moved * percent // 100)

    def percent_up(self, grams: int, above: int) -> int | None:
        """Return how much more is moved with the load above, in whole per cent."""
        moved = self.moved(grams)
        return None if moved is None or moved <= 0 else round((above - grams) / moved * 100)

    def is_big_step_to(self, grams: int) -> bool:
        """Tell whether the step from the load below was more than 10 %."""
        below = self.offer.down(grams)
        moved = None if below is None else self.moved(below)
        if below is None or moved is None:
            return False
        return grams - below > moved * LARGEST_RAISE // 100 + SLACK

    def load(self, grams: int) -> Load:
        return Load(grams, self.unit)

    def words(self, grams: int) -> str:
        """Return a load in words: `24 kg`, `35 kg of help`."""
        return f"{format_load(-grams, self.unit)} of help" if grams < 0 else str(self.load(grams))


def load_steps_for(exercise: Exercise, gear: Gear, body: int | None) -> LoadSteps | None:
    """Return the loads of an exercise with this gear, None where its load has no number.

    `body` is the body weight in grams, None where it is not known.
    """
    offer = gear.loadable(exercise)
    if offer is None:
        return None
    if exercise.load == "external":
        return LoadSteps(offer, gear.unit)
    return LoadSteps(offer, gear.unit, moves_body=True, body=body)
