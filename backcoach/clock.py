"""A clock that keeps correct time through sleep and wall-clock changes.

The wall clock is read once. From then on time is what has passed on the clock that counts
since the machine started, sleep included: CLOCK_BOOTTIME on Linux, CLOCK_MONOTONIC_RAW on
macOS, and the monotonic clock on Windows, which counts sleep too.
"""

from __future__ import annotations

import sys
import time
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Protocol

from backcoach.core.session.events import SessionStarted

if TYPE_CHECKING:
    from backcoach.core.session.events import FirstEvent

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """Instants in milliseconds UTC, and the offset of the place at one in minutes.

    `slept` are the milliseconds for which the machine has slept; only differences count.
    """

    def now(self) -> int: ...
    def offset(self, at: int) -> int: ...
    def slept(self) -> int: ...


class SystemClock:
    """The machine's clock, tied to an instant `at` at which it had been up for `boot` ms."""

    speed: ClassVar[int] = 1  # times as fast as the wall clock, in a demonstration

    def __init__(self, at: int | None = None, boot: int | None = None) -> None:
        self._at = wall_ms() if at is None else at
        self._boot = boot_ms() if boot is None else boot

    @classmethod
    def anchored(cls, started: FirstEvent, last_at: int = 0) -> SystemClock:
        """Return the clock with which a stored session goes on.

        In the boot in which the session began it is the session's own, whatever happened to
        the wall clock meanwhile; after another boot it is the wall clock. It is never behind
        `last_at`, the instant of the last stored event.
        """
        clock = cls()
        if isinstance(started, SessionStarted) and started.boot and started.boot == boot_id():
            clock = cls(started.at, started.boot_ms)
        return clock if clock.now() >= last_at else cls(last_at)

    def now(self) -> int:
        return self._at + (boot_ms() - self._boot) * self.speed

    def offset(self, at: int) -> int:
        """Return the minutes of the place's offset from UTC, by the zone that holds today."""
        if sys.platform != "win32":
            time.tzset()  # the zone of the machine may have been changed while this runs
        there = datetime.fromtimestamp(at / 1000, timezone.utc).astimezone().utcoffset()
        return round(there.total_seconds() / 60) if there else 0

    def slept(self) -> int:
        """Return for how long the machine has slept; 0 on Windows, where no clock tells."""
        return boot_ms() - awake_ms()


def wall_ms() -> int:
    """Return the milliseconds UTC that the wall clock shows."""
    return time.time_ns() // 1_000_000


def boot_ms() -> int:
    """Return the milliseconds since this machine started, sleep included."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) // 1_000_000
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC_RAW) // 1_000_000
    return time.monotonic_ns() // 1_000_000


def awake_ms() -> int:
    """Return the milliseconds since this machine started, sleep left out where that is known."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1_000_000
    if sys.platform == "darwin":
        return time.clock_gettime_ns(time.CLOCK_UPTIME_RAW) // 1_000_000
    return boot_ms()


def boot_id() -> str:
    """Return what names this run of the machine; empty where nothing does."""
    try:
        return _BOOT_ID.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""
