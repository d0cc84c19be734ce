"""Next time: what each exercise of a session is to be done with, and why (R-PROG-01 to 06)."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from backcoach.core.coaching import deload
from backcoach.core.coaching.decide import decide, missed_running
from backcoach.core.coaching.ladder import goes_on_by_load, hold_top, offer
from backcoach.core.coaching.past import LOUD_PAIN, Bout, bouts, last_bouts
from backcoach.core.coaching.sides import asymmetries, verdict, weaker
from backcoach.core.coaching.start import carried_over, first
from backcoach.core.coaching.amount import Target
from backcoach.core.coaching.window import Window
from backcoach.core.exercises.model import Exercise, Prescription, line_keys
from backcoach.core.loads.load_steps import LoadSteps, load_steps_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.exercises.model import Library, Session
    from backcoach.core.notation import Reps
    from backcoach.core.session.state import State
    from backcoach.core.settings.person import Person

HOLD_STEP = 5  # seconds


class _Line(Struct, frozen=True, dict=True):
    """One line of the session with what is known: its bouts, those of easy weeks aside."""

    exercise: Exercise
    wish: Prescription
    scale: LoadSteps | None
    bouts: tuple[Bout, ...]

    @property
    def reps(self) -> Reps | None:
        """The written range, None for a hold."""
        if self.wish.seconds is not None:
            return None
        return self.wish.reps or self.exercise.reps

    @property
    def seconds(self) -> int:
        """The written length of a hold."""
        return self.wish.seconds or self.exercise.seconds or 0

    @cached_property
    def near(self) -> tuple[Bout, ...]:
        """The bouts that were planned in about the written range."""
        if self.reps is None:
            return tuple(bout for bout in self.bouts if bout.sets[0][0].is_hold)
        window = Window.of(self.reps)
        return tuple(bout for bout in self.bouts if window.is_near(bout))


def targets(
    library: Library, session: Session, past: Sequence[State], person: Person, now: int
) -> dict[str, Target]:
    """Return the target of each line of a session, by its key (`line_keys`).

    `past` are finished sessions of nine weeks or more, the latest last; discarded ones are
    not among them. `now` in milliseconds UTC. A load that the session itself names stays.
    """
    easy = deload.easy_week(past, session, person, now)
    fewer = deload.fewer_sets([state.started_at for state in past], person.level, now)
    hard = past if deload.asks_easy(session) else [one for one in past if not deload.is_easy(one)]
    exercises = {one.id: one for one in library.exercise}
    names = [wish.exercise for wish in session.exercise]
    found: dict[str, Target] = {}
    for place, (key, wish) in enumerate(zip(line_keys(session), session.exercise, strict=True)):
        exercise = exercises[wish.exercise]
        nth = names[:place].count(wish.exercise)
        scale = load_steps_for(exercise, person.gear, person.body_weight)
        line = _Line(exercise, wish, scale, bouts(exercise.id, hard or past, nth))
        last = last_bouts(exercise.id, past, 1, nth)
        days = deload.days_off(last[0].at, now) if last else 0
        target = _plain(line, person)
        if deload.break_less(days):
            target = _after_break(line, target, days)
        elif easy:
            target = _easy(line, target, easy)
        else:
            target = _with_offer(line, target, library, person, names)
        if fewer and not easy:
            why = f"{target.why[:-1]}; {fewer}."
            target = structs.replace(target, sets=deload.half(wish.sets), why=why)
        target = _with_sides(line, target)
        found[key] = structs.replace(target, last=last[0].by_side) if last else target
    return found


def _plain(line: _Line, person: Person) -> Target:
    """Return the target by what was done before, else a first guess."""
    if line.wish.load is not None:
        return Target(load=line.wish.load, why=f"{line.wish.load}, as this session says.")
    if line.reps is None:
        return _hold(line)
    if line.near:
        return decide(line.near, line.reps, line.scale)
    if line.bouts and line.scale:
        guess = carried_over(line.bouts[-1], line.reps, line.wish.rir, line.scale)
        if guess is not None:
            return guess
    return first(line.exercise, line.wish, line.scale, person)


def _hold(line: _Line) -> Target:
    """Hold longer once every set was held to its end, up to half as long again as usual."""
    written = line.seconds
    if not line.near:
        return Target(why=f"First time: {written} s.")
    last = line.near[-1]
    held = min(result.seconds or 0 for _, result in last.done)
    planned = max(step.seconds or 0 for step, _ in last.sets)
    top = max(hold_top(line.exercise), written)
    if held < planned or not last.is_complete or last.pain >= LOUD_PAIN:
        return Target(
            seconds=planned, load=last.load, why=f"{held} s last time: {planned} s again."
        )
    longer = max(planned, min(held + HOLD_STEP, top))
    what = f"{longer} s again" if longer == planned else f"now {longer} s"
    return Target(seconds=longer, load=last.load, why=f"Every hold was {held} s: {what}.")


def _after_break(line: _Line, target: Target, days: int) -> Target:
    """Come back lighter, from the start of the range (R-DELOAD-01)."""
    if line.wish.load is not None or not line.near:
        return target
    base = line.near[-1].base(line.reps.lo) if line.reps else None
    if line.scale is None or base is None:
        amount = f"{line.reps} reps" if line.reps else f"{line.seconds} s"
        load = line.near[-1].load
        return Target(load=load, why=f"{days} days off: {amount}, to start again.")
    kept = line.scale.keep(base)
    new = line.scale.less(base, deload.break_less(days))
    change = f" instead of {line.scale.words(kept)}" if new < kept else ""
    why = f"{days} days off: {line.scale.words(new)}{change}, to start again."
    return Target(load=line.scale.load(new), why=why)


def _easy(line: _Line, target: Target, reason: str) -> Target:
    """Half the sets with a tenth less and four in reserve (R-DELOAD-01)."""
    sets = deload.half(line.wish.sets)
    eased = f"{sets} {'set' if sets == 1 else 'sets'}"
    if line.reps is None:
        return structs.replace(target, sets=sets, why=f"{reason}: {eased} only.")
    base = line.near[-1].base(line.reps.lo) if line.near else None
    load = target.load
    if line.scale and base is not None and line.wish.load is None:
        load = line.scale.load(line.scale.less(base, deload.EASY_LESS))
        eased += f" with {line.scale.words(load.grams or 0)}"
    why = f"{reason}: {eased}, {deload.EASY_RIR} or more left."
    return Target(load=load, sets=sets, rir=deload.EASY_RIR, why=why)


def _with_offer(
    line: _Line, target: Target, library: Library, person: Person, names: Sequence[str]
) -> Target:
    """Offer a neighbour; not the harder one while the load is what goes on."""
    misses = missed_running(line.near, line.reps, line.scale) if line.reps else 0
    if misses == 0 and (_is_raised(line, target) or _goes_on_by_load(line)):
        return target
    text, other = offer(library, line.exercise, line.near, person, misses=misses, has=names)
    return structs.replace(target, offer=text, offer_exercise=other)


def _goes_on_by_load(line: _Line) -> bool:
    base = line.near[-1].base(line.reps.lo) if line.near and line.reps else None
    if base is None or line.scale is None:
        return False
    return goes_on_by_load(line.exercise, line.near[-1], base, line.scale)


def _is_raised(line: _Line, target: Target) -> bool:
    base = line.near[-1].base(line.reps.lo) if line.near and line.reps else None
    new = target.load.grams if target.load else None
    return base is not None and new is not None and new > base


def _with_sides(line: _Line, target: Target) -> Target:
    """Put the weaker side first, for the other one to match (R-UNI-01)."""
    if line.exercise.sides == "both":
        return target
    side = weaker(line.bouts) or target.first_side
    return structs.replace(target, first_side=side, note=verdict(asymmetries(line.bouts)))
