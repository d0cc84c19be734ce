"""A simulated session in which every set is answered as in the program, and sample people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import structs

from backcoach.core.coaching.between_sets.after_set import advise_after_set
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.settings.person import Person
from support.builders import Coach, exercise, line

if TYPE_CHECKING:
    from backcoach.core.exercises.model import Exercise
    from backcoach.core.session.events import Advised
    from backcoach.core.session.plan import Result
    from support.builders import Line

GEAR = DEFAULT["kg"]
PERSON = Person(gear=GEAR, level="intermediate", body_weight=80_000)
UNWEIGHED = structs.replace(PERSON, body_weight=None)
BEGINNER = structs.replace(PERSON, level="beginner")


def dumbbell(start: str = "25 kg", **fields: Any) -> Exercise:
    return exercise("row", **{"implement": "dumbbell", "start": start, **fields})


def kettlebell(start: str = "24 kg", **fields: Any) -> Exercise:
    return exercise("kb", **{"implement": "kettlebell", "start": start, **fields})


def machine(start: str = "40 kg", **fields: Any) -> Exercise:
    return exercise("pulldown", **{"implement": "stack", "start": start, **fields})


def barbell(start: str = "100 kg", **fields: Any) -> Exercise:
    return exercise(
        "deadlift", **{"pattern": "hinge", "implement": "barbell", "start": start, **fields}
    )


def pull_up(load: str, start: str | None = None) -> Exercise:
    more = {} if start is None else {"start": start}
    return exercise("pull_up", pattern="vertical_pull", load=load, **more)


class Answered(Coach):
    """A session of one goal, in which each set is answered."""

    def __init__(self, *lines: Line, person: Person = PERSON, **fields: Any) -> None:
        super().__init__(*lines, **{"goal": "hypertrophy", **fields})
        self.person = person

    @classmethod
    def of(cls, what: Exercise, *, person: Person = PERSON, **fields: Any) -> Answered:
        """Return four sets of 8 with two to be left, and 90 seconds between them."""
        fields = {"sets": 4, "reps": 8, "rir": 2, "rest": 90, **fields}
        return cls(line(what, **fields), person=person)

    def do(self, sets: int = 1, **corrected: Any) -> Answered:
        super().do(sets, **corrected)
        return self

    def pain(self, level: int) -> Answered:
        super().pain(level)
        return self

    def ask(self) -> Advised | None:
        """Return the answer without acting on it."""
        return advise_after_set(self.state, self.person, self.now, self.offset)

    def answer(self) -> Advised:
        """Act on the answer that there has to be."""
        advised = self.ask()
        assert advised is not None
        self.tell(advised)
        return advised

    def log(self, reps: int | None = None, **corrected: Any) -> Advised:
        """Do the next set, report it, and return the answer to that."""
        given = corrected if reps is None else {"reps": reps, **corrected}
        self.do()
        assert self.state.last_done
        self.amend(self.state.last_done.id, **given)
        return self.answer()

    def correct(self, **corrected: Any) -> Advised:
        """Correct the set just done and return the answer to that."""
        assert self.state.last_done
        self.amend(self.state.last_done.id, **corrected)
        return self.answer()

    def load(self, step: str) -> str:
        """The load that a step will be logged with."""
        return str(self.result(step).load)


def drafted(coach: Answered, *sets: dict[str, Any]) -> Result | None:
    """Return the draft that the last of some sets leads to, each done with its reps."""
    for results in sets:
        coach.do(**results)
        if advised := coach.ask():
            coach.tell(advised)
    return coach.state.drafts.get(coach.step.id)


def loads(what: Exercise, *sets: dict[str, Any], **fields: Any) -> str:
    """Return what the next set is to be done with, `same` where nothing changes."""
    coach = Answered.of(what, **fields)
    draft = drafted(coach, *sets)
    if draft is None:
        return "same"
    last = coach.state.last_done and coach.state.result(coach.state.last_done)
    assert last is not None
    return f"{draft.reps} reps" if draft.load == last.load else str(draft.load)


SHORT: dict[str, Any] = {"reps": 6}
ALL_OUT: dict[str, Any] = {"reps": 8, "rir": 0}
