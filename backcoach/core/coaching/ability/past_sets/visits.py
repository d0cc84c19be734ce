"""What past sessions hold of one exercise: a visit is its work sets in one of them.

Only sets that were done stand in a visit. Warm-ups and skipped sets are left out, and drop and
rest-pause sets, which begin tired; sets that were added or done after a swap count like all others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from backcoach.core.coaching.ability.past_sets.past_set import PastSet
from backcoach.core.coaching.health.places import concerns
from backcoach.core.session.past.recorded import imported_from
from backcoach.core.session.plan import Result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from backcoach.core.notation import Load
    from backcoach.core.session.plan import Side, Step
    from backcoach.core.session.state import State

CLOCK_SLACK = 24 * 60 * 60 * 1000  # ms by which a session may lie ahead: no wrong clock yet
PAIN_THAT_LIMITS = 3  # of 10: from here on a set says nothing of what can be done (R-PAIN-01)

DOUBTED = 3  # sets of a session, and at least ...
DOUBTED_SHARE = 2.5  # ... one in so many


class Visit(Struct, frozen=True):
    """An exercise in the session that began at `at` (ms UTC); `planned` counts its work sets.

    `session` is the id of that session in the exercises file, `program` is where the session was
    imported from, "" for one of this program.
    """

    at: int
    sets: tuple[PastSet, ...]
    planned: int
    program: str = ""
    session: str = ""

    def of(self, side: Side) -> tuple[PastSet, ...]:
        return tuple(done for done in self.sets if done.step.side == side)

    @property
    def sides(self) -> tuple[Side, ...]:
        return tuple(dict.fromkeys(done.step.side for done in self.sets))

    @property
    def deciding(self) -> PastSet:
        """The last set that had a load, but for one that the person took lighter at the end."""
        loaded = [done for done in self.sets if done.result.load is not None]
        if not loaded:
            return self.sets[-1]
        *others, last = loaded
        before = others[-1] if others else last
        asked = last.asked.load.grams if last.asked.load else None
        if last.grams is None or before.grams is None or asked is None:
            return last
        return before if last.grams < min(asked, before.grams) else last

    @property
    def load(self) -> Load | None:
        """The load that the visit came to: a band or a mass."""
        return self.deciding.result.load

    @property
    def opening(self) -> tuple[int, int]:
        """The load in grams and the reps that were asked of the first set with the last load."""
        load = self.load
        alike = [done for done in self.sets if done.asked.load == load] or list(self.sets)
        asked = alike[0].asked
        return (load.grams or 0 if load else 0, asked.reps or 0)

    @property
    def is_reported(self) -> bool:
        return any(done.reported for done in self.sets)

    @property
    def is_complete(self) -> bool:
        return len(self.sets) >= self.planned


def until(past: Sequence[State], now: int) -> list[State]:
    """Return the sessions without those that lie ahead of `now` (ms UTC): a clock was wrong."""
    return [state for state in past if state.started_at <= now + CLOCK_SLACK]


def visits(
    exercise_id: str,
    past: Iterable[State],
    *,
    ignores_reserve: bool = False,
    overstated: int = 0,
) -> tuple[Visit, ...]:
    """Return the visits of an exercise in finished sessions, in their order.

    With `ignores_reserve` no set has a reserve: for reports that carry no information;
    `overstated` is by how many repetitions they are too high.
    """
    all_visits = (
        visit_in(state, exercise_id, ignores_reserve=ignores_reserve, overstated=overstated)
        for state in past
    )
    return tuple(visit for visit in all_visits if visit is not None)


def of_line(seen: Iterable[Visit], place: int, count: int) -> tuple[Visit, ...]:
    """Return the visits with the sets of one line, of `count` lines with the same exercise.

    `place` counts those lines from 0. A visit with another number of lines is left whole.
    """
    return tuple(_of_line(visit, place, count) for visit in seen)


def _of_line(visit: Visit, place: int, count: int) -> Visit:
    slots = sorted({done.step.slot for done in visit.sets})
    if count == 1 or len(slots) != count:
        return visit
    sets = tuple(done for done in visit.sets if done.step.slot == slots[place])
    planned = max(len(sets), visit.planned // count)
    return replace(visit, sets=sets, planned=planned)


def visit_in(
    state: State, exercise_id: str, *, ignores_reserve: bool = False, overstated: int = 0
) -> Visit | None:
    """Return the visit of an exercise in a session as it stands, None where no set was done."""
    slots = {n for n, slot in enumerate(state.plan.slots) if slot.exercise.id == exercise_id}
    if not slots:
        return None
    steps = {
        step.id: step
        for step in state.plan.steps
        if step.slot in slots and step.kind == "work" and not step.is_follow_on
    }
    done = tuple(_sets(state, steps, overstated))
    if ignores_reserve:
        done = tuple(
            replace(past_set, result=replace(past_set.result, rir=None)) for past_set in done
        )
    elif any(past_set.is_contradictory for past_set in done) and _is_doubted(state):
        done = tuple(replace(past_set, is_doubted=past_set.is_contradictory) for past_set in done)
    program = imported_from(state.origin)
    planned, session = len(steps), state.plan.session
    return Visit(state.started_at, done, planned, program, session) if done else None


def _is_doubted(state: State) -> bool:
    """Tell whether to doubt what was said of sets that fell short in a session.

    Anybody ends a set early now and then; where many in one session fell short, no more could be
    done.
    """
    reported = contradictory = 0
    for step in state.plan.steps:
        logged = state.logged.get(step.id)
        if step.kind != "work" or not logged or not logged.result or logged.result.rir is None:
            continue
        reported += 1
        asked = _asked(state, step, logged.result)
        done = PastSet(step, logged.result, asked, 0, logged.reported)
        contradictory += done.is_contradictory
    return contradictory >= DOUBTED and contradictory * DOUBTED_SHARE >= reported


def _sets(state: State, steps: dict[str, Step], overstated: int) -> Iterator[PastSet]:
    """Yield the sets of these steps in the order in which they were done."""
    counts: dict[Side, int] = {}
    limited_from = _limited_from(state, steps)
    for step_id, logged in state.logged.items():
        step = steps.get(step_id)
        if step is None or logged.result is None:
            continue
        number = counts.get(step.side, 0)
        counts[step.side] = number + (step.scheme != "ramp")  # so light a set tires little
        yield PastSet(
            step,
            _without_no_load(state, step, logged.result),
            _asked(state, step, logged.result),
            number,
            logged.reported,
            logged.at >= limited_from,
            overstated,
        )


def _without_no_load(state: State, step: Step, result: Result) -> Result:
    """Return a result without its load where that is 0 although the exercise lifts one."""
    is_lifted = state.plan.exercise(step).load == "external"
    is_nothing = result.load is not None and result.load.grams == 0
    return replace(result, load=None) if is_lifted and is_nothing else result


def _asked(state: State, step: Step, result: Result) -> Result:
    """Return what was asked of a step: what the plan says, less where the coach eased it.

    Of a set that was written down afterwards nothing was asked but its result. Where weight is
    added to the body, a draft without a load asks for the body alone.
    """
    if state.plan.slots[step.slot].written:
        return result
    draft = state.asked.get(step.id)
    reps = step.reps.lo if step.reps else None
    if draft is None:
        return Result(reps=reps, seconds=step.seconds, load=step.load)
    if reps is not None and draft.reps is not None:
        reps = min(reps, draft.reps)
    seconds = step.seconds if draft.seconds is None else draft.seconds
    is_bare = draft.load is None and state.plan.exercise(step).load == "added"
    return Result(reps=reps, seconds=seconds, load=None if is_bare else draft.load or step.load)


def _limited_from(state: State, steps: dict[str, Step]) -> float:
    """Return the instant from which pain limits the sets: the last one before the report.

    A pain counts that concerns the exercise, or that was reported right after a set of it.
    """
    exercise = next((state.plan.exercise(step) for step in steps.values()), None)
    if exercise is None or not state.pains:
        return float("inf")
    done = {name: logged.at for name, logged in state.logged.items() if logged.result is not None}
    limits = [float("inf")]
    for pain in state.pains:
        if pain.level < PAIN_THAT_LIMITS:
            continue
        before = [name for name, at in done.items() if at <= pain.at]
        own = [done[name] for name in before if name in steps]
        if (before and before[-1] in steps) or concerns(pain, exercise):
            limits.append(max(own, default=pain.at))
    return min(limits)
