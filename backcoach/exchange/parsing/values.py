"""Values of JSON as text: what a reader may rely on, whatever types a file uses."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from backcoach.exchange.parsing.core_imports import clean
from backcoach.exchange.parsing.numbers import BadValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from backcoach.exchange.report import Findings

_MOST_DIGITS = 12


def text_of(value: object) -> str:
    """Return a JSON value as the text of a cell: blank for null, plain digits for a number.

    Raises BadValueError for an object, an array, or a number of absurd size.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return value
    if isinstance(value, int):
        if abs(value) >= 10**_MOST_DIGITS:
            raise BadValueError("a number has too many digits")
        return str(value)
    if isinstance(value, Decimal):
        if value and not -_MOST_DIGITS <= value.adjusted() < _MOST_DIGITS:
            raise BadValueError("a number is too large or too small")
        return f"{value:f}"
    raise BadValueError("expected a text or a number")


def object_of(value: object) -> dict[str, Any]:
    """Return a JSON object; an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def list_of(value: object) -> list[Any]:
    """Return a JSON array; an empty one for anything else."""
    return value if isinstance(value, list) else []


def extras(value: dict[str, Any], used: Iterable[str]) -> dict[str, str] | None:
    """Return the texts and numbers of an object whose names are not among those used."""
    texts: dict[str, str] = {}
    for name in value.keys() - set(used):
        item = value[name]
        if isinstance(item, (str, int, Decimal)) and item not in ("", False):
            try:
                texts[clean(name)[:80]] = clean(text_of(item))[:400]
            except BadValueError:
                continue
    return dict(sorted(texts.items())) or None


def for_each(
    items: Iterable[Any], where: str, take: Callable[[dict[str, Any]], None], findings: Findings
) -> None:
    """Call `take` with each object; one that raises BadValueError is refused by its place."""
    for at, item in enumerate(items, start=1):
        try:
            take(object_of(item))
        except BadValueError as problem:  # noqa: PERF203  each item is refused alone
            findings.add("row_refused", value=f"{where} {at}: {problem}")
