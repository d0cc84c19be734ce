"""How a person does a set that the program asks for: with which load, how often, how it felt."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from seasons.records import Lift
from seasons.visits.talk import Load

if TYPE_CHECKING:
    from seasons.records import Year
    from seasons.trainees.body import Body
    from seasons.trainees.kit import Exercise
    from seasons.trainees.person import Person
    from seasons.visits.talk import Asked

BY_FEEL = (0.9, 0.07)  # of the right load, and its deviation; never above it
USUAL_RESERVE = 2
COST_OF_A_SECOND = 0.05  # of the repetitions, for each second that one lasts longer
USUAL_BANDS = {"band_pull_up": "strong"}
MOST = 4  # the scale of reserves ends there
MOST_OF_A_KIT = 30  # repetitions with the heaviest load, above which a kit has no load that fits


class Lifter:
    """A person with the loads that they have; what nobody sees is in the body."""

    def __init__(self, person: Person, body: Body, year: Year) -> None:
        self._person = person
        self._body = body
        self._year = year
        self._random = Random(f"{body.seed} habits")
        self._sets: dict[str, int] = {}
        self._loads: dict[str, Load | None] = {}
        self._kit = person.kit
        self._tempi: dict[str, tuple[int, int]] = {}

    def begin(self, week: int) -> None:
        """Begin a visit, rested."""
        self._sets, self._loads = {}, {}
        self._kit = self._person.kit_in(week)

    def see_tempo(self, exercise: str, seconds: int) -> None:
        """Note how long a repetition of an exercise is to last today."""
        first, _ = self._tempi.get(exercise, (seconds, seconds))
        self._tempi[exercise] = (first, seconds)

    @property
    def has_begun(self) -> bool:
        return bool(self._sets)

    def load(self, asked: Asked, exercise: Exercise, *, is_known: bool) -> Load | None:
        """Return what is lifted: what the program says, or what feels right where it says nothing.

        `is_known` says that the person knows better than the program what is right.
        """
        kit, load = self._kit, asked.load
        is_unsaid = load is None and exercise.load in ("external", "assisted")
        if is_known:
            load = kit.at_most(exercise, self.right_load(asked, exercise))
        elif is_unsaid:
            load = kit.at_most(exercise, self._felt(asked, exercise))
        elif load is None and exercise.load == "added":
            load = Load(0.0, kit.unit)
        elif load is None and exercise.load == "band":
            load = Load(band=USUAL_BANDS.get(exercise.id, "light"))
        lifted = kit.lifted(exercise, load)
        if self._is_mistyping:  # what is asked after a wrong number is not looked at
            lifted = self._loads.setdefault(f"{exercise.id} {asked.side}", lifted)
        return lifted

    def typed(self, load: Load | None, asked: Asked) -> Load | None:
        """Return the load that is logged: in one visit twice what was lifted in a first set."""
        if load is None or load.kg is None or not self._is_mistyping or asked.set > 1:
            return load
        return Load(2 * load.kg, load.unit)

    @property
    def _is_mistyping(self) -> bool:
        return self._person.mistyped == len(self._year.codes)

    def right_load(self, asked: Asked, exercise: Exercise) -> float:
        """Return the load with which the repetitions leave the wanted reserve, in kilograms."""
        reps = max(1, asked.hi) + _reserve(asked.left)
        right = self._body.allowed(exercise.id, exercise.pattern, reps, asked.side)
        return right - self.body_moved(exercise)

    def body_moved(self, exercise: Exercise) -> float:
        """Return what of the body itself an exercise moves, in kilograms."""
        return self._body.moved(exercise.id, exercise.load, 0.0, "")

    def lift(
        self, asked: Asked, exercise: Exercise, load: Load | None, week: int, *, is_silent: bool
    ) -> Lift:
        """Do a set and return what was done; the next one is done more tired."""
        body, about = self._body, (exercise.id, exercise.pattern)
        kg, band = (load.kg, load.band) if load else (None, "")
        moved = body.moved(exercise.id, exercise.load, kg, band) * self._pull(exercise)
        key = f"{exercise.id} {asked.side}"
        before = self._sets.get(key, 0)
        self._sets[key] = before + 1
        able = body.reps(*about, moved, body.today(*about, asked.side, before))
        harder = 1 - COST_OF_A_SECOND * self._slower(asked)
        able = int(able * harder)
        reps = self._reps(asked, able)
        done = min(reps, able)
        is_failed = done < reps
        is_cut = self._random.random() < self._person.cut_short and done > 1
        if is_cut:
            done = max(1, done - self._random.randint(2, 3))
        to_failure = round((max(1, reps) + _reserve(asked.left)) / harder)
        allowed = body.allowed(*about, to_failure, asked.side)
        return Lift(
            week=week,
            visit=len(self._year.codes),
            exercise=exercise,
            side=asked.side,
            set=asked.set,
            goal=asked.goal,
            wanted=asked.left,
            load=asked.load,
            lifted=kg,
            done=done,
            able=able,
            ratio=moved / allowed,
            fits=self._fits(asked, exercise, moved, band),
            reported=None if is_silent else self._report(able - done, is_failed=is_failed),
            is_cut=is_cut,
        )

    def _slower(self, asked: Asked) -> int:
        """Return by how many seconds a repetition is longer than the first time."""
        first, today = self._tempi.get(asked.exercise, (0, 0))
        return max(0, today - first)

    def _felt(self, asked: Asked, exercise: Exercise) -> float:
        body = self.body_moved(exercise)
        share = min(1.0, self._random.gauss(*BY_FEEL))
        return (self.right_load(asked, exercise) + body) * share - body

    def _reps(self, asked: Asked, able: int) -> int:
        """Return how many repetitions are tried: within a range as many as leave the reserve."""
        felt = max(0, round(able + self._random.gauss(0, self._person.noise)) + self._person.bias)
        if asked.as_many:
            return max(1, felt - _reserve(asked.left))
        if asked.lo < asked.hi:
            return max(asked.lo, min(asked.hi, felt - _reserve(asked.left)))
        return asked.hi

    def _fits(self, asked: Asked, exercise: Exercise, moved: float, band: str) -> bool:
        """Whether some load of the kit allows a few repetitions with the wanted reserve."""
        body, about = self._body, (exercise.id, exercise.pattern)
        usual = body.maximum(*about, asked.side)
        sizes = self._kit.sizes(exercise)
        pull = self._pull(exercise)
        masses = [body.moved(exercise.id, exercise.load, size, band) * pull for size in sizes] or [
            moved
        ]
        reps = [body.reps(*about, mass, usual) for mass in masses]
        return max(reps) >= _reserve(asked.left) + 3 and min(reps) <= MOST_OF_A_KIT

    def _pull(self, exercise: Exercise) -> float:
        """Return what a machine pulls for each kilogram of its label."""
        is_machine = exercise.implement == "stack" and exercise.load == "external"
        return self._kit.pull if is_machine else 1.0

    def _report(self, left: int, *, is_failed: bool) -> int | None:
        """Return the reserve that the person says, None for who says nothing."""
        person, reports = self._person, self._person.reports
        felt = 0 if is_failed else round(left + self._random.gauss(0, person.noise))
        reserve = min(MOST, max(0, felt + person.bias))
        if reports == "constant":
            return person.constant
        if self._random.random() < person.forgets:
            return None
        if reports == "wild" and self._random.random() < 0.1:
            return self._random.randint(0, MOST)
        if reports == "steps":
            return reserve // 2 * 2
        return reserve


def _reserve(wanted: int | None) -> int:
    return USUAL_RESERVE if wanted is None else wanted
