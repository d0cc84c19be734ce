"""What the type hints of a Struct say about a value in a file."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Annotated, Any, Union, get_args, get_origin

from msgspec import Struct
from msgspec.structs import fields

from backcoach.core.notation import Seconds, parse_seconds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from msgspec import Meta


def split(hint: Any) -> tuple[Any, tuple[Meta, ...]]:
    """Return a type hint without None, and its Metas from the outermost to the innermost.

    A choice of a list and a table stays one.
    """
    metas: tuple[Meta, ...] = ()
    while True:
        if get_origin(hint) is Annotated:
            hint, *more = get_args(hint)
            metas += tuple(more)
        elif get_origin(hint) in (Union, types.UnionType):
            kinds = [arg for arg in get_args(hint) if arg is not type(None)]
            if len(kinds) > 1:
                return hint, metas
            (hint,) = kinds
        else:
            return hint, metas


def hints_of(kind: type[Struct]) -> dict[str, Any]:
    """Return the hints of a Struct's fields with their Metas."""
    hints = kind.__annotations__
    if hints.keys() == {*kind.__struct_fields__} and not any(map(_is_text, hints.values())):
        return hints  # as they stand; msgspec takes its time over them
    return {field.name: field.type for field in fields(kind)}


def _is_text(hint: object) -> bool:
    return isinstance(hint, str)


def notation_of(base: Any) -> Callable[[object], object] | None:
    """Return the function that reads a type with its own notation, None for other types."""
    parse: Callable[[object], object] | None = (
        parse_seconds if base is Seconds else getattr(base, "parse", None)
    )
    return parse


def is_table(base: Any) -> bool:
    """Return whether a type is read from a table of keys."""
    return isinstance(base, type) and issubclass(base, Struct) and notation_of(base) is None


def table_of(kind: type[Struct], key: str) -> str:
    """Return where in a file of a `kind` a key stands: `under [look]`; "" where it is unknown."""
    for header, table in _tables(kind, ""):
        if any(field.name == key for field in fields(table)):
            return f"under {header}" if header else "above the first [table]"
    return ""


def _tables(kind: type[Struct], header: str) -> Iterator[tuple[str, type[Struct]]]:
    """Yield a struct and those within it, each with the header that begins its table."""
    yield header, kind
    for field in fields(kind):
        base, _ = split(field.type)
        is_list = get_origin(base) is tuple
        table = get_args(base)[0] if is_list else base
        if is_table(table):
            name = f"{header.strip('[]')}.{field.name}".lstrip(".")
            yield from _tables(table, f"[[{name}]]" if is_list else f"[{name}]")


def constraint(metas: tuple[Meta, ...], name: str) -> Any:
    """Return an attribute of the outermost Meta that has it, or None."""
    return next((value for meta in metas if (value := getattr(meta, name)) is not None), None)
