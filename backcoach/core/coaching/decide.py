"""What one exercise is to be done with next time, from what its past bouts came to.

Repetitions in reserve that nobody told never stand in the way of a raise: the reps decide
alone, and they decide only once every planned set of a whole session has reached the top.
What was told counts in full.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.past import LOUD_PAIN, grams_of, running
from backcoach.core.coaching.strength import COUNTED_RIR
from backcoach.core.coaching.amount import Target
from backcoach.core.coaching.window import OVER, WIDER, Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from backcoach.core.coaching.past import Bout
    from backcoach.core.loads.load_steps import LoadSteps
    from backcoach.core.notation import Reps

MISSED_RUNNING = 2  # sessions, then less load
SPARE = 2  # reps left beyond what was meant, then the largest raise of 2-10 % (R-RPE-02)
LESS = 10  # per cent


def decide(bouts: Sequence[Bout], written: Reps, scale: LoadSteps | None) -> Target:
    """Return the load and the reps to aim for, with the reason; `bouts` has at least one.

    Where the load has no number the reps alone go on.
    """
    base = bouts[-1].base(written.lo) if scale else None
    if scale is None or base is None:
        return _by_reps(bouts, written)
    return _by_load(bouts, Window.after(bouts, written, scale), scale, base)


def missed_running(bouts: Sequence[Bout], written: Reps, scale: LoadSteps | None) -> int:
    """Return in how many sessions running, up to the last, the range was missed."""
    count = 0
    while count < len(bouts):
        until = bouts[: len(bouts) - count]
        base = until[-1].base(written.lo) if scale else None
        if not Window.after(until, written, scale).is_missed(until[-1], base):
            break
        count += 1
    return count


def _by_load(bouts: Sequence[Bout], window: Window, scale: LoadSteps, base: int) -> Target:
    last, lo = bouts[-1], window.written.lo
    kept = scale.keep(base)
    same = scale.words(kept)
    worst = min(last.reps(base))
    if worst < window.floor:
        alike = running(bouts, base, lo)[-MISSED_RUNNING:]
        again = len(alike) == MISSED_RUNNING and all(window.is_missed(one, base) for one in alike)
        if again or window.is_collapse(last):
            short = f"Short of {window.floor} two sessions running" if again else "Two sets well"
            fact = short if again else f"{short} short of {window.floor}"
            return _lighter(window, scale, base, fact)
        why = f"{worst} where {window.floor} were meant: {same} once more."
        return Target(load=scale.load(kept), reps=window.start, why=why)
    if (found := _found(last, scale, base)) is not None:
        why = f"4 or more left at {scale.words(base)}, a first guess: {scale.words(found)} now."
        return Target(load=scale.load(found), reps=window.start, why=why)
    if obstacle := _obstacle(last, scale, base, worst >= window.top):
        reps = window.aim(min(worst, window.top))
        return Target(load=scale.load(kept), reps=reps, why=f"{obstacle}: {same} again.")
    fact = ""
    if worst >= window.top:
        fact = f"Every set reached {worst}{_left(last)}"
    elif _two_for_two(running(bouts, base, lo), base, window.written):
        fact = f"{OVER} extra reps in the last set, two sessions running"
    if fact:
        return _heavier(window, scale, kept, last, fact)
    reps = window.aim(min(worst + 1 + _spare(last), window.top))
    return Target(load=scale.load(kept), reps=reps, why=_climb(last, base, same, reps.lo))


def _heavier(window: Window, scale: LoadSteps, base: int, last: Bout, fact: str) -> Target:
    """Raise by the smallest step of 2-10 %; a bigger one waits for three more reps (R-PROG-04).

    Before a bell is changed the last of these reps get a pause (R-PROG-06).
    """
    worst, wide = min(last.reps(None)), window.top + WIDER
    new, above = scale.raised(base, largest=_is_far_too_light(last)), scale.up(base)
    if new is None and above is not None and worst >= wide:
        new = above
    if new is not None:
        reps = Window.of(window.written, is_big_step=scale.is_big_step_to(new)).start
        why = f"{fact}: {scale.words(new)}, from {reps.lo}."
        return Target(load=scale.load(new), reps=reps, why=why)
    load, same, reps = (
        scale.load(base),
        scale.words(base),
        window.aim(min(worst + 1 + _spare(last), wide)),
    )
    if above is None and worst >= wide:
        why = f"{fact}, and {same} is all there is here: the same, slower on the way down."
    elif above is None:
        why = f"{fact}, and {same} is all there is here: aim for {reps.lo}."
    else:
        share = f"{scale.words(above)} is {scale.percent_up(base, above)} % more"
        way = f"aim for {reps.lo}" if reps.lo < wide else "with a pause in each rep"
        why = f"{fact}, and {share}: {wide} first, {way}."
    return Target(load=load, reps=reps, why=why)


def _lighter(window: Window, scale: LoadSteps, base: int, fact: str) -> Target:
    new = scale.less(base, LESS)
    reps = Window.of(window.written).start
    if new >= base:
        why = f"{fact}, and {scale.words(new)} is the least here: as many as come."
    else:
        why = f"{fact}: down to {scale.words(new)}, and build up again."
    return Target(load=scale.load(new), reps=reps, why=why)


def _by_reps(bouts: Sequence[Bout], written: Reps) -> Target:
    """Go on by reps, three beyond the top and no further; a band stays the one it was."""
    last, window = bouts[-1], Window.of(written)
    load, worst = last.load, min(last.reps(None))
    tail = f" with the {load}" if load is not None and load.grams is None else ""
    if worst < window.floor:
        why = f"{worst} where {window.floor} were meant: once more{tail}."
        return Target(load=load, reps=window.start, why=why)
    if obstacle := _obstacle(last, None, None, worst >= window.top):
        reps = window.aim(min(worst, window.top))
        return Target(load=load, reps=reps, why=f"{obstacle}: {reps} again{tail}.")
    goal = worst + 1 + _spare(last)
    if worst < window.top:
        reps = window.aim(min(goal, window.top))
        return Target(load=load, reps=reps, why=_climb(last, None, "", reps.lo))
    reps = window.aim(min(goal, window.top + WIDER))
    harder = "a band that makes it a little harder" if tail else "the same, slower on the way down"
    more = f"{harder}, from {window.floor}" if tail else f"aim for {reps.lo}"
    if worst >= window.top + WIDER:
        more = harder
    return Target(load=load, reps=reps, why=f"Every set reached {worst}{_left(last)}: {more}.")


def _obstacle(last: Bout, scale: LoadSteps | None, base: int | None, is_top: bool) -> str:
    """Return what forbids to go on (R-PROG-04), "" for nothing.

    Less reserve than meant forbids more load, and none at all forbids more reps as well.
    """
    if last.pain >= LOUD_PAIN:
        return f"Pain of {last.pain} last time, so nothing is raised"
    if not last.is_complete:
        return f"{len(last.done)} of {len(last.sets)} sets done last time"
    if scale and base is not None and last.is_lighter(base):
        return _mixed(last, scale, base)
    if last.spare is not None and last.spare < 0 and (is_top or 0 in last.reserve):
        return "Less was left than meant"
    return ""


def _mixed(last: Bout, scale: LoadSteps, base: int) -> str:
    """Say how the load changed in a bout whose sets were not all with the working load."""
    most = max(base, last.planned or base)
    if most > base:
        return f"Lighter than the planned {scale.words(most)} last time"
    went_up = (grams_of(last.done[-1][1]) or 0) >= base
    return f"{'Up to' if went_up else 'Down from'} {scale.words(base)} last time"


def _found(last: Bout, scale: LoadSteps, base: int) -> int | None:
    """Return the next load after a first guess that left four or more wherever it was told."""
    heaviest = [one for _, one in last.done if grams_of(one) == base]
    told = [one.rir for one in heaviest if one.rir is not None]
    if not last.is_guess or last.pain >= LOUD_PAIN or not last.is_complete or scale.moves_body:
        return None
    if not told or min(told) <= COUNTED_RIR:
        return None
    return scale.guessed(base)


def _two_for_two(alike: Sequence[Bout], base: int, written: Reps) -> bool:
    """Tell whether the last set had two reps more than written, twice running (R-PROG-03)."""
    return len(alike) >= MISSED_RUNNING and all(
        bout.is_complete
        and not bout.is_lighter(base)
        and min(bout.reps(base)) >= written.lo
        and all((sets[-1].reps or 0) >= written.hi + OVER for sets in bout.by_side.values())
        for bout in alike[-MISSED_RUNNING:]
    )


def _spare(bout: Bout) -> int:
    return max(0, bout.spare or 0)


def _is_far_too_light(bout: Bout) -> bool:
    """Tell whether at least two reps more were left than meant; "4 or more" may be many."""
    spare = _spare(bout)
    return spare >= SPARE or (spare > 0 and min(bout.reserve) > COUNTED_RIR)


def _left(bout: Bout) -> str:
    least = min(bout.reserve, default=0)
    return f" with {least} or more left" if least else ""


def _climb(last: Bout, base: int | None, load: str, reps: int) -> str:
    counts = ", ".join(map(str, last.reps(base)))
    return f"{counts}{f' at {load}' if load else ''} last time: aim for {reps}."
