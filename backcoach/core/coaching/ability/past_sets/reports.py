"""How far reports of the reserve can be believed: they are opinions, misses are facts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from backcoach.core.coaching.ability.ability import FATIGUE
from backcoach.core.coaching.ability.past_sets.past_set import MOST_LEFT
from backcoach.core.coaching.ability.past_sets.visits import visit_in
from backcoach.core.reason import Reason
from backcoach.core.session.past.recorded import imported_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from backcoach.core.coaching.ability.past_sets.past_set import PastSet
    from backcoach.core.coaching.ability.past_sets.visits import Visit
    from backcoach.core.session.state import State

Style = Literal["", "none", "always_0", "always_4", "constant"]
# The visit of an exercise, by its id, in a session, as `visit_in` returns it.
FindVisit: TypeAlias = "Callable[[State, str], Visit | None]"

ENOUGH_ZEROS = 8  # sets that all leave nothing although hardly one was missed
MISSED_SHARE = 4  # one set in so many may be missed all the same
ENOUGH_FOURS = 16
CONTRADICTED = 2  # sets that show that less was left than four
ENOUGH_ALIKE = 12  # sets with one number between these two, another than was wanted
ENOUGH_SILENCE = 6  # reported sets without a reserve
LOOK_BACK = 60  # sets

CLEAR = 0.8  # repetitions, on the average of all visits: more than honest people come to
FEW = 2  # visits; so much counts what was supposed before
QUIET = 0.3  # of a visit; so much counts one without a miss
LAST_GAPS = 16
FAR = 2  # repetitions more than asked for, said of a set that was to show what is there


def report_style(past: Sequence[State], find: FindVisit = visit_in) -> Style:
    """Return how a person's reports are uninformative, "" where they are informative.

    Somebody with nothing left in every set would miss one sooner or later; somebody with four
    left in every set would miss none; and nobody leaves just the same in every set where the
    coach wants another number, least of all in those that are to show what is there.
    """
    sets = _recent(past, find)
    reserves = [done.result.rir for done in sets if done.result.rir is not None]
    if len(sets) >= ENOUGH_SILENCE and not reserves:
        return "none"
    met = {done.result.rir for done in sets if not _fell_short(done)} - {None}
    if len(met) != 1:
        return ""
    (always,) = met
    missed = sum(map(_fell_short, sets))
    if always == 0:
        is_mostly_met = missed * MISSED_SHARE <= len(sets)
        return "always_0" if len(reserves) >= ENOUGH_ZEROS and is_mostly_met else ""
    if always == MOST_LEFT + 1:
        contradicted = sum(_is_contradicted(done) for done in _all(past, find))
        is_wrong = len(reserves) >= ENOUGH_FOURS and contradicted >= CONTRADICTED
        return "always_4" if is_wrong else ""
    other = [done for done in sets if done.result.rir == always != done.step.rir]
    is_shown = sum(map(_is_shown, other)) >= CONTRADICTED
    is_constant = len(reserves if is_shown else other) >= ENOUGH_ALIKE
    return "constant" if is_constant else ""


def says_nothing_of_reserve(style: str) -> bool:
    """Tell whether the reserve in a person's reports is to be left out of account."""
    return style in ("always_0", "always_4", "constant")


def reports_note(style: Style, overstated: int, past: Sequence[State]) -> Reason | None:
    """Return what to say where reports count otherwise than in the last session, else None."""
    before = (past[-1].plan.report_style, past[-1].plan.overstated) if past else ("", 0)
    if before == (style, overstated):
        return None
    if overstated:
        return Reason("reports_high", {"reps": overstated})
    if says_nothing_of_reserve(style):
        return Reason("reports_alike")
    was_left_out = before[1] > 0 or says_nothing_of_reserve(before[0])
    return Reason("reports_count") if was_left_out else None


def overstated_by(past: Sequence[State], find: FindVisit = visit_in) -> int:
    """Return by how many repetitions a person's reports are too high, by the sets that failed.

    A set that fails shows what was left of the sets before it with the same load. Of one with
    "four or more" left it shows the least that was too much; who says that little was left of a
    set that was done, or just what a test was to leave, cannot be further off than that. Sets fail
    on a bad day too, and some are ended early, so that the visits without a miss count against
    it, but for those that were led with this in mind.
    """
    exact: list[float] = []
    least: list[float] = []
    most: list[int] = []
    lowest: list[int] = []
    quiet = 0
    for led, visit in ((state, each) for state in reversed(past) for each in _visits(state, find)):
        gaps = [gap for side in visit.sides for gap in _gaps(visit.of(side))]
        sure = [gap for gap, is_exact in gaps if is_exact]
        if gaps:
            counted = sure or [gap for gap, _ in gaps]
            (exact if sure else least).append(sum(counted) / len(counted))
        elif not led.plan.overstated:
            quiet += any(done.result.rir is not None for done in visit.sets)
        most += _most(visit)
        if len(lowest) < LAST_GAPS and (low := _lowest(visit)) is not None:
            lowest.append(low)
        if len(exact) + len(least) >= LAST_GAPS:
            break
    before = past[-1].plan.overstated if past else 0
    middle = (sum(exact) + FEW * before) / (len(exact) + FEW)
    bounds = [max(gap, middle) for gap in least] + [gap for gap in (*lowest, *most) if gap < middle]
    whole, count = sum(exact) + sum(bounds) + FEW * before, len(exact) + len(bounds) + FEW
    return round(whole / count) if whole / (count + QUIET * quiet) >= CLEAR else 0


def _most(visit: Visit) -> Iterator[int]:
    """Yield by how much at the most a report is too high, by tests that were to leave little."""
    for done in visit.sets:
        wanted, rir = done.step.rir or 0, done.result.rir
        if rir is not None and done.reported and wanted < MOST_LEFT and _is_shown(done):
            yield max(0, rir - wanted)


def _lowest(visit: Visit) -> int | None:
    """Return the least that was said to be left of a set that was done as asked."""
    reserves = [
        done.result.rir
        for done in visit.sets
        if done.reported and done.result.rir is not None and not _fell_short(done)
    ]
    return min(reserves, default=None)


def _gaps(sets: Sequence[PastSet]) -> Iterator[tuple[float, bool]]:
    """Yield by how much what was said of a set is too much, and whether just so much.

    With "four or more" it is at least so much.
    """
    for done in sets:
        rir = done.result.rir
        if not done.reported or done.is_limited or rir is None:
            continue
        is_exact = rir <= MOST_LEFT
        if done.is_doubted:
            yield rir, is_exact
        elif gaps := [gap for failed in sets if (gap := _gap(done, rir, failed)) is not None]:
            yield max(gaps), is_exact


def _gap(done: PastSet, rir: int, failed: PastSet) -> float | None:
    """Return what was said to be left less what a set to failure shows, None for nothing."""
    is_comparable = failed is not done and failed.is_short and not failed.is_limited
    if not is_comparable or failed.result.load != done.result.load:
        return None
    if failed.step.variation != done.step.variation or done.is_short:
        return None
    able = (failed.result.reps or 0) + FATIGUE * (failed.number - done.number)
    left = able - (done.result.reps or 0)
    return None if rir > MOST_LEFT and left > MOST_LEFT else rir - max(0.0, left)


def _is_contradicted(done: PastSet) -> bool:
    """Tell whether a set shows that the large reserve that was said of it was not there."""
    rir = done.result.rir
    if rir is None or not done.reported:
        return False
    return done.is_doubted or (_is_shown(done) and rir >= (done.step.rir or 0) + FAR)


def _is_shown(done: PastSet) -> bool:
    """Tell whether a set that was to show what is there went on beyond the least reps."""
    return done.step.is_honest and (done.result.reps or 0) > (done.asked.reps or 0)


def _fell_short(done: PastSet) -> bool:
    return done.is_short or done.is_contradictory


def _recent(past: Sequence[State], find: FindVisit) -> list[PastSet]:
    """Return the last reported sets of all exercises."""
    recent: list[PastSet] = []
    for done in _all(past, find):
        recent.append(done)
        if len(recent) >= LOOK_BACK:
            break
    return recent


def _all(past: Sequence[State], find: FindVisit) -> Iterator[PastSet]:
    """Yield the reported sets of all exercises but holds, those of the last session first."""
    for state in reversed(past):
        for visit in _visits(state, find):
            yield from (done for done in visit.sets if done.reported and not done.step.is_hold)


def _visits(state: State, find: FindVisit) -> list[Visit]:
    """Return the visits of a session; none of an import, which says nothing of reports here."""
    if imported_from(state.origin):
        return []
    names = dict.fromkeys(slot.exercise.id for slot in state.plan.slots)
    return [visit for name in names if (visit := find(state, name)) is not None]
