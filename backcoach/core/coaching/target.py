"""What to aim for in one line of a session."""

from collections.abc import Mapping

from msgspec import Struct

from backcoach.core.notation import Load, Reps
from backcoach.core.session.plan import Result, Side


class Target(Struct, frozen=True, kw_only=True):
    """What is known about an exercise before the session: last time, and what to aim at now.

    What is None stays as the session says. `offer` is another exercise in words,
    `offer_exercise` its id; `note` says what there is to say about the two sides. `is_guess`: the
    load is a first guess.
    """

    load: Load | None = None
    reps: Reps | None = None
    seconds: int | None = None
    sets: int | None = None
    rir: int | None = None
    last: Mapping[Side, tuple[Result, ...]] = {}
    why: str = ""
    first_side: Side = "left"
    offer: str = ""
    offer_exercise: str = ""
    note: str = ""
    is_guess: bool = False

    def last_result(self, side: Side, number: int) -> Result | None:
        """Return last time's result of this set, None where there was none."""
        results = self.last.get(side) or ()
        return results[number - 1] if number <= len(results) else None
