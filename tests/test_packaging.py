"""What is handed out is whole, runs on its own and knows nothing of the machine it was made on."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from email import message_from_bytes
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement

import backcoach

if TYPE_CHECKING:
    from email.message import Message


ROOT = Path(__file__).parent.parent

# Bracketed letters keep the patterns from finding themselves.
MACHINE = re.compile(r"/(?:home|root|Users)/\w|[A-Z]:\\Users\\")
REGISTRY = re.compile(r"py[p]i\.\w|python[h]osted|(?:index|find)-(?:url|links)\b", re.IGNORECASE)


def tree() -> list[Path]:
    """Return every file of the project as git sees it, or as it lies there where git cannot say."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout
    files = {Path(name) for name in listed.split("\0") if name} or {
        path.relative_to(ROOT)
        for path in ROOT.rglob("*")
        if not any(part.startswith(".") for part in path.relative_to(ROOT).parts[:-1])
        and path.suffix != ".pyc"
    }
    return sorted(file for file in files if (ROOT / file).is_file())


def build(target: str, folder: Path) -> Path:
    """Build `target` ("wheel" or "sdist") without a network and return what was made."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", target, "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that holds the unpacked wheel and nothing else."""
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(build("wheel", tmp_path_factory.mktemp("wheel"))) as wheel:
        wheel.extractall(folder)
    return folder


@pytest.fixture(scope="module")
def info(unpacked: Path) -> Path:
    (folder,) = unpacked.glob("*.dist-info")
    return folder


@pytest.fixture(scope="module")
def metadata(info: Path) -> Message:
    return message_from_bytes((info / "METADATA").read_bytes())


def test_the_wheel_carries_the_whole_package_and_the_exercises(unpacked: Path) -> None:
    carried = {path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file()}
    package = {file for file in tree() if file.parts[0] == "backcoach"}
    assert {file for file in carried if file.parts[0] == "backcoach"} == {
        *package,
        Path("backcoach/exercises.toml"),
    }
    assert Path("backcoach/py.typed") in package
    assert Path("backcoach/tui/backcoach.tcss") in package
    assert Path("backcoach/tui/layouts.tcss") in package
    assert Path("backcoach/tui/dialogs/dialog.tcss") in package
    assert Path("backcoach/sync/server/schema/0001_people_and_events.sql") in package


def test_the_wheel_carries_the_exercises_unchanged(unpacked: Path) -> None:
    carried = (unpacked / "backcoach/exercises.toml").read_bytes()
    assert carried == (ROOT / "exercises.toml").read_bytes()


def test_the_wheel_says_what_it_is(metadata: Message, info: Path) -> None:
    assert metadata["Name"] == "backcoach"
    assert metadata["Version"] == backcoach.__version__
    assert metadata["Requires-Python"] == ">=3.10"
    assert metadata["License-Expression"] == "MIT"
    assert "the backcoach authors" in (info / "licenses/LICENSE").read_text("utf-8")


def test_the_wheel_installs_one_command(info: Path) -> None:
    scripts = (info / "entry_points.txt").read_text("utf-8").split("\n")
    assert [line for line in scripts if line] == [
        "[console_scripts]",
        "backcoach = backcoach.__main__:main",
    ]


def test_the_wheel_asks_for_the_runtime_packages_alone(metadata: Message) -> None:
    asked = [Requirement(line) for line in metadata.get_all("Requires-Dist", [])]
    always = {each.name for each in asked if not each.marker}
    assert always == {"click", "msgspec", "platformdirs", "rich", "textual", "tomli", "tomlkit"}
    extras = {each.name for each in asked if each.marker and "extra" in str(each.marker)}
    assert {each.name for each in asked} - always == extras
    assert extras == {"fitdecode", "psycopg", "textual-serve"}


@pytest.mark.parametrize("argument", ["--version", "check"])
def test_the_unpacked_wheel_runs_away_from_the_tree(unpacked: Path, argument: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "backcoach", argument],
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout


def test_the_sdist_carries_what_a_build_its_tests_and_the_next_engineer_need(
    tmp_path: Path,
) -> None:
    with tarfile.open(build("sdist", tmp_path)) as sdist:
        carried = {Path(*Path(name).parts[1:]) for name in sdist.getnames()}
    folders = {"backcoach", "docs", "packaging", "tests"}
    needed = {file for file in tree() if file.parts[0] in folders}
    needed |= {
        Path(name)
        for name in (
            *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md"),
            *("exercises.toml", "pyproject.toml"),
        )
    }
    assert needed <= carried


@pytest.mark.slow
@pytest.mark.parametrize("target", ["wheel", "sdist"])
def test_what_is_built_installs_in_an_environment_of_its_own(target: str, tmp_path: Path) -> None:
    made = build(target, tmp_path / "dist")
    fresh = tmp_path / "fresh"
    venv.create(fresh, with_pip=False)
    python = fresh / "bin" / "python"
    (packages,) = fresh.glob("lib/python*/site-packages")
    (packages / "others.pth").write_text(sysconfig.get_path("purelib"))
    install = ["install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    env = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    subprocess.run(
        [sys.executable, "-m", "pip", f"--python={python}", *install, str(made)],
        check=True,
        env=env,
    )
    ran = subprocess.run(
        [fresh / "bin" / "backcoach", "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == f"backcoach {backcoach.__version__}\n"
    where = "import backcoach; print(backcoach.__file__)"
    used = subprocess.run(
        [python, "-c", where], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert Path(used.stdout.strip()).is_relative_to(fresh)
    pages = {page.name for page in (fresh / "share/man/man1").iterdir()}
    assert pages == {page.name for page in (ROOT / "packaging/man").iterdir()}


@pytest.mark.parametrize(
    ("pattern", "example"),
    [
        pytest.param(MACHINE, "/" + "home/someone/backcoach", id="paths of one machine"),
        pytest.param(REGISTRY, "https://" + "pyp" + "i.org/simple", id="package registries"),
    ],
)
def test_the_tree_names_no(pattern: re.Pattern[str], example: str) -> None:
    assert pattern.search(example)
    for file in tree():
        data = (ROOT / file).read_bytes()
        if b"\0" not in data:
            match = pattern.search(data.decode("utf-8", errors="replace"))
            assert match is None, f"{file}: {match}"
