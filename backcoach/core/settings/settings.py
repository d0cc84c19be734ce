"""A person's settings, and the format of config.toml."""

import re
from datetime import date, datetime
from typing import Annotated, Any

from msgspec import Meta, Struct
from msgspec.structs import asdict

from backcoach.core.exercises.field_types import Id
from backcoach.core.exercises.model import Goal, Level
from backcoach.core.loads.gear import Gear
from backcoach.core.loads.own_gear import OwnGear
from backcoach.core.notation import Load
from backcoach.core.settings.household import Household
from backcoach.core.settings.key_names import keys_by_action
from backcoach.core.settings.keymap import remapped
from backcoach.core.settings.known_sets import KnownSet, known_sets
from backcoach.core.settings.person import Person
from backcoach.core.settings.theme_names import THEME_NAMES
from backcoach.core.settings.week_start import WeekStart
from backcoach.core.text import one_line, quoted
from backcoach.core.toml.validation import FieldError, read, value_text
from backcoach.core.units import Unit, parse_load

MAX_GET_READY = 10  # s
_PASSWORD = r"(?i)://[^/@]*:[^/@]*@|[?&]password="  # in an address; compiled on first use
LIGHTEST_BODY, HEAVIEST_BODY = 20_000, 400_000  # g


class BodyWeight(Load, frozen=True):
    """A body weight, with the unit in which it was entered."""

    @classmethod
    def parse(cls, value: object, unit: Unit = "kg") -> "BodyWeight":
        """Read `"80 kg"` or `"176 lb"`; the unit must be written, so `unit` is not used."""
        try:
            grams, entered = parse_load(str(value), unit)
        except ValueError:
            grams, entered = 0, None
        if entered and LIGHTEST_BODY <= grams <= HEAVIEST_BODY:
            return cls(grams, entered)
        raise ValueError(
            f'{quoted(value)} is not a body weight; write 20 to 400 kg as "80 kg" or "176 lb"'
        )


class Day(date):
    """A day of the calendar."""

    @classmethod
    def parse(cls, value: object) -> "Day":
        """Read `2026-05-01`, a TOML date or a text."""
        if isinstance(value, date) and not isinstance(value, datetime):
            return cls(value.year, value.month, value.day)
        try:
            return cls.fromisoformat(str(value).strip())
        except ValueError:
            raise ValueError(f"{quoted(value)} is not a day; write it as 2026-05-01") from None


Word = Annotated[
    str, Meta(pattern=r"\S", max_length=40, description="a word of at most 40 characters")
]
ThemeName = Annotated[
    str,
    Meta(
        pattern=r"\S",
        max_length=60,
        description="the name of a theme",
        examples=["backcoach-light"],
    ),
]
Argument = Annotated[
    str, Meta(pattern=r"\S", description="a line of text", extra={"verbatim": True})
]
Command = tuple[Argument, ...]


class Signals(Struct, frozen=True, kw_only=True):
    """How you are told that a rest, an exercise or the session is over."""

    bell: Annotated[bool, Meta(description="ring the bell of the terminal")] = True
    notification: Annotated[bool, Meta(description="show a desktop notification")] = True
    flash: Annotated[bool, Meta(description="flash the screen, slowly")] = True
    voice: Annotated[bool, Meta(description="speak, with what the machine has")] = False
    cues: Annotated[
        bool, Meta(description="with the voice, speak the cue of each phase where there is time")
    ] = False
    speaker: Annotated[
        Command, Meta(description="a program of your own that speaks each line of its input")
    ] = ()
    tick: Annotated[bool, Meta(description="ring the bell with each phase of the pacer")] = False
    countdown: Annotated[
        bool, Meta(description="ring 3, 2, 1 before a set or hold; the voice says them anyway")
    ] = False


class Look(Struct, frozen=True, kw_only=True):
    """How the screen looks."""

    theme: ThemeName = "backcoach-dark"
    animations: Annotated[bool, Meta(description="move figures and bars on the screen")] = True
    week_starts: Annotated[
        WeekStart | None, Meta(description="the first day of a week, else as your locale has it")
    ] = None


class TextCopy(Struct, frozen=True, kw_only=True):
    """The log as text, one file for each session."""

    folder: Annotated[
        Argument | None, Meta(description="a folder in which finished sessions are kept as text")
    ] = None


class Sync(Struct, frozen=True, kw_only=True):
    """The server through which several machines share the log."""

    server: Annotated[Argument | None, Meta(description="address without a password")] = None
    password_command: Annotated[
        Command, Meta(description="prints the password, if ~/.pgpass does not hold it")
    ] = ()
    name: Annotated[Word | None, Meta(description="what this machine is called on others")] = None
    after_session: Annotated[
        bool, Meta(description="sync in the background when a session ends")
    ] = False


class HookCommands(Struct, frozen=True, kw_only=True):
    """Commands of your own: each a list of a program and its arguments."""

    session_start: Annotated[Command, Meta(description="when a session begins")] = ()
    set_start: Annotated[Command, Meta(description="when a set begins")] = ()
    set_done: Annotated[Command, Meta(description="when a set is done")] = ()
    rest_over: Annotated[Command, Meta(description="when a rest is over")] = ()
    session_finished: Annotated[Command, Meta(description="when a session is finished")] = ()

    def by_name(self) -> dict[str, tuple[str, ...]]:
        """Return the commands that are set, by the name of their hook."""
        return {name: command for name, command in asdict(self).items() if command}


class Choices(Struct, frozen=True, kw_only=True):
    """What the file and the settings have in common; None or empty: not set."""

    level: Annotated[Level | None, Meta(description="how experienced you are")] = None
    goal: Annotated[Goal | None, Meta(description="goal of all sessions, not their own")] = None
    session: Annotated[
        Id | None, Meta(description="the session that opens, an id of exercises.toml")
    ] = None
    programme: Annotated[
        Id | None, Meta(description="the first programme, an id of exercises.toml")
    ] = None
    units: Annotated[Unit, Meta(description="the unit of weights")] = "kg"
    body_weight: Annotated[BodyWeight | None, Meta(description="your own, with its unit")] = None
    body_weight_date: Annotated[Day | None, Meta(description="when you were weighed")] = None
    equipment: Annotated[
        tuple[Word, ...],
        Meta(max_length=60, description="what is at hand, in words of exercises.toml; [] is all"),
    ] = ()
    rests: Annotated[bool, Meta(description="time the rests")] = True
    easy_minutes: Annotated[
        bool, Meta(description="lead the easy minutes before the sets and the cool-down")
    ] = True
    get_ready: Annotated[
        int, Meta(ge=0, le=MAX_GET_READY, description="seconds before a hold or a paced set")
    ] = 3
    pacer: Annotated[bool, Meta(description="lead every rep through its phases")] = True
    breathe_through: Annotated[
        bool, Meta(description="breathe out through every effort, never hold the breath")
    ] = False
    signals: Signals = Signals()
    look: Look = Look()
    text: TextCopy = TextCopy()
    sync: Sync = Sync()
    hooks: HookCommands = HookCommands()


class Settings(Choices, frozen=True, kw_only=True):
    """The settings of a person; `own_gear` and `own_keys` hold what differs from the defaults.

    `known` are sets that they know they can do, by the id of the exercise.
    """

    own_gear: OwnGear = OwnGear()
    household: Household = Household()
    own_keys: dict[str, tuple[str, ...]] = {}
    known: dict[str, KnownSet] = {}

    def gear(self) -> Gear:
        """Return the person's implements. Raises ValueError for gear that `check` would refuse."""
        return self.own_gear.gear(self.units)

    def keymap(self) -> dict[str, tuple[str, ...]]:
        """Return the keys of every action; a chosen key that clashes is left out."""
        return remapped(self.own_keys)[0]

    def person(self) -> Person:
        """Return what a plan needs to know about the person."""
        return Person(
            gear=self.gear(),
            level=self.level,
            goal=self.goal,
            body_weight=self.body_weight.grams if self.body_weight else None,
            weighed=self.body_weight_date,
            equipment=frozenset(self.equipment),
            known={name: known.best for name, known in self.known.items()},
            breathe_through=self.breathe_through,
        )


class SettingsFile(Choices, frozen=True, kw_only=True):
    """The format of config.toml; `keys` and `known` are validated only by `check`."""

    gear: OwnGear = OwnGear()
    person: Household = Household()
    keys: Any = {}
    known: Any = {}

    def settings(self) -> Settings:
        """Return the settings of a file without mistakes."""
        common = {name: getattr(self, name) for name in Choices.__struct_fields__}
        return Settings(
            **common,
            own_gear=self.gear,
            household=self.person,
            own_keys=keys_by_action(self.keys, []),
            known=known_sets(self.known, self.units, []),
        )


def check(tree: dict[str, Any]) -> list[FieldError]:
    """Return the mistakes that types do not tell: gear, keys that clash, themes, sets."""
    errors: list[FieldError] = []
    gear = tree.get("gear")
    unit: Unit = "lb" if tree.get("units") == "lb" else "kg"
    for key, value in gear.items() if isinstance(gear, dict) else ():
        own = read(OwnGear, {key: value}, [])  # one key at a time, to know the line of a mistake
        try:
            if own is not None:
                own.gear(unit)
        except ValueError as error:
            errors.append(FieldError(("gear", key), f"{key}: {error}"))
    look = tree.get("look")
    theme = look.get("theme") if isinstance(look, dict) else None
    if isinstance(theme, str) and one_line(theme) not in THEME_NAMES:
        text = f"theme {value_text(theme)} is unknown"
        errors.append(FieldError(("look", "theme"), text, one_line(theme), THEME_NAMES))
    sync = tree.get("sync")
    server = sync.get("server") if isinstance(sync, dict) else None
    if isinstance(server, str) and re.search(_PASSWORD, server):
        text = "server: a password does not belong in this file; ~/.pgpass keeps it"
        errors.append(FieldError(("sync", "server"), text))
    known_sets(tree.get("known", {}), unit, errors)
    chosen = keys_by_action(tree.get("keys", {}), errors)
    for problem in remapped(chosen)[1]:
        action = next(word for word in problem.split() if word in chosen)
        errors.append(FieldError(("keys", action), problem))
    return errors
