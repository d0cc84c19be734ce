"""What was made last, kept for as long as it is asked for with the same things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


class Kept(Generic[P, T]):
    """A function that makes its value anew only for other arguments than the last time."""

    def __init__(self, make: Callable[P, T]) -> None:
        self._make = make
        self._last: tuple[object, T] | None = None

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        asked = (args, kwargs)
        if self._last is None or self._last[0] != asked:
            self._last = (asked, self._make(*args, **kwargs))
        return self._last[1]
