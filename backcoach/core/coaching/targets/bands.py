"""Up and down a person's own bands: each is its own exercise, as its pull has no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.targets.line import NEAR, exactly
from backcoach.core.coaching.targets.target import Target
from backcoach.core.exercises.substitutes import steps_of
from backcoach.core.notation import Load
from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from backcoach.core.coaching.ability.visits import Visit
    from backcoach.core.coaching.targets.line import Line
    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.loads.gear import Gear

LIGHTEST_WORD = "light"  # where there is no list, the word of the lightest band


def is_helped(exercise: Exercise, library: Library) -> bool:
    """Tell whether a band takes weight off: a harder exercise then moves the whole body."""
    harder = steps_of(library).harder.get(exercise.id, [])
    rungs = (library.find_exercise(name) for name in harder)
    return any(other is not None and other.load == "bodyweight" for other in rungs)


def bands_for(exercise: Exercise, library: Library, gear: Gear) -> tuple[str, ...]:
    """Return the person's bands, the easiest in this exercise first; none where it has no band."""
    if exercise.load != "band":
        return ()
    return gear.bands if is_helped(exercise, library) else gear.bands[::-1]


def first_band(line: Line) -> Load | None:
    """Return the band to begin with: that of the exercise if it is at hand, else the easiest."""
    start = line.exercise.start
    load = start.load if start else None
    if not line.bands or (load is not None and load.band in line.bands):
        return load
    return Load(None, band=line.bands[0])


def is_last_band(line: Line, load: Load | None, *, helped: bool) -> bool:
    """Tell whether no band is harder; without a list of bands by the word for the lightest."""
    if load is None:
        return False
    if line.bands:
        return load.band == line.bands[-1]
    return helped and load.band == LIGHTEST_WORD


def other_band(line: Line, visit: Visit, fits: float, *, missed: bool) -> Target | None:
    """Return the target with a harder or an easier band, None while this one is right.

    `fits` is how many repetitions leave the wanted reserve with the band of `visit`.
    """
    assert line.reps is not None
    load = visit.load
    if load is None or load.band not in line.bands:
        return None
    place = line.bands.index(load.band)
    before = max(visit.sets[-1].asked.reps or 0, min(done.result.reps or 0 for done in visit.sets))
    if not missed and visit.is_reported and before >= line.aim.top and fits >= line.aim.top + 1:
        place += 1
        kind = "harder_band"
    elif fits < line.reps.lo - NEAR:
        place -= 1
        kind = "easier_band"
    else:
        return None
    if not 0 <= place < len(line.bands):
        return None
    band = Load(None, band=line.bands[place])
    why = Reason(kind, {"load": band, "before": load, "reps": line.reps.lo})
    return Target(load=band, reps=exactly(line.reps.lo), rir=line.rir, why=why)
