"""Private names of Textual: each use of one stands in two files, and does what it is there for."""

from __future__ import annotations

import ast
import inspect
import os
import textwrap
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest
from support.screen.stage import on_stage
from textual.app import App
from textual.css.query import NoMatches
from textual.geometry import Region, Size

import backcoach.tui
from backcoach.tui.panes.pane import Pane
from backcoach.tui.panes.rest_timer import RestTimer
from backcoach.tui.terminal import textual_fixes
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
