"""A fake screen, voice and hooks that keep what they are given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backcoach.signals import hooks, voice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import pytest


class FakeScreen:
    """Keeps the calls in order; with `error`, `send` raises it."""

    def __init__(self, error: Exception | None = None) -> None:
        self.flashes = 0
        self.sent: list[str] = []
        self.delayed: list[tuple[int, str]] = []
        self.remarks: list[str] = []
        self.looks = 0
        self._error = error

    def flash(self) -> None:
        self.flashes += 1

    def send(self, sequence: str) -> None:
        if self._error:
            raise self._error
        self.sent.append(sequence)

    def later(self, milliseconds: int, sequence: str) -> None:
        self.delayed.append((milliseconds, sequence))

    def remark(self, text: str) -> None:
        self.remarks.append(text)

    def tell_saved(self) -> None:
        self.looks += 1


class Heard:
    """The sentences spoken, the hooks run with their facts, and how many of both were closed."""

    def __init__(self) -> None:
        self.spoken: list[str] = []
        self.run: list[tuple[str, Mapping[str, object]]] = []
        self.commands: Mapping[str, tuple[str, ...]] = {}
        self.closed = 0

    @property
    def hooks(self) -> list[str]:
        return [name for name, _ in self.run]


def listen(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """Replace voice and hooks by fakes, and return what these are given."""
    heard = Heard()

    class Voice:
        def say(self, text: str) -> None:
            if text:
                heard.spoken.append(text)

        def close(self) -> None:
            heard.closed += 1

    class Hooks:
        def __init__(
            self,
            commands: Mapping[str, tuple[str, ...]],
            on_problem: Callable[[str], None],  # noqa: ARG002  the signature of the real class
        ) -> None:
            heard.commands = commands

        def run(self, name: str, facts: Mapping[str, object]) -> None:
            heard.run.append((name, facts))

        def close(self) -> None:
            heard.closed += 1

    monkeypatch.setattr(voice, "Voice", Voice)
    monkeypatch.setattr(hooks, "Hooks", Hooks)
    return heard
