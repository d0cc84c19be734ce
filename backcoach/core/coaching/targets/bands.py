"""Up and down a person's own bands: each is its own exercise, as its pull has no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.core.coaching.targets.known.line import NEAR, exactly
from backcoach.core.coaching.targets.target import Target
from backcoach.core.notation import Load
from backcoach.core.reason import Reason

if TYPE_CHECKING:
    from backcoach.core.coaching.ability.past_sets.visits import Visit
    from backcoach.core.coaching.targets.known.line import Line
    from backcoach.core.exercises.model import Exercise, Library
    from backcoach.core.loads.gear import Gear

LIGHTEST_WORD = "light"  # where there is no list, the word of the lightest band


def is_helped(exercise: Exercise, library: Library) -> bool:
    """Tell whether a band takes weight off: what it names as harder moves the whole body."""
    harder = library.find_exercise(exercise.harder) if exercise.harder else None
    return harder is not None and harder.load == "bodyweight"


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
    if load.band in line.bands:
        return _harder_than(line, load.band) is None
    return helped and load.band == LIGHTEST_WORD


def other_band(line: Line, visit: Visit, fits: float, *, missed: bool) -> Target | None:
    """Return the target with a harder or an easier band, None while this one is right.

    `fits` is how many repetitions leave the wanted reserve with the band of `visit`.
    """
    assert line.reps is not None
    load = visit.load
    if load is None or load.band not in line.bands:
        return None
    place, harder = line.bands.index(load.band), _harder_than(line, load.band)
    before = max(visit.sets[-1].asked.reps or 0, min(done.result.reps or 0 for done in visit.sets))
    is_enough = before >= line.aim.top and fits >= line.aim.top + 1
    if harder is not None and is_enough and not missed and visit.is_reported:
        name, kind = harder, "harder_band"
    elif place and fits < line.reps.lo - NEAR:
        name, kind = line.bands[place - 1], "easier_band"
    else:
        return None
    band = Load(None, band=name)
    why = Reason(kind, {"load": band, "before": load, "reps": line.reps.lo})
    return Target(load=band, reps=exactly(line.reps.lo), rir=line.rir, why=why)


def _harder_than(line: Line, band: str) -> str | None:
    """Return the next harder band; None after the last, and while it is known to be too hard.

    Where it was too much, as many repetitions have to come with this one as were missing there.
    """
    above = line.bands[line.bands.index(band) + 1 :]
    if not above:
        return None
    tried = line.tried.get(above[0])
    if tried is None or line.reps is None:
        return above[0]
    able = max((done.result.reps or 0) + (done.left or 0) for done in tried.visit.sets)
    return None if tried.gained < line.reps.lo - NEAR + line.rir - able else above[0]
