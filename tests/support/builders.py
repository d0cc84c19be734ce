"""Builders of plans, and a simulated session with its own clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import structs

from backcoach.core.exercises.model import Exercise, Library, Session
from backcoach.core.exercises.prescription import Prescription
from backcoach.core.notation import Load, Reps, Seconds, Start, Tempo, Warmup
from backcoach.core.planning.expand import expand
from backcoach.core.session import events as ev
from backcoach.core.session.fold import Ring, Store, advance, begin, due, next_deadline
from backcoach.core.session.plan_changes import added_set, swap
from backcoach.core.set_notation import SetGoal, Share

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from backcoach.core.coaching.targets.target import Target
    from backcoach.core.session.plan import Plan, Result, Step
    from backcoach.core.session.state import State

Line = tuple[Exercise, Prescription]


def _reps(value: Any) -> Any:
    """Return the repetitions of a line: those of all sets, or a list with each set."""
    many = isinstance(value, list)
    return tuple(map(SetGoal.parse, value)) if many else SetGoal.parse_alone(value)


_PARSERS: dict[str, Callable[[Any], Any]] = {
    "reps": _reps,
    "rest": lambda rest: tuple(rest) if isinstance(rest, list) else rest,
    "ramp": Share.parse,
    "drops": lambda shares: tuple(map(Share.parse, shares)),
    "rest_pause": tuple,
    "load": Load.parse,
    "tempo": Tempo.parse,
    "start": Start.parse,
    "warmup": lambda sets: tuple(map(Warmup.parse, sets)),
}


def exercise(name: str = "row", **fields: Any) -> Exercise:
    """Return a two-arm row of 8 reps; `start` and `tempo` are written as in a file."""
    given = {
        key: _PARSERS[key](value) if key in ("reps", "start", "tempo") else value
        for key, value in fields.items()
    }
    usual = {
        "name": name.replace("_", " ").capitalize(),
        "pattern": "horizontal_pull",
        "primary": ("latissimus dorsi",),
        "reps": Reps(8, 8),
    }
    return Exercise(id=name, **{**usual, **given})


def one_armed(name: str = "db_row", **fields: Any) -> Exercise:
    return exercise(name, **{"sides": "each", **fields})


def hold(name: str = "dead_hang", seconds: int = 20, **fields: Any) -> Exercise:
    return structs.replace(
        exercise(name, **{"pattern": "vertical_pull", "load": "bodyweight", **fields}),
        reps=None,
        seconds=Seconds(seconds),
    )


def line(what: Exercise | str = "row", sets: int = 1, **fields: Any) -> Line:
    """Return an exercise with its line in a session, the fields written as in a file.

    A list of reps says how many sets there are.
    """
    sets = 0 if isinstance(fields.get("reps"), list) else sets
    lifted = exercise(what) if isinstance(what, str) else what
    given = {key: _PARSERS.get(key, lambda same: same)(value) for key, value in fields.items()}
    return lifted, Prescription(exercise=lifted.id, sets=sets, **given)


def plan_of(
    *lines: Line, targets: Mapping[str, Target] | None = None, rests: bool = True, **fields: Any
) -> Plan:
    """Return the plan of a session with these lines."""
    session = Session(
        id="test", name="Test", exercise=tuple(prescription for _, prescription in lines), **fields
    )
    exercises = tuple({lifted.id: lifted for lifted, _ in lines}.values())
    library = Library(exercise=exercises, session=(session,))
    return expand(library, session, targets, rests=rests)


def ids(steps: tuple[Step, ...]) -> list[str]:
    return [step.id for step in steps]


class Coach:
    """Simulates a session; `now` is in milliseconds, and each method returns the object itself.

    `events` are the stored events, `rings` the signals, and `took` whether the last event
    changed anything.
    """

    def __init__(self, *lines: Line, plan: Plan | None = None, **fields: Any) -> None:
        self.now = 0
        self.offset = 0
        self.started = ev.SessionStarted(at=0, id="uuid", plan=plan or plan_of(*lines, **fields))
        self.state: State = begin(self.started)
        self.events: list[ev.Event] = []
        self.rings: list[str] = []
        self.took = False

    @property
    def step(self) -> Step:
        assert self.state.step is not None
        return self.state.step

    @property
    def left(self) -> float:
        """What remains of the rest, in seconds."""
        assert self.state.countdown is not None
        return self.state.countdown.left(self.state.clock(self.now)) / 1000

    @property
    def timer(self) -> str:
        assert self.state.countdown is not None
        return self.state.countdown.text(self.state.clock(self.now))

    def tell(self, event: ev.Event) -> Coach:
        self.state, effects = advance(self.state, event)
        self.took = bool(effects)
        self.events += [effect.event for effect in effects if isinstance(effect, Store)]
        self.rings += [effect.signal for effect in effects if isinstance(effect, Ring)]
        return self

    def _tell(self, kind: type[Any], **fields: Any) -> Coach:
        return self.tell(kind(at=self.now, offset=self.offset, **fields))

    def _tell_if(self, event: ev.Event | None) -> Coach:
        self.took = False
        return self.tell(event) if event else self

    def sleep(self, seconds: float) -> Coach:
        """Let time pass without checking the deadlines."""
        self.now += round(seconds * 1000)
        return self

    def look(self) -> Coach:
        """Apply the event that is due by now, if there is one."""
        return self._tell_if(due(self.state, self.now))

    def wait(self, seconds: float) -> Coach:
        """Let time pass and apply each event at its deadline."""
        until = self.now + round(seconds * 1000)
        while (deadline := next_deadline(self.state)) is not None and deadline <= until:
            self.now = max(self.now, deadline)
            if not self.look().took:
                break
        self.now = until
        return self

    def begin(self, *, get_ready: int = 0) -> Coach:
        return self._tell(ev.SetBegun, step=self.step.id, get_ready=get_ready)

    def done(self, **corrected: Any) -> Coach:
        result = structs.replace(self.state.prefill(self.step), **corrected)
        return self._tell(ev.SetDone, step=self.step.id, result=result)

    def cancel(self) -> Coach:
        return self._tell(ev.SetCancelled, step=self.step.id)

    def do(self, sets: int = 1, **corrected: Any) -> Coach:
        """Begin and end sets, each in no time."""
        for _ in range(sets):
            self.begin().done(**corrected)
        return self

    def amend(self, step: str, **corrected: Any) -> Coach:
        return self._tell(
            ev.SetAmended, step=step, result=structs.replace(self.result(step), **corrected)
        )

    def report(self) -> Coach:
        """Confirm the numbers of the set just done."""
        assert self.state.last_done is not None
        return self.amend(self.state.last_done.id)

    def skip(self, step: str | None = None) -> Coach:
        return self._tell(ev.StepSkipped, step=step or self.step.id)

    def go(self, step: str) -> Coach:
        return self._tell(ev.CursorMoved, step=step)

    def advise(self, step: str, rest: int = 0, draft: Result | None = None) -> Coach:
        return self._tell(ev.Advised, step=step, rest=rest, draft=draft, why="because")

    def extend(self, seconds: int) -> Coach:
        return self._tell(ev.RestExtended, seconds=seconds)

    def pause(self) -> Coach:
        return self._tell(ev.Paused)

    def resume(self) -> Coach:
        return self._tell(ev.Resumed)

    def swap(self, slot: int, other: Exercise) -> Coach:
        return self._tell_if(swap(self.state, slot, other, self.now, self.offset))

    def choose(self, instead_of: str, other: str) -> Coach:
        return self._tell(ev.ExerciseChosen, instead_of=instead_of, exercise=other)

    def add(self, slot: int) -> Coach:
        return self._tell_if(added_set(self.state, slot, self.now, self.offset))

    def note(self, text: str) -> Coach:
        return self._tell(ev.NoteAdded, text=text)

    def pain(self, level: int) -> Coach:
        return self._tell(ev.PainReported, level=level)

    def undo(self) -> Coach:
        return self._tell(ev.Undone, alone=True)

    def undo_as_before(self) -> Coach:
        """Undo as in a session of an older version."""
        return self._tell(ev.Undone)

    def finish(self) -> Coach:
        return self._tell(ev.Finished)

    def carry_on(self) -> Coach:
        return self._tell(ev.Continued)

    def discard(self) -> Coach:
        return self._tell(ev.Discarded)

    def result(self, step_id: str) -> Result:
        """The result of a step or, while it is open, the values filled in."""
        step = self.state.plan.step(step_id)
        assert step is not None
        return self.state.result(step) or self.state.prefill(step)
