"""Converts a tree of plain values to a msgspec Struct, or reports everything that is wrong.

msgspec stops at the first mistake; this module converts field by field and goes on.
"""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Collection
from contextlib import suppress
from functools import cache, lru_cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import fields

from backcoach.core.text import one_line, quoted
from backcoach.core.toml.quick_reading import DOUBTS, quick_reader
from backcoach.core.toml.type_hints import constraint, is_table, notation_of, split

T = TypeVar("T", bound=Struct)
KeyPath = tuple[str | int, ...]
Reader = Callable[[Any, KeyPath, "list[FieldError]"], Any]

MAX_SHOWN = 80  # characters of a value; no notation is longer
MAX_INT = 2**63  # the range that TOML guarantees
MAX_DECIMAL = 10**100  # the digits of larger numbers may take long


class FieldError(Struct, frozen=True):
    """A mistake at a key path, with its message.

    `word` is what was written and `known` are the words allowed in its place. `see` is the
    path of another key that the message is about. A key that `is_missing` may be there with a
    wrong spelling.
    """

    path: KeyPath
    text: str
    word: str = ""
    known: Collection[str] = ()
    see: KeyPath | None = None
    is_missing: bool = False


def read(kind: type[T], tree: object, errors: list[FieldError]) -> T | None:
    """Return `tree` as a `kind`, or None after adding every mistake to `errors`.

    A value is read by the `parse` of a field's class where it has one; otherwise it must have
    the type of the field and obey its Meta. A text becomes one line, unless the `extra` of its
    Meta has `verbatim`.
    """
    value: T | None = None
    with suppress(*DOUBTS):
        value = quick_reader(kind)(tree)
    if value is None:
        value = read_with_paths(kind, tree, errors)
    return value


def read_with_paths(kind: type[T], tree: object, errors: list[FieldError]) -> T | None:
    """Do what `read` does for trees in which something is wrong or has to be changed."""
    value: T | None = _reader(kind)(tree, (), errors)
    return value


def subject(path: KeyPath) -> str:
    """Return the last part of a path as it stands in a message: `rest`, `warmup #2`."""
    last = path[-1]
    return f"{path[-2]} #{last + 1}" if isinstance(last, int) else quoted(last)[1:-1]


def value_text(value: object) -> str:
    """Return any value of a tree for an error message."""
    if isinstance(value, list):
        return "[…]"
    if isinstance(value, dict):
        return "{…}"
    if isinstance(value, int) and abs(value) >= MAX_INT:
        if abs(value) < MAX_DECIMAL:
            return f"{str(value)[:12]}…"
        return f"about {'-' if value < 0 else ''}10^{int(value.bit_length() * math.log10(2))}"
    return quoted(value[:MAX_SHOWN] if isinstance(value, str) else value)


@cache
def _reader(hint: Any) -> Reader:
    base, metas = split(hint)
    if parse := notation_of(base):
        return _notation_reader(parse)
    if get_origin(base) in (Union, types.UnionType):
        first, second = (arg for arg in get_args(base) if arg is not type(None))
        if notation_of(first):
            return _single_or_list_reader(first, second)
        return _list_or_table_reader(first, second)
    if get_origin(base) is tuple:
        return _list_reader(hint, get_args(base)[0], metas)
    if is_table(base):
        return _table_reader(base)
    return _leaf_reader(hint, base, metas)


def _table_reader(kind: type[Struct]) -> Reader:
    known = fields(kind)
    hints = {field.name: field.type for field in known}
    readers = {name: _reader(hint) for name, hint in hints.items()}
    required = [field.name for field in known if field.required]

    def read_table(value: Any, path: KeyPath, errors: list[FieldError]) -> Any:
        if not isinstance(value, dict):
            text = f"{subject(path)} {value_text(value)} is not a table of keys"
            errors.append(FieldError(path, text))
            return None
        before = len(errors)
        values = {}
        for key, item in value.items():
            if reader := readers.get(key):
                values[key] = reader(item, (*path, key), errors)
            else:
                text = f"unknown key {quoted(key[:MAX_SHOWN])}"
                errors.append(FieldError((*path, key), text, key, readers.keys()))
        for key in required:
            if key not in value:
                text = f"{key} is missing{_how_to_begin(hints[key], (*path, key))}"
                errors.append(FieldError((*path, key), text, is_missing=True))
        return kind(**values) if len(errors) == before else None

    return read_table


def _list_reader(hint: Any, item_hint: Any, metas: tuple[Meta, ...]) -> Reader:
    read_item = _reader(item_hint)
    least = constraint(metas, "min_length") or 0
    most = constraint(metas, "max_length")

    def read_list(value: Any, path: KeyPath, errors: list[FieldError]) -> Any:
        if not isinstance(value, list):
            how = _how_to_begin(hint, path) or "; write it in [ ]"
            errors.append(
                FieldError(path, f"{subject(path)} {value_text(value)} is not a list{how}")
            )
            return ()
        if len(value) < least:
            errors.append(FieldError(path, f"{subject(path)} is empty"))
        if most is not None and len(value) > most:
            text = f"{subject(path)} has {len(value)} items; the most is {most}"
            errors.append(FieldError(path, text))
            return ()
        return tuple(read_item(item, (*path, i), errors) for i, item in enumerate(value))

    return read_list


def _list_or_table_reader(a_list: Any, a_table: Any) -> Reader:
    """Return the reader of a value that is a list or else a table."""
    read_list, read_table = _reader(a_list), _reader(a_table)

    def read_either(value: Any, path: KeyPath, errors: list[FieldError]) -> Any:
        if isinstance(value, (list, dict)):
            return (read_list if isinstance(value, list) else read_table)(value, path, errors)
        text = f"{subject(path)} {value_text(value)} is neither a list in [ ] nor a table in {{ }}"
        errors.append(FieldError(path, text))
        return None

    return read_either


def _single_or_list_reader(single: Any, a_list: Any) -> Reader:
    """Return the reader of one value or a list of such values.

    The class of the items may have a `parse_alone` for the one value.
    """
    (item,) = (arg for arg in get_args(split(a_list)[0]) if arg is not ...)
    alone = getattr(item, "parse_alone", None) or notation_of(single)
    assert alone is not None
    read_single, read_list = _notation_reader(alone), _reader(a_list)

    def read_either(value: Any, path: KeyPath, errors: list[FieldError]) -> Any:
        return (read_list if isinstance(value, list) else read_single)(value, path, errors)

    return read_either


def _how_to_begin(hint: Any, path: KeyPath) -> str:
    """Return how to write the header of an item if the hint is a list of tables, else ""."""
    base, _ = split(hint)
    if get_origin(base) is not tuple or not is_table(get_args(base)[0]):
        return ""
    return f"; begin each with [[{'.'.join(part for part in path if isinstance(part, str))}]]"


def _notation_reader(parse: Callable[[object], object]) -> Reader:
    known = lru_cache(maxsize=None, typed=True)(parse)  # a file has few that differ

    def read_notation(value: Any, path: KeyPath, errors: list[FieldError]) -> Any:
        try:
            # Of dates with a time, which can be equal at other offsets, none stands for another.
            return (known if isinstance(value, str | int | float) else parse)(_short(value))
        except ValueError as error:
            errors.append(FieldError(path, f"{subject(path)} {error}"))

    return read_notation


def _short(value: object) -> object:
    """Return a value that is safe to pass to `parse`: never long, never a list or table.

    A text that is cut ends in an ellipsis, which no notation accepts.
    """
    if isinstance(value, str):
        return value if len(value) <= MAX_SHOWN else f"{value[: MAX_SHOWN - 1]}…"
    if isinstance(value, (list, dict)) or (isinstance(value, int) and abs(value) >= MAX_INT):
        return value_text(value)
    return value


def _leaf_reader(hint: Any, base: Any, metas: tuple[Meta, ...]) -> Reader:
    is_folded = base is str and "verbatim" not in (constraint(metas, "extra") or {})
    read_quickly = quick_reader(hint)

    def read_leaf(value: Any, path: KeyPath, errors: list[FieldError]) -> Any:
        with suppress(*DOUBTS):
            return read_quickly(value)
        try:
            leaf = msgspec.convert(value, hint)
            return one_line(leaf) if is_folded else leaf
        except msgspec.ValidationError:
            is_empty = isinstance(value, str) and not value.strip()
            wrong = "is empty; it must be" if is_empty else f"{value_text(value)} is not"
            how = "; text goes in quotes" if base is str and not isinstance(value, str) else ""
            expected = _expected(base, metas)
            errors.append(FieldError(path, f"{subject(path)} {wrong} {expected}{how}"))

    return read_leaf


def _expected(base: Any, metas: tuple[Meta, ...]) -> str:
    """Return what a value must be, as the end of a message."""
    if get_origin(base) is Literal:
        return f"one of {', '.join(map(quoted, get_args(base)))}"
    if base is bool:
        return "true or false"
    if base is int:
        return f"a whole number from {constraint(metas, 'ge')} to {constraint(metas, 'le')}"
    what = next((meta.description for meta in metas if meta.pattern), "text")
    examples = constraint(metas, "examples")
    return f"{what}, for example {quoted(examples[0])}" if examples else f"{what}"
