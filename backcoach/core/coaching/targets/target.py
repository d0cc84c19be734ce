"""What to aim for in one line of a session."""

from collections.abc import Mapping

from msgspec import Struct

from backcoach.core.notation import Load, Reps
from backcoach.core.reason import Reason
from backcoach.core.session.plan import Ability, Result, Side


class Target(Struct, frozen=True, kw_only=True):
    """What is known about an exercise before the session: last time, and what to aim at now.

    What is None stays as the session says. `loads` are those of each set where they are written
    one by one, `load` that of the first. `offer` says why another exercise is worth a try,
    `offer_exercise` is its id; `notes` is what else there is to say. `abilities` are those of
    each side today: of moved mass where `is_mass`, else repetitions. `variation` is a harder
    tempo, `honest` asks for as many reps in the last set as leave that reserve, `is_guess`: the
    load is a first guess.
    """

    load: Load | None = None
    loads: tuple[Load, ...] = ()
    reps: Reps | None = None
    seconds: int | None = None
    sets: int | None = None
    rir: int | None = None
    last: Mapping[Side, tuple[Result, ...]] = {}
    why: Reason | None = None
    first_side: Side = "left"
    offer: Reason | None = None
    offer_exercise: str = ""
    notes: tuple[Reason, ...] = ()
    abilities: Mapping[Side, Ability] = {}
    is_mass: bool = False
    variation: int = 0
    honest: int | None = None
    is_guess: bool = False

    def last_result(self, side: Side, number: int) -> Result | None:
        """Return last time's result of this set, None where there was none."""
        results = self.last.get(side) or ()
        return results[number - 1] if number <= len(results) else None
