"""What a command loads, and what no import contract can say of a file."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from backcoach.cli.main import FILES

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "backcoach"
OUTSIDE_CALLS = {"open", "print", "input", "exec", "eval", "__import__", "breakpoint"}
OUTSIDE_METHODS = {"now", "today", "utcnow", "read_text", "write_text"}
LONGEST_FILE = 260  # lines
_PERFORMED = """
from backcoach.cli.main import main
try:
    main({!r})
except SystemExit as end:
    assert not end.code, end.code
"""


def loaded_by(code: str) -> set[str]:
    """Return the modules that a fresh Python has loaded after running some code."""
    script = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=PACKAGE.parent,
    )
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "args",
    [
        ["--version"],
        ["--help"],
        ["list"],
        ["check"],
        ["show", "pull_up"],
        ["history", "--json"],
        ["history", "pull_up"],
        ["next", "--json"],
    ],
    ids=" ".join,
)
def test_a_headless_command_never_loads_the_screen(args: list[str]) -> None:
    loaded = loaded_by(_PERFORMED.format(args))
    assert not {"textual", "rich", "asyncio", "backcoach.tui"} & loaded


_OF_COMMANDS = {f"backcoach.cli.{file}" for file in FILES.values()}


@pytest.mark.parametrize(
    ("args", "file"), [(["list"], "commands"), (["history", "--json"], "past.history")], ids=str
)
def test_a_command_loads_no_file_of_another(args: list[str], file: str) -> None:
    assert loaded_by(_PERFORMED.format(args)) & _OF_COMMANDS == {f"backcoach.cli.{file}"}


@pytest.mark.parametrize("args", [["list"], ["check"], ["history", "--json"]], ids=" ".join)
def test_a_command_waits_for_no_library_that_it_has_no_use_for(args: list[str]) -> None:
    loaded = loaded_by(_PERFORMED.format(args))
    assert not {"statistics", "concurrent.futures", "logging", "tempfile", "json"} & loaded


def test_plain_lines_never_load_the_screen() -> None:
    loaded = loaded_by(
        "import backcoach.plain.conversation, backcoach.plain.terminal, backcoach.run.session_host"
    )
    assert not {"textual", "rich", "asyncio", "backcoach.tui"} & loaded


def test_the_package_itself_does_nothing_at_import() -> None:
    ours = {name for name in loaded_by("import backcoach") if name.startswith("backcoach")}
    assert ours == {"backcoach"}


def test_the_core_calls_nothing_that_reads_writes_or_looks_at_a_clock() -> None:
    for path in sorted((PACKAGE / "core").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        program = {
            id(inner)
            for node in tree.body
            if isinstance(node, ast.If) and "__main__" in ast.dump(node.test)
            for inner in ast.walk(node)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and id(node) not in program:
                name = node.func.id if isinstance(node.func, ast.Name) else None
                assert name not in OUTSIDE_CALLS, (path, node.lineno)
                if isinstance(node.func, ast.Attribute):
                    assert node.func.attr not in OUTSIDE_METHODS, (path, node.lineno)


def test_no_file_is_too_long_to_read_at_once() -> None:
    lengths = {
        path: len(path.read_text(encoding="utf-8").splitlines())
        for folder in (PACKAGE, TESTS)
        for path in folder.rglob("*.py")
    }
    assert [path for path, lines in lengths.items() if lines > LONGEST_FILE] == []
