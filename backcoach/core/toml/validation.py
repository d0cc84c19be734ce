"""A tree of plain values becomes a msgspec Struct, or a list of everything that is wrong.

msgspec stops at the first mistake; this walk takes the fields one by one and goes on.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Collection
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import fields

from backcoach.core.notation import Seconds, parse_seconds
from backcoach.core.text import one_line, quoted

T = TypeVar("T", bound=Struct)
KeyPath = tuple[str | int, ...]
Parse = Callable[[object], object]
Reader = Callable[[Any, KeyPath, "list[FieldError]"], Any]

MAX_SHOWN = 80  # characters; no notation is longer
MAX_INT = 2**63  # TOML promises no more


class FieldError(Struct, frozen=True):
    """One thing that is wrong at a key path.

    `word` is what was written and `known` what could have been meant; `see` is the path of
    another place that the sentence is about. A key that `is_missing` may be one misspelt.
    """

    path: KeyPath
    text: str
    word: str = ""
    known: Collection[str] = ()
    see: KeyPath | None = None
    is_missing: bool = False


def read(kind: type[T], tree: object, findings: list[FieldError]) -> T | None:
    """Return `tree` as a `kind`, or None after adding to `findings` all that forbids it.

    Strings are read by the `parse` of a field's class where it has one; all else must have
    its type and obey its Meta. A text becomes one line, unless the `extra` of its Meta says
    `verbatim`.
    """
    value: T | None = _reader(kind)(tree, (), findings)
    return value


def split(hint: Any) -> tuple[Any, tuple[Meta, ...]]:
    """Return what a hint is besides None, and its Metas from the outermost to the innermost."""
    metas: tuple[Meta, ...] = ()
    while True:
        if get_origin(hint) is Annotated:
            hint, *more = get_args(hint)
            metas += tuple(more)
        elif get_origin(hint) in (Union, types.UnionType):
            (hint,) = (one for one in get_args(hint) if one is not type(None))
        else:
            return hint, metas


def hints_of(kind: type[Struct]) -> dict[str, Any]:
    """Return the hints of a Struct's fields with their Metas."""
    return {field.name: field.type for field in fields(kind)}


def notation_of(base: Any) -> Parse | None:
    """Return what reads a hint that people write in a notation of its own."""
    parse: Parse | None = parse_seconds if base is Seconds else getattr(base, "parse", None)
    return parse


def subject(path: KeyPath) -> str:
    """Return the last step of a path in the person's words: `rest`, `warmup #2`."""
    last = path[-1]
    return f"{path[-2]} #{last + 1}" if isinstance(last, int) else quoted(last)[1:-1]


def shown(value: object) -> str:
    """Return any value of a tree as it may stand in an error line."""
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, int) and abs(value) >= MAX_INT:
        return f"{hex(value)[:12]}…"
    return quoted(value[:MAX_SHOWN] if isinstance(value, str) else value)


def constraint(metas: tuple[Meta, ...], name: str) -> Any:
    """Return an attribute of the outermost Meta that has it, or None."""
    return next((value for meta in metas if (value := getattr(meta, name)) is not None), None)


@cache
def _reader(hint: Any) -> Reader:
    base, metas = split(hint)
    if parse := notation_of(base):
        return _notation_reader(parse)
    if get_origin(base) is tuple:
        return _list_reader(hint, get_args(base)[0], metas)
    if _is_table(base):
        return _table_reader(base)
    return _leaf_reader(hint, base, metas)


def _is_table(base: Any) -> bool:
    return isinstance(base, type) and issubclass(base, Struct) and notation_of(base) is None


def _table_reader(kind: type[Struct]) -> Reader:
    hints = hints_of(kind)
    readers = {name: _reader(hint) for name, hint in hints.items()}
    required = [field.name for field in fields(kind) if field.required]

    def read_table(value: Any, path: KeyPath, findings: list[FieldError]) -> Any:
        if not isinstance(value, dict):
            text = f"{subject(path)} {shown(value)} is not a table of keys"
            findings.append(FieldError(path, text))
            return None
        before = len(findings)
        values = {}
        for key, item in value.items():
            if reader := readers.get(key):
                values[key] = reader(item, (*path, key), findings)
            else:
                text = f"unknown key {quoted(key[:MAX_SHOWN])}"
                findings.append(FieldError((*path, key), text, key, readers.keys()))
        for key in required:
            if key not in value:
                text = f"{key} is missing{_how_to_begin(hints[key], (*path, key))}"
                findings.append(FieldError((*path, key), text, is_missing=True))
        return kind(**values) if len(findings) == before else None

    return read_table


def _list_reader(hint: Any, item: Any, metas: tuple[Meta, ...]) -> Reader:
    read_item = _reader(item)
    least = constraint(metas, "min_length") or 0
    most = constraint(metas, "max_length")

    def read_list(value: Any, path: KeyPath, findings: list[FieldError]) -> Any:
        if not isinstance(value, list):
            how = _how_to_begin(hint, path) or "; write it in [ ]"
            findings.append(FieldError(path, f"{subject(path)} {shown(value)} is not a list{how}"))
            return ()
        if len(value) < least:
            findings.append(FieldError(path, f"{subject(path)} is empty"))
        if most is not None and len(value) > most:
            text = f"{subject(path)} has {len(value)} items; the most is {most}"
            findings.append(FieldError(path, text))
            return ()
        return tuple(read_item(one, (*path, i), findings) for i, one in enumerate(value))

    return read_list


def _how_to_begin(hint: Any, path: KeyPath) -> str:
    """Return the header of the items, if the hint is a list of tables."""
    base, _ = split(hint)
    if get_origin(base) is not tuple or not _is_table(get_args(base)[0]):
        return ""
    return f"; begin each with [[{'.'.join(part for part in path if isinstance(part, str))}]]"


def _notation_reader(parse: Parse) -> Reader:
    def read_notation(value: Any, path: KeyPath, findings: list[FieldError]) -> Any:
        try:
            return parse(_short(value))
        except ValueError as error:
            findings.append(FieldError(path, f"{subject(path)} {error}"))

    return read_notation


def _short(value: object) -> object:
    """Return a value that a notation may be asked to read: never long, never a container.

    What is cut ends in an ellipsis, with which no notation ends.
    """
    if isinstance(value, str):
        return value if len(value) <= MAX_SHOWN else f"{value[: MAX_SHOWN - 1]}…"
    if isinstance(value, (list, dict)) or (isinstance(value, int) and abs(value) >= MAX_INT):
        return shown(value)
    return value


def _leaf_reader(hint: Any, base: Any, metas: tuple[Meta, ...]) -> Reader:
    expected = _expected(base, metas)
    is_folded = base is str and "verbatim" not in (constraint(metas, "extra") or {})

    def read_leaf(value: Any, path: KeyPath, findings: list[FieldError]) -> Any:
        try:
            leaf = msgspec.convert(value, hint)
            return one_line(leaf) if is_folded else leaf
        except msgspec.ValidationError:
            empty = isinstance(value, str) and not value.strip()
            wrong = "is empty; it must be" if empty else f"{shown(value)} is not"
            how = "; text stands in quotes" if base is str and not isinstance(value, str) else ""
            findings.append(FieldError(path, f"{subject(path)} {wrong} {expected}{how}"))

    return read_leaf


def _expected(base: Any, metas: tuple[Meta, ...]) -> str:
    """Return what a leaf must be, as it ends a sentence."""
    if get_origin(base) is Literal:
        return f"one of {', '.join(quoted(one) for one in get_args(base))}"
    if base is bool:
        return "true or false"
    if base is int:
        return f"a whole number from {constraint(metas, 'ge')} to {constraint(metas, 'le')}"
    what = next((meta.description for meta in metas if meta.pattern), "text")
    examples = constraint(metas, "examples")
    return f"{what}, for example {quoted(examples[0])}" if examples else f"{what}"
