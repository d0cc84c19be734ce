"""The loads that a person has for an exercise, and the next loads up and down.

A load is integer grams, negative for assistance. Percentages are of the mass that is moved: the
load together with body weight for a pull-up (R-PROG-05), else the load alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.loads.implements import LARGEST_RAISE, SLACK, SMALLEST_RAISE, Implement
from backcoach.core.notation import Load, load_words
from backcoach.core.units import Unit

USUAL_BODY = 75_000  # grams, for percentages where the body weight is not known; never shown
GUESS_RAISE = 20  # per cent, after a first guess that was far too light
LARGEST_GUESS_RAISE = 50  # per cent

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.loads.gear import Gear


class LoadSteps(Struct, frozen=True):
    """The loads of an exercise; `body` is in grams, where body weight is moved as well.

    `moves_body` with `body` None means that the body weight is not known: there are no
    percentages then, and loads change one step at a time.
    """

    offer: Implement
    unit: Unit
    moves_body: bool = False
    body: int | None = None

    def moved(self, grams: int) -> int | None:
        """Return the mass in grams that is moved with a load, None where it is not known."""
        if not self.moves_body:
            return grams
        whole = grams + (self.body or 0)
        return whole if self.body is not None and whole > 0 else None

    def supposed(self, grams: int) -> int | None:
        """Return the mass in grams that is moved, assuming USUAL_BODY if the weight is not known."""
        if not self.moves_body:
            return grams if grams > 0 else None
        whole = grams + (USUAL_BODY if self.body is None else self.body)
        return whole if whole > 0 else None

    def at_most(self, grams: int) -> int:
        """Return the heaviest load not above `grams`, or the lightest there is."""
        highest = self.offer.at_most(grams)
        return self.offer.totals[0] if highest is None else highest

    def keep(self, grams: int) -> int:
        """Return the load here for a load from another gym or in another unit.

        That is the next one above if it is at most 2 % more, else the next one below.
        """
        above = self.offer.at_least(grams)
        if above is not None and above - grams <= abs(grams) * SMALLEST_RAISE // 100:
            return above
        return self.at_most(grams)

    def up(self, grams: int) -> int | None:
        """Return the next load up, None where the implement ends."""
        return self.offer.up(grams)

    def raised(self, grams: int, *, largest: bool = False) -> int | None:
        """Return the smallest or largest load that is 2-10 % more, None if none is (R-PROG-04)."""
        moved = self.moved(grams)
        if moved is None:
            return self.up(grams)
        new = self.offer.raised(grams, moved)
        if new is None or not largest:
            return new
        return self.at_most(grams + moved * LARGEST_RAISE // 100)

    def guessed(self, grams: int) -> int | None:
        """Return the load after a first guess that was far too light, None where there is none.

        It is the next load or 20 % more, whichever is heavier, and None if the next load is
        more than 50 % heavier. Only for loads without body weight.
        """
        above = self.up(grams)
        if above is None or above > grams + grams * LARGEST_GUESS_RAISE // 100:
            return None
        return max(above, self.at_most(grams + grams * GUESS_RAISE // 100))

    def less(self, grams: int, percent: int) -> int:
        """Return a load that moves `percent` less, rounded down, or the lightest load."""
        moved = self.moved(grams)
        if moved is None:
            down = self.offer.down(grams)
            return self.offer.totals[0] if down is None else down
        return self.at_most(grams - moved * percent // 100)

    def percent_up(self, grams: int, above: int) -> int | None:
        """Return how much more the load `above` moves, in whole per cent, None if not known."""
        moved = self.moved(grams)
        return None if moved is None or moved <= 0 else round((above - grams) / moved * 100)

    def is_big_step_to(self, grams: int) -> bool:
        """Tell whether the step from the next load down to this one is more than 10 %."""
        below = self.offer.down(grams)
        moved = None if below is None else self.moved(below)
        if below is None or moved is None:
            return False
        return grams - below > moved * LARGEST_RAISE // 100 + SLACK

    def load(self, grams: int) -> Load:
        return Load(grams, self.unit)

    def words(self, grams: int) -> str:
        """Return a load in words: `24 kg`, `35 kg of help`."""
        return load_words(self.load(grams))


def load_steps_for(exercise: Exercise, gear: Gear, body: int | None) -> LoadSteps | None:
    """Return the loads of an exercise with this gear, None where its load is not a number.

    `body` is the body weight in grams, None where it is not known.
    """
    offer = gear.loadable(exercise)
    if offer is None:
        return None
    if exercise.load == "external":
        return LoadSteps(offer, gear.unit)
    return LoadSteps(offer, gear.unit, moves_body=True, body=body)
