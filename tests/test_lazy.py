"""Packages whose modules are loaded on first use."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import backcoach
from backcoach.lazy import on_first_use

FOLDER = Path(backcoach.__file__).parent
PACKAGES = [
    ".".join(path.parent.relative_to(FOLDER.parent).parts)
    for path in FOLDER.rglob("__init__.py")
    if "on_first_use" in path.read_text(encoding="utf-8")
]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_loads_none_of_its_modules_and_then_the_one_that_is_named(package: str) -> None:
    listed = import_module(package).__file__
    assert listed is not None
    lines = Path(listed).read_text(encoding="utf-8").splitlines()
    names = [line.split(" as ")[-1].split()[0] for line in lines if line.startswith("    from ")]
    assert names
    code = (
        f"import {package} as package, sys\n"
        f"names = {names}\n"
        f"assert not [name for name in names if {package!r} + '.' + name in sys.modules]\n"
        "assert all(getattr(package, name).__name__.endswith(name) for name in names)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=FOLDER.parent)


def test_a_name_that_is_no_module_is_an_attribute_error() -> None:
    load = on_first_use("backcoach.core")
    for name in ("nothing", "__wrapped__", "_private"):
        with pytest.raises(AttributeError, match=name):
            load(name)


def test_an_error_within_a_module_is_not_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "lazy_example"
    folder.mkdir()
    folder.joinpath("__init__.py").write_text("", encoding="utf-8")
    folder.joinpath("broken.py").write_text("import no_such_module", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ModuleNotFoundError, match="no_such_module"):
        on_first_use("lazy_example")("broken")
