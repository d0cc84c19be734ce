"""Who may import what: floors that only look down, and headless commands without Textual."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "backcoach"
CORE = sorted((PACKAGE / "core").glob("*.py"))
SCREEN = sorted((PACKAGE / "tui").glob("*.py"))
DOORS = ["arguments", "cli", "commands", "refusal", "training"]
GROUND = sorted(path for path in PACKAGE.glob("*.py") if path.stem not in (*DOORS, "__main__"))

# What a pure function needs of the standard library: values, text, and nothing that looks around.
PURE = {
    *(
        "__future__",
        "abc",
        "bisect",
        "collections",
        "dataclasses",
        "datetime",
        "decimal",
        "difflib",
    ),
    *("enum", "fractions", "functools", "graphlib", "heapq", "itertools", "json", "math"),
    *("operator", "re", "statistics", "string", "textwrap", "types", "typing", "unicodedata"),
    *("msgspec", "tomli", "sys"),
}
OUTSIDE_CALLS = {"open", "print", "input", "exec", "eval", "__import__", "breakpoint"}


def imports(path: Path) -> set[str]:
    """Every module that a file names in an import, whether at its top or inside a function."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def floor(module: str) -> str:
    """The floor of a module of ours: core, tui, a door, or the ground floor."""
    parts = module.split(".")
    if len(parts) == 1:
        return "root"
    return parts[1] if parts[1] in ("core", "tui", *DOORS) else "ground"


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.stem)
def test_the_core_imports_values_and_itself(path: Path) -> None:
    for module in imports(path):
        if module.startswith("backcoach"):
            assert floor(module) in ("core", "root"), module
        else:
            assert module.split(".")[0] in PURE, module


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.stem)
def test_the_core_neither_reads_nor_writes_nor_looks_at_a_clock(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    guarded = {
        id(inner)
        for node in tree.body
        if isinstance(node, ast.If) and "__main__" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and id(node) not in guarded:
            name = node.func.id if isinstance(node.func, ast.Name) else None
            assert name not in OUTSIDE_CALLS
            if isinstance(node.func, ast.Attribute):
                assert node.func.attr not in ("now", "today", "utcnow", "read_text", "write_text")


@pytest.mark.parametrize("path", GROUND, ids=lambda path: path.stem)
def test_the_ground_floor_knows_neither_the_screen_nor_the_door(path: Path) -> None:
    for module in imports(path):
        assert module.split(".")[0] not in ("textual", "rich", "click")
        assert floor(module) not in ("tui", "cli") or not module.startswith("backcoach")


@pytest.mark.parametrize("path", SCREEN, ids=lambda path: path.stem)
def test_the_screen_is_handed_what_it_needs(path: Path) -> None:
    for module in imports(path):
        if module.startswith("backcoach"):
            assert floor(module) in ("core", "tui", "root"), module


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh Python has loaded after running some code."""
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
    "module",
    sorted(
        {f"backcoach.core.{path.stem}" for path in CORE if path.stem != "__init__"}
        | {f"backcoach.{path.stem}" for path in GROUND if path.stem != "__init__"}
        | {"backcoach.cli", "backcoach.commands", "backcoach.training"}
    ),
)
def test_a_headless_module_loads_without_the_screen(module: str) -> None:
    loaded = loaded_by(f"import {module}")
    assert not {"textual", "rich", "asyncio"} & loaded


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
    ],
    ids=" ".join,
)
def test_a_headless_command_never_loads_the_screen(args: list[str]) -> None:
    code = (
        "import sys\nfrom backcoach.cli import main\n"
        f"try:\n    main({args!r})\nexcept SystemExit as end:\n    assert not end.code, end.code"
    )
    assert not {"textual", "rich", "asyncio", "backcoach.tui"} & loaded_by(code)


def test_the_package_itself_does_nothing_at_import() -> None:
    ours = {name for name in loaded_by("import backcoach") if name.startswith("backcoach")}
    assert ours == {"backcoach"}


@pytest.mark.parametrize(
    "path",
    [*CORE, *GROUND, *SCREEN, *(PACKAGE / f"{door}.py" for door in DOORS)],
    ids=lambda path: path.stem,
)
def test_a_file_is_a_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 260
