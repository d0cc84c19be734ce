"""A line of a session: one exercise, and what its sets ask for."""

from typing import Annotated, TypeAlias

from msgspec import Meta, Struct
from msgspec.structs import force_setattr

from backcoach.core.exercises.field_types import Id, Reserve, Sets, Word
from backcoach.core.notation import Load, Reps, Seconds, Tempo, Warmup
from backcoach.core.set_notation import FAILURE, LEAST_RPE, SetGoal, Share

RepGoals: TypeAlias = Reps | tuple[SetGoal, ...]


class Prescription(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One exercise of a session: how many sets of what."""

    exercise: Annotated[Id, Meta(description="the id of an exercise")]
    sets: Annotated[Sets, Meta(description="work sets; a list of reps says how many")] = 0
    reps: Annotated[
        Reps | Annotated[tuple[SetGoal, ...], Meta(min_length=1, max_length=20)] | None,
        Meta(description='8, "8-10", "5+", "max", "5 x 80%", "8 @8", or a list with each set'),
    ] = None
    seconds: Annotated[Seconds | None, Meta(description="for a hold, instead of reps")] = None
    rest: Annotated[
        Seconds | Annotated[tuple[Seconds, ...], Meta(min_length=1, max_length=20)] | None,
        Meta(description="rest between sets, 0 for none, or a list with the rest after each set"),
    ] = None
    load: Annotated[Load | None, Meta(description='"24 kg", "53 lb" or "green band"')] = None
    tempo: Annotated[Tempo | None, Meta(description="lower-stretch-lift-peak, seconds")] = None
    rir: Annotated[Reserve | None, Meta(description="reps that should be left at the end")] = None
    rpe: Annotated[
        Annotated[int, Meta(ge=LEAST_RPE, le=FAILURE)] | None,
        Meta(description="the same as effort: 8 leaves 2 reps, 10 leaves none"),
    ] = None
    ramp: Annotated[
        Share | None,
        Meta(description='"10%": each set so much lighter than the next, up to a top set'),
    ] = None
    every: Annotated[
        Seconds | None, Meta(description="a set begins so long after the one before (EMOM)")
    ] = None
    within: Annotated[
        Seconds | None,
        Meta(description="the time for as many rounds as one can: AMRAP, with a rest density"),
    ] = None
    drops: Annotated[
        tuple[Share, ...],
        Meta(max_length=4, description='after the last set: "80%" of its load, without a rest'),
    ] = ()
    rest_pause: Annotated[
        tuple[Seconds, ...],
        Meta(max_length=4, description="after the last set: so long a pause, then what is left"),
    ] = ()
    warmup: Annotated[
        tuple[Warmup, ...], Meta(max_length=8, description='8, "8 x 50%", "8 x 20 kg" or "ramp"')
    ] = ()
    warmup_rest: Annotated[Seconds, Meta(description="rest after a warm-up set")] = Seconds(45)
    setup: Annotated[Seconds | None, Meta(description="time to get ready")] = None
    superset: Annotated[
        Word | None, Meta(description="neighbours with the same word are done in turns")
    ] = None

    def __post_init__(self) -> None:
        """Complete what another key says: the sets by a list of reps, the reserve by the RPE."""
        if isinstance(self.reps, tuple):
            if not self.sets:
                force_setattr(self, "sets", len(self.reps))
            first = self.reps[0]
            if self.reps == (SetGoal(reps=first.reps, rir=first.rir),):  # `"8 @8"` for all sets
                force_setattr(self, "reps", first.reps)
                force_setattr(self, "rir", self.rir if first.rir is None else first.rir)
        if self.within is not None:
            force_setattr(self, "sets", 1)  # the others come one by one while there is time
        if self.rir is None and self.rpe is not None:
            force_setattr(self, "rir", FAILURE - self.rpe)

    @property
    def goals(self) -> tuple[SetGoal, ...]:
        """What each set asks for where they are written one by one, else nothing."""
        if not isinstance(self.reps, tuple):
            is_exact = self.ramp is not None or self.is_timed
            return (SetGoal(reps=self.reps),) * self.sets if self.reps and is_exact else ()
        missing = self.sets - len(self.reps)
        return (*self.reps, *self.reps[-1:] * missing)[: self.sets]

    @property
    def is_timed(self) -> bool:
        """Whether a clock says when its sets begin, or when they end."""
        return self.every is not None or self.within is not None

    def share(self, number: int) -> int:
        """Return the load of a set, counted from 0, in per cent of that of the top set."""
        step = self.ramp.percent if self.ramp else 0
        return max(1, 100 - step * (self.sets - 1 - number))

    @property
    def span(self) -> Reps | None:
        """The repetitions of all sets, from the fewest to the most."""
        if not isinstance(self.reps, tuple):
            return self.reps
        ranges = [goal.reps for goal in self.reps]
        return Reps(min(reps.lo for reps in ranges), max(reps.hi for reps in ranges))

    @property
    def rests(self) -> tuple[Seconds, ...]:
        """The rest after each set where they are written one by one, else nothing."""
        return self.rest if isinstance(self.rest, tuple) else ()

    @property
    def usual_rest(self) -> Seconds | None:
        """The rest after a set for which none is written of its own."""
        return self.rest[-1] if isinstance(self.rest, tuple) else self.rest
