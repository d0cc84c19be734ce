"""Programmes as frozen values: which session comes when, over weeks, and what changes meanwhile.

The Structs define the format of exercises.toml and its JSON Schema.
"""

import re
from typing import Annotated, Literal, get_args

from msgspec import Meta, Struct

from backcoach.core.exercises.field_types import Id, Line, Name, Reserve, Sets
from backcoach.core.notation import Reps, Start
from backcoach.core.text import quoted

MAX_WEEKS = 104
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)

AWeek = Annotated[int, Meta(ge=1, le=7)]
More = Annotated[int, Meta(ge=-10, le=10)]
_WEEKS = re.compile(r"(\d{1,4})(?:\s*[-\u2013]\s*(\d{1,4}))?", re.ASCII)


class Weeks(Struct, frozen=True, array_like=True):
    """Weeks of a programme, from the `first` to the `last` inclusive, counted from 1."""

    first: int
    last: int

    @classmethod
    def parse(cls, value: object) -> "Weeks":
        """Read `4` or `"1-4"`."""
        match = None
        if isinstance(value, (int, str)) and not isinstance(value, bool):
            match = _WEEKS.fullmatch(str(value).strip())
        if match:
            first = int(match[1])
            last = int(match[2] or first)
            if 1 <= first <= last <= MAX_WEEKS:
                return cls(first, last)
            if 1 <= last < first:
                raise ValueError(f'{quoted(value)} runs backwards; write "{last}-{first}"')
        raise ValueError(f'{quoted(value)} is not a number of weeks; write 4 or "1-4"')

    def __contains__(self, week: int) -> bool:
        return self.first <= week <= self.last

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


class ProgrammeDay(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One session of a programme, with what comes before and after it on the same day."""

    session: Annotated[Id, Meta(description="the id of a session")]
    name: Annotated[str, Meta(description='what the day is called, such as "heavy day"')] = ""
    weekday: Annotated[Weekday | None, Meta(description="when it is done, else in order")] = None
    before: Annotated[Id | None, Meta(description="a session that leads into it")] = None
    after: Annotated[Id | None, Meta(description="a session at its end")] = None


class Phase(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What some weeks change in the sessions of a programme."""

    weeks: Annotated[Weeks, Meta(description='4 or "1-4"')]
    about: Annotated[str, Meta(description="what these weeks are for, in one sentence")] = ""
    session: Annotated[Id | None, Meta(description="in which session; none: in all")] = None
    exercises: Annotated[
        tuple[Id, ...], Meta(max_length=40, description="which exercises; none: all that count")
    ] = ()
    reps: Annotated[Reps | None, Meta(description='reps, 5 or "4-6"')] = None
    rir: Annotated[Reserve | None, Meta(description="reps that should be left at the end")] = None
    sets: Annotated[Sets | None, Meta(description="work sets of each of them")] = None
    more: Annotated[More | None, Meta(description="work sets more than written, or fewer (-1)")] = (
        None
    )


class MaxTest(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One set of as many as can be done, to see how far somebody is."""

    exercise: Annotated[Id, Meta(description="the id of an exercise")]
    every: Annotated[int, Meta(ge=1, le=MAX_WEEKS, description="after so many weeks again")]
    reps: Annotated[int, Meta(ge=1, le=50, description="at least so many are hoped for")] = 1
    rir: Annotated[Reserve, Meta(description="reps that are left even so")] = 1


class End(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The set with which the aim is reached."""

    exercise: Annotated[Id, Meta(description="the id of an exercise")]
    reps: Annotated[int, Meta(ge=1, le=200, description="reps in one set")] = 1
    load: Annotated[
        Start | None, Meta(description='"150 kg", or "150 %" of body weight; none: any')
    ] = None


class Programme(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """Sessions over weeks, in their order or on weekdays, toward an aim."""

    id: Id
    name: Name
    aim: Annotated[Line, Meta(description="what it is for, in one sentence")]
    about: Annotated[str, Meta(description="what to expect of it")] = ""
    weeks: Annotated[int, Meta(ge=1, le=MAX_WEEKS, description="how long it lasts")]
    a_week: Annotated[
        AWeek | None, Meta(description="sessions a week, as many as days if not written")
    ] = None
    day: Annotated[
        tuple[ProgrammeDay, ...],
        Meta(min_length=1, max_length=14, description="the sessions in their order"),
    ]
    phase: Annotated[
        tuple[Phase, ...], Meta(max_length=104, description="what some weeks change")
    ] = ()
    test: Annotated[tuple[MaxTest, ...], Meta(max_length=10, description="what is tested")] = ()
    end: Annotated[End | None, Meta(description="the set that reaches the aim")] = None
    then: Annotated[Id | None, Meta(description="the programme that follows")] = None

    @property
    def per_week(self) -> int:
        """How many sessions make a week."""
        return self.a_week or len(self.day)

    @property
    def length(self) -> int:
        """How many sessions make the programme."""
        return self.weeks * self.per_week

    @property
    def has_weekdays(self) -> bool:
        return self.day[0].weekday is not None

    @property
    def sessions(self) -> tuple[str, ...]:
        """The ids of its sessions, without those before and after them."""
        return tuple(dict.fromkeys(day.session for day in self.day))
