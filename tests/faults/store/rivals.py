"""Several programs on one store at the same time."""

from __future__ import annotations

from contextlib import ExitStack
from random import Random
from time import monotonic
from typing import TYPE_CHECKING

from faults.outcome import Outcome
from faults.world import SAVED, World

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from faults.world import Window

PATIENCE = 60.0  # s


def rivals(folder: Path, count: int, seed: int = 0) -> Iterator[Outcome]:
    """Let two or five programs start at the same instant, so often; one alone may train."""
    random = Random(seed)
    world = World(folder)
    outcome = Outcome("programs started against each other on one store")
    done = 0
    while outcome.count < count:
        many = random.choice((2, 5))
        with outcome.attempt(f"{outcome.count}, {many} at once"), ExitStack() as stack:
            options = random.choice(("--fresh", "--resume"))
            windows = [stack.enter_context(world.start(options)) for _ in range(many)]
            winner = _winner(windows)
            winner.lift()
            winner.until(SAVED)
            winner.stop()
        outcome.count += many - 1
        done += 1
    with outcome.attempt("all that was done is there, once"):
        counts = world.counts()
        assert len(counts) == done, f"{len(counts)} sets of {done}"
    yield outcome
    yield _looking_on(World(folder / "lookers"), max(1, count // 100))


def _winner(windows: list[Window]) -> Window:
    """Return the one program that has a session; the others have said why they have none."""
    waiting = list(windows)
    winners = []
    end = monotonic() + PATIENCE
    while waiting:
        assert monotonic() < end, f"neither began nor gave way:\n{waiting[0].text}"
        for window in tuple(waiting):
            window.read(0.01)
            if "running in another window" in window.text:
                assert window.wait() == 1
                waiting.remove(window)
            elif "Start" in window.text:
                winners.append(window)
                waiting.remove(window)
            else:
                assert "Traceback" not in window.text, window.text
    assert len(winners) == 1, f"{len(winners)} programs have a session"
    return winners[0]


def _looking_on(world: World, count: int) -> Outcome:
    """Four programs look at the session of a fifth, press every key, and change nothing."""
    outcome = Outcome("programs looking on while another trains")
    random = Random(count)
    with ExitStack() as stack:
        first = stack.enter_context(world.start("--fresh"))
        first.lift()
        others = [stack.enter_context(world.start()) for _ in range(4)]
        for other in others:
            other.until("in another window")
            other.press("\r")
        for number in range(count):
            with outcome.attempt(number):
                for other in others:
                    other.press(*random.sample(" usap+-[]0123jk\x1b", 8))
                    other.read(0.01)
        first.lift()
        first.until(SAVED)
        with outcome.attempt("all see it"):
            for other in others:
                other.press("\x1b")
                other.until("✓ 1 +8 × 40")
    with outcome.attempt("nothing but the set is stored"):
        assert len(world.counts()) == 2
    return outcome
