"""The loads that a person has for an exercise, and the next loads up and down.

A load is integer grams, negative for assistance. Percentages are of the mass that is moved: the
load together with body weight for a pull-up (R-PROG-05), else the load alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from backcoach.core.loads.implements import Implement
from backcoach.core.loads.lifted_loads import AddedWeight
from backcoach.core.notation import Load
from backcoach.core.units import Unit

USUAL_BODY = 75_000  # grams, for percentages where the body weight is not known; never shown

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
        """Return the mass in grams that is moved, with USUAL_BODY for an unknown body weight."""
        if not self.moves_body:
            return grams if grams > 0 else None
        whole = grams + (USUAL_BODY if self.body is None else self.body)
        return whole if whole > 0 else None

    def at_most(self, grams: int) -> int:
        """Return the heaviest load not above `grams`, or the lightest there is."""
        highest = self.offer.at_most(grams)
        return self.offer.totals[0] if highest is None else highest

    def up(self, grams: int) -> int | None:
        """Return the next load up, None where the implement ends."""
        return self.offer.up(grams)

    def percent_up(self, grams: int, above: int) -> int | None:
        """Return how much more the load `above` moves, in whole per cent, None if not known."""
        moved = self.moved(grams)
        return None if moved is None or moved <= 0 else round((above - grams) / moved * 100)

    def load(self, grams: int) -> Load:
        return Load(grams, self.unit)


def load_steps_for(exercise: Exercise, gear: Gear, body: int | None) -> LoadSteps | None:
    """Return the loads of an exercise with this gear, None where its load is not a number.

    `body` is the body weight in grams, None where it is not known.
    """
    offer = gear.loadable(exercise)
    if offer is None:
        return None
    if exercise.load == "external":
        return LoadSteps(offer, gear.unit)
    if exercise.load == "added":
        offer = AddedWeight(offer)
    return LoadSteps(offer, gear.unit, moves_body=True, body=body)
