"""Lines in and out of pipes and a pseudo-terminal, in this process; nothing sleeps."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import termios
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from support.terminals.pipes import Place, Script, place_at

from backcoach.plain.terminal import Console

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with place_at(tmp_path / "out") as opened:
        yield opened


def test_each_line_is_heard_until_one_leaves(place: Place) -> None:
    script = Script()
    place.type(b"\nu\n8 x 24\nq\nignored\n", ends=False)
    assert place.console.talk(script) == 0
    assert script.has_opened
    assert script.heard == ["", "u", "8 x 24", "q"]


@pytest.mark.parametrize(
    ("typed", "heard"), [(b"", []), (b"u\n", ["u"]), (b"u\ns", ["u", "s"]), (b"u\xff\n", ["u�"])]
)
def test_s04_the_end_of_the_input_leaves_in_good_order(
    place: Place, typed: bytes, heard: list[str]
) -> None:
    script = Script()
    place.type(typed)
    assert place.console.talk(script) == 0
    assert script.heard == heard


def test_a_line_that_comes_in_pieces_is_one(place: Place) -> None:
    def act(text: str) -> None:
        place.console.tell_saved()
        if text == "u":
            place.type(b"et\nq\n", ends=False)

    script = Script(act)
    place.type(b"u\nsk", ends=False)
    place.console.talk(script)
    assert script.heard == ["u", "sket", "q"]


def test_input_that_cannot_be_read_is_at_its_end(place: Place) -> None:
    folder = os.open(place.path.parent, os.O_RDONLY)
    console = Console(folder, place.out)
    script = Script()
    with console:
        assert console.talk(script) == 0
    os.close(folder)
    assert script.heard == []


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_s04_a_signal_leaves_in_good_order(place: Place, number: signal.Signals, code: int) -> None:
    script = Script(lambda _: os.kill(os.getpid(), number))
    assert place.console.talk(script) == code
    os.kill(os.getpid(), number)  # still minded: what follows must not be cut short


def test_signals_are_given_back(tmp_path: Path) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    with place_at(tmp_path / "out"):
        assert signal.getsignal(signal.SIGTERM) != before[1]
    after = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]
    assert after == before
    assert signal.set_wakeup_fd(-1) == -1


def test_it_looks_when_the_time_has_come_and_not_before_something_happens(place: Place) -> None:
    script = Script(looks=3)
    script.nap = 0.001
    place.console.talk(script)
    assert script.heard == []
    assert script.looks == 3


def test_another_thread_wakes_it_and_its_remark_is_said(place: Place) -> None:
    def act(_: str) -> None:
        other = threading.Thread(target=place.console.remark, args=("The hook failed.",))
        other.start()
        other.join()

    script = Script(act, looks=1)
    place.console.talk(script)
    assert script.looks == 1
    assert place.output == "The hook failed.\n"


def test_a_remark_comes_behind_what_is_being_said(place: Place) -> None:
    def act(text: str) -> None:
        if text == "u":
            place.console.remark("Best so far.")
            place.console.say("Set 1.")

    place.type(b"u\n")
    place.console.talk(Script(act))
    assert place.output == "Set 1.\nBest so far.\n"


def test_nothing_is_woken_after_the_end(tmp_path: Path) -> None:
    with place_at(tmp_path / "out") as place:
        console = place.console
        for _ in range(100_000):
            console.tell_saved()  # nobody reads; it must not block
    console.tell_saved()


def test_a_pipe_gets_neither_bells_nor_broken_lines(place: Place) -> None:
    place.console.flash()
    place.console.send("\a")
    place.console.say("word " * 50)
    assert place.output == "word " * 50 + "\n"


@pytest.mark.parametrize(
    ("encoding", "text"), [("ascii", "8-10 x 24 kg ?"), ("latin-1", "8-10 x 24 kg ?")]
)
def test_an_encoding_without_the_signs_gets_others(
    tmp_path: Path, encoding: str, text: str
) -> None:
    with place_at(tmp_path / "out", encoding) as place:
        place.console.say("8–10 × 24 kg ✓")
        assert place.output == f"{text}\n"


def test_s04_a_terminal_that_was_closed_is_left(tmp_path: Path) -> None:
    read, write = os.pipe()
    heard, typed = os.pipe()
    os.close(read)
    script = Script()
    with os.fdopen(write, "w", encoding="utf-8") as out, Console(heard, out) as console:
        script._act = console.say
        assert console.talk(script) == 0
    os.close(heard)
    os.close(typed)
    assert script.heard == []


class Screen:
    """The two ends of a pseudo-terminal of so many columns."""

    def __init__(self, columns: int) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self.out = os.fdopen(slave, "w", encoding="utf-8")
        self.console = Console(slave, self.out)

    def printed(self, least: int) -> str:
        """Return what is on it, once that many characters are."""
        text = ""
        while len(text) < least:
            text += os.read(self.master, 65536).decode().replace("\r\n", "\n")
        return text


@contextmanager
def screen_of(columns: int) -> Iterator[Screen]:
    screen = Screen(columns)
    with screen.out, screen.console:
        yield screen
    os.close(screen.master)


@pytest.mark.parametrize(
    ("columns", "text"),
    [
        (31, "Row, set 1 of 3, and of it the\nleft side: 8–10 × 24 kg\n"),
        (10, "Row, set 1 of 3, and of it the left side: 8–10 × 24 kg\n"),
        (0, "Row, set 1 of 3, and of it the left side: 8–10 × 24 kg\n"),
    ],
)
def test_words_are_whole_where_the_width_allows_it(columns: int, text: str) -> None:
    with screen_of(columns) as screen:
        screen.console.say("Row, set 1 of 3, and of it the left side: 8–10 × 24 kg")
        assert screen.printed(len(text)) == text


def test_bells_are_heard_one_after_the_other() -> None:
    with screen_of(80) as screen:
        console = screen.console

        class Ringing(Script):
            @property
            def has_left(self) -> bool:
                return not console._bells

        console.send("\a")
        console.later(1, "\a")
        console.later(2, "\a")
        assert console.talk(Ringing()) == 0
        assert screen.printed(3) == "\a\a\a"
