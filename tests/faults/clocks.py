"""Clocks that jump, sleep and change their zone while a session runs."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from random import Random
from typing import TYPE_CHECKING
from unittest.mock import patch

from support.diary import Diary

from backcoach import clock as real_clock
from backcoach.clock import SystemClock
from backcoach.core.session import events as ev
from backcoach.core.session.fold import replay
from faults.outcome import Outcome
from faults.world import SAVED, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from backcoach.core.session.timing.countdown import Countdown

ALMOST = 0.1  # s
HOUR, DAY = 3_600_000, 86_400_000
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham", "UTC")
# Half an hour before summer time begins and ends in Berlin, 2026.
CHANGES = (1_774_744_200_000, 1_792_888_200_000)


class Machine:
    """A machine whose clocks are in hand; `true` is the time that really passes."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.true = 0
        self.wall = random.choice(CHANGES)
        self.up = random.randrange(DAY)
        self.boots = 0

    def pass_time(self, milliseconds: int) -> None:
        """Awake or asleep: the clock since the start counts both."""
        self.true += milliseconds
        self.wall += milliseconds
        self.up += milliseconds

    def reboot(self) -> None:
        self.pass_time(60_000)
        self.up = 0
        self.boots += 1

    @contextmanager
    def running(self) -> Iterator[None]:
        """Put its clocks in the place of this one's."""
        zone = os.environ.get("TZ")
        with (
            patch.object(real_clock, "wall_ms", lambda: self.wall),
            patch.object(real_clock, "boot_ms", lambda: self.up),
            patch.object(real_clock, "boot_id", lambda: f"boot {self.boots}"),
        ):
            try:
                yield
            finally:
                os.environ.pop("TZ")
                if zone is not None:
                    os.environ["TZ"] = zone
                time.tzset()


def clocks(count: int, seed: int = 0) -> Outcome:
    """Live so many sessions in which clocks do what they should not."""
    outcome = Outcome("sessions with jumping clocks, sleep, zones, summer time and reboots")
    for number in range(count):
        random = Random(f"{seed} {number}")
        machine = Machine(random)
        os.environ["TZ"] = "Europe/Berlin"
        with outcome.attempt(number), machine.running():
            _session(machine, random)
    return outcome


def _session(machine: Machine, random: Random) -> None:
    coach = Diary("clocks")
    clock = SystemClock()
    started = ev.SessionStarted(
        at=clock.now(),
        offset=clock.offset(clock.now()),
        id="clocks",
        plan=coach.started.plan,
        boot=real_clock.boot_id(),
        boot_ms=real_clock.boot_ms(),
    )
    coach.started, coach.state = started, replay(started, ())
    day = coach.state.started_at
    is_trusted = True  # the wall clock is right, so that a reboot loses no time
    while not coach.state.is_over:
        coach.now = clock.now()
        coach.offset = clock.offset(coach.now)
        coach.do()
        rest, begun = coach.state.countdown, machine.true
        if rest is None:
            continue
        is_trusted &= _trouble(machine, random)
        if random.random() < 0.3:
            if random.random() < 0.3:
                machine.reboot()
            stored = coach.events
            clock = SystemClock.anchored(started, stored[-1].at)
            assert replay(started, stored) == coach.state, "the replay is another session"
            if machine.boots and not is_trusted:
                assert clock.now() >= stored[-1].at, "a session goes on before its last event"
                continue
        if not machine.boots or is_trusted:
            _assert_left(rest, clock.now(), machine.true - begun)
    offsets = {logged.offset for logged in coach.state.logged.values()}
    assert all(-12 * 60 <= offset <= 14 * 60 for offset in offsets)
    assert coach.state.started_at == day, "the session has another day"


def _trouble(machine: Machine, random: Random) -> bool:
    """Let time pass and something happen to the clocks; return whether the wall is right still."""
    machine.pass_time(random.choice((1, 59_999, 8 * 60_000, HOUR)))
    what = random.choice(("zone", "jump", "nothing", "nothing"))
    if what == "zone":
        os.environ["TZ"] = random.choice(ZONES)
    elif what == "jump":
        machine.wall += random.choice((-DAY, -HOUR, HOUR, DAY))
    return what != "jump"


def _assert_left(rest: Countdown, now: int, passed: int) -> None:
    left, wanted = rest.left(now) / 1000, rest.seconds - passed / 1000
    assert abs(left - wanted) <= ALMOST, f"{left} s of a rest are left and not {wanted}"


def zones(folder: Path, count: int, seed: int = 0) -> Outcome:
    """Resume in the real program in another zone each time."""
    outcome = Outcome("programs resumed in another time zone")
    world, random = World(folder), Random(seed)
    for number in range(count):
        with outcome.attempt(number):
            with world.start("--resume", env={"TZ": random.choice(ZONES)}) as window:
                window.until("Start|complete")
                if "complete" not in window.text:
                    window.lift()
                    window.until(SAVED)
                window.stop()
            sessions = world.sessions()
            assert len([state for _, state in sessions if not state.is_over]) <= 1
            assert sum(len(state.logged) for _, state in sessions) == number + 1
    return outcome
