"""A session of every kind of set in a real pseudo-terminal, killed in the midst of each of them."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING, Any

import pytest
from support.short_files import ROW, history, sets_done, write
from support.terminals.terminal import ENTER, Terminal

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.pty

FILE = f"""
{ROW}setup_time = 0

[[session]]
id = "mixed"
name = "Mixed"

[[session.exercise]]
exercise = "row"
load = "20 kg"
reps = [8, "5+"]
rest = [1]
drops = ["50%"]

[[session.exercise]]
exercise = "row"
load = "20 kg"
sets = 2
reps = 4
every = 2

[[session.exercise]]
exercise = "row"
load = "20 kg"
reps = 3
within = 60
"""


def sets() -> list[dict[str, Any]]:
    return list(history()[0]["sets"])


@pytest.mark.parametrize("ends", [signal.SIGKILL, signal.SIGTERM])
def test_every_kind_of_set_goes_on_after_a_kill(tmp_path: Path, ends: signal.Signals) -> None:
    args = ("run", "--plain", "--file", write(tmp_path, FILE))
    with Terminal(*args) as terminal:
        terminal.until("Enter: start set")
        terminal.press(ENTER, ENTER)
        terminal.until("Rest over")
        terminal.press(ENTER, ENTER)
        terminal.until("drop set 1 of 1")
        terminal.until_true(lambda: sets_done() == 2)  # saving takes a moment
        terminal.kill(ends)
        terminal.wait()
    assert [done["reps"] for done in sets()] == [8, 5]
    with Terminal(*args) as terminal:
        terminal.until("1 Resume")
        terminal.press(ENTER)
        terminal.until("drop set 1 of 1")
        terminal.press(ENTER, ENTER)
        terminal.until("set 1 of 2")
        terminal.press(ENTER, ENTER)
        terminal.until("(?s)Go: 4.*Go: 4")  # the clock of the EMOM begins the second set
        terminal.until_true(lambda: sets_done() == 4)
        terminal.kill(ends)
        terminal.wait()
    with Terminal(*args) as terminal:
        terminal.until("1 Resume")
        terminal.press(ENTER)
        terminal.until("Enter: set done")
        terminal.press(ENTER)
        terminal.until("round 1")
        terminal.press(ENTER, ENTER)
        terminal.until("round 2")
        terminal.until_true(lambda: sets_done() == 6)
        terminal.kill(ends)
        terminal.wait()
    with Terminal(*args) as terminal:
        terminal.until("1 Resume")
        terminal.press(ENTER)
        terminal.until("Enter: go on")
        terminal.press(ENTER, ENTER, ENTER)
        terminal.until("round 3")
        terminal.press("f", ENTER)
        terminal.until("finish here")
        terminal.press("f", ENTER)
        terminal.until("Ended early")
        terminal.press("q", ENTER)
        assert terminal.wait() == 0
    kinds = [(done["reps"], done["extra"].get("set_type", "")) for done in sets()]
    assert kinds == [
        *((8, ""), (5, ""), (2, "drop"), (4, "emom"), (4, "emom"), (3, "amrap"), (3, "amrap"))
    ]
