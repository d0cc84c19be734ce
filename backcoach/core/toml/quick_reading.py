"""Converts a tree of plain values to a Struct in which every value is certainly right.

Nearly every file is, and then neither paths nor messages are needed. What is doubtful, such as a
text of several lines, is left to `validation`, which knows what may stand in its place.
"""

from __future__ import annotations

import re
import sys
import types
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Any, Literal, Union, get_args, get_origin

from backcoach.core.toml.type_hints import constraint, hints_of, is_table, notation_of, split

Reader = Callable[[Any], Any]

LONGEST_NOTATION = 80  # characters


class DoubtfulError(Exception):
    """A value that may be wrong, or has to be changed before it is kept."""


# With what an unknown key, a missing one and a notation that cannot be read raise.
DOUBTS = (DoubtfulError, KeyError, TypeError, ValueError)


@cache
def quick_reader(hint: Any) -> Reader:
    """Return a function that makes a value of a type.

    It raises one of DOUBTS where the value is not certainly right.
    """
    base, metas = split(hint)
    if parse := notation_of(base):
        return _notation(parse)
    if get_origin(base) in (Union, types.UnionType):
        return _either(*(arg for arg in get_args(base) if arg is not type(None)))
    least = constraint(metas, "min_length") or 0
    most = constraint(metas, "max_length") or sys.maxsize
    if get_origin(base) is tuple:
        return _items(quick_reader(get_args(base)[0]), least, most)
    if is_table(base):
        return _table(base)
    if get_origin(base) is Literal or base is bool:
        return _one_of(get_args(base) or (True, False))
    if base is int:
        return _number(constraint(metas, "ge"), constraint(metas, "le"))
    assert base in (str, Any), hint
    return _text(constraint(metas, "pattern"), least, most) if base is str else _as_it_is


def _as_it_is(value: Any) -> Any:
    return value


def _table(kind: Any) -> Reader:
    readers = {name: quick_reader(hint) for name, hint in hints_of(kind).items()}

    def read(value: Any) -> Any:
        if type(value) is not dict:
            raise DoubtfulError
        return kind(**{key: readers[key](item) for key, item in value.items()})

    return read


def _items(read_item: Reader, least: int, most: int) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is list and least <= len(value) <= most:
            return tuple(map(read_item, value))
        raise DoubtfulError

    return read


def _either(first: Any, second: Any) -> Reader:
    """Return the reader of a list or else of the other of two types, as `validation` has it."""
    of_list, other = (first, second) if get_origin(split(first)[0]) is tuple else (second, first)
    item = split(get_args(split(of_list)[0])[0])[0]
    alone = getattr(item, "parse_alone", None)
    read_list = quick_reader(of_list)
    read_other = _notation(alone) if alone else quick_reader(other)

    def read(value: Any) -> Any:
        return (read_list if isinstance(value, list) else read_other)(value)

    return read


def _notation(parse: Callable[[object], object]) -> Reader:
    known = lru_cache(maxsize=None, typed=True)(parse)  # a file has few that differ

    def read(value: Any) -> Any:
        kind = type(value)
        if (kind is str and len(value) <= LONGEST_NOTATION) or kind is int or kind is float:
            return known(value)
        raise DoubtfulError

    return read


def _one_of(values: tuple[object, ...]) -> Reader:
    kind = type(values[0])

    def read(value: Any) -> Any:
        if type(value) is kind and value in values:
            return value
        raise DoubtfulError

    return read


def _number(least: int, most: int) -> Reader:
    def read(value: Any) -> Any:
        if type(value) is int and least <= value <= most:
            return value
        raise DoubtfulError

    return read


def _text(pattern: str | None, least: int, most: int) -> Reader:
    """Return the reader of a text in one line, with single spaces between its words."""
    search = None if pattern in (None, r"\S") else re.compile(pattern).search

    def read(value: Any) -> Any:
        if (
            type(value) is str
            and value.isprintable()  # the blank is the only white space that is
            and "  " not in value
            and value
            and value[0] != " " != value[-1]
            and least <= len(value) <= most
            and (search is None or search(value))
        ):
            return value
        raise DoubtfulError

    return read
