"""What the driver reads from a terminal, and what a terminal does to it."""

from __future__ import annotations

import inspect
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import drivers
from textual.events import Key

from backcoach.tui.terminal import textual_fixes
from backcoach.tui.terminal.closed_terminal import LOOK_AGAIN

LINUX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="Windows has another driver")

NAMES = (
    "getincrementaldecoder",
    "WriterThread",
    "XTermParser",
    "KITTY_DISAMBIGUATE_ESCAPE_CODES",
)


@pytest.fixture
def driver(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The driver of terminals, with what the program changes in it; undone afterwards."""
    module = import_module(f"{drivers.__name__}.linux_driver")
    for name in NAMES:
        monkeypatch.setattr(module, name, getattr(module, name))
    textual_fixes.read_any_input()
    return module


@LINUX_ONLY
def test_the_driver_uses_what_is_put_into_it(driver: Any) -> None:
    source = inspect.getsource(driver)
    assert "getincrementaldecoder(" in source
    assert "XTermParser(" in source
    assert "WriterThread(self._file)" in source
    assert 'getincrementaldecoder("utf-8")' in source
    assert "KITTY_PROTOCOL_FLAG = (\n                KITTY_DISAMBIGUATE_ESCAPE_CODES" in source
    assert driver.KITTY_DISAMBIGUATE_ESCAPE_CODES == 0b11


@LINUX_ONLY
def test_a_terminal_that_has_closed_keeps_nobody_waiting(driver: Any) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8", buffering=1) as closed:
        thread = driver.WriterThread(closed)
        thread.start()
        for _ in range(100):
            thread.write("a frame\n")
        thread.stop()
        assert not thread.is_alive()
        with suppress(OSError):
            closed.close()


@LINUX_ONLY
def test_nothing_to_read_is_looked_for_again_after_a_moment(
    driver: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr("time.sleep", waits.append)
    decode = driver.getincrementaldecoder("utf-8")().decode
    assert [decode(data) for data in (b"", b"a", b"")] == ["", "a", ""]
    assert waits == [LOOK_AGAIN, LOOK_AGAIN]
    assert decode(b"", final=True) == ""
    assert len(waits) == 2


@LINUX_ONLY
def test_a_wrong_byte_from_the_terminal_is_left_out(driver: Any) -> None:
    decode = driver.getincrementaldecoder("utf-8")().decode
    assert decode(b"a\xe9b") == "ab"
    assert decode("é".encode()) == "é"


@LINUX_ONLY
@pytest.mark.parametrize(
    ("sequence", "pressed"),
    [
        ("\x1b[32;1:1;32u", [("space", "press")]),
        ("\x1b[32;1:2;32u", [("space", "repeat")]),
        ("\x1b[32;1:3u", []),
        ("\x1b[32;1:3u ", [("space", "")]),
        ("\x1b[13;1:2u", [("enter", "repeat")]),
        ("\x1b[13u", [("enter", "")]),
        ("\x1b[1;1:2A", [("up", "repeat")]),
        ("\x1b[1;5:1A", [("ctrl+up", "press")]),
        ("\x1b[1;1:3D", []),
        ("\x1b[5;1:2~", [("pageup", "repeat")]),
        ("\x1b[115;2:1;83u", [("S", "press")]),
        ("\x1b[99;5:1u", [("ctrl+c", "press")]),
        ("\x1b[115:83;2:1;83u", [("S", "press")]),
        ("\x1b[?62;4c\x1b[>1;10;0c\x1b[?997;1n", []),
        ("\x1b[[A", [("f1", "")]),
    ],
)
def test_what_a_terminal_reports_of_a_key_is_read(
    driver: Any, sequence: str, pressed: list[tuple[str, str]]
) -> None:
    keys = [event for event in driver.XTermParser().feed(sequence) if isinstance(event, Key)]
    assert [(key.key, textual_fixes.repeat_report(key)) for key in keys] == pressed


@LINUX_ONLY
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ["\x1b[", "\x1b", "\x1bO", "\x1b[200~", "\x1b[201~", "\x1b[<", "\x1b[48;"]
            ),
            st.from_regex(r"\x1b\[[0-9:;]{0,8}[u~ABCDEFHPQRStmM]", fullmatch=True),
            st.text(max_size=4),
        ),
        max_size=12,
    )
)
def test_no_input_ends_the_program_and_what_comes_after_it_is_read(pieces: list[str]) -> None:
    parser = textual_fixes.LenientParser()
    text = "".join(pieces)
    messages = [*(parser.feed(text) if text else ()), *parser.feed("\x1b[201~" + "q" * 40)]
    for message in messages:
        if isinstance(message, Key):
            assert f"{message.key}{message.character or ''}".encode()
    assert any(isinstance(message, Key) and message.key == "q" for message in messages)
