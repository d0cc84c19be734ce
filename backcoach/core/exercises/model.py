"""Exercises and sessions as frozen values.

The Structs define the format of exercises.toml and its JSON Schema, and are stored in plans.
Their descriptions are written for the person who edits the file.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from backcoach.core.exercises.field_types import Id, Line, Name
from backcoach.core.exercises.prescription import Prescription
from backcoach.core.exercises.programme import Programme
from backcoach.core.notation import Reps, Seconds, Start, Tempo

Pattern = Literal[
    "hinge",
    "vertical_pull",
    "horizontal_pull",
    "scapular",
    "rotation",
    "core",
    "carry",
    "back_extension",
]
LoadKind = Literal["external", "bodyweight", "added", "assisted", "band", "none"]
ImplementKind = Literal["barbell", "kettlebell", "dumbbell", "stack", "none"]
Level = Literal["beginner", "intermediate", "advanced"]
Goal = Literal["beginner", "endurance", "hypertrophy", "strength"]
Phase = Literal["setup", "concentric", "peak", "eccentric", "stretch"]


class Cues(Struct, frozen=True, omit_defaults=True):
    """One short cue for each phase of a repetition."""

    concentric: Annotated[str, Meta(description="while lifting or pulling")] = ""
    peak: Annotated[str, Meta(description="at the top of the effort")] = ""
    eccentric: Annotated[str, Meta(description="while lowering")] = ""
    stretch: Annotated[str, Meta(description="at the bottom")] = ""


class Fault(Struct, frozen=True):
    """What often goes wrong, and what mends it."""

    fault: Line
    fix: Line


class Exercise(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One movement, with everything that the coach says about it."""

    id: Id
    name: Name
    aliases: Annotated[
        tuple[Name, ...], Meta(max_length=100, description="its names in other programs")
    ] = ()
    near: Annotated[
        tuple[Name, ...], Meta(max_length=100, description="names of close movements elsewhere")
    ] = ()
    former: Annotated[
        tuple[Id, ...], Meta(max_length=20, description="ids that it had in this file before")
    ] = ()
    pattern: Annotated[Pattern, Meta(description="kind of movement")]
    primary: Annotated[tuple[Name, ...], Meta(description="muscles that move the load")]
    secondary: Annotated[tuple[Name, ...], Meta(description="muscles that help or hold")] = ()
    equipment: Annotated[tuple[Name, ...], Meta(description="what must be at hand")] = ()
    implement: Annotated[ImplementKind, Meta(description="what sets the steps of the load")] = (
        "none"
    )
    sides: Annotated[
        Literal["both", "each"], Meta(description='"each": left and right one after the other')
    ] = "both"
    load: Annotated[LoadKind, Meta(description="what the load means")] = "external"
    start: Annotated[Start | None, Meta(description="a first load for someone new")] = None
    reps: Annotated[Reps | None, Meta(description="usual reps")] = None
    seconds: Annotated[Seconds | None, Meta(description="usual length of a hold")] = None
    tempo: Annotated[Tempo | None, Meta(description="lower-stretch-lift-peak, seconds")] = None
    rest: Annotated[Seconds | None, Meta(description="rest between sets")] = None
    floor: Annotated[
        bool, Meta(description="starts on the floor, at the height of a full-size disc")
    ] = False
    setup_time: Annotated[Seconds, Meta(description="time to get ready")] = Seconds(60)
    setup: Annotated[tuple[Line, ...], Meta(description="steps before the first rep")] = ()
    cues: Annotated[Cues, Meta(description="what to attend to outside the body")] = Cues()
    feel: Annotated[Cues, Meta(description="what to feel inside the body")] = Cues()
    breathing: Annotated[str, Meta(description="when to breathe in and out")] = ""
    faults: Annotated[tuple[Fault, ...], Meta(description="what often goes wrong")] = ()
    stop: Annotated[tuple[Line, ...], Meta(description="signs to stop the set")] = ()
    easier: Annotated[Id | None, Meta(description="the easier neighbour")] = None
    harder: Annotated[Id | None, Meta(description="the harder neighbour")] = None
    figure: Annotated[Id | None, Meta(description="the drawn movement")] = None
    level: Annotated[
        Level | None, Meta(description="the lowest level at which it stands in for another")
    ] = None

    def without_names(self) -> "Exercise":
        """Return it without its names elsewhere, which a plan has no use for."""
        return replace(self, aliases=(), near=(), former=())

    @property
    def is_hold(self) -> bool:
        """Whether the exercise is counted in seconds instead of repetitions."""
        return self.reps is None and self.seconds is not None

    @property
    def lifts_discs_alone(self) -> bool:
        """Whether the load is discs without a bar that has two sides, as at a landmine."""
        return self.load == "external" and self.implement == "none" and "discs" in self.equipment

    @property
    def has_reserve(self) -> bool:
        """Whether repetitions can be left in reserve; not so in a hold or a drill."""
        return not self.is_hold and self.load != "none"


class Session(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A list of exercises for one visit."""

    id: Id
    name: Name
    level: Annotated[Level, Meta(description="for whom it is")] = "beginner"
    goal: Annotated[Goal, Meta(description="decides the rest where none is written")] = "beginner"
    about: Annotated[str, Meta(description="what it is for, in one sentence")] = ""
    adapts: Annotated[
        bool, Meta(description="reps, reps left and rest follow a goal and level of your own")
    ] = False
    rest: Annotated[Seconds | None, Meta(description="rest between sets")] = None
    switch: Annotated[Seconds, Meta(description="from the left side to the right")] = Seconds(15)
    transition: Annotated[Seconds, Meta(description="between members of a superset")] = Seconds(15)
    easy: Annotated[Seconds, Meta(description="easy minutes before the first set")] = Seconds(0)
    cool_down: Annotated[Seconds, Meta(description="after the last set")] = Seconds(0)
    exercise: Annotated[
        tuple[Prescription, ...],
        Meta(min_length=1, max_length=40, description="what is done, in order"),
    ]


class Library(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Everything that one file holds, and with it what is shipped."""

    extends: Annotated[
        bool, Meta(description="adds to what is shipped; false: this file is everything")
    ] = True
    exercise: Annotated[tuple[Exercise, ...], Meta(max_length=2000, description="the exercises")]
    session: Annotated[
        tuple[Session, ...], Meta(min_length=1, max_length=500, description="the sessions")
    ]
    programme: Annotated[
        tuple[Programme, ...], Meta(max_length=100, description="sessions over weeks")
    ] = ()

    def find_exercise(self, exercise_id: str) -> Exercise | None:
        return next((exercise for exercise in self.exercise if exercise.id == exercise_id), None)

    def find_session(self, session_id: str) -> Session | None:
        return next((session for session in self.session if session.id == session_id), None)

    def find_programme(self, programme_id: str) -> Programme | None:
        return next((each for each in self.programme if each.id == programme_id), None)


def line_keys(session: Session) -> tuple[str, ...]:
    """Return a key for each line of a session: the id of its exercise, `row#2` for its second."""
    names = [line.exercise for line in session.exercise]
    counts = (names[: place + 1].count(name) for place, name in enumerate(names))
    return tuple(
        name if count == 1 else f"{name}#{count}" for name, count in zip(names, counts, strict=True)
    )
