"""A simulated hand at the keys: what it means is done once, whatever else its keys send."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

import pytest
from support.builders import exercise, hold, line, one_armed, plan_of
from support.screen.fake_host import FakeHost

from backcoach.core.actions import ACTIONS, BY_ID, with_capitals
from backcoach.core.questions.during_session import reserve_asked
from backcoach.core.session import events as ev
from backcoach.tui.terminal.key_guard import AGAIN, HELD, KeyGuard, Report

if TYPE_CHECKING:
    from collections.abc import Iterator

SESSIONS = 200
LAG = 350  # ms for which repeats are held up on their way
KEYS = {action.id: action.keys for action in ACTIONS}
ACTION_OF = {key: action for action, keys in with_capitals(KEYS).items() for key in keys}
ONWARD = ("space", "enter", "s")
REPEATING = ("up", "down", "left", "right", "plus", "minus", "j", "k")


def guard() -> KeyGuard:
    return KeyGuard(ONWARD, REPEATING)


ROWS = ("1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./")
SPACE_NEIGHBOURS = "cvbnm"
NAMES = {"-": "minus", "=": "equals_sign", "[": "left_square_bracket", "]": "right_square_bracket"}


def neighbours(key: str) -> list[str]:
    """Return the keys around a key, as a finger may hit them in its place."""
    if key in ("space", "enter"):
        return [*SPACE_NEIGHBOURS] if key == "space" else ["'", "right_square_bracket"]
    row = next(number for number, keys in enumerate(ROWS) if key in keys)
    column = ROWS[row].index(key)
    around = [(row, -1), (row, 1), (row - 1, 0), (row - 1, 1), (row + 1, -1), (row + 1, 0)]
    near = [
        ROWS[other][column + step]
        for other, step in around
        if 0 <= other < len(ROWS) and 0 <= column + step < len(ROWS[other])
    ]
    return [NAMES.get(name, name) for name in near]


class Press(NamedTuple):
    """A key that is pressed, the milliseconds for which it stays down, and its bounces after it.

    What comes at `held_up` of these milliseconds comes up to 350 ms later, all at once.
    """

    key: str
    down: int
    bounces: tuple[int, ...]
    held_up: int = 0

    def sent(self, at: int, delay: int, rate: int) -> Iterator[tuple[int, str]]:
        """Yield what the terminal sends: the press, its bounces, and the repeats of a held key."""
        yield at, self.key
        for bounce in self.bounces:
            yield at + bounce, self.key
        for after in range(delay, self.down, rate):
            late = delay + rate < self.held_up <= after <= self.held_up + LAG
            yield at + (self.held_up + LAG if late else after), self.key


def hand(seed: int) -> Iterator[tuple[int, str, bool]]:
    """Yield instants and keys, and whether each is meant; one hand has one keyboard."""
    chance = random.Random(seed)
    at, delay, rate = 0, chance.randint(250, 500), chance.choice((25, 33, 40))
    for _ in range(60):
        key = chance.choice(("space", "space", "space", "enter", "s", "u", "a", "p", "3", "b"))
        bounces = tuple(chance.randint(20, 150) for _ in range(chance.choice((0, 0, 1, 2))))
        down = chance.choice((80, 80, 120, 700, 2000))
        held_up = chance.choice((0, 800, 1200))
        sent = sorted(Press(key, down, bounces, held_up).sent(at, delay, rate))
        for number, (instant, name) in enumerate(sent):
            yield instant, name, number == 0
        at = sent[-1][0] + chance.randint(HELD, 3000)


@pytest.mark.parametrize("seed", range(SESSIONS))
def test_only_what_is_meant_counts_and_all_that_is_meant(seed: int) -> None:
    keys = guard()
    for at, key, is_meant in hand(seed):
        assert keys.counts(key, at) == is_meant, (seed, at, key)


class Hand:
    """Trains, with bounces, keys held too long and keys beside those that were meant."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        plan = plan_of(
            line("row", 2, load="20 kg", rest=30, warmup=[8]),
            line(one_armed(), 1),
            line(hold(seconds=5), 1),
            line(exercise("pull", tempo="2-1-1-1"), 1, rest=0),
        )
        self.host = FakeHost(plan, paced=seed % 2 == 0)
        self.keys, self.session = guard(), self.host.session
        self.delay = self.chance.randint(250, 500)
        self.meant: dict[str, int | None] = {}  # the sets that are done, with what was left

    def press(self, key: str) -> None:
        """Press a key, now and then after one beside it, which is taken back."""
        if self.chance.random() < 0.15:
            before = self.session.state
            self._send(self.chance.choice(neighbours(key)))
            self.host.clock.advance(self.chance.uniform(0.8, 2))
            if self.session.state.last_act != before.last_act:
                self._send("u")
                self.host.clock.advance(0.8)
            assert self.session.state.cursor == before.cursor
        self._send(key)

    def _send(self, key: str) -> None:
        clock = self.host.clock
        bounces = tuple(self.chance.randint(20, 150) for _ in range(self.chance.choice((0, 1, 2))))
        down, held_up = self.chance.choice((80, 900, 2500)), self.chance.choice((0, 700, 1200))
        press = Press(key, down, bounces, held_up)
        for at, name in sorted(press.sent(clock.now(), self.delay, 33)):
            clock.now_ms = max(at, clock.now_ms)
            self.session.tick()
            action = ACTION_OF.get(name, "")
            is_in_session = action and BY_ID[action].by == "session" and action != "finish"
            if self.keys.counts(name, clock.now()) and is_in_session:
                self.session.perform(action)

    def train(self) -> None:
        for _ in range(60):
            step = self.session.state.step
            if step is None or self.session.state.is_over:
                return
            self.wait(0.8, 4)
            if self.session.state.step is not step:
                continue
            if self.session.state.phase != "working" and self.chance.random() < 0.1:
                self.press("s")
                continue
            self.press(self.chance.choice(("space", "enter")))
            if self.session.state.phase == "working":
                self.wait(8, 20)
                if self.session.state.cursor == step.id and self.session.state.begun_at:
                    self.press("space")
                self.meant[step.id] = None
                self._answer(step.id)

    def wait(self, least: float, most: float) -> None:
        self.host.clock.advance(self.chance.uniform(least, most))
        self.session.tick()

    def _answer(self, step: str) -> None:
        """Say how many were left, in some of the rests."""
        state = self.session.state
        is_rest = state.countdown is not None and state.countdown.after == step
        if is_rest and reserve_asked(state) and self.chance.random() < 0.5:
            self.wait(0.8, 2)
            self.meant[step] = self.chance.randint(0, 4)
            self.press(str(self.meant[step]))


@pytest.mark.parametrize("seed", range(SESSIONS))
def test_a_hand_that_bounces_holds_and_slips_logs_only_what_it_did(seed: int) -> None:
    hand = Hand(seed)
    hand.train()
    done = [event.step for event in hand.host.notebook.events if isinstance(event, ev.SetDone)]
    taken_back = sum(isinstance(event, ev.Undone) for event in hand.host.notebook.events)
    assert len(done) <= len(set(done)) + taken_back
    logged = hand.session.state.logged
    results = {name: each.result for name, each in logged.items() if each.result}
    assert set(results) <= set(hand.meant)
    assert {name: result.rir for name, result in results.items()} == {
        name: hand.meant[name] for name in results
    }


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


@pytest.mark.parametrize("between", [("h",), ("up",), ("space", "h")])
def test_a_key_counts_again_once_another_one_came(between: tuple[str, ...]) -> None:
    keys = guard()
    assert keys.counts("escape", 0)
    for number, key in enumerate(between):
        keys.counts(key, 100 + 50 * number)
    assert keys.counts("escape", 300)
    assert not keys.counts("escape", 330)


def test_a_key_that_goes_on_waits_whatever_came_between() -> None:
    keys = guard()
    assert keys.counts("space", 0)
    assert keys.counts("u", 200)
    assert not keys.counts("space", AGAIN - 1)
    assert keys.counts("space", AGAIN + HELD)


def test_a_key_that_is_still_held_does_not_count_after_a_slip() -> None:
    keys = guard()
    assert keys.counts("b", 0)
    assert [at for at in range(500, 1000, 33) if keys.counts("b", at)] == []
    assert keys.counts("v", 1000)
    assert [at for at in range(1020, 2000, 33) if keys.counts("b", at)] == []
