"""SIGKILL at any moment of whole sessions; what the screen called saved is there afterwards."""

from __future__ import annotations

import time
from itertools import takewhile
from random import Random
from typing import TYPE_CHECKING, TypeAlias

from support.screen.stage import says

from backcoach.clock import SystemClock
from backcoach.core.session.fold import advance, begin, due
from backcoach.core.session.set_counts import progress
from backcoach.core.views.set_table import set_table
from backcoach.core.wording.exercise_rows import rows
from backcoach.core.wording.timer import timer_view
from backcoach.tui.drawing.exercise_lines import listed
from faults.outcome import Outcome
from faults.world import SAVED, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from backcoach.core.session.state import State
    from backcoach.storage.rows import StoredSession
    from faults.world import Window

LONGEST_LIFE = 2.5  # s, of which a start takes a part
PANE = (32, 19)  # columns and rows of the exercise list in a window of 100×30
MOST = 12  # rows that are compared
KEYS = (
    *(
        " " * 12,
        *("\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D") * 2,
        *"01234",
        *"ssuuuppajjk[]",
        "+",
        "-",
    ),
)
Claim: TypeAlias = "tuple[str, ...]"


def kills(folder: Path, count: int, seed: int = 0) -> Outcome:
    """Kill a program so often, each time in a session that the next one goes on with."""
    world, random = World(folder), Random(seed)
    outcome = Outcome("killed at any moment, restarted with --resume")
    options = "--fresh"
    for number in range(count):
        with outcome.attempt(f"kill {number} of seed {seed}"):
            sessions = world.sessions()
            with world.start(options) as window:
                claim = _live(window, random, sessions[-1] if sessions else None)
                window.stop()
                claim = _claim(window) or claim
            options = "--resume"
            _check(world, claim)
    return outcome


def _live(window: Window, random: Random, before: tuple[StoredSession, State] | None) -> Claim:
    """Press keys until the moment has come; return what the screen called saved at last."""
    end = time.monotonic() + random.uniform(0.0, LONGEST_LIFE)
    claim: Claim = ()
    is_checked = before is None or before[1].is_over
    press_at = 0.0
    while (now := time.monotonic()) < end:
        if window.read(0.002):
            continue
        if "sets" not in window.header and "saved" not in window.header:
            continue
        if not is_checked and before is not None:
            check_resumed(window, *before)
            is_checked = True
        claim = _claim(window) or claim
        if now >= press_at:
            window.press(random.choice(KEYS))
            press_at = now + random.uniform(0.0, 0.12)
    return claim


def _claim(window: Window) -> Claim:
    """Return the exercise list of a screen that says it is saved."""
    if SAVED not in window.header:
        return ()
    return _pane_lines(window)


def _pane_lines(window: Window) -> Claim:
    lines = window.text.split("\n")[2:]
    pane = [_words(line.split("│")[1]) for line in lines if line.startswith("│")]
    return tuple(takewhile(bool, pane[:MOST]))


def _words(line: str) -> str:
    """Return what a line says; in which column is no matter of what is saved."""
    return " ".join(line.split())


def pane(state: State) -> Claim:
    """Return the lines that the exercise list shows of a state in a window of 100×30."""
    lines = listed(rows(state), set_table(state), *PANE)
    return tuple(_words(line.plain) for _, line in lines[:MOST])


def _history(stored: StoredSession) -> Iterator[State]:
    """Yield every state that the stored events have gone through."""
    state = begin(stored.started)
    yield state
    for event in stored.later:
        state, _ = advance(state, event)
        yield state


def _check(world: World, claim: Claim) -> None:
    """Whatever the screen called saved is a state that the store has come to, or come past."""
    if not claim:
        return
    sessions = world.sessions()
    assert sessions, f"called saved, and nothing is stored:\n{claim}"
    assert any(claim == pane(state) for stored, _ in sessions[-2:] for state in _history(stored)), (
        f"called saved and not there:\n{claim}\nstored:\n{pane(sessions[-1][1])}"
    )
    live = [state for _, state in sessions if not state.is_over]
    assert len(live) <= 1, "more than one session is live"


def check_resumed(window: Window, stored: StoredSession, state: State) -> None:
    """The screen goes on where the store ends: sets, cursor, and the end of a rest."""
    window.until("Short")
    clock = SystemClock.anchored(stored.started, max(event.at for event in stored.events.values()))
    now = clock.now()
    began = now - round((time.monotonic() - window.began) * 1000)  # drawn at some time since then
    states = [state]
    while (event := due(states[-1], now)) and (after := advance(states[-1], event)[0]) != states[
        -1
    ]:
        states.append(after)
    lines = _pane_lines(window)
    by_then = [state for state in states if lines == pane(state)]
    assert by_then, f"resumed as\n{lines}\nand not as\n{pane(state)}"
    counts = [progress(state) for state in by_then]
    assert any(f"{done}/{planned} sets" in window.header for done, planned in counts)
    if states == [state] and state.countdown and state.phase == "resting":
        moments = range(began - 1000, now + 1000, 500)
        assert any(says(window.text, timer_view(state, at).text) for at in moments), (
            f"{state.countdown.text(now)} of the rest is left and not on the screen:\n{window.text}"
        )
