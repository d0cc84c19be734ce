from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.builders import Coach, line, plan_of
from support.fakes import FakeClock

from backcoach import clock as clock_module
from backcoach.clock import Clock, SystemClock, boot_id, boot_ms, wall_ms
from backcoach.core.session.events import SessionStarted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MINUTE = 60_000
DAY = 24 * 60 * MINUTE
NOON = 1_795_000_000_000


class Machine:
    """A machine whose wall clock and time since its start are in the test's hand."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.wall, self.up, self.boot = NOON, 5 * MINUTE, "first"
        monkeypatch.setattr(clock_module, "wall_ms", lambda: self.wall)
        monkeypatch.setattr(clock_module, "boot_ms", lambda: self.up)
        monkeypatch.setattr(clock_module, "boot_id", lambda: self.boot)

    def pass_time(self, milliseconds: int) -> None:
        self.wall += milliseconds
        self.up += milliseconds

    def start_session(self) -> SessionStarted:
        return SessionStarted(
            at=self.wall, id="one", plan=plan_of(line()), boot=self.boot, boot_ms=self.up
        )

    def reboot(self) -> None:
        self.boot, self.up = "second", 0


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def test_it_starts_with_the_wall_clock_and_counts_on(machine: Machine) -> None:
    clock = SystemClock()
    assert clock.now() == NOON
    machine.pass_time(90_000)
    assert clock.now() == NOON + 90_000


@pytest.mark.parametrize("jump", [-DAY, -1, 1, DAY])
def test_t02_a_wall_clock_that_jumps_changes_nothing(machine: Machine, jump: int) -> None:
    clock = SystemClock()
    machine.wall += jump
    machine.pass_time(MINUTE)
    assert clock.now() == NOON + MINUTE


def test_t01_t02_what_remains_of_a_rest_is_the_rest_less_what_passed_asleep(
    machine: Machine,
) -> None:
    clock = SystemClock()
    coach = Coach(line("row", 2, rest=600))
    coach.now = clock.now()
    coach.do()
    machine.pass_time(8 * MINUTE)  # the clock since the start counts sleep
    coach.now = clock.now()
    assert coach.left == 120


def test_the_machines_own_clock_counts_sleep() -> None:
    if not hasattr(time, "CLOCK_BOOTTIME"):
        pytest.skip("this system has no CLOCK_BOOTTIME")
    since_start = time.clock_gettime(time.CLOCK_BOOTTIME) * 1000
    assert since_start - 1 <= boot_ms() <= since_start + 1000


def test_the_systems_clock_never_goes_back() -> None:
    clock = SystemClock()
    seen = [clock.now() for _ in range(1000)]
    assert seen == sorted(seen)
    assert abs(clock.now() - wall_ms()) < 1000


def test_s01_in_the_same_boot_a_session_goes_on_by_its_own_clock(machine: Machine) -> None:
    started = machine.start_session()
    machine.pass_time(10 * MINUTE)
    machine.wall += DAY
    assert SystemClock.anchored(started).now() == NOON + 10 * MINUTE


def test_after_another_boot_a_session_goes_on_by_the_wall_clock(machine: Machine) -> None:
    started = machine.start_session()
    machine.reboot()
    machine.wall += 3 * MINUTE
    assert SystemClock.anchored(started).now() == NOON + 3 * MINUTE


def test_where_a_boot_has_no_name_the_wall_clock_counts(machine: Machine) -> None:
    machine.boot = ""
    started = machine.start_session()
    machine.up += DAY
    assert SystemClock.anchored(started).now() == NOON


@pytest.mark.parametrize("reboots", [True, False])
def test_a_session_never_goes_on_before_its_last_event(machine: Machine, reboots: bool) -> None:
    started = machine.start_session()
    if reboots:
        machine.reboot()
        machine.wall -= DAY
    clock = SystemClock.anchored(started, last_at=NOON + MINUTE)
    assert clock.now() == NOON + MINUTE
    machine.pass_time(500)
    assert clock.now() == NOON + MINUTE + 500


@pytest.fixture
def zone() -> Iterator[Callable[[str], None]]:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of this system cannot be set for a test")
    with pytest.MonkeyPatch.context() as patch:
        yield lambda name: patch.setenv("TZ", name)
    time.tzset()


@pytest.mark.parametrize(
    ("name", "minutes"), [("UTC", 0), ("IST-5:30", 330), ("NST+3:30", -210), ("LINT-14", 840)]
)
def test_the_offset_is_that_of_the_place(
    zone: Callable[[str], None], name: str, minutes: int
) -> None:
    zone(name)
    assert SystemClock().offset(NOON) == minutes


def test_s10_the_offset_changes_with_daylight_saving(zone: Callable[[str], None]) -> None:
    zone("CET-1CEST,M3.5.0,M10.5.0/3")
    spring = 1_774_746_000_000  # 2026-03-29T01:00Z, when the clocks go forward
    autumn = 1_792_890_000_000  # 2026-10-25T01:00Z, when they go back
    offset = SystemClock().offset
    assert (offset(spring - 1), offset(spring)) == (60, 120)
    assert (offset(autumn - 1), offset(autumn)) == (120, 60)


def test_s10_a_zone_changed_while_the_program_runs_is_noticed(
    zone: Callable[[str], None],
) -> None:
    zone("UTC")
    clock = SystemClock()
    assert clock.offset(NOON) == 0
    zone("JST-9")
    assert clock.offset(NOON) == 540


def test_the_boot_has_a_name_on_linux_and_none_where_nothing_names_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert boot_id() == boot_id()
    monkeypatch.setattr(clock_module, "_BOOT_ID", Path("/nowhere/boot_id"))
    assert boot_id() == ""


def test_the_fake_is_a_clock() -> None:
    clock: Clock = FakeClock(NOON, offset=-300)
    assert isinstance(clock, FakeClock)
    clock.advance(1.5)
    assert (clock.now(), clock.offset(NOON)) == (NOON + 1500, -300)


def test_what_the_machine_slept_is_what_its_two_clocks_differ_by(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    awake = machine.up
    monkeypatch.setattr(clock_module, "awake_ms", lambda: awake)
    clock = SystemClock()
    machine.pass_time(45_000)
    assert clock.slept() == 45_000


def test_a_machine_that_is_awake_does_not_sleep() -> None:
    clock = SystemClock()
    assert abs(clock.slept() - clock.slept()) <= 1
