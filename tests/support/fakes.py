"""Fakes that a test controls."""

from __future__ import annotations


class FakeClock:
    """A clock in milliseconds that only `advance` moves, in a time zone with a fixed offset."""

    def __init__(self, now_ms: int = 1_795_000_000_000, offset: int = 0) -> None:
        self.now_ms = now_ms
        self.minutes = offset
        self.asleep = 0

    def now(self) -> int:
        return self.now_ms

    def offset(self, at: int) -> int:  # noqa: ARG002  the same at any time
        return self.minutes

    def slept(self) -> int:
        return self.asleep

    def advance(self, seconds: float) -> None:
        self.now_ms += round(seconds * 1000)

    def sleep(self, seconds: float) -> None:
        """Let time pass in which the machine sleeps."""
        self.advance(seconds)
        self.asleep += round(seconds * 1000)
