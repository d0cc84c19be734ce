"""A simulated hand at the keys: what it means is done once, whatever else its keys send."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from support.builders import exercise, hold, line, one_armed, plan_of
from support.stage import FakeHost

from backcoach.core.actions import ACTIONS, with_capitals
from backcoach.core.session import events as ev
from backcoach.tui.key_guard import AGAIN, HELD, KeyGuard, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

SESSIONS = 200
KEYS = {action.id: action.keys for action in ACTIONS}
ACTION_OF = {key: action for action, keys in with_capitals(KEYS).items() for key in keys}
ONWARD = ("space", "enter", "s")
REPEATING = ("up", "down", "left", "right", "plus", "minus", "j", "k")


def guard() -> KeyGuard:
    return KeyGuard(ONWARD, REPEATING)


class Press(NamedTuple):
    """A key that is pressed, the milliseconds for which it stays down, and its bounces after it."""

    key: str
    down: int
    bounces: tuple[int, ...]

    def sent(self, at: int, delay: int, rate: int) -> Iterator[tuple[int, str]]:
        """Yield what the terminal sends: the press, its bounces, and the repeats of a held key."""
        yield at, self.key
        for bounce in self.bounces:
            yield at + bounce, self.key
        for after in range(delay, self.down, rate):
            yield at + after, self.key


def hand(seed: int) -> Iterator[tuple[int, str, bool]]:
    """Yield instants and keys, and whether each is meant; one hand has one keyboard."""
    chance = random.Random(seed)
    at, delay, rate = 0, chance.randint(250, 500), chance.choice((25, 33, 40))
    for _ in range(60):
        key = chance.choice(("space", "space", "space", "enter", "s", "u", "a", "p", "3", "b"))
        bounces = tuple(chance.randint(20, 150) for _ in range(chance.choice((0, 0, 1, 2))))
        down = chance.choice((80, 80, 120, 700, 2000))
        sent = sorted(Press(key, down, bounces).sent(at, delay, rate))
        for number, (instant, name) in enumerate(sent):
            yield instant, name, number == 0
        at = sent[-1][0] + chance.randint(HELD, 3000)


@pytest.mark.parametrize("seed", range(SESSIONS))
def test_only_what_is_meant_counts_and_all_that_is_meant(seed: int) -> None:
    keys = guard()
    for at, key, is_meant in hand(seed):
        counted = keys.counts(key, at)
        if key in ONWARD or is_meant:
            assert counted == is_meant, (seed, at, key)


@pytest.mark.parametrize("seed", range(SESSIONS))
def test_a_hand_that_bounces_and_holds_logs_only_the_sets_that_it_did(seed: int) -> None:
    """It does the sets of a session, and its keys send more than it means."""
    chance = random.Random(seed)
    plan = plan_of(
        line("row", 2, load="20 kg", rest=30, warmup=[8]),
        line(one_armed(), 1),
        line(hold(seconds=5), 1),
        line(exercise("pull", tempo="2-1-1-1"), 1, rest=0),
    )
    host = FakeHost(plan, paced=seed % 2 == 0)
    keys, session = guard(), host.session
    delay = chance.randint(250, 500)

    def press(key: str) -> None:
        begun = host.clock.now()
        bounces = tuple(chance.randint(20, 150) for _ in range(chance.choice((0, 1, 2))))
        sent = sorted(Press(key, chance.choice((80, 900, 2500)), bounces).sent(begun, delay, 33))
        for at, name in sent:
            host.clock.now_ms = max(at, host.clock.now_ms)
            session.tick()
            if keys.counts(name, host.clock.now()):
                session.perform(ACTION_OF[name])

    meant: list[str] = []
    for _ in range(60):
        step = session.state.step
        if step is None or session.state.is_over:
            break
        host.clock.advance(chance.uniform(0.8, 4))
        session.tick()
        if session.state.step is not step:
            continue
        if session.state.phase != "working" and chance.random() < 0.1:
            press("s")
            continue
        press(chance.choice(("space", "enter")))
        if session.state.phase == "working":
            host.clock.advance(chance.uniform(8, 20))
            session.tick()
            if session.state.cursor == step.id and session.state.begun_at:
                press("space")
            meant.append(step.id)
    done = [event.step for event in host.notebook.events if isinstance(event, ev.SetDone)]
    assert len(done) == len(set(done))
    assert set(done) <= set(meant)


def test_a_held_key_goes_on_once_and_counts_again_when_it_was_let_go() -> None:
    keys = guard()
    counted = [at for at in (0, 500, *range(533, 3000, 33)) if keys.counts("space", at)]
    assert counted == [0]
    assert keys.counts("space", 3000 + HELD)


def test_keys_that_go_on_do_not_count_shortly_after_each_other() -> None:
    keys = guard()
    assert keys.counts("space", 1000)
    assert not keys.counts("enter", 1000 + AGAIN - 1)
    assert not keys.counts("s", 1000 + AGAIN - 1)
    assert keys.counts("up", 1010)
    assert keys.counts("s", 2000 + AGAIN)


def test_somebody_who_presses_on_is_not_shut_out() -> None:
    keys = guard()
    assert [at for at in range(0, 3000, 500) if keys.counts("space", at)] == [0, 1000, 2000]


@pytest.mark.parametrize(("report", "is_counted"), [("press", True), ("repeat", False)])
def test_what_a_terminal_reports_is_believed(report: Report, is_counted: bool) -> None:
    keys = guard()
    assert keys.counts("space", 0, "press")
    assert keys.counts("space", AGAIN, report) == is_counted
    assert not keys.counts("space", AGAIN + 80, "press")


def test_an_arrow_that_bounces_counts_once_and_one_that_is_held_repeats() -> None:
    keys = guard()
    assert [at for at in (0, 80, 500, 560) if keys.counts("up", at)] == [0, 500]
    held = [at for at in (2000, *range(2300, 3000, 33)) if keys.counts("up", at)]
    assert held[:2] == [2000, 2300]
    assert len(held) > 15
    assert keys.counts("up", 5000, "press")
    assert keys.counts("up", 5030, "repeat")


def test_quick_taps_of_an_arrow_all_count() -> None:
    keys = guard()
    assert all(keys.counts("down", at) for at in range(0, 1600, 160))
