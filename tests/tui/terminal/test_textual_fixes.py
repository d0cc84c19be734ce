"""Private names of Textual: each use of one stands in two files, and does what it is there for."""

from __future__ import annotations

import ast
import inspect
import os
import sys
import textwrap
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.screen.stage import on_stage
from textual import drivers
from textual.app import App
from textual.css.query import NoMatches
from textual.events import Key
from textual.geometry import Region, Size

import backcoach.tui
from backcoach.tui.panes.pane import Pane
from backcoach.tui.panes.rest_timer import RestTimer
from backcoach.tui.terminal import textual_fixes
from backcoach.tui.terminal.closed_terminal import LOOK_AGAIN
from backcoach.tui.terminal.textual_fixes import FixedApp, drawn_size, set_border_title

FOLDER = Path(backcoach.tui.__file__).parent
FIXES = tuple(FOLDER / "terminal" / name for name in ("textual_fixes.py", "frames.py"))


def private_names(tree: ast.AST) -> set[str]:
    """Return the private attributes of `self` in a class, and its private methods."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            if isinstance(node.value, ast.Name) and node.value.id == "self":
                names.add(node.attr)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            names.add(node.name)
    return {name for name in names if name.startswith("_") and not name.startswith("__")}


@cache
def names_of(kind: type) -> set[str]:
    return private_names(ast.parse(textwrap.dedent(inspect.getsource(kind))))


def is_of_textual(kind: type) -> bool:
    return any(base.__module__.startswith("textual.") for base in kind.__mro__)


def classes() -> list[type]:
    """Return the classes of the screen that are built on one of Textual."""
    kinds = []
    for path in FOLDER.rglob("*.py"):
        name = ".".join(path.relative_to(FOLDER.parent.parent).with_suffix("").parts)
        module = import_module(name.removesuffix(".__init__"))
        own = [kind for kind in vars(module).values() if isinstance(kind, type)]
        kinds += [kind for kind in own if kind.__module__ == name and is_of_textual(kind)]
    return [kind for kind in kinds if kind not in (FixedApp, textual_fixes.LenientParser)]


@pytest.mark.parametrize("kind", classes(), ids=lambda kind: kind.__name__)
def test_no_class_of_the_screen_uses_or_hides_a_private_name_of_textual(kind: type) -> None:
    bases = [base for base in kind.__mro__ if base.__module__.startswith("textual.")]
    assert not names_of(kind) & set().union(*map(names_of, bases))


def test_nobody_else_reaches_into_an_object_of_textual() -> None:
    others = [path for path in FOLDER.rglob("*.py") if path not in FIXES]
    assert others
    assert not [path for path in others if "SLF001" in path.read_text(encoding="utf-8")]


async def test_a_control_sequence_reaches_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage() as stage:
        written: list[str] = []
        driver = stage.app._driver
        assert driver is not None
        monkeypatch.setattr(driver, "write", written.append)
        stage.app.write("\a")
        assert written == ["\a"]


def test_an_application_that_does_not_run_writes_nothing() -> None:
    FixedApp().write("\a")


@pytest.mark.parametrize(
    ("code", "error", "is_handled"),
    [
        (None, NoMatches(), True),
        (0, NoMatches(), False),
        (0, ValueError(), True),
    ],
)
def test_only_during_shutdown_a_missing_part_is_no_error(
    code: int | None, error: Exception, is_handled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    handled: list[Exception] = []
    monkeypatch.setattr(App, "_handle_exception", lambda _, error: handled.append(error))
    app = FixedApp()
    app._return_code = code
    app._handle_exception(error)
    assert handled == [error] * is_handled


async def test_the_drawn_size_is_that_of_the_last_layout() -> None:
    async with on_stage(size=(100, 30)) as stage:
        assert drawn_size(stage.app.screen) == Size(100, 30)
        await stage.pilot.resize_terminal(80, 24)
        await stage.pilot.pause(0.1)
        assert drawn_size(stage.app.screen) == Size(80, 24)


async def test_a_new_title_draws_its_own_row_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    async with on_stage() as stage:
        pane = stage.app.main.query_one(RestTimer)
        drawn: list[tuple[Region, ...]] = []
        refresh = Pane.refresh

        def watched(self: Pane, *regions: Region, **how: bool) -> Pane:
            drawn.append(regions)
            return refresh(self, *regions, **how)

        monkeypatch.setattr(Pane, "refresh", watched)
        set_border_title(pane, "[b]Rest[/x]")
        await stage.pilot.pause()
        assert [[region.height for region in regions] for regions in drawn] == [[1]]
        assert "[b]Rest[/x]" in stage.text
        set_border_title(pane, "[b]Rest[/x]")
        assert len(drawn) == 1


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


def test_a_shell_that_exports_a_size_does_not_fix_that_of_a_real_terminal(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "12")
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((0, 0)))
    textual_fixes.measure_the_terminal()
    assert (os.environ["COLUMNS"], os.environ["LINES"]) == ("40", "12")
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((120, 36)))
    textual_fixes.measure_the_terminal()
    assert {"COLUMNS", "LINES"}.isdisjoint(os.environ)
