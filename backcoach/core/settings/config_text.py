"""Writes config.toml, with a comment that explains each setting."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args, get_origin

from msgspec.structs import asdict

from backcoach.core.actions import ACTIONS
from backcoach.core.loads.gear import DEFAULT
from backcoach.core.loads.implements import Stack
from backcoach.core.loads.own_gear import CollarWeight, OwnGear, PairsOfDiscs, Range, Weight
from backcoach.core.settings.household import Household
from backcoach.core.settings.settings import (
    BodyWeight,
    Choices,
    Day,
    HookCommands,
    Look,
    Settings,
    Signals,
    Sync,
    TextCopy,
)
from backcoach.core.text import quoted
from backcoach.core.toml.type_hints import constraint, hints_of, split

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msgspec import Struct

    from backcoach.core.units import Unit

Path: TypeAlias = tuple[str, ...]  # of a key: ("look", "theme")

REMARK_COLUMN = 40
LONGEST_LINE = 100
TABLES = ("signals", "look", "text", "sync", "hooks")

_HEAD = """\
# The settings of backcoach, made to be changed in any text editor.
#
#   What follows a # is a remark, which backcoach does not read. To choose what a remark
#   offers, take away the # before it; until then the usual value is used.
#   Words go in "quotes", numbers alone. A switch is true or false.
"""
_SIGNALS = "How you are told that a rest, an exercise or the session is over."
_GEAR = "What you lift with: numbers in {unit}. The remarks show what is usual."
_KEYS = 'A key is written as "x", "+", "f5", "space" or "ctrl+x"; several go in [ ].'
_KNOWN = "Sets that you know you can do, by the id of the exercise in exercises.toml."
_PERSON = "Where several people train on this machine: backcoach people."
_TEXT = "The log as text beside the database, one file for each session, for git or for reading."
_SPEAKER = Signals(speaker=("piper", "-m", "voice.onnx"))
_SYNC = "Other machines of yours, through PostgreSQL: backcoach sync. Put no password here."
_HOOKS = "Commands of your own: lists of a program and its arguments."
_EXAMPLE_SYNC = Sync(
    server="postgresql://anna@home.example/backcoach",
    password_command=("pass", "show", "backcoach"),
    name="laptop",
)


def config_text(settings: Settings) -> str:
    """Return settings as TOML; reading it gives the same settings."""
    unit = settings.units
    lines = [
        *(_HEAD, *_entries(settings, _example(unit), Choices)),
        *("", "[signals]", f"# {_SIGNALS}", *_entries(settings.signals, _SPEAKER)),
        *("", "[look]", *_entries(settings.look, Look(week_starts="monday"))),
        *("", "[gear]", f"# {_GEAR.format(unit=unit)}"),
        *_entries(settings.own_gear, _usual_gear(unit)),
        *("", "[known]", f"# {_KNOWN}", *_known_entries(settings)),
        *("", "[keys]", f"# {_KEYS}", *_key_entries(settings.own_keys)),
        *("", "[person]", f"# {_PERSON}"),
        *_entries(settings.household, Household(name="Ben", default="anna")),
        *("", "[text]", f"# {_TEXT}", *_entries(settings.text, TextCopy(folder="~/log"))),
        *("", "[sync]", f"# {_SYNC}", *_entries(settings.sync, _EXAMPLE_SYNC)),
        *("", "[hooks]", f"# {_HOOKS}", *_entries(settings.hooks, _example_hooks())),
    ]
    return "\n".join(lines) + "\n"


def set_values(settings: Settings) -> dict[Path, str]:
    """Return the values that are set, as TOML, by the paths of their keys."""
    values: dict[Path, Any] = {(key,): getattr(settings, key) for key in hints_of(Choices)}
    for table in TABLES:
        values |= {(table, key): value for key, value in asdict(values.pop((table,))).items()}
    values |= {("person", key): value for key, value in asdict(settings.household).items()}
    values |= {("gear", key): value for key, value in asdict(settings.own_gear).items()}
    values |= {("known", name): value for name, value in settings.known.items()}
    values |= {("keys", name): _single_or_all(keys) for name, keys in settings.own_keys.items()}
    return {path: _toml(value) for path, value in values.items() if _is_set(value)}


def _entries(
    own: Struct, example: Struct | None = None, shape: type[Struct] | None = None
) -> Iterator[str]:
    """Yield an entry for each key of a Struct; a key that is None or empty shows the example."""
    for key, hint in hints_of(shape or type(own)).items():
        if key not in TABLES:
            value = getattr(own, key)
            yield _entry(key, value, getattr(example, key, None), _remark(hint))


def _known_entries(settings: Settings) -> Iterator[str]:
    load = "100 kg" if settings.units == "kg" else "225 lb"
    examples = {"bb_deadlift": f"5 x {load}", "pull_up": "8"}
    for name in {**examples, **settings.known}:
        yield _entry(name, settings.known.get(name), examples.get(name), "your best set")


def _key_entries(own: dict[str, tuple[str, ...]]) -> Iterator[str]:
    for action in ACTIONS:
        keys = own.get(action.id)
        yield _entry(action.id, _single_or_all(keys), _single_or_all(action.keys), action.help)


def _single_or_all(keys: tuple[str, ...] | None) -> str | tuple[str, ...] | None:
    return keys[0] if keys and len(keys) == 1 else keys


def _entry(key: str, value: Any, example: Any, remark: str) -> str:
    """Return `key = value  # remark`, or the example as a comment where no value is set."""
    is_set = _is_set(value)
    sign = "" if is_set else "# "
    value = value if is_set else example
    line = f"{sign}{key} = {_toml(value)}"
    if len(line) > LONGEST_LINE and not isinstance(value, str):
        items = "".join(f"{sign}  {_toml(item)},\n" for item in value)
        line = f"{sign}{key} = [\n{items}{sign}]"
    if len(line) < REMARK_COLUMN and REMARK_COLUMN + len(remark) < LONGEST_LINE - 1:
        return f"{line:<{REMARK_COLUMN}}# {remark}"
    return f"# {remark}\n{line}"


def _is_set(value: Any) -> bool:
    return value is not None and value != ()


def _remark(hint: Any) -> str:
    """Return the meaning of a key and the values that it may have."""
    base, metas = split(hint)
    meaning = str(constraint(metas, "description"))
    if get_origin(base) is Literal:
        *first, last = map(quoted, get_args(base))
        return f"{meaning}: {', '.join(first)} or {last}"
    if base is int:
        return f"{meaning}: {constraint(metas, 'ge')} to {constraint(metas, 'le')}"
    return meaning


def _toml(value: Any) -> str:
    if isinstance(value, (bool, int)):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Range):
        return f"{{ {', '.join(f'{key} = {_toml(item)}' for key, item in asdict(value).items())} }}"
    if type(value) is tuple:
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(str(value), ensure_ascii=False)


def _example(unit: Unit) -> Choices:
    return Choices(
        level="beginner",
        goal="hypertrophy",
        session="home",
        programme="balanced",
        body_weight=BodyWeight.parse("80 kg" if unit == "kg" else "176 lb"),
        body_weight_date=Day(2026, 5, 1),
        equipment=("kettlebell", "pull-up bar"),
    )


def _example_hooks() -> HookCommands:
    names = HookCommands.__struct_fields__
    return HookCommands(**{name: ("notify-send", name.replace("_", " ")) for name in names})


def _usual_gear(unit: Unit) -> OwnGear:
    """Return the default gear as it would be written in the file."""
    usual = DEFAULT[unit]
    barbell, stack = usual.barbell, usual.stack
    assert isinstance(stack, Stack)
    sizes = usual.dumbbells.sizes
    return OwnGear(
        bar=Weight(barbell.bar),
        collars=CollarWeight(barbell.collars),
        discs=tuple(PairsOfDiscs(disc.weight, disc.pairs) for disc in barbell.discs),
        kettlebells=tuple(map(Weight, usual.kettlebells.sizes)),
        dumbbells=_range(sizes[0], sizes[1] - sizes[0], sizes[-1]),
        stack=_range(stack.start, stack.step, stack.end),
        stack_plate=Weight(stack.step / 2),
        added_step=Weight(usual.added.step),
        bands=("strong", "medium", "light"),
    )


def _range(start: Decimal, step: Decimal, end: Decimal) -> Range:
    return Range(start=Weight(start), step=Weight(step), end=Weight(end))
