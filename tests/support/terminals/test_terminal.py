"""The terminal of the tests: what is not drawn takes nothing with it of what is drawn next."""

from __future__ import annotations

import pytest

from support.terminals.terminal import Terminal

pytestmark = pytest.mark.pty

ECHO = ("sh", "-c", "stty raw -echo; echo ready; cat")
PATIENCE = 20.0  # s
COLOUR, PLACE = b"\x1b[38;2;1;2;3m", b"\x1b[1;9H"


@pytest.mark.parametrize("first", range(1, len(COLOUR)))
@pytest.mark.parametrize("second", range(len(PLACE)))
def test_a_sequence_of_which_a_part_was_not_drawn_mixes_with_no_other(
    first: int, second: int
) -> None:
    with Terminal(command=ECHO) as terminal:
        terminal.until("ready")
        terminal.write(COLOUR[:first])
        terminal.read(PATIENCE)
        unseen = COLOUR[first:] + PLACE[:second]
        terminal.write(unseen)
        assert terminal.drain(PATIENCE, len(unseen)) == len(unseen)
        terminal.write(PLACE[second:] + b"x")
        terminal.until("x")
        assert terminal.text.split("\n")[0] == "ready   x"
