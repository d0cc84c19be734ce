"""Fakes that a test controls."""

from __future__ import annotations


class FakeClock:
    """A clock in milliseconds that only `advance` moves, in a time zone with a fixed offset."""

    def __init__(self, now_ms: int = 1_795_000_000_000, offset: int = 0) -> None:
        self.now_ms = now_ms
        self.minutes = offset

    def now(self) -> int:
        return self.now_ms

    def offset(self, at: int) -> int:  # noqa: ARG002  the same at any time
        return self.minutes

    def advance(self, seconds: float) -> None:
        self.now_ms += round(seconds * 1000)
