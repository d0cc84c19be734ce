"""Lines that are typed into a pipe, and a conversation that keeps them."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from backcoach.plain.terminal import Console

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


class Script:
    """Keeps what it is told; leaves at `q`, after so many looks, or when `act` says so."""

    def __init__(self, act: Callable[[str], None] = lambda _: None, looks: int = 50) -> None:
        self.heard: list[str] = []
        self.looks = 0
        self.has_opened = self.has_ended = False
        self._act = act
        self._most = looks
        self.nap: float | None = None

    @property
    def has_left(self) -> bool:
        return "q" in self.heard or self.looks >= self._most

    def open(self) -> None:
        self.has_opened = True
        self._act("open")

    def hear(self, line: str) -> None:
        self.heard.append(line)
        self._act(line)

    def tick(self) -> None:
        self.looks += 1

    def end(self) -> None:
        self.has_ended = True

    def wait(self) -> float | None:
        return self.nap


class Place:
    """A pipe to type into, and a file that keeps what was said."""

    def __init__(self, path: Path, encoding: str = "utf-8") -> None:
        self.path = path
        self.read, self.write = os.pipe()
        self.out = path.open("w", encoding=encoding)
        self.console = Console(self.read, self.out)

    def type(self, text: bytes, *, ends: bool = True) -> None:
        os.write(self.write, text)
        if ends:
            os.close(self.write)
            self.write = -1

    @property
    def output(self) -> str:
        return self.path.read_bytes().decode(self.out.encoding)


@contextmanager
def place_at(path: Path, encoding: str = "utf-8") -> Iterator[Place]:
    place = Place(path, encoding)
    with place.out, place.console:
        yield place
    os.close(place.read)
    if place.write >= 0:
        os.close(place.write)
